#include "form/narrative/headings.h"

#include "base/label.h"

/* Wordings of the headings, the form's own first. All words must be there. */
static const struct wording {
    uint32_t section;
    const char *words[2];
    int weight;
} wordings[] = {
    {1, {"总体情况", NULL}, 8},
    {1, {"概述", NULL}, 3},
    {1, {"基本情况", NULL}, 4},
    {1, {"总体", "情况"}, 3},
    {1, {"工作情况", NULL}, 2},
    {2, {"主动公开政府信息", NULL}, 8},
    {2, {"政府信息主动公开", NULL}, 7},
    {2, {"主动公开", "情况"}, 4},
    {3, {"收到和处理政府信息公开申请", NULL}, 8},
    {3, {"处理", "公开申请"}, 6},
    {3, {"政府信息公开申请", "情况"}, 5},
    {3, {"依申请公开", "情况"}, 4},
    {4, {"政府信息公开行政复议", "诉讼"}, 8},
    {4, {"行政复议", "诉讼"}, 6},
    {4, {"行政复议", "情况"}, 3},
    {4, {"复议", "诉讼"}, 4},
    {5, {"存在的主要问题", NULL}, 8},
    {5, {"主要问题", NULL}, 6},
    {5, {"问题", "改进"}, 6},
    {5, {"存在", "问题"}, 5},
    {5, {"问题", "措施"}, 4},
    {5, {"不足", "改进"}, 4},
    {6, {"其他需要报告", NULL}, 8},
    {6, {"需要报告", "事项"}, 7},
    {6, {"需要说明", NULL}, 4},
    {6, {"其他", "事项"}, 4},
};

enum { LONGEST_HEADING = 34 };

static uint32_t ordinal_of(uint32_t c)
{
    static const uint32_t digits[] = {0x4E00, 0x4E8C, 0x4E09, 0x56DB, 0x4E94, 0x516D, 0x4E03, 0x516B, 0x4E5D};
    for (uint32_t i = 0; i < 9; i++) {
        if (digits[i] == c) {
            return i + 1;
        }
    }
    return c >= '1' && c <= '9' ? c - '0' : 0;
}

/* 一、 or 第一部分 or 1. at the start; a stray l or | before it is OCR's. Returns 0 where there is none. */
static uint32_t take_ordinal(struct span *text)
{
    struct span rest = *text;
    while (rest.size > 0 && (rest.data[0] == '|' || rest.data[0] == 'l' || rest.data[0] == ' ')) {
        rest.data++;
        rest.size--;
    }
    if (span_starts(rest, SPAN("第"))) {
        rest.data += 3;
        rest.size -= 3;
    }
    if (rest.size == 0) {
        return 0;
    }
    uint32_t ordinal = ordinal_of(utf8_next(&rest));
    rest = span_trim(rest);
    if (ordinal == 0 || rest.size == 0) {
        return 0;
    }
    static const char *const stops[] = {"部分", "、", "．", ".", "，", ",", ":", "：", " "};
    size_t stop = span_starts_any(rest, ANY(stops));
    *text = stop > 0 ? span_trim(span_from(rest, stop)) : *text;
    return stop > 0 ? ordinal : 0;
}

/* A heading may stand at the start of its section's first paragraph, closed by a space or a stop. */
static void split_heading(struct span whole, struct span *heading, struct span *rest)
{
    *heading = whole;
    *rest = (struct span){NULL, 0};
    struct span at = whole;
    uint32_t length = 0;
    while (at.size > 0) {
        const char *here = at.data;
        uint32_t c = utf8_next(&at);
        bool stop = c == 0x3002 || c == '\n' || (length >= 6 && (is_space(c) || c == 0xFF1A || c == ':'));
        if (stop && length > 0) {
            *heading = span_trim(span_between(whole.data, here));
            *rest = span_trim(at);
            return;
        }
        length += is_ideograph(c);
    }
}

/* Whether what follows a space is still the heading, letter-spaced as officials like it: 一、总 体 情 况. */
static struct span choose_extent(struct span whole, const struct label *printed, struct span *rest)
{
    struct span heading;
    if (printed->whole && label_length(printed) <= LONGEST_HEADING && !span_contains(whole, SPAN("。"))) {
        *rest = (struct span){NULL, 0};
        return whole;
    }
    split_heading(whole, &heading, rest);
    return heading;
}

/* As all titles of the form do. */
static bool ends_title(const struct label *label)
{
    struct span text = label_span(label);
    return span_ends(text, SPAN("情况")) || span_ends(text, SPAN("事项"));
}

bool heading_weigh(const struct row *row, const struct label *printed, struct heading_candidate *best)
{
    struct span whole = row_lone_text(row);
    if (whole.size == 0) {
        return false;
    }
    struct span rest, after = whole;
    if ((!printed->whole || label_length(printed) > LONGEST_HEADING) && take_ordinal(&after) == 0) {
        return false; /* prose */
    }
    after = choose_extent(whole, printed, &rest);
    struct span heading = after;
    uint32_t ordinal = take_ordinal(&after);
    if (ordinal == 0 && rest.size > 0) {
        return false;
    }
    struct label_room room, title;
    uint32_t section = 0;
    const struct label *label = after.size == whole.size ? printed : label_of(&room, after);
    uint32_t length = (uint32_t)label_length(label);
    if (!label->whole || length < 2 || length > LONGEST_HEADING || (ordinal == 0 && !ends_title(label))) {
        return false;
    }
    best->weight = 0;
    for (size_t i = 0; i < sizeof wordings / sizeof *wordings; i++) {
        const struct wording *wording = &wordings[i];
        if (!label_has(label, wording->words[0]) || (wording->words[1] && !label_has(label, wording->words[1]))) {
            continue;
        }
        if (wording->section != section) { /* the title of wordings that follow each other */
            section = wording->section;
            label_of(&title, span_of(form_section_titles[section - 1]));
        }
        bool exact = span_equal(label_span(label), label_span(&title.label));
        int weight = wording->weight + (exact ? 6 : 0) + (ordinal > 0 ? 3 : 0) + (ordinal == wording->section ? 2 : 0) -
                     (rest.size > 0 ? 4 : 0) - (int)(length / 12);
        if (ordinal == 0 && !exact && wording->weight < 7) {
            continue; /* without a number only the form's own words are a heading */
        }
        if (weight > best->weight) {
            best->weight = weight;
            best->section = wording->section;
        }
    }
    best->text = heading;
    best->rest = rest;
    return best->weight > 0;
}

/* The first row of each table weighs in: its heading stands right above it, the others where the order puts them. */
static int weigh_position(const struct heading_candidate *candidate, const struct outline *outline)
{
    int bonus = 0;
    for (int table = 0; table < FORM_TABLES; table++) {
        if (outline->tables[table].count == 0 || form_tables[table].section == 0) {
            continue;
        }
        uint32_t first = outline->tables[table].rows[0];
        bool above = candidate->row <= first;
        uint32_t section = form_tables[table].section;
        if (candidate->section == section) {
            if (!above) {
                return -1000;
            }
            bonus += first - candidate->row <= 4 ? 8 : 0;
        } else if ((candidate->section < section) != above) {
            return -1000;
        }
    }
    return bonus;
}

/* A heading that another follows at once is an entry of a list of contents. */
static bool is_listed(const struct headings *found, uint32_t index)
{
    return index + 1 < found->count && found->items[index + 1].row == found->items[index].row + 1;
}

/* The heaviest chain of headings whose sections rise with their rows. */
void headings_choose(const struct headings *found, struct outline *outline)
{
    int weight[MOST_CANDIDATES];
    uint32_t before[MOST_CANDIDATES], best = UINT32_MAX;
    for (uint32_t i = 0; i < found->count; i++) {
        const struct heading_candidate *candidate = &found->items[i];
        weight[i] = candidate->weight + weigh_position(candidate, outline) - (is_listed(found, i) ? 6 : 0);
        before[i] = UINT32_MAX;
        int sum = 0;
        for (uint32_t k = 0; k < i; k++) {
            if (found->items[k].section < candidate->section && weight[k] > sum) {
                sum = weight[k];
                before[i] = k;
            }
        }
        weight[i] += sum;
        if (weight[i] > 0 && (best == UINT32_MAX || weight[i] > weight[best])) {
            best = i;
        }
    }
    for (uint32_t i = best; i != UINT32_MAX; i = before[i]) {
        const struct heading_candidate *chosen = &found->items[i];
        struct heading *heading = &outline->headings[chosen->section - 1];
        *heading = (struct heading){.row = chosen->row, .text = chosen->text, .rest = chosen->rest};
        for (uint32_t k = 0; k < found->count; k++) {
            heading->times += found->items[k].section == chosen->section && found->items[k].weight >= chosen->weight;
        }
    }
}
