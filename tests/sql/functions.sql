-- The scalar functions, each with what it gives and what it refuses.
.nullvalue NULL
.mode list
SELECT disclosure_version();
SELECT key, count(*) FROM (
    WITH line(text, rest) AS (
        SELECT NULL, disclosure_debug() || char(10)
        UNION ALL SELECT substr(rest, 1, instr(rest, char(10)) - 1), substr(rest, instr(rest, char(10)) + 1)
        FROM line WHERE rest <> '')
    SELECT substr(text, 1, instr(text, ' ') - 1) AS key FROM line WHERE text IS NOT NULL)
GROUP BY key HAVING key <> 'reader' ORDER BY key;
SELECT instr(disclosure_debug(), disclosure_version()) > 0, instr(disclosure_debug(), sqlite_version()) > 0,
       instr(disclosure_debug(), 'files read') > 0;
SELECT name, instr(disclosure_debug(), 'reader ' || name) > 0
FROM (SELECT column1 AS name FROM (VALUES ('text'), ('markdown'), ('html'), ('docx'), ('pdf')));
.print sum_check: holds, cannot hold, cannot be told
SELECT sum_check(234, 216, 3, 0, 2, 0, 13), sum_check(234, 216, 3, 0, 2, 0, 12), sum_check(234, 216, 3, 0, 2, 0, NULL);
.print blanks: as 0 it holds; too much already; nothing printed; only the total
SELECT sum_check(3, 1, 2, NULL), sum_check(3, 1, 3, NULL), sum_check(NULL, NULL), sum_check(5, NULL), sum_check(0, NULL);
.print a blank total
SELECT sum_check(NULL, 1, 2), sum_check(NULL, 0, 0);
.print text is read as a cell is
SELECT sum_check('１，３４２', '1 300', '42'), sum_check('3', '1', '/'), sum_check('3', '1', '2', '/'), sum_check('3', '4', '略');
.print amounts
SELECT sum_check(0.3, 0.1, 0.2), sum_check(0.3, 0.1, 0.1);
.print balance_check
SELECT balance_check(234, 0, 234, 0), balance_check(10, 2, 11, 0), balance_check(10, 2, 11, NULL), balance_check(NULL, NULL, NULL, NULL);
SELECT balance_check(NULL, 1, 3, 0), balance_check(5, NULL, 3, 1);
.print disclosure_number
SELECT disclosure_number('１，３４２'), disclosure_number('1.2万'), disclosure_number('三百二十'), disclosure_number('11.6 万元');
SELECT disclosure_number('共收到申请21件，上年结转2件'), disclosure_number('无'), disclosure_number(''), disclosure_number(NULL);
SELECT disclosure_number(12), disclosure_number(1.5), typeof(disclosure_number('12件')), typeof(disclosure_number('1.5'));
.print disclosure_valid
SELECT disclosure_valid('fixtures/luyi-2019.txt'), disclosure_valid('fixtures/hongze-2023.txt'), disclosure_valid('fixtures/[lh][uo][yn]*-20[12][93].txt');
SELECT disclosure_valid(readfile('fixtures/luyi-2019.txt')), disclosure_valid(readfile('fixtures/hongze-2023.txt'));
SELECT disclosure_valid(NULL), disclosure_valid(x''), disclosure_valid(CAST('A page about something else.' AS BLOB));
SELECT r.path, disclosure_valid(r.path) = (r.failed_checks = 0) FROM reports('fixtures/[lh][uo][yn]*-20[12][93].txt') AS r;
.print disclosure_retry
SELECT disclosure_retry('page 3: out of memory'), disclosure_retry('no process can be started to read it'),
       disclosure_retry('PDF 已损坏。'), disclosure_retry(''), disclosure_retry(NULL);
.print pure functions may stand in a schema
CREATE TABLE totals (text TEXT, total AS (disclosure_number(text)) STORED, CHECK (sum_check(total, 1, 2) IS NOT 0));
CREATE INDEX by_number ON totals (disclosure_number(text));
INSERT INTO totals (text) VALUES ('共3件');
INSERT INTO totals (text) VALUES ('共4件');
SELECT text, total FROM totals;
-- Two spellings of one place are seen to be the same; what is not there has none.
SELECT disclosure_path('fixtures/../fixtures/') = disclosure_path('./fixtures') AS same,
       disclosure_path('fixtures') LIKE '/%/fixtures' AS absolute, disclosure_path('nowhere') AS none,
       disclosure_path(NULL) AS unknown;
