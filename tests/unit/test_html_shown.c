/* What a person sees of a web page and what not: hidden and struck text, marks of notes, fields, boxes that styles make
 * tables of. The outputs were compared with what a browser shows. */
#include "html_page_shown.h"

#define ROW(cells) "<table><tr>" cells "</table>"

/* ---- Hidden text ------------------------------------------------------------------------------------------------- */

TEST(hidden_text_is_left_out)
{
    assert_shows(ROW("<td>1<td>2<span style='display:none'>9</span><td>3<i style='visibility: hidden'>9</i><td>4<b "
                     "style='FONT-SIZE:0px'>9</b><td>5<td>6<em hidden>9</em>"),
                 "1: 1 | 2 | 3 | 4 | 5 | 6\n");
    assert_shows(ROW("<td>1<td>2<span style='display:none;display:inline'>3</span><td style='font-size:0.5px'>4"),
                 "1: 1 | 23 | 4\n");
}

/* display: none leaves no cell, the others leave an empty one. */
TEST(hidden_cells)
{
    assert_shows(ROW("<td>1<td style='display:none'>8<td style='visibility:hidden'>9<td>2"), "1: 1 |  | 2\n");
    assert_shows("<table><tr><td>1<td>2<tr style='visibility:hidden'><td>8<td>9</table>", "1: 1 | 2\n1:  | \n");
}

TEST(what_hides_may_be_undone_inside)
{
    assert_shows(
        ROW("<td>1<td style='font-size:0'>9<span style='font-size:12pt'>2</span><b style='font-size:2em'>9</b>"),
        "1: 1 | 2\n");
    assert_shows(ROW("<td>1<td style='font:0/0 a'>9<span style='font:bold 12px/1.5 x'>2</span>"), "1: 1 | 2\n");
    assert_shows(ROW("<td>1<td style='visibility:hidden'>9<span style='visibility:visible'>2</span>"), "1: 1 | 2\n");
    assert_shows(ROW("<td>1<td><p style='display:none'>9<span style='display:inline'>9</span></p>2"), "1: 1 | 2\n");
}

TEST(style_sheets_are_asked)
{
    assert_shows("<style><!-- /* } */ .a, td.b { color: red; display:none } @media print { .c { display:none } }"
                 "#d{visibility:hidden} .e .c{display:none} p.c{display:none} @import 'x'; .f:after{display:none}"
                 "--></style>" ROW("<td>1<i class='x a'>9</i><td class=b>8<td class=c>2<td id=d>7<td><b class=b>3</b>"),
                 "1: 1 | 2 |  | 3\n");
    assert_shows("<style>.a{display:none} i.a{display:inline} .b{display:none!important}</style>" ROW(
                     "<td>1<i class=a>2</i><td>3<b class=a>9</b><td>4<u class=b style='display:inline'>9</u>"
                     "<td>5<u class=a style='display:inline'>6</u>"),
                 "1: 12 | 3 | 4 | 56\n");
    /* One that comes late holds for all, and one for paper for nothing. */
    assert_shows(ROW("<td>1<i class=a>9</i><td>2") "<style>.a{display:none}</style><style media=print>td{display:none}"
                                                   "</style>",
                 "1: 1 | 2\n");
}

/* ---- Struck text and marks ----------------------------------------------------------------------------------------- */

TEST(struck_text_is_left_out)
{
    assert_shows(ROW("<td><s>5</s>6<td><del>5</del> 7<td>8<strike>5</strike><td>9<span "
                     "style='text-decoration:line-through red'>5</span>"),
                 "1: 6 | 7 | 8 | 9\n");
    assert_shows("<p>收到<s>5</s>6件</p>", "收到6件\n");
    /* The element ends with its cell, not with its paragraph. */
    assert_shows(ROW("<td><p><s>5<p>9</s>6<td><p><s>7</p>8<td>4"), "1: 6 | 7̶ 8̶ | 4\n");
}

/* A cell that shows nothing but struck text is not blank. */
TEST(a_struck_cell_is_not_blank)
{
    assert_shows(ROW("<td>a<td><s>1 2</s><td><s> </s><td>3"), "1: a | 1̶ 2̶ |  | 3\n");
}

TEST(raised_digits_are_no_digits_of_the_figure)
{
    assert_shows(ROW("<td>2<sup>1</sup><td>3<sup>[12]</sup><td>4<sub>5</sub><td>6<span style='vertical-align:super'>"
                     "7</span><td>8<sup>注1</sup>"),
                 "1: 2¹ | 3[¹²] | 4₅ | 6⁷ | 8注¹\n");
    assert_shows(ROW("<td>2<span style='position:relative;top:-5.0pt;mso-text-raise:5.0pt'>1</span><td>3<span "
                     "style='position:relative;top:-1.0pt'>4</span>"),
                 "1: 2¹ | 34\n");
    /* A whole line that is moved is but adjusted; that of a cell stands where its style wants it. */
    assert_shows(ROW("<td>a<td><span style='position:relative;top:-4pt'>12</span><td style='vertical-align:super'>3"),
                 "1: a | 12 | 3\n");
}

/* ---- Fields ---------------------------------------------------------------------------------------------------------- */

TEST(fields_of_choices_show_one)
{
    assert_shows(ROW("<td>1<td><select><option>5<option selected>6</select>件<td><select><optgroup label=x><option>7"
                     "<option>8</select><td><select></select>"),
                 "1: 1 | 6件 | 7 | \n");
    assert_shows(ROW("<td>1<td><select multiple><option>5<option>6</select>"), "1: 1 | 56\n");
    assert_shows(ROW("<td>1<td><select><option>5<td>2"), "1: 1 | 5 | 2\n");
    assert_shows("<select><option>2022<option selected>2023</select><p>a</p>", "2023\na\n");
    assert_shows(ROW("<td>1<td><textarea rows=1>\n2&nbsp;</textarea>"), "1: 1 | 2\n");
}

/* ---- Boxes ----------------------------------------------------------------------------------------------------------- */

TEST(boxes_may_be_a_table)
{
    assert_shows(
        "<div style='display:table'><div style='display:table-row'><div style='display:table-cell'>1</div><div "
        "style='display:table-cell'>2</div></div><div style='display:table-row'><p style='display:table-cell'>3"
        "</p><p style='display:table-cell'>4</div></div>a",
        "1: 1 | 2\n1: 3 | 4\na\n");
    assert_shows("<style>.t{display:table}.r{display:table-row}.c{display:table-cell}</style><div class=t><div class=r>"
                 "<span class=c>1</span><span class=c>2</span></div></div>",
                 "1: 1 | 2\n");
    assert_shows("<div role=table><div role=rowgroup><div role=row><span role=columnheader>1</span><span role=cell>2"
                 "</span></div></div></div>",
                 "1: 1 | 2\n");
    assert_shows("<ul role=table><li role=row><b role=cell>1</b><b role=cell>2</b><li role=row><b role=cell>3</b><b "
                 "role=cell>4</b></ul>",
                 "1: 1 | 2\n1: 3 | 4\n");
    /* Without a table around them they are what they are. */
    assert_shows("<div style='display:table-cell'>1</div><div role=row>2</div>", "1\n2\n");
    assert_shows("<table><tr><td>1<td><div style='display:table-cell'>2</div></table>", "1: 1 | 2\n");
}

TEST(blocks_may_stand_in_a_line)
{
    assert_shows("<p>a<span style='display:block'>b</span>c</p><div style='display:inline'>d</div>e", "a\nb\nc\nde\n");
    assert_shows(ROW("<td>1<td style='white-space:pre'>2\n3<td style='white-space:pre-line'>4"), "1: 1 | 2/3 | 4\n");
}

TEST(how_to_say_it_is_no_text)
{
    assert_shows("<p><ruby>总<rp>(</rp><rt>zǒng</rt><rp>)</rp>计<rt>jì</ruby>", "总计\n");
}

/* A page that has lost its tables: a cell in each paragraph, and a space that does not break in those of blank ones. */
TEST(cells_may_be_paragraphs)
{
    struct page page = read_page(SPAN(
        "<p>信息内容</p><p>本年制发件数</p><p>本年废止件数</p><p>现行有效件数</p><p>规章</p><p>1</p><p>&nbsp;</p><p>3</p>"
        "<p>行政规范性文件</p><p>4</p><p>&nbsp;</p><p>6</p>"));
    assert_int_equal(page.document.table_count, 1);
    const struct row *last = &page.document.rows[page.document.row_count - 1];
    assert_int_equal(last->kind, ROW_GRID);
    assert_int_equal(last->cell_count, 4);
    assert_span(last->cells[1].text, "4");
    assert_int_equal(last->cells[2].text.size, 0);
    assert_span(last->cells[3].text, "6");
    end_page(&page);
}

/* ---- Elements that end ----------------------------------------------------------------------------------------------- */

TEST(what_is_hidden_ends_where_its_element_does)
{
    assert_shows("<p hidden>a<p>b<div hidden>c<p>d</div>e<ul><li hidden>f<li>g</ul>", "b\ne\ng\n");
    assert_shows("<div><span hidden>a</div>b", "b\n");
    assert_shows("<b hidden>a<p>b</b>c</p>", "c\n");
    assert_shows("<x hidden>a<p>b</x>c</p>", "");
    assert_shows("<dl><dt hidden>a<dd>b<dt>c</dl>", "b\nc\n");
    assert_shows("<svg><title>a</title><text>b</text><g/><p>c", "b\nc\n");
    assert_shows(ROW("<td>1<td>2") "</table><p hidden><table><tr><td>3<td>4</table>",
                 "1: 1 | 2\n"); /* in an old page a table ends no paragraph */
    assert_shows("<!DOCTYPE html><p hidden>a<table><tr><td>1<td>2</table>", "1: 1 | 2\n");
}
