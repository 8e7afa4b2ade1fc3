/* Word documents that are damaged, hostile or of another kind: each ends in a failure that says so. */
#include "support.h"

#include "base/limits.h"
#include "docx_builder.h"
#include "read/docx/docx.h"

/* ---- Reading ----------------------------------------------------------------------------------------------------- */

/* Fails the test unless reading ends in this failure. */
static void check_failure(struct arena *arena, struct span bytes, enum failure_code code, const char *cause,
                          const char *file, int line)
{
    struct document document = {.arena = arena};
    struct failure failure = no_failure();
    bool read = docx_read(bytes, &document, &failure);
    if (read || failure.code != code || strcmp(failure.cause, cause) != 0) {
        print_error("%s:%d: %s, %d: %s\n", file, line, read ? "read" : "not read", failure.code,
                    failure.cause ? failure.cause : "");
        _fail(file, line);
    }
}

#define assert_fails(arena, bytes, code, cause) check_failure((arena), (bytes), (code), (cause), __FILE__, __LINE__)

/* A package whose main part is this, stored. */
static struct span pack_main(struct arena *arena, struct span content)
{
    const struct docx_part part = {"word/document.xml", content, true};
    return docx_pack(arena, &part, 1);
}

/* `text` again and again, between the head and the tail of a document. */
static struct span repeat(struct arena *arena, const char *before, const char *text, size_t count, const char *after)
{
    struct buffer out = {.arena = arena};
    assert_true(buffer_add(&out, span_of(docx_head)) && buffer_add(&out, span_of(before)));
    for (size_t i = 0; i < count; i++) {
        assert_true(buffer_add(&out, span_of(text)));
    }
    assert_true(buffer_add(&out, span_of(after)) && buffer_add(&out, span_of(docx_tail)));
    return buffer_span(&out);
}

/* ---- Damage ------------------------------------------------------------------------------------------------------ */

/* Rows, or a failure that is one of the input's. */
static void read_or_fail(struct span bytes)
{
    struct arena *arena = arena_create(&counted_memory, SIZE_MAX);
    struct document document = {.arena = arena};
    struct failure failure = no_failure();
    if (!docx_read(bytes, &document, &failure)) {
        assert_true(failure.code == FAILURE_DAMAGED || failure.code == FAILURE_LIMIT ||
                    failure.code == FAILURE_UNSUPPORTED);
        assert_non_null(failure.cause);
    }
    arena_destroy(arena);
}

TEST(an_archive_cut_off_says_so)
{
    struct span form = docx_form(arena);
    assert_true(docx_sniff(form));
    for (size_t size = 0; size < form.size; size += 64) {
        struct span cut = {form.data, size};
        assert_fails(arena, cut, FAILURE_DAMAGED, "ZIP 文件不完整，后面被截断");
        /* Still told from other archives once its first name below word/ is there. */
        assert_true(size < 512 || docx_sniff(cut));
    }
}

TEST(a_part_cut_off_says_so)
{
    struct span whole = repeat(arena, "", "<w:p><w:r><w:t>公开</w:t></w:r></w:p>", 3, "");
    for (size_t size = 0; size < whole.size; size++) {
        assert_fails(arena, pack_main(arena, (struct span){whole.data, size}), FAILURE_DAMAGED, "XML 已损坏");
    }
    struct document document = {.arena = arena};
    struct failure failure = no_failure();
    assert_false(docx_read(pack_main(arena, SPAN("<w:document><")), &document, &failure));
    assert_string_equal(failure.unit, "byte");
    assert_true(failure.position > 0 && failure.position <= 13);
}

TEST(any_byte_may_be_another)
{
    struct span whole = pack_main(
        arena, repeat(arena, "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>", "1", 1, "</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"));
    char *copy = arena_allocate(arena, whole.size);
    assert_non_null(copy);
    memcpy(copy, whole.data, whole.size);
    for (size_t i = 0; i < whole.size; i++) {
        for (int bit = 0; bit < 8; bit += 7) {
            copy[i] = (char)(whole.data[i] ^ (1 << bit));
            read_or_fail((struct span){copy, whole.size});
        }
        copy[i] = whole.data[i];
    }
    struct document document = {.arena = arena};
    struct failure failure = no_failure();
    assert_true(docx_read((struct span){copy, whole.size}, &document, &failure));
}

/* Changes every occurrence of `old`, of the same size. */
static void patch(struct span bytes, struct span old, struct span new, size_t expected)
{
    assert_int_equal(old.size, new.size);
    size_t count = 0;
    for (size_t i = 0; i + old.size <= bytes.size; i++) {
        if (memcmp(bytes.data + i, old.data, old.size) == 0) {
            memcpy((char *)(uintptr_t)bytes.data + i, new.data, new.size);
            count++;
        }
    }
    assert_int_equal(count, expected);
}

TEST(a_name_that_stands_twice)
{
    struct span content = repeat(arena, "", "<w:p/>", 1, "");
    const struct docx_part parts[] = {{"word/document.xml", content, false}, {"word/documena.xml", content, false}};
    struct span bytes = docx_pack(arena, parts, 2);
    patch(bytes, SPAN("word/documena.xml"), SPAN("Word/Document.XML"), 2);
    assert_fails(arena, bytes, FAILURE_DAMAGED, "ZIP 文件里有两个同名文件");
}

/* Offsets in the header of the directory: APPNOTE 4.3.12. */
enum { FLAGS = 8, METHOD = 10, CHECKSUM = 16 };

static void change_header(struct span bytes, size_t offset, char value)
{
    size_t header = span_find(bytes, SPAN("PK\1\2"));
    assert_true(header != SIZE_MAX);
    ((char *)(uintptr_t)bytes.data)[header + offset] = value;
}

TEST(archives_of_other_kinds)
{
    struct span content = repeat(arena, "", "<w:p/>", 1, "");
    struct span bytes = pack_main(arena, content);
    change_header(bytes, FLAGS, 1);
    assert_fails(arena, bytes, FAILURE_UNSUPPORTED, "已加密，请取消密码后另存");
    bytes = pack_main(arena, content);
    change_header(bytes, METHOD, 12);
    assert_fails(arena, bytes, FAILURE_UNSUPPORTED, "用了 Word 文档不用的压缩方法");
    bytes = pack_main(arena, content);
    change_header(bytes, CHECKSUM, (char)(bytes.data[span_find(bytes, SPAN("PK\1\2")) + CHECKSUM] + 1));
    assert_fails(arena, bytes, FAILURE_DAMAGED, "ZIP 文件里有文件与其校验和不符");

    const struct docx_part other = {"word/comments.xml", content, false};
    assert_fails(arena, docx_pack(arena, &other, 1), FAILURE_DAMAGED, "文档缺少正文文件");
    assert_fails(arena, pack_main(arena, SPAN("<document/>")), FAILURE_DAMAGED, "文档没有正文");
    const struct docx_part sheet = {"xl/workbook.xml", SPAN("<a>word/</a>"), true};
    assert_false(docx_sniff(docx_pack(arena, &sheet, 1)));
}

TEST(what_the_format_forbids)
{
    assert_fails(arena,
                 pack_main(arena, SPAN("<!DOCTYPE d [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;&a;\">]><d>&b;</d>")),
                 FAILURE_DAMAGED, "XML 带有文档类型声明");
    assert_fails(arena, pack_main(arena, SPAN("<!DOCTYPE d SYSTEM \"file:///dev/zero\"><d/>")), FAILURE_DAMAGED,
                 "XML 带有文档类型声明");
    assert_fails(arena, pack_main(arena, SPAN("\xFF\xFE<\0a\0/\0>\0")), FAILURE_UNSUPPORTED,
                 "XML 是 UTF-16 编码，文字处理软件不这样写");
    assert_fails(arena, pack_main(arena, repeat(arena, "<w:p><w:r><w:t>\xB9\xAB", "", 0, "</w:t></w:r></w:p>")),
                 FAILURE_DAMAGED, "XML 已损坏");
    assert_fails(arena, pack_main(arena, repeat(arena, "<w:p><w:r><w:t>&nbsp;", "", 0, "</w:t></w:r></w:p>")),
                 FAILURE_DAMAGED, "XML 已损坏");
}

/* ---- Limits ------------------------------------------------------------------------------------------------------ */

TEST(bombs_end_early)
{
    struct arena *own = arena_create(&counted_memory, SIZE_MAX);
    struct span content = repeat(own, "", "          ", 300000, "");
    const struct docx_part bomb = {"word/document.xml", content, false};
    assert_fails(own, docx_pack(own, &bomb, 1), FAILURE_LIMIT, "ZIP 文件里有文件解压后膨胀得不合常理");
    arena_destroy(own);

    own = arena_create(&counted_memory, SIZE_MAX);
    content = repeat(own, "", "<w:p/>    ", LIMIT_INFLATED_BYTES / 10, "");
    assert_fails(own, pack_main(own, content), FAILURE_LIMIT, "ZIP 文件里有文件解压后太大");
    arena_destroy(own);
}

/* An end record that claims a million files. */
TEST(claims_are_not_believed)
{
    struct span bytes = pack_main(arena, repeat(arena, "", "<w:p/>", 1, ""));
    char record[56] = "PK\6\6";
    record[34] = 16;
    struct buffer out = {.arena = arena};
    assert_true(buffer_add(&out, bytes) && buffer_add(&out, (struct span){record, sizeof record}));
    assert_fails(arena, buffer_span(&out), FAILURE_LIMIT, "ZIP 文件里的文件太多");
}

TEST(nesting_has_an_end)
{
    struct span deep = repeat(arena, "", "<w:sdt>", 100000, "");
    assert_fails(arena, pack_main(arena, deep), FAILURE_LIMIT, "XML 嵌套太深");
    /* The deepest that is read: document, body and as many more. */
    struct buffer out = {.arena = arena};
    assert_true(buffer_add(&out, span_of(docx_head)));
    for (size_t i = 0; i < LIMIT_NESTING - 2; i++) {
        assert_true(buffer_add(&out, SPAN("<w:sdt>")));
    }
    for (size_t i = 0; i < LIMIT_NESTING - 2; i++) {
        assert_true(buffer_add(&out, SPAN("</w:sdt>")));
    }
    assert_true(buffer_add(&out, span_of(docx_tail)));
    struct document document = {.arena = arena};
    struct failure failure = no_failure();
    assert_true(docx_read(pack_main(arena, buffer_span(&out)), &document, &failure));
}

TEST(names_are_few)
{
    struct buffer tag = {.arena = arena};
    /* Neither a comment nor a value hides what follows. */
    assert_true(buffer_add(&tag, SPAN("<!-- <w:p a='--><w:p a=\"'>'\"")));
    for (int i = 0; i < 300; i++) {
        assert_true(buffer_add_format(&tag, " a%d=''", i));
    }
    assert_true(buffer_add(&tag, SPAN("/>\0")));
    assert_fails(arena, pack_main(arena, repeat(arena, tag.data, "", 0, "")), FAILURE_LIMIT, "XML 标签的属性太多");
    struct span declared = repeat(arena, "", "<a xmlns:b='1' xmlns:c='2' xmlns:d='3' xmlns:e='4'>", 200, "");
    assert_fails(arena, pack_main(arena, declared), FAILURE_LIMIT, "XML 命名空间太多");
    struct buffer names = {.arena = arena};
    for (int i = 0; i < 200000; i++) {
        assert_true(buffer_add_format(&names, "<name%d/>", i));
    }
    assert_true(buffer_add(&names, SPAN("\0")));
    assert_fails(arena, pack_main(arena, repeat(arena, names.data, "", 0, "")), FAILURE_LIMIT, "XML 名称太多");

    struct document document = {.arena = arena};
    struct failure failure = no_failure();
    struct span many = repeat(arena, "", "<w:p a='=' b='='><w:r><w:t>====</w:t></w:r><![CDATA[<a ==]]></w:p>", 400, "");
    assert_true(docx_read(pack_main(arena, many), &document, &failure));
    assert_int_equal(document.row_count, 400);
}

TEST(tables_have_limits)
{
    struct span wide =
        repeat(arena, "<w:tbl><w:tr>", "<w:tc/>", LIMIT_GRID_COLUMNS + 1, "</w:tr><w:tr><w:tc/></w:tr></w:tbl>");
    assert_fails(arena, pack_main(arena, wide), FAILURE_LIMIT, "表格一行的列数太多");
    struct span many = repeat(arena, "<w:tbl>", "<w:tr><w:tc/><w:tc/></w:tr>", LIMIT_GRID_CELLS / 2 + 1, "</w:tbl>");
    assert_fails(arena, pack_main(arena, many), FAILURE_LIMIT, "表格单元格太多");

    struct document document = {.arena = arena};
    struct failure failure = no_failure();
    struct span spread = repeat(arena, "<w:tbl><w:tr><w:tc/><w:tc><w:tcPr><w:gridSpan w:val=\"4294967295\"/></w:tcPr>",
                                "", 0, "</w:tc></w:tr></w:tbl>");
    assert_true(docx_read(pack_main(arena, spread), &document, &failure));
    assert_span(docx_rows(arena, &document), "|0-1|1-256|\n");
}

/* ---- Memory ------------------------------------------------------------------------------------------------------ */

static bool read_form(const struct memory *memory, void *data, struct failure *failure)
{
    struct arena *arena = arena_create(memory, LIMIT_ARENA_BYTES);
    if (!arena) {
        return fail_memory(failure);
    }
    struct document document = {.arena = arena};
    bool done = docx_read(*(struct span *)data, &document, failure);
    arena_destroy(arena);
    return done;
}

/* Numbering and styles that a document cannot need, and that would take seconds and half a gigabyte. */
TEST(lists_and_styles_beyond_measure_are_refused)
{
    static const struct {
        const char *part, *root, *repeated;
    } floods[] = {
        {"word/numbering.xml", "numbering", "<w:abstractNum><w:lvl w:ilvl=\"0\"/></w:abstractNum>"},
        {"word/numbering.xml", "numbering",
         "<w:num w:numId=\"1\"><w:lvlOverride><w:startOverride/></w:lvlOverride></w:num>"},
        {"word/styles.xml", "styles", "<w:style w:styleId=\"a\"><w:basedOn w:val=\"b\"/></w:style>"},
    };
    for (size_t i = 0; i < sizeof floods / sizeof *floods; i++) {
        struct arena *own = arena_create(&counted_memory, SIZE_MAX);
        struct buffer out = {.arena = own};
        const char *space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
        assert_true(buffer_add_format(&out, "<w:%s xmlns:w=\"%s\">", floods[i].root, space));
        for (int k = 0; k < 20001; k++) {
            assert_true(buffer_add(&out, span_of(floods[i].repeated)));
        }
        assert_true(buffer_add_format(&out, "</w:%s>", floods[i].root));
        const struct docx_part parts[] = {{"word/document.xml", repeat(own, "", "", 0, ""), true},
                                          {floods[i].part, buffer_span(&out), true}};
        assert_fails(own, docx_pack(own, parts, 2), FAILURE_LIMIT, "样式或列表太多，或者列表编号太长");
        arena_destroy(own);
    }
}

TEST(each_allocation_may_fail)
{
    struct arena *own = arena_create(&counted_memory, SIZE_MAX);
    struct span form = docx_form(own);
    char *copy = test_malloc(form.size);
    memcpy(copy, form.data, form.size);
    arena_destroy(own);
    form.data = copy;
    assert_true(each_allocation_fails(read_form, &form) > 3);
    test_free(copy);
}
