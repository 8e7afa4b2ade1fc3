-- load: none
-- Tables that are somebody's own are neither dropped nor written to, whatever their names: the import says which, and
-- changes nothing, not even the journal; a script that makes views replaces no other.
.open sheets.db
CREATE TABLE cells(sheet, a1); CREATE TABLE reports(path, author); CREATE TABLE Reviews(stars, words);
.open one.db
CREATE TABLE reports(a);
.open store.db
CREATE TABLE stored_cells(a); CREATE TABLE stored_words(a); CREATE TABLE form_cells(a); CREATE TABLE folders(a);
.open views.db
CREATE VIEW checks AS SELECT 1; CREATE VIEW latest_reports AS SELECT 1; CREATE TABLE t(a); CREATE INDEX reports_by_division ON t(a);
.open virtual.db
CREATE VIRTUAL TABLE cells USING fts5(a);
.open
.shell for name in sheets one store views virtual; do cksum < $name.db > before; ${SQLITE3:-sqlite3} -batch -init /dev/null -cmd '.parameter set :folder fixtures/corpus' $name.db < sql/import.sql 2>&1 && echo imported $name; cksum < $name.db | cmp - before && echo $name is unchanged; done; test -e one.db-wal && echo a journal is left
.shell ${SQLITE3:-sqlite3} -batch -init /dev/null other.db "CREATE TABLE orders(reports, cells); INSERT INTO orders VALUES (1, 2)"; ${SQLITE3:-sqlite3} -batch -init /dev/null -cmd ".parameter set :folder fixtures/corpus" other.db < sql/import.sql; ${SQLITE3:-sqlite3} other.db "SELECT * FROM orders"
.print
.print An earlier layout among whose tables one is of another
.shell ${SQLITE3:-sqlite3} -batch -init /dev/null half.db "CREATE TABLE reports(path TEXT PRIMARY KEY, agency); CREATE TABLE cells(path, agency, year, form_table, line, line_label, measure, measure_label, value, text, location); INSERT INTO cells(path) VALUES ('kept')"; ${SQLITE3:-sqlite3} -batch -init /dev/null -cmd ".parameter set :folder fixtures/corpus" half.db < sql/import.sql 2>&1; ${SQLITE3:-sqlite3} half.db "SELECT path FROM cells"
.print
.print Views of one's own
.shell for script in indicators audit coverage cross_year hierarchy offices search; do for run in first second; do ${SQLITE3:-sqlite3} -batch -init /dev/null other.db < sql/$script.sql > /dev/null || echo "$script fails the $run time"; done; done
.shell ${SQLITE3:-sqlite3} -batch -init /dev/null other.db "DROP VIEW coverage; CREATE VIEW Coverage AS SELECT 'mine'; DROP VIEW series; CREATE TABLE series(x); DROP VIEW audit_by_agency; CREATE VIEW audit_by_agency AS SELECT 'mine'; DROP VIEW cross_year; CREATE TABLE cross_year(x); DROP VIEW hierarchy_sums; CREATE TABLE hierarchy_sums(x); DROP VIEW channels; CREATE TABLE channels(x); DROP TABLE narratives; CREATE TABLE narratives(x)"
.shell for script in audit coverage cross_year hierarchy indicators offices search; do ${SQLITE3:-sqlite3} -batch -init /dev/null other.db < sql/$script.sql 2>&1; done; ${SQLITE3:-sqlite3} other.db "SELECT * FROM coverage; SELECT * FROM audit_by_agency; SELECT count(*) FROM sqlite_schema WHERE name IN ('offices', 'audit', 'indicators')"
.print
.print Lists of one's own that lack what a script reads
.shell ${SQLITE3:-sqlite3} -batch -init /dev/null other.db "DROP VIEW Coverage; DROP VIEW audit_by_agency; DROP TABLE hierarchy_sums; DROP TABLE agencies; CREATE TABLE agencies(x); DROP TABLE reviewed; CREATE TABLE reviewed(key); DROP TABLE hierarchy; CREATE TABLE hierarchy(parent)"
.shell for script in audit coverage hierarchy; do ${SQLITE3:-sqlite3} -batch -init /dev/null other.db < sql/$script.sql 2>&1; done
