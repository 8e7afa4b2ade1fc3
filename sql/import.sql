-- A folder of reports as ordinary tables, for work on many of them.
--
--   sqlite3 corpus.db < sql/import.sql                                               -- the folder reports/
--   sqlite3 -cmd ".parameter set :folder 'data/2023'" corpus.db < sql/import.sql     -- another folder
--
-- Tables: reports, requests, reviews, proactive_disclosure, cells, sections, statements and checks, with the columns
-- of the table functions of the same names, so that a query on files runs on the corpus too. Views: latest_reports,
-- one report for each office and year; office_names, the names by which a list may call an office.
--
-- Run it as often as you like. A file that has kept its size and modification time is not read again, unless what kept
-- it from being read may have passed (a reader that was not installed, a disk that failed); one that changed, or was
-- read by another version of the extension, is replaced; one that is gone keeps its rows and has
-- `vanished` set. A corrected report of the same office and year stands beside the first. A file that is no report
-- has a row in `reports` with its status and message, and none elsewhere. An import ends whole or not at all. Of a
-- link, it is the link's own time that counts; a link to a folder is not followed. A file above 1 GB stops the import.

.bail on
.headers on
.mode list
.separator ' | '

-- The extension: loaded already, built here, or installed. (A table, because a SELECT would print.)
CREATE TEMP TABLE loaded AS
  SELECT load_extension(CASE WHEN coalesce(readfile('build/disclosure.so'), readfile('build/disclosure.dylib')) IS NULL
                             THEN 'libdisclosure' ELSE './build/disclosure' END)
   WHERE NOT EXISTS (SELECT 1 FROM pragma_function_list WHERE name = 'disclosure_version');
DROP TABLE temp.loaded;

PRAGMA foreign_keys = ON;
BEGIN IMMEDIATE;

-- ---- Tables --------------------------------------------------------------------------------------------------------

CREATE TABLE IF NOT EXISTS reports(
  path TEXT PRIMARY KEY, agency TEXT, year INTEGER, title TEXT, form TEXT, division TEXT, division_name TEXT,
  level TEXT, body TEXT, kind TEXT, proactive_form TEXT, requests_form TEXT, format TEXT, encoding TEXT, period_start TEXT,
  period_end TEXT, published TEXT, status TEXT NOT NULL, cells INTEGER, blank_cells INTEGER, failed_checks INTEGER,
  differing_checks INTEGER, unknown_checks INTEGER, message TEXT,
  size INTEGER NOT NULL,                -- bytes; -1: the file could not be opened
  modified INTEGER NOT NULL,            -- seconds since 1970
  reader TEXT NOT NULL,                 -- the version of the extension that read it
  vanished INTEGER NOT NULL DEFAULT 0   -- 1: the file was gone at the last import of its folder
);
CREATE INDEX IF NOT EXISTS reports_by_agency ON reports(agency, year);

CREATE TABLE IF NOT EXISTS proactive_disclosure(
  path TEXT NOT NULL REFERENCES reports ON DELETE CASCADE, agency TEXT, year INTEGER, clause INTEGER, item TEXT,
  item_label TEXT, measure TEXT, measure_label TEXT, value, unit TEXT, text TEXT,
  PRIMARY KEY(path, item, measure)
) WITHOUT ROWID;

CREATE TABLE IF NOT EXISTS requests(
  path TEXT NOT NULL REFERENCES reports ON DELETE CASCADE, agency TEXT, year INTEGER, line TEXT, outcome TEXT,
  item TEXT, item_label TEXT, natural_person INTEGER, business INTEGER, research INTEGER, public_interest INTEGER,
  legal_service INTEGER, other INTEGER, total INTEGER,
  PRIMARY KEY(path, line)
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS requests_by_item ON requests(item, year);

CREATE TABLE IF NOT EXISTS reviews(
  path TEXT NOT NULL REFERENCES reports ON DELETE CASCADE, agency TEXT, year INTEGER, route TEXT, route_label TEXT,
  upheld INTEGER, corrected INTEGER, other INTEGER, pending INTEGER, total INTEGER,
  PRIMARY KEY(path, route)
) WITHOUT ROWID;

CREATE TABLE IF NOT EXISTS cells(
  path TEXT NOT NULL REFERENCES reports ON DELETE CASCADE, agency TEXT, year INTEGER, form_table TEXT, line TEXT,
  line_label TEXT, measure TEXT, measure_label TEXT, value, text TEXT, location TEXT,
  PRIMARY KEY(path, form_table, line, measure)
) WITHOUT ROWID;

CREATE TABLE IF NOT EXISTS sections(
  path TEXT NOT NULL REFERENCES reports ON DELETE CASCADE, agency TEXT, year INTEGER, ordinal INTEGER, heading TEXT,
  text TEXT
);
CREATE INDEX IF NOT EXISTS sections_by_path ON sections(path, ordinal);

CREATE TABLE IF NOT EXISTS statements(
  path TEXT NOT NULL REFERENCES reports ON DELETE CASCADE, agency TEXT, year INTEGER, section INTEGER, sentence TEXT,
  subject TEXT, value, unit TEXT, approximate INTEGER, text TEXT, position INTEGER
);
CREATE INDEX IF NOT EXISTS statements_by_path ON statements(path, section, position);

CREATE TABLE IF NOT EXISTS checks(
  path TEXT NOT NULL REFERENCES reports ON DELETE CASCADE, agency TEXT, year INTEGER, rule TEXT, scope TEXT,
  status TEXT, left_value, right_value, difference, blanks INTEGER, expression TEXT, message TEXT
);
CREATE INDEX IF NOT EXISTS checks_by_path ON checks(path, rule, scope);
CREATE INDEX IF NOT EXISTS checks_by_status ON checks(status, rule);

-- Of several reports of one office and year the one that counts: still there, published last, else written last.
-- `office` is the same however the agency's name is printed: 洪泽区人民政府, 淮安市洪泽区人民政府; where the division is not
-- known it is that name. `first_published` is of the first version.
CREATE VIEW IF NOT EXISTS latest_reports AS
  SELECT * FROM (
    SELECT *, count(*) OVER same AS versions, min(published) OVER same AS first_published,
           row_number() OVER (same ORDER BY vanished, published IS NULL, published DESC, modified DESC, path DESC)
             AS version_rank
      FROM (SELECT *, coalesce(division || ' ' || body, agency) AS office FROM reports)
     WHERE agency IS NOT NULL AND year IS NOT NULL AND status IN ('complete', 'partial')
    WINDOW same AS (PARTITION BY office, year))
   WHERE version_rank = 1;

-- The names by which a list may call an office: as printed in any year, in full, and of a government the code of its
-- division. A name that two offices have is none.
CREATE VIEW IF NOT EXISTS office_names AS
  SELECT name, min(office) AS office
    FROM (SELECT agency AS name, office FROM latest_reports
          UNION SELECT division_name || body, office FROM latest_reports WHERE division IS NOT NULL
          UNION SELECT division, office FROM latest_reports WHERE division IS NOT NULL AND kind = 'government')
   GROUP BY name
  HAVING count(DISTINCT office) = 1;

-- ---- What is in the folder -----------------------------------------------------------------------------------------

CREATE TEMP TABLE folder AS
  SELECT CASE WHEN rtrim(name, '/') = '' THEN name ELSE rtrim(name, '/') END AS name
    FROM (SELECT coalesce(:folder, 'reports') AS name);

-- Files (0x8000) and links (0xA000), hidden ones and those in hidden folders left out. Nothing else is opened: a pipe
-- would wait for ever.
CREATE TEMP TABLE found AS
  SELECT entry.name AS path, entry.mtime AS modified, coalesce(length(entry.data), -1) AS size
    FROM temp.folder, fsdir(folder.name) AS entry
   WHERE entry.mode & 0xF000 IN (0x8000, 0xA000) AND substr(entry.name, length(folder.name) + 1) NOT LIKE '%/.%';

CREATE TEMP TABLE work AS
  SELECT found.*
    FROM temp.found LEFT JOIN main.reports USING (path)
   WHERE reports.path IS NULL
      OR (reports.size, reports.modified, reports.reader) <> (found.size, found.modified, disclosure_version())
      OR (reports.status = 'unreadable' AND disclosure_retry(reports.message));

CREATE TEMP TABLE gone AS
  SELECT path
    FROM main.reports, temp.folder
   WHERE substr(path, 1, length(name) + 1) = name || '/' AND path NOT IN (SELECT path FROM temp.found);

-- ---- Reading -------------------------------------------------------------------------------------------------------

-- One file at a time goes into all tables, so each is read once however many there are.
CREATE TEMP TABLE reading(path TEXT, size INTEGER, modified INTEGER);
CREATE TEMP TRIGGER read_file AFTER INSERT ON reading
BEGIN
  DELETE FROM reports WHERE path = new.path;
  INSERT INTO reports
    SELECT new.path, agency, year, title, form, division, division_name, level, body, kind, proactive_form,
           requests_form, format, encoding, period_start, period_end, published, status, cells, blank_cells,
           failed_checks, differing_checks, unknown_checks, message, new.size, new.modified, disclosure_version(), 0
      FROM disclosure_reports(new.path)
     WHERE path = new.path; -- a link to a folder has no such row, and so no rows at all
  INSERT INTO proactive_disclosure
    SELECT path, agency, year, clause, item, item_label, measure, measure_label, value, unit, text
      FROM disclosure_proactive_disclosure(new.path) WHERE path = new.path;
  INSERT INTO requests
    SELECT path, agency, year, line, outcome, item, item_label, natural_person, business, research, public_interest,
           legal_service, other, total
      FROM disclosure_requests(new.path) WHERE path = new.path;
  INSERT INTO reviews
    SELECT path, agency, year, route, route_label, upheld, corrected, other, pending, total
      FROM disclosure_reviews(new.path) WHERE path = new.path;
  INSERT INTO cells
    SELECT path, agency, year, form_table, line, line_label, measure, measure_label, value, text, location
      FROM disclosure_cells(new.path) WHERE path = new.path;
  INSERT INTO sections
    SELECT path, agency, year, ordinal, heading, text FROM disclosure_sections(new.path) WHERE path = new.path;
  INSERT INTO statements
    SELECT path, agency, year, section, sentence, subject, value, unit, approximate, text, position
      FROM disclosure_statements(new.path) WHERE path = new.path;
  INSERT INTO checks
    SELECT path, agency, year, rule, scope, status, left_value, right_value, difference, blanks, expression, message
      FROM disclosure_checks(new.path) WHERE path = new.path;
END;

INSERT INTO temp.reading SELECT path, size, modified FROM temp.work ORDER BY path;
UPDATE main.reports SET vanished = 1 WHERE path IN (SELECT path FROM temp.gone) AND vanished = 0;
UPDATE main.reports SET vanished = 0 WHERE path IN (SELECT path FROM temp.found) AND vanished = 1;

COMMIT;

SELECT (SELECT count(*) FROM temp.found) AS files,
       (SELECT count(*) FROM temp.work JOIN main.reports USING (path)) AS read,
       (SELECT count(*) FROM temp.found) - (SELECT count(*) FROM temp.work) AS unchanged,
       (SELECT count(*) FROM temp.gone) AS vanished,
       (SELECT count(*) FROM main.reports WHERE status NOT IN ('complete', 'partial')) AS not_read;

-- So that the script can run again in the same session.
DROP TRIGGER temp.read_file;
DROP TABLE temp.reading;
DROP TABLE temp.gone;
DROP TABLE temp.work;
DROP TABLE temp.found;
DROP TABLE temp.folder;
