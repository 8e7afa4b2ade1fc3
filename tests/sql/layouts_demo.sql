-- The demo runs without an error, and the columns of its tables line up in a terminal: as every line of a table whose last
-- column is a number is as wide as its head, each table has one width.
.output demo.txt
.read sql/demo.sql
.output
CREATE TABLE printed AS
  WITH RECURSIVE rest(number, line, text) AS (
    VALUES (0, NULL, CAST(readfile('demo.txt') AS TEXT))
    UNION ALL
    SELECT number + 1, substr(text, 1, instr(text, char(10)) - 1), substr(text, instr(text, char(10)) + 1)
      FROM rest WHERE instr(text, char(10)) > 0
  )
  -- Another way to the width than the demo's: a character is wide from U+2E80 on.
  SELECT number, line, (WITH RECURSIVE at(place, width) AS (
      VALUES (0, 0) UNION ALL
      SELECT place + 1, width + 1 + (unicode(substr(line, place + 1, 1)) >= 0x2E80) FROM at WHERE place < length(line))
    SELECT max(width) FROM at) AS width
    FROM rest WHERE number > 0;
SELECT head.line LIKE 'line%' AS requests, count(*) AS lines, count(DISTINCT body.width) AS widths
  FROM printed AS head
  JOIN printed AS body ON body.number >= head.number AND body.number < ifnull((
    SELECT min(number) FROM printed WHERE number > head.number AND line = ''), 1000)
 WHERE head.line LIKE 'agency  %' OR head.line LIKE 'division  %' OR head.line LIKE 'line  %' OR head.line LIKE 'route_label%'
 GROUP BY head.number ORDER BY head.number;
-- Whatever is no sentence fits a terminal of 80 columns.
SELECT max(width) <= 80 FROM printed WHERE line NOT LIKE '%。';
