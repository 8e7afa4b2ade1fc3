-- Each error names what the user gave and the cause.
.shell mkdir -p bad/empty bad/notes pages
.shell echo 'A page of some length about something else altogether: when the library opens, where the swimming pool is, how a passport is renewed, and whom to call.' > bad/notes/a.txt
.shell cp bad/notes/a.txt bad/notes/b.txt
.shell cp bad/notes/a.txt pages/notes.txt
.shell cp fixtures/luyi-2019.txt pages/report.txt
.shell head -c 3000 /dev/zero > pages/noise.bin
.shell mkfifo pages/pipe

.print no source
SELECT * FROM requests;
SELECT * FROM disclosure_reports;
.print not there
SELECT * FROM requests('nowhere.txt');
SELECT * FROM reports('nowhere.txt');
SELECT * FROM checks('nowhere/*.txt');
SELECT * FROM requests('');
.print a folder without a file, a folder and a glob without a report
SELECT * FROM requests('bad/empty');
SELECT * FROM requests('bad/notes');
SELECT * FROM statements('bad/notes/*');
.print no report
SELECT * FROM requests('pages/notes.txt');
SELECT * FROM reports('pages/notes.txt');
SELECT * FROM sections('pages/noise.bin');
SELECT * FROM requests(CAST('A page of some length about something else altogether: when the library opens, where the swimming pool is, how a passport is renewed, and whom to call.' AS BLOB));
SELECT * FROM requests(x'');
.print a wrong type
SELECT * FROM requests(2019);
SELECT * FROM requests(20.19);
SELECT * FROM requests(NULL);
SELECT disclosure_valid(2019);
.print too many
SELECT * FROM requests('a', 'b');
CREATE VIRTUAL TABLE temp.many USING requests('a', 'b');
.print a bound table whose source is gone
CREATE VIRTUAL TABLE temp.gone USING requests('nowhere.txt');
SELECT * FROM gone;
.print a parameter is one source
.parameter init
.parameter set @source 'nowhere.txt'
SELECT * FROM requests(@source);
.print disclosure_valid
SELECT disclosure_valid('nowhere.txt');
SELECT disclosure_valid('pages/notes.txt');
.print functions
SELECT sum_check(1);
SELECT sum_check(1, x'31');
SELECT balance_check(1, 2, 3);
SELECT disclosure_number(x'31');
.print a word that a column never has, where SQLite shows it
SELECT count(*) FROM checks('fixtures/hongze-2023.txt') WHERE status = 'differ';
SELECT count(*) FROM checks('fixtures/hongze-2023.txt') WHERE status <> 'wrong';
SELECT count(*) FROM checks('fixtures/hongze-2023.txt') WHERE rule = 'requests.balanced' OR status = 'fail';
SELECT count(*) FROM reports('fixtures') WHERE status = 'read';
SELECT count(*) FROM checks('fixtures/hongze-2023.txt') WHERE status = 'FAIL' COLLATE NOCASE AND rule IN ('requests.outcomes', 'reviews.outcomes');
SELECT count(*) FROM checks('fixtures/hongze-2023.txt') WHERE +rule = 'mine' OR status IS NULL;
.print in a parameter and in a list
.parameter init
.parameter set :mistyped differ
.parameter set :word differs
SELECT count(*) FROM checks('fixtures/hongze-2023.txt') WHERE status = :mistyped;
SELECT count(*) FROM checks('fixtures/hongze-2023.txt') WHERE status <> :mistyped;
SELECT count(*) FROM checks('fixtures/hongze-2023.txt') WHERE status IN ('fail', 'differ');
SELECT count(*) FROM checks('fixtures/hongze-2023.txt') WHERE status IN (:word, :mistyped);
SELECT count(*) FROM checks('fixtures/hongze-2023.txt') WHERE rule IN (SELECT 'requests.balance' UNION SELECT 'requests.balanced');
SELECT f.name FROM fsdir('fixtures/corpus') AS f JOIN checks(f.name) AS c WHERE c.status IN ('wrong', 'fail') AND f.name LIKE '%.md';
SELECT count(*) FROM checks('fixtures/hongze-2023.txt')
 WHERE status IN ('fail', :word, NULL) AND rule IN ('reviews.outcomes', 'structure.form') AND status <> 'pass' AND status IS NOT :nothing;
SELECT count(*) FROM (SELECT 'mine' AS name) JOIN checks('fixtures/hongze-2023.txt') WHERE rule = name;
SELECT count(*) FROM (SELECT 'differ' AS status UNION SELECT 'fail') JOIN checks('fixtures/hongze-2023.txt') USING (status);
.print the codes of the forms are such words, each of its own table
SELECT count(*) FROM requests('fixtures/hongze-2023.txt') WHERE item = 'recieved';
SELECT count(*) FROM requests('fixtures/hongze-2023.txt') WHERE line = '3.9';
SELECT count(*) FROM requests('fixtures/hongze-2023.txt') WHERE outcome IN ('denied', 'refused');
SELECT count(*) FROM reviews('fixtures/hongze-2023.txt') WHERE route = 'reconsidered';
SELECT count(*) FROM proactive_disclosure('fixtures/hongze-2023.txt') WHERE item = 'received' OR measure = 'decisions';
SELECT count(*) FROM statistics('fixtures/2014') WHERE line = '9.9.9';
SELECT count(*) FROM cells('fixtures/hongze-2023.txt') WHERE form_table = 'request';
SELECT count(*) FROM cells('fixtures/hongze-2023.txt') WHERE measure = 'totals' AND line = '1';
SELECT count(*) FROM repairs('fixtures/hongze-2023.txt') WHERE form_table = 'review';
SELECT count(*) FROM requests('fixtures/hongze-2023.txt') WHERE item = 'received' AND line IN ('1', '2') AND outcome IS NULL;
SELECT count(*) FROM cells('fixtures/hongze-2023.txt') WHERE form_table = 'reviews' AND line = 'reconsideration' AND measure = 'total';
SELECT count(*) FROM (SELECT 'fees' AS line UNION SELECT '3.1' UNION SELECT 'mine') AS sought JOIN cells('fixtures/hongze-2023.txt') USING (line);
.print in a folder nothing stops, and every file has its row
SELECT path, status, message IS NOT NULL, failed_checks IS NULL FROM reports('pages');
SELECT path, total FROM requests('pages') WHERE item = 'received';
SELECT path, status FROM reports('bad');
.print so it is in a list
SELECT page.column1, total FROM (VALUES ('nowhere.txt'), ('pages/report.txt'), ('pages/notes.txt'), (NULL)) AS page
JOIN requests(page.column1) WHERE item = 'received';
SELECT page.column1, status, message IS NOT NULL
FROM (VALUES ('nowhere.txt'), ('pages/report.txt'), ('pages/notes.txt'), (NULL), ('bad/empty')) AS page
JOIN reports(page.column1);
.print but a wrong type is one there too
SELECT page.column1 FROM (VALUES (2019)) AS page JOIN requests(page.column1);
