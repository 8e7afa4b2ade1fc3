-- A report as SQL tables, its arithmetic checked, and a join with other open data. From the repository's root:
--   make demo
-- or, in a shell of your own after .load ./build/disclosure:  .read sql/demo.sql
.headers off
.mode list

-- The shell's own column mode counts characters, but a terminal gives a Chinese one two columns. So each result goes
-- into `sheet` as JSON arrays, the heads first, and `aligned` pads its cells to what a terminal shows.
CREATE TEMP TABLE sheet(line INTEGER PRIMARY KEY, cells TEXT);
CREATE TEMP VIEW aligned AS
WITH printed AS (
  SELECT line, key AS place, type IN ('integer', 'real') AS is_number, coalesce(atom, 'NULL') AS text
    FROM sheet, json_each(sheet.cells)
), measured AS ( -- a wide character is three bytes in UTF-8 and two columns; “ and ” are three bytes and one column
  SELECT *, length(text) + (length(CAST(text AS BLOB)) - length(text)) / 2
              - (length(text) - length(replace(replace(text, '“', ''), '”', ''))) AS width
    FROM printed
), padded AS ( -- a column with a number in it stands to the right
  SELECT line, place, text, max(is_number) OVER column AS to_the_right,
         printf('%*s', max(width) OVER column - width, '') AS padding
    FROM measured
  WINDOW column AS (PARTITION BY place)
)
SELECT DISTINCT line, rtrim(group_concat(CASE WHEN to_the_right THEN padding || text ELSE text || padding END, '  ')
         OVER (PARTITION BY line ORDER BY place ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING)) AS text
  FROM padded;

.print "sqlite> SELECT agency, year, form, status, cells, blank_cells"
.print "   ...>   FROM reports('fixtures/luyi-2019.txt');"
INSERT INTO sheet(cells) VALUES (json_array('agency', 'year', 'form', 'status', 'cells', 'blank_cells'));
INSERT INTO sheet(cells)
  SELECT json_array(agency, year, form, status, cells, blank_cells) FROM reports('fixtures/luyi-2019.txt');
SELECT text FROM aligned ORDER BY line;
DELETE FROM sheet;
.print

.print "sqlite> SELECT clause, item_label, substr(measure_label, 1, 12) AS measure,"
.print "   ...>        value, unit"
.print "   ...>   FROM proactive_disclosure('fixtures/luyi-2019.txt');"
INSERT INTO sheet(cells) VALUES (json_array('clause', 'item_label', 'measure', 'value', 'unit'));
INSERT INTO sheet(cells)
  SELECT json_array(clause, item_label, substr(measure_label, 1, 12), value, unit)
    FROM proactive_disclosure('fixtures/luyi-2019.txt');
SELECT text FROM aligned ORDER BY line;
DELETE FROM sheet;
.print

.print "sqlite> SELECT line, substr(item_label, 1, 14) AS label,"
.print "   ...>        natural_person AS 自然人, business AS 企业, research AS 科研,"
.print "   ...>        public_interest AS 公益, legal_service AS 法律, other AS 其他,"
.print "   ...>        total AS 总计"
.print "   ...>   FROM requests('fixtures/luyi-2019.txt');"
INSERT INTO sheet(cells) VALUES (json_array('line', 'label', '自然人', '企业', '科研', '公益', '法律', '其他', '总计'));
INSERT INTO sheet(cells)
  SELECT json_array(line, substr(item_label, 1, 14), natural_person, business, research, public_interest, legal_service,
                    other, total)
    FROM requests('fixtures/luyi-2019.txt');
SELECT text FROM aligned ORDER BY line;
DELETE FROM sheet;
.print

.print "sqlite> SELECT route_label, upheld, corrected, other, pending, total"
.print "   ...>   FROM reviews('fixtures/luyi-2019.txt');"
INSERT INTO sheet(cells) VALUES (json_array('route_label', 'upheld', 'corrected', 'other', 'pending', 'total'));
INSERT INTO sheet(cells)
  SELECT json_array(route_label, upheld, corrected, other, pending, total) FROM reviews('fixtures/luyi-2019.txt');
SELECT text FROM aligned ORDER BY line;
DELETE FROM sheet;
.print

.print "sqlite> SELECT rule, scope, status, left_value AS 左, right_value AS 右, blanks"
.print "   ...>   FROM checks('fixtures/luyi-2019.txt') WHERE status <> 'pass';"
INSERT INTO sheet(cells) VALUES (json_array('rule', 'scope', 'status', '左', '右', 'blanks'));
INSERT INTO sheet(cells)
  SELECT json_array(rule, scope, status, left_value, right_value, blanks)
    FROM checks('fixtures/luyi-2019.txt') WHERE status <> 'pass';
SELECT text FROM aligned ORDER BY line;
DELETE FROM sheet;
.print

.print "sqlite> SELECT message FROM checks('fixtures/luyi-2019.txt')"
.print "   ...>  WHERE status = 'differs';"
SELECT message FROM checks('fixtures/luyi-2019.txt') WHERE status = 'differs';
.print

.print "sqlite> SELECT repair, location, printed, suggested, slip"
.print "   ...>   FROM repairs('fixtures/hongze-2023.txt');"
INSERT INTO sheet(cells) VALUES (json_array('repair', 'location', 'printed', 'suggested', 'slip'));
INSERT INTO sheet(cells)
  SELECT json_array(repair, location, printed, suggested, slip) FROM repairs('fixtures/hongze-2023.txt');
SELECT text FROM aligned ORDER BY line;
DELETE FROM sheet;
.print
.print "sqlite> SELECT message FROM repairs('fixtures/hongze-2023.txt')"
.print "   ...>  WHERE repair = 1;"
SELECT message FROM repairs('fixtures/hongze-2023.txt') WHERE repair = 1;
.print

-- Other open data is keyed by the codes of GB/T 2260. The residents are rounded, for illustration only, as the file says.
.print "sqlite> .import --csv fixtures/open-data.csv population"
.import --csv fixtures/open-data.csv population
.print "sqlite> CREATE TEMP TABLE per_place AS"
.print "   ...> SELECT division, division_name, year, total AS requests, residents,"
.print "   ...>        round(total * 100000.0 / residents, 1) AS per_100000"
.print "   ...>   FROM reports('fixtures/*-20[12][0-9].txt')"
.print "   ...>   JOIN requests('fixtures/*-20[12][0-9].txt') USING (path, year)"
.print "   ...>   JOIN population ON population.code = division"
.print "   ...>  WHERE item = 'received' AND kind = 'government';"
.print "sqlite> SELECT * FROM per_place ORDER BY per_100000 DESC;"
CREATE TEMP TABLE per_place AS
SELECT division, division_name, year, total AS requests, residents,
       round(total * 100000.0 / residents, 1) AS per_100000
  FROM reports('fixtures/*-20[12][0-9].txt')
  JOIN requests('fixtures/*-20[12][0-9].txt') USING (path, year)
  JOIN population ON population.code = division
 WHERE item = 'received' AND kind = 'government';
INSERT INTO sheet(cells) VALUES (json_array('division', 'division_name', 'year', 'requests', 'residents', 'per_100000'));
INSERT INTO sheet(cells)
  SELECT json_array(division, division_name, year, requests, residents, per_100000) FROM per_place ORDER BY per_100000 DESC;
SELECT text FROM aligned ORDER BY line;
DELETE FROM sheet;
.print

-- Maps of China for the web (GeoJSON of provinces, cities and counties) name their shapes by the same codes, as adcode.
.print "sqlite> SELECT json_object('adcode', CAST(division AS INTEGER),"
.print "   ...>        'name', division_name, 'value', per_100000) FROM per_place;"
SELECT json_object('adcode', CAST(division AS INTEGER), 'name', division_name, 'value', per_100000) FROM per_place;
DROP TABLE per_place;
DROP VIEW aligned;
DROP TABLE sheet;
DROP TABLE population;
