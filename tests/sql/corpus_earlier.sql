-- A database of the earlier layout, whose cells were a table, is imported anew, its reports of other folders too; the
-- user's own tables stay.
CREATE TABLE reports(path TEXT PRIMARY KEY, agency, year, title, form, proactive_form, requests_form, format, encoding,
  period_start, period_end, published, status, cells, blank_cells, failed_checks, differing_checks, unknown_checks, message,
  size, modified, reader, vanished);
CREATE TABLE proactive_disclosure(path, agency, year, clause, item, item_label, measure, measure_label, value, unit, text);
CREATE TABLE requests(path, agency, year, line, outcome, item, item_label, natural_person, business, research,
  public_interest, legal_service, other, total);
CREATE TABLE reviews(path, agency, year, route, route_label, upheld, corrected, other, pending, total);
CREATE TABLE cells(path REFERENCES reports ON DELETE CASCADE, agency, year, form_table, line, line_label, measure,
  measure_label, value, text, location);
CREATE TABLE sections(path, agency, year, ordinal, heading, text);
CREATE TABLE statements(path, agency, year, section, sentence, subject, value, unit, approximate, text, position);
CREATE TABLE checks(path, agency, year, rule, scope, status, left_value, right_value, difference, blanks, expression,
  message);
CREATE INDEX reports_by_agency ON reports(agency, year);
CREATE INDEX checks_by_path ON checks(path);
CREATE VIEW latest_reports AS SELECT path FROM reports;
CREATE TABLE agencies(agency TEXT PRIMARY KEY, path_part);
INSERT INTO agencies VALUES ('云岭县教育局', '');
INSERT INTO reports(path) VALUES ('fixtures/corpus/water/2021.txt'), ('fixtures/hongze-2023.txt'), ('gone.txt');
INSERT INTO cells(path, value) VALUES ('fixtures/hongze-2023.txt', 1);
.parameter set :folder "'fixtures/corpus/water'"
.read sql/import.sql
SELECT path, status, message FROM reports;
SELECT type, count(*) FROM sqlite_schema WHERE name IN ('cells', 'latest_reports', 'agencies') GROUP BY type;
.print Nothing is left to do
.read sql/import.sql
PRAGMA foreign_key_check;
