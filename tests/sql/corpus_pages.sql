-- The page of a whole corpus: each office stands in it, with its findings, and no text is markup.
.parameter set :folder "'fixtures/corpus'"
.read sql/import.sql
.output /dev/null
.read sql/indicators.sql
.read sql/offices.sql
CREATE TABLE agencies(agency TEXT PRIMARY KEY, path_part TEXT);
.import --csv --skip 1 fixtures/corpus-agencies.csv agencies
.read sql/coverage.sql
.read sql/audit.sql
UPDATE stored_cells SET value = NULL, text = '1 2' WHERE value = 90 AND report = (SELECT report FROM reports WHERE path LIKE '%/county/2022.html');
UPDATE reports SET agency = '<b>云岭县教育局</b>' WHERE agency = '云岭县教育局';
UPDATE agencies SET agency = '<b>云岭县教育局</b>' WHERE agency = '云岭县教育局';
.output page.html
.read sql/corpus_page.sql
.output
.headers on
CREATE TEMP TABLE page AS SELECT CAST(readfile('page.html') AS TEXT) AS html;
WITH sought(what, words) AS (VALUES ('lists of findings', '<ol>'), ('charts', '<svg '), ('tiles', '<td class="none">'),
    ('offices by province', '<td class="name"><a '), ('year and level', '<td>4/5</td>'), ('offices with a fault, and with differences alone', '有 4 个机关有不成立之处（勾稽关系、格式或公布期限），另有 1 个机关只有不一致之处（不一定有误）。'),
    ('cells not read', '1 份最近的年报共有 1 格读不出，不在核对之内。'), ('those of the office', '，读不出 1 格'),
    ('columns named on a phone', '.offices td:nth-child(10)::before{content:"本省同级排名 "}'), ('scripts', '<script'), ('markup of an agency', '<b>云'), ('the same, as text', '&lt;b&gt;云岭县教育局'))
SELECT what, (length(html) - length(replace(html, words, ''))) / length(words) AS times FROM sought, page;
SELECT (SELECT count(*) FROM audit WHERE verdict IS NULL AND path IN (SELECT path FROM offices)) AS findings,
       (SELECT (length(html) - length(replace(html, '<ol><li>', ''))) / length('<ol><li>') FROM page) AS offices_with_findings;
SELECT substr(html, 1, 15) AS begins, substr(html, -8, 7) AS ends FROM page;
-- With a folder of pages, each office leads to its own.
.parameter set :pages "'pages'"
.output page.html
.read sql/corpus_page.sql
.output
.headers on
SELECT instr(CAST(readfile('page.html') AS TEXT), '<a href="pages/' || report || '.html">') > 0 AS linked
  FROM reports WHERE path LIKE '%/water/2022.txt';
-- Of a folder of which nothing could be read the page says that, not that nothing is wrong.
.open nothing.db
.parameter set :folder "'empty'"
.parameter set :pages NULL
.shell mkdir empty; echo 'words' > empty/note.txt
.read sql/import.sql
.output /dev/null
.read sql/indicators.sql
.read sql/offices.sql
.read sql/coverage.sql
.read sql/audit.sql
.output page.html
.read sql/corpus_page.sql
.output
.headers on
CREATE TEMP TABLE page AS SELECT CAST(readfile('page.html') AS TEXT) AS html;
SELECT instr(html, '没有读到年报。' || char(10) || '1 个文件读不出，或不是年报。') > 0 AS nothing_read,
       instr(html, '没有给出应当公布的机关名录') > 0 AS no_list, instr(html, '没有可以核对的年报。') > 0 AS nothing_examined, instr(html, '没有发现。') > 0 AS nothing_found FROM page;
