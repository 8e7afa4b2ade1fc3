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
.print A shard that is not there, is no database of ours, or is not named, is an error that names it, and none is made
.open other.db
CREATE TABLE t(a);
.open only.db
.parameter init
.parameter set :folder "'empty'"
.read sql/import.sql
.shell for shard in mistyped.db whole.db other.db NULL; do ${SQLITE3:-sqlite3} -batch -init /dev/null -cmd "$(echo .parameter set :shard $shard)" only.db < sql/merge.sql 2>&1; done; ls mistyped.db 2> /dev/null
