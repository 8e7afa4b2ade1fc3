-- Every kind of source, given in every way.
.nullvalue NULL
.shell mkdir -p tree/2019/county tree/.hidden empty
.shell cp fixtures/luyi-2019.txt tree/2019/county/luyi.txt
.shell cp fixtures/hongze-2023.txt tree/hongze.html
.shell cp fixtures/luyi-2019.txt tree/.hidden/luyi.txt
.shell cp fixtures/luyi-2019.txt 'tree/odd [1]*.txt'
.shell echo 'A page about something else.' > tree/notes.txt

.print a file
SELECT path, year, total FROM requests('tree/2019/county/luyi.txt') WHERE item = 'received';
.print a folder, sorted by path
SELECT path, year, total FROM requests('tree') WHERE item = 'received';
SELECT path, status, message IS NOT NULL FROM reports('tree/');
.print a glob
SELECT path, year, total FROM requests('tree/*') WHERE item = 'received';
SELECT path, year, total FROM requests('tree/*/*/l[t-v]??.txt') WHERE item = 'received';
.print a glob that crosses folders
SELECT path, year, total FROM requests('tree/**/*.txt') WHERE item = 'received';
.print a file whose name looks like a glob
SELECT path, year, total FROM requests('tree/odd [1]*.txt') WHERE item = 'received';
.print a BLOB
SELECT path, year, total FROM requests(readfile('tree/hongze.html')) WHERE item = 'received';
SELECT path, agency, year, status FROM reports(readfile('tree/hongze.html'));
SELECT path, status, message IS NOT NULL, cells FROM reports(x'');
SELECT path, status, message IS NOT NULL, failed_checks FROM reports(CAST('A page about something else.' AS BLOB));
.print a parameter
.parameter init
.parameter set @source 'tree/hongze.html'
SELECT path, year, total FROM requests(@source) WHERE item = 'received';
.print the hidden column
SELECT path, year, total FROM requests WHERE source = 'tree/hongze.html' AND item = 'received';
SELECT path, year, total FROM requests WHERE source IN ('tree/hongze.html', 'tree/2019') AND item = 'received' ORDER BY 1;
SELECT path, year FROM reports('tree/hongze.html') WHERE source = 'tree/2019';
SELECT quote(a.source), readfile('tree/hongze.html') = b.source
FROM reports('tree/hongze.html') AS a JOIN reports(readfile('tree/hongze.html')) AS b;
.print one path of a folder
SELECT path, year, total FROM requests('tree') WHERE path = 'tree/hongze.html' AND item = 'received';
SELECT count(*) FROM requests('tree') WHERE path = 'TREE/hongze.html' COLLATE NOCASE AND item = 'received';
SELECT count(*) FROM requests('tree') WHERE path = 5;
.print bound by CREATE VIRTUAL TABLE, in every way to quote
CREATE VIRTUAL TABLE temp.single USING requests('tree/odd [1]*.txt');
CREATE VIRTUAL TABLE temp.double USING requests("tree/**/*.txt");
CREATE VIRTUAL TABLE temp.bare USING requests(tree/2019);
CREATE VIRTUAL TABLE temp.in_memory USING disclosure_reports('tree');
CREATE VIRTUAL TABLE temp.no_source USING reports;
SELECT path, total FROM single WHERE item = 'received';
SELECT path, total FROM double WHERE item = 'received';
SELECT path, total FROM bare WHERE item = 'received';
SELECT path, status FROM in_memory;
SELECT path, status FROM no_source('tree/hongze.html');
SELECT path, status FROM bare JOIN in_memory USING (path) WHERE item = 'received';
.print its own source gives way to one that is named
SELECT path, total FROM bare('tree/hongze.html') WHERE item = 'received';
DROP TABLE in_memory;
.print a path with a quote in it
.shell cp fixtures/luyi-2019.txt "tree/it's here.txt"
CREATE VIRTUAL TABLE temp.quote USING requests('tree/it''s here.txt');
SELECT path, total FROM quote WHERE item = 'received';
.print a report that changes is read anew
.shell cp fixtures/luyi-2019.txt tree/changing.txt
SELECT agency FROM reports('tree/changing.txt');
.shell cp fixtures/hongze-2023.txt tree/changing.txt
SELECT agency FROM reports('tree/changing.txt');
.print a report of before 2019 has its text, but no statutory table
.shell printf '%s\\n' '白石县人民政府2016年政府信息公开工作年度报告' '一、概述' '全年公开信息1200条。' '二、主动公开政府信息情况' '网站公开800条。' '附表：政府信息公开情况统计表' > tree/old.txt
SELECT year, status, cells, failed_checks, message IS NOT NULL FROM reports('tree/old.txt');
SELECT ordinal, heading, text FROM sections('tree/old.txt');
SELECT section, value, unit FROM statements('tree/old.txt');
SELECT count(*) FROM requests('tree');
