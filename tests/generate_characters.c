/* Changes to what a manuscript's cells and paragraphs print: marks beside figures, notes in labels, other characters. */
#include "generate.h"

/* ---- Marks and notes --------------------------------------------------------------------------------------------- */

bool add_marks(struct manuscript *manuscript, unsigned option)
{
    (void)option;
    static const char *const marks[] = {"①", "*", "注1", "（注2）", "[3]", "²"};
    for (size_t i = 0; i < manuscript->count; i++) {
        struct sheet *sheet = manuscript->blocks[i].sheet;
        for (size_t j = 0; sheet && j < sheet->cell_count; j++) {
            struct span *text = &sheet->cells[j].text;
            bool digit = text->size > 0 && text->data[0] >= '0' && text->data[0] <= '9';
            if (sheet->cells[j].role == ROLE_FIGURE && digit && j % 5 == 0 &&
                !arena_format(manuscript->arena, text, "%.*s%s", (int)text->size, text->data, marks[j / 5 % 6])) {
                return false;
            }
        }
    }
    return true;
}

struct replacement {
    const char *from, *to;
};

static bool replace(struct arena *arena, struct span *text, const struct replacement *list, size_t count)
{
    struct buffer out = {.arena = arena};
    struct span rest = *text;
    while (rest.size > 0) {
        size_t at = 0;
        while (at < count && !span_starts(rest, span_of(list[at].from))) {
            at++;
        }
        struct span after = rest;
        utf8_next(&after);
        size_t size = at < count ? strlen(list[at].from) : rest.size - after.size;
        buffer_add(&out, at < count ? span_of(list[at].to) : (struct span){rest.data, size});
        rest = (struct span){rest.data + size, rest.size - size};
    }
    *text = buffer_span(&out);
    return !out.failed;
}

static bool replace_everywhere(struct manuscript *manuscript, const struct replacement *list, size_t count, bool prose)
{
    for (size_t i = 0; i < manuscript->count; i++) {
        struct block *block = &manuscript->blocks[i];
        struct sheet *sheet = block->sheet;
        if (prose && !sheet && !replace(manuscript->arena, &block->paragraph, list, count)) {
            return false;
        }
        for (size_t j = 0; sheet && j < sheet->cell_count; j++) {
            if (!replace(manuscript->arena, &sheet->cells[j].text, list, count)) {
                return false;
            }
        }
    }
    return true;
}

#define COUNTED(list) list, sizeof list / sizeof *list

bool add_notes(struct manuscript *manuscript, unsigned option)
{
    (void)option;
    static const struct replacement notes[] = {
        {"规章", "规章（设区的市、自治州人民政府应提供相关数据）"},
        {"其他对外管理服务事项",
         "其他对外管理服务事项（指行政许可以外的政务服务事项，含行政确认、行政奖励、行政处罚、行政强制、行政检查和其他类）"},
        {"上一年项目数量", "上一年项目数量（指2019年事项数）"},
        {"本年增/减", "本年增/减（指2020年增加或减少的事项数，减用负值表示，如-8）"},
    };
    return replace_everywhere(manuscript, COUNTED(notes), false);
}

/* ---- Characters -------------------------------------------------------------------------------------------------- */

static const struct replacement traditional[] = {
    {"规范性文件", "規範性檔案"},
    {"规", "規"},
    {"范", "範"},
    {"开", "開"},
    {"报", "報"},
    {"总", "總"},
    {"体", "體"},
    {"况", "況"},
    {"动", "動"},
    {"条", "條"},
    {"项", "項"},
    {"内", "內"},
    {"制", "製"},
    {"发", "發"},
    {"数", "數"},
    {"废", "廢"},
    {"现", "現"},
    {"处", "處"},
    {"决", "決"},
    {"许", "許"},
    {"罚", "罰"},
    {"强", "強"},
    {"业", "業"},
    {"费", "費"},
    {"额", "額"},
    {"单", "單"},
    {"万", "萬"},
    {"请", "請"},
    {"关", "關"},
    {"于", "於"},
    {"组", "組"},
    {"织", "織"},
    {"会", "會"},
    {"团", "團"},
    {"机", "機"},
    {"构", "構"},
    {"务", "務"},
    {"计", "計"},
    {"结", "結"},
    {"转", "轉"},
    {"办", "辦"},
    {"区", "區"},
    {"这", "這"},
    {"国", "國"},
    {"属", "屬"},
    {"法规", "法規"},
    {"禁", "禁"},
    {"稳", "穩"},
    {"护", "護"},
    {"权", "權"},
    {"类", "類"},
    {"过", "過"},
    {"执", "執"},
    {"查询", "查詢"},
    {"无", "無"},
    {"没", "沒"},
    {"补", "補"},
    {"后", "後"},
    {"仍", "仍"},
    {"确", "確"},
    {"举", "舉"},
    {"诉", "訴"},
    {"复", "復"},
    {"理由", "理由"},
    {"获", "獲"},
    {"认", "認"},
    {"继续", "繼續"},
    {"纠", "糾"},
    {"维", "維"},
    {"审", "審"},
    {"议", "議"},
    {"讼", "訟"},
    {"存在的主要问题", "存在的主要問題"},
    {"进", "進"},
    {"告", "告"},
    {"门", "門"},
    {"县", "縣"},
    {"采购", "採購"},
    {"减", "減"},
    {"对", "對"},
    {"外", "外"},
    {"缴", "繳"},
    {"纳", "納"},
    {"个", "個"},
    {"与", "與"},
    {"三安全一稳定", "三安全一穩定"},
    {"术", "術"},
    {"应", "應"},
    {"级", "級"},
    {"号", "號"},
    {"业", "業"},
    {"导", "導"},
    {"实", "實"},
    {"数据", "數據"},
    {"系", "係"},
    {"为", "為"},
    {"学", "學"},
    {"云", "雲"},
    {"厅", "廳"},
    {"汇", "匯"},
};

static const struct replacement kangxi[] = {
    {"一", "⼀"}, {"二", "⼆"}, {"人", "⼈"}, {"入", "⼊"}, {"八", "⼋"}, {"力", "⼒"}, {"十", "⼗"}, {"大", "⼤"},
    {"工", "⼯"}, {"文", "⽂"}, {"方", "⽅"}, {"无", "⽆"}, {"日", "⽇"}, {"比", "⽐"}, {"生", "⽣"}, {"用", "⽤"},
    {"立", "⽴"}, {"自", "⾃"}, {"行", "⾏"}, {"页", "⻚"}, {"长", "⻓"}, {"门", "⻔"}, {"年", "年"},
};

static const struct replacement zero_width[] = {
    {"行政", "行\u200B政"}, {"公开", "公\u200C开"}, {"数量", "\u200E数量"}, {"1", "1\u200B"},       {"2", "\uFEFF2"},
    {"总计", "总\u2060计"}, {"年度", "年\u200D度"}, {"5", "5\u200E"},       {"信息", "信\u00AD息"},
};

static const struct replacement full_width[] = {
    {"0", "０"}, {"1", "１"}, {"2", "２"}, {"3", "３"}, {"4", "４"}, {"5", "５"}, {"6", "６"}, {"7", "７"},
    {"8", "８"}, {"9", "９"}, {".", "．"}, {",", "，"}, {"（", "("}, {"）", ")"}, {"“", "\""}, {"”", "\""},
};

static const struct replacement pinyin[] = {
    {"规", "規(guī)"},  {"数", "數(shù)"}, {"项", "項(xiàng)"}, {"发", "發(fā)"},
    {"现", "現(xiàn)"}, {"开", "開(kāi)"}, {"总", "總(zǒng)"},  {"计", "計(jì)"},
    {"请", "請(qǐng)"}, {"报", "報(bào)"}, {"处", "處(chǔ)"},   {"内", "內(nèi)"},
};

bool change_characters(struct manuscript *manuscript, unsigned option)
{
    static const struct {
        const struct replacement *list;
        size_t count;
        bool prose;
    } changes[] = {
        [CHARACTERS_TRADITIONAL] = {COUNTED(traditional), true}, [CHARACTERS_KANGXI] = {COUNTED(kangxi), true},
        [CHARACTERS_ZERO_WIDTH] = {COUNTED(zero_width), true},   [CHARACTERS_FULL_WIDTH] = {COUNTED(full_width), false},
        [CHARACTERS_PINYIN] = {COUNTED(pinyin), true},
    };
    return replace_everywhere(manuscript, changes[option].list, changes[option].count, changes[option].prose);
}
