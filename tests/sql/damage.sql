-- Every fixture is damaged in many ways, always the same: bytes changed, taken out, doubled, the end or the start cut off,
-- markup put in. However that turns out, `reports` has one row, and no table fails but by saying that it is no report.
.shell for file in build/fixtures/luyi-2019.*; do cp $file fixtures/; done
CREATE TABLE marks(n INTEGER PRIMARY KEY, mark BLOB);
INSERT INTO marks(mark)
VALUES ('<td>'), ('</table>'), ('<table>'), ('<div style="display:none">'), ('&'), ('"'), ('<!--'), ('|'), (x'0a'), (x'00'),
       (x'ff'), ('<script>'), ('　'), (x'09'), ('<tr><td rowspan=9 colspan=9>'), ('1'), ('}'), ('\u003c'), ('endobj'), ('PK');

-- A PDF takes a process, so there are fewer of them.
CREATE TABLE original AS
  SELECT name, data, length(data) AS size, row_number() OVER (ORDER BY name) AS n, iif(name LIKE '%.pdf', 10, 40) AS times
    FROM fsdir('fixtures') WHERE data IS NOT NULL AND length(data) > 100;

-- The generator of POSIX.1, from a seed of each fixture.
CREATE TABLE damage AS
  WITH RECURSIVE step(n, i, random) AS (
    SELECT n, 0, (n * 1103515245 + 12345) % 2147483648 FROM original
    UNION ALL
    SELECT n, i + 1, (random * 1103515245 + 12345) % 2147483648 FROM step JOIN original USING (n) WHERE i < times)
  SELECT original.n, i, i % 6 AS kind, 1 + (random >> 3) % size AS at, 1 + (random >> 7) % 40 AS length,
         (SELECT mark FROM marks WHERE marks.n = 1 + (random >> 11) % (SELECT count(*) FROM marks)) AS mark
    FROM step JOIN original USING (n) WHERE i > 0;

-- Bytes joined are a TEXT of the same bytes.
CREATE TEMP TABLE damaged AS
  SELECT name, i,
         CAST(CASE kind
           WHEN 0 THEN substr(data, 1, at - 1) || mark || substr(data, at)
           WHEN 1 THEN substr(data, 1, at)
           WHEN 2 THEN substr(data, at)
           WHEN 3 THEN substr(data, 1, at + length) || substr(data, at)
           WHEN 4 THEN substr(data, 1, at - 1) || substr(data, at + length)
           ELSE substr(data, 1, at - 1) || mark || substr(data, at + length(mark)) END AS BLOB) AS bytes
    FROM damage JOIN original USING (n);

CREATE TEMP TABLE outcome AS
  SELECT name, i, count(*) AS rows, status, message, sum(cells) AS cells
    FROM damaged LEFT JOIN reports(damaged.bytes) GROUP BY name, i;
SELECT count(*) > 2000 AS thousands, sum(rows = 1) = count(*) AS one_row_each,
       sum(status IN ('complete', 'partial', 'unrecognised', 'unreadable')) = count(*) AS each_has_a_status,
       sum(status IN ('unrecognised', 'unreadable') AND message IS NULL) AS without_a_cause,
       sum(disclosure_retry(message)) AS of_the_moment
  FROM outcome;
SELECT sum(status IN ('complete', 'partial')) > 300 AS many_still_read, sum(status = 'unreadable') > 20 AS many_not FROM outcome;

.print Every table goes to the end of the list
CREATE TEMP VIEW some AS SELECT * FROM damaged WHERE i % 8 = 0;
SELECT (SELECT count(*) FROM some JOIN cells(some.bytes)) = (SELECT sum(cells) FROM outcome WHERE i % 8 = 0) AS cells,
       (SELECT count(*) FROM some JOIN checks(some.bytes)) > 3000 AS checks,
       (SELECT count(*) FROM some JOIN statements(some.bytes)) > 500 AS statements,
       (SELECT count(*) FROM some JOIN sections(some.bytes)) > 500 AS sections,
       (SELECT count(*) FROM some JOIN requests(some.bytes)) > 1000 AS requests,
       (SELECT count(disclosure_valid(bytes)) FROM some) > 100 AS valid;
