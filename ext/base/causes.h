/* Every cause of failure, a row each: its name, what kind of failure it is (which also tells whether it is of the moment
 * or of the file, see enum failure_code), and its wording: plain words, no full stop; in Chinese where it is of the file,
 * as all that is said of one, in English where it is of the moment, as SQL errors are. What it means and what to do
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
CAUSE(TOO_MANY_PARTS, LIMIT, "模式分成的段太多")
CAUSE(TOO_MANY_FILES, LIMIT, "文件太多")

/* Of the file: any format */
CAUSE(TOO_LARGE_FILE, LIMIT, "文件大于 64 MiB")
CAUSE(TOO_LARGE_REPORT, LIMIT, "大于一份年报可能的大小")
CAUSE(TOO_MUCH_MEMORY, LIMIT, "读取所需的内存超过一份年报的上限")
CAUSE(TOO_INTRICATE, LIMIT, "文字过于繁复，无法搜索")
CAUSE(TOO_MANY_LINES, LIMIT, "行数太多")
CAUSE(TOO_MANY_CELLS, LIMIT, "表格单元格太多")
CAUSE(TOO_MANY_COLUMNS, LIMIT, "表格一行的列数太多")
CAUSE(TOO_LONG_SECTION, LIMIT, "一个部分的文字太长")
CAUSE(EMPTY, UNRECOGNISED, "文件是空的")
CAUSE(NO_TEXT, UNRECOGNISED, "文件不是 UTF-8、UTF-16 或 GB18030 编码的文字")
CAUSE(NO_TABLES, UNRECOGNISED, "没有找到法定格式的三张表")

/* Of the file: web pages */
CAUSE(ELEMENTS_TOO_DEEP, LIMIT, "网页元素嵌套太深")
CAUSE(TABLES_TOO_DEEP, LIMIT, "表格嵌套太深")
CAUSE(TOO_MANY_STRINGS, LIMIT, "含有表格的字符串太多")
CAUSE(EMPTY_ARCHIVE, DAMAGED, "网页存档里没有网页")

/* Of the file: ZIP archives and what they hold */
CAUSE(ZIP_CUT_OFF, DAMAGED, "ZIP 文件不完整，后面被截断")
CAUSE(ZIP_DAMAGED, DAMAGED, "ZIP 文件已损坏")
CAUSE(ZIP_CHECKSUM, DAMAGED, "ZIP 文件里有文件与其校验和不符")
CAUSE(ZIP_SAME_NAME, DAMAGED, "ZIP 文件里有两个同名文件")
CAUSE(ZIP_ENCRYPTED, UNSUPPORTED, "已加密，请取消密码后另存")
CAUSE(ZIP_COMPRESSION, UNSUPPORTED, "用了 Word 文档不用的压缩方法")
CAUSE(ZIP_TOO_MANY_FILES, LIMIT, "ZIP 文件里的文件太多")
CAUSE(ZIP_TOO_LARGE, LIMIT, "ZIP 文件里有文件解压后太大")
CAUSE(ZIP_RATIO, LIMIT, "ZIP 文件里有文件解压后膨胀得不合常理")
CAUSE(NO_MAIN_PART, DAMAGED, "文档缺少正文文件")
CAUSE(NO_BODY, DAMAGED, "文档没有正文")
CAUSE(TOO_MANY_STYLES, LIMIT, "样式或列表太多，或者列表编号太长")
CAUSE(XML_DAMAGED, DAMAGED, "XML 已损坏")
CAUSE(XML_DOCUMENT_TYPE, DAMAGED, "XML 带有文档类型声明")
CAUSE(XML_UTF16, UNSUPPORTED, "XML 是 UTF-16 编码，文字处理软件不这样写")
CAUSE(XML_TOO_DEEP, LIMIT, "XML 嵌套太深")
CAUSE(XML_NAMESPACES, LIMIT, "XML 命名空间太多")
CAUSE(XML_NAMES, LIMIT, "XML 名称太多")
CAUSE(XML_ATTRIBUTES, LIMIT, "XML 标签的属性太多")

/* Of the file: PDF */
CAUSE(PDF_ENCRYPTED, UNSUPPORTED, "已加密，要密码才能打开")
CAUSE(PDF_DAMAGED, DAMAGED, "PDF 已损坏")
CAUSE(PDF_DAMAGED_PAGE, DAMAGED, "已损坏")
CAUSE(PDF_WITHOUT_PAGES, DAMAGED, "PDF 没有页面")
CAUSE(PDF_CRASHED, DAMAGED, "PDF 损坏得使 poppler 无法继续")
CAUSE(PDF_TOO_MANY_PAGES, LIMIT, "页数太多")
CAUSE(PDF_TOO_MUCH_TEXT, LIMIT, "一页上的文字太多")
CAUSE(PAGES_TOO_FULL, LIMIT, "页面上的内容多于一份年报")
CAUSE(PDF_TOO_SLOW, LIMIT, "读取时间太长")
CAUSE(PDF_TOO_LARGE, LIMIT, "读取所需的内存太多")

/* Of the file: formats that are told apart only to be named */
CAUSE(ENCRYPTED_OFFICE, UNSUPPORTED, "加密的 Office 文档，请取消密码后另存")
CAUSE(DOC, UNSUPPORTED, "Word 97 至 2003 或 WPS 的文档（.doc、.wps），请另存为 .docx")
CAUSE(XLS, UNSUPPORTED, "电子表格（.xls），请把表格复制到文档里，另存为 .docx")
CAUSE(OLD_OFFICE, UNSUPPORTED, "旧格式的 Office 文件，请另存为 .docx")
CAUSE(XLSX, UNSUPPORTED, "电子表格（.xlsx），请把表格复制到文档里，另存为 .docx")
CAUSE(PPTX, UNSUPPORTED, "演示文稿（.pptx），请把表格复制到文档里，另存为 .docx")
CAUSE(ODT, UNSUPPORTED, "OpenDocument 文件（.odt、.ods），请另存为 .docx")
CAUSE(OFD, UNSUPPORTED, "OFD 版式文档（GB/T 33190），请转换为 PDF 或 .docx")
CAUSE(OTHER_ZIP, UNSUPPORTED, "不是 Word 文档的 ZIP 压缩包，请先解压")
CAUSE(RTF, UNSUPPORTED, "RTF 文档，请另存为 .docx")
CAUSE(WORD_XML, UNSUPPORTED, "单个 XML 文件的 Word 文档，请另存为 .docx")
CAUSE(PICTURE, UNSUPPORTED, "图片，其中的文字不读取")
CAUSE(PACKED, UNSUPPORTED, "压缩包，请先解压")

/* Should not happen */
CAUSE(NO_READER, UNSUPPORTED, "没有读取程序的格式")
CAUSE(UNKNOWN_FORMAT, UNSUPPORTED, "未知的格式")
CAUSE(PATTERN_REFUSED, UNSUPPORTED, "PCRE2 不接受一个模式")
CAUSE(UNTOLD, DAMAGED, "无法读取")
CAUSE(NOT_A_REPORT, DAMAGED, "不是年报")
