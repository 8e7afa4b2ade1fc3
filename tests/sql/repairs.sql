-- What to correct: the table `repairs`, and the check of section 3 as a whole.
.mode list
.headers on
SELECT * FROM repairs('fixtures/hongze-2023.txt') WHERE repair = 1;
SELECT count(*) AS proposals FROM (SELECT DISTINCT repair FROM repairs('fixtures/hongze-2023.txt'));
-- A report whose sums hold, and one with blanks whose sums can hold: no rows.
SELECT count(*) AS none FROM repairs('fixtures/yunxi-2022.txt');
SELECT count(*) AS none FROM disclosure_repairs('fixtures/luyi-2019.txt');
SELECT rule, scope, status, blanks, message FROM checks('fixtures/luyi-2019.txt') WHERE rule = 'requests.joint';
-- A slip planted at the crossing of two sums.
CREATE TEMP TABLE slip AS
    SELECT CAST(replace(CAST(readfile('fixtures/yunxi-2022.txt') AS TEXT), '1436', '1346') AS BLOB) AS report;
SELECT r.repair, r.size, r.line, r.measure, r.printed, r.suggested, r.slip, r.mends, r.message
  FROM slip JOIN repairs(slip.report) AS r;
-- In a folder, what needs no correction has no rows.
SELECT path, repair, line, measure, printed, suggested, slip FROM repairs('fixtures/corpus') WHERE repair = 1;
-- Nothing is changed anywhere else.
SELECT printed = value AS same FROM repairs('fixtures/hongze-2023.txt') AS r JOIN cells('fixtures/hongze-2023.txt') AS c
    ON c.form_table = r.form_table AND c.line = r.line AND c.measure = r.measure WHERE repair = 1;
SELECT * FROM repairs('fixtures/open-data.csv');
