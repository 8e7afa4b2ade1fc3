/* Web pages, piece by piece: what a browser shows in a cell is what the document must hold. The outputs expected here
 * were worked out from the HTML standard, and agree with what browsers show. */
#include "html_page_shown.h"

#include "base/limits.h"

/* ---- Text -------------------------------------------------------------------------------------------------------- */

TEST(runs_are_glued)
{
    assert_shows(
        "<table><tr><td><span>2</span><font>0</font><b><i>23</i></b><td>行政<span lang=EN-US><o:p></o:p></span>许可"
        "</table>",
        "1: 2023 | 行政许可\n");
    assert_shows("<p>鹿邑县<span>2019</span>年</p>", "鹿邑县2019年\n");
    assert_shows("<p>1<a href=x></a>2<!-- 3 -->4</p>", "124\n");
}

TEST(white_space_folds)
{
    assert_shows("<p>\n  a \t b\r\n</p>", "a b\n");
    /* Between ideographs a line of the source ends without a trace; a space that was typed stays. */
    assert_shows("<p>全部\n    办结，\n其中 三件 10\n件</p>", "全部办结，其中 三件 10 件\n");
    assert_shows("<p>a<span> </span>b</p>", "a b\n");
}

TEST(blank_cells_are_blank)
{
    assert_shows(
        "<table><tr><td>a<td>&nbsp;<td>&nbsp<td>&#160;<td><p><span><o:p>&nbsp;</o:p></span></p><td>　<td></table>",
        "1: a |  |  |  |  |  | \n");
}

TEST(fields_show_their_values)
{
    assert_shows(
        "<input value=x><table><tr><td>总计<td><input type=text value=12 readonly><td><input value='3'>4<td><input "
        "type=hidden value=5><input type=submit value=6></table>",
        "1: 总计 | 12 | 34 | \n");
}

TEST(unseen_characters_go)
{
    assert_shows("<p>2&#8203;3&#x200D;4\xE2\x80\x8C"
                 "5&shy;6\xEF\xBB\xBF"
                 "7</p>",
                 "234567\n");
    assert_shows("<p>“a”，ｂ</p>", "“a”，ｂ\n"); /* which begin with the same bytes */
}

TEST(entities_are_read)
{
    assert_shows("<p>1&comma;234&lpar;&#x4E00;&rpar; &lt;5 &amp;amp; &ldquo;&hellip;&rdquo; 50&percnt;</p>",
                 "1,234(一) <5 &amp; “…” 50%\n");
    assert_shows("<p>&nbsp12&nbsp;&unknown; & x</p>", "12\xC2\xA0&unknown; & x\n");
}

TEST(lines_break_where_blocks_do)
{
    assert_shows("<div>a<p>b</div>c<br>d<ul><li>e<li>f</ul>g<h2>h</h2><hr>i", "a\nb\nc\nd\ne\nf\ng\nh\ni\n");
    assert_shows("<table><tr><td>三、<br>本年<p>度办</p><div>理<div>结果</div></div><td><br>5<br></table>",
                 "1: 三、/本年/度办/理/结果 | 5\n");
}

TEST(preformatted_text_keeps_its_lines)
{
    struct page page = read_page(SPAN("<pre>规章      1     2\n行政许可   3     4\n行政处罚   5     6\n</pre><p>a\nb"));
    assert_int_equal(page.document.row_count, 4);
    assert_int_equal(page.document.rows[1].kind, ROW_ALIGNED);
    assert_int_equal(page.document.rows[1].cell_count, 3);
    assert_span(page.document.rows[1].cells[2].text, "4");
    assert_int_equal(page.document.rows[3].kind, ROW_TEXT);
    assert_span(page.document.rows[3].text, "a b");
    end_page(&page);
}

/* ---- What libxml2 reads otherwise than a browser ------------------------------------------------------------------- */

TEST(declarations_do_not_leak)
{
    assert_shows("<p>a<![if !supportMisalignedColumns]>b<![endif]>c<?xml:namespace prefix = o ns = \"x\" />d</ >e</p>",
                 "abcde\n");
    assert_shows(
        "<!--[if gte mso 9]><xml><w:View>Normal</w:View></xml><![endif]--><p>a<xml><w:Zoom>0</w:Zoom></xml>b</p>",
        "ab\n");
}

TEST(comments_hide_markup)
{
    assert_shows("<p>a<!-- <p>x</p> -- > -->b<!-->c<!--->d<!----!>e<!-- <script> -->f</p>", "abcdef\n");
    assert_shows("<p title='<!--'>a</p><p title=\"-->\">b</p>", "a\nb\n");
}

TEST(a_lone_sign_is_text)
{
    assert_shows("<p>3 < 5 <6> <中> & </p>", "3 < 5 <6> <中> &\n");
}

TEST(the_page_goes_on_after_its_end)
{
    assert_shows("<table><tr><td>a</body></html><td>b</table>c</body>d", "1: a | b\ncd\n");
}

TEST(depth_is_no_end)
{
    struct buffer text = {.arena = arena};
    for (int i = 0; i < 400; i++) {
        assert_true(buffer_add(&text, SPAN("<div>")));
    }
    assert_true(buffer_add(&text, SPAN("<table><tr><td>1<td>2</table>")));
    struct page page = read_page(buffer_span(&text));
    assert_true(page.done);
    assert_span(render(&page), "1: 1 | 2\n");
    end_page(&page);
}

/* An encoding that the page names is not asked: the source stage has seen to it. */
TEST(charset_is_ignored)
{
    assert_shows(
        "<meta charset=gb2312><meta http-equiv=Content-Type content='text/html; charset=iso-8859-1'><p>朱镕基路</p>",
        "朱镕基路\n");
}

/* ---- Tables ------------------------------------------------------------------------------------------------------ */

TEST(end_tags_may_miss)
{
    assert_shows("<table><tr><td>1<td>2<tr><td>3<td>4</table>", "1: 1 | 2\n1: 3 | 4\n");
    assert_shows("<table><tr><td><div>1<td><span>2<tr><td><p>3<td><font>4</table>x", "1: 1 | 2\n1: 3 | 4\nx\n");
    assert_shows("<table><tr><td>1<td>2</tr><tr><td>3</td><td>4", "1: 1 | 2\n1: 3 | 4\n");
}

TEST(start_tags_may_miss)
{
    assert_shows("<table><td>1</td><td>2</td></tr><td>3</td><td>4</td></tr></table>", "1: 1 | 2\n1: 3 | 4\n");
    assert_shows("<table><td>1<td>2</table>", "1: 1 | 2\n");
    /* No table at all: nothing is glued together. */
    assert_shows("<tr><td>1</td><td>2</td></tr><tr><td>3</td><td>4</td></tr></table><p>a</p>",
                 "1: 1 | 2\n1: 3 | 4\na\n");
}

TEST(wrong_end_tags_are_ignored)
{
    assert_shows("<table><tr><td>1</th>2</td></span></p></div><td>3</tfoot>4</caption></td></tr></table>",
                 "1: 12 | 34\n");
    assert_shows("<div><table><tr><td>1</div><td>2</table></div>", "1: 1 | 2\n");
}

TEST(text_between_cells_goes_before)
{
    assert_shows("a<table>b<tr>c<td>1</td>d<td>2</td></tr>e</table>f", "a\nb\nc\nd\ne\n1: 1 | 2\nf\n");
    assert_shows("<table><caption>表1</caption><tr><td>1<td>2</table>", "表1\n1: 1 | 2\n");
}

TEST(a_table_in_a_table_ends_it)
{
    assert_shows("<table><tr><td>1</td><td>2</td></tr><table><tr><td>3</td><td>4</td></tr></table></table>a",
                 "1: 1 | 2\n2: 3 | 4\na\n");
}

TEST(spans_are_resolved)
{
    assert_shows("<table><tr><td rowspan=2>a<td colspan=2>b<tr><td>c<td>d</table>", "1: a^2 | b*2\n1: c@1 | d\n");
    assert_shows("<table><tr><td rowspan='2 '>a<td colspan=+2>b<td colspan=x>c<td colspan=-1>d<td colspan=0>e<tr><td>f"
                 "</table>",
                 "1: a^2 | b*2 | c | d | e\n1: f@1\n");
    /* c is wider than the room before b: they overlap, and b still reaches down to the last row. */
    assert_shows(
        "<table><tr><td>a<td rowspan=4>b<td>x<tr><td colspan=2 rowspan=2>c<td>y<tr><td>z<tr><td>d<td>e</table>",
        "1: a | b^4 | x\n1: c*2^2 | y\n1: z@2\n1: d | e@2\n");
}

/* A browser ends a span with its row group, and rowspan=0 means just that (HTML, section 4.9.12.1). */
TEST(spans_end_with_their_group)
{
    assert_shows("<table><thead><tr><td rowspan=3>a<td>b</thead><tbody><tr><td rowspan=0>c<td>d<tr><td>e<tr><td>f"
                 "<tbody><tr><td rowspan=65535>g<td>h</table>",
                 "1: a | b\n1: c^3 | d\n1: e@1\n1: f@1\n1: g | h\n");
}

TEST(huge_spans_are_cut)
{
    struct page page =
        read_page(SPAN("<table><tr><td>a<td colspan=99999999999999999999 rowspan=4294967297>b<tr><td>c</table>"));
    assert_true(page.done);
    assert_int_equal(page.document.row_count, 2);
    assert_int_equal(page.document.rows[0].cells[1].right, LIMIT_GRID_COLUMNS);
    assert_int_equal(page.document.rows[0].cells[1].rows, 2);
    end_page(&page);
}

TEST(hidden_cells_are_no_columns)
{
    assert_shows("<table><tr><td>1<td style='DISPLAY : None'>x<td>2<tr hidden><td>3<td>4<tr><td>5</td><td hidden><div>x"
                 "<td>6</table>",
                 "1: 1 | 2\n1: 5 | 6\n");
    assert_shows(
        "<table><tr><td>2<span id=_baidu_bookmark_start_1 style=\"display:none\">99</span>3<td>4<del>5</del></table>",
        "1: 23 | 4\n");
    assert_shows("<table><tr><td style='display:table-cell'>1<td class=hidden data-x='display:none'>2</table>",
                 "1: 1 | 2\n");
}

/* ---- Layout and data ----------------------------------------------------------------------------------------------- */

TEST(layout_tables_become_text)
{
    assert_shows(
        "<table><tr><td>导航<td><p>正文</p><table><tr><td>规章<td>1<td>2<tr><td>行政许可<td>3<td>4</table>后文</table>",
        "导航\n正文\n1: 规章 | 1 | 2\n1: 行政许可 | 3 | 4\n后文\n");
    assert_shows("<table><tr><td>一列<tr><td>二列</table>", "一列\n二列\n");
}

TEST(headings_in_a_table_are_text)
{
    assert_shows(
        "<table><tr><td colspan=3>标题<tr><td colspan=3>二、情况<tr><td colspan=3>第一项<tr><td>规章<td>1<td>2<tr><td "
        "colspan=3>第五项<tr><td>许可<td>3<td>4<tr><td colspan=3>三、<tr><td colspan=3>完</table>",
        "标题\n二、情况\n1: 第一项*3\n1: 规章 | 1 | 2\n1: 第五项*3\n1: 许可 | 3 | 4\n三、\n完\n");
    /* Rows that one cell is left of, because another covers the rest, are data. */
    assert_shows("<table><tr><td rowspan=3>a<td>1<tr><td>2<tr><td>3</table>", "1: a^3 | 1\n1: 2@1\n1: 3@1\n");
}

TEST(wrapped_numbers_stay_cells)
{
    assert_shows("<table><tr><td>总计<td><table><tr><td>2</td></tr></table><td><div><table><tbody><tr><td><p>34</p>"
                 "</table></div><td>5</table>",
                 "1: 总计 | 2 | 34 | 5\n");
    assert_shows("<table><tr><td>总计<td colspan=3><table><tr><td>1<td>2<td>3</table><td>6</table>",
                 "1: 总计 | 1 | 2 | 3 | 6\n");
    /* Two numbers of an inner table are never one. */
    assert_shows("<table><tr><td>a<td><table><tr><td>2<tr><td>3</table><td>c<td>d</table>", "1: a | 2；3 | c | d\n");
}

TEST(narrative_in_a_table_is_text)
{
    struct buffer text = {.arena = arena}, expected = {.arena = arena};
    assert_true(buffer_add(&text, SPAN("<table><tr><td>1<td>2<tr><td colspan=2><p>")));
    assert_true(buffer_add(&expected, SPAN("1: 1 | 2\n")));
    for (int i = 0; i < 310; i++) {
        assert_true(buffer_add(&text, SPAN("文")));
        assert_true(buffer_add(&expected, SPAN("文")));
    }
    assert_true(buffer_add(&text, SPAN("</p><p>后</p><tr><td>3<td>4</table>")));
    assert_true(buffer_add(&expected, SPAN("\n后\n2: 3 | 4\n")));
    struct page page = read_page(buffer_span(&text));
    assert_same_span(render(&page), buffer_span(&expected));
    end_page(&page);
}
