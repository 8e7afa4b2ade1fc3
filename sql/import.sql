-- A folder of reports as tables of a database, for work on many of them.
--
--   sqlite3 corpus.db < sql/import.sql                                               -- the folder reports/
--   sqlite3 -cmd ".parameter set :folder 'data/2023'" corpus.db < sql/import.sql     -- another folder ("'2023'": not a number)
--
-- Tables to query: reports, requests, reviews, proactive_disclosure, statistics, cells, sections, statements, checks and
-- repairs, with the columns of the table functions of the same names, so that a query on files runs on the corpus too;
-- latest_reports, one report for each office and year; office_names, the names by which a list may call an office. The rows
-- are stored compactly, in the tables whose names begin with stored_ and form_; all else are views on them.
--
-- Run it as often as you like. What has kept its size and modification time is not opened, unless what kept it from
-- being read may have passed (a reader that was not installed, a disk that failed); what changed, or was read by another
-- version of the extension, is replaced; what is gone keeps its rows and has `vanished` set. A corrected report of the
-- same office and year stands beside the first. A file that is no report has a row in `reports` with its status and
-- message, and none elsewhere. Of each batch all is kept or nothing, after Ctrl-C ("interrupted") too: run it again, and it
-- goes on. Others read the database meanwhile; imports at the same time share the work. On a terminal the progress is
-- shown. A folder is known by where it lies, however it is spelled: its files keep the spelling under which it was first
-- imported (`folders`), or, where another folder has that already, their absolute names.

.bail on
.headers off
.mode list
.separator ' | '
.timeout 60000

-- The extension: loaded already, built here, or installed. (A table, because a SELECT would print.)
CREATE TEMP TABLE loaded AS
  SELECT load_extension(CASE WHEN coalesce(readfile('build/disclosure.so'), readfile('build/disclosure.dylib')) IS NULL
                             THEN 'disclosure' ELSE './build/disclosure' END)
   WHERE NOT EXISTS (SELECT 1 FROM pragma_function_list WHERE name = 'disclosure_version');
DROP TABLE temp.loaded;

-- Left in the session where an earlier run in it did not come to its end.
.read '|printf "DROP TABLE IF EXISTS temp.%s;" made made_before earlier there needed folder listed found work gone batch unread read_reports read_cells read_sections read_statements read_checks read_repairs new_word new_cell ahead replaced reading began step'
CREATE TEMP TABLE needed(folder);
CREATE TEMP TRIGGER refuse BEFORE INSERT ON needed BEGIN SELECT CASE
  WHEN typeof(new.folder) NOT IN ('text', 'null') THEN RAISE(ABORT, 'quote the name of the folder, which is a number: .parameter set :folder "''2023''"')
  WHEN new.folder IS NULL AND disclosure_path('reports') IS NULL THEN RAISE(ABORT, 'no folder is named, and none here is called reports: .parameter set :folder "''data/2023''"') END; END;
INSERT INTO needed VALUES (:folder);

-- What is asked for. Named by itself, so that a folder that is not there is an error, and nothing is made of it.
CREATE TEMP TABLE files AS
  SELECT count(*) FROM disclosure_files(:folder) WHERE :folder IS NOT NULL
   UNION ALL SELECT count(*) FROM disclosure_files('reports') WHERE :folder IS NULL;
DROP TABLE temp.files;
CREATE TEMP TABLE folder AS
  SELECT name, disclosure_path(name) AS canonical
    FROM (SELECT coalesce(nullif(rtrim(coalesce(:folder, 'reports'), '/'), ''), :folder) AS name);

-- ---- Whose the database is -----------------------------------------------------------------------------------------

-- All tables and views are made at once, so that a database is a corpus if one has the columns of ours. The layout before
-- this one kept the rows in tables with the names of the views, in several times the space. Whatever else has a name that
-- is needed is somebody's own: nothing is written then, and nothing lost.
CREATE TEMP TABLE made(name COLLATE NOCASE, type);
INSERT INTO made
  SELECT value, 'table' FROM json_each('["folders", "reports", "form_cells", "stored_words", "stored_cells", "stored_sections",
    "stored_statements", "stored_checks", "stored_repairs"]')
  UNION ALL SELECT value, 'view' FROM json_each('["cells", "proactive_disclosure", "statistics", "form_lines", "requests",
    "reviews", "sections", "statements", "checks", "repairs", "latest_reports", "office_names"]')
  UNION ALL SELECT value, 'index' FROM json_each('["reports_by_agency", "reports_by_division", "stored_checks_by_status"]');
CREATE TEMP TABLE made_before(name COLLATE NOCASE, columns);
INSERT INTO made_before VALUES
  ('reports', 'path,agency,year,title,form,*proactive_form,requests_form,format,encoding,period_start,period_end,published,'
              || 'status,cells,blank_cells,failed_checks,differing_checks,unknown_checks,message,size,modified,reader,vanished'),
  ('proactive_disclosure', 'path,agency,year,clause,item,item_label,measure,measure_label,value,unit,text'),
  ('requests', 'path,agency,year,line,outcome,item,item_label,natural_person,business,research,public_interest,'
               || 'legal_service,other,total'),
  ('reviews', 'path,agency,year,route,route_label,upheld,corrected,other,pending,total'),
  ('cells', 'path,agency,year,form_table,line,line_label,measure,measure_label,value,text,location'),
  ('sections', 'path,agency,year,ordinal,heading,text'),
  ('statements', 'path,agency,year,section,sentence,subject,value,unit,approximate,text,position'),
  ('checks', 'path,agency,year,rule,scope,status,left_value,right_value,difference,blanks,expression,message');
CREATE TEMP TABLE earlier(path);
CREATE TEMP TABLE there AS
  WITH standing AS (
    SELECT made.name, made.type AS meant, entry.type,
           CASE WHEN entry.type = 'table' AND entry.sql NOT LIKE 'CREATE VIRTUAL%'
                THEN (SELECT group_concat(name) FROM pragma_table_info(made.name, 'main')) END AS columns
      FROM temp.made JOIN main.sqlite_schema AS entry USING (name)
  ), corpus AS (
    SELECT count(*) AS ours FROM standing WHERE name = 'stored_cells' AND columns = 'report,form_cell,value,text,place'
  ), before AS (
    SELECT count(*) = (SELECT count(*) FROM temp.made_before) AS ours
      FROM standing JOIN temp.made_before AS known USING (name) WHERE standing.columns GLOB known.columns
  )
  SELECT name, type, before.ours AND (name IN (SELECT name FROM temp.made_before)
                                      OR name IN ('latest_reports', 'office_names', 'reports_by_agency')) AS old,
         corpus.ours AND type = meant AS new
    FROM standing, corpus, before;

-- (An error names nothing, and SQL drops nothing on a condition: so here and below the shell reads what a query writes.)
.output '|umask 077; f="${TMPDIR:-/tmp}/corpus-$PPID.sql"; rm -f "$f"; set -C; cat > "$f"'
SELECT printf('CREATE TEMP TRIGGER taken BEFORE INSERT ON needed BEGIN SELECT RAISE(ABORT, ''%q: this database has tables or views of such names that sql/import.sql did not make; nothing was changed: import into a database of its own''); END; INSERT INTO temp.needed VALUES (NULL);',
              group_concat(name, ', '))
  FROM temp.there WHERE NOT (old OR new) HAVING count(*) > 0;
.output
.read '|f="${TMPDIR:-/tmp}/corpus-$PPID.sql"; [ -O "$f" ] && cat "$f"; rm -f "$f"'

-- So that others read while this writes. One at a time changes to it: those that meet there do not wait.
.output '|read -r db; [ "$db" ] && flock "$db" sh -c "for i in 1 2 3 4 5; do sqlite3 -batch -init /dev/null \"\$0\" \"PRAGMA busy_timeout = 9000; PRAGMA journal_mode = WAL\" && exit; sleep 0.1; done" "$db" >/dev/null 2>&1'
SELECT file FROM pragma_database_list WHERE name = 'main';
.output /dev/null
SELECT count(*) FROM main.sqlite_schema; PRAGMA journal_mode = WAL;
PRAGMA temp.journal_mode = MEMORY; PRAGMA analysis_limit = 1000;
.output
PRAGMA synchronous = NORMAL;
PRAGMA temp.cache_size = -16384;
PRAGMA foreign_keys = OFF; -- a report's rows go with it by name

-- ---- What is stored ------------------------------------------------------------------------------------------------

BEGIN IMMEDIATE;

-- The tables of an earlier layout go, and its files are read anew.
.output '|umask 077; f="${TMPDIR:-/tmp}/corpus-$PPID.sql"; rm -f "$f"; set -C; cat > "$f"'
SELECT 'INSERT INTO temp.earlier SELECT path FROM main.reports;' WHERE EXISTS (SELECT 1 FROM temp.there WHERE old);
SELECT 'DROP ' || type || ' IF EXISTS main.' || name || ';' FROM temp.there WHERE old AND type <> 'index' ORDER BY name = 'reports';
.output
.read '|f="${TMPDIR:-/tmp}/corpus-$PPID.sql"; [ -O "$f" ] && cat "$f"; rm -f "$f"'
.headers on
SELECT count(*) || ' reports of an earlier layout are imported anew; VACUUM gives the space back' AS note
  FROM temp.earlier HAVING count(*) > 0;

-- Where each lies, and what it was called when it was first imported.
CREATE TABLE IF NOT EXISTS folders(canonical TEXT PRIMARY KEY, name TEXT NOT NULL) WITHOUT ROWID;

CREATE TABLE IF NOT EXISTS reports(
  report INTEGER PRIMARY KEY, path TEXT NOT NULL UNIQUE, agency TEXT, year INTEGER, title TEXT, form TEXT,
  division TEXT, division_name TEXT, level TEXT, body TEXT, kind TEXT, proactive_form TEXT, requests_form TEXT,
  format TEXT, encoding TEXT, period_start TEXT, period_end TEXT, published TEXT, status TEXT NOT NULL, cells INTEGER,
  blank_cells INTEGER, failed_checks INTEGER, differing_checks INTEGER, unknown_checks INTEGER, message TEXT,
  size INTEGER,                         -- bytes; NULL: the name led nowhere
  modified TEXT,                        -- as `files` has it
  reader TEXT NOT NULL,                 -- the version of the extension that read it
  vanished INTEGER NOT NULL DEFAULT 0   -- 1: the file was gone at the last import of its folder
);
CREATE INDEX IF NOT EXISTS reports_by_agency ON reports(agency, year);
CREATE INDEX IF NOT EXISTS reports_by_division ON reports(division, body, year);

-- The cells of the forms, as the forms print them: a few hundred, however many reports there are.
CREATE TABLE IF NOT EXISTS form_cells(
  form_cell INTEGER PRIMARY KEY, form_table TEXT NOT NULL, line TEXT NOT NULL, line_label TEXT NOT NULL,
  measure TEXT NOT NULL, measure_label TEXT NOT NULL, clause INTEGER, item TEXT, outcome TEXT, unit TEXT,
  UNIQUE(form_table, line, measure, line_label, measure_label));

CREATE TABLE IF NOT EXISTS stored_words(word INTEGER PRIMARY KEY, text TEXT NOT NULL UNIQUE);
INSERT OR IGNORE INTO stored_words(text) VALUES ('pass'), ('fail'), ('differs'), ('unknown');

-- `text` is NULL where it is the value's own digits, or nothing is printed. place, rule and status are stored_words.
CREATE TABLE IF NOT EXISTS stored_cells(
  report INTEGER NOT NULL REFERENCES reports ON DELETE CASCADE, form_cell INTEGER NOT NULL, value, text TEXT,
  place INTEGER, PRIMARY KEY(report, form_cell)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS stored_sections(
  report INTEGER NOT NULL REFERENCES reports ON DELETE CASCADE, ordinal INTEGER NOT NULL, heading TEXT, text TEXT,
  PRIMARY KEY(report, ordinal)) WITHOUT ROWID;

-- A sentence stands in its section's text from sentence_start on, or, where it does not, in `sentence`.
CREATE TABLE IF NOT EXISTS stored_statements(
  report INTEGER NOT NULL REFERENCES reports ON DELETE CASCADE, ordinal INTEGER NOT NULL, section INTEGER,
  sentence_start INTEGER, sentence_length INTEGER, sentence TEXT, subject TEXT, value, unit TEXT, approximate INTEGER,
  text TEXT, position INTEGER,
  PRIMARY KEY(report, ordinal)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS stored_checks(
  report INTEGER NOT NULL REFERENCES reports ON DELETE CASCADE, ordinal INTEGER NOT NULL,
  rule INTEGER NOT NULL, scope TEXT, status INTEGER NOT NULL, left_value, right_value, difference, blanks INTEGER,
  expression TEXT, message TEXT, PRIMARY KEY(report, ordinal)) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS stored_checks_by_status ON stored_checks(status, rule);

CREATE TABLE IF NOT EXISTS stored_repairs(
  report INTEGER NOT NULL REFERENCES reports ON DELETE CASCADE, ordinal INTEGER NOT NULL, repair INTEGER, size INTEGER,
  form_cell INTEGER, printed, suggested, slip TEXT, mends INTEGER, location TEXT, message TEXT,
  PRIMARY KEY(report, ordinal)) WITHOUT ROWID;

-- ---- What is queried -----------------------------------------------------------------------------------------------

CREATE VIEW IF NOT EXISTS cells AS
  SELECT r.path, r.agency, r.year, f.form_table, f.line, f.line_label, f.measure, f.measure_label, c.value,
         coalesce(c.text, CAST(c.value AS TEXT)) AS text, w.text AS location
    FROM reports AS r JOIN stored_cells AS c USING (report) JOIN form_cells AS f USING (form_cell)
         LEFT JOIN stored_words AS w ON w.word = c.place;
CREATE VIEW IF NOT EXISTS proactive_disclosure AS
  SELECT r.path, r.agency, r.year, f.clause, f.line AS item, f.line_label AS item_label, f.measure, f.measure_label,
         c.value, f.unit, coalesce(c.text, CAST(c.value AS TEXT)) AS text
    FROM reports AS r JOIN stored_cells AS c USING (report) JOIN form_cells AS f USING (form_cell)
   WHERE f.form_table = 'proactive_disclosure';
CREATE VIEW IF NOT EXISTS statistics AS
  SELECT r.path, r.agency, r.year, f.line, f.item, f.line_label AS item_label, c.value, f.unit,
         coalesce(c.text, CAST(c.value AS TEXT)) AS text
    FROM reports AS r JOIN stored_cells AS c USING (report) JOIN form_cells AS f USING (form_cell)
   WHERE f.form_table = 'statistics';

-- The cells of each line side by side.
CREATE VIEW IF NOT EXISTS form_lines AS
  SELECT form_table, line, line_label, max(item) AS item, max(outcome) AS outcome,
         max(form_cell) FILTER (WHERE measure = 'natural_person') AS natural_person,
         max(form_cell) FILTER (WHERE measure = 'business') AS business,
         max(form_cell) FILTER (WHERE measure = 'research') AS research,
         max(form_cell) FILTER (WHERE measure = 'public_interest') AS public_interest,
         max(form_cell) FILTER (WHERE measure = 'legal_service') AS legal_service,
         max(form_cell) FILTER (WHERE measure = 'upheld') AS upheld,
         max(form_cell) FILTER (WHERE measure = 'corrected') AS corrected,
         max(form_cell) FILTER (WHERE measure = 'other') AS other,
         max(form_cell) FILTER (WHERE measure = 'pending') AS pending,
         max(form_cell) FILTER (WHERE measure = 'total') AS total
    FROM form_cells GROUP BY form_table, line, line_label;

-- A report has a line where it has one of its cells.
CREATE VIEW IF NOT EXISTS requests AS
  SELECT r.path, r.agency, r.year, l.line, l.outcome, l.item, l.line_label AS item_label,
         (SELECT value FROM stored_cells AS c WHERE c.report = r.report AND form_cell = natural_person) AS natural_person,
         (SELECT value FROM stored_cells AS c WHERE c.report = r.report AND form_cell = business) AS business,
         (SELECT value FROM stored_cells AS c WHERE c.report = r.report AND form_cell = research) AS research,
         (SELECT value FROM stored_cells AS c WHERE c.report = r.report AND form_cell = public_interest) AS public_interest,
         (SELECT value FROM stored_cells AS c WHERE c.report = r.report AND form_cell = legal_service) AS legal_service,
         (SELECT value FROM stored_cells AS c WHERE c.report = r.report AND form_cell = other) AS other,
         (SELECT value FROM stored_cells AS c WHERE c.report = r.report AND form_cell = total) AS total
    FROM reports AS r JOIN form_lines AS l
   WHERE l.form_table = 'requests'
     AND EXISTS (SELECT 1 FROM stored_cells AS c WHERE c.report = r.report AND form_cell IN
                 (l.total, l.natural_person, l.business, l.research, l.public_interest, l.legal_service, l.other));
CREATE VIEW IF NOT EXISTS reviews AS
  SELECT r.path, r.agency, r.year, l.line AS route, l.line_label AS route_label,
         (SELECT value FROM stored_cells AS c WHERE c.report = r.report AND form_cell = upheld) AS upheld,
         (SELECT value FROM stored_cells AS c WHERE c.report = r.report AND form_cell = corrected) AS corrected,
         (SELECT value FROM stored_cells AS c WHERE c.report = r.report AND form_cell = other) AS other,
         (SELECT value FROM stored_cells AS c WHERE c.report = r.report AND form_cell = pending) AS pending,
         (SELECT value FROM stored_cells AS c WHERE c.report = r.report AND form_cell = total) AS total
    FROM reports AS r JOIN form_lines AS l
   WHERE l.form_table = 'reviews'
     AND EXISTS (SELECT 1 FROM stored_cells AS c WHERE c.report = r.report AND form_cell IN
                 (l.total, l.upheld, l.corrected, l.other, l.pending));
CREATE VIEW IF NOT EXISTS sections AS
  SELECT r.path, r.agency, r.year, s.ordinal, s.heading, s.text FROM reports AS r JOIN stored_sections AS s USING (report);
CREATE VIEW IF NOT EXISTS statements AS
  SELECT r.path, r.agency, r.year, s.section,
         coalesce(s.sentence, substr(part.text, s.sentence_start, s.sentence_length)) AS sentence, s.subject, s.value,
         s.unit, s.approximate, s.text, s.position
    FROM reports AS r JOIN stored_statements AS s USING (report)
         LEFT JOIN stored_sections AS part ON part.report = s.report AND part.ordinal = s.section;
CREATE VIEW IF NOT EXISTS checks AS
  SELECT r.path, r.agency, r.year, rule.text AS rule, c.scope, status.text AS status, c.left_value, c.right_value,
         c.difference, c.blanks, c.expression, c.message
    FROM stored_checks AS c JOIN reports AS r USING (report) JOIN stored_words AS rule ON rule.word = c.rule
         JOIN stored_words AS status ON status.word = c.status;
CREATE VIEW IF NOT EXISTS repairs AS
  SELECT r.path, r.agency, r.year, p.repair, p.size, f.form_table, f.line, f.line_label, f.measure, f.measure_label,
         p.printed, p.suggested, p.slip, p.mends, p.location, p.message
    FROM stored_repairs AS p JOIN reports AS r USING (report) LEFT JOIN form_cells AS f USING (form_cell);

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

COMMIT;

-- ---- What is in the folder, without opening any of it --------------------------------------------------------------

-- `file` is as it is opened now, NULL for the folder itself; `path` is as the corpus calls it. Of a pattern each file is
-- found by itself.
CREATE TEMP TABLE listed AS
  SELECT entry.path AS file, entry.size, entry.modified,
         CASE WHEN folder.canonical IS NULL THEN disclosure_path(entry.path)
              ELSE folder.canonical || substr(entry.path, length(folder.name) + 1) END AS canonical
    FROM temp.folder, disclosure_files(folder.name) AS entry
   UNION ALL SELECT entry.path, size, modified, disclosure_path(entry.path)
    FROM temp.folder, temp.earlier, disclosure_files(earlier.path) AS entry
   WHERE substr(disclosure_path(entry.path), 1, length(folder.canonical) + 1) IS NOT folder.canonical || '/'
   UNION ALL SELECT NULL, NULL, NULL, canonical FROM temp.folder;

INSERT OR IGNORE INTO folders
  SELECT canonical, CASE WHEN name IN (SELECT name FROM main.folders) THEN canonical ELSE name END FROM temp.folder
   WHERE canonical IS NOT NULL
     AND NOT EXISTS (SELECT 1 FROM main.folders AS known
                      WHERE substr(folder.canonical, 1, length(known.canonical) + 1) = known.canonical || '/');

CREATE TEMP TABLE found AS
  SELECT listed.file, listed.size, listed.modified, coalesce(
           (SELECT known.name || substr(listed.canonical, length(known.canonical) + 1) FROM main.folders AS known
             WHERE listed.canonical = known.canonical
                OR substr(listed.canonical, 1, length(known.canonical) + 1) = known.canonical || '/'
             ORDER BY length(known.canonical) DESC LIMIT 1),
           listed.file) AS path
    FROM temp.listed;

-- Which files of the folder are gone.
CREATE TEMP TABLE gone AS
  SELECT reports.path FROM temp.found AS called JOIN main.reports
   WHERE called.file IS NULL AND substr(reports.path, 1, length(called.path) + 1) = called.path || '/'
     AND reports.path NOT IN (SELECT path FROM temp.found WHERE file IS NOT NULL);
DELETE FROM temp.found WHERE file IS NULL;

CREATE TEMP TABLE work(ordinal INTEGER PRIMARY KEY, file, size, modified, path);
INSERT INTO work
  SELECT row_number() OVER (ORDER BY found.path), found.*
    FROM temp.found LEFT JOIN main.reports USING (path)
   WHERE reports.path IS NULL
      OR (reports.size, reports.modified, reports.reader) IS NOT (found.size, found.modified, disclosure_version())
      OR (reports.status = 'unreadable' AND disclosure_retry(reports.message));

-- ---- Reading -------------------------------------------------------------------------------------------------------

-- A batch, of 20 to 100 files or about 4 MB, is read into tables of its own, which locks nothing, and then stored in one
-- transaction, which takes a seventh of the time: so imports of one database work side by side. Where one meets what
-- another has done, it turns and goes on from the end, until they meet again.
CREATE TEMP TABLE batch(number INTEGER PRIMARY KEY, first INTEGER, last INTEGER);
INSERT INTO batch(first, last)
  SELECT min(ordinal), max(ordinal)
    FROM (SELECT ordinal, sum(1 + size / 40000) OVER (ORDER BY ordinal) / max(20, min(100, count(*) OVER () / 50)) AS number
            FROM temp.work)
   GROUP BY number ORDER BY number;

-- The step after which it turned, if it did; `base`, the report that the first file of the batch becomes.
CREATE TEMP TABLE began AS SELECT julianday('now') AS at, NULL AS turned, 0 AS base, 0 AS step, 0 AS not_read;

-- The batch, as it will be stored, but for what only the database can give: `report` is the file's number in the batch; a
-- word or a cell of the forms that the corpus does not know yet is spelled out.
CREATE TEMP TABLE unread(report INTEGER PRIMARY KEY, path TEXT, file TEXT, size INTEGER, modified TEXT);
CREATE TEMP TABLE read_reports AS SELECT * FROM main.reports WHERE 0;
CREATE TEMP TABLE read_cells AS
  SELECT *, '' AS location, '' AS form_table, '' AS line, '' AS line_label, '' AS measure, '' AS measure_label
    FROM main.stored_cells WHERE 0;
CREATE INDEX temp.read_new_cells ON read_cells(report) WHERE form_cell IS NULL;
CREATE TEMP TABLE read_sections(report, ordinal, heading, text, PRIMARY KEY(report, ordinal)) WITHOUT ROWID;
CREATE TEMP TABLE read_statements AS SELECT * FROM main.stored_statements WHERE 0;
CREATE TEMP TABLE read_checks AS SELECT *, '' AS new_rule FROM main.stored_checks WHERE 0;
CREATE TEMP TABLE read_repairs AS
  SELECT *, '' AS form_table, '' AS line, '' AS line_label, '' AS measure, '' AS measure_label
    FROM main.stored_repairs WHERE 0;
CREATE TEMP TABLE new_cell AS SELECT * FROM main.form_cells WHERE 0;
CREATE TEMP TABLE new_word(text);

CREATE TEMP TRIGGER read_file AFTER INSERT ON unread
BEGIN
  INSERT INTO read_reports
    SELECT new.report, new.path, agency, year, title, form, division, division_name, level, body, kind, proactive_form,
           requests_form, format, encoding, period_start, period_end, published, status, cells, blank_cells,
           failed_checks, differing_checks, unknown_checks, message, new.size, new.modified, disclosure_version(), 0
      FROM disclosure_reports(new.file)
     WHERE path = new.file; -- a link to a folder has no such row, and so no rows at all
  INSERT INTO read_cells
    SELECT new.report, f.form_cell, c.value, CASE WHEN c.text IS NOT CAST(c.value AS TEXT) THEN c.text END,
           w.word, CASE WHEN w.word IS NULL THEN c.location END,
           CASE WHEN form_cell IS NULL THEN c.form_table END, CASE WHEN form_cell IS NULL THEN c.line END,
           CASE WHEN form_cell IS NULL THEN c.line_label END, CASE WHEN form_cell IS NULL THEN c.measure END,
           CASE WHEN form_cell IS NULL THEN c.measure_label END
      FROM disclosure_cells(new.file) AS c
           LEFT JOIN form_cells AS f ON f.form_table = c.form_table AND f.line = c.line AND f.measure = c.measure
                                    AND f.line_label = c.line_label AND f.measure_label = c.measure_label
           LEFT JOIN stored_words AS w ON w.text = c.location
     WHERE c.path = new.file;
  INSERT INTO new_cell
    SELECT NULL, c.form_table, c.line, c.line_label, c.measure, c.measure_label, disclosed.clause,
           coalesce(request.item, earlier.item), request.outcome, coalesce(disclosed.unit, earlier.unit)
      FROM read_cells AS c
           LEFT JOIN disclosure_proactive_disclosure(new.file) AS disclosed
             ON c.form_table = 'proactive_disclosure' AND disclosed.item = c.line AND disclosed.measure = c.measure
           LEFT JOIN disclosure_requests(new.file) AS request ON c.form_table = 'requests' AND request.line = c.line
           LEFT JOIN disclosure_statistics(new.file) AS earlier ON c.form_table = 'statistics' AND earlier.line = c.line
     WHERE c.report = new.report AND c.form_cell IS NULL;
  INSERT INTO read_sections
    SELECT new.report, s.ordinal, s.heading, s.text FROM disclosure_sections(new.file) AS s WHERE s.path = new.file;
  INSERT INTO read_statements
    SELECT new.report, s.rowid, s.section,
           nullif(instr(part.text, s.sentence), 0), length(s.sentence),
           CASE WHEN coalesce(instr(part.text, s.sentence), 0) = 0 THEN s.sentence END,
           s.subject, s.value, s.unit, s.approximate, s.text, s.position
      FROM disclosure_statements(new.file) AS s
           LEFT JOIN read_sections AS part ON part.report = new.report AND part.ordinal = s.section
     WHERE s.path = new.file;
  INSERT INTO read_checks
    SELECT new.report, c.rowid, rule.word, c.scope, status.word, c.left_value, c.right_value, c.difference,
           c.blanks, c.expression, c.message, CASE WHEN rule.word IS NULL THEN c.rule END
      FROM disclosure_checks(new.file) AS c
           LEFT JOIN stored_words AS rule ON rule.text = c.rule LEFT JOIN stored_words AS status ON status.text = c.status
     WHERE c.path = new.file;
  INSERT INTO read_repairs
    SELECT new.report, p.rowid, p.repair, p.size, NULL, p.printed, p.suggested, p.slip, p.mends, p.location, p.message,
           p.form_table, p.line, p.line_label, p.measure, p.measure_label
      FROM disclosure_repairs(new.file) AS p WHERE p.path = new.file;
END;

CREATE TEMP TABLE ahead(step INTEGER);
CREATE TEMP TRIGGER read_ahead AFTER INSERT ON ahead
BEGIN
  DELETE FROM unread; DELETE FROM read_reports; DELETE FROM read_cells; DELETE FROM read_sections;
  DELETE FROM read_statements; DELETE FROM read_checks; DELETE FROM read_repairs; DELETE FROM new_cell; DELETE FROM new_word;
  INSERT INTO unread
    SELECT ordinal - first, path, file, size, modified
      FROM began CROSS JOIN batch CROSS JOIN work ON ordinal BETWEEN first AND last
     WHERE number = CASE WHEN turned IS NULL THEN new.step ELSE (SELECT max(number) FROM batch) + 1 + turned - new.step END
       AND NOT EXISTS (SELECT 1 FROM reports WHERE reports.path = work.path AND reports.status <> 'unreadable'
                       AND (reports.size, reports.modified, reports.reader) IS (work.size, work.modified, disclosure_version()))
     ORDER BY ordinal;
  INSERT INTO new_word
    SELECT location FROM read_cells WHERE location IS NOT NULL
    UNION SELECT new_rule FROM read_checks WHERE new_rule IS NOT NULL;
END;

-- What was read before, or by another import meanwhile, goes, and the same comes in its place.
CREATE TEMP TABLE replaced(report INTEGER);
CREATE TEMP TRIGGER remove_report AFTER INSERT ON replaced
BEGIN
  DELETE FROM stored_cells WHERE report = new.report; DELETE FROM stored_sections WHERE report = new.report;
  DELETE FROM stored_statements WHERE report = new.report; DELETE FROM stored_checks WHERE report = new.report;
  DELETE FROM stored_repairs WHERE report = new.report; DELETE FROM reports WHERE report = new.report;
END;

CREATE TEMP TABLE reading(path TEXT);
CREATE TEMP TABLE step(step INTEGER);
CREATE TEMP TRIGGER store_batch AFTER INSERT ON step
BEGIN
  INSERT INTO reading
    SELECT path FROM unread
     WHERE NOT EXISTS (SELECT 1 FROM reports WHERE reports.path = unread.path AND reports.status <> 'unreadable'
                       AND (reports.size, reports.modified, reports.reader) IS (unread.size, unread.modified, disclosure_version()));
  DELETE FROM replaced;
  INSERT INTO replaced SELECT reports.report FROM unread JOIN reports USING (path);
  INSERT OR IGNORE INTO form_cells SELECT * FROM new_cell;
  INSERT OR IGNORE INTO stored_words(text) SELECT text FROM new_word;
  UPDATE began SET base = (SELECT coalesce(max(report), 0) + 1 FROM reports);
  UPDATE read_reports SET report = report + (SELECT base FROM began);
  INSERT INTO reports SELECT * FROM read_reports;
  INSERT INTO stored_cells
    SELECT base + report,
           coalesce(form_cell, (SELECT f.form_cell FROM form_cells AS f
                                 WHERE f.form_table = c.form_table AND f.line = c.line AND f.measure = c.measure
                                   AND f.line_label = c.line_label AND f.measure_label = c.measure_label)),
           value, text, coalesce(place, (SELECT word FROM stored_words AS w WHERE w.text = c.location))
      FROM began CROSS JOIN read_cells AS c;
  INSERT INTO stored_sections SELECT base + report, ordinal, heading, text FROM began CROSS JOIN read_sections;
  INSERT INTO stored_statements
    SELECT base + report, ordinal, section, sentence_start, sentence_length, sentence, subject, value, unit, approximate,
           text, position
      FROM began CROSS JOIN read_statements;
  INSERT INTO stored_checks
    SELECT base + report, ordinal, coalesce(rule, (SELECT word FROM stored_words AS w WHERE w.text = new_rule)), scope,
           status, left_value, right_value, difference, blanks, expression, message
      FROM began CROSS JOIN read_checks;
  INSERT INTO stored_repairs
    SELECT base + report, ordinal, repair, size, f.form_cell, printed, suggested, slip, mends, location, message
      FROM began CROSS JOIN read_repairs AS p
           LEFT JOIN form_cells AS f ON f.form_table = p.form_table AND f.line = p.line AND f.measure = p.measure
                                    AND f.line_label = p.line_label AND f.measure_label = p.measure_label;
  UPDATE began
     SET step = new.step, not_read = not_read + (SELECT count(*) FROM read_reports WHERE status NOT IN ('complete', 'partial')),
         turned = CASE WHEN turned IS NULL AND (SELECT coalesce(max(rowid), 0) FROM reading)
                         < (SELECT last FROM batch WHERE number = new.step) THEN new.step ELSE turned END;
END;

-- On a terminal it tells how far it is, in one line that is written over.
CREATE TEMP TRIGGER tell_progress AFTER UPDATE OF step ON began WHEN disclosure_path('/dev/stderr') GLOB '/dev/[pt]t[sy]*'
BEGIN
  SELECT writefile('/dev/stderr', printf('%s%d of %d files, %.0f a second, %d not read; Ctrl-C keeps what is done  %s', char(13),
                   last, files, last / max(0.1, (julianday('now') - new.at) * 86400), new.not_read,
                   CASE WHEN last = files THEN char(10) ELSE '' END))
    FROM batch, (SELECT max(ordinal) AS files FROM work) WHERE number = new.step;
END;

.headers off
.output '|umask 077; f="${TMPDIR:-/tmp}/corpus-$PPID.sql"; rm -f "$f"; set -C; cat > "$f"'
SELECT printf('INSERT INTO temp.ahead VALUES (%d); INSERT INTO temp.step VALUES (%d);', number, number) FROM temp.batch;
.output
.read '|f="${TMPDIR:-/tmp}/corpus-$PPID.sql"; [ -O "$f" ] && cat "$f"; rm -f "$f"'
.headers on
UPDATE main.reports SET vanished = 1 WHERE path IN (SELECT path FROM temp.gone) AND vanished = 0;
UPDATE main.reports SET vanished = 0 WHERE path IN (SELECT path FROM temp.found) AND vanished = 1;

-- What the tables hold, a sample of each, for SQLite to plan by: without it the scripts take up to a hundred times as long.
ANALYZE main;

SELECT (SELECT count(*) FROM temp.found) AS files,
       (SELECT count(*) FROM temp.reading JOIN main.reports USING (path)) AS read,
       (SELECT count(*) FROM temp.found) - (SELECT count(*) FROM temp.work) AS unchanged,
       (SELECT count(*) FROM temp.gone) AS vanished,
       (SELECT count(*) FROM temp.found JOIN main.reports USING (path) WHERE status NOT IN ('complete', 'partial')) AS not_read;
SELECT count(*) || ' of these files were read by another import of this database meanwhile' AS note
  FROM temp.work JOIN main.reports USING (path)
 WHERE path NOT IN (SELECT path FROM temp.reading) HAVING count(*) > 0;

.read '|printf "DROP TABLE IF EXISTS temp.%s;" made made_before earlier there needed folder listed found work gone batch unread read_reports read_cells read_sections read_statements read_checks read_repairs new_word new_cell ahead replaced reading began step'
