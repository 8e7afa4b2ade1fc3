-- sql/hierarchy.sql: the county against its four bodies.
.parameter set :folder "'fixtures/corpus'"
.read sql/import.sql
CREATE TABLE hierarchy(parent TEXT, part TEXT, PRIMARY KEY(parent, part));
.import --csv --skip 1 fixtures/corpus-hierarchy.csv hierarchy
.read sql/hierarchy.sql
.print
.print How the rest compares
SELECT year, form_table, status, count(*) AS cells FROM hierarchy_sums GROUP BY year, form_table, status;
SELECT message FROM hierarchy_sums WHERE year = 2022 AND line = 'fees';
.print
.print Without the table, nothing
DELETE FROM hierarchy;
.read sql/hierarchy.sql
