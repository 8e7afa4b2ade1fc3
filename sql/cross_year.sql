-- Where a year's report does not go on from the one before.
--
--   sqlite3 corpus.db < sql/cross_year.sql
--
-- Needs the tables of sql/import.sql, not the extension. Makes the view `cross_year` and prints it: one row for each
-- figure of a report that is not what the report of the year before leads to.
--
--   carried       line 4 (结转下年度) of a year is line 2 (上年结转) of the next, in each of the 7 columns
--   stock         form of 2021: in_force of the year before + issued - repealed = in_force
--                 form of 2019: total_published of the year before + newly_published = total_published
--   items         form of 2019: items_last_year + items_change of the year before = items_last_year
--   amount        an amount that is about 10,000 times, or a 10,000th of, the year before's: 元 printed for 万元
--
-- All are `differs`, never `fail`: offices merge and part, regions count other units, and reports are corrected.
-- Blank cells compare to nothing. Of several reports of one office and year the latest counts; an office is the same
-- under each name that it prints.

.bail on
.headers on
.mode list
.separator ' | '

-- What comes first; and a name that somebody else has given stays his.
DROP TABLE IF EXISTS temp.needed; -- an error leaves it in the session
CREATE TEMP TABLE needed(corpus, cross_year);
CREATE TEMP TRIGGER refuse BEFORE INSERT ON needed BEGIN SELECT CASE
  WHEN NOT new.corpus THEN RAISE(ABORT, 'run sql/import.sql on this database first')
  WHEN NOT new.cross_year THEN RAISE(ABORT, 'cross_year is your own, or an earlier version made it: rename or drop it') END;
END;
INSERT INTO needed
  SELECT total(name = 'stored_cells'), total(taken = 'cross_year') = 0
    FROM (SELECT name, CASE WHEN instr(sql, 'sql/cross_year.sql') = 0 THEN lower(name) END AS taken FROM main.sqlite_schema);
DROP TABLE temp.needed;

DROP VIEW IF EXISTS cross_year;
CREATE VIEW cross_year /* sql/cross_year.sql */ AS
  WITH pairs AS (
    SELECT after.agency, before.year AS year_before, after.year, before.path AS path_before, after.path
      FROM latest_reports AS before JOIN latest_reports AS after
        ON after.office = before.office AND after.year = before.year + 1
  ),
  -- result (this year) = base (the year before) + added - removed, each of the same item; added and removed are of
  -- this year but for items_change, which the year before reports
  steps(rule, base, added, added_before, removed, result) AS (VALUES
    ('stock', 'in_force',        'issued',          0, 'repealed', 'in_force'),
    ('stock', 'total_published', 'newly_published', 0, NULL,       'total_published'),
    ('items', 'items_last_year', 'items_change',    1, NULL,       'items_last_year')
  ),
  carried AS (
    SELECT pairs.*, 'carried' AS rule, a.form_table, a.measure AS scope, a.measure_label AS label,
           a.value AS expected, b.value AS printed, b.location,
           printf('“结转下年度继续办理”“%s”列为 %s', a.measure_label, a.value) AS basis,
           printf('“上年结转”同列为 %s', b.value) AS finding
      FROM pairs
      JOIN cells AS a ON a.path = pairs.path_before AND a.form_table = 'requests' AND a.line = '4'
      JOIN cells AS b ON b.path = pairs.path AND b.form_table = 'requests' AND b.line = '2' AND b.measure = a.measure
  ),
  stepped AS (
    SELECT pairs.*, steps.rule, base.form_table, base.line AS scope, base.line_label AS label,
           base.value + added.value - CASE WHEN steps.removed IS NULL THEN 0 ELSE removed.value END AS expected,
           result.value AS printed, result.location,
           printf('“%s”的“%s”为 %s', base.line_label, base.measure_label, base.value) AS basis,
           printf('%s“%s”%s%s，应为 %s，而“%s”印作 %s',
                  CASE WHEN steps.added_before THEN '连同上一年' ELSE '加' END, added.measure_label, added.value,
                  CASE WHEN steps.removed IS NULL THEN '' ELSE printf('、减“%s”%s', removed.measure_label, removed.value)
                    END,
                  base.value + added.value - CASE WHEN steps.removed IS NULL THEN 0 ELSE removed.value END,
                  result.measure_label, result.value) AS finding
      FROM pairs, steps
      JOIN cells AS base ON base.path = pairs.path_before AND base.form_table = 'proactive_disclosure'
                        AND base.measure = steps.base
      JOIN cells AS result ON result.path = pairs.path AND result.form_table = base.form_table
                          AND result.line = base.line AND result.measure = steps.result
      JOIN cells AS added ON added.path = CASE WHEN steps.added_before THEN pairs.path_before ELSE pairs.path END
                         AND added.form_table = base.form_table AND added.line = base.line
                         AND added.measure = steps.added
      LEFT JOIN cells AS removed ON removed.path = pairs.path AND removed.form_table = base.form_table
                                AND removed.line = base.line AND removed.measure = steps.removed
  ),
  jumped AS (
    SELECT pairs.*, 'amount' AS rule, a.form_table, a.line AS scope, a.line_label AS label, a.value AS expected,
           b.value AS printed, b.location,
           printf('“%s”为 %s 万元', a.line_label, a.value) AS basis,
           printf('印作 %s 万元，约为%s，可能把元当作万元', b.value,
                  CASE WHEN b.value > a.value THEN printf('其 %d 倍', round(b.value / a.value))
                       ELSE printf('其 %d 分之一', round(a.value / b.value)) END) AS finding
      FROM pairs
      JOIN cells AS a ON a.path = pairs.path_before AND a.form_table = 'proactive_disclosure' AND a.measure = 'amount'
      JOIN cells AS b ON b.path = pairs.path AND b.form_table = a.form_table AND b.line = a.line
                     AND b.measure = 'amount'
     WHERE a.value > 0 AND b.value > 0
       AND (b.value * 1.0 / a.value BETWEEN 2000 AND 50000 OR a.value * 1.0 / b.value BETWEEN 2000 AND 50000)
  )
  SELECT agency, year, path, rule, scope, 'differs' AS status, expected, printed, printed - expected AS difference,
         location, path_before,
         printf('%d年报告%s，%d年报告%s（%s）%s。', year_before, basis, year, finding, location,
                CASE rule WHEN 'amount' THEN '' ELSE '；统计范围可能有变' END) AS message
    FROM (SELECT * FROM carried WHERE expected <> printed
          UNION ALL SELECT * FROM stepped WHERE expected <> printed
          UNION ALL SELECT * FROM jumped);

SELECT agency, year, rule, scope, expected, printed, difference, path, location, message
  FROM cross_year
 ORDER BY agency, year, rule, scope;
