-- Every column of every table, on fixtures/luyi-2019.txt.
.headers on
.nullvalue NULL
SELECT *, source FROM requests('fixtures/luyi-2019.txt');
SELECT *, source FROM proactive_disclosure('fixtures/luyi-2019.txt');
SELECT *, source FROM reviews('fixtures/luyi-2019.txt');
SELECT path, agency, year, title, form, proactive_form, requests_form, format, encoding, period_start, period_end,
       published, status, cells, blank_cells, failed_checks, message, source
FROM reports('fixtures/luyi-2019.txt');

-- Cells as printed, and where they stand: line 1, a line with blanks, an amount.
SELECT *, source FROM cells('fixtures/luyi-2019.txt') WHERE line IN ('1', '3.3.5', 'procurement');
SELECT form_table, count(*) AS cells, count(value) AS numbers, count(text) AS printed
FROM cells('fixtures/luyi-2019.txt') GROUP BY form_table;

-- The narrative: its sections, and one figure of it.
SELECT path, agency, year, ordinal, heading, length(text) > 0 AS has_text, source
FROM sections('fixtures/luyi-2019.txt') WHERE ordinal > 0;
SELECT path, agency, year, section, sentence, value, unit, approximate, text, position > 0 AS has_position,
       instr(sentence, subject) > 0 AS has_subject, source
FROM statements('fixtures/luyi-2019.txt') WHERE value = 234;

-- One check of each status that the five rules of arithmetic come to here, and that the counts of `reports` agree.
SELECT path, agency, year, rule, scope, status, left_value, right_value, difference, blanks, expression,
       length(message) > 0 AS has_message, source
FROM checks('fixtures/luyi-2019.txt')
WHERE rule = 'requests.balance' AND scope IN ('natural_person', 'total')
   OR rule = 'requests.applicants' AND scope IN ('3.1', '3.5.1');
SELECT r.failed_checks = count(*) FILTER (WHERE c.status = 'fail') AS failed,
       r.differing_checks = count(*) FILTER (WHERE c.status = 'differs') AS differing,
       r.unknown_checks = count(*) FILTER (WHERE c.status = 'unknown') AS unknown, count(*) > 42 AS enough
FROM reports('fixtures/luyi-2019.txt') AS r JOIN checks('fixtures/luyi-2019.txt') AS c;

-- What SQLite is told of each table.
SELECT t.name, group_concat(c.name || ' ' || c.type, ', ') AS columns
FROM pragma_module_list AS t JOIN pragma_table_xinfo(t.name) AS c
WHERE t.name IN ('cells', 'checks', 'proactive_disclosure', 'reports', 'requests', 'reviews', 'sections', 'statements')
GROUP BY t.name ORDER BY t.name;
SELECT DISTINCT name, hidden FROM pragma_table_xinfo('requests') WHERE hidden;

-- Each has a long name too.
SELECT (SELECT count(*) FROM disclosure_reports('fixtures/luyi-2019.txt')) AS reports,
       (SELECT count(*) FROM disclosure_proactive_disclosure('fixtures/luyi-2019.txt')) AS proactive_disclosure,
       (SELECT count(*) FROM disclosure_requests('fixtures/luyi-2019.txt')) AS requests,
       (SELECT count(*) FROM disclosure_reviews('fixtures/luyi-2019.txt')) AS reviews,
       (SELECT count(*) FROM disclosure_cells('fixtures/luyi-2019.txt')) AS cells,
       (SELECT count(*) > 5 FROM disclosure_sections('fixtures/luyi-2019.txt')) AS sections,
       (SELECT count(*) > 20 FROM disclosure_statements('fixtures/luyi-2019.txt')) AS statements,
       (SELECT count(*) > 42 FROM disclosure_checks('fixtures/luyi-2019.txt')) AS checks;
CREATE TABLE requests (item, total);
INSERT INTO requests VALUES ('of an ordinary table', 1);
SELECT (SELECT group_concat(item) FROM requests) AS short,
       (SELECT count(*) FROM disclosure_requests('fixtures/luyi-2019.txt')) AS long;
