-- Brings the shards of a corpus together: databases that sql/import.sql made side by side, each of its own part.
--
--   sqlite3 -cmd ".parameter set :shard 'shard1.db'" corpus.db < sql/merge.sql      -- and so for each shard
--
-- The corpus must have been begun by sql/import.sql (of an empty folder, if of none); the extension is not needed. Each
-- run is one transaction and may be repeated: a report that is there already, of the same path, size, time and reader, or
-- of a later time, is left as it is. Prints how many reports the shard has, how many were added, replaced and left, and whether the
-- corpus has each row of the shard's now.

.bail on
.headers on
.mode list
.separator ' | '
.timeout 60000
PRAGMA foreign_keys = ON;

CREATE TEMP TABLE needed(
  corpus CONSTRAINT "run sql/import.sql on this database first" CHECK (corpus),
  shard CONSTRAINT "no shard is named: .parameter set :shard ""'shard1.db'""" CHECK (typeof(shard) = 'text'));
INSERT INTO needed SELECT total(name = 'stored_cells'), :shard FROM main.sqlite_schema;
DROP TABLE temp.needed;
-- ATTACH would make a file that is not there.
CREATE TEMP TABLE file AS SELECT name FROM fsdir(:shard) WHERE :shard NOT LIKE 'file:%';
DROP TABLE temp.file;
ATTACH (SELECT :shard) AS shard;
-- (An error names nothing: so the shell reads what a query writes.)
.headers off
.output '|cat > "${TMPDIR:-/tmp}/merge-$PPID.sql"'
SELECT printf('CREATE TEMP TABLE needed(x CONSTRAINT "run sql/import.sql on the shard %w first" CHECK (x)); INSERT INTO temp.needed VALUES (0);', :shard)
 WHERE NOT EXISTS (SELECT 1 FROM shard.sqlite_schema WHERE name = 'stored_cells');
.output
.read '|cat "${TMPDIR:-/tmp}/merge-$PPID.sql"; rm "${TMPDIR:-/tmp}/merge-$PPID.sql"'
.headers on
BEGIN IMMEDIATE;

-- The numbers of reports, cells and words are each database's own.
CREATE TEMP TABLE moving AS
  SELECT theirs.report AS old, ours.report AS replaced, theirs.path
    FROM shard.reports AS theirs LEFT JOIN main.reports AS ours USING (path)
   WHERE ours.report IS NULL
      OR ((ours.size, ours.modified, ours.reader, ours.status, ours.vanished)
          IS NOT (theirs.size, theirs.modified, theirs.reader, theirs.status, theirs.vanished)
          AND coalesce(theirs.modified, '') >= coalesce(ours.modified, ''));

-- One name for two places would mix their reports.
CREATE TEMP TABLE needed(
  x CONSTRAINT "the shard and the corpus call two folders by one name: import the shard by its absolute path" CHECK (x = 0));
INSERT INTO needed
  SELECT count(*) FROM shard.folders AS theirs JOIN main.folders AS ours USING (name) WHERE ours.canonical <> theirs.canonical;
DROP TABLE temp.needed;

INSERT OR IGNORE INTO main.folders SELECT * FROM shard.folders;
INSERT OR IGNORE INTO main.stored_words(text) SELECT text FROM shard.stored_words;
INSERT OR IGNORE INTO main.form_cells(form_table, line, line_label, measure, measure_label, clause, item, outcome, unit)
  SELECT form_table, line, line_label, measure, measure_label, clause, item, outcome, unit FROM shard.form_cells;

CREATE TEMP TABLE word AS
  SELECT theirs.word AS old, ours.word AS new
    FROM shard.stored_words AS theirs JOIN main.stored_words AS ours USING (text);
CREATE UNIQUE INDEX temp.word_by_old ON word(old);
CREATE TEMP TABLE form_cell AS
  SELECT theirs.form_cell AS old, ours.form_cell AS new
    FROM shard.form_cells AS theirs
    JOIN main.form_cells AS ours USING (form_table, line, line_label, measure, measure_label);
CREATE UNIQUE INDEX temp.form_cell_by_old ON form_cell(old);

DELETE FROM main.reports WHERE report IN (SELECT replaced FROM temp.moving);
INSERT INTO main.reports(path, agency, year, title, form, division, division_name, level, body, kind, proactive_form,
    requests_form, format, encoding, period_start, period_end, published, status, cells, blank_cells, failed_checks,
    differing_checks, unknown_checks, message, size, modified, reader, vanished)
  SELECT path, agency, year, title, form, division, division_name, level, body, kind, proactive_form, requests_form,
         format, encoding, period_start, period_end, published, status, cells, blank_cells, failed_checks,
         differing_checks, unknown_checks, message, size, modified, reader, vanished
    FROM shard.reports WHERE report IN (SELECT old FROM temp.moving) ORDER BY report;
CREATE TEMP TABLE moved AS
  SELECT moving.old, reports.report AS new FROM temp.moving JOIN main.reports USING (path);
CREATE UNIQUE INDEX temp.moved_by_old ON moved(old);

INSERT INTO main.stored_cells
  SELECT moved.new, form_cell.new, value, text, word.new
    FROM shard.stored_cells AS c JOIN temp.moved ON moved.old = c.report JOIN temp.form_cell ON form_cell.old = c.form_cell
         LEFT JOIN temp.word ON word.old = c.place;
INSERT INTO main.stored_sections
  SELECT moved.new, ordinal, heading, text FROM shard.stored_sections AS s JOIN temp.moved ON moved.old = s.report;
INSERT INTO main.stored_statements
  SELECT moved.new, ordinal, section, sentence_start, sentence_length, sentence, subject, value, unit, approximate, text,
         position
    FROM shard.stored_statements AS s JOIN temp.moved ON moved.old = s.report;
INSERT INTO main.stored_checks
  SELECT moved.new, ordinal, rule.new, scope, status.new, left_value, right_value, difference, blanks, expression, message
    FROM shard.stored_checks AS c JOIN temp.moved ON moved.old = c.report JOIN temp.word AS rule ON rule.old = c.rule
         JOIN temp.word AS status ON status.old = c.status;
INSERT INTO main.stored_repairs
  SELECT moved.new, ordinal, repair, size, form_cell.new, printed, suggested, slip, mends, location, message
    FROM shard.stored_repairs AS p JOIN temp.moved ON moved.old = p.report
         LEFT JOIN temp.form_cell ON form_cell.old = p.form_cell;

-- Every row of what was moved, counted again in the corpus.
CREATE TEMP TABLE counted(
  x CONSTRAINT "the corpus would lack rows of the shard: nothing was merged" CHECK (x = 0));
INSERT INTO counted
  WITH theirs AS (
    SELECT path, (SELECT count(*) FROM shard.stored_cells AS c WHERE c.report = r.report) AS cells,
           (SELECT count(*) FROM shard.stored_checks AS c WHERE c.report = r.report) AS checks,
           (SELECT count(*) FROM shard.stored_statements AS s WHERE s.report = r.report) AS statements
      FROM shard.reports AS r WHERE r.report IN (SELECT old FROM temp.moving)
  ), ours AS (
    SELECT path, (SELECT count(*) FROM main.stored_cells AS c WHERE c.report = r.report) AS cells,
           (SELECT count(*) FROM main.stored_checks AS c WHERE c.report = r.report) AS checks,
           (SELECT count(*) FROM main.stored_statements AS s WHERE s.report = r.report) AS statements
      FROM main.reports AS r WHERE r.report IN (SELECT new FROM temp.moved)
  )
  SELECT count(*) FROM (SELECT * FROM theirs EXCEPT SELECT * FROM ours);
COMMIT;
.output /dev/null
PRAGMA analysis_limit = 1000;
ANALYZE main;
.output

SELECT (SELECT count(*) FROM shard.reports) AS reports, count(*) - count(replaced) AS added, count(replaced) AS replaced,
       (SELECT count(*) FROM shard.reports) - count(*) AS left_as_they_were,
       'yes' AS complete
  FROM temp.moving;

DROP TABLE temp.counted;
DROP TABLE temp.moved;
DROP TABLE temp.form_cell;
DROP TABLE temp.word;
DROP TABLE temp.moving;
DETACH shard;
