-- load: nofs. Without access to files every source is a BLOB.
.nullvalue NULL
SELECT path, agency, status FROM reports(readfile('fixtures/luyi-2019.txt'));
SELECT count(*) FROM requests(readfile('fixtures/luyi-2019.txt'));
SELECT disclosure_valid(readfile('fixtures/luyi-2019.txt'));
SELECT instr(disclosure_debug(), 'files not read') > 0, disclosure_version();
SELECT * FROM reports('fixtures/luyi-2019.txt');
SELECT * FROM disclosure_reports('fixtures');
SELECT disclosure_valid('fixtures/luyi-2019.txt');
SELECT * FROM files('fixtures');
-- Not as one of a list either.
SELECT * FROM (VALUES ('fixtures/luyi-2019.txt')) AS page JOIN requests(page.column1);
CREATE VIRTUAL TABLE temp.bound USING requests('fixtures/luyi-2019.txt');
SELECT * FROM bound;
SELECT count(*) FROM bound(readfile('fixtures/luyi-2019.txt'));
SELECT disclosure_path('fixtures');
