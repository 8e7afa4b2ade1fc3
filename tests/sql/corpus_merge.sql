-- sql/merge.sql: shards made side by side are, together, what one import makes.
.open whole.db
.parameter set :folder "'fixtures/corpus'"
.read sql/import.sql
.open shard1.db
.parameter init
.parameter set :folder "'fixtures/corpus/county'"
.read sql/import.sql
.open shard2.db
.parameter init
.parameter set :folder "'fixtures/corpus/[!c]*/*'"
.read sql/import.sql
.open corpus.db
.parameter init
.shell mkdir empty && cp fixtures/corpus/police/2022.docx empty/
.parameter set :folder "'empty'"
.read sql/import.sql
.parameter set :shard "'shard1.db'"
.read sql/merge.sql
.parameter set :shard "'shard2.db'"
.read sql/merge.sql
-- Once more changes nothing.
.read sql/merge.sql
ATTACH 'whole.db' AS whole;
.headers off
.print
.print Rows of each table that only one of the two has
WITH only_one(name, rows) AS (
  SELECT 'requests', (SELECT count(*) FROM (SELECT * FROM requests EXCEPT SELECT * FROM whole.requests))
                   + (SELECT count(*) FROM (SELECT * FROM whole.requests EXCEPT SELECT * FROM requests))
  UNION ALL SELECT 'cells', (SELECT count(*) FROM (SELECT * FROM cells EXCEPT SELECT * FROM whole.cells))
                   + (SELECT count(*) FROM (SELECT * FROM whole.cells EXCEPT SELECT * FROM cells))
  UNION ALL SELECT 'checks', (SELECT count(*) FROM (SELECT * FROM checks EXCEPT SELECT * FROM whole.checks))
                   + (SELECT count(*) FROM (SELECT * FROM whole.checks EXCEPT SELECT * FROM checks))
  UNION ALL SELECT 'statements', (SELECT count(*) FROM (SELECT * FROM statements EXCEPT SELECT * FROM whole.statements))
                   + (SELECT count(*) FROM (SELECT * FROM whole.statements EXCEPT SELECT * FROM statements))
  UNION ALL SELECT 'repairs', (SELECT count(*) FROM (SELECT * FROM repairs EXCEPT SELECT * FROM whole.repairs))
                   + (SELECT count(*) FROM (SELECT * FROM whole.repairs EXCEPT SELECT * FROM repairs)))
SELECT * FROM only_one;
SELECT count(*), (SELECT count(*) FROM whole.reports) FROM reports;
.print
.print A new corpus takes its tables from the shards that come first, two at once; their rows are the same
.shell for n in 1 2; do ${SQLITE3:-sqlite3} -batch -init /dev/null -cmd '.timeout 60000' -cmd ".parameter set :shard 'shard$n.db'" new.db < sql/merge.sql > merged-$n 2>&1 & done; wait; cat merged-1 merged-2
ATTACH 'new.db' AS new;
SELECT count(*) FROM (SELECT path, form_table, line, measure, value, text, location FROM new.cells EXCEPT SELECT path, form_table, line, measure, value, text, location FROM whole.cells);
SELECT name, new.n - whole.n FROM (SELECT 'checks' AS name, count(*) AS n FROM new.checks UNION ALL SELECT 'sections', count(*) FROM new.sections
                                   UNION ALL SELECT 'statements', count(*) FROM new.statements UNION ALL SELECT 'repairs', count(*) FROM new.repairs) AS new
  JOIN (SELECT 'checks' AS name, count(*) AS n FROM whole.checks UNION ALL SELECT 'sections', count(*) FROM whole.sections
        UNION ALL SELECT 'statements', count(*) FROM whole.statements UNION ALL SELECT 'repairs', count(*) FROM whole.repairs) AS whole USING (name);
.print
.print A shard that is not there, is no database of ours, or is not named, is an error that names it, and none is made
.open other.db
CREATE TABLE t(a);
.open only.db
.parameter init
.parameter set :folder "'empty'"
.read sql/import.sql
.shell for shard in mistyped.db whole.db other.db NULL only.db ./only.db; do ${SQLITE3:-sqlite3} -batch -init /dev/null -cmd "$(echo .parameter set :shard $shard)" only.db < sql/merge.sql 2>&1; done; ls mistyped.db 2> /dev/null
.print
.print In one session: what was refused can be put right and read again
CREATE TABLE said AS SELECT writefile('merges', '.parameter set :shard 2
.read sql/merge.sql
.parameter set :shard other.db
.read sql/merge.sql
.parameter set :shard whole.db
.read sql/merge.sql
.read sql/merge.sql
DROP VIEW sections;
CREATE TABLE sections(a);
.parameter set :folder empty
.read sql/import.sql
DROP TABLE sections;
.read sql/import.sql
.read sql/import.sql
');
.shell ${SQLITE3:-sqlite3} -interactive -init /dev/null again.db < merges 2>&1 | grep -a -e rror -e 'no such' -e '[0-9] . '
