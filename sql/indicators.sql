-- The rates that researchers compute from the reports.
--
--   sqlite3 corpus.db < sql/indicators.sql
--
-- Needs the tables of sql/import.sql, not the extension. Makes the views
--   indicators              one row for each office and year: office, agency, year, division, level, form, path, and a
--                           column for each indicator
--   indicator_values        one row for each office, year and indicator: value, numerator, denominator
--   indicator_changes       each value beside the one of the year before
--   indicator_definitions   indicator, definition
--   channels                pieces of information that the narrative says were published on each channel
-- and prints some columns of the first. A value is NULL where the denominator is 0, or a cell of either side is blank or
-- was not found. Figures are taken as printed, wrong sums included: see sql/audit.sql. Of several reports of one office
-- and year the latest counts.

.bail on
.headers on
.mode list
.separator ' | '

-- What comes first; and a name that somebody else has given stays his.
DROP TABLE IF EXISTS temp.needed; -- an error leaves it in the session
CREATE TEMP TABLE needed(corpus, indicators, indicator_values, indicator_changes, indicator_definitions, indicator_ratios, indicator_terms, channels);
CREATE TEMP TRIGGER refuse BEFORE INSERT ON needed BEGIN SELECT CASE
  WHEN NOT new.corpus THEN RAISE(ABORT, 'run sql/import.sql on this database first')
  WHEN NOT new.indicators THEN RAISE(ABORT, 'indicators is your own, or an earlier version made it: rename or drop it')
  WHEN NOT new.indicator_values THEN RAISE(ABORT, 'indicator_values is your own, or an earlier version made it: rename or drop it')
  WHEN NOT new.indicator_changes THEN RAISE(ABORT, 'indicator_changes is your own, or an earlier version made it: rename or drop it')
  WHEN NOT new.indicator_definitions THEN RAISE(ABORT, 'indicator_definitions is your own, or an earlier version made it: rename or drop it')
  WHEN NOT new.indicator_ratios THEN RAISE(ABORT, 'indicator_ratios is your own, or an earlier version made it: rename or drop it')
  WHEN NOT new.indicator_terms THEN RAISE(ABORT, 'indicator_terms is your own, or an earlier version made it: rename or drop it')
  WHEN NOT new.channels THEN RAISE(ABORT, 'channels is your own, or an earlier version made it: rename or drop it') END;
END;
INSERT INTO needed
  SELECT total(name = 'stored_cells'), total(taken = 'indicators') = 0, total(taken = 'indicator_values') = 0,
         total(taken = 'indicator_changes') = 0, total(taken = 'indicator_definitions') = 0,
         total(taken = 'indicator_ratios') = 0, total(taken = 'indicator_terms') = 0, total(taken = 'channels') = 0
    FROM (SELECT name, CASE WHEN instr(sql, 'sql/indicators.sql') = 0 THEN lower(name) END AS taken FROM main.sqlite_schema);
DROP TABLE temp.needed;

DROP VIEW IF EXISTS indicators;
DROP VIEW IF EXISTS indicator_changes;
DROP VIEW IF EXISTS indicator_values;
DROP VIEW IF EXISTS indicator_ratios;
DROP VIEW IF EXISTS indicator_terms;
DROP VIEW IF EXISTS indicator_definitions;
DROP VIEW IF EXISTS channels;

CREATE VIEW indicator_definitions /* sql/indicators.sql */(indicator, definition) AS VALUES
  ('granted', '予以公开（3.1）÷ 办理结果总计（3.7），总计列'),
  ('partially_granted', '部分公开（3.2）÷ 办理结果总计（3.7），总计列'),
  ('granted_or_partially', '予以公开与部分公开（3.1 + 3.2）÷ 办理结果总计（3.7），总计列'),
  ('denied', '不予公开（3.3.1 至 3.3.8 之和）÷ 办理结果总计（3.7），总计列'),
  ('unavailable', '无法提供（3.4.1 至 3.4.3 之和）÷ 办理结果总计（3.7），总计列'),
  ('not_held', '本机关不掌握（3.4.1）÷ 办理结果总计（3.7），总计列'),
  ('not_processed', '不予处理（3.5.1 至 3.5.5 之和）÷ 办理结果总计（3.7），总计列'),
  ('denied_state_secret', '属于国家秘密（3.3.1）÷ 不予公开（3.3.1 至 3.3.8 之和），总计列'),
  ('denied_prohibited_by_law', '其他法律行政法规禁止公开（3.3.2）÷ 不予公开（3.3.1 至 3.3.8 之和），总计列'),
  ('denied_security_and_stability', '危及“三安全一稳定”（3.3.3）÷ 不予公开（3.3.1 至 3.3.8 之和），总计列'),
  ('denied_third_party_rights', '保护第三方合法权益（3.3.4）÷ 不予公开（3.3.1 至 3.3.8 之和），总计列'),
  ('denied_internal_affairs', '属于三类内部事务信息（3.3.5）÷ 不予公开（3.3.1 至 3.3.8 之和），总计列'),
  ('denied_process_information', '属于四类过程性信息（3.3.6）÷ 不予公开（3.3.1 至 3.3.8 之和），总计列'),
  ('denied_enforcement_files', '属于行政执法案卷（3.3.7）÷ 不予公开（3.3.1 至 3.3.8 之和），总计列'),
  ('denied_administrative_inquiry', '属于行政查询事项（3.3.8）÷ 不予公开（3.3.1 至 3.3.8 之和），总计列'),
  ('carried_forward', '结转下年度（4）÷ 本年新收与上年结转之和（1 + 2），总计列'),
  ('natural_person', '自然人 ÷ 总计，本年新收（1）'),
  ('business', '商业企业 ÷ 总计，本年新收（1）'),
  ('research', '科研机构 ÷ 总计，本年新收（1）'),
  ('public_interest', '社会公益组织 ÷ 总计，本年新收（1）'),
  ('legal_service', '法律服务机构 ÷ 总计，本年新收（1）'),
  ('other_applicants', '法人或其他组织中的其他 ÷ 总计，本年新收（1）'),
  ('granted_natural_person', '予以公开（3.1） ÷ 办理结果总计（3.7），自然人列'),
  ('granted_organisations', '予以公开（3.1） ÷ 办理结果总计（3.7），法人或其他组织五列之和'),
  ('denied_natural_person', '不予公开（3.3） ÷ 办理结果总计（3.7），自然人列'),
  ('denied_organisations', '不予公开（3.3） ÷ 办理结果总计（3.7），法人或其他组织五列之和'),
  ('not_processed_natural_person', '不予处理（3.5） ÷ 办理结果总计（3.7），自然人列'),
  ('not_processed_organisations', '不予处理（3.5） ÷ 办理结果总计（3.7），法人或其他组织五列之和'),
  ('reconsideration_upheld', '行政复议结果维持 ÷ 已审结（维持、纠正、其他结果之和）'),
  ('reconsideration_corrected', '行政复议结果纠正 ÷ 已审结（维持、纠正、其他结果之和）'),
  ('reconsideration_other', '行政复议结果其他 ÷ 已审结（维持、纠正、其他结果之和）'),
  ('reconsideration_pending', '行政复议尚未审结 ÷ 总计'),
  ('litigation_upheld', '行政诉讼（两类起诉合计）结果维持 ÷ 已审结（维持、纠正、其他结果之和）'),
  ('litigation_corrected', '行政诉讼（两类起诉合计）结果纠正 ÷ 已审结（维持、纠正、其他结果之和）'),
  ('litigation_other', '行政诉讼（两类起诉合计）结果其他 ÷ 已审结（维持、纠正、其他结果之和）'),
  ('litigation_pending', '行政诉讼（两类起诉合计）尚未审结 ÷ 总计'),
  ('direct_litigation_upheld', '未经复议直接起诉的行政诉讼结果维持 ÷ 已审结（维持、纠正、其他结果之和）'),
  ('direct_litigation_corrected', '未经复议直接起诉的行政诉讼结果纠正 ÷ 已审结（维持、纠正、其他结果之和）'),
  ('direct_litigation_other', '未经复议直接起诉的行政诉讼结果其他 ÷ 已审结（维持、纠正、其他结果之和）'),
  ('direct_litigation_pending', '未经复议直接起诉的行政诉讼尚未审结 ÷ 总计'),
  ('litigation_after_reconsideration_upheld', '复议后起诉的行政诉讼结果维持 ÷ 已审结（维持、纠正、其他结果之和）'),
  ('litigation_after_reconsideration_corrected', '复议后起诉的行政诉讼结果纠正 ÷ 已审结（维持、纠正、其他结果之和）'),
  ('litigation_after_reconsideration_other', '复议后起诉的行政诉讼结果其他 ÷ 已审结（维持、纠正、其他结果之和）'),
  ('litigation_after_reconsideration_pending', '复议后起诉的行政诉讼尚未审结 ÷ 总计'),
  ('disputes_per_100', '行政复议与两类行政诉讼总计之和 ÷ 本年新收（1）总计 × 100'),
  ('disputes_per_100_answered', '行政复议与两类行政诉讼总计之和 ÷ 办理结果总计（3.7）× 100'),
  ('disputes_per_100_denied', '行政复议与两类行政诉讼总计之和 ÷ 不予公开（3.3.1 至 3.3.8 之和）总计 × 100'),
  ('repealed', '行政规范性文件本年废止件数 ÷ 现行有效件数（2021年格式）'),
  ('concluded_on_time', '按时办结数 ÷ 申请办结数（2014年格式）'),
  ('received_change', '本年新收（1）总计 ÷ 上一年度报告的同一数 − 1'),
  ('days_late', '首次公布晚于期限的天数：机关为次年1月31日，政府（或种类不明）为3月31日');

-- The cells of each side, by GLOB, and how many there must be. side: n above, d below the line. [bplor]* are the columns of
-- organisations (business, public_interest, legal_service, other, research), [cou]* what is closed (corrected, other, upheld).
CREATE VIEW indicator_terms /* sql/indicators.sql */(indicator, side, factor, form_table, lines, measure, cells) AS VALUES
  ('granted', 'n', 1, 'requests', '3.1', 'total', 1),
  ('granted', 'd', 1, 'requests', '3.7', 'total', 1),
  ('partially_granted', 'n', 1, 'requests', '3.2', 'total', 1),
  ('partially_granted', 'd', 1, 'requests', '3.7', 'total', 1),
  ('granted_or_partially', 'n', 1, 'requests', '3.1', 'total', 1),
  ('granted_or_partially', 'n', 1, 'requests', '3.2', 'total', 1),
  ('granted_or_partially', 'd', 1, 'requests', '3.7', 'total', 1),
  ('denied', 'n', 1, 'requests', '3.3.*', 'total', 8),
  ('denied', 'd', 1, 'requests', '3.7', 'total', 1),
  ('unavailable', 'n', 1, 'requests', '3.4.*', 'total', 3),
  ('unavailable', 'd', 1, 'requests', '3.7', 'total', 1),
  ('not_held', 'n', 1, 'requests', '3.4.1', 'total', 1),
  ('not_held', 'd', 1, 'requests', '3.7', 'total', 1),
  ('not_processed', 'n', 1, 'requests', '3.5.*', 'total', 5),
  ('not_processed', 'd', 1, 'requests', '3.7', 'total', 1),
  ('denied_state_secret', 'n', 1, 'requests', '3.3.1', 'total', 1),
  ('denied_state_secret', 'd', 1, 'requests', '3.3.*', 'total', 8),
  ('denied_prohibited_by_law', 'n', 1, 'requests', '3.3.2', 'total', 1),
  ('denied_prohibited_by_law', 'd', 1, 'requests', '3.3.*', 'total', 8),
  ('denied_security_and_stability', 'n', 1, 'requests', '3.3.3', 'total', 1),
  ('denied_security_and_stability', 'd', 1, 'requests', '3.3.*', 'total', 8),
  ('denied_third_party_rights', 'n', 1, 'requests', '3.3.4', 'total', 1),
  ('denied_third_party_rights', 'd', 1, 'requests', '3.3.*', 'total', 8),
  ('denied_internal_affairs', 'n', 1, 'requests', '3.3.5', 'total', 1),
  ('denied_internal_affairs', 'd', 1, 'requests', '3.3.*', 'total', 8),
  ('denied_process_information', 'n', 1, 'requests', '3.3.6', 'total', 1),
  ('denied_process_information', 'd', 1, 'requests', '3.3.*', 'total', 8),
  ('denied_enforcement_files', 'n', 1, 'requests', '3.3.7', 'total', 1),
  ('denied_enforcement_files', 'd', 1, 'requests', '3.3.*', 'total', 8),
  ('denied_administrative_inquiry', 'n', 1, 'requests', '3.3.8', 'total', 1),
  ('denied_administrative_inquiry', 'd', 1, 'requests', '3.3.*', 'total', 8),
  ('carried_forward', 'n', 1, 'requests', '4', 'total', 1),
  ('carried_forward', 'd', 1, 'requests', '1', 'total', 1),
  ('carried_forward', 'd', 1, 'requests', '2', 'total', 1),
  ('natural_person', 'n', 1, 'requests', '1', 'natural_person', 1),
  ('natural_person', 'd', 1, 'requests', '1', 'total', 1),
  ('business', 'n', 1, 'requests', '1', 'business', 1),
  ('business', 'd', 1, 'requests', '1', 'total', 1),
  ('research', 'n', 1, 'requests', '1', 'research', 1),
  ('research', 'd', 1, 'requests', '1', 'total', 1),
  ('public_interest', 'n', 1, 'requests', '1', 'public_interest', 1),
  ('public_interest', 'd', 1, 'requests', '1', 'total', 1),
  ('legal_service', 'n', 1, 'requests', '1', 'legal_service', 1),
  ('legal_service', 'd', 1, 'requests', '1', 'total', 1),
  ('other_applicants', 'n', 1, 'requests', '1', 'other', 1),
  ('other_applicants', 'd', 1, 'requests', '1', 'total', 1),
  ('granted_natural_person', 'n', 1, 'requests', '3.1', 'natural_person', 1),
  ('granted_natural_person', 'd', 1, 'requests', '3.7', 'natural_person', 1),
  ('granted_organisations', 'n', 1, 'requests', '3.1', '[bplor]*', 5),
  ('granted_organisations', 'd', 1, 'requests', '3.7', '[bplor]*', 5),
  ('denied_natural_person', 'n', 1, 'requests', '3.3.*', 'natural_person', 8),
  ('denied_natural_person', 'd', 1, 'requests', '3.7', 'natural_person', 1),
  ('denied_organisations', 'n', 1, 'requests', '3.3.*', '[bplor]*', 40),
  ('denied_organisations', 'd', 1, 'requests', '3.7', '[bplor]*', 5),
  ('not_processed_natural_person', 'n', 1, 'requests', '3.5.*', 'natural_person', 5),
  ('not_processed_natural_person', 'd', 1, 'requests', '3.7', 'natural_person', 1),
  ('not_processed_organisations', 'n', 1, 'requests', '3.5.*', '[bplor]*', 25),
  ('not_processed_organisations', 'd', 1, 'requests', '3.7', '[bplor]*', 5),
  ('reconsideration_upheld', 'n', 1, 'reviews', 'reconsideration', 'upheld', 1),
  ('reconsideration_upheld', 'd', 1, 'reviews', 'reconsideration', '[cou]*', 3),
  ('reconsideration_corrected', 'n', 1, 'reviews', 'reconsideration', 'corrected', 1),
  ('reconsideration_corrected', 'd', 1, 'reviews', 'reconsideration', '[cou]*', 3),
  ('reconsideration_other', 'n', 1, 'reviews', 'reconsideration', 'other', 1),
  ('reconsideration_other', 'd', 1, 'reviews', 'reconsideration', '[cou]*', 3),
  ('reconsideration_pending', 'n', 1, 'reviews', 'reconsideration', 'pending', 1),
  ('reconsideration_pending', 'd', 1, 'reviews', 'reconsideration', 'total', 1),
  ('litigation_upheld', 'n', 1, 'reviews', '*litigation*', 'upheld', 2),
  ('litigation_upheld', 'd', 1, 'reviews', '*litigation*', '[cou]*', 6),
  ('litigation_corrected', 'n', 1, 'reviews', '*litigation*', 'corrected', 2),
  ('litigation_corrected', 'd', 1, 'reviews', '*litigation*', '[cou]*', 6),
  ('litigation_other', 'n', 1, 'reviews', '*litigation*', 'other', 2),
  ('litigation_other', 'd', 1, 'reviews', '*litigation*', '[cou]*', 6),
  ('litigation_pending', 'n', 1, 'reviews', '*litigation*', 'pending', 2),
  ('litigation_pending', 'd', 1, 'reviews', '*litigation*', 'total', 2),
  ('direct_litigation_upheld', 'n', 1, 'reviews', 'direct_litigation', 'upheld', 1),
  ('direct_litigation_upheld', 'd', 1, 'reviews', 'direct_litigation', '[cou]*', 3),
  ('direct_litigation_corrected', 'n', 1, 'reviews', 'direct_litigation', 'corrected', 1),
  ('direct_litigation_corrected', 'd', 1, 'reviews', 'direct_litigation', '[cou]*', 3),
  ('direct_litigation_other', 'n', 1, 'reviews', 'direct_litigation', 'other', 1),
  ('direct_litigation_other', 'd', 1, 'reviews', 'direct_litigation', '[cou]*', 3),
  ('direct_litigation_pending', 'n', 1, 'reviews', 'direct_litigation', 'pending', 1),
  ('direct_litigation_pending', 'd', 1, 'reviews', 'direct_litigation', 'total', 1),
  ('litigation_after_reconsideration_upheld', 'n', 1, 'reviews', 'litigation_after_reconsideration', 'upheld', 1),
  ('litigation_after_reconsideration_upheld', 'd', 1, 'reviews', 'litigation_after_reconsideration', '[cou]*', 3),
  ('litigation_after_reconsideration_corrected', 'n', 1, 'reviews', 'litigation_after_reconsideration', 'corrected', 1),
  ('litigation_after_reconsideration_corrected', 'd', 1, 'reviews', 'litigation_after_reconsideration', '[cou]*', 3),
  ('litigation_after_reconsideration_other', 'n', 1, 'reviews', 'litigation_after_reconsideration', 'other', 1),
  ('litigation_after_reconsideration_other', 'd', 1, 'reviews', 'litigation_after_reconsideration', '[cou]*', 3),
  ('litigation_after_reconsideration_pending', 'n', 1, 'reviews', 'litigation_after_reconsideration', 'pending', 1),
  ('litigation_after_reconsideration_pending', 'd', 1, 'reviews', 'litigation_after_reconsideration', 'total', 1),
  ('disputes_per_100', 'n', 100, 'reviews', '*', 'total', 3),
  ('disputes_per_100', 'd', 1, 'requests', '1', 'total', 1),
  ('disputes_per_100_answered', 'n', 100, 'reviews', '*', 'total', 3),
  ('disputes_per_100_answered', 'd', 1, 'requests', '3.7', 'total', 1),
  ('disputes_per_100_denied', 'n', 100, 'reviews', '*', 'total', 3),
  ('disputes_per_100_denied', 'd', 1, 'requests', '3.3.*', 'total', 8),
  ('repealed', 'n', 1, 'proactive_disclosure', 'normative_documents', 'repealed', 1),
  ('repealed', 'd', 1, 'proactive_disclosure', 'normative_documents', 'in_force', 1),
  ('concluded_on_time', 'n', 1, 'statistics', '3.2.1', '*', 1),
  ('concluded_on_time', 'd', 1, 'statistics', '3.2', '*', 1);

-- By number of the report alone, which is quick to sort.
CREATE VIEW indicator_ratios /* sql/indicators.sql */ AS
  WITH term_cells AS MATERIALIZED (
    SELECT form_cells.form_cell, terms.indicator, terms.side, terms.factor
      FROM indicator_terms AS terms JOIN form_cells
        ON form_cells.form_table = terms.form_table AND form_cells.line GLOB terms.lines
       AND form_cells.measure GLOB terms.measure
  ), needed AS MATERIALIZED (
    SELECT indicator, sum(cells) FILTER (WHERE side = 'n') AS above, sum(cells) FILTER (WHERE side = 'd') AS below
      FROM indicator_terms GROUP BY indicator
  ), sums AS (
    SELECT stored.report, terms.indicator,
           sum(stored.value * terms.factor) FILTER (WHERE side = 'n') AS numerator,
           count(stored.value) FILTER (WHERE side = 'n') AS above,
           sum(stored.value) FILTER (WHERE side = 'd') AS denominator,
           count(stored.value) FILTER (WHERE side = 'd') AS below
      FROM latest_reports AS report CROSS JOIN stored_cells AS stored USING (report) JOIN term_cells AS terms USING (form_cell)
     GROUP BY stored.report, terms.indicator
  ), sides AS ( -- NULL unless each of its cells prints a number
    SELECT report, indicator, CASE WHEN sums.above = needed.above THEN numerator END AS numerator,
           CASE WHEN sums.below = needed.below THEN denominator END AS denominator
      FROM sums CROSS JOIN needed USING (indicator)
  ), received AS (
    SELECT report.report, stored.value, max(stored.value) OVER last AS last_value
      FROM latest_reports AS report CROSS JOIN form_cells AS cell JOIN stored_cells AS stored USING (report, form_cell)
     WHERE cell.form_table = 'requests' AND cell.line = '1' AND cell.measure = 'total'
    WINDOW last AS (PARTITION BY report.office ORDER BY report.year RANGE BETWEEN 1 PRECEDING AND 1 PRECEDING)
  )
  SELECT report, indicator, numerator * 1.0 / nullif(denominator, 0) AS value, numerator, denominator FROM sides
  UNION ALL
  SELECT report, 'received_change', value * 1.0 / nullif(last_value, 0) - 1, value, last_value FROM received
  UNION ALL
  SELECT report, 'days_late', max(0, CAST(julianday(first_published) - julianday(printf(
           CASE WHEN coalesce(kind, 'government') = 'government' THEN '%d-03-31' ELSE '%d-01-31' END, year + 1)) AS INTEGER)),
         NULL, NULL
    FROM latest_reports;

CREATE VIEW indicator_values /* sql/indicators.sql */ AS
  SELECT report.office, report.agency, report.year, report.path, indicator, value, numerator, denominator
    FROM latest_reports AS report JOIN indicator_ratios USING (report);

CREATE VIEW indicator_changes /* sql/indicators.sql */ AS
  SELECT office, agency, year, indicator, last_value, value, value - last_value AS change
    FROM (SELECT *, max(value) OVER last AS last_value, count(*) OVER last AS last_rows FROM indicator_values
          WINDOW last AS (PARTITION BY office, indicator ORDER BY year RANGE BETWEEN 1 PRECEDING AND 1 PRECEDING))
   WHERE last_rows > 0;

CREATE VIEW indicators /* sql/indicators.sql */ AS
  SELECT report.office, report.agency, report.year, report.division, report.level, report.form, report.path, pivot.*
    FROM latest_reports AS report JOIN (
  SELECT report,
         max(value) FILTER (WHERE indicator = 'granted') AS granted,
         max(value) FILTER (WHERE indicator = 'partially_granted') AS partially_granted,
         max(value) FILTER (WHERE indicator = 'granted_or_partially') AS granted_or_partially,
         max(value) FILTER (WHERE indicator = 'denied') AS denied,
         max(value) FILTER (WHERE indicator = 'unavailable') AS unavailable,
         max(value) FILTER (WHERE indicator = 'not_held') AS not_held,
         max(value) FILTER (WHERE indicator = 'not_processed') AS not_processed,
         max(value) FILTER (WHERE indicator = 'denied_state_secret') AS denied_state_secret,
         max(value) FILTER (WHERE indicator = 'denied_prohibited_by_law') AS denied_prohibited_by_law,
         max(value) FILTER (WHERE indicator = 'denied_security_and_stability') AS denied_security_and_stability,
         max(value) FILTER (WHERE indicator = 'denied_third_party_rights') AS denied_third_party_rights,
         max(value) FILTER (WHERE indicator = 'denied_internal_affairs') AS denied_internal_affairs,
         max(value) FILTER (WHERE indicator = 'denied_process_information') AS denied_process_information,
         max(value) FILTER (WHERE indicator = 'denied_enforcement_files') AS denied_enforcement_files,
         max(value) FILTER (WHERE indicator = 'denied_administrative_inquiry') AS denied_administrative_inquiry,
         max(value) FILTER (WHERE indicator = 'carried_forward') AS carried_forward,
         max(value) FILTER (WHERE indicator = 'natural_person') AS natural_person,
         max(value) FILTER (WHERE indicator = 'business') AS business,
         max(value) FILTER (WHERE indicator = 'research') AS research,
         max(value) FILTER (WHERE indicator = 'public_interest') AS public_interest,
         max(value) FILTER (WHERE indicator = 'legal_service') AS legal_service,
         max(value) FILTER (WHERE indicator = 'other_applicants') AS other_applicants,
         max(value) FILTER (WHERE indicator = 'granted_natural_person') AS granted_natural_person,
         max(value) FILTER (WHERE indicator = 'granted_organisations') AS granted_organisations,
         max(value) FILTER (WHERE indicator = 'denied_natural_person') AS denied_natural_person,
         max(value) FILTER (WHERE indicator = 'denied_organisations') AS denied_organisations,
         max(value) FILTER (WHERE indicator = 'not_processed_natural_person') AS not_processed_natural_person,
         max(value) FILTER (WHERE indicator = 'not_processed_organisations') AS not_processed_organisations,
         max(value) FILTER (WHERE indicator = 'reconsideration_upheld') AS reconsideration_upheld,
         max(value) FILTER (WHERE indicator = 'reconsideration_corrected') AS reconsideration_corrected,
         max(value) FILTER (WHERE indicator = 'reconsideration_other') AS reconsideration_other,
         max(value) FILTER (WHERE indicator = 'reconsideration_pending') AS reconsideration_pending,
         max(value) FILTER (WHERE indicator = 'litigation_upheld') AS litigation_upheld,
         max(value) FILTER (WHERE indicator = 'litigation_corrected') AS litigation_corrected,
         max(value) FILTER (WHERE indicator = 'litigation_other') AS litigation_other,
         max(value) FILTER (WHERE indicator = 'litigation_pending') AS litigation_pending,
         max(value) FILTER (WHERE indicator = 'direct_litigation_upheld') AS direct_litigation_upheld,
         max(value) FILTER (WHERE indicator = 'direct_litigation_corrected') AS direct_litigation_corrected,
         max(value) FILTER (WHERE indicator = 'direct_litigation_other') AS direct_litigation_other,
         max(value) FILTER (WHERE indicator = 'direct_litigation_pending') AS direct_litigation_pending,
         max(value) FILTER (WHERE indicator = 'litigation_after_reconsideration_upheld') AS litigation_after_reconsideration_upheld,
         max(value) FILTER (WHERE indicator = 'litigation_after_reconsideration_corrected') AS litigation_after_reconsideration_corrected,
         max(value) FILTER (WHERE indicator = 'litigation_after_reconsideration_other') AS litigation_after_reconsideration_other,
         max(value) FILTER (WHERE indicator = 'litigation_after_reconsideration_pending') AS litigation_after_reconsideration_pending,
         max(value) FILTER (WHERE indicator = 'disputes_per_100') AS disputes_per_100,
         max(value) FILTER (WHERE indicator = 'disputes_per_100_answered') AS disputes_per_100_answered,
         max(value) FILTER (WHERE indicator = 'disputes_per_100_denied') AS disputes_per_100_denied,
         max(value) FILTER (WHERE indicator = 'repealed') AS repealed,
         max(value) FILTER (WHERE indicator = 'concluded_on_time') AS concluded_on_time,
         max(value) FILTER (WHERE indicator = 'received_change') AS received_change,
         max(value) FILTER (WHERE indicator = 'days_late') AS days_late
    FROM indicator_ratios GROUP BY report) AS pivot USING (report);

CREATE VIEW channels /* sql/indicators.sql */ AS
  WITH channel(channel, words) AS (VALUES ('gazette', '公报'), ('website', '网站'), ('weibo', '微博'), ('wechat', '微信'),
    ('wechat', '公众号'), ('new_media', '新媒体'))
  SELECT DISTINCT report.office, report.agency, report.year, channel.channel, statements.value, statements.unit,
         statements.approximate, statements.subject
    FROM latest_reports AS report JOIN statements USING (path) JOIN channel ON instr(statements.subject, channel.words) > 0
   WHERE statements.unit IN ('条', '篇');

.nullvalue NULL
SELECT agency, year, round(granted, 3) AS granted, round(partially_granted, 3) AS partially_granted,
       round(denied, 3) AS denied, round(unavailable, 3) AS unavailable, round(not_processed, 3) AS not_processed,
       round(carried_forward, 3) AS carried_forward, round(natural_person, 3) AS natural_person,
       round(reconsideration_corrected, 3) AS reconsideration_corrected,
       round(litigation_corrected, 3) AS litigation_corrected, round(disputes_per_100, 1) AS disputes_per_100,
       round(received_change, 3) AS received_change
  FROM indicators
 ORDER BY agency, year;
