/* Automatic numbering of Word documents: the labels that stand in no text. */
#include "support.h"

#include "base/limits.h"
#include "docx_builder.h"
#include "read/docx/numeral.h"

TEST(labels_stand_before_their_text)
{
    static const char lists[] = LOOK(7, LEVEL(0, "chineseCountingThousand", "%1、") LEVEL(
                                            1, "japaneseCounting", "（%2）") LEVEL(2, "decimal", "%3.")) LIST(1, 7);
    assert_numbered_rows(
        ITEM(0, 1, "总体情况") ITEM(1, 1, "主动公开") ITEM(2, 1, "甲") ITEM(2, 1, "乙") ITEM(1, 1, "依申请")
            ITEM(2, 1, "丙") P("无号") ITEM(0, 1, "次") ITEM(0, 9, "无此列") ITEM(0, 0, "不列"),
        NULL, lists, "一、总体情况\n（一）主动公开\n1.甲\n2.乙\n（二）依申请\n1.丙\n无号\n二、次\n无此列\n不列\n");
    /* In the cells of a table, where the form's lines have their labels. */
    assert_numbered_rows(TABLE(ROW("<w:tc>" ITEM(2, 1, "属于国家秘密") "</w:tc>" TC("3"))
                                   ROW("<w:tc>" ITEM(2, 1, "保护第三方合法权益") "</w:tc>" TC("4"))),
                         NULL, lists, "|0-1 1.属于国家秘密|1-2 3|\n|0-1 2.保护第三方合法权益|1-2 4|\n");
}

TEST(styles_number_paragraphs)
{
    static const char styles[] =
        "<w:style w:styleId=\"H1\"><w:pPr><w:numPr><w:numId w:val=\"1\"/></w:numPr></w:pPr></w:style>"
        "<w:style w:styleId=\"H2\"><w:basedOn w:val=\"H1\"/></w:style>"
        "<w:style w:styleId=\"L\"><w:pPr><w:numPr><w:numId w:val=\"2\"/></w:numPr></w:pPr></w:style>";
    static const char lists[] =
        LOOK(0, "<w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/><w:numFmt w:val=\"decimal\"/><w:pStyle w:val=\"H1\"/>"
                "<w:lvlText w:val=\"%1\"/></w:lvl>"
                "<w:lvl w:ilvl=\"1\"><w:start w:val=\"3\"/><w:numFmt w:val=\"upperRoman\"/><w:pStyle w:val=\"H2\"/>"
                "<w:isLgl/><w:lvlText w:val=\"%1.%2\"/></w:lvl>") LOOK(1, "<w:numStyleLink w:val=\"H1\"/>") LIST(1, 0)
            LIST(2, 1);
    assert_numbered_rows(
        "<w:p><w:pPr><w:pStyle w:val=\"H1\"/></w:pPr>" RUN(
            "甲") "</w:p>"
                  "<w:p><w:pPr><w:pStyle w:val=\"H2\"/></w:pPr>" RUN(
                      "乙") "</w:p>"
                            "<w:p><w:pPr><w:pStyle w:val=\"H1\"/><w:numPr><w:numId w:val=\"0\"/></w:numPr></w:pPr>" RUN(
                                "丙") "</w:p>"
                                      "<w:p><w:pPr><w:pStyle w:val=\"L\"/></w:pPr>" RUN("丁") "</w:p>",
        styles, lists, "1 甲\n1.3 乙\n丙\n2 丁\n");
}

TEST(lists_start_anew_where_they_are_told)
{
    static const char lists[] = LOOK(
        0,
        LEVEL(
            0, "decimal",
            "%1.") "<w:lvl w:ilvl=\"1\"><w:start w:val=\"1\"/><w:numFmt w:val=\"lowerLetter\"/><w:suff w:val=\"nothing\"/>"
                   "<w:lvlRestart w:val=\"0\"/><w:lvlText w:val=\"%2)\"/></w:lvl>" LEVEL(2, "bullet", "?"))
        LIST(1, 0) "<w:num w:numId=\"2\"><w:abstractNumId w:val=\"0\"/><w:lvlOverride w:ilvl=\"0\">"
                   "<w:startOverride w:val=\"5\"/></w:lvlOverride></w:num>"
                   "<w:num w:numId=\"3\"><w:abstractNumId w:val=\"0\"/><w:lvlOverride w:ilvl=\"0\">" LEVEL(
                       0, "decimalEnclosedCircle", "%1") "</w:lvlOverride></w:num>";
    assert_numbered_rows(ITEM(0, 1, "甲") ITEM(1, 1, "乙") ITEM(0, 1, "丙") ITEM(1, 1, "丁") ITEM(2, 1, "点")
                             ITEM(0, 2, "戊") ITEM(0, 2, "己") ITEM(0, 3, "庚"),
                         NULL, lists, "1.甲\na)乙\n2.丙\nb)丁\n点\n5.戊\n6.己\n⑦庚\n");
}

TEST(numerals_are_written_as_they_are_said)
{
    static const struct {
        const char *format;
        uint32_t number;
        const char *expected;
    } cases[] = {
        {"decimal", 12, "12"},
        {"decimalZero", 7, "07"},
        {"decimalFullWidth", 10, "１０"},
        {"upperRoman", 1994, "MCMXCIV"},
        {"lowerRoman", 4, "iv"},
        {"lowerRoman", 4000, "4000"},
        {"upperLetter", 28, "BB"},
        {"lowerLetter", 26, "z"},
        {"chineseCounting", 10, "十"},
        {"chineseCounting", 11, "十一"},
        {"chineseCountingThousand", 20, "二十"},
        {"chineseCountingThousand", 105, "一百零五"},
        {"chineseCountingThousand", 110, "一百一十"},
        {"chineseCountingThousand", 1001, "一千零一"},
        {"chineseCountingThousand", 20030, "二万零三十"},
        {"taiwaneseCountingThousand", 120000, "十二万"},
        {"japaneseCounting", 0, "零"},
        {"chineseLegalSimplified", 10, "壹拾"},
        {"ideographDigital", 105, "一〇五"},
        {"ideographTraditional", 3, "丙"},
        {"ideographTraditional", 11, "11"},
        {"ideographZodiac", 12, "亥"},
        {"decimalEnclosedCircleChinese", 20, "⑳"},
        {"decimalEnclosedCircle", 21, "21"},
        {"decimalEnclosedParen", 1, "⑴"},
        {"decimalEnclosedFullstop", 1, "⒈"},
        {"ideographEnclosedCircle", 2, "㊁"},
        {"none", 3, ""},
        {"of another world", 3, "3"},
    };
    assert_non_null(arena);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct buffer out = {.arena = arena};
        assert_true(numeral_write(&out, numeral_system_named(span_of(cases[i].format)), cases[i].number));
        assert_same_span(buffer_span(&out), span_of(cases[i].expected));
    }
}
