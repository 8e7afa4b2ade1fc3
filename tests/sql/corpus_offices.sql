-- One office under every name: the corpus again, in a district that prints its name in three ways.
.shell mkdir -p real; cp -R fixtures/corpus/* real/; rm -f real/police/2022.docx
.shell find real -name '*2020*' | xargs sed -i 's/云岭县人民政府/洪泽县人民政府/g; s/云岭县/淮安市洪泽区/g'
.shell find real -name '*2021*' | xargs sed -i 's/云岭县/洪泽区/g'
.shell find real -name '*2022*' | xargs sed -i 's/云岭县/江苏省淮安市洪泽区/g'
.parameter set :folder "'real'"
.read sql/import.sql
.print
.print Offices
SELECT office, count(*) AS years, group_concat(agency, '、') AS printed FROM (SELECT * FROM latest_reports ORDER BY year) GROUP BY office;
.print
.print Years that do not go on
.read sql/cross_year.sql
.print
.print Parts told by the code
.read sql/hierarchy.sql
.print
.print A list of names and codes
CREATE TABLE IF NOT EXISTS agencies(agency TEXT PRIMARY KEY, path_part TEXT);
INSERT INTO agencies(agency) VALUES ('320813'), ('江苏省淮安市洪泽区财政局'), ('洪泽区水利局'), ('洪泽区档案馆');
.read sql/coverage.sql
.print
.print A table of parts overrides what the code tells
INSERT INTO hierarchy VALUES ('320813', '洪泽区财政局'), ('320813', '江苏省淮安市洪泽区教育局');
SELECT year, status, count(*) AS cells FROM hierarchy_sums GROUP BY year, status;
SELECT agency, year, missing FROM hierarchy_missing;
.print
.print What is wrong, by office
.output /dev/null
.read sql/audit.sql
.output
SELECT years, fail, cells_to_correct, differs, agency FROM audit_by_agency ORDER BY fail DESC, differs DESC, agency;
.print
.print A city and its counties
.shell mkdir -p city && sed 's/洪泽区/清江浦区/g' real/county/2021.txt > city/a.txt && sed 's/洪泽区/金湖县/g' real/county/2021.txt > city/b.txt && sed 's/洪泽区/淮安市/g' real/county/2021.txt > city/c.txt && sed 's/洪泽区/江苏省/g' real/county/2021.txt > city/d.txt
.parameter set :folder "'city'"
.read sql/import.sql
SELECT region.agency, count(*) AS parts, group_concat(name, '、') FROM (SELECT * FROM hierarchy_parts ORDER BY region, part) AS parts
  JOIN (SELECT DISTINCT office, agency FROM latest_reports WHERE year = 2021) AS region ON region.office = parts.region GROUP BY region;
