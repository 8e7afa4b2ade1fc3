-- What a file is where it is no report, or one that nobody can read: `message` says so.
CREATE TABLE page(id INTEGER PRIMARY KEY, what TEXT, body TEXT);
INSERT INTO page(what, body) VALUES
  ('error page', '<html><head><title>404 Not Found</title></head><body><h1>404</h1></body></html>'),
  ('error page in Chinese', '<html><head><title>门户网站</title></head><body><p>抱歉，您访问的页面不存在或已被删除！</p></body></html>'),
  ('a report that speaks of 404', '<p>甲县2022年政府信息公开工作年度报告</p><table><tr><td>规章</td><td>1</td><td>2</td><td>404</td></tr><tr><td>行政规范性文件</td><td>5</td><td>6</td><td>7</td></tr></table>'),
  ('no figures', '甲县2022年政府信息公开工作年度报告
规章
行政规范性文件
行政许可
行政处罚
行政强制
一、本年新收政府信息公开申请数量
二、上年结转政府信息公开申请数量
'),
  ('glued', '甲县2022年政府信息公开工作年度报告
信息内容本年制发件数本年废止件数现行有效件数
规章000
行政规范性文件3112
行政许可27
'),
  ('unfilled', '甲县2022年政府信息公开工作年度报告
信息内容' || char(9) || '本年制发件数' || char(9) || '本年废止件数' || char(9) || '现行有效件数
规章' || char(9) || char(9) || char(9) || '
行政规范性文件' || char(9) || char(9) || char(9) || '
'),
  ('repeated lines dropped', '甲县2022年政府信息公开工作年度报告
第二十条第（一）项
信息内容
本年制发件数
本年废止件数
现行有效件数
规章
0
行政规范性文件
3
第二十条第（五）项
本年处理决定数量
行政许可
12
第二十条第（六）项
行政处罚
行政强制
第二十条第（八）项
本年收费金额（单位：万元）
行政事业性收费
'),
  ('characters of no font', 'ÿÌÐÅÏ¢¹«¿ªÄ¶È±¨¸æ ÕþÎñ¹«¿ª ¹æÕÂ ÐÐÕþÐí¿É ÐÐÕþ´¦·£ ÐÐÕþÇ¿ÖÆ ÐÐÕþÊÂÒµÐÔÊÕ·Ñ'),
  ('several records', '{"text": "甲县2022年政府信息公开工作年度报告\n规章\t1\t2\t3\n行政规范性文件\t4\t5\t6\n"}
{"text": "乙县2022年政府信息公开工作年度报告\n规章\t7\t8\t9\n"}
');

.mode line
SELECT what, status, message FROM page AS p JOIN reports(CAST(p.body AS BLOB)) ORDER BY id;

-- Where lines were dropped no cell is known.
SELECT count(*), count(value), sum(text IS NULL) FROM page AS p JOIN cells(CAST(p.body AS BLOB))
 WHERE what = 'repeated lines dropped';
