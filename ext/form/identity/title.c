#include "form/identity/title.h"

#include "form/identity/dates.h"
#include "form/identity/title_words.h"

enum { CORE_LINES = 4, LINES_ABOVE = 3, LINES_BELOW = 2, LONGEST_LINE = 120 /* bytes */ };

/* ---- a place where a title may stand ---- */

struct candidate {
    size_t from, to;                     /* the core, as bytes of `text` */
    size_t line_end;                     /* of the line in which it begins */
    struct span inner, behind;           /* digits of years in and behind the core */
    uint32_t core_line;                  /* where the core begins */
    uint32_t first, last;                /* lines that are the title */
    size_t start;                        /* byte of `text` where the title begins, unless lines above begin it */
    bool cut;                            /* something that is no part of the title stands before it in its line */
    struct span pieces[LINES_ABOVE + 2]; /* of the agency, the last one first */
    uint32_t piece_count;
    bool agency_behind;
    int year;
    /* Large, and written only as far as they are long: */
    struct title_text text;               /* of the lines with the core */
    struct title_text above[LINES_ABOVE]; /* the nearest first */
    struct title_text below;              /* the year, on a line of its own */
    struct title_text issuer;             /* the agency behind the core */
};

static void begin(struct candidate *candidate, uint32_t line)
{
    memset(candidate, 0, offsetof(struct candidate, text));
    candidate->core_line = line;
    candidate->text.size = candidate->below.size = 0;
}

static struct span text_span(const struct title_text *text)
{
    return (struct span){text->data, text->size};
}

static void keep_year(struct candidate *candidate, struct span digits)
{
    if (candidate->year == 0 && digits.size > 0) {
        candidate->year = year_of_digits(digits);
    }
}

/* Prose speaks of the report too: 现将2022年政府信息公开工作年度报告公布如下。 */
static bool is_prose(const struct title_search *search, const struct candidate *candidate)
{
    enum { LONGEST_REST = 60 }; /* bytes behind the title */
    static const char *const marks[] = {"。", "，", "；", "！", "？", ","};
    static const char *const partings[] = {"-", "_", "|", "—", "（", "(", "《", "》"};
    for (uint32_t i = candidate->core_line; i <= candidate->last; i++) {
        if (span_contains_any(search->lines[i].text, ANY(marks))) {
            return true;
        }
    }
    struct span rest = span_from(text_span(&candidate->text), candidate->to);
    return rest.size > LONGEST_REST && span_starts_any(rest, ANY(partings)) == 0;
}

/* Finds the core that begins in this line, at or after the byte `from` of its text, and may end in a later one. `found` is
 * false where none does. */
static bool find_core(const struct title_search *search, uint32_t line, size_t from, struct candidate *candidate,
                      bool *found)
{
    *found = false;
    for (uint32_t i = line; i < line + CORE_LINES && i < search->count; i++) {
        if ((i > line && !search->lines[i].alone) || !title_text_add(&candidate->text, search->lines[i].text)) {
            return true;
        }
        struct span text = text_span(&candidate->text);
        candidate->line_end = i == line ? text.size : candidate->line_end;
        if (from > text.size || !span_contains(text, SPAN("公开")) ||
            !(span_contains(text, SPAN("报")) || span_contains(text, SPAN("总结")) ||
              span_contains(text, SPAN("统计表")))) {
            continue;
        }
        struct match match;
        enum match_outcome outcome =
            pattern_match(search->patterns, &title_core_pattern, text, from, &match, search->failure);
        if (outcome == MATCH_FAILED) {
            return false;
        }
        if (outcome == MATCH_FOUND) {
            candidate->from = (size_t)(match.whole.data - text.data);
            candidate->to = candidate->from + match.whole.size;
            candidate->inner = match.groups[1];
            candidate->behind = match.groups[2].data ? match.groups[2] : match.groups[3];
            candidate->core_line = candidate->first = line;
            candidate->last = i;
            *found = candidate->from < candidate->line_end;
            return true;
        }
    }
    return true;
}

/* Takes the lines above that hold the agency, in one piece or two, or the year. */
static bool look_above(const struct title_search *search, struct candidate *candidate)
{
    for (uint32_t k = 0; k < LINES_ABOVE && k < candidate->core_line; k++) {
        uint32_t line = candidate->core_line - 1 - k;
        struct title_text *text = &candidate->above[k];
        struct span digits;
        struct title_words words;
        text->size = 0;
        if (!search->lines[line].alone || !title_text_add(text, search->lines[line].text) ||
            text->size > LONGEST_LINE) {
            return true;
        }
        if (!title_year_line_read(search, text, &digits)) {
            return false;
        }
        if (digits.size > 0) {
            if (candidate->year != 0 || digits.size == text->size) { /* 2022 alone, above, may be anything */
                return true;
            }
        } else {
            if (!title_words_read(search, text, text->size, &words)) {
                return false;
            }
            uint32_t count = candidate->piece_count;
            bool fits = count == 0 ? agency_ends_well(words.agency)
                                   : agency_goes_on(words.agency, candidate->pieces[count - 1]);
            if (words.cut || words.agency.size == 0 || !fits) {
                return true;
            }
            candidate->pieces[candidate->piece_count++] = words.agency;
            digits = words.digits;
        }
        keep_year(candidate, digits);
        candidate->first = line;
    }
    return true;
}

/* The agency behind the core, in a bracket, or on a line below. Returns whether it is one. */
static bool take_agency_behind(struct candidate *candidate, const struct title_text *text, size_t from)
{
    static const char *const brackets[] = {"（", "("};
    struct span words = span_from(text_span(text), from);
    bool cut, bracket = span_starts_any(words, ANY(brackets)) > 0;
    struct span agency = agency_find(text, from, text->size, &cut);
    if (candidate->piece_count > 0 || candidate->cut || (cut && !bracket) || !agency_ends_well(agency) ||
        !agency_is_whole(agency)) {
        return false;
    }
    candidate->issuer = *text;
    candidate->pieces[candidate->piece_count++] =
        (struct span){candidate->issuer.data + (agency.data - text->data), agency.size};
    candidate->agency_behind = true;
    return true;
}

/* Takes the lines below that hold the year or the agency, where neither stands above. */
static bool look_below(const struct title_search *search, struct candidate *candidate)
{
    bool annual = span_equal((struct span){candidate->text.data + candidate->to - 6, 6}, SPAN("年报"));
    if (candidate->to < candidate->text.size && !take_agency_behind(candidate, &candidate->text, candidate->to)) {
        return true;
    }
    for (uint32_t k = 0; k < LINES_BELOW && candidate->last + 1 < search->count; k++) {
        const struct title_line *line = &search->lines[candidate->last + 1];
        struct title_text text = {.size = 0};
        struct span digits;
        if (!line->alone || !title_text_add(&text, line->text) || text.size > LONGEST_LINE) {
            return true;
        }
        if (!title_year_line_read(search, &text, &digits)) {
            return false;
        }
        if (digits.size > 0 && candidate->below.size > 0) { /* a list of years, none of which is the report's */
            candidate->year = 0;
            candidate->below.size = 0;
            return true;
        }
        bool year = digits.size > 0 && candidate->year == 0 && !(annual && digits.data == text.data);
        if (!year && !take_agency_behind(candidate, &text, 0)) {
            return true;
        }
        if (year) {
            keep_year(candidate, digits);
            candidate->below = text;
        }
        candidate->last++;
    }
    return true;
}

/* ---- what the title says ---- */

static bool add_agency(const struct candidate *candidate, struct buffer *agency)
{
    static const char *const tags[] = {"[", "]", "【", "】"};
    for (uint32_t i = candidate->piece_count; i > 0; i--) {
        struct span rest = candidate->pieces[i - 1];
        while (rest.size > 0) { /* [云栖县]水利局 */
            struct span here = rest;
            utf8_next(&rest);
            here.size -= rest.size;
            if (!span_is_any(here, ANY(tags)) && !buffer_add(agency, title_text_printed(here))) {
                return false;
            }
        }
    }
    /* 鹿邑县人民政府信息公开工作年度报告 prints 政府 once for twice. */
    struct span written = buffer_span(agency), people = SPAN("人民");
    bool elided = written.size > people.size && !candidate->agency_behind && span_ends(written, people);
    return !elided || buffer_add(agency, SPAN("政府"));
}

static bool add_title(const struct candidate *candidate, struct buffer *title)
{
    for (uint32_t i = candidate->first; i < candidate->core_line; i++) {
        if (!buffer_add(title, title_text_printed(text_span(&candidate->above[candidate->core_line - 1 - i])))) {
            return false;
        }
    }
    return buffer_add(title,
                      title_text_printed(span_part(text_span(&candidate->text), candidate->start, candidate->to))) &&
           buffer_add(title, title_text_printed(text_span(&candidate->below)));
}

/* A piece of a name is none: 局 alone, or 水利厅 on a line of its own. */
static void drop_pieces(struct candidate *candidate, bool own)
{
    uint32_t count = candidate->piece_count;
    bool piece = own ? utf8_length(candidate->pieces[0]) < 2 : !agency_is_whole(candidate->pieces[0]);
    if (count == 1 && piece) {
        candidate->piece_count = 0;
        candidate->first = candidate->core_line;
    }
}

static bool find_agency(const struct title_search *search, struct candidate *candidate)
{
    struct title_words words;
    if (!title_words_read(search, &candidate->text, candidate->from, &words)) {
        return false;
    }
    keep_year(candidate, words.digits);
    keep_year(candidate, candidate->inner);
    keep_year(candidate, candidate->behind);
    candidate->start = words.start;
    candidate->cut = words.cut;
    bool own = words.agency.size > 0;
    if (own) {
        candidate->pieces[candidate->piece_count++] = words.agency;
    }
    if (words.region.size > 0) {
        candidate->pieces[candidate->piece_count++] = words.region;
    }
    if (!words.cut && !look_above(search, candidate)) {
        return false;
    }
    drop_pieces(candidate, own);
    return (candidate->year != 0 && candidate->piece_count > 0) || look_below(search, candidate);
}

/* Whether a core may begin in the line: 公开 and 报, 总结 or 统计表, perhaps in the next lines. */
static bool may_begin_core(const struct title_search *search, uint32_t line)
{
    static const char *const ends[] = {"报", "報", "结", "結", "表"};
    bool opens = false, ends_there = false;
    if (!span_contains(search->lines[line].text, SPAN("政")) && !span_contains(search->lines[line].text, SPAN("信"))) {
        return false; /* of 政府信息公开, or 政务公开, or 信息公开 */
    }
    for (uint32_t i = line; i < line + CORE_LINES && i < search->count && !(opens && ends_there); i++) {
        struct span text = search->lines[i].text;
        opens |= span_contains(text, SPAN("开")) || span_contains(text, SPAN("開"));
        for (size_t k = 0; k < COUNT(ends); k++) {
            ends_there |= span_contains(text, span_of(ends[k]));
        }
    }
    return opens && ends_there;
}

/* Tells the title of a candidate whose core was found. */
static bool tell(const struct title_search *search, struct candidate *candidate, struct title *title)
{
    if (is_prose(search, candidate)) {
        return true;
    }
    if (!find_agency(search, candidate)) {
        return false;
    }
    if (candidate->year == 0 && candidate->piece_count == 0) {
        return true;
    }
    struct buffer agency = {.arena = search->arena}, printed = {.arena = search->arena};
    if (!add_agency(candidate, &agency) || !add_title(candidate, &printed)) {
        return fail_memory(search->failure);
    }
    bool below = candidate->below.size > 0;
    *title = (struct title){
        .agency = buffer_span(&agency),
        .printed = buffer_span(&printed),
        .year = candidate->year,
        .weight = (candidate->year == 0 ? 0
                   : below              ? 3
                                        : 4) +
                  (agency.size == 0           ? 0
                   : candidate->agency_behind ? 1
                                              : 2),
        .end = candidate->last + 1,
        .alone = !candidate->cut && candidate->start == 0 && candidate->to == candidate->text.size,
    };
    return true;
}

bool title_read(const struct title_search *search, uint32_t line, struct title *title)
{
    enum { MOST_CORES = 8 };
    *title = (struct title){.weight = 0};
    if (!may_begin_core(search, line)) {
        return true;
    }
    /* 首页>政府信息公开年报>2022年政府信息公开工作年度报告 has two cores. */
    struct candidate candidate;
    size_t from = 0;
    bool found = true;
    for (int i = 0; i < MOST_CORES && found; i++) {
        struct title told = {.weight = 0};
        begin(&candidate, line);
        if (!find_core(search, line, from, &candidate, &found) || (found && !tell(search, &candidate, &told))) {
            return false;
        }
        *title = told.weight > title->weight ? told : *title;
        from = candidate.to;
        found = found && from < candidate.line_end;
    }
    return true;
}
