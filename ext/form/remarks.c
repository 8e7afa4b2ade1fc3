#include "form/remarks.h"

#include "base/label.h"
#include "form/wording.h"

/* ---- a document without a statutory table: what the text is made of ---- */

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
    struct label_room room;
    const struct label *label = label_of(&room, text);
    for (uint32_t i = 0; i < form_line_count && label->size > 0 && label->whole; i++) {
        if (ends_with_key(label, span_of(form_lines[i].key))) {
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
            makeup.figures += cell_reading(&row->cells[c]) == READING_NUMBER;
        }
    }
    return makeup;
}

/* ---- pages in place of the report ---- */

/* What servers and sites say of a page that is not there. */
static bool says_error(struct span text)
{
    static const char *const words[] = {
        "页面不存在",   "页面未找到",   "找不到页面",        "找不到该页",     "无法找到",      "页面已删除",
        "页面已被删除", "页面丢失",     "访问的页面",        "不存在或已",     "404 Not Found", "404 - ",
        "404错误",      "404 错误",     "HTTP 404",          "404 not found",  "403 Forbidden", "502 Bad",
        "503 Service",  "500 Internal", "The requested URL", "Page Not Found", "Page not found"};
    return span_contains_any(text, ANY(words)) || span_equal(span_trim(text), SPAN("404"));
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

/* The page that stands in place of the report; NULL: it seems to be none. */
static const char *name_page(const struct document *document, const struct makeup *makeup)
{
    if (document->attachment.size > 0 && makeup->ideographs < 2000) {
        return "页面本身没有报告的表格，报告在它链接的文件里：{}。";
    }
    if (makeup->titles >= 4 && document->link_count >= 4) {
        return "这是一页报告目录，列出多份年度报告的链接，本身不是报告。";
    }
    if (makeup->ideographs < 50 && (document->link_count > 0 || document->title.size > 0)) {
        return "页面是空壳：没有正文，内容可能要由脚本另行载入。";
    }
    return NULL;
}

/* What a document without a statutory table seems to be. */
static void describe_appearance(const struct document *document, const struct outline *outline, struct buffer *message)
{
    enum { FEW_LABELS = 4, FEW_GLUED = 2, SHORT_PAGE = 600 /* characters */ };
    struct makeup makeup = find_makeup(document);
    struct span error = makeup.characters < SHORT_PAGE ? find_error(document) : SPAN("");
    const char *page = name_page(document, &makeup);
    if (outline->old_statistics) {
        SAY(message, "这是2019年以前的报告，所附的是“政府信息公开情况统计表”，没有法定格式的三张表。");
    } else if (document->remark.size > 0) {
        SAY(message, "没有找到法定的三张表：{}。", document->remark);
    } else if (has_unreadable_characters(document, &makeup)) {
        SAY(message, document->page_count > 0
                         ? "文字无法读出：字体没有给出对应的字符，或者编码有误，需要文字识别（OCR）。"
                         : "文字无法读出：文件的编码不在所读的几种之内，或者已经损坏，请转换为UTF-8再读。");
    } else if (error.size > 0) {
        SAY(message, "这是网站的出错页面，不是报告：页面写着{}。", quoted(error));
    } else if (page) {
        SAY(message, page, document->attachment);
    } else if (makeup.glued >= FEW_GLUED) {
        SAY(message, "表格的单元格粘连在一起，分不清各栏的数字。");
    } else if (makeup.lines >= FEW_LABELS && makeup.figures == 0) {
        SAY(message, "法定表格的栏目都在，但没有一个数字：表格没有填写，或者数字在转存时丢失了。");
    } else {
        SAY(message, "没有找到法定格式的三张表。");
    }
}

/* ---- a report ---- */

/* The first lines that are missing by name, the rest by number. */
static void describe_lines(const struct report *report, enum form_table table, struct buffer *message)
{
    enum { NAMED = 3 };
    uint32_t missing = 0, last = UINT32_MAX;
    bool cut = false; /* all that is missing stands behind the last line, and no table behind that */
    for (uint32_t i = form_ranges[table].first; i < form_ranges[table].end; i++) {
        if (!report_has_line(report, i)) {
            continue;
        }
        if (report->lines[i].times > 0) {
            last = i;
            cut = false;
            continue;
        }
        cut |= missing == 0;
        if (++missing == 1) {
            SAY(message, "{}“{}”缺", form_tables[table].part, form_table_title(table));
        }
        if (missing <= NAMED) {
            SAY(message, missing == 1 ? "{}" : "、{}", quoted(span_of(form_lines[i].label)));
        }
    }
    if (missing > 0) {
        SAY(message, missing > NAMED ? "等{}行" : "{}行", missing);
    }
    for (uint32_t later = (uint32_t)table + 1; later < FORM_TABLES; later++) {
        cut = cut && report->tables[later].form == FORM_NONE;
    }
    if (missing > 1 && cut && last != UINT32_MAX) {
        SAY(message, "，表格到{}为止，可能被截断", quoted(span_of(form_lines[last].label)));
    }
    SAY(message, missing > 0 ? "。" : "");
}

static void describe_columns(const struct report *report, enum form_table table, struct buffer *message)
{
    uint32_t missing = 0;
    for (uint32_t i = 0; i < form_line_count; i++) {
        for (uint32_t m = 0; m < form_lines[i].measure_count && form_lines[i].table == table; m++) {
            if (report_lacks_column(report, i, m)) {
                SAY(message, missing++ == 0 ? "{}“{}”缺" : "、", form_tables[table].part, form_table_title(table));
                SAY(message, "{}", quoted(span_of(form_lines[i].measures[m].label)));
            }
        }
    }
    SAY(message, missing == 0 ? "" : missing == 1 ? "一列。" : "{}列。", missing);
}

static void describe_missing(const struct report *report, struct buffer *message)
{
    for (int i = 0; i < FORM_TABLES; i++) {
        enum form_table table = (enum form_table)i;
        if (report_expects(report, table) && report->tables[table].form == FORM_NONE) {
            SAY(message, "没有找到{}“{}”的表格。", form_tables[table].part, form_table_title(table));
        } else if (report_expects(report, table)) {
            describe_lines(report, table, message);
            describe_columns(report, table, message);
        }
    }
}

static void describe_title(const struct report *report, struct buffer *message)
{
    if (report->title.size == 0 && (report->agency.size == 0 || report->year == 0)) {
        SAY(message, "没有找到报告的标题，机关和年份不明。");
    } else if (report->agency.size == 0 || report->year == 0) {
        SAY(message, "标题里没有机关或年份。");
    }
}

static void describe_office(const struct office *office, struct buffer *message)
{
    size_t count = office->locality.candidate_count;
    for (size_t i = 0; i < count; i++) {
        struct span name = SPAN("");
        message->failed |= !division_full_name(message->arena, office->locality.candidates[i], &name);
        SAY(message, i == 0 ? "机关的名称分不清是哪里的，可能是{}" : "、{}", name);
    }
    if (count > 0) {
        SAY(message, "。");
    }
}

/* Rows that the form has not, and lines that the text lacks. */
static void describe_rows(const struct report *report, struct buffer *message)
{
    for (int table = 0; table < FORM_TABLES; table++) {
        const struct report_table *found = &report->tables[table];
        const char *part = form_tables[table].part;
        if (found->strangers > 0) {
            SAY(message,
                found->strangers == 1 ? "{}的表有法定格式没有的行{}，其数字不计入任何一行。"
                                      : "{}的表有法定格式没有的行{}等{}行，其数字不计入任何一行。",
                part, quoted(found->stranger), found->strangers);
        }
        for (uint32_t i = form_ranges[table].first, repeated = 0; i < form_ranges[table].end && repeated == 0; i++) {
            repeated = report->lines[i].times > found->times;
            if (repeated) {
                SAY(message, "{}的表里{}出现不止一次，只取第一次。", part, &form_lines[i]);
            }
        }
        if (found->deduplicated) {
            SAY(message, "{}的文本缺少重复的行，数字属于哪一行不可知。", part);
        }
    }
}

/* The cells of one kind: how many, and the first. */
struct kind_of_cell {
    uint32_t count;
    const struct form_line *line;
    const struct report_cell *first;
};

static void count_cell(struct kind_of_cell *kind, const struct form_line *line, const struct report_cell *cell)
{
    if (kind->count++ == 0) {
        kind->line = line;
        kind->first = cell;
    }
}

static void describe_cells(const struct report *report, struct buffer *message)
{
    struct kind_of_cell numbers = {0}, unplaced = {0}, unread = {0};
    for (uint32_t i = 0; i < form_line_count; i++) {
        for (uint32_t k = 0; k < form_lines[i].measure_count; k++) {
            const struct report_cell *cell = &report->lines[i].cells[k];
            if (cell->state == CELL_NUMBER || cell->state == CELL_UNREADABLE) {
                count_cell(cell->state == CELL_NUMBER ? &numbers
                           : cell->unplaced           ? &unplaced
                                                      : &unread,
                           &form_lines[i], cell);
            }
        }
    }
    /* A form that nobody filled in looks as if it had nothing to check. */
    if (numbers.count + unplaced.count + unread.count == 0) {
        SAY(message, "表格是空白的，没有填写任何数字。");
    }
    if (unplaced.count > 0) {
        SAY(message,
            place_is_known(unplaced.first->place)
                ? "有{}个单元格分不清印的数字属于哪一列，第一处在{}（{}），该行印的是{}。"
                : "有{}个单元格分不清印的数字属于哪一列，第一处在{}{}，该行印的是{}。",
            unplaced.count, quoted(span_of(unplaced.line->label)), unplaced.first->place, quoted(unplaced.first->text));
    }
    if (unread.count > 0) {
        SAY(message,
            place_is_known(unread.first->place) ? "有{}个单元格读不出数字，第一处在{}（{}），印的是{}。"
                                                : "有{}个单元格读不出数字，第一处在{}{}，印的是{}。",
            unread.count, quoted(span_of(unread.line->label)), unread.first->place, quoted(unread.first->text));
    }
}

bool remarks_write(const struct document *document, const struct outline *outline, struct report *report)
{
    struct buffer message = {.arena = document->arena};
    bool recognised = false;
    for (int table = 0; table < FORM_TABLES; table++) {
        recognised = recognised || report->tables[table].form != FORM_NONE;
    }
    if (!recognised) {
        report->status = STATUS_UNRECOGNISED;
        describe_appearance(document, outline, &message);
        return buffer_end(&message, &report->message);
    }
    describe_missing(report, &message);
    report->status = message.size == 0 ? STATUS_COMPLETE : STATUS_PARTIAL;
    describe_title(report, &message);
    if (place_is_known(report->another)) {
        SAY(&message, "文件里有不止一份报告，只取第一份，另一份的标题在{}。", report->another);
    }
    describe_office(&report->office, &message);
    describe_rows(report, &message);
    describe_cells(report, &message);
    if (document->remark.size > 0) {
        SAY(&message, "{}。", document->remark);
    }
    return buffer_end(&message, &report->message);
}
