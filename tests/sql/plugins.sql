-- load: none
-- The plug-in and the program that reads PDFs lie beside the extension, wherever that is, and are opened or started when
-- a file of their format is met.
-- One file at a time: a sanitized shell hands its library on, and with several files cp leaks.
.shell mkdir mixed alone broken swapped installed
.shell for kind in tabs.txt whole.md plain.html word.docx ruled.pdf; do cp build/fixtures/luyi-2019.$kind mixed/; done
.shell for folder in alone broken swapped; do cp -L build/disclosure.* $folder/; done
.shell for file in build/disclosure_*; do echo 'no library' > broken/${file##*/}; done
.shell for file in build/disclosure_*; do cp -L $file installed/; done
.shell mkdir installed/disclosure; cp -L build/disclosure-pdf installed/disclosure/; echo 'no program' > broken/disclosure-pdf
.shell for file in alone/*; do cp $file swapped/disclosure_docx.${file##*.}; done
.shell printf '#!/bin/sh\nexec head -c 4096 /dev/zero\n' > swapped/disclosure-pdf; chmod +x swapped/disclosure-pdf
.shell for file in alone/*; do cp $file installed/lib${file##*/}; done

.print without them the other formats are read
.load ./alone/disclosure
SELECT path, format, status, iif(status = 'complete', '', message) FROM reports('mixed');
SELECT total FROM requests('mixed/luyi-2019.tabs.txt') WHERE item = 'received';
SELECT total FROM requests('mixed/luyi-2019.word.docx');
SELECT format, status, message FROM reports(readfile('mixed/luyi-2019.word.docx'));
SELECT disclosure_valid('mixed/luyi-2019.ruled.pdf');
SELECT instr(disclosure_debug(), 'reader docx: the reader disclosure_docx.so is not installed') > 0,
       instr(disclosure_debug(), 'reader html: built in') > 0;
.print what is no library
.open :memory:
.load ./broken/disclosure
SELECT path, status, message FROM reports('mixed') WHERE status <> 'complete';
.print a library without a plug-in, and a program that says something else
.open :memory:
.load ./swapped/disclosure
SELECT path, status, message FROM reports('mixed') WHERE status <> 'complete';
.print all of them, from another folder than the one in which it was loaded
.open :memory:
.load ./build/disclosure
.cd alone
SELECT path, format, status FROM reports('../mixed');
SELECT instr(disclosure_debug(), 'reader docx: libzip ') > 0,
       instr(disclosure_debug(), 'reader pdf: poppler ') > 0;
.cd ..
.print by a symbolic link, from which nothing is looked for
.open :memory:
.shell mkdir linked; ln -s "$(readlink -f build/disclosure.so)" linked/disclosure.so
.load ./linked/disclosure
SELECT path, format, status FROM reports('mixed');
.print without file access
.open :memory:
.load ./build/disclosure sqlite3_disclosure_nofs_init
SELECT format, status FROM reports(readfile('mixed/luyi-2019.word.docx'));
.print installed
.shell export LD_LIBRARY_PATH=installed; ${SQLITE3:-sqlite3} -batch -init /dev/null :memory: '.load libdisclosure' "SELECT path, format, status FROM reports('mixed')"
.shell cd alone && LD_LIBRARY_PATH=$OLDPWD/installed ${SQLITE3:-sqlite3} -batch -init /dev/null :memory: '.load libdisclosure' '.cd ../broken' "SELECT path, format, status FROM reports('../mixed')"
