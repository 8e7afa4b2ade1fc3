-- Full-text search of the narratives.
--
--   sqlite3 corpus.db < sql/search.sql
--   sqlite3 corpus.db "SELECT agency, year, extract FROM search WHERE section IN (SELECT rowid FROM narratives('政务公开'))"
--   sqlite3 corpus.db "SELECT agency, year, extract FROM search WHERE text LIKE '%公开%'"
--
-- Needs the tables of sql/import.sql, not the extension. Makes the index `narratives` (FTS5 with trigrams) and the view
-- `search`: one row for each section of the latest report of an office and year. Words of three characters and more are
-- found by the index; it has none of two (公开), for which LIKE reads every section. Run the script again after an import:
-- what has not changed is left alone.

.bail on

-- What comes first; and a name that somebody else has given stays his.
DROP TABLE IF EXISTS temp.needed; -- an error leaves it in the session
CREATE TEMP TABLE needed(corpus, search, narratives);
CREATE TEMP TRIGGER refuse BEFORE INSERT ON needed BEGIN SELECT CASE
  WHEN NOT new.corpus THEN RAISE(ABORT, 'run sql/import.sql on this database first')
  WHEN NOT new.search THEN RAISE(ABORT, 'search is your own, or an earlier version made it: rename or drop it')
  WHEN NOT new.narratives THEN RAISE(ABORT, 'narratives is your own, or an earlier version made it: rename or drop it') END;
END;
INSERT INTO needed
  SELECT total(name = 'stored_cells'), total(taken = 'search') = 0, total(taken = 'narratives') = 0
    FROM (SELECT name, CASE WHEN instr(sql, 'sql/search.sql') = 0 THEN lower(name) END AS taken FROM main.sqlite_schema);
DROP TABLE temp.needed;

CREATE VIRTUAL TABLE IF NOT EXISTS narratives /* sql/search.sql */ USING fts5(text, report UNINDEXED, ordinal UNINDEXED, tokenize = 'trigram');
DELETE FROM narratives WHERE rowid IN (
  SELECT n.rowid FROM narratives AS n
    LEFT JOIN stored_sections AS s ON s.report = n.report AND s.ordinal = n.ordinal AND s.text = n.text
   WHERE s.report IS NULL);
INSERT INTO narratives(text, report, ordinal)
  SELECT text, report, ordinal FROM stored_sections AS s
   WHERE (report, ordinal) NOT IN (SELECT report, ordinal FROM narratives) AND text <> '';

CREATE VIEW IF NOT EXISTS search /* sql/search.sql */ AS
  SELECT r.agency, r.year, r.division, s.ordinal, s.heading, s.text, substr(replace(s.text, char(10), ' '), 1, 60) AS extract, r.path,
         n.rowid AS section
    FROM narratives AS n JOIN latest_reports AS r ON r.report = n.report
    JOIN stored_sections AS s ON s.report = n.report AND s.ordinal = n.ordinal;
