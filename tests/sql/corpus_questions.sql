-- sql/offices.sql: one row an office, cells beside the year before's, and one series over the forms.
.parameter set :folder "'fixtures/corpus'"
.read sql/import.sql
.output /dev/null
.read sql/indicators.sql
.output
.read sql/offices.sql
.print
.print Changes of the totals of one office
SELECT year, form_table, line, measure, last_value, value, change FROM changes
 WHERE agency = '云岭县教育局' AND measure = 'total' AND change <> 0 ORDER BY year, form_table, line LIMIT 12;
.print
.print One series
SELECT agency, year, form, received, granted, denied, reconsiderations, litigations FROM series ORDER BY agency, year;
.print
.print Words of any length are found
.read sql/search.sql
SELECT (SELECT count(*) FROM search WHERE text LIKE '%公开%') > 0 AS of_two,
       (SELECT count(*) FROM search WHERE section IN (SELECT rowid FROM narratives('信息公开申请'))) > 0 AS longer,
       (SELECT count(*) FROM search WHERE section IN (SELECT rowid FROM narratives('信息公开申请')))
     = (SELECT count(*) FROM search WHERE text LIKE '%信息公开申请%') AS same;
.read sql/search.sql
SELECT count(*) AS broken FROM search WHERE instr(extract, char(10)) > 0;
SELECT (SELECT count(*) FROM narratives) = (SELECT count(*) FROM stored_sections WHERE text <> '') AS once;
.print
.print What a person has looked at is left out, and stays so after another import
.output /dev/null
.read sql/audit.sql
INSERT INTO reviewed SELECT key, 'ok', 'also counts a school' FROM audit WHERE rule = 'narrative.received';
UPDATE reports SET modified = NULL;
.read sql/import.sql
.output
SELECT count(*), verdict FROM audit WHERE rule = 'narrative.received';
.print
.print Nor does a corrected print bring it back, which has the same fault elsewhere on the page
.output /dev/null
.headers off
INSERT INTO reviewed SELECT key, 'ok', NULL FROM audit WHERE path LIKE '%/police/2021.txt';
.shell sed 's/^一、总体情况/更正：重新排版。\n\n&/; s/2022-01-26/2022-01-27/' fixtures/corpus/police/2021.txt > fixtures/corpus/police/2021-corrected.txt
.read sql/import.sql
.output
SELECT count(*) AS of_the_first FROM audit WHERE path LIKE '%/police/2021.txt';
SELECT rule, scope, place, verdict FROM audit WHERE path LIKE '%/police/2021-corrected.txt';
