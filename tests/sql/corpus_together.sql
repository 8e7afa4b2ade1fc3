-- Imports that must not get in each other's way, or leave half a corpus.
.shell echo .timeout 60000 > begin; echo .load ./build/disclosure >> begin
.print A folder that is not there leaves nothing
.shell ${SQLITE3:-sqlite3} -batch -init begin -cmd ".parameter set :folder 'nowhere'" corpus.db < sql/import.sql 2>&1
.shell test ! -s corpus.db && echo nothing
.print Nor does none, where none is called reports
.shell ${SQLITE3:-sqlite3} -batch -init begin corpus.db < sql/import.sql 2>&1
.shell test ! -s corpus.db && echo nothing
.print Four at once read each file once, and each says what another has read
.shell ${SQLITE3:-sqlite3} -batch -init begin -cmd ".parameter set :folder 'fixtures/corpus/water'" corpus.db < sql/import.sql
.shell for one in 1 2 3 4; do ${SQLITE3:-sqlite3} -batch -init begin -cmd ".parameter set :folder 'build/fixtures'" corpus.db < sql/import.sql > said-$one 2>&1 & done; wait
.headers off
CREATE TABLE counted AS SELECT writefile('count.awk', '
  $2 == "|" && $1 != "files" { each = $1; files += $1; read += $3; told += $3 + $5 }
  / of these files/ { told += $1 }
  /rror|locked/ { print }
  END { print (read == each && each > 400 ? "each once" : read " of " each), (told == files ? "all told" : told " of " files) }');
.shell cat said-* | awk -f count.awk
.print What they made is what one makes
.shell ${SQLITE3:-sqlite3} -batch -init begin -cmd ".parameter set :folder 'build/fixtures'" alone.db < sql/import.sql > /dev/null
ATTACH 'corpus.db' AS corpus;
ATTACH 'alone.db' AS alone;
SELECT count(*) FROM (SELECT * FROM alone.cells EXCEPT SELECT * FROM corpus.cells);
SELECT count(*) FROM (SELECT * FROM alone.checks EXCEPT SELECT * FROM corpus.checks);
SELECT (SELECT count(*) FROM corpus.stored_cells JOIN corpus.reports USING (report) WHERE path LIKE 'build/%') - count(*) FROM alone.stored_cells;
