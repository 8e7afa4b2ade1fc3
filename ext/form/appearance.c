#include "form/appearance.h"

#include "form/table/label.h"

/* ---- what the text is made of ------------------------------------------------------------------------------------ */

struct makeup {
    size_t characters, ideographs; /* without white space */
    size_t foreign;                /* that no report holds: private use, controls, letters of other scripts */
    uint32_t titles;               /* 政府信息公开工作年度报告 */
    uint32_t lines;                /* of the form whose labels are printed on their own */
    uint32_t glued;                /* labels with digits right behind them */
    uint32_t figures;              /* cells of tables, and lines, that hold nothing but a number */
};

static bool is_foreign(uint32_t c)
{
    bool control = c < 0x20 && !is_space(c);
    bool private_use = (c >= 0xE000 && c <= 0xF8FF) || c >= 0xF0000;
    bool letter = c >= 0xC0 && c <= 0x2AF; /* what codes become without their table */
    return control || private_use || letter || c == 0xFFFD;
}

static void add_text(struct makeup *makeup, struct span text)
{
    makeup->titles += span_contains(text, SPAN("政府信息公开工作年度报告"));
    while (text.size > 0) {
        uint32_t c = utf8_next(&text);
        makeup->characters += !is_space(c);
        makeup->ideographs += is_ideograph(c);
        makeup->foreign += is_foreign(c);
    }
}

/* 规章000: a label of the form, and digits behind it without a space. */
static bool is_glued(struct span text)
{
    size_t digits = 0;
    while (digits < text.size && text.data[text.size - 1 - digits] >= '0' && text.data[text.size - 1 - digits] <= '9') {
        digits++;
    }
    struct span rest = {text.data, text.size - digits}, last = rest;
    while (last.size > 3) {
        utf8_next(&last);
    }
    return digits > 0 && last.size == 3 && is_ideograph(utf8_next(&last));
}

/* The label's own words, perhaps behind its number: 一, 三. */
static bool ends_with_key(const struct label *label, struct span key)
{
    enum { NUMBER = 3 /* bytes */ };
    struct span text = label_span(label);
    return key.size > 0 && text.size <= key.size + NUMBER && span_ends(text, key);
}

static void add_label(struct makeup *makeup, struct span text)
{
    struct label label;
    label_of(&label, text);
    for (uint32_t i = 0; i < form_line_count && label.size > 0 && label.whole; i++) {
        if (ends_with_key(&label, span_of(form_lines[i].key))) {
            makeup->lines++;
            makeup->glued += is_glued(text);
            return;
        }
    }
}

static struct makeup find_makeup(const struct document *document)
{
    struct makeup makeup = {0};
    for (size_t i = 0; i < document->row_count; i++) {
        const struct row *row = &document->rows[i];
        struct number number;
        makeup.figures += number_read_any(row_lone_text(row), &number) == READING_NUMBER;
        if (row->kind != ROW_GRID) {
            add_text(&makeup, row->text);
            add_label(&makeup, row->text);
        }
        for (uint32_t c = 0; c < row->cell_count && row->kind == ROW_GRID; c++) {
            add_text(&makeup, row->cells[c].text);
            add_label(&makeup, row->cells[c].text);
            makeup.figures += number_read_any(row->cells[c].text, &number) == READING_NUMBER;
        }
    }
    return makeup;
}

/* ---- pages in place of the report -------------------------------------------------------------------------------- */

/* What servers and sites say of a page that is not there. */
static bool says_error(struct span text)
{
    static const char *const words[] = {
        "页面不存在",   "页面未找到",   "找不到页面",        "找不到该页",     "无法找到",      "页面已删除",
        "页面已被删除", "页面丢失",     "访问的页面",        "不存在或已",     "404 Not Found", "404 - ",
        "404错误",      "404 错误",     "HTTP 404",          "404 not found",  "403 Forbidden", "502 Bad",
        "503 Service",  "500 Internal", "The requested URL", "Page Not Found", "Page not found"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        if (span_contains(text, span_of(words[i]))) {
            return true;
        }
    }
    return span_equal(span_trim(text), SPAN("404"));
}

/* The words of a short page that say it is none. */
static struct span find_error(const struct document *document)
{
    if (says_error(document->title)) {
        return document->title;
    }
    for (size_t i = 0; i < document->row_count; i++) {
        const struct row *row = &document->rows[i];
        struct span text = row_lone_text(row);
        if (says_error(text)) {
            return text;
        }
    }
    return (struct span){NULL, 0};
}

static bool has_unreadable_characters(const struct document *document, const struct makeup *makeup)
{
    enum { SOME = 40, MANY = 200 };
    bool foreign = makeup->foreign >= SOME && makeup->foreign * 2 > makeup->ideographs;
    /* Fonts that tell no characters give others: a page of letters where Chinese is printed. */
    bool pages = document->page_count > 0 && makeup->characters >= MANY && makeup->ideographs * 20 < makeup->characters;
    return foreign || pages;
}

/* ---- wording ----------------------------------------------------------------------------------------------------- */

static bool describe_page(const struct document *document, const struct makeup *makeup, struct buffer *message,
                          bool *described)
{
    enum { SHORT_PAGE = 600 }; /* characters */
    struct span error = makeup->characters < SHORT_PAGE ? find_error(document) : (struct span){NULL, 0};
    bool page = document->link_count > 0 || document->title.size > 0;
    *described = true;
    if (error.size > 0) {
        return buffer_add(message, SPAN("这是网站的出错页面，不是报告：页面写着")) && buffer_quote(message, error) &&
               buffer_add(message, SPAN("。"));
    }
    if (document->attachment.size > 0 && makeup->ideographs < 2000) {
        return buffer_add_format(message, "页面本身没有报告的表格，报告在它链接的文件里：%.*s。",
                                 (int)document->attachment.size, document->attachment.data);
    }
    if (makeup->titles >= 4 && document->link_count >= 4) {
        return buffer_add(message, SPAN("这是一页报告目录，列出多份年度报告的链接，本身不是报告。"));
    }
    if (makeup->ideographs < 50 && page) {
        return buffer_add(message, SPAN("页面是空壳：没有正文，内容可能要由脚本另行载入。"));
    }
    *described = false;
    return true;
}

bool appearance_describe(const struct document *document, const struct outline *outline, struct buffer *message)
{
    enum { FEW_LABELS = 4, FEW_GLUED = 2 };
    struct makeup makeup = find_makeup(document);
    if (outline->old_statistics) {
        return buffer_add(message,
                          SPAN("这是2019年以前的报告，所附的是“政府信息公开情况统计表”，没有法定格式的三张表。"));
    }
    if (document->remark.size > 0) {
        return buffer_add_format(message, "没有找到法定的三张表：%.*s。", (int)document->remark.size,
                                 document->remark.data);
    }
    if (has_unreadable_characters(document, &makeup)) {
        return buffer_add(message, SPAN("文字无法读出：字体没有给出对应的字符，或者编码有误，需要文字识别（OCR）。"));
    }
    bool described;
    if (!describe_page(document, &makeup, message, &described) || described) {
        return described;
    }
    if (makeup.glued >= FEW_GLUED) {
        return buffer_add(message, SPAN("表格的单元格粘连在一起，分不清各栏的数字。"));
    }
    if (makeup.lines >= FEW_LABELS && makeup.figures == 0) {
        return buffer_add(message, SPAN("法定表格的栏目都在，但没有一个数字：表格没有填写，或者数字在转存时丢失了。"));
    }
    return buffer_add(message, SPAN("没有找到法定格式的三张表。"));
}
