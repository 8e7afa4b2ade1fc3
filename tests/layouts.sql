-- What each layout gave, beside the figures that are known: run by tests/layouts, which made the files.
--   known(report, form_table, line, measure, value)   an empty value: the cell is blank
.bail on
CREATE TABLE known(report, form_table, line, measure, value, PRIMARY KEY (report, form_table, line, measure)) WITHOUT ROWID;
.mode tabs
.import known.tsv known
UPDATE known SET value = CASE value WHEN '' THEN NULL ELSE CAST(value AS NUMERIC) END;

CREATE TABLE file AS
  SELECT path, status, message, substr(path, 9, instr(substr(path, 9), '.') - 1) AS report,
         substr(path, 9 + instr(substr(path, 9), '.')) AS layout
    FROM disclosure_reports('reports/');
CREATE TABLE cell AS
  SELECT path, form_table, line, measure, value, trim(text) AS text FROM disclosure_cells('reports/');
CREATE INDEX cell_place ON cell(path, form_table, line, measure);

-- Blank is only what is printed so: a figure called blank is as wrong as another one in its place.
CREATE TABLE verdict AS
  SELECT f.layout, f.report, f.path, k.form_table, k.line, k.measure, k.value AS known, c.value AS got, c.text,
         CASE WHEN c.path IS NULL THEN 'unread'
              WHEN k.value IS NULL AND c.value IS NULL THEN iif(c.text IS NULL OR c.text IN ('', '/', '-', '\-'), 'right', 'unread')
              WHEN k.value IS NOT NULL AND abs(k.value - c.value) < 1e-9 THEN 'right'
              WHEN c.value IS NOT NULL THEN 'wrong'
              WHEN c.text IS NULL OR c.text IN ('', '/', '-', '\-') THEN 'wrong'
              ELSE 'unread' END AS verdict
    FROM file AS f JOIN known AS k USING (report)
    LEFT JOIN cell AS c ON c.path = f.path AND c.form_table = k.form_table AND c.line = k.line AND c.measure = k.measure;
-- Figures in lines of the form that the report has not.
INSERT INTO verdict
  SELECT f.layout, f.report, f.path, c.form_table, c.line, c.measure, NULL, c.value, c.text, 'wrong'
    FROM cell AS c JOIN file AS f USING (path)
   WHERE c.value IS NOT NULL
     AND NOT EXISTS (SELECT 1 FROM known AS k WHERE k.report = f.report AND k.form_table = c.form_table
                        AND k.line = c.line AND k.measure = c.measure);
CREATE INDEX verdict_layout ON verdict(layout, verdict);

.headers on
.mode column
SELECT layout, count(DISTINCT path) AS reports, sum(verdict = 'right') AS right, sum(verdict = 'unread') AS unread,
       sum(verdict = 'wrong') AS wrong, printf('%.1f %%', 100.0 * sum(verdict = 'unread') / count(*)) AS share_unread
  FROM verdict GROUP BY layout ORDER BY layout;
SELECT 'all' AS layout, count(DISTINCT path) AS reports, sum(verdict = 'right') AS right,
       sum(verdict = 'unread') AS unread, sum(verdict = 'wrong') AS wrong,
       printf('%.1f %%', 100.0 * sum(verdict = 'unread') / count(*)) AS share_unread
  FROM verdict;
