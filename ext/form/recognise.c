#include "form/recognise.h"

#include "base/scratch.h"
#include "form/appearance.h"
#include "form/identity/identity.h"
#include "form/office/evidence.h"
#include "form/table/lines.h"
#include "form/narrative/sections.h"

static bool (*const table_readers[FORM_TABLES])(const struct document *, const struct table_rows *, struct arena *,
                                                struct report *, struct failure *) = {
    [TABLE_PROACTIVE_DISCLOSURE] = proactive_disclosure_read,
    [TABLE_REQUESTS] = requests_read,
    [TABLE_REVIEWS] = reviews_read,
    [TABLE_STATISTICS] = statistics_read,
};

/* ---- what a user should know ---- */

/* The first lines that are missing by name, the rest by number. */
static bool describe_lines(const struct report *report, enum form_table table, struct buffer *message)
{
    enum { NAMED = 3 };
    uint32_t missing = 0;
    for (uint32_t i = 0; i < form_line_count; i++) {
        if (form_lines[i].table != table || !report_has_line(report, i) || report->lines[i].times > 0) {
            continue;
        }
        missing++;
        if (missing <= NAMED && !((missing == 1 ? buffer_add_format(message, "%s“%s”缺", form_tables[table].part,
                                                                    form_table_title((enum form_table)table))
                                                : buffer_add(message, SPAN("、"))) &&
                                  buffer_quote(message, span_of(form_lines[i].label)))) {
            return false;
        }
    }
    return missing == 0 || (missing > NAMED ? buffer_add_format(message, "等%u行。", missing)
                                            : buffer_add_format(message, "%u行。", missing));
}

static bool describe_missing(const struct report *report, struct buffer *message)
{
    for (int table = 0; table < FORM_TABLES; table++) {
        if (!report_expects(report, (enum form_table)table)) {
            continue;
        }
        if (report->tables[table].form == FORM_NONE) {
            if (!buffer_add_format(message, "没有找到%s“%s”的表格。", form_tables[table].part,
                                   form_table_title((enum form_table)table))) {
                return false;
            }
            continue;
        }
        if (!describe_lines(report, (enum form_table)table, message)) {
            return false;
        }
    }
    return true;
}

/* The first cell that could not be read and how many there are, of one kind. */
static bool describe_unreadable(const struct report *report, bool unplaced, struct buffer *message)
{
    uint32_t count = 0;
    const struct report_cell *first = NULL;
    const struct form_line *line = NULL;
    for (uint32_t i = 0; i < form_line_count; i++) {
        for (uint32_t k = 0; k < form_lines[i].measure_count; k++) {
            const struct report_cell *cell = &report->lines[i].cells[k];
            if (cell->state == CELL_UNREADABLE && cell->unplaced == unplaced) {
                count++;
                line = first ? line : &form_lines[i];
                first = first ? first : cell;
            }
        }
    }
    struct span place;
    if (!first) {
        return true;
    }
    return place_describe(message->arena, first->place, &place) &&
           buffer_add_format(message,
                             unplaced ? "有%u个单元格分不清印的数字属于哪一列，第一处在"
                                      : "有%u个单元格读不出数字，第一处在",
                             count) &&
           buffer_quote(message, span_of(line->label)) &&
           buffer_add_format(message, unplaced ? "（%.*s），该行印的是" : "（%.*s），印的是", (int)place.size,
                             place.data ? place.data : "") &&
           buffer_quote(message, first->text) && buffer_add(message, SPAN("。"));
}

static bool describe_title(const struct report *report, struct buffer *message)
{
    if (report->agency.size > 0 && report->year > 0) {
        return true;
    }
    return buffer_add(message, report->title.size > 0 ? SPAN("标题里没有机关或年份。")
                                                      : SPAN("没有找到报告的标题，机关和年份不明。"));
}

/* Rows that the form has not, and lines that the text lacks. */
static bool describe_rows(const struct report *report, struct buffer *message)
{
    for (int table = 0; table < FORM_TABLES; table++) {
        const struct report_table *found = &report->tables[table];
        if (found->strangers > 0 &&
            !(buffer_add_format(message, "%s的表有法定格式没有的行", form_tables[table].part) &&
              buffer_quote(message, found->stranger) &&
              (found->strangers == 1 || buffer_add_format(message, "等%u行", found->strangers)) &&
              buffer_add(message, SPAN("，其数字不计入任何一行。")))) {
            return false;
        }
        if (found->deduplicated &&
            !buffer_add_format(message, "%s的文本缺少重复的行，数字属于哪一行不可知。", form_tables[table].part)) {
            return false;
        }
    }
    return true;
}

/* A form that nobody filled in looks as if it had nothing to check. */
static bool describe_blank(const struct report *report, struct buffer *message)
{
    for (uint32_t i = 0; i < form_line_count; i++) {
        for (uint32_t k = 0; k < form_lines[i].measure_count; k++) {
            enum cell_state state = report->lines[i].cells[k].state;
            if (state == CELL_NUMBER || state == CELL_UNREADABLE) {
                return true;
            }
        }
    }
    return buffer_add(message, SPAN("表格是空白的，没有填写任何数字。"));
}

static bool judge(const struct document *document, const struct outline *outline, struct report *report)
{
    struct buffer message = {.arena = document->arena};
    uint32_t tables = 0;
    for (int table = 0; table < FORM_TABLES; table++) {
        tables += report->tables[table].form != FORM_NONE;
    }
    bool done;
    if (tables == 0) {
        report->status = STATUS_UNRECOGNISED;
        done = appearance_describe(document, outline, &message);
    } else {
        done = describe_missing(report, &message);
        report->status = message.size == 0 ? STATUS_COMPLETE : STATUS_PARTIAL;
        done = done && describe_title(report, &message) && office_describe(&report->office, &message) &&
               describe_rows(report, &message) && describe_blank(report, &message) &&
               describe_unreadable(report, true, &message) && describe_unreadable(report, false, &message) &&
               (document->remark.size == 0 ||
                buffer_add_format(&message, "%.*s。", (int)document->remark.size, document->remark.data));
    }
    report->message = buffer_span(&message);
    return done;
}

/* The first row of the body: a heading or a table. */
static uint32_t body_start(const struct document *document, const struct outline *outline)
{
    uint32_t first = (uint32_t)document->row_count;
    for (int i = 0; i < FORM_SECTIONS; i++) {
        first = outline->headings[i].row < first ? outline->headings[i].row : first;
    }
    for (int i = 0; i < FORM_TABLES; i++) {
        if (outline->tables[i].count > 0 && outline->tables[i].rows[0] < first) {
            first = outline->tables[i].rows[0];
        }
    }
    return first;
}

static bool read_table(const struct document *document, const struct outline *outline, enum form_table table,
                       struct report *report, struct failure *failure)
{
    struct arena *scratch = scratch_begin(document->arena, failure);
    return scratch &&
           scratch_end(scratch, table_readers[table](document, &outline->tables[table], scratch, report, failure),
                       failure);
}

bool recognise(struct pattern_cache *patterns, const struct document *document, struct report *report,
               struct failure *failure)
{
    struct outline outline;
    if (!report_create(report, document->arena)) {
        return fail_memory(failure);
    }
    if (!outline_find(document, &outline, failure)) {
        return false;
    }
    for (int table = 0; table < FORM_TABLES; table++) {
        if (!read_table(document, &outline, (enum form_table)table, report, failure)) {
            return false;
        }
        if (form_tables[table].section == 0 && report->tables[table].form == FORM_NONE) {
            outline.tables[table].count = 0; /* a mention of the annex, which bounds nothing */
        }
    }
    uint32_t title_end, body = body_start(document, &outline);
    return identity_read(patterns, document, body, report, &title_end, failure) &&
           sections_read(document, &outline, title_end, report, failure) &&
           office_tell(document, body, report, failure) && period_read(patterns, report, failure) &&
           (judge(document, &outline, report) || fail_memory(failure));
}
