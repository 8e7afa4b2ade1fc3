-- A region's figures against the sum of its parts'.
--
--   sqlite3 corpus.db "CREATE TABLE hierarchy(parent TEXT, part TEXT, PRIMARY KEY(parent, part))"
--   sqlite3 corpus.db ".import --csv --skip 1 hierarchy.csv hierarchy"
--   sqlite3 corpus.db < sql/hierarchy.sql
--
-- Needs the tables of sql/import.sql and the table `hierarchy`, whose names are those of reports.agency; not the
-- extension. Makes the views `hierarchy_sums` and `hierarchy_missing` and prints what differs and what is missing.
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

CREATE TABLE IF NOT EXISTS hierarchy(parent TEXT, part TEXT, PRIMARY KEY(parent, part));

DROP VIEW IF EXISTS hierarchy_missing;
CREATE VIEW hierarchy_missing AS
  SELECT region.agency, region.year, hierarchy.part AS missing
    FROM latest_reports AS region JOIN hierarchy ON hierarchy.parent = region.agency
   WHERE NOT EXISTS (SELECT 1 FROM latest_reports AS report
                      WHERE report.agency = hierarchy.part AND report.year = region.year);

DROP VIEW IF EXISTS hierarchy_sums;
CREATE VIEW hierarchy_sums AS
  WITH parts AS (
    SELECT region.path AS region_path, hierarchy.part, report.path
      FROM latest_reports AS region JOIN hierarchy ON hierarchy.parent = region.agency
      LEFT JOIN latest_reports AS report ON report.agency = hierarchy.part AND report.year = region.year
  ), sums AS (
    SELECT region.path, region.agency, region.year, region.form_table, region.line, region.line_label, region.measure,
           region.measure_label, region.location, region.value AS printed, sum(part.value) AS parts_sum,
           count(part.value) AS parts_printed, count(*) AS parts,
           group_concat(CASE WHEN part.value IS NULL THEN parts.part END, '、') AS parts_without
      FROM cells AS region
      JOIN parts ON parts.region_path = region.path
      LEFT JOIN cells AS part ON part.path = parts.path AND part.form_table = region.form_table
                             AND part.line = region.line AND part.measure = region.measure
     WHERE region.value IS NOT NULL
     GROUP BY region.path, region.form_table, region.line, region.measure
  )
  SELECT agency, year, path, form_table, line, measure, location, printed, parts_sum, parts_printed, parts,
         parts_without,
         -- amounts are sums of decimals
         CASE WHEN parts_printed = parts AND abs(printed - parts_sum) < 0.0000005 THEN 'agrees'
              WHEN parts_printed = parts OR (parts_sum > printed + 0.0000005 AND measure <> 'items_change')
                THEN 'differs'
              ELSE 'unknown' END AS status,
         printf('%s%d年“%s”%s“%s”为 %s（%s），%d 个下属机关中 %d 个印出，合计 %s%s。', agency, year, line_label,
                CASE form_table WHEN 'requests' THEN '（' || line || ' 行）' ELSE '' END, measure_label, printed,
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
