-- The smallest inputs that cause each failure of a file: what `reports` says of them.
.mode list
CREATE TABLE inputs(name TEXT, bytes BLOB);

-- Any format.
INSERT INTO inputs VALUES
  ('an empty file', x''),
  ('bytes that are no text', zeroblob(4000)),
  ('a text without tables', CAST('图书馆今日开放。' AS BLOB)),
  ('a byte more than a file may have', zeroblob(67108865)),
  ('many lines', CAST(replace(hex(zeroblob(100001)), '00', 'a' || char(10) || 'b' || char(10)) AS BLOB));

-- Web pages.
INSERT INTO inputs VALUES
  ('many cells', CAST('<table>' || replace(hex(zeroblob(200001)), '00', '<td>') AS BLOB)),
  ('elements in elements', CAST('<html>' || replace(hex(zeroblob(1000001)), '00', '<div>') AS BLOB)),
  ('tables in tables', CAST('<html>' || replace(hex(zeroblob(600)), '00', '<table><tr><td>') AS BLOB)),
  ('many strings that hold tables', CAST('{' || (WITH RECURSIVE n(i) AS (VALUES (1) UNION ALL SELECT i + 1 FROM n WHERE i < 1001)
     SELECT group_concat(printf('"%d":"<table><tr><td>%d</td></tr></table>"', i, i)) FROM n) || '}' AS BLOB)),
  ('an archive without a page', CAST('MIME-Version: 1.0' || char(10) || 'Content-Type: multipart/related; boundary=b' || char(10, 10) || '--b--' AS BLOB));

-- Word documents.
INSERT INTO inputs
  SELECT 'the main part is missing', zipfile('word/styles.xml', '<a/>') UNION ALL
  SELECT 'no body', zipfile('word/document.xml', '<a/>') UNION ALL
  SELECT 'no XML', zipfile('word/document.xml', 'a') UNION ALL
  SELECT 'a document type', zipfile('word/document.xml', '<!DOCTYPE a><a/>') UNION ALL
  SELECT 'UTF-16', zipfile('word/document.xml', x'FEFF003C0061002F003E') UNION ALL
  SELECT 'elements too deep', zipfile('word/document.xml', replace(hex(zeroblob(600)), '00', '<a>'));
INSERT INTO inputs
  SELECT 'cut off', CAST(substr(bytes, 1, length(bytes) - 30) AS BLOB) FROM inputs WHERE name = 'no body' UNION ALL
  SELECT 'a damaged directory', CAST(replace(bytes, CAST(x'504B0102' AS TEXT), 'PK  ') AS BLOB) FROM inputs WHERE name = 'no body';

-- PDF.
INSERT INTO inputs VALUES
  ('no PDF behind its head', CAST('%PDF-1.4' AS BLOB)),
  ('no pages', CAST('%PDF-1.4' || char(10) || '1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj' || char(10) ||
                    '2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj' || char(10) || 'trailer<</Root 1 0 R>>' AS BLOB));

-- Formats that are told apart only to be named. A name in a compound file stands in UTF-16.
WITH compound(head) AS (VALUES (x'D0CF11E0A1B11AE1'))
INSERT INTO inputs
  SELECT 'doc', CAST(head || x'57006F007200640044006F00630075006D0065006E0074000000' AS BLOB) FROM compound UNION ALL
  SELECT 'xls', CAST(head || x'57006F0072006B0062006F006F006B000000' AS BLOB) FROM compound UNION ALL
  SELECT 'encrypted', CAST(head || x'45006E0063007200790070007400650064005000610063006B006100670065000000' AS BLOB) FROM compound UNION ALL
  SELECT 'old Office', head FROM compound UNION ALL
  SELECT 'xlsx', zipfile('xl/workbook.xml', '') UNION ALL
  SELECT 'pptx', zipfile('ppt/presentation.xml', '') UNION ALL
  SELECT 'odt', CAST('PK' || x'0304' || 'mimetypeapplication/vnd.oasis.opendocument.text' AS BLOB) UNION ALL
  SELECT 'ofd', zipfile('OFD.xml', '') UNION ALL
  SELECT 'zip', zipfile('a', '') UNION ALL
  SELECT 'rtf', CAST('{\rtf' AS BLOB) UNION ALL
  SELECT 'Word XML', CAST('<?xml version="1.0"?><?mso-application progid="Word.Document"?>' AS BLOB) UNION ALL
  SELECT 'picture', x'FFD8FF' UNION ALL
  SELECT 'packed', x'1F8B08';

SELECT name, status, message FROM inputs JOIN reports(inputs.bytes) ORDER BY inputs.rowid;
