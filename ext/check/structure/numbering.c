/* structure.numbering: headings printed under another ordinal than the form's. A row only where there are some. */
#include "check/structure/finding.h"
#include "base/label.h"

/* 二、 or 第二部分. Digits are not judged: they number what stands inside a section as often as the sections. A stray l
 * or | before it is OCR's. */
static const struct pattern printed_ordinal = {
    "^ [\\s\\x{3000}l|]* (?: 第 [\\s\\x{3000}]* ([一二三四五六七八九十]) [\\s\\x{3000}]* 部分"
    " | ([一二三四五六七八九十]) [\\s\\x{3000}]* [、．.，,：:] )"};

static const char numerals[] = "一二三四五六七八九十";
enum { NUMERAL_SIZE = 3 };

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

/* Sets `printed` to 0 where the heading is not to be judged. */
static bool read_ordinal(const struct scene *scene, const struct section *section, uint32_t *printed)
{
    struct label_room room;
    struct match match;
    *printed = 0;
    if (section->ordinal == 0 || section->times != 1 ||
        !label_has(label_of(&room, section->heading), own_words[section->ordinal - 1])) {
        return true;
    }
    enum match_outcome outcome =
        pattern_match(scene->patterns, &printed_ordinal, section->heading, 0, &match, scene->failure);
    if (outcome == MATCH_FOUND) {
        struct span numeral = match.groups[1].data ? match.groups[1] : match.groups[2];
        for (uint32_t i = 0; i < sizeof numerals / NUMERAL_SIZE; i++) {
            *printed = memcmp(numerals + (size_t)i * NUMERAL_SIZE, numeral.data, NUMERAL_SIZE) == 0 ? i + 1 : *printed;
        }
    }
    return outcome != MATCH_FAILED;
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
            struct span own = {numerals + (size_t)(section->ordinal - 1) * NUMERAL_SIZE, NUMERAL_SIZE};
            SAY(&text, *first ? "，{}应当是“{}”" : "{}应当是“{}”", quoted(span_trim(section->heading)), own);
            *first = *first ? *first : section;
        }
    }
    return buffer_end(&text, names) || fail_memory(scene->failure);
}

/* 二、、主动公开, 主动公x开: marks that no title has, between its words or doubled behind its ordinal. */
static const struct pattern stray = {
    "^ [\\s\\x{3000}]* (?: 第 [一二三四五六七八九十] 部分 | [一二三四五六七八九十] ) [\\s\\x{3000}]* [、．.，,：:]"
    " [\\s\\x{3000}]* ([、．.，,：:；;。]) | \\p{Han} ([A-Za-z*#@~^&$%=+<>|_]++) \\p{Han}"};

/* Those of a page may be what the reader made of its print. */
static bool check_stray(const struct scene *scene, const struct section *section)
{
    struct label_room room;
    struct match match;
    if (section->ordinal == 0 || section->times != 1 || is_paged(scene->report) ||
        !label_has(label_of(&room, section->heading), own_words[section->ordinal - 1])) {
        return true;
    }
    enum match_outcome outcome = pattern_match(scene->patterns, &stray, section->heading, 0, &match, scene->failure);
    struct check check = {.rule = "structure.numbering", .status = CHECK_DIFFERS};
    if (outcome != MATCH_FOUND) {
        return outcome != MATCH_FAILED;
    }
    struct span mark = match.groups[1].data ? match.groups[1] : match.groups[2];
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
        headings[count].section = &report->sections[i];
        if (!read_ordinal(scene, &report->sections[i], &headings[count].printed)) {
            return false;
        }
        count += headings[count].printed > 0;
        if (!check_stray(scene, &report->sections[i])) {
            return false;
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
