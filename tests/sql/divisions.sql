-- Divisions, and which of them a name begins with.
.nullvalue NULL
.shell mkdir -p 'tree/江苏省/南京市' tree/other
.shell sed 's/鹿邑县/鼓楼区/g' fixtures/luyi-2019.txt > 'tree/江苏省/南京市/鼓楼区2019.txt'
.shell sed 's/鹿邑县/鼓楼区/g' fixtures/luyi-2019.txt > tree/other/gulou.txt
.shell sed 's/鹿邑县/鼓楼区/g; s/^一、总体情况/&\n本报告由江苏省徐州市鼓楼区人民政府办公室编制。/' fixtures/luyi-2019.txt > tree/other/narrative.txt
.shell cp tree/other/narrative.txt 'tree/江苏省/南京市/disputed.txt'
.shell sed 's/鹿邑县人民政府/水利局/; 2,3s/^/发布机构：鹿邑县水利局\n/' fixtures/luyi-2019.txt > tree/other/office.txt
.shell sed 's/鹿邑县/周口市鹿邑县/g' fixtures/luyi-2019.txt > tree/other/luyi.txt
.shell mkdir -p page
.shell sed 's/鹿邑县人民政府/涡北镇人民政府/; s/^一、总体情况/&\n本报告由鹿邑县涡北镇党政办公室编制。/' fixtures/luyi-2019.txt > page/town.txt
.shell sed 's/鹿邑县/鼓楼区/g' fixtures/luyi-2019.txt > page/foot.txt; echo '主办：南京市鼓楼区人民政府办公室  承办：南京市鼓楼区大数据局' >> page/foot.txt
.shell cp page/foot.txt page/two.txt; echo '版权所有：徐州市鼓楼区人民政府' >> page/two.txt
.shell printf '<title>鼓楼区教育局2019年政府信息公开工作年度报告 - 徐州市鼓楼区人民政府</title><h1>鼓楼区教育局2019年政府信息公开工作年度报告</h1><p>一、总体情况</p><p>无</p>' > page/title.html
.shell printf '<meta name="SiteIDCode" content="3208290001"><h1>水利局2019年政府信息公开工作年度报告</h1><p>一、总体情况</p><p>无</p>' > page/code.html
.print the table
SELECT * FROM divisions WHERE code IN ('410000', '411600', '411628', '419001', '320829', '340176');
SELECT level, count(*) FROM divisions WHERE until IS NULL GROUP BY level ORDER BY 2;
SELECT count(*), count(DISTINCT code) = count(*) FROM disclosure_divisions;
SELECT name FROM divisions WHERE code = 411628;
SELECT count(*) FROM divisions AS d LEFT JOIN divisions AS p ON p.code = d.parent WHERE d.level <> 'province' AND p.code IS NULL;
.print every division in force by its full name; a zone by its own
SELECT count(*) FROM divisions WHERE until IS NULL AND division_code(full_name) IS NOT code;
SELECT name, division_code(name), division_code(name || '管委会') FROM divisions WHERE code = '340176';
.print no name that stands for several is one of them
SELECT count(*) FROM divisions AS d WHERE until IS NULL AND division_code(name) IS NOT code
   AND NOT EXISTS (SELECT 1 FROM divisions AS e WHERE e.name = d.name AND e.code <> d.code);
SELECT name, division_code(name || '教育局') FROM divisions WHERE until IS NULL AND level = 'county'
 GROUP BY name HAVING count(*) > 1 AND division_code(name || '教育局') IS NOT NULL;
.print within
SELECT division_code('鼓楼区'), division_code('鼓楼区', '南京市'), division_code('鼓楼区教育局', '320100'), division_code('鼓楼区', '福建');
SELECT division_code('鹿邑县', '河南省'), division_code('鹿邑县', '南京市'), division_code('鹿邑县', 'nowhere'), division_code('鹿邑县', NULL);
.print white space, nothing, something else
SELECT division_code(' 鹿 邑 县　人民政府'), division_code(''), division_code(NULL), division_code('新闻'), division_code(411628), division_code(x'00');
.print as tables of statistics write it
SELECT division_code('河南省-周口市-鹿邑县'), division_code('北京市/市辖区/东城区'), division_code('湖北省省直辖县级行政区划仙桃市'), division_code('北京市市辖区');
.print pure: in an index
CREATE TABLE offices (name TEXT, code AS (division_code(name)));
CREATE INDEX by_code ON offices (division_code(name));
INSERT INTO offices VALUES ('洪泽县水利局'), ('洪泽区水利局'), ('淮安市洪泽区水利局');
SELECT code, count(*) FROM offices GROUP BY code;
SELECT count(*) FROM offices WHERE division_code(name) = '320813';
.print evidence of other kinds, in reports
SELECT path, agency, division, division_name, level, body, kind, message FROM reports('tree') ORDER BY path;
SELECT path, agency, division, division_name, level FROM reports('page') ORDER BY path;
.print in a view of a database, and bound
CREATE VIEW provinces AS SELECT name FROM divisions WHERE level = 'province' AND code < '13';
SELECT * FROM provinces;
CREATE VIRTUAL TABLE temp.bound USING divisions;
SELECT count(*) FROM bound WHERE parent = '411600';
CREATE VIRTUAL TABLE temp.wrong USING divisions('x');
SELECT * FROM divisions('x');
