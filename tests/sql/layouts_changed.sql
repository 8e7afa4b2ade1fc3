-- Each fixture with other characters, marks beside figures and the like gives the figures of the fixture itself.
CREATE TABLE file AS
  SELECT path, agency, year, substr(path, 24, instr(substr(path, 24), '.') - 1) AS fixture
    FROM reports('build/fixtures/changed/*');
SELECT substr(f.path, 24 + length(f.fixture) + 1) AS change, count(DISTINCT f.path) AS reports, count(*) AS cells,
       sum(made.value IS c.value) AS same
  FROM file AS f JOIN cells('fixtures/' || f.fixture || '.txt') AS c
  LEFT JOIN cells(f.path) AS made USING (form_table, line, measure)
 GROUP BY change ORDER BY change;

-- Agency and year too; in the script in which the title is printed.
SELECT substr(f.path, 24 + length(f.fixture) + 1) AS change, sum(f.year = r.year), sum(f.agency IS NOT NULL), sum(f.agency = r.agency)
  FROM file AS f JOIN reports('fixtures/' || f.fixture || '.txt') AS r GROUP BY change ORDER BY change;
