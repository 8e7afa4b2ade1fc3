#include "form/narrative/sections.h"

#include "base/label.h"

/* A page's foot: nothing after it is the report's. */
static const char *const page_foot[] = {
    "版权所有", "网站标识码",   "ICP备",    "网站地图",   "上一篇",     "下一篇", "打印本页",  "关闭窗口",
    "关闭本页", "扫一扫在手机", "公网安备", "主办单位：", "承办单位：", "分享到", "Copyright",
};

static bool is_page_foot(struct span text)
{
    return text.size <= 300 && !span_contains(text, SPAN("。")) && span_contains_any(text, ANY(page_foot));
}

static bool ends_sentence(struct span text)
{
    static const char *const stops[] = {"。", "！", "？", "；", "：", ".", ";", ":", "!", "?", "”"};
    return span_ends_any(text, ANY(stops));
}

/* （一）, 1., 一、: what begins a paragraph */
static bool starts_item(struct span text)
{
    if (text.size == 0) {
        return false;
    }
    struct number number;
    struct span rest = text;
    uint32_t c = utf8_next(&rest);
    if (c == 0xFF08 || c == '(') {
        return number_read_phrase(rest, &number) > 0;
    }
    size_t taken = number_read_phrase(text, &number);
    rest = span_from(text, taken);
    return taken > 0 &&
           (span_starts(rest, SPAN("、")) || span_starts(rest, SPAN(".")) || span_starts(rest, SPAN("．")));
}

/* Whether a printed line goes on with the sentence of the one before. */
static bool continues(const struct row *before, const struct row *row, struct span text)
{
    if (!before || before->paragraph || row->paragraph || row->kind == ROW_GRID || before->kind == ROW_GRID) {
        return false;
    }
    if (starts_item(text) && (row->gap_above || ends_sentence(before->text) || starts_item(before->text))) {
        return false;
    }
    if (row->indent >= before->indent + 2 && !row->page_start) {
        return false; /* the first line of a paragraph stands in */
    }
    bool heading = starts_item(before->text) && utf8_length(before->text) < 24 && !ends_sentence(before->text);
    return !heading && (!ends_sentence(before->text) || row->kind == ROW_ALIGNED);
}

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static bool add_text(struct buffer *buffer, struct span text, bool joined)
{
    if (buffer->size > 0 && !joined) {
        buffer_add(buffer, SPAN("\n"));
    } else if (buffer->size > 0 && is_letter(buffer->data[buffer->size - 1]) && is_letter(text.data[0])) {
        buffer_add(buffer, SPAN(" "));
    }
    return buffer_add(buffer, text);
}

/* One paragraph alone is shown where it stands; more are joined in the arena. */
static bool read_text(const struct document *document, const struct outline *outline, uint32_t from, uint32_t to,
                      struct span first, struct span *text)
{
    bool last = to == outline->end; /* what stands below the last section may be the page's foot */
    struct buffer buffer = {.arena = document->arena};
    const struct row *before = NULL;
    if (first.size > 0 && !buffer_add(&buffer, first)) {
        return false;
    }
    for (uint32_t i = from; i < to; i++) {
        const struct row *row = &document->rows[i];
        struct span here = row_lone_text(row);
        if (here.size == 0 || outline->in_table[i] || outline->page_number[i]) {
            before = outline->in_table[i] ? NULL : before;
            continue;
        }
        if (last && is_page_foot(here)) {
            break;
        }
        if (!add_text(&buffer, here, continues(before, row, here))) {
            return false;
        }
        before = row;
    }
    *text = buffer_span(&buffer);
    return true;
}

static void mark_tables(const struct report *report, struct outline *outline)
{
    for (int table = 0; table < FORM_TABLES; table++) {
        for (uint32_t i = report->tables[table].first_row; i < report->tables[table].last_row; i++) {
            outline->in_table[i] = true;
        }
    }
}

bool sections_read(const struct document *document, const struct outline *outline_in, uint32_t start,
                   struct report *report, struct failure *failure)
{
    struct outline outline = *outline_in;
    uint32_t order[FORM_SECTIONS + 1];
    uint32_t count = 0;
    mark_tables(report, &outline);
    for (uint32_t i = 0; i < FORM_SECTIONS; i++) {
        if (outline.headings[i].row < outline.end) {
            order[count++] = i; /* the outline's headings rise with their sections */
        }
    }
    uint32_t first = count > 0 ? outline.headings[order[0]].row : outline.end;
    struct section *section = &report->sections[0];
    if (!read_text(document, &outline, start < first ? start : first, first, (struct span){NULL, 0}, &section->text)) {
        return fail_memory(failure);
    }
    if (section->text.size > 0) {
        section->times = 1;
        section->place = document->rows[start < document->row_count ? start : 0].place;
        report->section_count = 1;
    }
    for (uint32_t i = 0; i < count; i++) {
        const struct heading *heading = &outline.headings[order[i]];
        uint32_t end = i + 1 < count ? outline.headings[order[i + 1]].row : outline.end;
        section = &report->sections[report->section_count++];
        *section = (struct section){.ordinal = order[i] + 1,
                                    .heading = heading->text,
                                    .times = heading->times,
                                    .place = document->rows[heading->row].place};
        if (!read_text(document, &outline, heading->row + 1, end, heading->rest, &section->text)) {
            return fail_memory(failure);
        }
    }
    return true;
}
