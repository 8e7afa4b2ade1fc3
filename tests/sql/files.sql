-- What a source names, without opening it.
.nullvalue NULL
.shell mkdir -p tree/2019 tree/.hidden
.shell printf 12345 > tree/2019/five.txt; TZ=UTC touch -d '2024-02-29 23:59:58.123456789' tree/2019/five.txt
.shell : > tree/empty.html; TZ=UTC touch -d '1969-12-31 23:59:59.25' tree/empty.html
.shell mkfifo tree/pipe; TZ=UTC touch -d '2000-01-01' tree/pipe; ln -s nowhere tree/link; printf 1 > tree/.hidden/one.txt

.print every file of a folder, as the other tables name it; of a link that leads nowhere there is only the name
SELECT * FROM files('tree');
SELECT * FROM files('tree') AS f JOIN reports('tree') AS r USING (path) WHERE f.size IS NULL AND r.status <> 'unreadable';
.print one file, a glob, one path of a folder, a list
SELECT path, size FROM files('tree/2019/five.txt');
SELECT path, size FROM disclosure_files('tree/**/*.txt');
SELECT path, size FROM files('tree') WHERE path = 'tree/2019/five.txt';
SELECT f.path, f.size FROM (VALUES ('tree/2019/five.txt'), ('none.txt'), (NULL)) AS v JOIN files(v.column1) AS f;
.print bound to a folder
CREATE VIRTUAL TABLE temp.bound USING files('tree/2019');
SELECT path, modified, source FROM bound;
.print texts of times are in the order of the times, and SQLite reads them
SELECT count(*) FROM files('tree') AS a JOIN files('tree') AS b ON a.modified < b.modified AND julianday(a.modified) >= julianday(b.modified);
.print it has neither agency nor year, and no checks of reports
SELECT group_concat(name) FROM pragma_table_xinfo('files');
.print errors
SELECT * FROM files('none.txt');
SELECT * FROM files(x'00');
SELECT * FROM files(2019);
SELECT * FROM files;
CREATE VIEW stored AS SELECT * FROM files('tree');
SELECT * FROM stored;
