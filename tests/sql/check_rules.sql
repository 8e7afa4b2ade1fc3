-- The five rules of arithmetic, through the table function.
.mode list
.separator ' | '
.headers on
CREATE TEMP VIEW arithmetic AS
  SELECT * FROM checks('fixtures/luyi-2019.txt') WHERE rule NOT GLOB 'narrative.*' AND rule NOT GLOB 'structure.*'
  UNION ALL
  SELECT * FROM checks('fixtures/hongze-2023.txt') WHERE rule NOT GLOB 'narrative.*' AND rule NOT GLOB 'structure.*';

.print The 42 checks of each report
SELECT agency, rule, count(*) AS checks, sum(status = 'pass') AS pass, sum(status = 'fail') AS fail,
       sum(status = 'unknown') AS unknown
  FROM arithmetic GROUP BY agency, rule;
SELECT agency, count(*) AS checks, sum(status = 'pass') AS pass, sum(status = 'fail') AS fail,
       sum(status = 'unknown') AS unknown
  FROM arithmetic GROUP BY agency;

.print
.print Those that do not pass
SELECT rule, scope, status, left_value, right_value, difference, blanks, expression FROM arithmetic WHERE status <> 'pass';

.print
.print A pass is silent where all is printed, and says what is blank where not
SELECT scope, left_value, right_value, difference, blanks, expression, message
  FROM arithmetic
 WHERE status = 'pass' AND (rule, scope) IN (VALUES ('requests.balance', 'total'), ('requests.applicants', '3.3.1'))
   AND agency LIKE '鹿邑%' ORDER BY scope DESC;

.print
.print The order of the rules
SELECT DISTINCT rule FROM checks('fixtures/luyi-2019.txt') WHERE rule NOT GLOB 'narrative.*' AND rule NOT GLOB 'structure.*';

.print
.print Columns of checks
SELECT name, type FROM pragma_table_info('checks');
.print
.print Large and small figures are written without an exponent
SELECT expression FROM checks(CAST(replace(replace(CAST(readfile('fixtures/yunxi-2022.txt') AS TEXT), char(9) || '23185' || char(10),
  char(9) || '123456789012345678901' || char(10)), '67048.79', '0.00002') || '收取行政事业性收费0.00001万元。' AS BLOB))
 WHERE rule IN ('requests.balance', 'narrative.fees') AND status IN ('fail', 'differs');
