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
