#include "docx_builder.h"

#include "support.h"

#include <zip.h>

#include "base/limits.h"
#include "form/form.h"
#include "read/docx/docx.h"

const char docx_head[] = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
                         "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\""
                         " xmlns:m=\"http://schemas.openxmlformats.org/officeDocument/2006/math\""
                         " xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\""
                         " xmlns:wps=\"http://schemas.microsoft.com/office/word/2010/wordprocessingShape\""
                         " xmlns:v=\"urn:schemas-microsoft-com:vml\""
                         " xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\"><w:body>";
const char docx_tail[] = "<w:sectPr><w:pgSz w:w=\"11906\" w:h=\"16838\"/></w:sectPr></w:body></w:document>";

#define WORD_NAMESPACE "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\""
#define OFFICE "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"

static const char package_relationships[] =
    "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
    "<Relationship Id=\"rId1\" Type=\"" OFFICE "officeDocument\" Target=\"word/document.xml\"/></Relationships>";

const struct docx_part docx_package = {"_rels/.rels", {package_relationships, sizeof package_relationships - 1}, false};

/* ---- ZIP --------------------------------------------------------------------------------------------------------- */

struct span docx_pack(struct arena *arena, const struct docx_part *parts, size_t count)
{
    zip_source_t *target = zip_source_buffer_create(NULL, 0, 0, NULL);
    assert_non_null(target);
    zip_t *archive = zip_open_from_source(target, ZIP_CREATE | ZIP_TRUNCATE, NULL);
    assert_non_null(archive);
    zip_source_keep(target);
    for (size_t i = 0; i < count; i++) {
        zip_source_t *content = zip_source_buffer(archive, parts[i].content.data, parts[i].content.size, 0);
        assert_non_null(content);
        zip_int64_t index = zip_file_add(archive, parts[i].name, content, ZIP_FL_ENC_UTF_8);
        assert_true(index >= 0);
        zip_int32_t method = parts[i].stored ? ZIP_CM_STORE : ZIP_CM_DEFLATE;
        assert_int_equal(zip_set_file_compression(archive, (zip_uint64_t)index, method, 0), 0);
    }
    assert_int_equal(zip_close(archive), 0);

    zip_stat_t stat;
    assert_int_equal(zip_source_stat(target, &stat), 0);
    assert_int_equal(zip_source_open(target), 0);
    char *bytes = arena_allocate(arena, (size_t)stat.size);
    assert_non_null(bytes);
    assert_int_equal(zip_source_read(target, bytes, stat.size), (zip_int64_t)stat.size);
    zip_source_close(target);
    zip_source_free(target);
    return (struct span){bytes, (size_t)stat.size};
}

static struct span wrap(struct arena *arena, const char *head, const char *content, const char *tail)
{
    struct buffer buffer = {.arena = arena};
    assert_true(buffer_add(&buffer, span_of(head)) && buffer_add(&buffer, span_of(content)) &&
                buffer_add(&buffer, span_of(tail)));
    return buffer_span(&buffer);
}

struct span docx_make(struct arena *arena, const char *body, const char *styles, const char *numbering)
{
    struct docx_part parts[4] = {
        docx_package,
        {"word/document.xml", wrap(arena, docx_head, body, docx_tail), false},
    };
    size_t count = 2;
    if (styles) {
        parts[count++] = (struct docx_part){"word/styles.xml",
                                            wrap(arena, "<w:styles " WORD_NAMESPACE ">", styles, "</w:styles>"), false};
    }
    if (numbering) {
        parts[count++] = (struct docx_part){
            "word/numbering.xml", wrap(arena, "<w:numbering " WORD_NAMESPACE ">", numbering, "</w:numbering>"), false};
    }
    return docx_pack(arena, parts, count);
}

/* ---- The form of 2021 -------------------------------------------------------------------------------------------- */

enum { FIGURES_PER_LINE = 10 };

uint32_t docx_figure(uint32_t line, uint32_t measure)
{
    return 1000 + line * FIGURES_PER_LINE + measure;
}

static void paragraph(struct buffer *out, const char *text)
{
    assert_true(buffer_add_format(out, "<w:p><w:r><w:t>%s</w:t></w:r></w:p>", text));
}

/* `merge`: "", "<w:vMerge w:val=\"restart\"/>" or "<w:vMerge/>". */
static void cell(struct buffer *out, uint32_t span, const char *merge, const char *text)
{
    assert_true(buffer_add_format(out, "<w:tc><w:tcPr><w:gridSpan w:val=\"%u\"/>%s</w:tcPr>", span, merge));
    paragraph(out, text);
    assert_true(buffer_add(out, SPAN("</w:tc>")));
}

static const char start[] = "<w:vMerge w:val=\"restart\"/>";
static const char more[] = "<w:vMerge/>";

/* Figures as Word cuts them: the last digit in a run of its own. */
static void figure_cells(struct buffer *out, uint32_t line, uint32_t first, uint32_t count, uint32_t span)
{
    for (uint32_t i = first; i < first + count; i++) {
        uint32_t figure = docx_figure(line, i);
        assert_true(buffer_add_format(out,
                                      "<w:tc><w:tcPr><w:gridSpan w:val=\"%u\"/></w:tcPr><w:p><w:r><w:t>%u</w:t></w:r>"
                                      "<w:r><w:t>%u</w:t></w:r></w:p></w:tc>",
                                      span, figure / 10, figure % 10));
    }
}

static void row(struct buffer *out, bool begin)
{
    assert_true(buffer_add(out, begin ? SPAN("<w:tr>") : SPAN("</w:tr>")));
}

static void proactive_table(struct buffer *out)
{
    int clause = 0;
    const char *const clauses[] = {[1] = "一", [5] = "五", [6] = "六", [8] = "八"};
    assert_true(buffer_add(out, SPAN("<w:tbl>")));
    for (uint32_t i = 0; i < form_line_count; i++) {
        const struct form_line *line = &form_lines[i];
        if (line->table != TABLE_PROACTIVE_DISCLOSURE || !(line->forms & FORM_2021)) {
            continue;
        }
        uint32_t span = 3 / line->measure_count;
        if (line->clause != clause) {
            clause = line->clause;
            char title[64];
            snprintf(title, sizeof title, "第二十条第（%s）项", clauses[clause]);
            row(out, true);
            cell(out, 4, "", title);
            row(out, false);
            row(out, true);
            cell(out, 1, "", "信息内容");
            for (uint32_t j = 0; j < line->measure_count; j++) {
                cell(out, span, "", line->measures[j].label);
            }
            row(out, false);
        }
        row(out, true);
        cell(out, 1, "", line->label);
        figure_cells(out, i, 0, line->measure_count, span);
        row(out, false);
    }
    assert_true(buffer_add(out, SPAN("</w:tbl>")));
}

/* The group that a line's label stands in, NULL for a label that fills both columns. */
static const char *group_of(const struct form_line *line)
{
    const char *const groups[] = {"（三）不予公开", "（四）无法提供", "（五）不予处理", "（六）其他处理"};
    bool grouped = strlen(line->line) == 5;
    return grouped ? groups[line->line[2] - '3'] : NULL;
}

static void requests_head(struct buffer *out, const struct form_line *line)
{
    row(out, true);
    cell(out, 3, start, "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）");
    cell(out, 7, "", "申请人情况");
    row(out, false);
    row(out, true);
    cell(out, 3, more, "");
    cell(out, 1, start, "自然人");
    cell(out, 5, "", "法人或其他组织");
    cell(out, 1, start, "总计");
    row(out, false);
    row(out, true);
    cell(out, 3, more, "");
    cell(out, 1, more, "");
    for (uint32_t i = 1; i < 6; i++) {
        cell(out, 1, "", line->measures[i].label);
    }
    cell(out, 1, more, "");
    row(out, false);
}

static void requests_table(struct buffer *out)
{
    const char *group = NULL;
    bool head = false, results = false;
    assert_true(buffer_add(out, SPAN("<w:tbl>")));
    for (uint32_t i = 0; i < form_line_count; i++) {
        const struct form_line *line = &form_lines[i];
        if (line->table != TABLE_REQUESTS || !(line->forms & FORM_2021)) {
            continue;
        }
        if (!head) {
            requests_head(out, line);
            head = true;
        }
        row(out, true);
        if (line->line[0] != '3') {
            cell(out, 3, "", line->label);
        } else {
            cell(out, 1, results ? more : start, results ? "" : "三、本年度办理结果");
            results = true;
            const char *own = group_of(line);
            if (own) {
                bool same = group && strcmp(own, group) == 0;
                cell(out, 1, same ? more : start, same ? "" : own);
            }
            cell(out, own ? 1 : 2, "", line->label);
            group = own;
        }
        figure_cells(out, i, 0, FORM_MEASURES, 1);
        row(out, false);
    }
    assert_true(buffer_add(out, SPAN("</w:tbl>")));
}

static void reviews_table(struct buffer *out)
{
    const char *const routes[] = {"reconsideration", "direct_litigation", "litigation_after_reconsideration"};
    uint32_t lines[3];
    for (int i = 0; i < 3; i++) {
        lines[i] = form_find_line(TABLE_REVIEWS, FORM_2021, routes[i]);
    }
    const struct form_line *line = &form_lines[lines[0]];
    assert_true(buffer_add(out, SPAN("<w:tbl>")));
    row(out, true);
    cell(out, 5, "", "行政复议");
    cell(out, 10, "", "行政诉讼");
    row(out, false);
    row(out, true);
    for (uint32_t i = 0; i < 5; i++) {
        cell(out, 1, start, line->measures[i].label);
    }
    cell(out, 5, "", form_lines[lines[1]].label);
    cell(out, 5, "", form_lines[lines[2]].label);
    row(out, false);
    row(out, true);
    for (uint32_t i = 0; i < 15; i++) {
        cell(out, 1, i < 5 ? more : "", i < 5 ? "" : line->measures[i % 5].label);
    }
    row(out, false);
    row(out, true);
    for (int i = 0; i < 3; i++) {
        figure_cells(out, lines[i], 0, 5, 1);
    }
    row(out, false);
    assert_true(buffer_add(out, SPAN("</w:tbl>")));
}

struct span docx_form(struct arena *arena)
{
    struct buffer out = {.arena = arena};
    paragraph(&out, "东坪县人民政府2022年政府信息公开工作年度报告");
    paragraph(&out, "一、总体情况");
    paragraph(&out, "本年各项工作有序开展。");
    paragraph(&out, "二、主动公开政府信息情况");
    proactive_table(&out);
    paragraph(&out, "三、收到和处理政府信息公开申请情况");
    requests_table(&out);
    paragraph(&out, "四、政府信息公开行政复议、行政诉讼情况");
    reviews_table(&out);
    paragraph(&out, "五、存在的主要问题及改进情况");
    paragraph(&out, "公开的时效仍需提高。");
    paragraph(&out, "六、其他需要报告的事项");
    paragraph(&out, "本年未收取信息处理费。");
    assert_true(buffer_add(&out, (struct span){"", 1}));
    return docx_make(arena, out.data, NULL, NULL);
}

/* ---- Rows -------------------------------------------------------------------------------------------------------- */

static void add_cell(struct buffer *out, const struct cell *one)
{
    assert_true(buffer_add_format(out, "|%.0f-%.0f", one->left, one->right));
    if (one->rows > 1) {
        assert_true(buffer_add_format(out, "x%u", one->rows));
    }
    if (one->text.size > 0) {
        assert_true(buffer_add(out, SPAN(" ")));
    }
    for (size_t i = 0; i < one->text.size; i++) {
        char c = one->text.data[i] == '\n' ? '/' : one->text.data[i];
        assert_true(buffer_add(out, (struct span){&c, 1}));
    }
}

struct span docx_rows(struct arena *arena, const struct document *document)
{
    struct buffer out = {.arena = arena};
    for (size_t i = 0; i < document->row_count; i++) {
        const struct row *one = &document->rows[i];
        if (one->kind != ROW_GRID) {
            assert_true(buffer_add(&out, one->text) && buffer_add(&out, SPAN("\n")));
            continue;
        }
        for (uint32_t j = 0; j < one->cell_count; j++) {
            add_cell(&out, &one->cells[j]);
        }
        assert_true(buffer_add(&out, SPAN("|\n")));
    }
    return buffer_span(&out);
}

void docx_check_bytes(struct arena *arena, struct span bytes, const char *expected, const char *file, int line)
{
    struct document document = {.arena = arena};
    struct failure failure = no_failure();
    assert_true(docx_sniff(bytes));
    if (!docx_read(bytes, &document, &failure)) {
        print_error("%s:%d: %s at %s %u\n", file, line, failure.cause, failure.unit ? failure.unit : "",
                    (unsigned)failure.position);
        _fail(file, line);
    }
    assert_span_at(docx_rows(arena, &document), span_of(expected), file, line);
}

void docx_check(const char *body, const char *styles, const char *numbering, const char *expected, const char *file,
                int line)
{
    struct arena *arena = arena_create(&counted_memory, LIMIT_ARENA_BYTES);
    assert_non_null(arena);
    docx_check_bytes(arena, docx_make(arena, body, styles, numbering), expected, file, line);
    arena_destroy(arena);
}
