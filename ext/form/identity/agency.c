#include "form/identity/agency.h"

#include "base/characters.h"
#include "form/number/decimal.h"

/* How a character is read, in brackets behind it, as some mirrors print it: 開(kāi). Returns its bytes, 0: none. */
static size_t reading_size(struct span text)
{
    struct span rest = text;
    size_t letters = 0;
    if (rest.size == 0 || utf8_next(&rest) != '(') {
        return 0;
    }
    while (rest.size > 0) {
        uint32_t c = utf8_next(&rest);
        if (c == ')') {
            return letters > 0 ? text.size - rest.size : 0;
        }
        if (!((c >= 'a' && c <= 'z') || (c >= 0xE0 && c <= 0x24F))) {
            return 0;
        }
        letters++;
    }
    return 0;
}

bool title_text_add(struct title_text *text, struct span line)
{
    bool space = true;
    while (line.size > 0) {
        size_t reading = text->size > 0 ? reading_size(line) : 0;
        if (reading > 0) {
            line = span_from(line, reading);
            continue;
        }
        uint32_t c = utf8_next(&line);
        if (is_space(c)) {
            space = true;
            continue;
        }
        uint32_t folded = fold_character(c);
        bool word = is_digit(folded) || (folded >= 'A' && folded <= 'Z') || (folded >= 'a' && folded <= 'z');
        if (text->size + 4 > TITLE_BYTES) {
            return false;
        }
        size_t size = utf8_put(text->printed + text->size, word ? folded : c);
        memset(text->spaced + text->size, false, size);
        text->spaced[text->size] = space;
        utf8_put(text->data + text->size, word ? folded : character_simplified(c));
        text->size += size;
        space = false;
    }
    return true;
}

/* ---- words ---- */

/* Whether the text ends with one of these characters. */
static bool ends_with_character(struct span text, const char *characters)
{
    struct span rest = span_of(characters);
    while (rest.size > 0) {
        struct span here = rest;
        utf8_next(&rest);
        if (span_ends(text, span_between(here.data, rest.data))) {
            return true;
        }
    }
    return false;
}

/* ---- what a name looks like ---- */

static const char regions[] = "省市县区州盟旗";

bool agency_is_sound(struct span text)
{
    enum { SHORTEST = 2, LONGEST = 48 }; /* characters */
    static const char *const foreign[] = {
        "，",       "。",       "；",       "：",   "！",   "？",   ",",    ";",    ":",    "!",    "?",
        ">",        "<",        "《",       "》",   "〈",   "〉",   "】",   "|",    "_",    "=",    "“",
        "”",        "\"",       "*",        "#",    "@",    "/",    "…",    "首页", "网站", "门户", "信息公开年",
        "公开指南", "公开目录", "公开制度", "年报", "报告", "来源", "浏览", "索引", "附件", "通知", "公告",
        "公示",     "发布",     "字体",     "打印", "位置", "时间", "日期", "导航", "登录", "邮箱", "专栏",
        "栏目",     "标题",     "名称",     "搜索", "版权", "电话", "说明",
    };
    static const char *const starts[] = {
        "现",   "根据", "按照", "依据", "依照", "为",   "由",   "是",   "该",     "此",     "我",
        "对",   "以下", "的",   "年",   "度",   "及",   "全县", "全市", "全区",   "全省",   "本报告",
        "本局", "本县", "本市", "本区", "本级", "本年", "）",   ")",    "本部门", "本机关", "本单位",
    };
    static const char *const ends[] = {"公开", "动态", "关于", "编制", "专区", "大厅",
                                       "（",   "(",    "和",   "与",   "及",   "、"};
    size_t length = utf8_length(text);
    for (size_t i = 0; i < text.size; i++) {
        if (is_digit((unsigned char)text.data[i])) {
            return false;
        }
    }
    return length >= SHORTEST && length <= LONGEST && !span_contains_any(text, ANY(foreign)) &&
           span_starts_any(text, ANY(starts)) == 0 && !span_ends_any(text, ANY(ends));
}

/* Without a bracket at its end: 水利局（河长制办公室）. */
static struct span without_bracket(struct span text)
{
    static const char *const closing[] = {"）", ")"};
    size_t open = span_find(text, SPAN("（"));
    open = open == SIZE_MAX ? span_find(text, SPAN("(")) : open;
    return span_ends_any(text, ANY(closing)) && open != SIZE_MAX && open > 0 ? (struct span){text.data, open} : text;
}

bool agency_ends_well(struct span text)
{
    return ends_with_character(without_bracket(text),
                               "府局厅委会部院办室处队心署省市县区州盟旗镇乡道司学校馆社台站所库团庭"
                               "关木场园厂行组段");
}

bool agency_is_whole(struct span name)
{
    enum { FEWEST = 4, FEWEST_OF_REGION = 3 }; /* characters */
    static const char *const menu[] = {"乡镇街道", "街道乡镇", "部门街道", "部门乡镇", "人民政府", "政府办公室"};
    return !span_is_any(name, ANY(menu)) &&
           utf8_length(name) >= (ends_with_character(name, regions) ? FEWEST_OF_REGION : FEWEST);
}

/* Two characters the same at the start: both begin with the name of their place. */
static bool starts_alike(struct span a, struct span b)
{
    for (int i = 0; i < 2; i++) {
        if (a.size == 0 || b.size == 0 || utf8_next(&a) != utf8_next(&b)) {
            return false;
        }
    }
    return true;
}

bool agency_goes_on(struct span above, struct span name)
{
    static const char *const continuations[] = {"办公", "人民政府"};
    if (!agency_is_sound(above) || starts_alike(above, name)) {
        return false;
    }
    if (utf8_length(name) < 2) {
        return true; /* the last character of a name, on a line of its own */
    }
    return ends_with_character(above, regions) || span_ends(above, SPAN("总局")) ||
           (agency_ends_well(above) && span_starts_any(name, ANY(continuations)) > 0);
}

/* ---- what stands before a name ---- */

/* Verbs of letters: 关于印发..., 关于报送.... */
static struct span without_verb(struct span text)
{
    static const char *const verbs[] = {"报送", "公开", "公布", "发布", "印发", "上报", "做好", "编制", "提交", "呈报",
                                        "下发", "转发", "报告", "开展", "反馈", "通报", "编报", "《",   "〈",   "“"};
    size_t taken;
    while ((taken = span_starts_any(text, ANY(verbs))) > 0) {
        text = span_from(text, taken);
    }
    return text;
}

/* 甲局关于报送 is of 甲局; 甲县关于印发《乙局 is of 乙局. */
static struct span resolve_letter(struct span text)
{
    struct span about = SPAN("关于"), before = text, after = text;
    bool letter = false;
    for (size_t at; (at = span_find(after, about)) != SIZE_MAX; letter = true) {
        before = span_between(text.data, after.data + at);
        after = span_from(after, at + about.size);
    }
    after = letter ? without_verb(after) : after;
    return letter && after.size == 0 ? before : after;
}

/* Goes over a bracket that the text starts with and gives what is in it. */
static bool take_bracket(struct span *text, struct span *content)
{
    static const struct {
        const char *opening, *closing;
    } brackets[] = {{"【", "】"}, {"[", "]"}, {"［", "］"}, {"〔", "〕"}, {"（", "）"}, {"(", ")"}};
    for (size_t i = 0; i < COUNT(brackets); i++) {
        struct span opening = span_of(brackets[i].opening), closing = span_of(brackets[i].closing);
        size_t at = span_starts(*text, opening) ? span_find(*text, closing) : SIZE_MAX;
        if (at != SIZE_MAX) {
            *content = span_between(text->data + opening.size, text->data + at);
            *text = span_from(*text, at + closing.size);
            return true;
        }
    }
    return false;
}

static const char *const marks[] = {">", "》", "】", "]",  "：", ":", "|", "_", "—", "-",
                                    "/", "·",  "《", "〈", "“",  "»", "›", "#", "*"};

/* What follows the last mark that parts it from something else. */
static struct span after_marks(struct span text)
{
    struct span rest = text;
    while (rest.size > 0) {
        size_t taken = span_starts_any(rest, ANY(marks));
        if (taken > 0) {
            text = rest = span_from(rest, taken);
        } else {
            utf8_next(&rest);
        }
    }
    return text;
}

/* Without the marks at its end. */
static struct span without_marks(struct span text)
{
    for (size_t i = 0; i < COUNT(marks);) {
        bool there = span_ends(text, span_of(marks[i]));
        text.size -= there ? strlen(marks[i]) : 0;
        i = there ? 0 : i + 1;
    }
    return text;
}

/* 甲县教育局：2022年..., 甲县教育局——2022年...: what the last mark parts from the title alone. Empty: no agency. */
static struct span before_mark(struct span text)
{
    struct span name = after_marks(without_marks(text));
    bool whole = agency_is_sound(name) && agency_ends_well(name) && agency_is_whole(name);
    return whole ? name : (struct span){span_end(text), 0};
}

/* 甲局发布2022年..., which is no part of its name. */
static struct span without_last_verb(struct span name)
{
    static const char *const verbs[] = {"关于发布", "关于公布", "发布", "公布", "印发"};
    for (size_t i = 0; i < COUNT(verbs); i++) {
        struct span verb = span_of(verbs[i]);
        if (name.size > verb.size && span_ends(name, verb)) {
            return (struct span){name.data, name.size - verb.size};
        }
    }
    return name;
}

/* 云栖县人民政府门户网站云栖县水利局, and the same parted by white space without 网站. */
static struct span after_site(const struct title_text *text, struct span name)
{
    static const char *const sites[] = {"网站", "门户网", "政务网", "信息网"};
    size_t from = 0;
    for (size_t i = 3; i < name.size; i++) {
        if ((name.data[i] & 0xC0) == 0x80) {
            continue;
        }
        struct span before = {name.data, i};
        bool parted = text->spaced[name.data + i - text->data] && starts_alike(span_from(name, i), name) &&
                      agency_is_sound(before) && agency_ends_well(before);
        bool named = span_ends_any(before, ANY(sites)) && !span_starts(span_from(name, i), SPAN("站"));
        from = parted || named ? i : from;
    }
    return span_from(name, from);
}

/* 附件2, 附件一 */
static struct span after_attachment(struct span text)
{
    if (!span_starts(text, SPAN("附件"))) {
        return text;
    }
    text = span_from(text, strlen("附件"));
    while (text.size > 0 && is_digit((unsigned char)text.data[0])) {
        text = span_from(text, 1);
    }
    return text;
}

struct span agency_find(const struct title_text *text, size_t from, size_t to, bool *cut)
{
    struct span words = {text->data + from, to - from}, content;
    struct span name = resolve_letter(words), tagged = name;
    bool letter = name.size < words.size;
    if (take_bracket(&tagged, &content)) {
        /* 【年报】 is a tag; [云栖县] begins the name. */
        bool place = ends_with_character(content, regions);
        name = tagged.size == 0 ? content : place ? name : tagged;
        if (place && tagged.size > 0) {
            return name;
        }
    }
    struct span behind = after_marks(name);
    name = behind.size == 0 && name.size > 0 ? before_mark(name) : after_site(text, after_attachment(behind));
    while (span_ends(name, SPAN("的"))) {
        name.size -= strlen("的");
    }
    name = without_last_verb(name);
    struct span remark = span_from(name, without_bracket(name).size);
    for (size_t i = 0; i < remark.size; i++) {
        if (is_digit((unsigned char)remark.data[i])) {
            name.size -= remark.size; /* （2022年编制） */
            break;
        }
    }
    bool sound = agency_is_sound(name) || utf8_length(name) == 1;
    *cut = (name.size < words.size && !letter) || !(sound || name.size == 0);
    return sound ? name : (struct span){name.data, 0};
}
