-- One report is one report: each of the seven fixtures, written in every layout, format and encoding, gives the rows of the
-- fixture itself. For each file: how many rows it gives, and how many of them are the fixture's.
CREATE TABLE file(path TEXT PRIMARY KEY, fixture TEXT);
INSERT INTO file
  SELECT path, 'fixtures/' || substr(path, 16, instr(substr(path, 16), '.') - 1) || '.txt'
    FROM reports('build/fixtures/*.*')
   -- Text without columns, or with columns out of place, cannot say where a cell without print stands. baishi-2020 has
   -- lines that no complete line near them explains.
   WHERE path NOT GLOB '*/luyi-2019.raw*' AND path NOT GLOB '*/luyi-2019.*drift*'
     AND path NOT GLOB '*/baishi-2020.raw*' AND path NOT GLOB '*/baishi-2020.layout*';

SELECT 'proactive_disclosure', f.path, count(*),
       sum(coalesce(made.value IS c.value AND made.unit = c.unit
                    AND replace(ifnull(made.text, ''), ' ', '') = replace(ifnull(c.text, ''), ' ', ''), 0))
  FROM file AS f CROSS JOIN proactive_disclosure(f.path) AS made
  LEFT JOIN proactive_disclosure(f.fixture) AS c ON c.item = made.item AND c.measure = made.measure
 GROUP BY f.path ORDER BY f.path;
SELECT 'requests', f.path, count(*),
       sum(coalesce(made.item = c.item AND made.natural_person IS c.natural_person AND made.business IS c.business
                    AND made.research IS c.research AND made.public_interest IS c.public_interest
                    AND made.legal_service IS c.legal_service AND made.other IS c.other AND made.total IS c.total, 0))
  FROM file AS f CROSS JOIN requests(f.path) AS made LEFT JOIN requests(f.fixture) AS c ON c.line = made.line
 GROUP BY f.path ORDER BY f.path;
SELECT 'reviews', f.path, count(*),
       sum(coalesce(made.upheld IS c.upheld AND made.corrected IS c.corrected AND made.other IS c.other
                    AND made.pending IS c.pending AND made.total IS c.total, 0))
  FROM file AS f CROSS JOIN reviews(f.path) AS made LEFT JOIN reviews(f.fixture) AS c ON c.route = made.route
 GROUP BY f.path ORDER BY f.path;
SELECT 'statistics', f.path, count(*), sum(coalesce(made.value IS c.value AND made.text IS c.text, 0))
  FROM file AS f CROSS JOIN statistics(f.path) AS made LEFT JOIN statistics(f.fixture) AS c ON c.line = made.line
 GROUP BY f.path ORDER BY f.path;

-- What cannot be placed is never given to another cell.
SELECT 'another figure', sum(made.value IS NOT NULL AND made.value IS NOT c.value), count(made.value) > 400
  FROM reports('build/fixtures/*.txt') AS f JOIN cells(f.path) AS made
  JOIN cells('fixtures/' || substr(f.path, 16, instr(substr(f.path, 16), '.') - 1) || '.txt') AS c
    USING (form_table, line, measure)
 WHERE f.path GLOB '*/luyi-2019.*' OR f.path GLOB '*/baishi-2020.*';
