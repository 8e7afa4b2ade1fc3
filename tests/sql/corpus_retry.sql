-- load: none
-- What could not be read because of the moment is read by the next import, though the file is the same.
.shell mkdir alone mixed
.shell for kind in tabs.txt ruled.pdf; do cp build/fixtures/luyi-2019.$kind mixed/; done
.shell cp -L build/disclosure.* alone/
.shell head -c 1000 mixed/luyi-2019.ruled.pdf > mixed/cut.pdf
.parameter set :folder "'mixed'"
.load ./alone/disclosure
.read sql/import.sql
.headers off
SELECT path, status FROM reports ORDER BY path;
.print everything is installed
.save corpus.db
.shell ${SQLITE3:-sqlite3} -batch -init /dev/null corpus.db '.load ./build/disclosure' ".parameter set :folder 'mixed'" '.read sql/import.sql' '.headers off' 'SELECT path, status, message FROM reports ORDER BY path'
.print a third import reads nothing
.shell ${SQLITE3:-sqlite3} -batch -init /dev/null corpus.db '.load ./build/disclosure' ".parameter set :folder 'mixed'" '.read sql/import.sql'
