-- sql/coverage.sql: who has published, with a list of agencies and without.
.parameter set :folder "'fixtures/corpus'"
.read sql/import.sql
CREATE TABLE agencies(agency TEXT PRIMARY KEY, path_part TEXT);
.import --csv --skip 1 fixtures/corpus-agencies.csv agencies
.read sql/coverage.sql
.print
.print Without a list: all who ever published, from their first year to their last, and a file that is nobody's
DELETE FROM agencies;
.print (a title and no table is an unreadable report of the office and year that it names)
CREATE TEMP TABLE written AS SELECT writefile('title.sed', 's/教育局/公安局/g
s/2020/2022/g
/^|/d');
.shell rm fixtures/corpus/finance/2021.txt; sed -f title.sed fixtures/corpus/education/2020.md > fixtures/corpus/police/annual.md
DELETE FROM reports WHERE path LIKE '%/finance/2021.txt';
.output /dev/null
.read sql/import.sql
.output
.read sql/coverage.sql
