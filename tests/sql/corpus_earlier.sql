-- A database of the earlier layout, whose cells were a table, is imported anew, its reports of other folders too; the
-- user's own tables stay.
CREATE TABLE reports(path TEXT PRIMARY KEY, agency TEXT);
CREATE TABLE cells(path TEXT REFERENCES reports ON DELETE CASCADE, value);
CREATE VIEW latest_reports AS SELECT path FROM reports;
CREATE TABLE agencies(agency TEXT PRIMARY KEY);
INSERT INTO agencies VALUES ('云岭县教育局');
INSERT INTO reports(path) VALUES ('fixtures/corpus/water/2021.txt'), ('fixtures/hongze-2023.txt'), ('gone.txt');
INSERT INTO cells VALUES ('fixtures/hongze-2023.txt', 1);
.parameter set :folder "'fixtures/corpus/water'"
.read sql/import.sql
SELECT path, status, message FROM reports;
SELECT type, count(*) FROM sqlite_schema WHERE name IN ('cells', 'latest_reports', 'agencies') GROUP BY type;
.print Nothing is left to do
.read sql/import.sql
PRAGMA foreign_key_check;
