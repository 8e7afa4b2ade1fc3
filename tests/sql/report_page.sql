-- The page of one report: every cell stands in it once, marks stand where the tables say, and no text is markup.
.parameter init
.parameter set :report "'draft.txt'"
.parameter set :last_year "'last.txt'"
CREATE TEMP TABLE draft AS SELECT replace(CAST(readfile('fixtures/narrative-2023.txt') AS TEXT),
    '收到政府信息公开申请', '<script>收到</script>政府信息公开申请') AS text;
SELECT writefile('draft.txt', text) > 0 AND writefile('last.txt', replace(text, '2023', '2022')) > 0 AS written FROM draft;
.output page.html
.read sql/report_page.sql
.output
.bail off
.headers on
CREATE TEMP TABLE page AS SELECT CAST(readfile('page.html') AS TEXT) AS html;
CREATE TEMP VIEW counted AS
  WITH sought(what, words) AS (VALUES ('cells', ' id="c-'), ('marks', '<mark '), ('differing', 'class="differs"'),
    ('confirmed', 'class="pass"'), ('last year', '上年 '), ('differences of nothing', '（+0）'), ('scripts', '<script'), ('escaped', '&lt;script&gt;'))
  SELECT what, (length(html) - length(replace(html, words, ''))) / length(words) AS times FROM sought, page;
SELECT * FROM counted;
SELECT (SELECT count(*) FROM cells('draft.txt')) AS cells, (SELECT count(*) FROM statements('draft.txt')) AS statements;
SELECT substr(html, 1, 15) AS begins, substr(html, -8, 7) AS ends FROM page;
-- A slip: the cell is marked with the suggestion, and the list of tasks begins with it.
.parameter set :report "'fixtures/hongze-2023.txt'"
.parameter set :last_year NULL
.output page.html
.read sql/report_page.sql
.output
.bail off
.headers on
UPDATE page SET html = CAST(readfile('page.html') AS TEXT);
SELECT instr(html, '<td id="c-reviews-reconsideration-total" class="number fail suspect"') > 0 AS marked,
       instr(html, '<small>→ 11</small>') > 0 AS suggested,
       instr(html, '<span class="kind">改正</span><a href="#c-reviews-reconsideration-total">') > 0 AS listed
  FROM page;
-- The report of another office, or not of the year before, is not called last year's.
.parameter set :report "'draft.txt'"
.parameter set :last_year "'fixtures/corpus/police/2020.txt'"
.output page.html
.read sql/report_page.sql
.output
.bail off
.headers on
UPDATE page SET html = CAST(readfile('page.html') AS TEXT);
SELECT instr(html, '上年 ') AS last_years, instr(html, '2020年 ') > 0 AS of_its_year, instr(html, '那是另一个机关的报告') > 0 AS of_another,
       instr(html, '那不是上一年度的报告') > 0 AS not_the_year_before FROM page;
-- A form that nobody has filled in is said once, and so is a column that is not there; a line overwritten with another's figures is to be looked at, not corrected.
SELECT writefile('blank.sed', 's/^[0-9]*	/	/; s/	[0-9.]*$/	/; :next
s/	[0-9][0-9.]*	/		/; t next') > 0 AND writefile('overwrite.sed', 's/^\(一、本年新收[^	]*\).*/\1			190	111	274	260	162	288	1285/') > 0
       AND writefile('parts.sed', '/class="tasks"/,/ol>/p
/id="open"/,/ul>/p') > 0
       AND writefile('column.sed', '/^三、收到/,/^四、政府/ { s/法人或其他组织	/法人或其他组织/; s/	其他	/	/; s/	[0-9]*\(	[0-9]*\)$/\1/; }') > 0 AS written;
.shell for edit in blank overwrite column; do sed -f $edit.sed fixtures/yunxi-2022.txt > edited.txt; ${SQLITE3:-sqlite3} -batch -init /dev/null -cmd ".parameter set :report edited.txt" < sql/report_page.sql | sed -n -f parts.sed; done
-- What is asked for wrongly is named, with the way to ask.
.shell for given in ':x 1' ':report 2024' ':report fixtures' ':last_year nope.txt' ':last_year 2023' ':last_year fixtures' ':last_year sql/search.sql'; do ${SQLITE3:-sqlite3} -batch -init /dev/null -cmd "$(case $given in :last*) echo .parameter set :report fixtures/hongze-2023.txt;; *) echo .headers off;; esac)" -cmd "$(echo .parameter set $given)" < sql/report_page.sql 2>&1; done
-- What cannot be read is said, and there is no page.
.parameter set :report "'nowhere.docx'"
.output nothing.html
.read sql/report_page.sql
