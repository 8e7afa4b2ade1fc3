#include "form/identity/published.h"

#include "form/identity/agency.h"
#include "form/identity/dates.h"

/* 2024年1月20日, 2024-01-20, 20240120; not the first day of a period. */
static const struct pattern date_pattern = {"^ ( 20[0-9]{2} )"
                                            "(?:" YEAR_MARK "( [0-9]{1,2} )" MONTH_MARK
                                            "( [0-9]{1,2} ) | ( [0-9]{2} ) ( [0-9]{2} ) )"
                                            "(?! [0-9] | [ ]? 日? [ ]? (?: 至 | 到 | — | ~ ) )"};

#define TIME "(?: [ T]?+ [0-9]{1,2} (?: : [0-9:]++ | [时点] (?: [0-9]{1,2} 分 )?+ (?: [0-9]{1,2} 秒 )?+ ) )?+"
#define DATE "( 20[0-9]{2} )" YEAR_MARK "( [0-9]{1,2} )" MONTH_MARK "( [0-9]{1,2} ) [ ]?+ 日?+" TIME
/* What else stands in the line below a title; no period goes on from the date. */
#define BESIDE                                                                                                                        \
    "[ ]?+ (?: (?:公布|发布|公开|印发) (?= [ ]?+ (?: [)）】\\]] | $ ) ) )?+ [ ]?+ [)）】\\]]?+ [ |]*+"                    \
    "(?: $ | (?<= [ |]) (?! 至 | 到 | — | ~ | - | 起 | 以 ) | (?:信息)?来源 | 作者 | (?:责任)?编辑 | 浏览 | 点击" \
    " | 阅读 | 访问 | 字[体号] | 发布(?:机构|单位|人) | 分享 | 打印 | 【 )"

/* At the start of its line: 2024-02-10 15:59 来源：县政府办. */
static const struct pattern date_line_pattern = {"^ [（(【\\[·•*>-]?+ [ ]?+" DATE BESIDE};

/* Behind whose text it is. */
static const struct pattern date_behind_pattern = {"(?: [ |] | ^ [^0-9] )" DATE BESIDE};

/* A smaller rank is the better date. */
enum {
    RANK_OF_VERB = 2, /* 发布 */
    RANK_OF_PAGE = 3,
    RANK_VAGUE = 5,
    RANK_BELOW_TITLE = 6,
    RANK_BEHIND = 7, /* labels behind the body, where lists of other pages may stand too */
    RANK_SIGNATURE = 8,
    RANK_LETTER = 9,
    RANK_NONE = 10
};

/* The labels of dates: those of an index table and of the line above an article, which go on with 时间 or 日期. Vague
 * ones count only as words of their own, since 统计时间 and 实施日期 are something else. */
static const struct date_label {
    const char *word;
    int rank;
} date_labels[] = {
    {"公开", 1}, {"发布", 2}, {"公布", 2}, {"发表", 2}, {"发文", 3}, {"印发", 3}, {"制发", 3}, {"成文", 4}, {"生成", 4},
    {"更新", 4}, {"添加", 4}, {"录入", 4}, {"上传", 4}, {"创建", 4}, {"发稿", 4}, {"提供", 4}, {"编辑", 4}, {"上网", 4},
    {"挂网", 4}, {"登载", 4}, {"刊载", 4}, {"发出", 4}, {"信息", 5}, {"时间", 5}, {"日期", 5},
};
static const char *const date_label_ends[] = {"时间", "日期"};

/* Goes over a word at the start of the text, whatever white space stands in it: 发 布 时 间. */
static bool take_word(struct span *text, struct span label)
{
    struct span rest = *text;
    while (label.size > 0) {
        uint32_t c = rest.size > 0 ? utf8_next(&rest) : 0;
        struct span after = label;
        if (c == utf8_next(&after)) {
            label = after;
        } else if (!is_space(c) || rest.size == 0) {
            return false;
        }
    }
    *text = rest;
    return true;
}

/* Goes over a label of dates at the start of the text and gives its rank, 0: none. 发布于 and 发布: are vague. */
static int take_label(struct span *text, const struct date_label *label, bool in_word)
{
    struct span rest = *text;
    if (!take_word(&rest, span_of(label->word)) || (label->rank == RANK_VAGUE && in_word)) {
        return 0;
    }
    for (size_t i = 0; i < COUNT(date_label_ends); i++) {
        *text = rest;
        if (strcmp(label->word, date_label_ends[i]) == 0 || take_word(text, span_of(date_label_ends[i]))) {
            return label->rank;
        }
    }
    take_word(&rest, SPAN("于"));
    *text = rest;
    return label->rank == RANK_OF_VERB && !in_word ? RANK_VAGUE : 0;
}

/* Without the marks between a label and its date. */
static struct span skip_marks(struct span text)
{
    static const char *const marks[] = {":", "：", "]", "】", "[", "【", "|", "*"};
    for (size_t i = 0; i < COUNT(marks);) {
        text = span_trim(text);
        bool there = span_starts(text, span_of(marks[i]));
        text = there ? span_from(text, strlen(marks[i])) : text;
        i = there ? 0 : i + 1;
    }
    return text;
}

struct publication {
    struct pattern_cache *patterns;
    struct arena *arena;
    struct failure *failure;
    struct date date;
    int rank;
};

/* Keeps the date that the pattern finds in the text. False: memory or a match limit. */
static bool read_date_by(struct publication *publication, const struct pattern *pattern, struct span text, int rank)
{
    enum { LONGEST = 60 }; /* bytes that a date may take */
    struct buffer folded = {.arena = publication->arena};
    struct match match;
    text.size = text.size < LONGEST ? text.size : utf8_valid_prefix((struct span){text.data, LONGEST});
    if (!date_fold(text, &folded)) {
        return fail_memory(publication->failure);
    }
    enum match_outcome outcome =
        pattern_match(publication->patterns, pattern, buffer_span(&folded), 0, &match, publication->failure);
    if (outcome == MATCH_FOUND) {
        bool marked = match.groups[2].data;
        struct date date = {date_number(match.groups[1]), date_number(match.groups[marked ? 2 : 4]),
                            date_number(match.groups[marked ? 3 : 5])};
        if (date_exists(date)) {
            publication->date = date;
            publication->rank = rank;
        }
    }
    return outcome != MATCH_FAILED;
}

/* A date at the start of the text. */
static bool read_date(struct publication *publication, struct span text, int rank)
{
    return read_date_by(publication, &date_pattern, text, rank);
}

/* The first characters of the labels that would tell more than is known, a bit for each third byte. */
static uint64_t label_starts(const struct publication *publication)
{
    uint64_t starts = 0;
    for (size_t i = 0; i < COUNT(date_labels); i++) {
        starts |= date_labels[i].rank < publication->rank ? ideograph_bit(date_labels[i].word) : 0;
    }
    return starts;
}

/* Looks for labels in a text, whose date follows or is one of the `others`: the next cell, the cell below, the next
 * line. */
static bool read_labels(struct publication *publication, struct span text, const struct span *others, size_t count)
{
    uint64_t starts = label_starts(publication);
    const char *before = NULL; /* the character before */
    for (struct span rest = text, next; rest.size > 0; before = rest.data, rest = next) {
        next = rest;
        utf8_next(&next);
        if (rest.size < 3 || !(starts & ideograph_bit(rest.data))) {
            continue;
        }
        struct span last = span_between(before ? before : rest.data, rest.data);
        bool in_word = last.size > 0 && is_ideograph(utf8_next(&last));
        for (size_t i = 0; i < COUNT(date_labels); i++) {
            struct span after = rest;
            bool begins = memcmp(rest.data, date_labels[i].word, 3) == 0 && date_labels[i].rank < publication->rank;
            int rank = begins ? take_label(&after, &date_labels[i], in_word) : 0;
            if (rank == 0 || rank >= publication->rank) {
                continue;
            }
            after = skip_marks(after);
            if (after.size > 0 && !read_date(publication, after, rank)) {
                return false;
            }
            for (size_t k = 0; after.size == 0 && k < count && rank < publication->rank; k++) {
                if (!read_date(publication, span_trim(others[k]), rank)) {
                    return false;
                }
            }
        }
    }
    return true;
}

static struct span cell_below(const struct document *document, uint32_t row, const struct cell *cell)
{
    const struct row *below = row + 1 < document->row_count ? &document->rows[row + 1] : NULL;
    for (uint32_t i = 0; below && below->kind == ROW_GRID && i < below->cell_count; i++) {
        if (below->cells[i].left <= cell->left && cell->left < below->cells[i].right) {
            return below->cells[i].text;
        }
    }
    return (struct span){NULL, 0};
}

/* Index tables and lines above an article are short. */
static bool may_label(struct span text, const struct label *label)
{
    enum { LONGEST = 400 };
    static const char *const words[] = {"时间", "日期", "发布"};
    return text.size <= LONGEST && label_has_any(label, ANY(words));
}

/* What converters of pages write above a text. */
static bool read_front_matter(struct publication *publication, struct span line)
{
    static const char *const names[] = {"Published Time:", "date:", "Date:", "pubdate:", "published:"};
    size_t taken = span_starts_any(line, ANY(names));
    return taken == 0 || publication->rank <= RANK_OF_PAGE ||
           read_date(publication, span_trim(span_from(line, taken)), RANK_OF_PAGE);
}

static bool read_row(struct publication *publication, const struct document *document, uint32_t index)
{
    const struct row *row = &document->rows[index];
    if (row->kind != ROW_GRID) {
        const struct row *next = index + 1 < document->row_count ? &document->rows[index + 1] : NULL;
        struct span below = next && next->kind != ROW_GRID ? next->text : (struct span){NULL, 0};
        return read_front_matter(publication, row->text) &&
               (!may_label(row->text, row_label(row)) || read_labels(publication, row->text, &below, 1));
    }
    const struct label *all = row_label(row);
    for (uint32_t i = 0; i < row->cell_count && (!all->whole || may_label(SPAN(""), all)); i++) {
        if (may_label(row->cells[i].text, cell_label(&row->cells[i]))) {
            struct span others[] = {i + 1 < row->cell_count ? row->cells[i + 1].text : (struct span){NULL, 0},
                                    cell_below(document, index, &row->cells[i])};
            if (!read_labels(publication, row->cells[i].text, others, 2)) {
                return false;
            }
        }
    }
    return true;
}

enum { LONGEST_DATE_LINE = 60 }; /* bytes */

static bool is_short_line(const struct row *row)
{
    return row->kind != ROW_GRID && row->text.size <= LONGEST_DATE_LINE;
}

/* Whether the year of a date may stand in the line. */
static bool may_be_dated(struct span line)
{
    return span_contains(line, SPAN("2")) || span_contains(line, SPAN("２")) || span_contains(line, SPAN("二"));
}

/* A line of a paragraph, or the first print in a row of a table. */
static struct span line_of(const struct row *row)
{
    uint32_t i = 0;
    while (row->kind == ROW_GRID && i + 1 < row->cell_count && row->cells[i].text.size == 0) {
        i++;
    }
    return row->kind != ROW_GRID ? row->text : row->cell_count > 0 ? row->cells[i].text : (struct span){NULL, 0};
}

static bool is_agency(struct span line)
{
    struct title_text name = {.size = 0};
    bool cut;
    return title_text_add(&name, line) && agency_ends_well(agency_find(&name, 0, name.size, &cut)) && !cut;
}

/* Whether nothing but a space parts the date from words that speak of no period. */
static bool may_stand_beside(struct span before)
{
    static const char *const marks[] = {"，", "期", "自", "起", "至", "到", "止", "—", "日", "月", "时间"};
    return before.size > 0 && !span_contains_any(before, ANY(marks));
}

/* Whether what stands before the date in a line says whose text it is, and is not prose that goes on to a date. `date` is
 * the line from the mark before the date on. */
static bool names_source(struct span line, struct span *date)
{
    static const char *const labels[] = {"来源",     "信息来源", "文章来源", "稿源", "作者",
                                         "责任编辑", "编辑",     "发布",     "供稿"};
    size_t at = span_find(line, SPAN("20"));
    struct span before = {line.data, at == SIZE_MAX ? 0 : at};
    size_t last = before.size; /* where its last character begins */
    while (last > 0 && (line.data[--last] & 0xC0) == 0x80) {
    }
    *date = span_from(line, last);
    if (may_stand_beside(before)) {
        return true;
    }
    for (struct span rest = before; rest.size > 0;) { /* its first word */
        const char *here = rest.data;
        uint32_t c = utf8_next(&rest);
        if ((is_space(c) || c == '|') && here > line.data) {
            before = span_between(line.data, here);
            break;
        }
    }
    for (size_t i = 0; i < COUNT(labels); i++) {
        if (span_starts(before, span_of(labels[i]))) {
            return true;
        }
    }
    return before.size > 0 && is_agency(before);
}

/* A date that begins a line below the title, alone or before what else stands there, or stands behind the source. */
static bool read_below_title(struct publication *publication, const struct document *document, uint32_t title_end,
                             uint32_t end)
{
    enum { LINES = 6, LONGEST = 240 /* bytes */ };
    for (uint32_t i = title_end; title_end > 0 && i < end && i < title_end + LINES; i++) {
        struct span line = span_trim(line_of(&document->rows[i])), date;
        if (publication->rank <= RANK_BELOW_TITLE || line.size == 0 || line.size > LONGEST ||
            span_contains(line, SPAN("。"))) {
            continue;
        }
        if (!read_date_by(publication, &date_line_pattern, line, RANK_BELOW_TITLE) ||
            (publication->rank > RANK_BELOW_TITLE && names_source(line, &date) &&
             !read_date_by(publication, &date_behind_pattern, date, RANK_BELOW_TITLE))) {
            return false;
        }
    }
    return true;
}

/* An agency, or one in brackets. */
static bool is_signature(struct span line)
{
    line = span_trim(line);
    struct span open = SPAN("（"), close = SPAN("）");
    bool bracket = span_starts(line, open) && span_ends(line, close);
    return is_agency(bracket ? span_part(line, open.size, line.size - close.size) : line);
}

/* The date on the row, where the agency stands above it. */
static bool read_signed(struct publication *publication, const struct row *row, int rank)
{
    const struct row *above = row - 1;
    return publication->rank <= rank || !is_short_line(row) || !is_short_line(above) || !may_be_dated(row->text) ||
           !is_signature(above->text) || read_date_by(publication, &date_line_pattern, row->text, rank);
}

/* The agency and, on the next line, the date, at the end of the report; or a date alone that ends it. */
static bool read_signature(struct publication *publication, const struct document *document, uint32_t end)
{
    enum { LINES = 60 }; /* a page's foot may follow */
    size_t last = document->row_count;
    for (size_t i = last; i > end + 1 && i + LINES > last; i--) {
        if (!read_signed(publication, &document->rows[i - 1], RANK_SIGNATURE)) {
            return false;
        }
    }
    const struct row *row = last > end + 1 ? &document->rows[last - 1] : NULL;
    return publication->rank <= RANK_SIGNATURE || !row || !is_short_line(row) ||
           read_date_by(publication, &date_line_pattern, row->text, RANK_SIGNATURE);
}

/* Those of a covering letter, above the title; or a date alone right above it. */
static bool read_letter(struct publication *publication, const struct document *document, uint32_t title_end)
{
    enum { LINES = 30, NEAR = 4 };
    for (uint32_t i = title_end; i > 1 && i + LINES > title_end; i--) {
        if (!read_signed(publication, &document->rows[i - 1], RANK_LETTER)) {
            return false;
        }
    }
    for (uint32_t i = title_end; i > 0 && i + NEAR > title_end && publication->rank == RANK_NONE; i--) {
        if (is_short_line(&document->rows[i - 1]) &&
            !read_date_by(publication, &date_line_pattern, document->rows[i - 1].text, RANK_LETTER)) {
            return false;
        }
    }
    return true;
}

/* Labels from the body on. In it they stand in tables and lists of other things, so that only what names the
 * publication counts. */
static bool read_behind(struct publication *publication, const struct document *document, uint32_t end)
{
    struct publication behind = *publication;
    behind.rank = RANK_OF_PAGE;
    for (size_t i = end; i < document->row_count && behind.date.year == 0; i++) {
        if (!read_row(&behind, document, (uint32_t)i)) {
            return false;
        }
    }
    if (behind.date.year > 0) {
        publication->date = behind.date;
        publication->rank = RANK_BEHIND;
    }
    return true;
}

bool published_read(struct pattern_cache *patterns, const struct document *document, uint32_t title_end, uint32_t end,
                    struct report *report, struct failure *failure)
{
    enum { MOST_ROWS = 1000 };
    struct publication publication = {patterns, document->arena, failure, {0, 0, 0}, RANK_NONE};
    for (uint32_t i = 0; i < end && i < MOST_ROWS && publication.rank > 1; i++) {
        if (!read_row(&publication, document, i)) {
            return false;
        }
    }
    struct span of_page = span_trim(document->published);
    if ((publication.rank > RANK_OF_PAGE && !read_date(&publication, of_page, RANK_OF_PAGE)) ||
        (publication.rank > RANK_BELOW_TITLE && !read_below_title(&publication, document, title_end, end)) ||
        (publication.rank > RANK_BEHIND && !read_behind(&publication, document, end)) ||
        (publication.rank > RANK_SIGNATURE && !read_signature(&publication, document, end)) ||
        (publication.rank > RANK_LETTER && !read_letter(&publication, document, title_end))) {
        return false;
    }
    report->published = publication.date;
    return true;
}
