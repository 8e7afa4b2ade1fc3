-- A database of the earlier layout, whose cells were a table, is refused by name; nothing in it changes.
CREATE TABLE cells(path TEXT);
CREATE TABLE reports(path TEXT);
.parameter set :folder "'fixtures/corpus'"
.read sql/import.sql
