-- sql/import.sql: a folder into tables, again and again.
.parameter set :folder "'fixtures/corpus/'"
.read sql/import.sql
SELECT path, agency, year, form, format, status, published, failed_checks, vanished FROM reports ORDER BY path;
.headers off
SELECT 'rows of each table: ', (SELECT count(*) FROM reports), (SELECT count(*) FROM proactive_disclosure),
       (SELECT count(*) FROM requests), (SELECT count(*) FROM reviews), (SELECT count(*) FROM cells),
       (SELECT count(*) FROM sections), (SELECT count(*) > 0 FROM statements), (SELECT count(*) > 0 FROM checks);

-- The rows are those of the table functions, which the long names still reach.
SELECT 'columns that differ from ' || ordinary.name, count(*)
  FROM (VALUES ('requests'), ('reviews'), ('proactive_disclosure'), ('cells'), ('sections'), ('statements'), ('checks'))
       AS tables JOIN sqlite_schema AS ordinary ON ordinary.name = tables.column1
 WHERE (SELECT group_concat(name) FROM pragma_table_info(ordinary.name))
    <> (SELECT group_concat(name) FROM pragma_table_info('disclosure_' || ordinary.name))
 GROUP BY ordinary.name;
SELECT 'requests', count(*) FROM (SELECT * FROM disclosure_requests('fixtures/corpus') EXCEPT SELECT * FROM requests);
SELECT 'reviews', count(*) FROM (SELECT * FROM disclosure_reviews('fixtures/corpus') EXCEPT SELECT * FROM reviews);
SELECT 'cells', count(*) FROM (SELECT * FROM disclosure_cells('fixtures/corpus') EXCEPT SELECT * FROM cells);
SELECT 'checks', count(*) FROM (SELECT * FROM disclosure_checks('fixtures/corpus') EXCEPT SELECT * FROM checks);
SELECT 'statements', count(*)
  FROM (SELECT * FROM disclosure_statements('fixtures/corpus') EXCEPT SELECT * FROM statements);
SELECT 'reports', count(*)
  FROM (SELECT path, agency, year, title, form, proactive_form, requests_form, format, encoding, period_start,
               period_end, published, status, cells, blank_cells, failed_checks, differing_checks, unknown_checks, message
          FROM disclosure_reports('fixtures/corpus')
        EXCEPT
        SELECT path, agency, year, title, form, proactive_form, requests_form, format, encoding, period_start,
               period_end, published, status, cells, blank_cells, failed_checks, differing_checks, unknown_checks, message
          FROM reports);

.print
.print The second import reads nothing and leaves each row where it is
CREATE TEMP TABLE reports_before AS SELECT rowid AS id, * FROM reports;
CREATE TEMP TABLE checks_before AS SELECT rowid AS id, * FROM checks;
CREATE TEMP TABLE sections_before AS SELECT rowid AS id, * FROM sections;
.read sql/import.sql
.headers off
SELECT (SELECT count(*) FROM (SELECT rowid, * FROM reports EXCEPT SELECT * FROM reports_before)),
       (SELECT count(*) FROM (SELECT rowid, * FROM checks EXCEPT SELECT * FROM checks_before)),
       (SELECT count(*) FROM (SELECT rowid, * FROM sections EXCEPT SELECT * FROM sections_before)),
       (SELECT count(*) = (SELECT count(*) FROM checks_before) FROM checks);

.print
.print A changed file is replaced, a new one added, one that is gone kept and marked
SELECT writefile('fixtures/corpus/water/2022.txt',
                 replace(readfile('fixtures/corpus/water/2022.txt'), '行政许可	16', '行政许可	17,000')) > 0;
SELECT writefile('fixtures/corpus/water/.hidden.txt', 'not a report') > 0;
SELECT writefile('fixtures/corpus/water/note.txt', '这不是年度报告。') > 0;
.shell rm fixtures/corpus/finance/2020.txt
.read sql/import.sql
.headers off
SELECT path, status, vanished FROM reports WHERE vanished OR path LIKE '%/water/%' ORDER BY path;
SELECT path, value, text FROM cells WHERE path LIKE '%/water/2022.txt' AND line = 'licensing';
SELECT 'rows of the one that is gone', count(*) FROM requests WHERE path LIKE '%/finance/2020.txt';
SELECT 'rows that belong to no report', count(*) FROM cells WHERE path NOT IN (SELECT path FROM reports);

.print
.print One that comes back is read again
SELECT writefile('fixtures/corpus/finance/2020.txt', readfile('fixtures/corpus/finance/2021.txt')) > 0;
.read sql/import.sql
.headers off
SELECT path, year, vanished FROM reports WHERE path LIKE '%/finance/2020.txt';

.print
.print Of two reports of one year the later published counts, whatever its name
SELECT path, published, versions FROM latest_reports WHERE agency = '云岭县教育局' ORDER BY year;

.print
.print Another folder adds to the corpus and marks nothing of the first
.parameter set :folder "'fixtures/corpus/police'"
.read sql/import.sql
.headers off
SELECT count(*), sum(vanished) FROM reports;

.print
.print However a folder is spelled, it is one
.parameter set :folder "'./fixtures/corpus/'"
.read sql/import.sql
.shell ln -s fixtures/corpus linked
.parameter set :folder "'linked'"
.read sql/import.sql
.parameter set :folder "'fixtures/../fixtures/corpus/county'"
.read sql/import.sql
.headers off
SELECT count(*), count(DISTINCT path) FROM reports;
SELECT name FROM folders WHERE name LIKE '%corpus';

.print
.print The form of 2014
.parameter set :folder "'fixtures/2014'"
.read sql/import.sql
.headers off
SELECT 'statistics', count(*) FROM (SELECT * FROM disclosure_statistics('fixtures/2014') EXCEPT SELECT * FROM statistics);
SELECT count(*) FROM statistics WHERE value > 0;

.print
.print A folder that is not there changes nothing
.parameter set :folder "'fixtures/nowhere'"
.read sql/import.sql
