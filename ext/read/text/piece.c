#include "read/text/piece.h"

#include <wchar.h>

static bool is_any_of(uint32_t c, const wchar_t *characters)
{
    return c != 0 && wcschr(characters, (wchar_t)c);
}

static bool is_figure_digit(uint32_t c)
{
    return (c >= '0' && c <= '9') || (c >= 0xFF10 && c <= 0xFF19);
}

static bool is_letter(uint32_t c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

size_t piece_ideographs(struct span text)
{
    size_t count = 0;
    while (text.size > 0) {
        count += is_ideograph(utf8_next(&text));
    }
    return count;
}

/* How marks for nothing begin. */
static const wchar_t mark_starts[] = L"无空不未暂没無";

/* Marks for nothing are short: 无, 不涉及, 不适用, 无此项, N/A. */
static bool is_mark_word(struct span text)
{
    enum { LONGEST = 3, LONGEST_BYTES = LONGEST * 4 };
    if (span_equal(text, SPAN("N/A")) || span_equal(text, SPAN("n/a")) || span_equal(text, SPAN("NA"))) {
        return true;
    }
    size_t length = text.size <= LONGEST_BYTES ? piece_ideographs(text) : 0;
    return length > 0 && length <= LONGEST && length == utf8_length(text) && is_any_of(utf8_next(&text), mark_starts);
}

/* What a column of units prints beside the figures. */
static bool is_unit_word(struct span text)
{
    static const char *const units[] = {"件", "项", "条", "次", "份", "个",   "篇",   "人",  "元",
                                        "宗", "起", "期", "场", "部", "万元", "人次", "件次"};
    enum { LONGEST = 6 /* bytes */ };
    return text.size <= LONGEST && span_is_any(text, ANY(units));
}

enum piece_kind piece_kind_of(struct span text)
{
    static const wchar_t beside[] = L"件项个条次份宗起元万亿增减少加负注無萬億項條減";
    text = span_trim(text);
    if (text.size == 0) {
        return PIECE_BLANK;
    }
    if (is_unit_word(text) || is_mark_word(text)) {
        return PIECE_FIGURE;
    }
    bool figures = false, ideographs = false;
    int depth = 0; /* what stands in brackets is a remark */
    while (text.size > 0) {
        uint32_t c = utf8_next(&text);
        depth += c == '(' || c == 0xFF08;
        depth -= c == ')' || c == 0xFF09;
        figures |= is_figure_digit(c);
        ideographs |= is_ideograph(c);
        if (depth <= 0 && (is_letter(c) || (is_ideograph(c) && !is_any_of(c, beside)))) {
            return PIECE_TEXT; /* most texts tell by their first character */
        }
    }
    return depth == 0 && (figures || !ideographs /* / or —— */) ? PIECE_FIGURE : PIECE_TEXT;
}

bool piece_is_numbered(struct span text)
{
    static const wchar_t numerals[] = L"一二三四五六七八九十";
    text = span_trim(text);
    if (text.size == 0) {
        return false;
    }
    uint32_t first = utf8_next(&text);
    if (first == '(' || first == 0xFF08) {
        return text.size > 0 && is_any_of(utf8_next(&text), numerals);
    }
    if (first == 0x7B2C) { /* 第 */
        return true;
    }
    bool digit = is_figure_digit(first);
    if (!digit && !is_any_of(first, numerals)) {
        return false;
    }
    text = span_trim(text);
    uint32_t stop = text.size > 0 ? utf8_next(&text) : 0;
    bool stopped = stop == 0x3001 || stop == '.' || stop == 0xFF0E;
    text = span_trim(text);
    struct span rest = text;
    return stopped && text.size > 0 && !is_figure_digit(utf8_next(&rest)); /* 2.5 is a figure */
}
