#include "form/office/evidence.h"

#include "base/scratch.h"
#include "base/word_list.h"
#include "form/identity/agency.h"
#include "form/office/agency_kinds.h"

/* What is heard so far. */
struct inquiry {
    struct arena *arena;
    const struct office *office; /* by its name alone */
    struct span agency;
    uint16_t division; /* DIVISION_NONE: nothing yet */
    bool is_disputed;
    bool is_nameless;      /* it is asked who reports, not where */
    struct span publisher; /* who names itself so; empty: nobody yet */
};

/* ---- hearing ---- */

/* Of what the name leaves open, the one that this division tells; DIVISION_NONE: none, or still several. */
static uint16_t choose(const struct office *office, uint16_t told)
{
    struct locality open = office->locality;
    if (open.candidate_count == 0) {
        return told;
    }
    locality_narrow(&open, told);
    return open.division;
}

/* Takes a division that something tells. A smaller one within it tells more; one elsewhere contradicts. */
static void hear(struct inquiry *inquiry, uint16_t told)
{
    uint16_t division = told == DIVISION_NONE ? told : choose(inquiry->office, told);
    if (division == DIVISION_NONE) {
        return;
    }
    if (inquiry->division == DIVISION_NONE || division_is_within(division, inquiry->division)) {
        inquiry->division = division;
    } else if (!division_is_within(inquiry->division, division)) {
        inquiry->is_disputed = true;
    }
}

/* Takes what a name of an office or a site tells. False: no memory. */
static bool hear_name(struct inquiry *inquiry, struct span name)
{
    struct office office;
    if (!office_read(inquiry->arena, name, DIVISION_NONE, &office)) {
        return false;
    }
    hear(inquiry, office.locality.division);
    return true;
}

/* How an office is named beside a report. */
enum role { ROLE_SIGNS, ROLE_PUBLISHES, ROLE_SOURCE };

/* Takes an office that calls itself the publisher, if its name tells where it is. A source may only have passed the text
 * on, as a portal's government and its papers do; who publishes for a government is not that. False: no memory. */
static bool hear_publisher(struct inquiry *inquiry, struct span name, enum role role)
{
    static const char *const carriers[] = {"融媒",     "传媒",     "新闻",   "电视",  "广播",
                                           "信息中心", "公开办公", "大数据", "宣传部"};
    struct office office;
    if (!office_read(inquiry->arena, name, DIVISION_NONE, &office)) {
        return false;
    }
    bool known = office.level == OFFICE_NATIONAL || office.locality.division != DIVISION_NONE;
    known &= agency_is_sound(name) && agency_ends_well(name) && agency_is_whole(name);
    known &= !(role == ROLE_SOURCE && office.kind == OFFICE_GOVERNMENT);
    known &= role == ROLE_SIGNS || !span_contains(name, SPAN("人民政府办公"));
    for (size_t i = 0; i < COUNT(carriers); i++) {
        known &= !span_contains(name, span_of(carriers[i]));
    }
    if (known) {
        inquiry->is_disputed |= inquiry->publisher.size > 0 && !span_equal(inquiry->publisher, name);
        inquiry->publisher = name;
    }
    return true;
}

/* ---- the page ---- */

/* Text without white space: 淮 安 市 . False: no memory. */
static bool tighten(struct arena *arena, struct span text, struct span *tight)
{
    struct buffer buffer = {.arena = arena};
    while (text.size > 0) {
        struct span here = text;
        if (!is_space(utf8_next(&text)) && !buffer_add(&buffer, span_between(here.data, text.data))) {
            return false;
        }
    }
    *tight = buffer_span(&buffer);
    return true;
}

/* Of the line below a title, of index tables, and of the foot of a page. */
/* clang-format off */
#define PUBLISHER_LABELS(WORD) \
    WORD("发布机构") WORD("发布单位") WORD("发文机关") WORD("发文单位") WORD("公开机构") WORD("公开单位") \
    WORD("信息来源") WORD("来源") WORD("供稿单位") WORD("发文机构") WORD("制发机关") WORD("发布机关") \
    WORD("公开主体") WORD("主办单位") WORD("主办") WORD("承办单位") WORD("版权所有")
/* clang-format on */
WORD_LIST(publisher_labels, PUBLISHER_LABELS);

#define LABEL_MARKS(WORD) WORD(":") WORD("：") WORD("]") WORD("】") WORD("|")
WORD_LIST(label_marks, LABEL_MARKS);

/* Goes over a label of a publisher, and the marks behind it. */
static bool take_label(struct span *text)
{
    size_t size = word_list_start(&publisher_labels, *text);
    for (size_t taken = size; taken > 0; taken = word_list_start(&label_marks, *text)) {
        *text = span_from(*text, taken);
    }
    return size > 0;
}

/* Takes the name behind a label. False: no memory. */
static bool hear_labelled(struct inquiry *inquiry, struct span label, struct span name)
{
    static const char *const sources[] = {"信息来源", "来源"}, *const sites[] = {"主办", "承办", "版权"};
    if (!inquiry->is_nameless) {
        return hear_name(inquiry, name);
    }
    return span_starts_any(label, sites, COUNT(sites)) > 0 ||
           hear_publisher(inquiry, name,
                          span_starts_any(label, sources, COUNT(sources)) > 0 ? ROLE_SOURCE : ROLE_PUBLISHES);
}

/* What a text says behind a label that it begins with, or a space before it: 来源：甲县教育局 时间：2024. */
static bool hear_label(struct inquiry *inquiry, struct span text, struct span other)
{
    enum { LONGEST = 400 }; /* bytes */
    bool at_word = true;
    for (struct span rest = text; rest.size > 0 && text.size <= LONGEST;) {
        struct span said = rest;
        if (at_word && take_label(&said)) {
            said = span_trim(said.size > 0 ? said : other);
            size_t size = 0;
            for (struct span word = said; word.size > 0 && !is_space(utf8_next(&word));) {
                size = (size_t)(word.data - said.data);
            }
            if (!hear_labelled(inquiry, rest, (struct span){said.data, size})) {
                return false;
            }
        }
        at_word = is_space(utf8_next(&rest));
        rest = at_word ? rest : span_between(span_skip_ideographs(rest), span_end(rest));
    }
    return true;
}

static bool hear_row(struct inquiry *inquiry, const struct row *row)
{
    struct span none = {NULL, 0};
    if (row->kind != ROW_GRID) {
        return hear_label(inquiry, row->text, none);
    }
    for (uint32_t i = 0; i < row->cell_count; i++) {
        struct span label, other = i + 1 < row->cell_count ? row->cells[i + 1].text : none;
        if (word_list_may_start(&publisher_labels, row->cells[i].text) &&
            !(tighten(inquiry->arena, row->cells[i].text, &label) && hear_label(inquiry, label, other))) {
            return false;
        }
    }
    return true;
}

/* 政府网站标识码 begins with the code of the division whose site it is, perhaps one of the past. */
static void hear_site_code(struct inquiry *inquiry, struct span code)
{
    enum { DIGITS = 6 };
    uint16_t division = code.size > DIGITS ? division_of_code((struct span){code.data, DIGITS}) : DIVISION_NONE;
    hear(inquiry, division_settle(division));
}

/* What a page calls itself: 鼓楼区教育局2023年年度报告 - 南京市鼓楼区人民政府. */
static bool hear_title(struct inquiry *inquiry, struct span title)
{
    static const char marks[] = "-_|";
    size_t from = 0;
    bool heard = true;
    for (size_t i = 0; i <= title.size && heard; i++) {
        if (i == title.size || memchr(marks, title.data[i], sizeof marks - 1)) {
            heard = hear_name(inquiry, span_trim(span_part(title, from, i)));
            from = i + 1;
        }
    }
    return heard;
}

/* The office in a line above a date, the last thing of a report. `row` is that of the date. */
static bool hear_signature(struct inquiry *inquiry, const struct row *row)
{
    enum { LONGEST_DATE = 40, LONGEST = 100 }; /* bytes */
    static const char *const years[] = {"20", "２０", "二"}, *const months[] = {"月", "-", ".", "/"};
    const struct row *above = row - 1;
    struct span date = span_trim(row->text), name;
    if (row->kind == ROW_GRID || above->kind == ROW_GRID || date.size > LONGEST_DATE || above->text.size > LONGEST ||
        span_starts_any(date, years, COUNT(years)) == 0) {
        return true;
    }
    bool is_date = false;
    for (size_t i = 0; i < COUNT(months); i++) {
        is_date |= span_contains(date, span_of(months[i]));
    }
    return !is_date || (tighten(inquiry->arena, above->text, &name) && hear_publisher(inquiry, name, ROLE_SIGNS));
}

/* Above the body there are the lines of the page's head, below it those of its foot. */
static bool hear_page(struct inquiry *inquiry, const struct document *document, uint32_t end)
{
    enum { MOST_ABOVE = 200, MOST_BELOW = 60 };
    size_t count = document->row_count, foot = count > MOST_BELOW ? count - MOST_BELOW : 0;
    for (size_t i = 0; i < count; i++) {
        bool is_heard = (i < end && i < MOST_ABOVE) || i >= foot;
        if (is_heard && !hear_row(inquiry, &document->rows[i])) {
            return false;
        }
        if (inquiry->is_nameless && i > end && i >= foot && !hear_signature(inquiry, &document->rows[i])) {
            return false;
        }
    }
    if (inquiry->is_nameless) {
        return true;
    }
    hear_site_code(inquiry, span_trim(document->site_code));
    return hear_name(inquiry, span_trim(document->site)) && hear_title(inquiry, document->title);
}

/* ---- the narrative ---- */

/* A place that ends where the text ends: 由淮安市洪泽区. */
static void hear_place_before(struct inquiry *inquiry, struct span text)
{
    enum { NEAR = 60 }; /* bytes */
    struct span near = text.size > NEAR ? span_from(text, text.size - NEAR) : text;
    while (near.size > 0) {
        struct locality found = locality_find(near, DIVISION_NONE);
        if (found.size == near.size && found.division != DIVISION_NONE) {
            hear(inquiry, found.division);
            return;
        }
        utf8_next(&near);
    }
}

/* What of the agency's name a place may stand before: 鼓楼区, which may be several; or all of it, of a town without 人民政府. */
static struct span name_in_narrative(const struct inquiry *inquiry)
{
    size_t place = inquiry->office->locality.size, town;
    if (place > 0) {
        return (struct span){inquiry->agency.data, place};
    }
    bool is_town = inquiry->office->kind == OFFICE_TOWN && town_find(inquiry->agency, &town);
    return is_town ? (struct span){inquiry->agency.data, town} : inquiry->agency;
}

/* Names that hold the agency's own: 由江苏省南京市鼓楼区人民政府办公室 for 鼓楼区, 鹿邑县涡北镇 for 涡北镇人民政府. */
static void hear_narrative(struct inquiry *inquiry, struct span text)
{
    enum { MOST = 20, SHORTEST = 9 }; /* times; bytes */
    size_t size = inquiry->office->locality.size;
    struct span named = name_in_narrative(inquiry), rest = text;
    if (named.size < (size > 0 ? 1 : SHORTEST)) {
        return;
    }
    for (int times = 0; times < MOST; times++) {
        size_t at = span_find(rest, named);
        if (at == SIZE_MAX) {
            return;
        }
        size_t start = (size_t)(rest.data - text.data) + at;
        hear_place_before(inquiry, (struct span){text.data, size > 0 ? start + named.size : start});
        rest = span_from(text, start + named.size);
    }
}

/* ---- the path ---- */

/* Folders from the outermost to the file, each within the one before: 江苏省/南京市/鼓楼区/2023.html. */
static bool hear_path(struct inquiry *inquiry, struct span path)
{
    uint16_t within = DIVISION_NONE;
    while (path.size > 0) {
        const char *slash = memchr(path.data, '/', path.size);
        struct span part = slash ? span_between(path.data, slash) : path;
        struct office office;
        if (!office_read(inquiry->arena, part, within, &office)) {
            return false;
        }
        within = office.locality.division != DIVISION_NONE ? office.locality.division : within;
        path = slash ? span_from(path, part.size + 1) : (struct span){NULL, 0};
    }
    hear(inquiry, within);
    return true;
}

/* ---- all of it ---- */

static bool hear_all(struct inquiry *inquiry, const struct document *document, uint32_t end,
                     const struct report *report)
{
    if (!hear_page(inquiry, document, end)) {
        return false;
    }
    for (uint32_t i = 0; i < report->section_count; i++) {
        hear_narrative(inquiry, report->sections[i].text);
    }
    return hear_path(inquiry, document->path);
}

/* Gives a report whose title names no agency the one that calls itself its publisher; none where two do. */
static bool name_agency(const struct document *document, uint32_t end, struct report *report, struct failure *failure)
{
    struct arena *scratch = scratch_begin(report->arena, failure);
    struct inquiry inquiry = {.arena = scratch, .is_nameless = true};
    struct buffer name = {.arena = report->arena};
    bool heard = scratch && hear_page(&inquiry, document, end);
    if (heard && !inquiry.is_disputed) {
        heard = buffer_add(&name, inquiry.publisher);
        report->agency = buffer_span(&name);
    }
    return scratch && scratch_end(scratch, heard || fail_memory(failure), failure);
}

bool office_tell(const struct document *document, uint32_t end, struct report *report, struct failure *failure)
{
    struct office *office = &report->office;
    if (report->agency.size == 0 && !name_agency(document, end, report, failure)) {
        return false;
    }
    if (!office_read(report->arena, report->agency, DIVISION_NONE, office)) {
        return fail_memory(failure);
    }
    bool elsewhere = office->level == OFFICE_NATIONAL || report->agency.size == 0;
    if (elsewhere || office->locality.division != DIVISION_NONE) {
        return true;
    }
    struct arena *scratch = scratch_begin(report->arena, failure);
    struct inquiry inquiry = {.arena = scratch, .office = office, .agency = report->agency, .division = DIVISION_NONE};
    if (!scratch || !scratch_end(scratch, hear_all(&inquiry, document, end, report) || fail_memory(failure), failure)) {
        return false;
    }
    if (inquiry.division != DIVISION_NONE && !inquiry.is_disputed) {
        office_move(office, inquiry.division);
    }
    return true;
}
