#include "read/html/facts.h"

#include "read/html/word.h"

enum fact { FACT_TITLE, FACT_PUBLISHED };

struct named_fact {
    struct span name;
    enum fact fact;
    int rank;
};

/* Names of <meta> elements (the standard of government sites, 国办函〔2017〕45号, gives the first two) and of the pairs
 * in which their interfaces answer; in lower case. */
static const struct named_fact named_facts[] = {
    {WORD("articletitle"), FACT_TITLE, 1},
    {WORD("pubdate"), FACT_PUBLISHED, 3},
    {WORD("title"), FACT_TITLE, 2},
    {WORD("doctitle"), FACT_TITLE, 1},
    {WORD("og:title"), FACT_TITLE, 3},
    {WORD("publishtime"), FACT_PUBLISHED, 4},
    {WORD("publishdate"), FACT_PUBLISHED, 4},
    {WORD("pubtime"), FACT_PUBLISHED, 4},
    {WORD("publishedtime"), FACT_PUBLISHED, 4},
    {WORD("releasetime"), FACT_PUBLISHED, 4},
    {WORD("releasedate"), FACT_PUBLISHED, 4},
};

enum { RANK_TITLE_ELEMENT = 4 };

struct date_label {
    struct span label;
    int rank;
};

enum { RANK_VAGUE_LABEL = 7 }; /* from here on only as a word of its own: 统计时间 is none */

static const struct date_label date_labels[] = {
    {WORD("公开日期"), 1}, {WORD("发布日期"), 2}, {WORD("公开时间"), 4}, {WORD("发布时间"), 4},
    {WORD("发文日期"), 5}, {WORD("成文日期"), 6}, {WORD("生成日期"), 6}, {WORD("发文时间"), 6},
    {WORD("信息时间"), 7}, {WORD("时间"), 8},     {WORD("日期"), 8},
};

/* 2024-01-20, 2024年1月20日, 2024/1/20, perhaps with the time of day after it: four digits of a year and a mark. */
static bool starts_as_date(struct span text)
{
    static const struct span marks[] = {WORD("-"), WORD("/"), WORD("."), WORD("年"), WORD(" 年")};
    if (text.size < 6 || !(span_starts(text, SPAN("20")) || span_starts(text, SPAN("19"))) ||
        !html_is_digit(text.data[2]) || !html_is_digit(text.data[3])) {
        return false;
    }
    struct span rest = {text.data + 4, text.size - 4};
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
        if (span_starts(rest, marks[i])) {
            return true;
        }
    }
    return false;
}

static void offer(struct html_facts *facts, enum fact fact, int rank, struct span text)
{
    text = span_trim(text);
    struct span *place = fact == FACT_TITLE ? &facts->title : &facts->published;
    int *known = fact == FACT_TITLE ? &facts->title_rank : &facts->published_rank;
    if (text.size == 0 || (*known > 0 && *known <= rank) || (fact == FACT_PUBLISHED && !starts_as_date(text))) {
        return;
    }
    *place = text;
    *known = rank;
}

void html_facts_name(struct html_facts *facts, struct span name, struct span content)
{
    for (size_t i = 0; i < sizeof named_facts / sizeof *named_facts; i++) {
        if (name.size == named_facts[i].name.size && html_same_word(name, named_facts[i].name)) {
            offer(facts, named_facts[i].fact, named_facts[i].rank, content);
        }
    }
}

void html_facts_title(struct html_facts *facts, struct span title)
{
    offer(facts, FACT_TITLE, RANK_TITLE_ELEMENT, title);
}

/* ---- dates in the text ---- */

enum {
    LONGEST_LABEL_CELL = 60, /* bytes, spaces in the label included */
    LONGEST_DATE_LINE = 400, /* bytes: 来源, 发布时间 and 浏览次数 stand in one short line */
    LONGEST_DATE = 32        /* bytes: a date and a time of day */
};

/* Goes over one label at the start of the text, whatever spaces stand in it: 公 开 日 期. */
static bool take_label(struct span *text, struct span label)
{
    struct span rest = *text;
    while (label.size > 0) {
        if (rest.size == 0) {
            return false;
        }
        struct span next = rest, wanted = label;
        uint32_t character = utf8_next(&next);
        if (character == utf8_next(&wanted)) {
            label = wanted;
        } else if (!is_space(character)) {
            return false;
        }
        rest = next;
    }
    *text = rest;
    return true;
}

/* What follows a label: 】 ] ： : and spaces are not part of it. */
static struct span after_marks(struct span text)
{
    static const struct span marks[] = {WORD(":"), WORD("："), WORD("]"), WORD("】"), WORD("["), WORD("【")};
    bool again = true;
    while (again) {
        text = span_trim(text);
        again = false;
        for (size_t i = 0; i < sizeof marks / sizeof *marks && !again; i++) {
            again = span_starts(text, marks[i]);
            text.data += again ? marks[i].size : 0;
            text.size -= again ? marks[i].size : 0;
        }
    }
    return text;
}

static bool is_date_character(uint32_t c)
{
    static const uint32_t marks[] = {'-', '/', '.', ':', ' ', 'T', 0x5E74, 0x6708, 0x65E5}; /* 年月日 */
    bool found = c >= '0' && c <= '9';
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
        found = found || c == marks[i];
    }
    return found;
}

/* The part of a line that is a date: digits and their marks. */
static struct span date_of(struct span text)
{
    struct span rest = text, next = text;
    while (rest.size > 0 && text.size - rest.size < LONGEST_DATE && is_date_character(utf8_next(&next))) {
        rest = next;
    }
    return span_between(text.data, rest.data);
}

static bool holds_date(struct span text)
{
    while (text.size > 0) {
        const char *at = memchr(text.data, '2', text.size);
        if (!at) {
            return false;
        }
        text = span_between(at, text.data + text.size);
        if (starts_as_date(text)) {
            return true;
        }
        text.data++;
        text.size--;
    }
    return false;
}

/* Finds a label in the text; its date follows there, or is `other` when the label ends the text. */
static void scan_text(struct html_facts *facts, struct span text, struct span other)
{
    if (!holds_date(text) && !starts_as_date(span_trim(other))) {
        return;
    }
    bool in_word = false;
    for (struct span rest = text; rest.size > 0; in_word = is_ideograph(utf8_next(&rest))) {
        for (size_t i = 0; i < sizeof date_labels / sizeof *date_labels; i++) {
            struct span after = rest;
            if ((in_word && date_labels[i].rank >= RANK_VAGUE_LABEL) || !take_label(&after, date_labels[i].label)) {
                continue;
            }
            after = after_marks(after);
            struct span date = after.size > 0 ? after : span_trim(other);
            if (starts_as_date(date)) {
                offer(facts, FACT_PUBLISHED, date_labels[i].rank, date_of(date));
            }
        }
    }
}

void html_facts_scan(struct html_facts *facts, const struct document *document)
{
    for (size_t i = 0; i < document->row_count; i++) {
        const struct row *row = &document->rows[i];
        if (row->kind == ROW_TEXT && row->text.size <= LONGEST_DATE_LINE) {
            scan_text(facts, row->text, SPAN(""));
        }
        for (uint32_t k = 0; row->kind == ROW_GRID && k < row->cell_count; k++) {
            if (row->cells[k].text.size <= LONGEST_LABEL_CELL) {
                scan_text(facts, row->cells[k].text, k + 1 < row->cell_count ? row->cells[k + 1].text : SPAN(""));
            }
        }
    }
}

bool html_is_attachment(struct span link)
{
    static const struct span endings[] = {WORD(".pdf"),  WORD(".doc"), WORD(".docx"), WORD(".xls"),
                                          WORD(".xlsx"), WORD(".wps"), WORD(".et"),   WORD(".ofd")};
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
        for (struct span rest = link; rest.size >= endings[i].size;) {
            size_t at = html_find_word(rest, endings[i]);
            if (at == SIZE_MAX) {
                break;
            }
            rest.data += at + endings[i].size;
            rest.size -= at + endings[i].size;
            if (rest.size == 0 || !((rest.data[0] >= 'a' && rest.data[0] <= 'z') ||
                                    (rest.data[0] >= 'A' && rest.data[0] <= 'Z') || html_is_digit(rest.data[0]))) {
                return true;
            }
        }
    }
    return false;
}
