-- Web pages: one pasted from a word processor, one without end tags, one answered in JSON.
.mode list
.separator ' | '
.headers on
SELECT path, agency, year, form, format, encoding, published, status, cells, failed_checks
  FROM reports('fixtures/html-*');

.print
.print A cell is found by its table, row and column
SELECT line, measure, value, location FROM cells('fixtures/html-word-2019.html')
 WHERE line = '3.5.1' AND measure IN ('other', 'total');

.print
.print The page and the response are one report, from a file as from a BLOB
SELECT count(*), sum(total) FROM requests('fixtures/html-cms-2021.html');
SELECT count(*), sum(total) FROM requests(readfile('fixtures/html-response.json'));
SELECT (SELECT count(*) FROM (SELECT line, natural_person, business, research, public_interest, legal_service, other, total
                                FROM requests('fixtures/html-cms-2021.html')
                              INTERSECT
                              SELECT line, natural_person, business, research, public_interest, legal_service, other, total
                                FROM requests('fixtures/html-response.json'))) AS lines_alike;

.print
.print Pages that are no reports, and what they are
SELECT status, message FROM reports(CAST('<!DOCTYPE html><html><title>年度报告</title><div id=app></div></html>' AS BLOB));
SELECT status, message FROM reports(CAST('<!DOCTYPE html><html><h1>甲局2023年政府信息公开工作年度报告</h1><a href="a.pdf">附件</a></html>' AS BLOB));

.print
.print Nested 100,000 deep, which is no reason not to read it
SELECT status, message FROM reports(CAST('<html>' || replace(printf('%.100000c', 'x'), 'x', '<div>') AS BLOB));
