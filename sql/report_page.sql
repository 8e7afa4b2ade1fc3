-- One report as a page to look at: what to correct, the three tables as the form prints them, the narrative with every
-- checked figure marked. One self-contained HTML file, without scripts; in Chinese, for those who write the report.
--
--   sqlite3 -cmd ".parameter set :report '草稿.docx'" < sql/report_page.sql > 草稿.html
--   sqlite3 -cmd ".parameter set :report '2024.docx'" -cmd ".parameter set :last_year '2023.docx'" \
--           < sql/report_page.sql > 2024.html
--
-- With :last_year each cell shows last year's figure and the difference; only cells of the same line and column of the
-- form are set side by side, and the page says so where that report is of another office, or not of the year before. Run it from the repository's root, or with the extension loaded or installed.

.bail on
.headers off
.mode list
.nullvalue ''

-- The extension: loaded already, built here, or installed. (A table, because a SELECT would print.)
CREATE TEMP TABLE loaded AS
  SELECT load_extension(CASE WHEN coalesce(readfile('build/disclosure.so'), readfile('build/disclosure.dylib')) IS NULL
                             THEN 'disclosure' ELSE './build/disclosure' END)
   WHERE NOT EXISTS (SELECT 1 FROM pragma_function_list WHERE name = 'disclosure_version');
DROP TABLE temp.loaded;

-- Gone at the end, so that the script can run again in the same session.
SAVEPOINT page;

-- ---- What is known of the report -----------------------------------------------------------------------------------

CREATE TEMP TABLE given(report, last_year);
CREATE TEMP TRIGGER refuse BEFORE INSERT ON given BEGIN SELECT CASE
  WHEN new.report IS NULL THEN RAISE(ABORT, 'no report is named: .parameter set :report "''2024.docx''"')
  WHEN typeof(new.report) IN ('integer', 'real')
  THEN RAISE(ABORT, 'quote the name of the report, which is a number: .parameter set :report "''2024''"')
  WHEN typeof(new.last_year) IN ('integer', 'real')
  THEN RAISE(ABORT, 'quote the name of last year''s report, which is a number: .parameter set :last_year "''2023''"') END;
END;
INSERT INTO given VALUES (:report, :last_year);

-- What is no report is an error that names it; a folder or pattern may have several.
CREATE TEMP TABLE report AS SELECT * FROM disclosure_reports(:report);
CREATE TEMP TABLE earlier_report AS SELECT * FROM disclosure_reports(:last_year) WHERE :last_year IS NOT NULL;
CREATE TEMP TABLE single(reports, last_year);
CREATE TEMP TRIGGER refuse_several BEFORE INSERT ON single BEGIN SELECT CASE
  WHEN new.reports <> 1 THEN RAISE(ABORT, 'one report makes one page: :report names a folder or a pattern')
  WHEN new.last_year > 1 THEN RAISE(ABORT, 'one report has one before it: :last_year names a folder or a pattern') END;
END;
INSERT INTO single VALUES ((SELECT count(*) FROM temp.report), (SELECT count(*) FROM temp.earlier_report));
CREATE TEMP TABLE finding AS SELECT row_number() OVER () AS ordinal, * FROM disclosure_checks(:report);
CREATE TEMP TABLE proposal AS SELECT row_number() OVER () AS ordinal, * FROM disclosure_repairs(:report);
CREATE TEMP TABLE chapter AS SELECT row_number() OVER () AS place, * FROM disclosure_sections(:report);
CREATE TEMP TABLE claim AS SELECT row_number() OVER () AS ordinal, * FROM disclosure_statements(:report);

CREATE TEMP TABLE earlier AS
  SELECT form_table, line, measure, value FROM disclosure_cells(:last_year) WHERE :last_year IS NOT NULL;
-- Whether it is the same office's, of the year before: 1, 0, or NULL where either does not say. Else it may be compared,
-- but not under the name of last year's.
CREATE TEMP TABLE follows AS
  SELECT coalesce(this.division || ' ' || this.body = last.division || ' ' || last.body, this.agency = last.agency) AS office,
         this.year = last.year + 1 AS year,
         coalesce(last.year || '年', '所对照') AS called
    FROM temp.report AS this, temp.earlier_report AS last;
UPDATE follows SET called = '上年' WHERE office AND year;

-- How a form marks a cell that has nothing to count.
CREATE TEMP TABLE blank_mark(text PRIMARY KEY);
INSERT INTO blank_mark VALUES ('/'), ('／'), ('\'), ('＼'), ('-'), ('--'), ('---'), ('—'), ('——'), ('－'), ('–'), ('无'),
  ('空'), ('不涉及'), ('不适用'), ('N/A'), ('n/a'), ('NA'), ('*');

-- The cell in which the total of a sum stands: that is where a failing sum is marked.
CREATE TEMP TABLE total_of(rule, form_table, line, measure, measure_2019);
INSERT INTO total_of VALUES -- NULL: the scope of the check
  ('requests.balance',    'requests',             '3.7', NULL,       NULL),
  ('requests.outcomes',   'requests',             '3.7', NULL,       NULL),
  ('requests.applicants', 'requests',             NULL,  'total',    NULL),
  ('reviews.outcomes',    'reviews',              NULL,  'total',    NULL),
  ('proactive.stock',     'proactive_disclosure', NULL,  'in_force', 'total_published');

CREATE TEMP TABLE box AS
  SELECT row_number() OVER () AS ordinal, c.form_table, c.line, c.line_label, c.measure, c.measure_label, c.value,
         c.text, c.location,
         'c-' || c.form_table || '-' || c.line || '-' || c.measure AS anchor,
         CASE WHEN c.value IS NOT NULL THEN 'number'
              WHEN c.text IS NULL OR c.text IN (SELECT text FROM temp.blank_mark) THEN 'blank'
              ELSE 'unread' END AS state,
         (SELECT min(f.ordinal) FROM temp.finding AS f JOIN temp.total_of AS t USING (rule)
           WHERE f.status = 'fail' AND t.form_table = c.form_table AND coalesce(t.line, f.scope) = c.line
             AND c.measure IN (coalesce(t.measure, f.scope), t.measure_2019)) AS failing,
         (SELECT min(p.repair) FROM temp.proposal AS p
           WHERE p.form_table = c.form_table AND p.line = c.line AND p.measure = c.measure) AS repair
    FROM disclosure_cells(:report) AS c;

-- ---- Text that may hold anything → HTML ----------------------------------------------------------------------------

CREATE TEMP TABLE escaped(raw TEXT PRIMARY KEY, html TEXT);

-- A section's text, cut where figures begin and end.
CREATE TEMP TABLE piece AS
  WITH cut AS (
    SELECT chapter.place, chapter.text AS whole, claim.ordinal AS claim, claim.position AS start,
           claim.position + length(claim.text) AS stop,
           lag(claim.position + length(claim.text), 1, 1) OVER within AS before,
           row_number() OVER (PARTITION BY chapter.place ORDER BY claim.position DESC) AS from_last
      FROM temp.chapter JOIN temp.claim ON claim.section = chapter.ordinal
    WINDOW within AS (PARTITION BY chapter.place ORDER BY claim.position)
  )
  SELECT place, start * 2 - 1 AS at, NULL AS claim, substr(whole, before, start - before) AS text FROM cut
   WHERE start >= before
  UNION ALL SELECT place, start * 2, claim, substr(whole, start, stop - start) FROM cut
  UNION ALL SELECT place, stop * 2, NULL, substr(whole, stop) FROM cut WHERE from_last = 1
  UNION ALL SELECT place, 1, NULL, text FROM temp.chapter
   WHERE ordinal NOT IN (SELECT section FROM temp.claim);

INSERT OR IGNORE INTO escaped(raw)
  SELECT value FROM (
    SELECT agency AS value FROM temp.report UNION SELECT title FROM temp.report UNION SELECT path FROM temp.report
    UNION SELECT message FROM temp.report UNION SELECT published FROM temp.report
    UNION SELECT message FROM temp.earlier_report UNION SELECT path FROM temp.earlier_report
    UNION SELECT agency FROM temp.earlier_report
    UNION SELECT message FROM temp.finding UNION SELECT expression FROM temp.finding
    UNION SELECT message FROM temp.proposal UNION SELECT text FROM temp.box UNION SELECT location FROM temp.box
    UNION SELECT heading FROM temp.chapter UNION SELECT text FROM temp.piece)
   WHERE value IS NOT NULL;
UPDATE escaped SET html = replace(replace(replace(replace(replace(raw,
  '&', '&amp;'), '<', '&lt;'), '>', '&gt;'), '"', '&quot;'), char(10), '<br>' || char(10));

-- ---- What to correct -----------------------------------------------------------------------------------------------

-- The sums that every proposal makes hold, so that they need no line of their own.
CREATE TEMP TABLE mended(rule PRIMARY KEY);
INSERT INTO mended VALUES ('requests.balance'), ('requests.outcomes'), ('requests.applicants'), ('requests.joint'),
  ('reviews.outcomes');

-- What could not be decided. In a table that nobody has filled in no sum can be, nor that of any line where a column is
-- not there, which is said once.
CREATE TEMP TABLE undecided AS
  SELECT f.ordinal, coalesce(f.message, '第三部分的空白格能否使各处勾稽关系同时成立，无法判定。') AS message,
         CASE WHEN (SELECT min(state = 'blank') FROM temp.box WHERE form_table GLOB substr(f.rule, 1, instr(f.rule, '.') - 1) || '*')
              THEN '没有填写的表'
              WHEN f.rule = 'requests.applicants'
                   AND EXISTS (SELECT 1 FROM temp.finding WHERE rule = 'structure.column' AND message GLOB '第三部分*')
              THEN '第三部分没有找到的列' END AS said_once
    FROM temp.finding AS f WHERE f.status = 'unknown';
INSERT OR IGNORE INTO escaped SELECT message, message FROM temp.undecided;

-- One row each, worst first: what a correction mends, sums that no correction explains, the form, the narrative.
CREATE TEMP TABLE task AS
  SELECT 1 AS rank, p.ordinal, '改正' AS kind, '#c-' || p.form_table || '-' || p.line || '-' || p.measure AS link,
         p.message
    FROM temp.proposal AS p WHERE p.repair = 1
  UNION ALL
  SELECT 1, p.ordinal, '核对', NULL, p.message FROM temp.proposal AS p WHERE p.repair IS NULL
  UNION ALL
  SELECT CASE WHEN f.rule LIKE 'structure.%' THEN 3 ELSE 2 END, f.ordinal, '不成立',
         (SELECT '#' || anchor FROM temp.box WHERE failing = f.ordinal
           OR (box.form_table = t.form_table AND box.line = coalesce(t.line, f.scope)
               AND box.measure IN (coalesce(t.measure, f.scope), t.measure_2019)) LIMIT 1),
         f.message
    FROM temp.finding AS f LEFT JOIN temp.total_of AS t USING (rule)
   WHERE f.status = 'fail' AND NOT (f.rule IN (SELECT rule FROM temp.mended)
                                    AND EXISTS (SELECT 1 FROM temp.proposal WHERE repair = 1 AND mends >= (SELECT count(*) FROM temp.finding AS g JOIN temp.mended USING (rule) WHERE g.status = 'fail')))
  UNION ALL
  SELECT CASE WHEN f.rule LIKE 'structure.%' THEN 4 ELSE 5 END, f.ordinal, '不一致',
         (SELECT '#s-' || claim.ordinal FROM temp.claim
           WHERE claim.section || ':' || claim.position IN (f.scope, substr(f.scope, 1, instr(f.scope || '+', '+') - 1))),
         f.message
    FROM temp.finding AS f WHERE f.status = 'differs' AND f.rule <> 'structure.blank'
  UNION ALL
  SELECT 4, min(f.ordinal), '未填写', NULL, CASE count(*) WHEN 1 THEN f.message ELSE '各表都是空白的，没有填写任何数字。' END
    FROM temp.finding AS f, temp.report AS r WHERE f.rule = 'structure.blank'
   GROUP BY CASE WHEN r.blank_cells < r.cells THEN f.ordinal END;

-- ---- The page ------------------------------------------------------------------------------------------------------

.print "<!DOCTYPE html>"
.print "<html lang=\"zh-CN\"><head><meta charset=\"utf-8\">"
.print "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">"
SELECT '<title>' || coalesce(a.html, t.html, p.html, '报告') || coalesce(' ' || year, '') || ' 核对</title>'
  FROM temp.report LEFT JOIN temp.escaped AS a ON a.raw = agency LEFT JOIN temp.escaped AS t ON t.raw = title
       LEFT JOIN temp.escaped AS p ON p.raw = path;
-- Every mark has a sign or a border of its own beside its colour.
.print "<style>"
.print "body{font:16px/1.7 'Noto Serif CJK SC','Songti SC',SimSun,serif;color:#111;background:#fff;margin:0 auto;max-width:64rem;padding:1rem}"
.print "h1{font-size:1.4rem;margin:.5rem 0}h2{font-size:1.15rem;margin:1.6rem 0 .5rem;border-bottom:2px solid #333}"
.print "table{border-collapse:collapse;width:100%;font-size:.86rem}th,td{border:1px solid #555;padding:.15rem .35rem;text-align:center}"
.print "th{background:#f1f1f1;font-weight:600}th.label{text-align:left;font-weight:400;background:#fafafa;min-width:9em}"
.print ".wide{overflow-x:auto}.facts{width:auto}.facts th{text-align:left}.facts td{text-align:left}"
.print "td.blank{color:#666;background:repeating-linear-gradient(45deg,#fff,#fff 4px,#eee 4px,#eee 5px)}"
.print "td.unread{border:3px dotted #6a3d9a}td.fail{outline:3px solid #b30000;outline-offset:-3px}td.suspect{background:#ffe9a8;font-weight:700}"
.print "td.perhaps{background:#fff7df}td small{display:block;color:#333;font-weight:400;white-space:nowrap}"
.print "mark{background:none;color:inherit}mark.pass{border-bottom:2px solid #00629b}mark.pass::after{content:'✓';color:#00629b;font-size:.75em;vertical-align:super}"
.print "mark.differs{background:#ffe9a8;border:2px solid #b30000;border-radius:3px;padding:0 .1em}mark.differs::after{content:'✗';color:#b30000;font-size:.75em;vertical-align:super}"
.print "mark.none{border-bottom:1px dotted #777}:target{outline:4px solid #00629b}"
.print "ol.tasks li{margin:.4rem 0}.kind{display:inline-block;border:1px solid #333;border-radius:3px;padding:0 .3em;font-size:.8rem;margin-right:.4em}"
.print "a{color:#00457c}p.text{text-indent:0}details{margin:.3rem 0}.ok{font-weight:600}.warning{border:2px solid #b30000;padding:.2em .5em;font-weight:600}"
.print "@page{size:A4;margin:15mm}@media print{body{max-width:none;padding:0;font-size:11pt}table{font-size:8.5pt}h2{break-after:avoid}tr{break-inside:avoid}.wide{overflow:visible}a{color:inherit;text-decoration:none}}"
.print "@media (max-width:40rem){body{padding:.6rem;font-size:15px}table{font-size:.78rem}}"
.print "</style></head><body>"

SELECT '<h1>' || coalesce(t.html, a.html, p.html) || '</h1>'
  FROM temp.report LEFT JOIN temp.escaped AS a ON a.raw = agency LEFT JOIN temp.escaped AS t ON t.raw = title
       LEFT JOIN temp.escaped AS p ON p.raw = path;
SELECT '<table class="facts">'
       || '<tr><th>机关</th><td>' || coalesce(a.html, '没有找到') || '</td><th>年度</th><td>'
       || coalesce(year, '没有找到') || '</td></tr>'
       || '<tr><th>公布日期</th><td>' || coalesce(d.html, '没有找到') || '</td><th>格式</th><td>'
       || CASE form WHEN 'mixed' THEN '各表格式不同' ELSE coalesce(form || '年格式', '没有法定表格') END || '</td></tr>'
       || '<tr><th>勾稽与结构</th><td>' || coalesce(failed_checks, 0) || ' 处不成立，'
       || coalesce(differing_checks, 0) || ' 处不一致，' || coalesce(unknown_checks, 0) || ' 处无法判定</td><th>单元格</th><td>'
       || cells || ' 个，其中空白 ' || blank_cells || ' 个</td></tr>'
       || coalesce('<tr><th>说明</th><td colspan="3">' || m.html || '</td></tr>', '') || '</table>'
  FROM temp.report LEFT JOIN temp.escaped AS a ON a.raw = agency LEFT JOIN temp.escaped AS d ON d.raw = published
       LEFT JOIN temp.escaped AS m ON m.raw = message;
SELECT '<p' || CASE WHEN f.office AND f.year THEN '>与上一年的报告' ELSE ' class="warning">与另一份报告' END || '（' || coalesce(p.html, '')
       || '，' || coalesce(a.html, '机关不明') || '，' || coalesce(last.year || ' 年度', '年度不明') || '）逐格对照。'
       || CASE f.office WHEN 1 THEN '' WHEN 0 THEN '注意：那是另一个机关的报告。' ELSE '注意：不能确定是同一机关的报告。' END
       || CASE f.year WHEN 1 THEN '' WHEN 0 THEN '注意：那不是上一年度的报告。' ELSE '注意：不能确定是上一年度的报告。' END
       || coalesce(m.html, '') || '</p>'
  FROM temp.earlier_report AS last, temp.follows AS f LEFT JOIN temp.escaped AS p ON p.raw = last.path
       LEFT JOIN temp.escaped AS a ON a.raw = last.agency LEFT JOIN temp.escaped AS m ON m.raw = last.message;

.print "<h2 id=\"tasks\">要改正的</h2>"
SELECT CASE WHEN count(*) = 0 THEN '<p class="ok">没有发现要改正的地方。</p>'
            ELSE '<p class="warning">有 ' || count(*) || ' 格读不出，未能核对；读出的格子里没有发现要改正的地方。</p>' END
  FROM temp.box WHERE state = 'unread' AND NOT EXISTS (SELECT 1 FROM temp.task) HAVING NOT EXISTS (SELECT 1 FROM temp.task);
SELECT '<ol class="tasks">' WHERE EXISTS (SELECT 1 FROM temp.task);
SELECT '<li><span class="kind">' || kind || '</span>'
       || coalesce('<a href="' || link || '">' || html || '</a>', html, message) || '</li>'
  FROM temp.task LEFT JOIN temp.escaped ON raw = message ORDER BY rank, ordinal;
SELECT '</ol>' WHERE EXISTS (SELECT 1 FROM temp.task);
SELECT '<details><summary>改正后成立的勾稽关系（' || count(*) || ' 处）</summary><ul><li>'
       || group_concat(html, '</li><li>') || '</li></ul></details>'
  FROM temp.finding JOIN temp.mended USING (rule) JOIN temp.escaped ON raw = message
 WHERE status = 'fail' AND EXISTS (SELECT 1 FROM temp.proposal WHERE repair = 1)
HAVING count(*) > 0;
SELECT '<details><summary>还有 ' || (repair - 1) || ' 种改法也能使勾稽关系成立</summary><ol start="2">'
  FROM (SELECT max(repair) AS repair FROM temp.proposal) WHERE repair > 1;
SELECT '<li>' || group_concat(html, '<br>') || '</li>'
  FROM (SELECT repair, html FROM temp.proposal JOIN temp.escaped ON raw = message WHERE repair > 1 ORDER BY ordinal)
 GROUP BY repair ORDER BY repair;
SELECT '</ol></details>' WHERE (SELECT max(repair) FROM temp.proposal) > 1;

SELECT '<h2 id="open">没能核对的</h2><ul>' WHERE EXISTS (SELECT 1 FROM temp.undecided)
    OR EXISTS (SELECT 1 FROM temp.box WHERE state = 'unread');
SELECT '<li><a href="#' || anchor || '">' || coalesce(l.html, line_label) || '</a>：印作“' || replace(t.html, '<br>', ' ')
       || '”，读不出数字' || CASE cells WHEN 1 THEN '' ELSE '（' || cells || ' 格）' END || '</li>'
  FROM (SELECT *, min(ordinal) AS first, count(*) AS cells FROM temp.box WHERE state = 'unread' GROUP BY form_table, location, text)
       LEFT JOIN temp.escaped AS t ON t.raw = text LEFT JOIN temp.escaped AS l ON l.raw = location
 ORDER BY first;
SELECT '<li>' || said_once || '：' || count(*) || ' 处勾稽关系无从核对</li>'
  FROM temp.undecided WHERE said_once IS NOT NULL GROUP BY said_once ORDER BY min(ordinal);
SELECT '<li>' || html || '</li>'
  FROM temp.undecided JOIN temp.escaped ON raw = message WHERE said_once IS NULL ORDER BY ordinal;
SELECT '</ul>' WHERE EXISTS (SELECT 1 FROM temp.undecided)
    OR EXISTS (SELECT 1 FROM temp.box WHERE state = 'unread');

-- A cell as it stands in its table.
CREATE TEMP TABLE shown AS
  SELECT b.ordinal, b.form_table, b.line, b.measure,
         '<td id="' || anchor || '" class="' || state || CASE WHEN failing IS NOT NULL THEN ' fail' ELSE '' END
         || CASE WHEN repair = 1 THEN ' suspect' WHEN repair > 1 THEN ' perhaps' ELSE '' END || '"'
         || coalesce(' title="' || l.html || '"', '') || '>'
         || coalesce(t.html, CASE state WHEN 'blank' THEN '空' ELSE '' END)
         || CASE state WHEN 'unread' THEN '<small>读不出</small>' ELSE '' END
         || CASE WHEN failing IS NOT NULL THEN '<small>✗ 不成立</small>' ELSE '' END
         || coalesce((SELECT '<small>→ ' || coalesce(p.suggested, '？') || '</small>' FROM temp.proposal AS p
                       WHERE p.repair = 1 AND p.form_table = b.form_table AND p.line = b.line
                         AND p.measure = b.measure), '')
         || coalesce((SELECT '<small>' || follows.called || ' ' || e.value || CASE WHEN b.value IS NULL OR b.value = e.value THEN ''
                             ELSE printf('（%+g）', b.value - e.value) END || '</small>'
                        FROM temp.earlier AS e, temp.follows
                       WHERE e.value IS NOT NULL AND e.form_table = b.form_table AND e.line = b.line
                         AND e.measure = b.measure), '')
         || '</td>' AS html
    FROM temp.box AS b LEFT JOIN temp.escaped AS t ON t.raw = b.text LEFT JOIN temp.escaped AS l ON l.raw = b.location;

-- ---- Section 2: a head for each clause -----------------------------------------------------------------------------

SELECT '<h2 id="t2">二、主动公开政府信息情况</h2><div class="wide"><table>'
 WHERE EXISTS (SELECT 1 FROM temp.box WHERE form_table = 'proactive_disclosure');
CREATE TEMP TABLE clause AS
  SELECT DISTINCT clause, item AS line, measure, unit FROM disclosure_proactive_disclosure(:report);
WITH line AS (
  SELECT min(b.ordinal) AS at, c.clause, b.line, b.line_label, count(*) AS cells,
         group_concat(b.measure_label, '</th><th>') AS heads, group_concat(shown.html, '') AS cells_html
    FROM (SELECT * FROM temp.box ORDER BY ordinal) AS b JOIN temp.shown USING (ordinal)
         JOIN temp.clause AS c ON c.line = b.line AND c.measure = b.measure
   WHERE b.form_table = 'proactive_disclosure' GROUP BY b.line
), headed AS (
  SELECT *, lag(clause || heads) OVER (ORDER BY at) IS NOT clause || heads AS is_first FROM line
)
SELECT CASE WHEN is_first THEN
         '<tr><th colspan="4">第二十条第（' || substr('一二三四五六七八九', clause, 1) || '）项</th></tr><tr><th>信息内容</th><th'
         || CASE cells WHEN 1 THEN ' colspan="3"' WHEN 2 THEN ' colspan="2"' ELSE '' END || '>' || heads || '</th></tr>'
       ELSE '' END
       || '<tr><th class="label">' || line_label || '</th>'
       || CASE cells WHEN 1 THEN replace(cells_html, '<td ', '<td colspan="3" ')
                     WHEN 2 THEN '<td colspan="2" ' || substr(cells_html, 5) ELSE cells_html END || '</tr>'
  FROM headed ORDER BY at;
SELECT '</table></div>' WHERE EXISTS (SELECT 1 FROM temp.box WHERE form_table = 'proactive_disclosure');

-- ---- Section 3: the lines of a group beside its name ---------------------------------------------------------------

SELECT '<h2 id="t3">三、收到和处理政府信息公开申请情况</h2><div class="wide"><table>'
       || '<tr><th rowspan="2" colspan="3">（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）</th>'
       || '<th rowspan="2">自然人</th><th colspan="5">法人或其他组织</th><th rowspan="2">总计</th></tr>'
       || '<tr><th>商业企业</th><th>科研机构</th><th>社会公益组织</th><th>法律服务机构</th><th>其他</th></tr>'
 WHERE EXISTS (SELECT 1 FROM temp.box WHERE form_table = 'requests');
WITH place(measure, at) AS (VALUES ('natural_person', 1), ('business', 2), ('research', 3), ('public_interest', 4),
    ('legal_service', 5), ('other', 6), ('total', 7)
), line AS (
  SELECT b.line, b.line_label, min(b.ordinal) AS at,
         CASE substr(b.line, 1, 4) WHEN '3.3.' THEN '（三）不予公开' WHEN '3.4.' THEN '（四）无法提供'
                                   WHEN '3.5.' THEN '（五）不予处理' WHEN '3.6.' THEN '（六）其他处理' END AS heading
    FROM temp.box AS b WHERE b.form_table = 'requests' GROUP BY b.line
), cell AS (
  SELECT line.line, place.at, coalesce(shown.html, '<td class="unread"><small>没有找到</small></td>') AS html
    FROM line CROSS JOIN place
         LEFT JOIN temp.shown ON shown.form_table = 'requests' AND shown.line = line.line AND shown.measure = place.measure
), cells AS (
  SELECT line, group_concat(html, '') AS html FROM (SELECT * FROM cell ORDER BY line, at) GROUP BY line
), grouped AS (
  SELECT line.*, cells.html, line.line LIKE '3.%' AS in_third,
         row_number() OVER (PARTITION BY line.line LIKE '3.%' ORDER BY at) AS nth_of_third,
         count(*) OVER (PARTITION BY line.line LIKE '3.%') AS of_third,
         row_number() OVER (PARTITION BY heading ORDER BY at) AS nth, count(*) OVER (PARTITION BY heading) AS of
    FROM line JOIN cells USING (line)
)
SELECT '<tr>' || CASE
         WHEN NOT in_third THEN '<th class="label" colspan="3">' || line_label || '</th>'
         ELSE CASE WHEN nth_of_third = 1 THEN '<th rowspan="' || of_third || '">三、本年度办理结果</th>' ELSE '' END
              || CASE WHEN heading IS NULL THEN '<th class="label" colspan="2">' || line_label || '</th>'
                      ELSE CASE WHEN nth = 1 THEN '<th rowspan="' || of || '">' || heading || '</th>' ELSE '' END
                           || '<th class="label">' || line_label || '</th>' END
         END || html || '</tr>'
  FROM grouped ORDER BY at;
SELECT '</table></div>' WHERE EXISTS (SELECT 1 FROM temp.box WHERE form_table = 'requests');

-- ---- Section 4: one row of fifteen ---------------------------------------------------------------------------------

SELECT '<h2 id="t4">四、政府信息公开行政复议、行政诉讼情况</h2><div class="wide"><table>'
       || '<tr><th rowspan="2" colspan="5">行政复议</th><th colspan="10">行政诉讼</th></tr>'
       || '<tr><th colspan="5">未经复议直接起诉</th><th colspan="5">复议后起诉</th></tr><tr>'
       || replace(printf('%.3c', '+'), '+', '<th>结果维持</th><th>结果纠正</th><th>其他结果</th><th>尚未审结</th><th>总计</th>')
       || '</tr><tr>'
 WHERE EXISTS (SELECT 1 FROM temp.box WHERE form_table = 'reviews');
WITH route(line, at) AS (VALUES ('reconsideration', 1), ('direct_litigation', 2), ('litigation_after_reconsideration', 3)
), result(measure, at) AS (VALUES ('upheld', 1), ('corrected', 2), ('other', 3), ('pending', 4), ('total', 5))
SELECT coalesce(shown.html, '<td class="unread"><small>没有找到</small></td>')
  FROM route CROSS JOIN result
       LEFT JOIN temp.shown ON shown.form_table = 'reviews' AND shown.line = route.line AND shown.measure = result.measure
 WHERE EXISTS (SELECT 1 FROM temp.box WHERE form_table = 'reviews')
 ORDER BY route.at, result.at;
SELECT '</tr></table></div>' WHERE EXISTS (SELECT 1 FROM temp.box WHERE form_table = 'reviews');

-- ---- The form of 2014 ----------------------------------------------------------------------------------------------

SELECT '<h2 id="t2014">政府信息公开情况统计表</h2><div class="wide"><table><tr><th>统计指标</th><th>统计数</th></tr>'
 WHERE EXISTS (SELECT 1 FROM temp.box WHERE form_table = 'statistics');
SELECT '<tr><th class="label">' || line_label || '</th>' || shown.html || '</tr>'
  FROM temp.box JOIN temp.shown USING (ordinal) WHERE box.form_table = 'statistics' ORDER BY ordinal;
SELECT '</table></div>' WHERE EXISTS (SELECT 1 FROM temp.box WHERE form_table = 'statistics');

-- ---- The narrative -------------------------------------------------------------------------------------------------

SELECT '<h2 id="text">正文</h2><p>下划线和 ✓：与表格或各项之和一致；方框和 ✗：不一致；虚线：没有可以对照的数字。</p>'
 WHERE EXISTS (SELECT 1 FROM temp.chapter);
CREATE TEMP TABLE verdict AS
  SELECT claim.ordinal, CASE WHEN sum(f.status = 'differs') > 0 THEN 'differs' WHEN sum(f.status = 'pass') > 0 THEN 'pass' ELSE 'none' END AS status,
         max(CASE WHEN f.status IN ('pass', 'differs') THEN coalesce(f.message, f.expression) END) AS words
    FROM temp.claim LEFT JOIN temp.finding AS f
         ON f.rule LIKE 'narrative.%' AND substr(f.scope, 1, instr(f.scope || '+', '+') - 1) = claim.section || ':' || claim.position
   GROUP BY claim.ordinal;
WITH marked AS (
  SELECT place, at, CASE WHEN piece.claim IS NULL THEN e.html
         ELSE '<mark id="s-' || piece.claim || '" class="' || verdict.status || '"'
              || coalesce(' title="' || w.html || '"', '') || '>' || e.html || '</mark>' END AS html
    FROM temp.piece JOIN temp.escaped AS e ON e.raw = piece.text
         LEFT JOIN temp.verdict ON verdict.ordinal = piece.claim LEFT JOIN temp.escaped AS w ON w.raw = verdict.words
), joined AS (
  SELECT place, group_concat(html, '') AS html FROM (SELECT * FROM marked ORDER BY place, at) GROUP BY place
)
SELECT coalesce('<h3>' || nullif(h.html, '') || '</h3>', '') || coalesce('<p class="text">' || joined.html || '</p>', '')
  FROM temp.chapter LEFT JOIN joined USING (place) LEFT JOIN temp.escaped AS h ON h.raw = chapter.heading
 ORDER BY place;

SELECT '<details><summary>核对过的数字（' || count(*) || ' 处）及所对照的</summary><ul><li>' || group_concat(html, '</li><li>')
       || '</li></ul></details>'
  FROM (SELECT '<a href="#s-' || claim.ordinal || '">' || t.html || '</a> '
               || CASE f.status WHEN 'pass' THEN '✓ ' ELSE '✗ ' END || coalesce(m.html, x.html) AS html
          FROM temp.claim JOIN temp.finding AS f
               ON f.rule LIKE 'narrative.%' AND f.status IN ('pass', 'differs')
                  AND substr(f.scope, 1, instr(f.scope || '+', '+') - 1) = claim.section || ':' || claim.position
               LEFT JOIN temp.escaped AS t ON t.raw = claim.text LEFT JOIN temp.escaped AS m ON m.raw = f.message
               LEFT JOIN temp.escaped AS x ON x.raw = f.expression
         ORDER BY claim.ordinal)
HAVING count(*) > 0;

SELECT '<p><small>文件：' || html || '。核对：' || disclosure_version() || '。空白格不当作 0，印错的合计不作更改。</small></p>'
  FROM temp.report JOIN temp.escaped ON raw = coalesce(path, '');
.print "</body></html>"
ROLLBACK TO page;
RELEASE page;
