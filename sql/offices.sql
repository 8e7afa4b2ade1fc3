-- One row an office, and each cell beside the year before's.
--
--   sqlite3 corpus.db < sql/offices.sql
--
-- Needs the tables of sql/import.sql and the views of sql/indicators.sql, not the extension. Makes the views
--   offices   one row for each office, of its latest report: what fails, what to correct, cells that could not be read,
--             the usual rates, and its rank among the offices of its level and kind in its province by the share that
--             was granted (1 is the highest, of `ranked_in_province`)
--   changes   one row for each cell of a report whose office printed it the year before
--   series    received, granted, denied, reconsiderations and litigations of each office and year, over the break of
--             2019: `form` says which form each year has; NULL where that form has no comparable figure
-- and prints the first.

.bail on
.headers on
.mode list
.separator ' | '

-- What comes first; and a name that somebody else has given stays his.
DROP TABLE IF EXISTS temp.needed; -- an error leaves it in the session
CREATE TEMP TABLE needed(corpus, rates, offices, changes, series);
CREATE TEMP TRIGGER refuse BEFORE INSERT ON needed BEGIN SELECT CASE
  WHEN NOT new.corpus THEN RAISE(ABORT, 'run sql/import.sql on this database first')
  WHEN NOT new.rates THEN RAISE(ABORT, 'run sql/indicators.sql on this database first')
  WHEN NOT new.offices THEN RAISE(ABORT, 'offices is your own, or an earlier version made it: rename or drop it')
  WHEN NOT new.changes THEN RAISE(ABORT, 'changes is your own, or an earlier version made it: rename or drop it')
  WHEN NOT new.series THEN RAISE(ABORT, 'series is your own, or an earlier version made it: rename or drop it') END;
END;
INSERT INTO needed
  SELECT total(name = 'stored_cells'), total(name = 'indicators'), total(taken = 'offices') = 0,
         total(taken = 'changes') = 0, total(taken = 'series') = 0
    FROM (SELECT name, CASE WHEN instr(sql, 'sql/offices.sql') = 0 THEN lower(name) END AS taken FROM main.sqlite_schema);
DROP TABLE temp.needed;

DROP VIEW IF EXISTS offices;
CREATE VIEW offices /* sql/offices.sql */ AS
  WITH latest AS MATERIALIZED (
    SELECT *, row_number() OVER (PARTITION BY office ORDER BY year DESC) AS nth, count(*) OVER (PARTITION BY office) AS reports
      FROM latest_reports
  ), rates AS MATERIALIZED (SELECT report, granted, denied, carried_forward, disputes_per_100 FROM indicators)
  SELECT latest.office, latest.agency, latest.division, latest.division_name, latest.level, latest.kind, latest.reports,
         latest.year AS latest_year, latest.status, latest.failed_checks AS failed, latest.differing_checks AS differing,
         (SELECT count(*) FROM repairs WHERE repairs.path = latest.path AND repair = 1) AS cells_to_correct,
         latest.cells - latest.blank_cells
           - (SELECT count(value) FROM stored_cells WHERE stored_cells.report = latest.report) AS unread_cells,
         (SELECT value FROM stored_cells AS stored JOIN form_cells AS cell USING (form_cell)
           WHERE stored.report = latest.report AND cell.form_table = 'requests' AND cell.line = '1'
             AND cell.measure = 'total') AS received,
         rates.granted, rates.denied, rates.carried_forward, rates.disputes_per_100,
         CASE WHEN rates.granted IS NOT NULL AND latest.division IS NOT NULL
              THEN rank() OVER (peers ORDER BY rates.granted DESC) END AS rank_in_province,
         CASE WHEN rates.granted IS NOT NULL AND latest.division IS NOT NULL THEN count(*) OVER peers END AS ranked_in_province,
         latest.path
    FROM latest JOIN rates USING (report)
   WHERE latest.nth = 1
  WINDOW peers AS (PARTITION BY substr(latest.division, 1, 2), latest.level, latest.kind, rates.granted IS NULL);

DROP VIEW IF EXISTS changes;
CREATE VIEW changes /* sql/offices.sql */ AS
  SELECT this.office, this.agency, this.year, cell.form_table, cell.line, cell.line_label, cell.measure, cell.measure_label,
         before.value AS last_value, now.value, now.value - before.value AS change, place.text AS location, this.path
    FROM latest_reports AS this
    JOIN latest_reports AS last ON last.office = this.office AND last.year = this.year - 1
    JOIN stored_cells AS now ON now.report = this.report
    JOIN stored_cells AS before ON before.report = last.report AND before.form_cell = now.form_cell
    JOIN form_cells AS cell ON cell.form_cell = now.form_cell
    LEFT JOIN stored_words AS place ON place.word = now.place;

-- What the form of 2014 counts in its own lines. Denied: its grounds are others, so that only the sum compares.
DROP VIEW IF EXISTS series;
CREATE VIEW series /* sql/offices.sql */ AS
  WITH cell(form_table, line, measure, figure, cells) AS (VALUES
    ('requests', '1', 'total', 'received', 1), ('requests', '3.1', 'total', 'granted', 1),
    ('requests', '3.3.*', 'total', 'denied', 8), ('reviews', 'reconsideration', 'total', 'reconsiderations', 1),
    ('reviews', '*litigation*', 'total', 'litigations', 2),
    ('statistics', '3.1', '*', 'received', 1), ('statistics', '3.3.2', '*', 'granted', 1),
    ('statistics', '3.3.4', '*', 'denied', 1), ('statistics', '4', '*', 'reconsiderations', 1),
    ('statistics', '5', '*', 'litigations', 1)
  ), figures AS (
    SELECT report.report, cell.figure, CASE WHEN count(stored.value) = cell.cells THEN sum(stored.value) END AS value
      FROM latest_reports AS report CROSS JOIN cell
      JOIN form_cells AS form ON form.form_table = cell.form_table AND form.line GLOB cell.line AND form.measure GLOB cell.measure
      JOIN stored_cells AS stored ON stored.report = report.report AND stored.form_cell = form.form_cell
     GROUP BY report.report, cell.form_table, cell.figure
  )
  SELECT report.office, report.agency, report.year, report.form,
         max(value) FILTER (WHERE figure = 'received') AS received, max(value) FILTER (WHERE figure = 'granted') AS granted,
         max(value) FILTER (WHERE figure = 'denied') AS denied,
         max(value) FILTER (WHERE figure = 'reconsiderations') AS reconsiderations,
         max(value) FILTER (WHERE figure = 'litigations') AS litigations
    FROM latest_reports AS report LEFT JOIN figures USING (report)
   GROUP BY report.report;

SELECT agency, level, reports, latest_year, status, failed, differing, cells_to_correct, unread_cells, received,
       round(granted, 3) AS granted, round(disputes_per_100, 1) AS disputes_per_100, rank_in_province, ranked_in_province
  FROM offices
 ORDER BY failed DESC, differing DESC, agency;
