-- Joins: the source from another table, from a table-valued function, between two tables of one report.
.nullvalue NULL
.shell mkdir crawl
.shell cp fixtures/luyi-2019.txt crawl/luyi.html
.shell cp fixtures/hongze-2023.txt crawl/hongze.html
.shell echo 'A page about something else.' > crawl/news.html
CREATE TABLE pages (url TEXT, path TEXT, body BLOB);
INSERT INTO pages SELECT 'https://example.org/' || name, name, data FROM fsdir('crawl') WHERE data IS NOT NULL;
INSERT INTO pages VALUES ('https://example.org/never-fetched', NULL, NULL);

.print files of a folder
SELECT f.name, r.route, r.upheld FROM fsdir('crawl') AS f JOIN reviews(f.name) AS r
WHERE f.name LIKE '%.html' ORDER BY 1, 2;
.print BLOBs of a crawl
SELECT p.url, r.total FROM pages AS p JOIN requests(p.body) AS r ON r.item = 'received' ORDER BY 1;
SELECT p.url, r.path, r.status FROM pages AS p JOIN reports(p.body) AS r ORDER BY 1;
SELECT p.url, r.total FROM pages AS p LEFT JOIN requests(p.body) AS r ON r.item = 'received' ORDER BY 1;
.print the table written first
SELECT p.url, r.total FROM requests(p.body) AS r JOIN pages AS p WHERE r.item = 'received' ORDER BY 1;
SELECT p.url, r.total FROM requests AS r JOIN pages AS p ON r.source = p.path WHERE r.item = 'received' ORDER BY 1;
.print two tables of one report
SELECT r.agency, r.total, v.total FROM requests('crawl') AS r JOIN reviews('crawl') AS v USING (path)
WHERE r.item = 'received' AND v.route = 'reconsideration' ORDER BY 1;
SELECT c.line, c.text, r.total FROM requests('crawl/luyi.html') AS r
JOIN cells('crawl/luyi.html') AS c ON c.line = r.line AND c.measure = 'total' WHERE r.total > 100;
.print a source out of another of these tables
SELECT a.path, count(*) FROM reports('crawl') AS a JOIN requests(a.path) AS b GROUP BY 1;
.print a correlated question
SELECT p.url, (SELECT total FROM requests(p.path) WHERE item = 'received') AS received FROM pages AS p ORDER BY 1;
SELECT url FROM pages WHERE EXISTS (SELECT 1 FROM reviews(pages.path) WHERE pending > 0);
.print a common table expression
WITH r AS MATERIALIZED (SELECT * FROM requests('crawl'))
SELECT a.path, a.total, b.total FROM r AS a JOIN r AS b USING (path) WHERE a.line = '1' AND b.line = '4' ORDER BY 1;
.print conditions joined by OR
SELECT line, total FROM requests('crawl/luyi.html')
WHERE (item = 'received' AND total > 0) OR (path = 'crawl/luyi.html' AND line = '4') OR (source = 'crawl/luyi.html' AND line = '3.7');
SELECT r.path, line, total FROM requests('crawl') AS r JOIN pages AS p
ON (r.path = p.path AND line = '1') OR (r.path = p.path AND line = '4') ORDER BY 1, 2;
.print a list out of a subquery and an expression
SELECT path, count(*) FROM requests((SELECT path FROM pages WHERE path LIKE '%luyi%'));
SELECT path, count(*) FROM requests('crawl/' || 'luyi.html');
SELECT count(*) FROM requests('crawl/' || 'nowhere.html');
