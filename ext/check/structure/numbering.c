/* structure.numbering: headings printed under another ordinal than the form's. A row only where there are some. */
#include "check/structure/finding.h"
#include "base/label.h"

static const char *const numerals[] = {"一", "二", "三", "四", "五", "六", "七", "八", "九", "十"};

/* White space, and a stray l or |, which is OCR's. */
static struct span skip_space(struct span text)
{
    static const char *const spaces[] = {" ", "\t", "\n", "\v", "\f", "\r", "　", "l", "|"};
    for (size_t taken; (taken = span_starts_any(text, ANY(spaces))) > 0;) {
        text = span_from(text, taken);
    }
    return text;
}

/* Goes over one of the marks behind an ordinal. */
static bool take_mark(struct span *text)
{
    static const char *const marks[] = {"、", "．", ".", "，", ",", "：", ":"};
    size_t taken = span_starts_any(*text, ANY(marks));
    *text = skip_space(span_from(*text, taken));
    return taken > 0;
}

/* The ordinal that a heading begins with, 二、 or 第二部分, 0: none. Digits are not judged: they number what stands inside a
 * section as often as the sections. `doubled`: what follows begins with a mark too many. */
static uint32_t ordinal_of(struct span heading, struct span *doubled)
{
    static const char *const more[] = {"、", "．", ".", "，", ",", "：", ":", "；", ";", "。"};
    struct span rest = skip_space(heading);
    bool named = span_starts(rest, SPAN("第"));
    uint32_t ordinal = 0;
    rest = named ? skip_space(span_from(rest, strlen("第"))) : rest;
    for (uint32_t i = 0; i < COUNT(numerals) && ordinal == 0; i++) {
        ordinal = span_starts(rest, span_of(numerals[i])) ? i + 1 : 0;
    }
    *doubled = SPAN("");
    if (ordinal == 0) {
        return 0;
    }
    rest = skip_space(span_from(rest, strlen(numerals[ordinal - 1])));
    if (named && !span_starts(rest, SPAN("部分"))) {
        return 0;
    }
    rest = named ? skip_space(span_from(rest, strlen("部分"))) : rest;
    bool marked = take_mark(&rest);
    *doubled = (struct span){rest.data, marked ? span_starts_any(rest, ANY(more)) : 0};
    return named || marked ? ordinal : 0;
}

/* Words of the form's own titles: a heading without them may be that of a subtopic. */
static const char *const own_words[FORM_SECTIONS] = {
    "总体情况",       "主动公开政府信息", "收到和处理政府信息公开申请", "政府信息公开行政复议",
    "存在的主要问题", "其他需要报告",
};

/* A heading and the ordinal that it prints. */
struct numbered {
    const struct section *section;
    uint32_t printed;
};

/* A heading of the form's own, met once. */
static bool is_own(const struct section *section)
{
    struct label_room room;
    return section->ordinal > 0 && section->times == 1 &&
           label_has(label_of(&room, section->heading), own_words[section->ordinal - 1]);
}

/* All shifted alike are in order, behind a part of the office's own; all with the same number come from a list that
 * was numbered anew for each. Neither is a slip. */
static bool is_orderly(const struct numbered *headings, uint32_t count)
{
    bool shifted = true, same = true;
    for (uint32_t i = 1; i < count; i++) {
        shifted &=
            headings[i].printed - headings[i].section->ordinal == headings[0].printed - headings[0].section->ordinal;
        same &= headings[i].printed == headings[0].printed;
    }
    return shifted || (same && count > 2);
}

/* “三、主动公开政府信息情况”应当是“二”，... */
static bool name_headings(const struct scene *scene, const struct numbered *headings, uint32_t count,
                          const struct section **first, struct span *names)
{
    struct buffer text = {.arena = scene->report->arena};
    *first = NULL;
    for (uint32_t i = 0; i < count; i++) {
        const struct section *section = headings[i].section;
        if (headings[i].printed != section->ordinal) {
            SAY(&text, *first ? "，{}应当是“{}”" : "{}应当是“{}”", quoted(span_trim(section->heading)),
                numerals[section->ordinal - 1]);
            *first = *first ? *first : section;
        }
    }
    return buffer_end(&text, names) || fail_memory(scene->failure);
}

/* 主动公x开: marks and letters between two ideographs, which no title has; empty: none. */
static struct span find_mark_within(struct span heading)
{
    static const char marks[] = "*#@~^&$%=+<>|_";
    bool wide = false; /* an ideograph stands before `from` */
    const char *from = heading.data;
    for (struct span rest = heading; rest.size > 0;) {
        const char *here = rest.data;
        uint32_t c = utf8_next(&rest);
        bool mark = (c < 0x80 && c != 0 && strchr(marks, (int)c)) || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z');
        if (!mark) {
            if (wide && from < here && is_ideograph(c)) {
                return span_between(from, here);
            }
            wide = is_ideograph(c);
            from = rest.data;
        }
    }
    return SPAN("");
}

/* Those of a page may be what the reader made of its print. */
static bool check_stray(const struct scene *scene, const struct section *section, struct span doubled)
{
    struct check check = {.rule = "structure.numbering", .status = CHECK_DIFFERS};
    struct span mark = doubled.size > 0 ? doubled : find_mark_within(section->heading);
    if (mark.size == 0 || is_paged(scene->report)) {
        return true;
    }
    return (arena_format(scene->report->arena, &check.scope, "%u", (unsigned)section->ordinal) ||
            fail_memory(scene->failure)) &&
           finding_add(scene, check, section->place,
                       SENTENCE("标题{}里有多余的{}", quoted(span_trim(section->heading)), quoted(mark)));
}

bool structure_numbering(const struct scene *scene)
{
    const struct report *report = scene->report;
    struct numbered headings[FORM_SECTIONS + 1];
    uint32_t count = 0;
    for (uint32_t i = 0; i < report->section_count && report_has_sections(report); i++) {
        const struct section *section = &report->sections[i];
        struct span doubled;
        if (is_own(section)) {
            headings[count] = (struct numbered){section, ordinal_of(section->heading, &doubled)};
            count += headings[count].printed > 0;
            if (!check_stray(scene, section, doubled)) {
                return false;
            }
        }
    }
    if (count == 0 || is_orderly(headings, count)) {
        return true;
    }
    struct check check = {.rule = "structure.numbering", .scope = SPAN("report"), .status = CHECK_DIFFERS};
    const struct section *first;
    struct span names;
    return name_headings(scene, headings, count, &first, &names) &&
           finding_add(scene, check, first->place, SENTENCE("标题的序号与格式不一致：{}", names));
}
