#include "form/identity/identity.h"

#include "form/identity/published.h"
#include "form/identity/title.h"

enum { MOST_ROWS = 1000, MOST_LINES = 4000 };

/* False: no memory. */
static bool add_lines(struct title_search *search, struct span text, uint32_t row, bool alone)
{
    struct span line;
    while (search->count < MOST_LINES && span_next_line(&text, &line)) {
        if (!ARENA_ROOM(search->arena, search->lines, search->count, search->capacity)) {
            return fail_memory(search->failure);
        }
        if (span_trim(line).size > 0) {
            search->lines[search->count++] = (struct title_line){line, row, alone};
        }
    }
    return true;
}

/* The rows as lines: of a paragraph its own, of a table those of each cell. */
static bool collect_lines(struct title_search *search, const struct document *document, uint32_t start, uint32_t end)
{
    for (uint32_t i = start; i < end && i - start < MOST_ROWS; i++) {
        const struct row *row = &document->rows[i];
        uint32_t printed = 0;
        for (uint32_t k = 0; k < row->cell_count; k++) {
            printed += row->cells[k].text.size > 0;
        }
        bool grid = row->kind == ROW_GRID;
        if (!grid && !add_lines(search, row->text, i, true)) {
            return false;
        }
        for (uint32_t k = 0; grid && k < row->cell_count; k++) {
            if (!add_lines(search, row->cells[k].text, i, printed == 1)) {
                return false;
            }
        }
    }
    return true;
}

/* What the page or file calls itself. It may be of the site, or left from another year. */
static bool read_own_title(const struct title_search *search, const struct document *document, struct title *title)
{
    struct title_line line = {.text = document->title, .alone = true};
    struct title_search own = *search;
    own.lines = &line;
    own.count = 1;
    *title = (struct title){.weight = 0};
    return document->title.size == 0 || title_read(&own, 0, title);
}

/* A title printed again, perhaps without its agency. That of an annex, 统计表, stands behind the text. */
static bool is_repeated(const struct title *title, const struct title *again)
{
    bool annex = span_contains(again->printed, SPAN("统计表")) && !span_contains(title->printed, SPAN("统计表"));
    return again->alone && again->year == title->year && !annex &&
           (again->agency.size == 0 || span_equal(again->agency, title->agency));
}

/* Whether a title that tells as much is the better one: lists of other years' reports stand above the report. */
static bool is_nearer(const struct title *title, const struct title *later)
{
    return later->weight == title->weight && later->alone && later->year != 0 && later->year != title->year;
}

/* The best title, which is the first of those that tell as much for its year. What the page calls itself is heard. */
static bool find_title(const struct title_search *search, const struct title *own, struct title *best)
{
    enum { CONFIRMED = 8 };
    *best = (struct title){.weight = 0};
    for (uint32_t i = 0; i < search->count; i++) {
        struct title title;
        if (!title_read(search, i, &title)) {
            return false;
        }
        bool confirmed = own->year != 0 && title.year == own->year;
        title.weight += title.weight > 0 && confirmed ? CONFIRMED : 0;
        if (title.weight > best->weight || (title.weight > 0 && is_nearer(best, &title))) {
            *best = title;
        } else if (title.weight > 0 && is_repeated(best, &title)) {
            best->end = title.end;
        }
    }
    return true;
}

/* What the title does not tell, where the page's own title is of the same report. */
static void complete(struct title *title, const struct title *own)
{
    bool same_year = title->year == 0 || own->year == 0 || title->year == own->year;
    bool same_agency = title->agency.size == 0 || own->agency.size == 0 || span_equal(title->agency, own->agency);
    if (!same_year || !same_agency) {
        return;
    }
    title->year = title->year == 0 ? own->year : title->year;
    title->agency = title->agency.size == 0 ? own->agency : title->agency;
    title->printed = title->printed.size == 0 ? own->printed : title->printed;
}

bool identity_read(struct pattern_cache *patterns, const struct document *document, uint32_t end, struct report *report,
                   uint32_t *title_end, struct failure *failure)
{
    struct title_search search = {.patterns = patterns, .arena = document->arena, .failure = failure};
    struct title title, own;
    if (!collect_lines(&search, document, 0, end) || !read_own_title(&search, document, &own) ||
        !find_title(&search, &own, &title)) {
        return false;
    }
    *title_end = title.weight == 0 ? 0 : search.lines[title.end - 1].row + 1;
    complete(&title, &own);
    report->agency = title.agency;
    report->title = title.printed;
    report->year = title.year;
    return published_read(patterns, document, *title_end, end, report, failure);
}

bool identity_find_another(struct pattern_cache *patterns, const struct document *document, uint32_t start,
                           uint32_t end, uint32_t *row, struct failure *failure)
{
    struct title_search search = {.patterns = patterns, .arena = document->arena, .failure = failure};
    *row = UINT32_MAX;
    if (!collect_lines(&search, document, start, end)) {
        return false;
    }
    for (uint32_t i = 0; i < search.count && *row == UINT32_MAX; i++) {
        struct title title;
        if (!title_read(&search, i, &title)) {
            return false;
        }
        if (title.alone && title.year != 0 && title.agency.size > 0) {
            *row = search.lines[i].row;
        }
    }
    return true;
}
