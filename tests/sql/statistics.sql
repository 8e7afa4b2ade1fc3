-- The form of 2014: one table of 58 figures, an annex of the reports on 2014 to 2018.
.headers on
.nullvalue NULL

-- Behind the text, with a column of running numbers, a line that the province has added, blanks and a mark for none.
SELECT form, proactive_form, requests_form, format, year, agency, status, cells, blank_cells, failed_checks,
       differing_checks, message
FROM reports('fixtures/2014/qinghe-2016.txt');
SELECT *, source FROM statistics('fixtures/2014/qinghe-2016.txt');
SELECT form_table, line, line_label, measure, measure_label, value, text, location
FROM cells('fixtures/2014/qinghe-2016.txt') WHERE line IN ('1.1.2', '1.2.1', '6', '2.2.5');
SELECT count(*) AS other_rows FROM
  (SELECT line FROM requests('fixtures/2014/qinghe-2016.txt')
   UNION ALL SELECT route FROM reviews('fixtures/2014/qinghe-2016.txt')
   UNION ALL SELECT item FROM proactive_disclosure('fixtures/2014/qinghe-2016.txt'));
SELECT rule, scope, status, expression, difference, blanks, message FROM checks('fixtures/2014/qinghe-2016.txt')
WHERE rule NOT LIKE 'narrative.%';
-- What the narrative says of the same, beside the lines that count it.
SELECT rule, scope, status, expression, message FROM checks('fixtures/2014/qinghe-2016.txt')
WHERE rule IN ('narrative.received', 'narrative.processed', 'narrative.reconsideration', 'narrative.litigation');
SELECT count(*) AS repairs FROM repairs('fixtures/2014/qinghe-2016.txt');
SELECT ordinal, heading, text FROM sections('fixtures/2014/qinghe-2016.txt');
SELECT value, unit, subject FROM statements('fixtures/2014/qinghe-2016.txt') WHERE section = 3;

-- An annex that is a file of its own, with a column of remarks, thousands, and fees in 元.
SELECT form, year, agency, status, cells, message FROM disclosure_reports('fixtures/2014/qinghe-finance-2017.html');
SELECT line, value, unit, text FROM disclosure_statistics('fixtures/2014/qinghe-finance-2017.html')
WHERE line IN ('1.1', '1.1.1', '2.2.1.1', '7', '8.4');

-- Three columns of numbers, none of which is the form's: none is read.
SELECT form, status, cells, message FROM reports('fixtures/2014/qinghe-2015.md');
SELECT line, value, text FROM statistics('fixtures/2014/qinghe-2015.md') WHERE line IN ('1.1', '9.3');
