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
.print
.print A form that nobody has filled in is told once, a report that does not say whose it is with what is wrong in it, and so are cells that could not be read
.open unfilled.db
CREATE TABLE edit AS SELECT writefile('blank.sed', 's/^[0-9]*	/	/; s/	[0-9.]*$/	/; :next
s/	[0-9][0-9.]*	/		/; t next');
DROP TABLE edit;
.shell mkdir unfilled; sed 's/云栖省/云岭县/; s/	23164$/	2x164/' fixtures/yunxi-2022.txt > unfilled/unread.txt; sed -f blank.sed fixtures/yunxi-2022.txt > unfilled/report.txt; sed 1d fixtures/yunxi-2022.txt | sed s/23164/23165/ > unfilled/nameless.txt
.parameter set :folder "'unfilled'"
.read sql/import.sql
.read sql/audit.sql
.read sql/coverage.sql
