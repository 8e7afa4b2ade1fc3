-- sql/audit.sql: each planted error of the corpus, worst first, and nothing else.
.parameter set :folder "'fixtures/corpus'"
.read sql/import.sql
.read sql/audit.sql
.print
.print What passes, cannot be decided, or was corrected is not there
.headers off
SELECT count(*) FROM audit WHERE status IN ('pass', 'unknown') OR path LIKE '%/education/2021.txt';
.print The counts of reports agree with checks
SELECT count(*)
  FROM reports
 WHERE (failed_checks, differing_checks, unknown_checks) <>
       (SELECT count(*) FILTER (WHERE status = 'fail'), count(*) FILTER (WHERE status = 'differs'),
               count(*) FILTER (WHERE status = 'unknown')
          FROM checks WHERE checks.path = reports.path);
