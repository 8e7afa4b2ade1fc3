-- A whole corpus as a page to look at: who has published, what is wrong and where, how the rates are spread and how they
-- move. One self-contained HTML file, without scripts; in Chinese.
--
--   sqlite3 corpus.db < sql/corpus_page.sql > corpus.html
--   sqlite3 -cmd ".parameter set :pages 'pages'" corpus.db < sql/corpus_page.sql > corpus.html
--
-- Needs the views of sql/audit.sql, sql/indicators.sql, sql/offices.sql and sql/coverage.sql, not the extension. Each
-- office leads to its report's file, or with :pages to pages/NUMBER.html, the page that sql/report_page.sql makes of the
-- report of that number (sql/README.md has the loop).

.bail on
.headers off
.mode list
.nullvalue ''

-- What comes first.
DROP TABLE IF EXISTS temp.needed; -- an error leaves it in the session
CREATE TEMP TABLE needed(corpus, views);
CREATE TEMP TRIGGER refuse BEFORE INSERT ON needed BEGIN SELECT CASE
  WHEN NOT new.corpus THEN RAISE(ABORT, 'run sql/import.sql on this database first')
  WHEN NOT new.views THEN RAISE(ABORT, 'run sql/audit.sql, sql/coverage.sql, sql/indicators.sql and sql/offices.sql on this database first') END;
END;
INSERT INTO needed
  SELECT total(name = 'stored_cells'), total(name IN ('audit', 'coverage', 'indicators', 'offices')) = 4
    FROM main.sqlite_schema;
DROP TABLE temp.needed;

SAVEPOINT page; -- gone at the end

-- ---- What is shown -------------------------------------------------------------------------------------------------

CREATE TEMP TABLE finding AS SELECT path, rank, status, rule, difference, message FROM audit WHERE verdict IS NULL;
CREATE INDEX temp.finding_by_path ON finding(path, rank);
CREATE TEMP TABLE office AS
  SELECT o.*, coalesce(substr(o.division, 1, 2), '') AS province,
         (SELECT count(*) FROM temp.finding WHERE finding.path = o.path AND finding.status = 'fail') AS fails,
         (SELECT count(*) FROM temp.finding WHERE finding.path = o.path AND finding.rule = 'repair') AS corrections, -- of these
         (SELECT count(*) FROM temp.finding WHERE finding.path = o.path AND finding.status = 'differs') AS differs,
         replace(replace(coalesce(replace(:pages, '%', '%25') || '/' || report.report || '.html', replace(replace(replace(o.path,
           '%', '%25'), '#', '%23'), '?', '%3F')), '&', '&amp;'), '"', '&quot;') AS link
    FROM offices AS o JOIN reports AS report USING (path);
CREATE TEMP TABLE rate AS
  SELECT path, year, indicator, value FROM indicator_values
   WHERE indicator IN ('granted', 'denied', 'unavailable') AND value IS NOT NULL;

CREATE TEMP TABLE level(level PRIMARY KEY, name, at);
INSERT INTO level VALUES ('national', '国家', 1), ('province', '省', 2), ('prefecture', '地市', 3), ('county', '县区', 4),
  ('township', '乡镇街道', 5), ('', '层级不明', 6);
CREATE TEMP TABLE covered AS
  SELECT coverage.*, coalesce(level, '') AS level FROM coverage LEFT JOIN temp.office USING (office);

-- The columns of the wide tables; and the head of each.
CREATE TEMP TABLE heading(list, nth, name);
INSERT INTO heading
  SELECT 'years', key, value FROM json_each('["年度", "应有", "已公布", "迟于期限", "没有填写", "读不出", "没有找到"]')
  UNION ALL SELECT 'years', 6 + row_number() OVER (ORDER BY at), name FROM temp.level
   WHERE level IN (SELECT level FROM temp.covered WHERE year IS NOT NULL)
  UNION ALL SELECT 'offices', key, value
    FROM json_each('["机关", "年度", "收到", "予以公开", "不予公开", "每百件争议", "要改正或不成立", "不一致", "读不出的格", "本省同级排名"]');
CREATE TEMP TABLE head AS
  SELECT list, '<tr>' || group_concat('<th' || CASE nth WHEN 0 THEN ' class="name">' ELSE '>' END || name || '</th>', '') || '</tr>' AS html
    FROM (SELECT * FROM temp.heading ORDER BY list, nth) GROUP BY list;

-- A tile for each province, about where it lies.
CREATE TEMP TABLE tile(code PRIMARY KEY, name, x, y);
INSERT INTO tile VALUES ('23', '黑', 8, 1), ('22', '吉', 8, 2), ('21', '辽', 8, 3), ('15', '蒙', 6, 2), ('11', '京', 7, 3),
  ('12', '津', 7, 4), ('13', '冀', 6, 3), ('14', '晋', 6, 4), ('37', '鲁', 8, 4), ('65', '新', 1, 3), ('62', '甘', 3, 3),
  ('64', '宁', 4, 4), ('61', '陕', 5, 4), ('41', '豫', 6, 5), ('32', '苏', 8, 5), ('34', '皖', 7, 5), ('31', '沪', 9, 5),
  ('54', '藏', 1, 5), ('63', '青', 2, 4), ('51', '川', 3, 5), ('50', '渝', 4, 5), ('42', '鄂', 5, 5), ('43', '湘', 5, 6),
  ('36', '赣', 6, 6), ('33', '浙', 8, 6), ('35', '闽', 7, 6), ('53', '滇', 3, 7), ('52', '黔', 4, 6), ('45', '桂', 4, 7),
  ('44', '粤', 6, 7), ('46', '琼', 5, 8), ('71', '台', 8, 7), ('81', '港', 7, 8), ('82', '澳', 6, 8);

CREATE TEMP TABLE escaped(raw TEXT PRIMARY KEY, html TEXT);
INSERT OR IGNORE INTO escaped(raw)
  SELECT value FROM (SELECT agency AS value FROM temp.office UNION SELECT path FROM temp.office
                     UNION SELECT division_name FROM temp.office UNION SELECT agency FROM temp.covered
                     UNION SELECT path FROM temp.covered UNION SELECT message FROM temp.covered
                     UNION SELECT message FROM temp.finding)
   WHERE value IS NOT NULL;
UPDATE escaped SET html = replace(replace(replace(replace(replace(raw,
  '&', '&amp;'), '<', '&lt;'), '>', '&gt;'), '"', '&quot;'), char(10), ' ');

-- ---- The page ------------------------------------------------------------------------------------------------------

.print "<!DOCTYPE html>"
.print "<html lang=\"zh-CN\"><head><meta charset=\"utf-8\">"
.print "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><title>政府信息公开年报总览</title>"
.print "<style>"
.print "body{font:16px/1.6 'Noto Sans CJK SC','Microsoft YaHei',sans-serif;color:#111;margin:0 auto;max-width:70rem;padding:1rem}"
.print "h1{font-size:1.4rem}h2{font-size:1.15rem;border-bottom:2px solid #333;margin-top:1.8rem}"
.print "table{border-collapse:collapse;font-size:.88rem}th,td{border:1px solid #777;padding:.15rem .45rem;text-align:right}th{background:#f1f1f1;white-space:nowrap}figure{display:inline-block;margin:.4rem 1rem .4rem 0;max-width:100%}td.name,th.name{text-align:left;min-width:4em}td.name a{display:inline-block;min-width:8em}"
.print ".wide{overflow-x:auto}.tiles td{width:3.2rem;height:3.2rem;text-align:center;border:1px solid #bbb}.tiles td.none{border:0}.tiles small{display:block}"
.print "nav a{margin-right:1em}a{color:#00457c}summary{cursor:pointer}svg{max-width:100%;height:auto}.bad{font-weight:700;border-left:4px solid #b30000;padding-left:.3em}"
.print "details{margin:.2rem 0}li{margin:.2rem 0}@media (max-width:40rem){body{padding:.6rem;font-size:15px}.tiles{font-size:.78rem}.tiles td{width:2.1rem;height:2.1rem;padding:0;font-size:.72rem}"
-- On a phone a row of a wide table is a paragraph, in which each figure has its column's name before it.
.print ".rows tr:first-child{display:none}.rows,.rows tbody,.rows tr,.rows td.name{display:block}.rows td{display:inline-block;border:0;padding:0 .9em 0 0;text-align:left}.rows td:empty{display:none}.rows tr{border-bottom:1px solid #bbb;padding:.3rem 0}.rows td.name{font-weight:700}.rows td::before{color:#555}"
SELECT group_concat(printf('.%s td:nth-child(%d)::before{content:"%s "}', list, nth + 1, name), '') || '}' FROM temp.heading WHERE nth > 0;
.print "@media print{details{display:block}}"
.print "</style></head><body><h1>政府信息公开工作年度报告总览</h1>"
SELECT '<p>' || count(*) || ' 个机关，' || sum(reports) || ' 份年报（' || (SELECT min(year) FROM latest_reports) || '—'
       || (SELECT max(year) FROM latest_reports) || ' 年度）；最近一份年报中有 ' || sum(fails > 0)
       || ' 个机关有不成立之处（勾稽关系、格式或公布期限），另有 ' || sum(fails = 0 AND differs > 0)
       || ' 个机关只有不一致之处（不一定有误）。'
  FROM temp.office HAVING count(*) > 0;
SELECT count(*) || ' 份最近的年报共有 ' || sum(unread_cells) || ' 格读不出，不在核对之内。' FROM temp.office WHERE unread_cells > 0 HAVING count(*) > 0;
SELECT '<p>没有读到年报。' WHERE NOT EXISTS (SELECT 1 FROM temp.office);
SELECT count(*) || ' 个文件读不出，或不是年报。' FROM reports WHERE status NOT IN ('complete', 'partial') HAVING count(*) > 0;
.print "</p>"
.print "<nav><a href=\"#coverage\">公布情况</a><a href=\"#wrong\">哪里有错</a><a href=\"#rates\">指标分布</a><a href=\"#trend\">逐年变化</a><a href=\"#map\">各省</a></nav>"

-- ---- Coverage ------------------------------------------------------------------------------------------------------

.print "<h2 id=\"coverage\">公布情况</h2>"
SELECT '<p>没有给出应当公布的机关名录：各机关只计它最早一份至最近一份年报之间的年度。</p>' WHERE NOT EXISTS (SELECT 1 FROM agencies);
SELECT '<div class="wide"><table class="rows years">' || coalesce((SELECT html FROM temp.head WHERE list = 'years'), '');
SELECT '<tr><td class="name">' || year || '</td><td>' || sum(due) || '</td><td>' || sum(published) || '</td><td>' || sum(late) || '</td><td>'
       || sum(blank) || '</td><td>' || sum(unreadable) || '</td><td>' || sum(missing) || '</td>'
       || group_concat('<td>' || CASE WHEN due > 0 THEN published || '/' || due ELSE '—' END || '</td>', '') || '</tr>'
  FROM (SELECT years.year, level.at, count(state) AS due, coalesce(sum(state IN ('complete', 'partial', 'blank')), 0) AS published,
               coalesce(sum(late), 0) AS late, coalesce(sum(state = 'blank'), 0) AS blank,
               coalesce(sum(state = 'unreadable'), 0) AS unreadable, coalesce(sum(state = 'missing'), 0) AS missing
          FROM (SELECT DISTINCT year FROM temp.covered WHERE year IS NOT NULL) AS years
               JOIN temp.level ON level.name IN (SELECT name FROM temp.heading)
               LEFT JOIN temp.covered ON covered.year = years.year AND covered.level = level.level
         GROUP BY years.year, level.at ORDER BY years.year, level.at)
 GROUP BY year ORDER BY year DESC;
.print "</table></div><details><summary>哪些机关迟于期限、没有填写、读不出或没有找到</summary>"
SELECT '<details><summary>' || year || ' 年度：'
       || CASE state WHEN 'missing' THEN '没有找到' WHEN 'unreadable' THEN '读不出' WHEN 'blank' THEN '没有填写' ELSE '迟于期限' END
       || '（' || count(*) || '）</summary><ul><li>' || group_concat(item, '</li><li>') || '</li></ul></details>'
  FROM (SELECT year, CASE WHEN late THEN 'late' ELSE state END AS state,
               coalesce(a.html, p.html) || CASE WHEN late THEN ' ' || coalesce(published, '') ELSE coalesce('：' || m.html, '') END AS item
          FROM temp.covered LEFT JOIN temp.escaped AS a ON a.raw = agency LEFT JOIN temp.escaped AS p ON p.raw = path
               LEFT JOIN temp.escaped AS m ON m.raw = CASE WHEN state = 'unreadable' THEN message END
         WHERE year IS NOT NULL AND (state IN ('missing', 'unreadable', 'blank') OR late) ORDER BY agency)
 GROUP BY year, state ORDER BY year DESC, state;
SELECT '<details><summary>不知属于哪个机关的文件（' || count(*) || '）</summary><ul><li>'
       || group_concat(p.html || coalesce('：' || m.html, ''), '</li><li>') || '</li></ul></details>'
  FROM temp.covered LEFT JOIN temp.escaped AS p ON p.raw = path LEFT JOIN temp.escaped AS m ON m.raw = message
 WHERE year IS NULL HAVING count(*) > 0;
.print "</details>"

-- ---- What is wrong -------------------------------------------------------------------------------------------------

.print "<h2 id=\"wrong\">哪里有错</h2><p>按要改正和不成立的处数排列；只列最近一份年报。改正一格可以使几处勾稽关系成立。</p>"
SELECT CASE WHEN EXISTS (SELECT 1 FROM temp.office) THEN '<p>没有发现。</p>' ELSE '<p>没有可以核对的年报。</p>' END
 WHERE NOT EXISTS (SELECT 1 FROM temp.office WHERE fails + differs + unread_cells > 0);
SELECT CASE nth WHEN 21 THEN '<details><summary>其余 ' || (offices - 20) || ' 个机关</summary>' ELSE '' END
       || '<details' || CASE WHEN nth <= 3 THEN ' open' ELSE '' END || '><summary><span class="' || CASE WHEN fails > 0 THEN 'bad' ELSE '' END
       || '">' || a.html || '</span> ' || latest_year || ' 年度：'
       || substr(CASE WHEN corrections > 0 THEN '，要改正 ' || corrections || ' 格' ELSE '' END
                 || CASE WHEN fails > corrections THEN '，不成立 ' || (fails - corrections) || ' 处' ELSE '' END
                 || CASE WHEN differs > 0 THEN '，不一致 ' || differs || ' 处' ELSE '' END
                 || CASE WHEN unread_cells > 0 THEN '，读不出 ' || unread_cells || ' 格' ELSE '' END, 2)
       || '</summary><ol>'
       || (SELECT group_concat('<li>' || coalesce(m.html, audit.rule) || '</li>', '')
             FROM (SELECT * FROM temp.finding WHERE finding.path = ranked.path ORDER BY rank, abs(difference) DESC) AS audit
                  LEFT JOIN temp.escaped AS m ON m.raw = audit.message)
       || '</ol><p><a href="' || link || '">看这份年报</a></p></details>'
       || CASE WHEN nth = offices AND nth > 20 THEN '</details>' ELSE '' END
  FROM (SELECT *, row_number() OVER (ORDER BY fails DESC, differs DESC, agency) AS nth, count(*) OVER () AS offices
          FROM temp.office WHERE fails + differs + unread_cells > 0) AS ranked
       JOIN temp.escaped AS a ON a.raw = agency
 ORDER BY nth;

-- ---- How the rates are spread --------------------------------------------------------------------------------------

CREATE TEMP TABLE shown(indicator PRIMARY KEY, name, at);
INSERT INTO shown VALUES ('granted', '予以公开占办理结果', 1), ('denied', '不予公开占办理结果', 2), ('unavailable', '无法提供占办理结果', 3);
.print "<h2 id=\"rates\">指标分布</h2><p>最近一份年报：每一格是占比落在这一段的机关数。</p>"
WITH bins AS (
  SELECT shown.indicator, shown.name, shown.at, min(9, CAST(rate.value * 10 AS INTEGER)) AS bin, count(*) AS offices
    FROM temp.shown JOIN temp.rate USING (indicator) JOIN temp.office USING (path)
   GROUP BY 1, 4
), scaled AS (
  SELECT *, max(offices) OVER (PARTITION BY indicator) AS most, sum(offices) OVER (PARTITION BY indicator) AS all_offices FROM bins
)
SELECT '<figure><figcaption>' || name || '（' || max(all_offices) || ' 个机关）</figcaption><svg viewBox="0 0 440 120" width="440" role="img" aria-label="' || name || '">'
       || group_concat(printf('<rect x="%d" y="%d" width="36" height="%d" fill="#00629b"/><text x="%d" y="%d" font-size="10" text-anchor="middle">%d</text>',
            20 + bin * 41, 100 - offices * 80 / most, offices * 80 / most, 38 + bin * 41, 97 - offices * 80 / most, offices), '')
       || '<line x1="18" y1="100" x2="432" y2="100" stroke="#333"/>'
       || (SELECT group_concat(printf('<text x="%d" y="114" font-size="10" text-anchor="middle">%d%%</text>', 18 + value * 41, value * 10), '') FROM json_each('[0,1,2,3,4,5,6,7,8,9,10]'))
       || '</svg></figure>'
  FROM scaled GROUP BY indicator ORDER BY at;

-- ---- How they move: the median of each year ------------------------------------------------------------------------

.print "<h2 id=\"trend\">逐年变化</h2><p>每一年度各机关的中位数。</p>"
WITH ordered AS (
  SELECT rate.indicator, rate.year, value, row_number() OVER within AS nth, count(*) OVER (PARTITION BY rate.indicator, rate.year) AS offices
    FROM temp.rate JOIN temp.shown USING (indicator)
  WINDOW within AS (PARTITION BY rate.indicator, rate.year ORDER BY value)
), median AS (
  SELECT indicator, year, avg(value) AS value, max(offices) AS offices FROM ordered
   WHERE nth IN ((offices + 1) / 2, (offices + 2) / 2) GROUP BY indicator, year
), placed AS (
  SELECT *, 40 + (year - min(year) OVER ()) * 360 / max(1, max(year) OVER () - min(year) OVER ()) AS x, 100 - value * 80 AS y FROM median
)
SELECT '<figure><figcaption>' || name || '</figcaption><svg viewBox="0 0 440 130" width="440" role="img" aria-label="' || name || '">'
       || '<polyline fill="none" stroke="#00629b" stroke-width="2" points="' || group_concat(printf('%d,%.1f', x, y), ' ') || '"/>'
       || group_concat(printf('<circle cx="%d" cy="%.1f" r="3" fill="#00629b"/><text x="%d" y="%.1f" font-size="10" text-anchor="middle">%.0f%%</text><text x="%d" y="124" font-size="10" text-anchor="middle">%d</text>', x, y, x, y - 6, value * 100, x, year), '')
       || '</svg></figure>'
  FROM (SELECT * FROM placed ORDER BY year) JOIN temp.shown USING (indicator) GROUP BY indicator ORDER BY at;

-- ---- By province ---------------------------------------------------------------------------------------------------

.print "<h2 id=\"map\">各省</h2><p>格中是机关数和予以公开占比的平均数；点击可看该省的机关。</p><table class=\"tiles\">"
WITH province AS (
  SELECT tile.*, count(office.office) AS offices, avg(office.granted) AS granted
    FROM temp.tile LEFT JOIN temp.office ON office.province = tile.code GROUP BY tile.code
), grid AS (
  SELECT row.value AS y, col.value AS x FROM json_each('[1,2,3,4,5,6,7,8]') AS row, json_each('[1,2,3,4,5,6,7,8,9]') AS col
), cell AS (
  SELECT grid.y, grid.x, CASE
         WHEN code IS NULL THEN '<td class="none"></td>'
         WHEN offices = 0 THEN '<td>' || name || '<small>—</small></td>'
         ELSE printf('<td style="background:rgba(0,98,155,%.2f)"><a href="#p%s">%s</a><small>%d<br>%s</small></td>', 0.08 + 0.5 * coalesce(granted, 0),
                     code, name, offices, coalesce(printf('%.0f%%', granted * 100), '—')) END AS html
    FROM grid LEFT JOIN province USING (x, y)
)
SELECT '<tr>' || group_concat(html, '') || '</tr>' FROM (SELECT * FROM cell ORDER BY y, x) GROUP BY y ORDER BY y;
.print "</table>"
-- A link to what stands in closed details opens them.
SELECT '<details><summary>' || coalesce((SELECT name FROM temp.tile WHERE code = province), '地方不明或国家机关')
       || '（' || count(*) || '）</summary><div class="wide" id="p' || province || '"><table class="rows offices">' || (SELECT html FROM temp.head WHERE list = 'offices')
       || group_concat(row, '') || '</table></div></details>'
  FROM (SELECT province, printf('<tr><td class="name"><a href="%s">%s</a></td><td>%d</td><td>%s</td><td>%s</td><td>%s</td><td>%s</td><td>%d</td><td>%d</td><td>%s</td><td>%s</td></tr>',
               link, coalesce(a.html, ''), latest_year, coalesce(received, ''), coalesce(printf('%.1f%%', granted * 100), ''),
               coalesce(printf('%.1f%%', denied * 100), ''), coalesce(printf('%.1f', disputes_per_100), ''), fails, differs,
               coalesce(unread_cells, ''), coalesce(rank_in_province || ' / ' || ranked_in_province, '')) AS row
          FROM temp.office LEFT JOIN temp.escaped AS a ON a.raw = agency LEFT JOIN temp.level ON level.level = coalesce(office.level, '')
         ORDER BY level.at, agency)
 GROUP BY province ORDER BY province = '', province;
.print "</body></html>"
ROLLBACK TO page;
RELEASE page;
