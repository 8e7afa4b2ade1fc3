#include "check/statement/subject.h"

#include "base/word_list.h"

enum { LONGEST_LEAD = 240, LONGEST_TAIL = 120 }; /* bytes */

static struct span part_of(struct span text, struct range range)
{
    return span_part(text, range.from, range.to);
}

/* Words that lead to a figure, or follow it, and do not say what it counts. */
/* clang-format off */
#define EMPTY_BEGINNINGS(WORD) \
    WORD("，") WORD("；") WORD("：") WORD("、") WORD("。") WORD("（") WORD("）") WORD("”") WORD("其中") \
    WORD("截至目前") WORD("截至") WORD("截止") WORD("目前") WORD("年底") WORD("年末") WORD("本年度") \
    WORD("本年") WORD("今年") WORD("全年") WORD("年内") WORD("当年") WORD("全市") WORD("全县") WORD("全区") \
    WORD("全省") WORD("全州") WORD("全镇") WORD("全局") WORD("全系统") WORD("我市") WORD("我县") WORD("我区") \
    WORD("我局") WORD("我镇") WORD("我乡") WORD("我委") WORD("我办") WORD("我单位") WORD("本机关") \
    WORD("本单位") WORD("本级") WORD("共计") WORD("总计") WORD("合计") WORD("累计") WORD("一共") WORD("总共") \
    WORD("共有") WORD("共") WORD("及时") WORD("先后") WORD("已经") WORD("已") WORD("分别") WORD("另有") \
    WORD("另外") WORD("还") WORD("并") WORD("均") WORD("的") WORD("和") WORD("与") WORD("为") WORD("有") \
    WORD("是") WORD("度")
/* clang-format on */
WORD_LIST(empty_beginnings, EMPTY_BEGINNINGS);
/* clang-format off */
#define EMPTY_ENDINGS(WORD) \
    WORD("，") WORD("；") WORD("：") WORD("、") WORD("（") WORD("“") WORD("共计") WORD("总计") WORD("合计") \
    WORD("累计") WORD("一共") WORD("总共") WORD("共有") WORD("共") WORD("总数为") WORD("总数达") WORD("总量为") \
    WORD("数量为") WORD("数为") WORD("数量") WORD("总数") WORD("分别为") WORD("分别") WORD("达到") WORD("高达") \
    WORD("约") WORD("近") WORD("超过") WORD("超") WORD("逾") WORD("大约") WORD("将近") WORD("接近") WORD("至少") \
    WORD("不少于") WORD("不低于") WORD("均为") WORD("均") WORD("了") WORD("达") WORD("为") WORD("是") WORD("有") \
    WORD("计") WORD("的") WORD("各")
/* clang-format on */
WORD_LIST(empty_endings, EMPTY_ENDINGS);
/* clang-format off */
#define NO_SUBJECT(WORD) \
    WORD("均") WORD("已") WORD("全部") WORD("比") WORD("较") WORD("同比") WORD("占") WORD("，") WORD("其中") \
    WORD("且") WORD("并") WORD("都") WORD("后") WORD("前") WORD("时") WORD("相比") WORD("等") WORD("。") \
    WORD("、") WORD("”")
/* clang-format on */
WORD_LIST(no_subject, NO_SUBJECT);

/* Words that only look as if they ended with one of those. */
/* clang-format off */
#define WHOLE_ENDINGS(WORD) \
    WORD("行为") WORD("作为") WORD("国有") WORD("所有") WORD("统计") WORD("审计") WORD("设计") WORD("会计") \
    WORD("目的") WORD("传达") WORD("转达") WORD("送达") WORD("附近") WORD("预约")
/* clang-format on */
WORD_LIST(whole_endings, WHOLE_ENDINGS);

static bool cut_beginning(struct span text, struct range *range)
{
    size_t size = word_list_start(&empty_beginnings, part_of(text, *range));
    range->from += size;
    return size > 0;
}

/* 2019年, 12月31日, 2019年度: what begins with digits up to 年, 月 or 日. */
static bool cut_date(struct span text, struct range *range)
{
    struct span rest = part_of(text, *range);
    size_t digits = 0;
    while (digits < rest.size && digits < 5 && rest.data[digits] >= '0' && rest.data[digits] <= '9') {
        digits++;
    }
    struct span after = span_from(rest, digits);
    bool date = span_starts(after, SPAN("年")) || span_starts(after, SPAN("月")) || span_starts(after, SPAN("日"));
    if (digits == 0 || !date) {
        return false;
    }
    range->from += digits + 3;
    return true;
}

/* （一）, 一、 or 1. in front of a paragraph: up to three characters and a mark. */
#define NUMBERING_MARKS(WORD) WORD("）") WORD("、") WORD("是")
WORD_LIST(numbering_marks, NUMBERING_MARKS);

static bool cut_numbering(struct span text, struct range *range)
{
    size_t at = range->from + (span_starts(part_of(text, *range), SPAN("（")) ? strlen("（") : 0), mark = 0;
    for (int i = 0; i < 3 && at < range->to && mark == 0; i++) {
        bool digit = text.data[at] >= '0' && text.data[at] <= '9';
        if (!digit && !plain_text_has(text, at, "一二三四五六七八九十")) {
            return false;
        }
        at = plain_text_next(text, at);
        mark = word_list_start(&numbering_marks, span_part(text, at, range->to));
    }
    range->from = mark > 0 ? at + mark : range->from;
    return mark > 0;
}

static bool cut_ending(struct span text, struct range *range)
{
    size_t size = word_list_end(&empty_endings, part_of(text, *range));
    size = size > 0 && word_list_end(&whole_endings, part_of(text, *range)) > 0 ? 0 : size;
    range->to -= size;
    return size > 0;
}

static struct range trim(struct span text, struct range range)
{
    while (cut_ending(text, &range)) {
    }
    while (cut_numbering(text, &range) || cut_beginning(text, &range) || cut_date(text, &range)) {
    }
    return range;
}

static bool is_mark(struct span text, size_t at)
{
    return text.data[at] == '\n' || plain_text_has(text, at, "，；：。！？");
}

/* Back from `at` to the mark before it. A bracket that is closed again is a remark and is stepped over. */
static size_t clause_begin(struct span text, size_t at, size_t limit)
{
    for (int depth = 0; at > limit;) {
        size_t before = plain_text_before(text, at);
        bool opens = plain_text_has(text, before, "（");
        if (depth == 0 && (opens || is_mark(text, before))) {
            break;
        }
        depth += plain_text_has(text, before, "）") - opens;
        at = before;
    }
    return at;
}

/* On from `at` to the next mark or bracket; with `narrow`, 、 is a mark too. */
static size_t clause_end(struct span text, size_t at, size_t limit, bool narrow)
{
    while (at < limit && !is_mark(text, at) && !plain_text_has(text, at, narrow ? "（）、" : "（）")) {
        at = plain_text_next(text, at);
    }
    return at;
}

/* To the begin of a character, not before `floor`. */
static size_t back_off(struct span text, size_t at, size_t most, size_t floor)
{
    size_t from = at - floor > most ? at - most : floor;
    while (from < at && ((unsigned char)text.data[from] & 0xC0) == 0x80) {
        from++;
    }
    return from;
}

/* How far from the figure its words are looked for. */
static size_t ceiling_of(struct span text, struct range sentence, struct range figure)
{
    return sentence.to - figure.to > LONGEST_TAIL
               ? back_off(text, sentence.to, sentence.to - figure.to - LONGEST_TAIL, figure.to)
               : sentence.to;
}

struct range clause_find(struct span text, struct range sentence, struct range figure)
{
    size_t floor = back_off(text, figure.from, LONGEST_LEAD, sentence.from);
    return (struct range){clause_begin(text, figure.from, floor),
                          clause_end(text, figure.to, ceiling_of(text, sentence, figure), false)};
}

/* The words that lead to the figure, trimmed. */
static struct range find_lead(struct span text, size_t at, size_t before, bool may_be_before)
{
    size_t floor = back_off(text, at, LONGEST_LEAD, before), from = clause_begin(text, at, floor);
    struct range lead = trim(text, (struct range){from, at});
    for (int clauses = 0; clauses < 2 && may_be_before && lead.from >= lead.to && from > floor; clauses++) {
        size_t mark = plain_text_before(text, from);
        if (!plain_text_has(text, mark, "，：")) {
            break;
        }
        from = clause_begin(text, mark, floor);
        lead = trim(text, (struct range){from, at});
    }
    lead.to = lead.to < lead.from ? lead.from : lead.to;
    return lead;
}

struct range subject_find(struct span text, struct range sentence, struct range figure, size_t before, bool percentage)
{
    struct range tail = {figure.to, figure.to};
    size_t end = clause_end(text, figure.to, ceiling_of(text, sentence, figure), true);
    struct range lead = find_lead(text, figure.from, before, end == figure.to);
    while (tail.to < end && !(text.data[tail.to] >= '0' && text.data[tail.to] <= '9')) {
        tail.to++;
    }
    bool leads_away = word_list_start(&no_subject, part_of(text, tail)) > 0;
    bool lead_says = lead.to > lead.from;
    bool by_tail = tail.to > tail.from && !(leads_away && lead_says) && !(percentage && lead_says);
    return by_tail ? trim(text, tail) : lead;
}
