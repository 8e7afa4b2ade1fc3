-- structure.*: what the form demands of a report, on reports in which something of it is missing.
.mode list
.separator ' | '
.headers off
.print A whole report
SELECT rule, scope, status, expression, message FROM checks('fixtures/corpus/finance/2020.txt') WHERE rule GLOB 'structure.*';
.print
.print What does not pass in the corpus
SELECT path, rule, scope, status, message
  FROM checks('fixtures/corpus')
 WHERE rule GLOB 'structure.*' AND status <> 'pass';
.print
.print A table of the old form throughout is told of, but complete
SELECT status, message FROM checks('fixtures/corpus/finance/2021.txt') WHERE rule = 'structure.form';
.print
.print The dates
SELECT path, rule, status, left_value, right_value, difference, expression
  FROM checks('fixtures/corpus')
 WHERE rule IN ('structure.period', 'structure.published') AND status <> 'pass';
.print
.print What stands in the cells: a count below 0, one that is not whole, words; 本年增/减 may fall
CREATE TEMP TABLE broken AS SELECT CAST(replace(replace(replace(replace(readfile('fixtures/corpus/finance/2020.txt'),
  '行政事业性收费	9	0', '行政事业性收费	9	-3'),
  '1.属于国家秘密	0', '1.属于国家秘密	-2'),
  '2.重复申请	0	0', '2.重复申请	待核实	1.5'),
  '政府集中采购	120	860.5', '政府集中采购	120	-860.5') AS BLOB) AS document;
SELECT rule, scope, status, left_value, blanks, message
  FROM broken, checks(document)
 WHERE rule IN ('structure.figure', 'structure.blank');
.print
.print Headings under other ordinals, and the year's requests under another year
CREATE TEMP TABLE slipped AS SELECT CAST(replace(replace(replace(replace(readfile('fixtures/corpus/finance/2020.txt'),
  '二、主动公开政府信息情况', '三、主动公开政府信息情况'),
  '五、存在的主要问题', '四、存在的主要问题'),
  '统计期限为2020年1月1日至2020年12月31日。', '2020年，工作稳步推进。'),
  '2020年，本局新收', '2019年，本局新收') AS BLOB) AS document;
SELECT rule, scope, status, left_value, right_value, message
  FROM slipped, checks(document)
 WHERE rule IN ('structure.numbering', 'structure.year');
