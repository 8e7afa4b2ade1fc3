-- A region's figures against the sum of its parts'.
--
--   sqlite3 corpus.db < sql/hierarchy.sql
--
-- Needs the tables of sql/import.sql, not the extension. The code of the division tells the parts of a government: the
-- departments, towns and zones of its own, and the governments right below it, as far as they have published for any
-- year. Where that is not what a region counts, a table says what is:
--
--   sqlite3 corpus.db "CREATE TABLE IF NOT EXISTS hierarchy(parent TEXT, part TEXT, PRIMARY KEY(parent, part) ON CONFLICT REPLACE)"
--   sqlite3 corpus.db ".import --csv --skip 1 hierarchy.csv hierarchy"
--
-- Its names are those of reports.agency in any year, names in full (河南省周口市鹿邑县教育局), or, of governments, codes. A
-- parent that stands in it has the parts that stand there, and no other.
--
-- Makes the views `hierarchy_parts`, `hierarchy_sums` and `hierarchy_missing` and prints what differs and what is missing.
--
-- In hierarchy_sums, `status` is
--   agrees    each part prints the figure, and they sum to the region's
--   differs   each part prints it, and they do not; or those that do already exceed it (but for items_change, which
--             may be negative)
--   unknown   a part has no report, another form, or a blank cell, and the rest leaves room for it
-- A difference is no proof of an error: a region may count bodies that publish no report of their own.

.bail on
.headers on
.mode list
.separator ' | '

-- What comes first; and a name that somebody else has given stays his.
DROP TABLE IF EXISTS temp.needed; -- an error leaves it in the session
CREATE TEMP TABLE needed(corpus, hierarchy_parts, hierarchy_sums, hierarchy_missing, hierarchy_columns);
CREATE TEMP TRIGGER refuse BEFORE INSERT ON needed BEGIN SELECT CASE
  WHEN NOT new.corpus THEN RAISE(ABORT, 'run sql/import.sql on this database first')
  WHEN NOT new.hierarchy_parts THEN RAISE(ABORT, 'hierarchy_parts is your own, or an earlier version made it: rename or drop it')
  WHEN NOT new.hierarchy_sums THEN RAISE(ABORT, 'hierarchy_sums is your own, or an earlier version made it: rename or drop it')
  WHEN NOT new.hierarchy_missing THEN RAISE(ABORT, 'hierarchy_missing is your own, or an earlier version made it: rename or drop it')
  WHEN NOT new.hierarchy_columns THEN RAISE(ABORT, 'the table hierarchy needs the columns parent and part') END;
END;
INSERT INTO needed
  SELECT total(name = 'stored_cells'), total(taken = 'hierarchy_parts') = 0, total(taken = 'hierarchy_sums') = 0,
         total(taken = 'hierarchy_missing') = 0,
         (SELECT count(*) = 0 OR total(name IN ('parent', 'part')) = 2 FROM pragma_table_info('hierarchy', 'main'))
    FROM (SELECT name, CASE WHEN instr(sql, 'sql/hierarchy.sql') = 0 THEN lower(name) END AS taken FROM main.sqlite_schema);
DROP TABLE temp.needed;

CREATE TABLE IF NOT EXISTS hierarchy(parent TEXT, part TEXT, PRIMARY KEY(parent, part) ON CONFLICT REPLACE);

DROP VIEW IF EXISTS hierarchy_missing;
DROP VIEW IF EXISTS hierarchy_sums;
DROP VIEW IF EXISTS hierarchy_parts;

CREATE VIEW hierarchy_parts /* sql/hierarchy.sql */ AS
  WITH offices AS ( -- with the code of the division right above its own: 4 digits, or 2 of those right below a province
    SELECT office, agency, division, kind, max(year),
           CASE WHEN level = 'prefecture' OR substr(division, 1, 2) IN ('11', '12', '31', '50')
                     OR substr(division, 3, 2) = '90' THEN substr(division, 1, 2) || '0000'
                WHEN level = 'county' THEN substr(division, 1, 4) || '00' END AS above
      FROM latest_reports
     GROUP BY office
  ), given AS (
    SELECT coalesce(region.office, hierarchy.parent) AS region, coalesce(part.office, hierarchy.part) AS part,
           hierarchy.part AS name
      FROM hierarchy
      LEFT JOIN office_names AS region ON region.name = hierarchy.parent
      LEFT JOIN office_names AS part ON part.name = hierarchy.part
  ), told AS (
    SELECT region.office AS region, part.office AS part, part.agency AS name
      FROM offices AS region JOIN offices AS part ON part.division = region.division
     WHERE region.kind = 'government' AND part.kind IN ('department', 'township', 'zone')
    UNION ALL
    SELECT region.office, part.office, part.agency
      FROM offices AS region JOIN offices AS part ON part.above = region.division
     WHERE region.kind = 'government' AND part.kind = 'government' AND part.division <> region.division
  )
  SELECT region, part, name FROM given
  UNION ALL
  SELECT region, part, name FROM told WHERE region NOT IN (SELECT region FROM given);

CREATE VIEW hierarchy_missing /* sql/hierarchy.sql */ AS
  SELECT region.agency, region.year, parts.name AS missing
    FROM latest_reports AS region JOIN hierarchy_parts AS parts ON parts.region = region.office
   WHERE NOT EXISTS (SELECT 1 FROM latest_reports AS report
                      WHERE report.office = parts.part AND report.year = region.year);

CREATE VIEW hierarchy_sums /* sql/hierarchy.sql */ AS
  WITH parts AS (
    SELECT region.path AS region_path, parts.name AS part, report.report
      FROM latest_reports AS region JOIN hierarchy_parts AS parts ON parts.region = region.office
      LEFT JOIN latest_reports AS report ON report.office = parts.part AND report.year = region.year
  ), figures AS (
    SELECT region.*, parts.part, (
             SELECT stored.value
               FROM form_cells AS cell JOIN stored_cells AS stored USING (form_cell)
              WHERE stored.report = parts.report AND cell.form_table = region.form_table AND cell.line = region.line
                AND cell.measure = region.measure) AS part_value
      FROM parts JOIN cells AS region ON region.path = parts.region_path
     WHERE region.value IS NOT NULL
  ), sums AS (
    SELECT path, agency, year, form_table, line, line_label, measure, measure_label, location, value AS printed,
           sum(part_value) AS parts_sum, count(part_value) AS parts_printed, count(*) AS parts,
           group_concat(CASE WHEN part_value IS NULL THEN part END, '、') AS parts_without
      FROM figures
     GROUP BY path, form_table, line, measure
  )
  SELECT agency, year, path, form_table, line, measure, location, printed, parts_sum, parts_printed, parts,
         parts_without,
         -- amounts are sums of decimals
         CASE WHEN parts_printed = parts AND abs(printed - parts_sum) < 0.0000005 THEN 'agrees'
              WHEN parts_printed = parts OR (parts_sum > printed + 0.0000005 AND measure <> 'items_change')
                THEN 'differs'
              ELSE 'unknown' END AS status,
         printf('%s%d年“%s”%s“%s”为 %s（%s），已知的 %d 个下属机关中 %d 个印出，合计 %s%s。', agency, year, line_label,
                CASE form_table WHEN 'requests' THEN '（行号 ' || line || '）' ELSE '' END, measure_label, printed,
                location, parts, parts_printed, parts_sum, coalesce('，缺' || parts_without, '')) AS message
    FROM sums;

.print What differs from the sum of the parts
SELECT agency, year, form_table, line, measure, printed, parts_sum, message
  FROM hierarchy_sums
 WHERE status = 'differs'
 ORDER BY agency, year, form_table, line, measure;

.print
.print Parts without a report
SELECT agency, year, missing FROM hierarchy_missing ORDER BY agency, year, missing;
