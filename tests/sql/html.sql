-- Web pages: one pasted from a word processor, one without end tags, one answered in JSON.
.mode list
.separator ' | '
.headers on
SELECT path, agency, year, form, format, encoding, published, status, cells, failed_checks
  FROM reports('fixtures/html-*');

.print
.print A cell is found by its table, row and column
SELECT line, measure, value, location FROM cells('fixtures/html-word-2019.html')
 WHERE line = '3.5.1' AND measure IN ('other', 'total');

.print
.print The page and the response are one report, from a file as from a BLOB
SELECT count(*), sum(total) FROM requests('fixtures/html-cms-2021.html');
SELECT count(*), sum(total) FROM requests(readfile('fixtures/html-response.json'));
SELECT (SELECT count(*) FROM (SELECT line, natural_person, business, research, public_interest, legal_service, other, total
                                FROM requests('fixtures/html-cms-2021.html')
                              INTERSECT
                              SELECT line, natural_person, business, research, public_interest, legal_service, other, total
                                FROM requests('fixtures/html-response.json'))) AS lines_alike;

.print
.print Pages that are no reports, and what they are
SELECT status, message FROM reports(CAST('<!DOCTYPE html><html><title>年度报告</title><div id=app></div></html>' AS BLOB));
SELECT status, message FROM reports(CAST('<!DOCTYPE html><html><h1>甲局2023年政府信息公开工作年度报告</h1><a href="a.pdf">附件</a></html>' AS BLOB));

.print
.print Nested 100,000 deep, which is no reason not to read it
SELECT status, message FROM reports(CAST('<html>' || replace(printf('%.100000c', 'x'), 'x', '<div>') AS BLOB));

.print
.print What a person does not see is no figure, nor is what is struck out, nor a mark
SELECT line, measure, value, text
  FROM cells(CAST('<!DOCTYPE html><style>.old { display: none }</style><h1>甲县财政局2022年政府信息公开工作年度报告</h1>
    <p>二、主动公开政府信息情况</p>
    <table><tr><td colspan=4>第二十条第（一）项<tr><td>信息内容<td>本年制发件数<td>本年废止件数<td>现行有效件数
    <tr><td>规章<td>3<sup>1</sup><td><s>8</s>4<td><s>9</s>
    <tr><td>行政规范性文件<td>5<i class="new old">0</i><td><select><option>1<option selected>6</select><td><input value=7>
    </table>' AS BLOB));

.print
.print A table of boxes
SELECT line, measure, value, text
  FROM cells(CAST('<!DOCTYPE html><h1>甲县财政局2022年政府信息公开工作年度报告</h1>
    <p>二、主动公开政府信息情况</p>
    <div role=table><div role=row><b role=cell>信息内容</b><b role=cell>本年制发件数</b><b role=cell>本年废止件数</b>
    <b role=cell>现行有效件数</b></div><div role=row><b role=cell>规章</b><b role=cell>1</b><b role=cell>2</b>
    <b role=cell>3</b></div><div role=row><b role=cell>行政规范性文件</b><b role=cell>4</b><b role=cell></b><b role=cell>6</b>
    </div></div>' AS BLOB));
