#include "read/html/html.h"

#include "base/scratch.h"
#include "read/html/archive.h"
#include "read/html/embedded.h"
#include "read/html/page.h"
#include "read/html/sniff.h"
#include "read/html/word.h"
#include "read/text/text.h"

enum { NARRATIVE = 300 }; /* bytes of a paragraph: no link, heading or note of a page is as long */

/* A page that keeps its report elsewhere shows but a few cells, in navigation or an index table. */
static bool outweighs(uint32_t kept_cells, uint32_t shown_cells)
{
    return kept_cells > 2 * (uint64_t)shown_cells;
}

/* Empties the document, to read the page anew. */
static void forget(struct html_page *page)
{
    struct document *document = page->document;
    document->row_count = document->cell_count = 0;
    document->table_count = document->link_count = 0;
    page->shown_cells = page->hidden_cells = page->pictures = 0;
    page->fragments.count = page->lines.size = 0;
}

enum { MOST_COVERS = 4 }; /* hidden elements around each other that are lifted from a report */

/* Scripts bring into view what styles hide: where most tables are hidden, those are the report. */
static bool read_hidden(struct html_page *page, struct span input, struct failure *failure)
{
    for (int i = 0; i < MOST_COVERS && outweighs(page->hidden_cells, page->shown_cells); i++) {
        forget(page);
        if (!html_page_read(page, input, failure)) {
            return false;
        }
    }
    return true;
}

/* Reads strings with tables, where they are clearly the report and not beside it. */
static bool read_strings(struct html_page *page, const struct html_string_list *strings, struct failure *failure)
{
    if (!outweighs(strings->most_cells, page->shown_cells)) {
        return true;
    }
    for (size_t i = 0; i < strings->count; i++) {
        page->typed = html_is_typed(strings->items[i].markup);
        page->hidden.count = 0; /* they stand in other markup, and styles are those of another page */
        page->sheet = (struct html_sheet){0};
        page->sheet_read = false;
        if (!html_page_read(page, strings->items[i].markup, failure)) {
            return false;
        }
    }
    return true;
}

static bool read_json(struct html_page *page, struct span input, struct failure *failure)
{
    struct html_fragment whole = {FRAGMENT_SCRIPT, input};
    struct html_string_list strings = {0};
    return html_embedded_find(page->scratch, whole, &strings, &page->facts, failure) &&
           read_strings(page, &strings, failure);
}

static bool read_page(struct html_page *page, struct span input, struct failure *failure)
{
    struct arena *arena = page->scratch;
    page->typed = html_is_typed(input);
    if (!html_page_read(page, input, failure)) {
        return false;
    }
    page->sheet_read = true;
    if (page->sheet_late) {
        forget(page);
        page->hidden.count = 0;
        if (!html_page_read(page, input, failure)) {
            return false;
        }
    }
    if (!read_hidden(page, input, failure)) {
        return false;
    }
    struct html_string_list strings = {0};
    for (size_t i = 0; i < page->fragments.count; i++) {
        /* Names in scripts may speak of other pages: no facts. */
        if (!html_embedded_find(arena, page->fragments.items[i], &strings, NULL, failure)) {
            return false;
        }
    }
    if (page->shown_cells == 0 && strings.count == 0 && html_find_word(input, SPAN("&lt;table")) != SIZE_MAX) {
        struct html_fragment whole = {FRAGMENT_TEXT, input};
        if (!html_embedded_find(arena, whole, &strings, NULL, failure)) {
            return false;
        }
        if (outweighs(strings.most_cells, 0)) {
            forget(page); /* it showed the tags of the report as text */
        }
    }
    return read_strings(page, &strings, failure);
}

/* A page without tables may be one that has lost them: each cell stands in a paragraph of its own, blank ones too. Its
 * lines are then text like any other, if the reader of text finds tables in it. */
static bool read_lines(const struct html_page *page, struct failure *failure)
{
    struct document *document = page->document, read = {.arena = document->arena};
    struct span text;
    if (page->shown_cells > 0 || document->table_count > 0) {
        return true;
    }
    if (!arena_copy(document->arena, buffer_span(&page->lines), &text)) {
        return fail_memory(failure);
    }
    if (!text_read(text, &read, failure)) {
        return false;
    }
    for (size_t i = 0; i < read.row_count; i++) {
        read.rows[i].place.line = read.rows[i].place.page = 0;
    }
    if (read.table_count > 0) {
        document->rows = read.rows;
        document->row_count = read.row_count;
        document->row_capacity = read.row_capacity;
        document->cell_count = read.cell_count;
        document->table_count = read.table_count;
    }
    return true;
}

static bool shows_narrative(const struct document *document)
{
    for (size_t i = 0; i < document->row_count; i++) {
        if (document->rows[i].kind == ROW_TEXT && document->rows[i].text.size > NARRATIVE) {
            return true;
        }
    }
    return false;
}

/* What could not be read. Every page has some picture, but not every page is a report. */
static struct span describe_losses(const struct html_page *page)
{
    const struct document *document = page->document;
    if (document->end == END_CUT) {
        return SPAN("网页在表格的一行中断开，其后的内容缺失");
    }
    if (page->cut) {
        return SPAN("网页中有一处脚本或注释没有结尾，其后的内容不显示");
    }
    if (page->pictures > 0 && document->table_count == 0 && document->attachment.size == 0 &&
        shows_narrative(document)) {
        return SPAN("网页中没有表格，表格可能是图片");
    }
    return SPAN("");
}

/* A response in XML carries its markup as it is; a page has such marks in scripts alone. */
static bool unwrap_sections(struct arena *arena, struct span *input, struct failure *failure)
{
    static const struct span begin = WORD("<![CDATA["), end = WORD("]]>");
    struct buffer out = {.arena = arena};
    if (!span_contains(*input, begin) || html_find_word(*input, SPAN("<html")) != SIZE_MAX ||
        html_find_word(*input, SPAN("<body")) != SIZE_MAX) {
        return true;
    }
    struct span rest = *input;
    for (bool inside = false; rest.size > 0; inside = !inside) {
        struct span mark = inside ? end : begin;
        size_t at = span_find(rest, mark), taken = at == SIZE_MAX ? rest.size : at;
        if (!buffer_add(&out, (struct span){rest.data, taken})) {
            return fail_memory(failure);
        }
        taken += at == SIZE_MAX ? 0 : mark.size;
        rest = span_from(rest, taken);
    }
    *input = buffer_span(&out);
    return true;
}

/* All that is kept of the page goes into the document; what it was made of lies in `scratch`. */
static bool read_all(struct arena *scratch, struct span input, struct document *document, struct failure *failure)
{
    struct html_page page = {.document = document, .scratch = scratch, .input = input, .lines = {.arena = scratch}};
    if (html_archive_sniff(input) && !html_archive_open(scratch, input, &input, failure)) {
        return false;
    }
    bool json = html_embedded_sniff(input);
    if (!json && !unwrap_sections(scratch, &input, failure)) {
        return false;
    }
    if (!(json ? read_json : read_page)(&page, input, failure) || !read_lines(&page, failure)) {
        return false;
    }
    document->remark = describe_losses(&page);
    struct arena *arena = document->arena;
    return (arena_copy(arena, page.facts.title, &document->title) &&
            arena_copy(arena, page.facts.published, &document->published) &&
            arena_copy(arena, page.facts.site, &document->site) &&
            arena_copy(arena, page.facts.site_code, &document->site_code)) ||
           fail_memory(failure);
}

bool html_read(struct span input, struct document *document, struct failure *failure)
{
    struct arena *scratch = scratch_begin(document->arena, failure);
    return scratch && scratch_end(scratch, read_all(scratch, span_trim(input), document, failure), failure);
}
