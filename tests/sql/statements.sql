-- The figures that the narrative claims: what stands in fixtures/narrative-2023.txt and is a figure, and nothing else.
.mode list
SELECT section, position, value, unit, approximate, subject, text FROM statements('fixtures/narrative-2023.txt');

-- Every column, of one figure.
.mode line
SELECT * FROM statements('fixtures/narrative-2023.txt') WHERE position = 254 AND section = 1;
.mode list

-- Integers and reals keep their types.
SELECT typeof(value), count(*) FROM statements('fixtures/narrative-2023.txt') GROUP BY 1;

-- The text stands at its position.
SELECT count(*), sum(substr(s.text, t.position, length(t.text)) = t.text), sum(instr(t.sentence, t.text) > 0)
  FROM statements('fixtures/narrative-2023.txt') AS t
  JOIN sections('fixtures/narrative-2023.txt') AS s ON s.ordinal = t.section;

-- No figure of a date, a document number, a hotline, a telephone.
SELECT count(*), sum(value IN (2019, 12345, 12369, 12317, 110, 7229995, 492, 32, 2014)) FROM statements('fixtures/luyi-2019.txt');
SELECT count(*) FROM statements('fixtures/hongze-2023.txt');
