-- load: none
-- sql/import.sql loads the extension itself where nobody has.
.parameter set :folder "'fixtures/corpus/police'"
.read sql/import.sql
SELECT path, status FROM reports;
