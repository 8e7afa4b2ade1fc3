-- sql/coverage.sql: who has published, with a list of agencies and without.
.parameter set :folder "'fixtures/corpus'"
.read sql/import.sql
CREATE TABLE agencies(agency TEXT PRIMARY KEY, path_part TEXT);
.import --csv --skip 1 fixtures/corpus-agencies.csv agencies
.read sql/coverage.sql
.print
.print Without a list: all who ever published, and a file that is nobody's
DELETE FROM agencies;
.read sql/coverage.sql
