-- The rates that researchers compute from the reports.
--
--   sqlite3 corpus.db < sql/indicators.sql
--
-- Needs the tables of sql/import.sql, not the extension. Makes the views
--   indicator_definitions   indicator, definition
--   indicators              one row for each report and indicator: agency, year, path, indicator, value, numerator,
--                           denominator
--   indicators_by_report    one row for each report, a column for each indicator
-- and prints the last. A value is NULL where the denominator is 0, or a cell of either side is blank or was not found.
-- Figures are taken as printed, wrong sums included: see sql/audit.sql. Of several reports of one office and year the
-- latest counts.

.bail on
.headers on
.mode list
.separator ' | '

DROP VIEW IF EXISTS indicators_by_report;
DROP VIEW IF EXISTS indicators;
DROP VIEW IF EXISTS indicator_definitions;

CREATE VIEW indicator_definitions(indicator, definition) AS VALUES
  ('granted',           '予以公开（3.1）÷ 办理结果总计（3.7），总计列'),
  ('partially_granted', '部分公开（3.2）÷ 办理结果总计（3.7），总计列'),
  ('denied',            '不予公开（3.3.1 至 3.3.8 之和）÷ 办理结果总计（3.7），总计列'),
  ('unavailable',       '无法提供（3.4.1 至 3.4.3 之和）÷ 办理结果总计（3.7），总计列'),
  ('not_processed',     '不予处理（3.5.1 至 3.5.5 之和）÷ 办理结果总计（3.7），总计列'),
  ('natural_person',    '自然人 ÷ 总计，本年新收（1）'),
  ('business',          '商业企业 ÷ 总计，本年新收（1）'),
  ('research',          '科研机构 ÷ 总计，本年新收（1）'),
  ('public_interest',   '社会公益组织 ÷ 总计，本年新收（1）'),
  ('legal_service',     '法律服务机构 ÷ 总计，本年新收（1）'),
  ('other_applicants',  '法人或其他组织中的其他 ÷ 总计，本年新收（1）'),
  ('reconsideration_corrected', '行政复议结果纠正 ÷ 已审结（维持、纠正、其他结果之和）'),
  ('litigation_corrected', '行政诉讼结果纠正 ÷ 已审结（维持、纠正、其他结果之和），两类起诉合计'),
  ('disputes_per_100',  '行政复议与两类行政诉讼总计之和 ÷ 本年新收（1）总计 × 100'),
  ('received_change',   '本年新收（1）总计 ÷ 上一年度报告的同一数 − 1');

CREATE VIEW indicators AS
  -- The cells of each side, and how many there must be: lines by GLOB, measures by name.
  WITH shares(indicator, lines, line_count) AS (VALUES
    ('granted', '3.1', 1), ('partially_granted', '3.2', 1), ('denied', '3.3.*', 8), ('unavailable', '3.4.*', 3),
    ('not_processed', '3.5.*', 5)
  ), applicants(indicator, measure) AS (VALUES
    ('natural_person', 'natural_person'), ('business', 'business'), ('research', 'research'),
    ('public_interest', 'public_interest'), ('legal_service', 'legal_service'), ('other_applicants', 'other')
  ), corrections(indicator, routes, route_count) AS (VALUES
    ('reconsideration_corrected', 'reconsideration', 1), ('litigation_corrected', '*litigation*', 2)
  ), results(measure) AS (VALUES
    ('upheld'), ('corrected'), ('other')
  ), terms(indicator, side, factor, form_table, lines, measure, cells) AS (
    SELECT indicator, 'numerator', 1, 'requests', lines, 'total', line_count FROM shares
    UNION ALL SELECT indicator, 'denominator', 1, 'requests', '3.7', 'total', 1 FROM shares
    UNION ALL SELECT indicator, 'numerator', 1, 'requests', '1', measure, 1 FROM applicants
    UNION ALL SELECT indicator, 'denominator', 1, 'requests', '1', 'total', 1 FROM applicants
    UNION ALL SELECT indicator, 'numerator', 1, 'reviews', routes, 'corrected', route_count FROM corrections
    UNION ALL SELECT indicator, 'denominator', 1, 'reviews', routes, measure, route_count FROM corrections, results
    UNION ALL VALUES ('disputes_per_100', 'numerator', 100, 'reviews', '*', 'total', 3),
                     ('disputes_per_100', 'denominator', 1, 'requests', '1', 'total', 1)
  ), term_values AS ( -- NULL unless each of its cells prints a number
    SELECT report.path, terms.indicator, terms.side,
           CASE WHEN count(cells.value) = terms.cells THEN sum(cells.value) * terms.factor END AS value
      FROM latest_reports AS report, terms
      LEFT JOIN cells ON cells.path = report.path AND cells.form_table = terms.form_table
                     AND cells.line GLOB terms.lines AND cells.measure = terms.measure
     GROUP BY report.path, terms.indicator, terms.side, terms.measure
  ), side_values AS (
    SELECT path, indicator, side, CASE WHEN count(*) = count(value) THEN sum(value) END AS value
      FROM term_values
     GROUP BY path, indicator, side
  ), ratios AS (
    SELECT above.path, above.indicator, above.value AS numerator, below.value AS denominator,
           above.value * 1.0 / nullif(below.value, 0) AS value
      FROM side_values AS above JOIN side_values AS below USING (path, indicator)
     WHERE above.side = 'numerator' AND below.side = 'denominator'
    UNION ALL
    SELECT report.path, 'received_change', this.value, last.value, this.value * 1.0 / nullif(last.value, 0) - 1
      FROM latest_reports AS report
      LEFT JOIN latest_reports AS before ON before.office = report.office AND before.year = report.year - 1
      LEFT JOIN cells AS this ON this.path = report.path AND this.form_table = 'requests' AND this.line = '1'
                             AND this.measure = 'total'
      LEFT JOIN cells AS last ON last.path = before.path AND last.form_table = 'requests' AND last.line = '1'
                             AND last.measure = 'total'
  )
  SELECT report.agency, report.year, report.path, ratios.indicator, ratios.value, ratios.numerator, ratios.denominator
    FROM ratios JOIN latest_reports AS report USING (path);

CREATE VIEW indicators_by_report AS
  SELECT agency, year, path,
         max(value) FILTER (WHERE indicator = 'granted') AS granted,
         max(value) FILTER (WHERE indicator = 'partially_granted') AS partially_granted,
         max(value) FILTER (WHERE indicator = 'denied') AS denied,
         max(value) FILTER (WHERE indicator = 'unavailable') AS unavailable,
         max(value) FILTER (WHERE indicator = 'not_processed') AS not_processed,
         max(value) FILTER (WHERE indicator = 'natural_person') AS natural_person,
         max(value) FILTER (WHERE indicator = 'business') AS business,
         max(value) FILTER (WHERE indicator = 'research') AS research,
         max(value) FILTER (WHERE indicator = 'public_interest') AS public_interest,
         max(value) FILTER (WHERE indicator = 'legal_service') AS legal_service,
         max(value) FILTER (WHERE indicator = 'other_applicants') AS other_applicants,
         max(value) FILTER (WHERE indicator = 'reconsideration_corrected') AS reconsideration_corrected,
         max(value) FILTER (WHERE indicator = 'litigation_corrected') AS litigation_corrected,
         max(value) FILTER (WHERE indicator = 'disputes_per_100') AS disputes_per_100,
         max(value) FILTER (WHERE indicator = 'received_change') AS received_change
    FROM indicators
   GROUP BY path;

.nullvalue NULL
SELECT agency, year, round(granted, 3) AS granted, round(partially_granted, 3) AS partially_granted,
       round(denied, 3) AS denied, round(unavailable, 3) AS unavailable, round(not_processed, 3) AS not_processed,
       round(natural_person, 3) AS natural_person, round(business, 3) AS business, round(research, 3) AS research,
       round(public_interest, 3) AS public_interest, round(legal_service, 3) AS legal_service,
       round(other_applicants, 3) AS other_applicants, round(reconsideration_corrected, 3) AS reconsideration_corrected,
       round(litigation_corrected, 3) AS litigation_corrected, round(disputes_per_100, 1) AS disputes_per_100,
       round(received_change, 3) AS received_change
  FROM indicators_by_report
 ORDER BY agency, year;
