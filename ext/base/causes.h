/* Every cause of failure, a row each: its name, what kind of failure it is (which also tells whether it is of the moment
 * or of the file, see enum failure_code), and its wording: plain words, no full stop. What it means and what to do
 * about it stands in sql/reference.md, the smallest input that causes it in tests/sql/causes.sql or, for what no script
 * can bring about, in tests/unit/test_causes.c; both are tested against this list.
 *
 * For failure.h and failure.c, which define CAUSE. */

/* Of the moment */
CAUSE(MEMORY, MEMORY, "out of memory")
CAUSE(INTERRUPTED, INTERRUPTED, "interrupted")
CAUSE(NO_SUCH_FILE, NOT_FOUND, "no such file or folder")
CAUSE(NO_MATCH, NOT_FOUND, "no file matches")
CAUSE(EMPTY_FOLDER, NOT_FOUND, "no file in this folder")
CAUSE(EMPTY_PATH, NOT_FOUND, "the path is empty")
CAUSE(PATH_WITH_NUL, NOT_FOUND, "the path holds a NUL byte")
CAUSE(PERMISSION, UNREADABLE, "permission denied")
CAUSE(FOLDER, UNREADABLE, "a folder, not a file")
CAUSE(PATH_TOO_LONG, UNREADABLE, "the path is too long")
CAUSE(LINK_LOOP, UNREADABLE, "its symbolic links lead nowhere")
CAUSE(NOT_REGULAR, UNREADABLE, "not a regular file")
CAUSE(TOO_MANY_OPEN, UNREADABLE, "too many files are open")
CAUSE(READ_ERROR, UNREADABLE, "the disk or network reports a read error")
CAUSE(SYSTEM, UNREADABLE, "the system does not let it be read")
CAUSE(NO_CONVERSION, UNAVAILABLE, "this system cannot convert the text's encoding")
CAUSE(NO_PROCESS, UNAVAILABLE, "no process can be started to read it")
CAUSE(DOCX_ABSENT, UNAVAILABLE, "the reader disclosure_docx" MODULE_SUFFIX " is not installed")
CAUSE(DOCX_UNUSABLE, UNAVAILABLE,
      "the reader disclosure_docx" MODULE_SUFFIX " cannot be loaded: it needs libxml2 and libzip")
CAUSE(DOCX_FOREIGN, UNAVAILABLE, "the reader disclosure_docx" MODULE_SUFFIX " is of another build")
CAUSE(PDF_ABSENT, UNAVAILABLE, "the program disclosure-pdf is not installed")
CAUSE(PDF_UNUSABLE, UNAVAILABLE, "the program disclosure-pdf does not start: it needs poppler")
CAUSE(PDF_FOREIGN, UNAVAILABLE, "the program disclosure-pdf is of another build")

/* Of a folder or pattern */
CAUSE(TOO_MANY_PARTS, LIMIT, "too many parts in the pattern")
CAUSE(TOO_MANY_FILES, LIMIT, "too many files")

/* Of the file: any format */
CAUSE(TOO_LARGE_FILE, LIMIT, "larger than 64 MiB")
CAUSE(TOO_LARGE_REPORT, LIMIT, "larger than a report may be")
CAUSE(TOO_MUCH_MEMORY, LIMIT, "reading it takes more memory than one report may")
CAUSE(TOO_INTRICATE, LIMIT, "the text is too intricate to search")
CAUSE(TOO_MANY_LINES, LIMIT, "too many lines")
CAUSE(TOO_MANY_CELLS, LIMIT, "too many table cells")
CAUSE(TOO_MANY_COLUMNS, LIMIT, "a table row with too many columns")
CAUSE(TOO_LONG_SECTION, LIMIT, "a section is too long")
CAUSE(EMPTY, UNRECOGNISED, "文件是空的")
CAUSE(NO_TEXT, UNRECOGNISED, "文件不是 UTF-8、UTF-16 或 GB18030 编码的文字")
CAUSE(NO_TABLES, UNRECOGNISED, "没有找到法定格式的三张表")

/* Of the file: web pages */
CAUSE(ELEMENTS_TOO_DEEP, LIMIT, "elements nested too deep")
CAUSE(TABLES_TOO_DEEP, LIMIT, "tables nested too deep")
CAUSE(TOO_MANY_STRINGS, LIMIT, "too many strings that hold tables")
CAUSE(EMPTY_ARCHIVE, DAMAGED, "a web archive without a page in it")

/* Of the file: ZIP archives and what they hold */
CAUSE(ZIP_CUT_OFF, DAMAGED, "the ZIP archive is cut off")
CAUSE(ZIP_DAMAGED, DAMAGED, "the ZIP archive is damaged")
CAUSE(ZIP_CHECKSUM, DAMAGED, "a file of the ZIP archive does not match its checksum")
CAUSE(ZIP_SAME_NAME, DAMAGED, "two files of the ZIP archive have the same name")
CAUSE(ZIP_ENCRYPTED, UNSUPPORTED, "encrypted: save it without a password")
CAUSE(ZIP_COMPRESSION, UNSUPPORTED, "a compression that Word documents do not use")
CAUSE(ZIP_TOO_MANY_FILES, LIMIT, "too many files in the ZIP archive")
CAUSE(ZIP_TOO_LARGE, LIMIT, "a file of the ZIP archive is too large when inflated")
CAUSE(ZIP_RATIO, LIMIT, "a file of the ZIP archive inflates beyond all measure")
CAUSE(NO_MAIN_PART, DAMAGED, "the document's main part is missing")
CAUSE(NO_BODY, DAMAGED, "the document has no body")
CAUSE(TOO_MANY_STYLES, LIMIT, "too many styles or lists, or labels of lists too long")
CAUSE(XML_DAMAGED, DAMAGED, "damaged XML")
CAUSE(XML_DOCUMENT_TYPE, DAMAGED, "XML with a document type")
CAUSE(XML_UTF16, UNSUPPORTED, "XML in UTF-16, which word processors do not write")
CAUSE(XML_TOO_DEEP, LIMIT, "XML nested too deeply")
CAUSE(XML_NAMESPACES, LIMIT, "too many XML namespaces")
CAUSE(XML_NAMES, LIMIT, "XML with too many names")
CAUSE(XML_ATTRIBUTES, LIMIT, "an XML tag with too many attributes")

/* Of the file: PDF */
CAUSE(PDF_ENCRYPTED, UNSUPPORTED, "encrypted: it opens only with a password")
CAUSE(PDF_DAMAGED, DAMAGED, "a damaged PDF")
CAUSE(PDF_DAMAGED_PAGE, DAMAGED, "damaged")
CAUSE(PDF_WITHOUT_PAGES, DAMAGED, "a PDF without pages")
CAUSE(PDF_CRASHED, DAMAGED, "damaged in a way that poppler does not survive")
CAUSE(PDF_TOO_MANY_PAGES, LIMIT, "too many pages")
CAUSE(PDF_TOO_MUCH_TEXT, LIMIT, "too much text on one page")
CAUSE(PAGES_TOO_FULL, LIMIT, "more on its pages than a report has")
CAUSE(PDF_TOO_SLOW, LIMIT, "takes too long to read")
CAUSE(PDF_TOO_LARGE, LIMIT, "takes too much memory to read")

/* Of the file: formats that are told apart only to be named */
CAUSE(ENCRYPTED_OFFICE, UNSUPPORTED, "an encrypted Office document: save it without a password")
CAUSE(DOC, UNSUPPORTED, "a document of Word 97 to 2003 or WPS (.doc, .wps): save it as .docx")
CAUSE(XLS, UNSUPPORTED, "a spreadsheet (.xls): copy its tables into a document and save it as .docx")
CAUSE(OLD_OFFICE, UNSUPPORTED, "an Office file of an old format: save it as .docx")
CAUSE(XLSX, UNSUPPORTED, "a spreadsheet (.xlsx): copy its tables into a document and save it as .docx")
CAUSE(PPTX, UNSUPPORTED, "a presentation (.pptx): copy its tables into a document and save it as .docx")
CAUSE(ODT, UNSUPPORTED, "an OpenDocument file (.odt, .ods): save it as .docx")
CAUSE(OFD, UNSUPPORTED, "an OFD document (GB/T 33190): convert it to PDF or .docx")
CAUSE(OTHER_ZIP, UNSUPPORTED, "a ZIP archive that is no Word document: unpack it first")
CAUSE(RTF, UNSUPPORTED, "an RTF document: save it as .docx")
CAUSE(WORD_XML, UNSUPPORTED, "a Word document in one XML file: save it as .docx")
CAUSE(PICTURE, UNSUPPORTED, "a picture: its text is not read")
CAUSE(PACKED, UNSUPPORTED, "a packed archive: unpack it first")

/* Should not happen */
CAUSE(NO_READER, UNSUPPORTED, "a format that no reader knows")
CAUSE(UNKNOWN_FORMAT, UNSUPPORTED, "an unknown format")
CAUSE(PATTERN_REFUSED, UNSUPPORTED, "PCRE2 refused a pattern")
CAUSE(UNTOLD, DAMAGED, "it cannot be read")
CAUSE(NOT_A_REPORT, DAMAGED, "not a report")
