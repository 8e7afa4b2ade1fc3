-- What is wrong in the reports of a corpus, worst first.
--
--   sqlite3 corpus.db < sql/audit.sql
--
-- Needs the tables of sql/import.sql, not the extension. Makes the view `audit` and prints it.
--
-- Ranks: 1 a file that could not be read or is no report; 2 a statutory table that is missing or stands twice; 3 sums
-- of the form that cannot hold, the largest difference first; 4 other parts of the form that are missing, doubled,
-- late, of another year or of the other form; 5 figures of the narrative that no table confirms (which proves no error:
-- the narrative may count something else). What passes or cannot be decided is left out, as are reports that a later
-- version of the same agency and year replaces. `place` is where the total of the sum stands.

.bail on
.headers on
.mode list
.separator ' | '

DROP VIEW IF EXISTS audit;
CREATE VIEW audit AS
  WITH totals(rule, form_table, line, measure, measure_2019) AS (VALUES -- NULL: the scope of the check
    ('requests.balance',    'requests',             '3.7', NULL,       NULL),
    ('requests.outcomes',   'requests',             '3.7', NULL,       NULL),
    ('requests.applicants', 'requests',             NULL,  'total',    NULL),
    ('reviews.outcomes',    'reviews',              NULL,  'total',    NULL),
    ('proactive.stock',     'proactive_disclosure', NULL,  'in_force', 'total_published')
  ), wrong AS (
    SELECT 1 AS rank, agency, year, path, status, NULL AS rule, NULL AS scope, NULL AS difference,
           NULL AS expression, message
      FROM reports
     WHERE status NOT IN ('complete', 'partial')
    UNION ALL
    SELECT CASE WHEN checks.rule = 'structure.table' THEN 2
                WHEN checks.rule LIKE 'structure.%' THEN 4
                WHEN checks.status = 'differs' THEN 5
                ELSE 3 END,
           checks.agency, checks.year, checks.path, checks.status, checks.rule, checks.scope, checks.difference,
           checks.expression, checks.message
      FROM checks JOIN latest_reports USING (path)
     WHERE checks.status IN ('fail', 'differs')
  )
  SELECT wrong.rank, wrong.agency, wrong.year, wrong.path, wrong.status, wrong.rule, wrong.scope,
         (SELECT location FROM cells
           WHERE cells.path = wrong.path AND cells.form_table = totals.form_table
             AND cells.line = coalesce(totals.line, wrong.scope)
             AND cells.measure IN (coalesce(totals.measure, wrong.scope), totals.measure_2019)) AS place,
         wrong.expression AS figures, wrong.difference, wrong.message
    FROM wrong LEFT JOIN totals USING (rule);

SELECT status, agency, year, path, rule, scope, place, figures, message
  FROM audit
 ORDER BY rank, abs(difference) DESC, agency, year, path, rule, scope, message;
