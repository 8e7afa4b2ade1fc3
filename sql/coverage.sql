-- Who has published for which year, when, and whose report could not be read.
--
--   sqlite3 corpus.db "CREATE TABLE IF NOT EXISTS agencies(agency TEXT PRIMARY KEY ON CONFLICT REPLACE, path_part TEXT)"
--   sqlite3 corpus.db ".import --csv --skip 1 agencies.csv agencies"
--   sqlite3 corpus.db < sql/coverage.sql
--
-- Needs the tables of sql/import.sql, not the extension. `agencies` lists who must publish, by any name that they print
-- or in full (河南省周口市鹿邑县教育局), or a government by the code of its division: each must, for every year from the
-- corpus's first to its last. Without it, or while it is empty, nobody knows who must: those count who have published, from
-- the first to the last year for which they did, so that none is missing before or after. A file that could not be read is
-- given to the office and year that its title names, or, where it names none, to the one whose `path_part` (by default its
-- name) stands in its path, and to the year that does.
-- Makes the view `coverage`, one row for each office and year, and prints it. `state` is
--   complete, partial   as reports.status of the latest version
--   blank               of its tables no cell is filled in
--   unreadable          there is a file, but it could not be read, holds no statutory table, or does not say whose it is
--   missing             there is none
-- `late` is 1 where its first version was published after the deadline of the Regulations (article 49) in the next year:
-- 31 January for an organ's own report, 31 March for a government's, and for one whose kind is not known.

.bail on
.headers on
.mode list
.separator ' | '

-- What comes first; and a name that somebody else has given stays his.
DROP TABLE IF EXISTS temp.needed; -- an error leaves it in the session
CREATE TEMP TABLE needed(corpus, coverage, agencies_columns);
CREATE TEMP TRIGGER refuse BEFORE INSERT ON needed BEGIN SELECT CASE
  WHEN NOT new.corpus THEN RAISE(ABORT, 'run sql/import.sql on this database first')
  WHEN NOT new.coverage THEN RAISE(ABORT, 'coverage is your own, or an earlier version made it: rename or drop it')
  WHEN NOT new.agencies_columns THEN RAISE(ABORT, 'the table agencies needs the columns agency and path_part') END;
END;
INSERT INTO needed
  SELECT total(name = 'stored_cells'), total(taken = 'coverage') = 0,
         (SELECT count(*) = 0 OR total(name IN ('agency', 'path_part')) = 2 FROM pragma_table_info('agencies', 'main'))
    FROM (SELECT name, CASE WHEN instr(sql, 'sql/coverage.sql') = 0 THEN lower(name) END AS taken FROM main.sqlite_schema);
DROP TABLE temp.needed;

CREATE TABLE IF NOT EXISTS agencies(agency TEXT PRIMARY KEY ON CONFLICT REPLACE, path_part TEXT);

DROP VIEW IF EXISTS coverage;
CREATE VIEW coverage /* sql/coverage.sql */ AS
  WITH RECURSIVE years(year, last) AS (
    SELECT min(year), max(year) FROM reports WHERE year IS NOT NULL
    UNION ALL
    SELECT year + 1, last FROM years WHERE year < last
  ), expected AS (
    SELECT coalesce(names.office, agencies.agency) AS office, agencies.agency AS name,
           coalesce(nullif(path_part, ''), agencies.agency) AS path_part, 0 AS first, 9999 AS last
      FROM agencies LEFT JOIN office_names AS names ON names.name = agencies.agency
     GROUP BY 1
    UNION ALL
    SELECT office, name, name, first, last
      FROM (SELECT coalesce(division || ' ' || body, agency) AS office, agency AS name, min(year) AS first, max(year) AS last
              FROM reports WHERE agency IS NOT NULL AND year IS NOT NULL GROUP BY 1)
     WHERE NOT EXISTS (SELECT 1 FROM agencies)
  ), unread AS (
    SELECT path, status, message, agency, year, coalesce(division || ' ' || body, agency) AS office FROM reports
     WHERE status NOT IN ('complete', 'partial') OR agency IS NULL OR year IS NULL
  ), given AS ( -- by what it says itself, or else by its path
    SELECT unread.path, unread.message, expected.office, years.year
      FROM unread CROSS JOIN expected CROSS JOIN years
     WHERE years.year IS coalesce(unread.year, CASE WHEN instr(unread.path, years.year) > 0 THEN years.year END)
       AND CASE WHEN unread.agency IS NULL THEN instr(unread.path, expected.path_part) > 0
                ELSE unread.office = expected.office OR unread.agency = expected.name END
  )
  SELECT coalesce(report.agency, expected.name) AS agency, years.year,
         CASE WHEN report.cells > 0 AND report.blank_cells = report.cells THEN 'blank'
              WHEN report.path IS NOT NULL THEN report.status
              WHEN given.path IS NOT NULL THEN 'unreadable'
              ELSE 'missing' END AS state,
         report.published,
         report.first_published > printf(CASE WHEN coalesce(report.kind, 'government') = 'government' THEN '%d-03-31'
                                              ELSE '%d-01-31' END, years.year + 1) AS late,
         report.versions, coalesce(report.path, given.path) AS path,
         coalesce(report.message, given.message) AS message, expected.office
    FROM expected CROSS JOIN years
    LEFT JOIN latest_reports AS report ON report.office = expected.office AND report.year = years.year
    LEFT JOIN given ON report.path IS NULL AND given.office = expected.office AND given.year = years.year
   WHERE years.year IS NOT NULL AND (years.year BETWEEN expected.first AND expected.last OR given.path IS NOT NULL)
  UNION ALL
  -- files that can be given to nobody
  SELECT agency, year, 'unreadable', NULL, NULL, NULL, path, message, NULL
    FROM unread
   WHERE path NOT IN (SELECT path FROM given);

SELECT agency, year, state, published, late, versions, path, message FROM coverage ORDER BY agency, year, path;
