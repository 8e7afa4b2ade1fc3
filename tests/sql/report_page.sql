-- The page of one report: every cell stands in it once, marks stand where the tables say, and no text is markup.
.parameter init
.parameter set :report "'draft.txt'"
.parameter set :last_year "'fixtures/hongze-2023.txt'"
CREATE TEMP TABLE draft AS SELECT replace(CAST(readfile('fixtures/narrative-2023.txt') AS TEXT),
    '收到政府信息公开申请', '<script>收到</script>政府信息公开申请') AS text;
SELECT writefile('draft.txt', text) > 0 AS written FROM draft;
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
-- What cannot be read is said, and there is no page.
.parameter set :report "'nowhere.docx'"
.output nothing.html
.read sql/report_page.sql
