-- Brings the shards of a corpus together: databases that sql/import.sql made side by side, each of its own part.
--
--   sqlite3 -cmd ".parameter set :shard 'shard1.db'" corpus.db < sql/merge.sql      -- and so for each shard
--
-- The corpus may be new; the extension is not needed. Each run is one transaction, waits for one before it, and may be
-- repeated: a report that is there already, of the same path, size, time and reader, or of a later time, is left as it
-- is. Prints how many reports the shard has, how many were added, replaced and left, and whether the corpus has each row
-- of the shard's now.

.bail on
.headers off
.mode list
.separator ' | '
.timeout 600000

-- Left in the session where an earlier run in it was refused.
DROP TABLE IF EXISTS temp.needed;
.output '|umask 077; f="${TMPDIR:-/tmp}/merge-$PPID.sql"; rm -f "$f"; set -C; cat > "$f"'
SELECT 'DETACH shard;' FROM pragma_database_list WHERE name = 'shard';
.output
.read '|f="${TMPDIR:-/tmp}/merge-$PPID.sql"; [ -O "$f" ] && cat "$f"; rm -f "$f"'
CREATE TEMP TABLE needed(corpus, shard);
CREATE TEMP TRIGGER refuse BEFORE INSERT ON needed BEGIN SELECT CASE
  WHEN NOT new.corpus THEN RAISE(ABORT, 'run sql/import.sql on this database first, or name a new one')
  WHEN NOT (typeof(new.shard) = 'text') THEN RAISE(ABORT, 'no shard is named: .parameter set :shard "''shard1.db''"') END;
END;
INSERT INTO needed SELECT count(*) = 0 OR total(name = 'stored_cells') > 0, :shard FROM main.sqlite_schema;
DROP TABLE temp.needed;
-- ATTACH would make a file that is not there.
CREATE TEMP TABLE file AS SELECT name FROM fsdir(:shard) WHERE :shard NOT LIKE 'file:%';
DROP TABLE temp.file;
ATTACH (SELECT :shard) AS shard;
CREATE TEMP TABLE needed(x);
CREATE TEMP TRIGGER refuse BEFORE INSERT ON needed WHEN new.x
BEGIN SELECT RAISE(ABORT, 'the shard is the corpus itself'); END;
INSERT INTO needed SELECT count(DISTINCT file) < 2 FROM pragma_database_list WHERE name IN ('main', 'shard');
DROP TABLE temp.needed;

.output /dev/null
PRAGMA journal_mode = WAL; -- so that others read while this writes
PRAGMA analysis_limit = 1000;
.output
PRAGMA synchronous = NORMAL;
PRAGMA cache_size = -65536;
PRAGMA foreign_keys = OFF; -- each row is counted below
BEGIN IMMEDIATE;

-- A new corpus takes its tables and views from the shard. (An error names nothing, and SQL makes nothing on a condition: so
-- the shell reads what a query writes.)
.output '|umask 077; f="${TMPDIR:-/tmp}/merge-$PPID.sql"; rm -f "$f"; set -C; cat > "$f"'
SELECT printf('CREATE TEMP TABLE needed(x); CREATE TEMP TRIGGER refuse BEFORE INSERT ON needed BEGIN SELECT RAISE(ROLLBACK, ''run sql/import.sql on the shard %q first''); END; INSERT INTO temp.needed VALUES (0);', :shard)
 WHERE NOT EXISTS (SELECT 1 FROM shard.sqlite_schema WHERE name = 'stored_cells');
SELECT sql || ';' FROM shard.sqlite_schema
 WHERE NOT EXISTS (SELECT 1 FROM main.sqlite_schema)
   AND (CASE type WHEN 'view' THEN sql NOT LIKE '%/* sql/%' ELSE tbl_name IN ('folders', 'reports', 'form_cells') END
        OR tbl_name LIKE 'stored\_%' ESCAPE '\')
 ORDER BY rowid;
.output
.read '|f="${TMPDIR:-/tmp}/merge-$PPID.sql"; [ -O "$f" ] && cat "$f"; rm -f "$f"'

-- One name for two places would mix their reports.
CREATE TEMP TABLE needed(x);
CREATE TEMP TRIGGER refuse BEFORE INSERT ON needed WHEN new.x
BEGIN SELECT RAISE(ROLLBACK, 'the shard and the corpus call two folders by one name: import the shard by its absolute path'); END;
INSERT INTO needed
  SELECT count(*) FROM shard.folders AS theirs JOIN main.folders AS ours USING (name) WHERE ours.canonical <> theirs.canonical;
DROP TABLE temp.needed;

INSERT OR IGNORE INTO main.folders SELECT * FROM shard.folders;
INSERT OR IGNORE INTO main.stored_words(text) SELECT text FROM shard.stored_words;
INSERT OR IGNORE INTO main.form_cells(form_table, line, line_label, measure, measure_label, clause, item, outcome, unit)
  SELECT form_table, line, line_label, measure, measure_label, clause, item, outcome, unit FROM shard.form_cells;

-- The numbers of reports, cells and words are each database's own.
CREATE TEMP TABLE moving(old INTEGER PRIMARY KEY, new, replaced);
INSERT INTO moving
  SELECT theirs.report, (SELECT coalesce(max(report), 0) FROM main.reports) + row_number() OVER (ORDER BY theirs.report), ours.report
    FROM shard.reports AS theirs LEFT JOIN main.reports AS ours USING (path)
   WHERE ours.report IS NULL
      OR ((ours.size, ours.modified, ours.reader, ours.status, ours.vanished)
          IS NOT (theirs.size, theirs.modified, theirs.reader, theirs.status, theirs.vanished)
          AND coalesce(theirs.modified, '') >= coalesce(ours.modified, ''));
CREATE TEMP TABLE word(old INTEGER PRIMARY KEY, new);
INSERT INTO word
  SELECT theirs.word, ours.word FROM shard.stored_words AS theirs JOIN main.stored_words AS ours USING (text);
CREATE TEMP TABLE form_cell(old INTEGER PRIMARY KEY, new);
INSERT INTO form_cell
  SELECT theirs.form_cell, ours.form_cell
    FROM shard.form_cells AS theirs
    JOIN main.form_cells AS ours USING (form_table, line, line_label, measure, measure_label);

DELETE FROM main.stored_cells WHERE report IN (SELECT replaced FROM temp.moving);
DELETE FROM main.stored_sections WHERE report IN (SELECT replaced FROM temp.moving);
DELETE FROM main.stored_statements WHERE report IN (SELECT replaced FROM temp.moving);
DELETE FROM main.stored_checks WHERE report IN (SELECT replaced FROM temp.moving);
DELETE FROM main.stored_repairs WHERE report IN (SELECT replaced FROM temp.moving);
DELETE FROM main.reports WHERE report IN (SELECT replaced FROM temp.moving);

-- In the order of their keys (CROSS JOIN keeps it), so that each row goes to the end of its table.
INSERT INTO main.reports
  SELECT new, path, agency, year, title, form, division, division_name, level, body, kind, proactive_form, requests_form,
         format, encoding, period_start, period_end, published, status, cells, blank_cells, failed_checks,
         differing_checks, unknown_checks, message, size, modified, reader, vanished
    FROM temp.moving CROSS JOIN shard.reports ON report = old;
INSERT INTO main.stored_cells
  SELECT moving.new, form_cell.new, value, text, word.new
    FROM temp.moving CROSS JOIN shard.stored_cells AS c ON c.report = moving.old
         JOIN temp.form_cell ON form_cell.old = c.form_cell LEFT JOIN temp.word ON word.old = c.place;
INSERT INTO main.stored_sections
  SELECT new, ordinal, heading, text FROM temp.moving CROSS JOIN shard.stored_sections ON report = old;
INSERT INTO main.stored_statements
  SELECT new, ordinal, section, sentence_start, sentence_length, sentence, subject, value, unit, approximate, text, position
    FROM temp.moving CROSS JOIN shard.stored_statements ON report = old;
INSERT INTO main.stored_checks
  SELECT moving.new, ordinal, rule.new, scope, status.new, left_value, right_value, difference, blanks, expression, message
    FROM temp.moving CROSS JOIN shard.stored_checks AS c ON c.report = moving.old JOIN temp.word AS rule ON rule.old = c.rule
         JOIN temp.word AS status ON status.old = c.status;
INSERT INTO main.stored_repairs
  SELECT moving.new, ordinal, repair, size, form_cell.new, printed, suggested, slip, mends, location, message
    FROM temp.moving CROSS JOIN shard.stored_repairs AS p ON p.report = moving.old
         LEFT JOIN temp.form_cell ON form_cell.old = p.form_cell;

-- Every row of what was moved, counted again in the corpus.
CREATE TEMP TABLE needed(x);
CREATE TEMP TRIGGER refuse BEFORE INSERT ON needed WHEN new.x
BEGIN SELECT RAISE(ROLLBACK, 'the corpus would lack rows of the shard: nothing was merged'); END;
INSERT INTO needed
  SELECT count(*) FROM temp.moving
   WHERE (SELECT count(*) FROM main.reports WHERE report = new) <> 1
      OR (SELECT count(*) FROM main.stored_cells WHERE report = new) <> (SELECT count(*) FROM shard.stored_cells WHERE report = old)
      OR (SELECT count(*) FROM main.stored_sections WHERE report = new) <> (SELECT count(*) FROM shard.stored_sections WHERE report = old)
      OR (SELECT count(*) FROM main.stored_statements WHERE report = new) <> (SELECT count(*) FROM shard.stored_statements WHERE report = old)
      OR (SELECT count(*) FROM main.stored_checks WHERE report = new) <> (SELECT count(*) FROM shard.stored_checks WHERE report = old)
      OR (SELECT count(*) FROM main.stored_repairs WHERE report = new) <> (SELECT count(*) FROM shard.stored_repairs WHERE report = old);
COMMIT;
DROP TABLE temp.needed;
.output /dev/null
ANALYZE main;
.output

.headers on
SELECT (SELECT count(*) FROM shard.reports) AS reports, count(*) - count(replaced) AS added, count(replaced) AS replaced,
       (SELECT count(*) FROM shard.reports) - count(*) AS left_as_they_were,
       'yes' AS complete
  FROM temp.moving;

DROP TABLE temp.form_cell;
DROP TABLE temp.word;
DROP TABLE temp.moving;
DETACH shard;
