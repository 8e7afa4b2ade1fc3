-- No view, trigger or schema of a database can make the extension read a file; the user's own SQL and TEMP objects can.
.print a view and a trigger in main
CREATE VIEW of_table AS SELECT agency FROM reports('fixtures/luyi-2019.txt');
SELECT * FROM of_table;
CREATE VIEW of_long_name AS SELECT agency FROM disclosure_reports('fixtures/luyi-2019.txt');
SELECT * FROM of_long_name;
CREATE VIEW of_function AS SELECT disclosure_valid('fixtures/luyi-2019.txt');
SELECT * FROM of_function;
CREATE TABLE log (text);
CREATE TRIGGER reading AFTER INSERT ON log BEGIN INSERT INTO log SELECT agency FROM reports('fixtures/luyi-2019.txt'); END;
INSERT INTO log VALUES ('x');
SELECT count(*) FROM log;
.print not even with a BLOB
CREATE VIEW of_bytes AS SELECT agency FROM reports(x'00');
SELECT * FROM of_bytes;
.print in no generated column, CHECK, DEFAULT or index
CREATE TABLE generated (path, valid AS (disclosure_valid(path)));
CREATE TABLE checked (path CHECK (disclosure_valid(path)));
CREATE TABLE defaulted (path, valid DEFAULT (disclosure_valid('fixtures/luyi-2019.txt')));
INSERT INTO defaulted (path) VALUES ('x');
CREATE INDEX by_valid ON defaulted (disclosure_valid(path));
CREATE INDEX only_valid ON defaulted (path) WHERE disclosure_valid(path);
CREATE VIEW of_debug AS SELECT disclosure_debug();
SELECT * FROM of_debug;
.print a TEMP view and a TEMP trigger
CREATE TEMP VIEW temp_of_table AS SELECT agency FROM reports('fixtures/luyi-2019.txt');
SELECT * FROM temp_of_table;
CREATE TEMP VIEW temp_of_function AS SELECT disclosure_valid('fixtures/luyi-2019.txt') AS valid;
SELECT * FROM temp_of_function;
DROP TRIGGER reading;
CREATE TEMP TRIGGER temp_reading AFTER INSERT ON main.log WHEN new.text = 'y'
BEGIN INSERT INTO log SELECT agency FROM reports('fixtures/luyi-2019.txt'); END;
INSERT INTO log VALUES ('y');
SELECT text FROM log;
.print pure functions in a view
CREATE VIEW of_numbers AS SELECT disclosure_number('12件') AS number, sum_check(3, 1, 2) AS sum, balance_check(1, 0, 1, 0) AS balance;
SELECT number, sum, balance FROM of_numbers;
.print a table bound in a database file
ATTACH 'stored.db' AS stored;
CREATE VIRTUAL TABLE stored.bound USING requests('fixtures/luyi-2019.txt');
SELECT count(*) FROM stored.bound;
SELECT count(*) FROM stored.bound('fixtures/luyi-2019.txt');
DROP TABLE stored.bound;
.print nor in memory, where it may have been restored or deserialized
ATTACH ':memory:' AS memory;
CREATE VIRTUAL TABLE memory.bound USING requests('fixtures/luyi-2019.txt');
SELECT count(*) FROM memory.bound;
ATTACH 'stranger.db' AS stranger;
CREATE VIRTUAL TABLE stranger.bound USING requests('fixtures/luyi-2019.txt');
DETACH stranger;
.restore main stranger.db
SELECT count(*) FROM main.bound;
.print in temp it is yours
CREATE VIRTUAL TABLE temp.bound USING requests('fixtures/luyi-2019.txt');
SELECT count(*) FROM bound;
