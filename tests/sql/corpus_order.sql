-- A script whose tables or views are not there says which comes first, and leaves nothing behind.
.shell for script in audit coverage cross_year hierarchy indicators offices search corpus_page merge; do echo $script; ${SQLITE3:-sqlite3} -batch -init /dev/null empty.db < sql/$script.sql 2>&1; done
.shell test -s empty.db || echo nothing is left
.open corpus.db
.parameter init
.parameter set :folder "'fixtures/corpus'"
.read sql/import.sql
.shell for script in offices corpus_page; do ${SQLITE3:-sqlite3} -batch -init /dev/null corpus.db < sql/$script.sql 2>&1; done
