-- What is wrong in the reports of a corpus, worst first.
--
--   sqlite3 corpus.db < sql/audit.sql
--
-- Needs the tables of sql/import.sql, not the extension. Makes the views `audit` and `audit_by_agency` and prints them.
--
-- Ranks: 1 a statutory table that is missing or stands twice; 2 sums of sections 3 and 4 that fail: where a correction of
-- a few cells mends them, one row for each cell of the likeliest one, else one for each sum, the largest difference
-- first; 3 other sums; 4 other parts of the form that are missing, doubled, late, of another year or of the other form;
-- 5 figures of the narrative that no table confirms (which proves no error: the narrative may count something else);
-- 6 what could not be read: cells of a report (`unread`; `difference` is how many), a whole file, one that is no report, or
-- one that does not say whose or of which year it is (`nameless`). What passes or cannot be decided is left out, as are
-- reports that a later version of the same office and year replaces. `place` is where a person looks.
--
-- What a person has looked at stays looked at: put `key`, which survives another import and a corrected print, into
-- `reviewed`, and it is left out here (`audit` has it, with the verdict):
--
--   INSERT INTO reviewed SELECT key, 'ok', 'counts both offices' FROM audit WHERE ...

.bail on
.headers on
.mode list
.separator ' | '

-- What comes first; and a name that somebody else has given stays his.
DROP TABLE IF EXISTS temp.needed; -- an error leaves it in the session
CREATE TEMP TABLE needed(corpus, audit, audit_by_agency, reviewed_columns);
CREATE TEMP TRIGGER refuse BEFORE INSERT ON needed BEGIN SELECT CASE
  WHEN NOT new.corpus THEN RAISE(ABORT, 'run sql/import.sql on this database first')
  WHEN NOT new.audit THEN RAISE(ABORT, 'audit is your own, or an earlier version made it: rename or drop it')
  WHEN NOT new.audit_by_agency THEN RAISE(ABORT, 'audit_by_agency is your own, or an earlier version made it: rename or drop it')
  WHEN NOT new.reviewed_columns THEN RAISE(ABORT, 'the table reviewed needs the columns key, verdict and note') END;
END;
INSERT INTO needed
  SELECT total(name = 'stored_cells'), total(taken = 'audit') = 0, total(taken = 'audit_by_agency') = 0,
         (SELECT count(*) = 0 OR total(name IN ('key', 'verdict', 'note')) = 3 FROM pragma_table_info('reviewed', 'main'))
    FROM (SELECT name, CASE WHEN instr(sql, 'sql/audit.sql') = 0 THEN lower(name) END AS taken FROM main.sqlite_schema);
DROP TABLE temp.needed;

CREATE TABLE IF NOT EXISTS reviewed(key TEXT PRIMARY KEY, verdict TEXT, note TEXT);

DROP VIEW IF EXISTS audit_by_agency;
DROP VIEW IF EXISTS audit;
CREATE VIEW audit /* sql/audit.sql */ AS
  WITH totals(rule, form_table, line, measure, measure_2019) AS (VALUES -- NULL: the scope of the check
    ('requests.balance',    'requests',             '3.7', NULL,       NULL),
    ('requests.outcomes',   'requests',             '3.7', NULL,       NULL),
    ('requests.applicants', 'requests',             NULL,  'total',    NULL),
    ('reviews.outcomes',    'reviews',              NULL,  'total',    NULL),
    ('proactive.stock',     'proactive_disclosure', NULL,  'in_force', 'total_published')
  ), corrected AS ( -- reports whose failing sums a correction mends
    SELECT path FROM repairs JOIN checks USING (path)
     WHERE repair = 1 AND status = 'fail' AND (rule LIKE 'requests.%' OR rule LIKE 'reviews.%')
     GROUP BY path HAVING max(mends) >= count(DISTINCT rule || ' ' || scope)
  ), report AS ( -- also one whose office or year is not known, of which no other is a later version
    SELECT report, path, office, agency, year, cells, blank_cells, message FROM latest_reports
    UNION ALL
    SELECT report, path, path, agency, year, cells, blank_cells, message FROM reports
     WHERE (agency IS NULL OR year IS NULL) AND status IN ('complete', 'partial')
  ), wrong AS (
    SELECT CASE WHEN checks.rule = 'structure.table' THEN 1
                WHEN checks.rule LIKE 'structure.%' THEN 4
                WHEN checks.status = 'differs' THEN 5
                WHEN checks.rule LIKE 'requests.%' OR checks.rule LIKE 'reviews.%' THEN 2
                ELSE 3 END AS rank,
           report.office, checks.agency, checks.year, checks.path, checks.status, checks.rule, checks.scope,
           -- what a statement says, not where it stands
           CASE WHEN checks.rule LIKE 'narrative.%' AND instr(checks.message, '”') > 0
                THEN substr(checks.message, instr(checks.message, '“'), instr(checks.message, '”') - instr(checks.message, '“') + 1)
                ELSE checks.scope END AS about,
           checks.difference, checks.expression, checks.message, NULL AS place
      FROM checks JOIN report USING (path)
     WHERE checks.status IN ('fail', 'differs')
       AND NOT (checks.rule = 'structure.blank' AND report.blank_cells = report.cells)
       AND NOT ((checks.rule LIKE 'requests.%' OR checks.rule LIKE 'reviews.%') AND checks.path IN (SELECT path FROM corrected))
    UNION ALL
    SELECT 2, report.office, repairs.agency, repairs.year, repairs.path, 'fail', 'repair', repairs.line || ' ' || repairs.measure,
           repairs.line || ' ' || repairs.measure, repairs.suggested - repairs.printed,
           repairs.printed || ' → ' || coalesce(repairs.suggested, '?'), repairs.message, repairs.location
      FROM repairs JOIN report USING (path)
     WHERE repairs.repair = 1
    UNION ALL -- a form that nobody has filled in: once, not for each of its tables
    SELECT 4, office, agency, year, path, 'differs', 'structure.blank', 'report', 'report', NULL, NULL, '各表都是空白的，没有填写任何数字。', NULL
      FROM report
     WHERE cells > 0 AND blank_cells = cells
    UNION ALL
    SELECT 6, office, agency, year, path, 'unread', NULL, 'cells', 'cells', unread, unread || ' / ' || cells, message, NULL
      FROM (SELECT *, cells - blank_cells - (SELECT count(value) FROM stored_cells WHERE stored_cells.report = report.report) AS unread
              FROM report)
     WHERE unread > 0
    UNION ALL
    SELECT 6, path, agency, year, path, CASE WHEN status IN ('complete', 'partial') THEN 'nameless' ELSE status END,
           NULL, NULL, '', NULL, NULL, message, NULL
      FROM reports
     WHERE status NOT IN ('complete', 'partial') OR agency IS NULL OR year IS NULL
  ), named AS (
    SELECT *
      FROM (SELECT *, office || ' | ' || coalesce(year, '') || ' | ' || coalesce(rule, status) || ' | ' || about AS key FROM wrong)
  )
  SELECT named.rank, named.office, named.agency, named.year, named.path, named.status, named.rule, named.scope,
         coalesce(named.place, (SELECT location FROM cells
           WHERE cells.path = named.path AND cells.form_table = totals.form_table
             AND cells.line = coalesce(totals.line, named.scope)
             AND cells.measure IN (coalesce(totals.measure, named.scope), totals.measure_2019))) AS place,
         named.expression AS figures, named.difference, named.message, named.key, reviewed.verdict, reviewed.note
    FROM named LEFT JOIN totals USING (rule) LEFT JOIN reviewed USING (key);

CREATE VIEW audit_by_agency /* sql/audit.sql */ AS
  SELECT max(agency) AS agency, count(DISTINCT year) AS years, count(*) FILTER (WHERE status = 'fail') AS fail,
         count(*) FILTER (WHERE rule = 'repair') AS cells_to_correct, count(*) FILTER (WHERE status = 'differs') AS differs,
         coalesce(sum(difference) FILTER (WHERE status = 'unread'), 0) AS unread_cells
    FROM audit
   WHERE agency IS NOT NULL AND verdict IS NULL
   GROUP BY office;

SELECT status, agency, year, path, rule, scope, place, figures, message
  FROM audit
 WHERE verdict IS NULL
 ORDER BY rank, abs(difference) DESC, agency, year, path, rule, scope, message;

.print
.print By agency
SELECT * FROM audit_by_agency ORDER BY fail DESC, differs DESC, agency;
