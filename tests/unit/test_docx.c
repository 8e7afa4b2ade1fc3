/* Word documents: what the body's markup comes to. */
#include "support.h"

#include "base/limits.h"
#include "docx_builder.h"
#include "form/recognise.h"
#include "read/docx/docx.h"

/* ---- Text -------------------------------------------------------------------------------------------------------- */

TEST(runs_are_glued)
{
    assert_rows("<w:p>" RUN("共收到") RUN("2") RUN("3") "<w:bookmarkStart w:id=\"0\"/>" RUN("4件") "</w:p>",
                "共收到234件\n");
    assert_rows(P("") "<w:p/>" P(" &#160;"), "");
    assert_rows("<w:p><w:r><w:t>行政</w:t></w:r>\n  <w:r><w:t>复\n议</w:t></w:r></w:p>", "行政复 议\n");
    assert_rows(P("&lt;公开&gt;&amp;&#x4E00;") "<w:p><w:r><w:t><![CDATA[<依申请>]]></w:t></w:r></w:p>",
                "<公开>&一\n<依申请>\n");
}

TEST(signs_that_are_elements)
{
    assert_rows("<w:p>" RUN("标题") "<w:r><w:br/></w:r>" RUN("正文") "</w:p>", "标题\n正文\n");
    assert_rows("<w:p>" RUN("甲") "<w:r><w:tab/></w:r>" RUN("乙") "</w:p>", "甲 乙\n");
    assert_rows("<w:p>" RUN("0451") "<w:r><w:noBreakHyphen/><w:softHyphen/></w:r>" RUN("12345") "</w:p>",
                "0451-12345\n");
    assert_rows("<w:p><w:r><w:sym w:font=\"宋体\" w:char=\"2460\"/><w:sym w:font=\"Symbol\" w:char=\"F033\"/>"
                "<w:sym w:font=\"Wingdings\" w:char=\"F0FC\"/><w:sym w:char=\"zz\"/></w:r></w:p>",
                "①3\xEF\xBF\xBD\n");
    assert_rows("<w:p><w:r><w:pict><v:shape><v:textpath string=\"东坪县人民政府\"/></v:shape></w:pict></w:r></w:p>",
                "东坪县人民政府\n");
    assert_rows("<w:p><m:oMath><m:r><m:t>3+4</m:t></m:r></m:oMath></w:p>", "3+4\n");
    assert_rows(
        "<w:p><w:r><w:ruby><w:rt>" RUN("gong") "</w:rt><w:rubyBase>" RUN("公") "</w:rubyBase></w:ruby></w:r></w:p>",
        "公\n");
    assert_rows("<w:p><w:pPr><w:tabs><w:tab w:val=\"left\" w:pos=\"420\"/></w:tabs></w:pPr>" RUN("无") "</w:p>",
                "无\n");
}

TEST(containers_are_seen_through)
{
    assert_rows("<w:sdt><w:sdtPr><w:alias w:val=\"x\"/><w:rPr><w:vanish/></w:rPr></w:sdtPr><w:sdtContent><w:p>"
                "<w:smartTag>" RUN("6") "</w:smartTag><w:hyperlink>" RUN(
                    "7") "</w:hyperlink>"
                         "<w:sdt><w:sdtContent>" RUN("8") "</w:sdtContent></w:sdt></w:p></w:sdtContent></w:sdt>",
                "678\n");
    assert_rows(
        TABLE(ROW(TC("行政许可") "<w:sdt><w:sdtPr/><w:sdtContent>" TC(
            "12") "</w:sdtContent></w:sdt>") "<w:sdt><w:sdtContent>" ROW(TC("行政处罚")
                                                                             TC("9")) "</w:sdtContent></w:sdt>"),
        "|0-1 行政许可|1-2 12|\n|0-1 行政处罚|1-2 9|\n");
    assert_rows("<w:p><w:fldSimple w:instr=\"DOCPROPERTY n\">" RUN("55") "</w:fldSimple></w:p>", "55\n");
}

TEST(a_table_of_contents_is_left_out)
{
    assert_styled_rows("<w:sdt><w:sdtContent><w:p><w:pPr><w:pStyle w:val=\"11\"/></w:pPr>" RUN("一、总体情况")
                           RUN("3") "</w:p></w:sdtContent></w:sdt>" P("一、总体情况"),
                       "<w:style w:styleId=\"11\"><w:name w:val=\"toc 1\"/></w:style>", "一、总体情况\n");
}

static const char hidden_styles[] = "<w:style w:type=\"paragraph\" w:styleId=\"z\"><w:rPr><w:vanish/></w:rPr></w:style>"
                                    "<w:style w:type=\"paragraph\" w:styleId=\"zz\"><w:basedOn w:val=\"z\"/></w:style>"
                                    "<w:style w:type=\"character\" w:styleId=\"c\"><w:rPr><w:vanish/></w:rPr></w:style>"
                                    "<w:style w:type=\"character\" w:styleId=\"d\"><w:basedOn w:val=\"e\"/></w:style>"
                                    "<w:style w:type=\"character\" w:styleId=\"e\"><w:basedOn w:val=\"d\"/></w:style>";

TEST(hidden_text_is_left_out)
{
    assert_rows("<w:p>" RUN("1") "<w:r><w:rPr><w:vanish/></w:rPr><w:t>2</w:t></w:r>"
                                 "<w:r><w:rPr><w:vanish w:val=\"0\"/></w:rPr><w:t>3</w:t></w:r></w:p>",
                "13\n");
    /* Of the mark alone: the text is seen. */
    assert_rows("<w:p><w:pPr><w:rPr><w:vanish/></w:rPr></w:pPr>" RUN("4") "</w:p>", "4\n");
    assert_styled_rows(
        "<w:p><w:pPr><w:pStyle w:val=\"zz\"/></w:pPr>" RUN(
            "窗体顶端") "<w:r><w:rPr><w:vanish w:val=\"false\"/></w:rPr><w:t>5</w:t></w:r></w:p>"
                        "<w:p><w:r><w:rPr><w:rStyle w:val=\"c\"/></w:rPr><w:t>6</w:t></w:r>" RUN(
                            "7") "</w:p>"
                                 "<w:p><w:r><w:rPr><w:rStyle w:val=\"d\"/></w:rPr><w:t>8</w:t></w:r></w:p>",
        hidden_styles, "5\n7\n8\n");
    /* What it was before a tracked change of its properties does not count. */
    assert_rows(
        "<w:p><w:r><w:rPr><w:rPrChange><w:rPr><w:vanish/></w:rPr></w:rPrChange></w:rPr><w:t>9</w:t></w:r></w:p>",
        "9\n");
}

#define LOOKING(look, text) "<w:r><w:rPr>" look "</w:rPr><w:t>" text "</w:t></w:r>"
#define SUPERSCRIPT "<w:vertAlign w:val=\"superscript\"/>"

TEST(struck_text_and_marks_of_notes_are_left_out)
{
    assert_rows("<w:p>" LOOKING("<w:strike/>", "28") RUN("260") LOOKING("<w:dstrike/>", "7") "</w:p>", "260\n");
    assert_rows("<w:p>" LOOKING("<w:strike w:val=\"0\"/>", "28") RUN("260") "</w:p>", "28260\n");
    assert_rows("<w:p>" LOOKING("<w:strike/>", "28") "</w:p>" P("1"), "1\n");
    assert_rows("<w:p>" RUN("56") LOOKING(SUPERSCRIPT, "1") "</w:p>", "56\n");
    assert_rows("<w:p>" LOOKING(SUPERSCRIPT, "[2]") RUN("56") LOOKING("<w:position w:val=\"8\"/>", "①") "</w:p>",
                "56\n");
    assert_rows("<w:p>" RUN("5") LOOKING("<w:position w:val=\"2\"/>", "6")
                    LOOKING("<w:position w:val=\"-8\"/>", "7") "</w:p>",
                "567\n");
    assert_rows("<w:p>" RUN("H") LOOKING("<w:vertAlign w:val=\"subscript\"/>", "2") RUN("O") "</w:p>", "H2O\n");
    /* A line that is raised as a whole is no mark. */
    assert_rows("<w:p>" RUN(" ") LOOKING("<w:position w:val=\"8\"/>", "56") "</w:p>", "56\n");
    assert_rows(
        "<w:p>" RUN("56") "<w:r><w:footnoteReference w:customMarkFollows=\"1\" w:id=\"2\"/><w:t>*1</w:t></w:r>" RUN(
            "件") "<w:r><w:endnoteReference w:id=\"3\"/></w:r></w:p>",
        "56件\n");
    assert_styled_rows("<w:p>" RUN("56") LOOKING("<w:rStyle w:val=\"n\"/>", "1") LOOKING("<w:rStyle w:val=\"s\"/>", "9")
                           LOOKING("<w:rStyle w:val=\"s\"/><w:strike w:val=\"0\"/>",
                                   "8") "</w:p>"
                                        "<w:p><w:pPr><w:pStyle w:val=\"s\"/></w:pPr>" RUN("7") "</w:p>",
                       "<w:style w:type=\"character\" w:styleId=\"n\"><w:rPr>" SUPERSCRIPT "</w:rPr></w:style>"
                       "<w:style w:styleId=\"s\"><w:rPr><w:strike/></w:rPr></w:style>",
                       "568\n");
}

#define MARK(type) "<w:r><w:fldChar w:fldCharType=\"" type "\"/></w:r>"

TEST(of_a_field_only_the_result_is_seen)
{
    assert_rows("<w:p>" MARK("begin") "<w:r><w:instrText>=SUM(LEFT)</w:instrText></w:r>" MARK("separate") RUN("31")
                    MARK("end") RUN("件") "</w:p>",
                "31件\n");
    assert_rows("<w:p>" MARK("begin") "<w:r><w:instrText>IF </w:instrText></w:r>" MARK("begin") MARK("separate")
                    RUN("inner") MARK("end") MARK("separate") RUN("outer") MARK("end") "</w:p>",
                "outer\n");
    assert_rows("<w:p>" MARK("begin") RUN("?") "</w:p>" P("仍在"), "仍在\n");
}

/* ---- Tracked changes --------------------------------------------------------------------------------------------- */

TEST(changes_are_accepted)
{
    assert_rows("<w:p>" RUN("共") "<w:del><w:r><w:delText>5</w:delText></w:r></w:del><w:ins>" RUN(
                    "7") "</w:ins>"
                         "<w:moveFrom>" RUN("旧") "</w:moveFrom><w:moveTo>" RUN("新") "</w:moveTo></w:p>",
                "共7新\n");
    assert_rows("<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>" RUN("三、收到和处理") "</w:p>" P("申请情况"),
                "三、收到和处理申请情况\n");
    assert_rows(TABLE(ROW("<w:tc><w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>" RUN("8") "</w:p></w:tc>" TC("9"))),
                "|0-1 8|1-2 9|\n");
}

TEST(deleted_rows_and_cells_go)
{
    assert_rows(TABLE(ROW(TC("a") TC("1")) ROW("<w:trPr><w:del/></w:trPr>" TC("b") TC("2"))
                          ROW("<w:trPr><w:ins/></w:trPr>" TC("c") TC("3"))),
                "|0-1 a|1-2 1|\n|0-1 c|1-2 3|\n");
    assert_rows(TABLE(ROW(TC("a") CELL("<w:cellDel/>", "x") CELL("<w:cellIns/>", "1"))), "|0-1 a|1-2 1|\n");
    assert_rows(TABLE(ROW("<w:trPr><w:del/></w:trPr>" TC("b") TC("2"))) P("尾"), "尾\n");
    assert_rows(TABLE(ROW(CELL("<w:cellMerge w:vMerge=\"rest\"/>", "a") TC("1"))
                          ROW(CELL("<w:cellMerge w:vMerge=\"cont\"/>", "") TC("2"))),
                "|0-1x2 a|1-2 1|\n|1-2 2|\n");
    /* The row in which a merged cell starts is deleted: the next one takes its place. */
    assert_rows(TABLE(ROW("<w:trPr><w:del/></w:trPr>" CELL(START, "a") TC("1")) ROW(CELL(MORE, "b") TC("2"))
                          ROW(CELL(MORE, "") TC("3"))),
                "|0-1x2 b|1-2 2|\n|1-2 3|\n");
    assert_rows(TABLE(ROW(CELL("<w:tcPrChange><w:tcPr>" SPANS(3) START "</w:tcPr></w:tcPrChange>", "a") TC("1"))),
                "|0-1 a|1-2 1|\n");
}

/* ---- Tables ------------------------------------------------------------------------------------------------------ */

TEST(spans_are_resolved)
{
    assert_rows(TABLE(ROW(CELL(SPANS(2) START, "栏") TC("自然人") TC("总计")) ROW(CELL(SPANS(2) MORE, "") TC("1") BLANK)
                          ROW(TC("一") TC("二") BLANK TC("2"))),
                "|0-2x2 栏|2-3 自然人|3-4 总计|\n|2-3 1|3-4|\n|0-1 一|1-2 二|2-3|3-4 2|\n");
    assert_rows(TABLE(ROW(TC("a") CELL("<w:hMerge w:val=\"restart\"/>", "b") CELL("<w:hMerge/>", ""))
                          ROW(TC("1") TC("2") TC("3"))),
                "|0-1 a|1-3 b|\n|0-1 1|1-2 2|2-3 3|\n");
    assert_rows(TABLE(ROW(TC("a") TC("b") TC("c"))
                          ROW("<w:trPr><w:gridBefore w:val=\"1\"/><w:gridAfter w:val=\"1\"/></w:trPr>" TC("1"))),
                "|0-1 a|1-2 b|2-3 c|\n|0-1|1-2 1|\n");
}

TEST(a_merged_cell_without_its_start_stands_for_itself)
{
    assert_rows(TABLE(ROW(CELL(MORE, "a") TC("1")) ROW(CELL(MORE, "") TC("2"))), "|0-1x2 a|1-2 1|\n|1-2 2|\n");
    /* Not the same edges. */
    assert_rows(TABLE(ROW(CELL(SPANS(2) START, "a") TC("1")) ROW(CELL(MORE, "") TC("b") TC("2"))),
                "|0-2 a|2-3 1|\n|0-1|1-2 b|2-3 2|\n");
    /* Not in the row right above. */
    assert_rows(TABLE(ROW(CELL(START, "a") TC("1")) ROW(TC("b") TC("2")) ROW(CELL(MORE, "") TC("3"))),
                "|0-1 a|1-2 1|\n|0-1 b|1-2 2|\n|0-1|1-2 3|\n");
}

#define WIDE(width, text) CELL("<w:tcW w:w=\"" #width "\" w:type=\"dxa\"/>", text)

TEST(widths_place_cells_where_spans_do_not)
{
    assert_rows(TABLE(ROW(WIDE(3000, "信息内容") WIDE(6000, "本年处理决定数量"))
                          ROW(WIDE(3000, "规章") WIDE(2000, "1") WIDE(2010, "2") WIDE(1990, "3"))),
                "|0-1 信息内容|1-4 本年处理决定数量|\n|0-1 规章|1-2 1|2-3 2|3-4 3|\n");
    /* Rows that are not equally wide prove nothing. */
    assert_rows(TABLE(ROW(WIDE(3000, "a") WIDE(5000, "b")) ROW(WIDE(3000, "c") WIDE(2000, "1") WIDE(2000, "2"))),
                "|0-1 a|1-2 b|\n|0-1 c|1-2 1|2-3 2|\n");
}

TEST(lines_of_a_cell)
{
    assert_rows(TABLE(ROW("<w:tc>" P("结果") "<w:p/>" P("维持") "</w:tc>"
                                                                "<w:tc><w:p>" RUN("其他") "<w:r><w:br/></w:r>" RUN(
                                                                    "结果") "</w:p></w:tc>")),
                "|0-1 结果/维持|1-2 其他/结果|\n");
}

TEST(tables_within_tables)
{
    /* The outer one lays out: its text is text, the inner table stands on its own. */
    assert_rows(TABLE(ROW(TC("导航") "<w:tc>" P("一、总体情况")
                              TABLE(ROW(TC("a") TC("1")) ROW(TC("b") TC("2"))) "<w:p/></w:tc>")),
                "导航\n一、总体情况\n|0-1 a|1-2 1|\n|0-1 b|1-2 2|\n");
    assert_rows(TABLE(ROW("<w:tc>" TABLE(ROW("<w:tc>" TABLE(ROW(TC("a") TC("1"))) "</w:tc>")) "</w:tc>")),
                "|0-1 a|1-2 1|\n");
    /* A number in a small table within a cell is the cell's. */
    assert_rows(TABLE(ROW(TC("a") "<w:tc>" TABLE(ROW(TC("17"))) "<w:p/></w:tc>" TC("3")) ROW(TC("b") TC("4") TC("5"))),
                "|0-1 a|1-2 17|2-3 3|\n|0-1 b|1-2 4|2-3 5|\n");
    /* A frame, and lines one below the other. */
    assert_rows(TABLE(ROW(TC("标题")) ROW(TC("正文"))), "标题\n正文\n");
}

/* ---- Text boxes and alternatives --------------------------------------------------------------------------------- */

#define BOX(content) "<w:txbxContent>" content "</w:txbxContent>"

TEST(text_boxes_follow_their_paragraph)
{
    assert_rows("<w:p><w:r><w:pict><v:shape><v:textbox>" BOX(P("框内") TABLE(
                    ROW(TC("a") TC("1")))) "</v:textbox></v:shape></w:pict></w:r>" RUN("段落") "</w:p>" P("其后"),
                "段落\n框内\n|0-1 a|1-2 1|\n其后\n");
    assert_rows(TABLE(ROW(TC("a") "<w:tc><w:p><w:r><w:pict><v:textbox>" BOX(
                    P("6")) "</v:textbox></w:pict></w:r></w:p></w:tc>")),
                "|0-1 a|1-2 6|\n");
}

TEST(one_branch_of_an_alternative_is_read)
{
    assert_rows("<w:p><w:r><mc:AlternateContent><mc:Choice Requires=\"wps\"><wps:txbx>" BOX(
                    P("新")) "</wps:txbx></mc:Choice>"
                             "<mc:Fallback><w:pict><v:textbox>" BOX(
                                 P("旧")) "</v:textbox></w:pict></mc:Fallback></mc:AlternateContent>"
                                          "</w:r></w:p>",
                "新\n");
    assert_rows("<w:p><w:r><mc:AlternateContent><mc:Choice Requires=\"w16se\"><w:t>?</w:t></mc:Choice>"
                "<mc:Fallback><w:t>①</w:t></mc:Fallback></mc:AlternateContent></w:r></w:p>",
                "①\n");
    assert_rows("<w:p><mc:AlternateContent><mc:Choice Requires=\"wps wpg\">" RUN(
                    "1") "</mc:Choice><mc:Choice Requires=\"wps\">" RUN("2") "</mc:Choice></mc:AlternateContent></w:p>",
                "1\n");
}

/* ---- Packages ---------------------------------------------------------------------------------------------------- */

#define STRICT "http://purl.oclc.org/ooxml/officeDocument/relationships/"

/* Strict documents have namespaces of their own, and nothing says what the parts are called. */
TEST(parts_are_found_by_their_relationships)
{
    static const struct docx_part parts[] = {
        {"word/styles.xml", {"no XML", 6}, false},
        {"_rels/.rels",
         {"<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Type=\"" STRICT
          "officeDocument\" Target=\"/word/Report2.xml\"/></Relationships>",
          0},
         false},
        {"word\\report2.xml",
         {"<w:document xmlns:w=\"http://purl.oclc.org/ooxml/wordprocessingml/main\"><w:body><w:p><w:pPr><w:pStyle w:val=\"n\"/>"
          "</w:pPr><w:r><w:t>总体情况</w:t></w:r></w:p></w:body></w:document>",
          0},
         false},
        {"word/_rels/report2.xml.rels",
         {"<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Type=\"" STRICT
          "styles\" Target=\"./s.xml\"/><Relationship Type=\"" STRICT "numbering\" Target=\"n.xml\"/></Relationships>",
          0},
         false},
        {"word/s.xml",
         {"<w:styles xmlns:w=\"http://purl.oclc.org/ooxml/wordprocessingml/main\"><w:style w:styleId=\"n\"><w:pPr><w:numPr>"
          "<w:numId w:val=\"4\"/></w:numPr></w:pPr></w:style></w:styles>",
          0},
         false},
        {"word/n.xml",
         {"<w:numbering xmlns:w=\"http://purl.oclc.org/ooxml/wordprocessingml/main\">" LOOK(
              2, LEVEL(0, "chineseCounting", "%1、")) LIST(4, 2) "</w:numbering>",
          0},
         false},
    };
    enum { COUNT = sizeof parts / sizeof *parts };
    struct docx_part copy[COUNT];
    for (size_t i = 0; i < COUNT; i++) {
        copy[i] = (struct docx_part){parts[i].name, span_of(parts[i].content.data), false};
    }
    assert_non_null(arena);
    docx_check_bytes(arena, docx_pack(arena, copy, COUNT), "一、总体情况\n", __FILE__, __LINE__);
}

TEST(remarks_tell_what_is_not_read)
{
    static const struct {
        const char *body, *expected;
    } cases[] = {
        {P("表格如下") "<w:p><w:r><w:drawing><a:blip/></w:drawing></w:r></w:p>", "文中没有表格，表格可能是图片"},
        {"<w:p><w:r><w:pict><v:imagedata/></w:pict></w:r></w:p>" TABLE(ROW(TC("a") TC("1"))), ""},
        {"<w:altChunk/>", "文中嵌有另一个文件，要在文字处理软件中打开后另存才能读到"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct arena *own = arena_create(&counted_memory, LIMIT_ARENA_BYTES);
        assert_non_null(own);
        struct document document = {.arena = own};
        struct failure failure = no_failure();
        assert_true(docx_read(docx_make(own, cases[i].body, NULL, NULL), &document, &failure));
        assert_same_span(document.remark, span_of(cases[i].expected));
        arena_destroy(own);
    }
}

/* ---- The form ---------------------------------------------------------------------------------------------------- */

TEST(every_cell_of_the_form_comes_back)
{
    struct pattern_cache *patterns = pattern_cache_create(&counted_memory);
    assert_non_null(arena);
    assert_non_null(patterns);
    struct document document = {.arena = arena};
    struct report report = {.arena = arena};
    struct failure failure = no_failure();
    assert_true(docx_read(docx_form(arena), &document, &failure));
    assert_true(recognise(patterns, &document, &report, &failure));
    assert_int_equal(report.status, STATUS_COMPLETE);
    assert_string_equal(report_form_name(&report), "2021");
    uint32_t cells = 0;
    for (uint32_t i = 0; i < form_line_count; i++) {
        const struct form_line *line = &form_lines[i];
        for (uint32_t j = 0; (line->forms & FORM_2021) && j < line->measure_count; j++, cells++) {
            const struct report_cell *cell = &report.lines[i].cells[j];
            if (cell->state != CELL_NUMBER || cell->value.integer != docx_figure(i, j)) {
                fail_msg("%s %s: `%.*s`", line->line, line->measures[j].code, (int)cell->text.size, cell->text.data);
            }
        }
    }
    assert_int_equal(cells, 10 + 25 * 7 + 15);
    pattern_cache_destroy(patterns);
}
