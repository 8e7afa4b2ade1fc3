-- What the six fixtures print, every cell of them, worked out from their text.
.nullvalue _
CREATE TABLE fixture(ordinal INTEGER PRIMARY KEY, name TEXT);
INSERT INTO fixture(name) VALUES ('luyi-2019'), ('hongze-2023'), ('yunxi-2022'), ('baishi-2020'), ('qingxi-water-2022'),
  ('liuchuan-2020');
SELECT f.name, p.clause, p.item, p.measure, p.value, p.unit, p.text
  FROM fixture AS f CROSS JOIN proactive_disclosure('fixtures/' || f.name || '.txt') AS p;
SELECT f.name, r.line, r.natural_person, r.business, r.research, r.public_interest, r.legal_service, r.other, r.total
  FROM fixture AS f CROSS JOIN requests('fixtures/' || f.name || '.txt') AS r;
SELECT f.name, r.route, r.upheld, r.corrected, r.other, r.pending, r.total
  FROM fixture AS f CROSS JOIN reviews('fixtures/' || f.name || '.txt') AS r;
