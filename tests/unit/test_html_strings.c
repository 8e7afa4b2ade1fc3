/* Reports that a page does not show itself but holds as a string, hides, or keeps in another wrapping; and what a page
 * says of itself beside its text. */
#include "html_page_shown.h"

#include "read/html/html.h"

/* ---- Reports that the page holds as a string ---------------------------------------------------------------------- */

#define MARKUP_SHOWS "正文\n1: 规章 | 1 | 2\n"

TEST(strings_of_scripts_are_read)
{
    assert_shows("<div id=app></div><script>var n = 1/2, r = /[\"']/; // don't\n"
                 "var a = \"<p>正文<\\/p><table><tr><td>\\u89c4\\u7AE0</td>\" + '<td>1<td>2</table>';</script>",
                 MARKUP_SHOWS);
    assert_shows("<script>x('\\u003cp\\u003e正文\\u003ctable\\u003e\\x3ctr><td>规章<td>1<td>2')</script>",
                 MARKUP_SHOWS);
    assert_shows(
        "<script>x(unescape('%3Cp%3E%u6B63%u6587%3Ctable%3E%3Ctd%3E%E8%A7%84%E7%AB%A0%3Ctd%3E1%3Ctd%3E2'))</script>",
        MARKUP_SHOWS);
    assert_shows("<textarea>&lt;p&gt;正文&lt;table&gt;&lt;td&gt;规章&lt;td&gt;1&lt;td&gt;2</textarea>", MARKUP_SHOWS);
    assert_shows("<input type=hidden value='<p>正文<table><td>规章<td>1<td>2'>", MARKUP_SHOWS);
    assert_shows("<iframe srcdoc='&lt;p>正文&lt;table>&lt;td>规章&lt;td>1&lt;td>2'></iframe>", MARKUP_SHOWS);
    assert_shows("<script type='text/template'><p>正文</p><table><tr><td>规章<td>1<td>2</table></script>",
                 MARKUP_SHOWS);
    assert_shows("<noscript><p>正文</p><table><tr><td>规章<td>1<td>2</table></noscript>", MARKUP_SHOWS);
}

TEST(json_is_read)
{
    const struct span inputs[] = {
        SPAN("{\"title\":\"某县2019年报告\",\"publishTime\":\"2020-01-20 10:00\",\"text\":\"正文\","
             "\"content\":\"<p>正文<\\/p>\\n<table><tr><td>规章<\\/td><td>1<td>2<\\/td><\\/tr><\\/table>\"}"),
        SPAN("back({\"data\":\"{\\\"title\\\":\\\"某县2019年报告\\\",\\\"pubDate\\\":\\\"2020-01-20\\\","
             "\\\"content\\\":\\\"<p>正文<table><td>规章<td class=\\\\\\\"x\\\\\\\">1<td>2\\\"}\"})"),
        SPAN(
            "[{\"title\":\"某县2019年报告\",\"releaseTime\":\"2020-01-20\",\"a\":\"&lt;p&gt;正文&lt;table&gt;&lt;td&gt;规章"
            "&lt;td&gt;1&lt;td&gt;2\",\"b\":\"&lt;p&gt;正文&lt;table&gt;&lt;td&gt;规章&lt;td&gt;1&lt;td&gt;2\"}]"),
    };
    for (size_t i = 0; i < sizeof inputs / sizeof *inputs; i++) {
        assert_true(html_sniff(inputs[i]));
        struct page page = read_page(inputs[i]);
        assert_span(render(&page), MARKUP_SHOWS);
        assert_span(page.document.title, "某县2019年报告");
        assert_true(span_starts(page.document.published, SPAN("2020-01-20")));
        end_page(&page);
    }
}

/* What the page shows is the report, and nothing beside it is. */
TEST(strings_beside_a_report_are_left)
{
    assert_shows("<script>var s = '<table><tr><td>9<td>9<td>9<td>9</table>';</script><style>td{x:'<table>'}</style>"
                 "<table><tr><td>1<td>2</table><template><table><td>8<td>8</table></template>",
                 "1: 1 | 2\n");
}

TEST(hidden_reports_are_read)
{
    assert_shows(
        "<p>a</p><div style='display:none'><div hidden><table><tr><td>1<td>2<i hidden>9</i></table></div></div>",
        "a\n1: 1 | 2\n");
    assert_shows("<table><tr><td>1<td>2</table><div style='display:none'><table><tr><td>3<td>4</table></div>",
                 "1: 1 | 2\n");
}

TEST(xml_is_read)
{
    assert_shows("<?xml version='1.0'?><r><c><![CDATA[<p>正文</p><table><td>规章<td>1<td>2</table>]]></c></r>",
                 MARKUP_SHOWS);
    assert_shows("<?xml version='1.0'?><r><c>&lt;p>正文&lt;table>&lt;td>规章&lt;td>1&lt;td>2</c></r>", MARKUP_SHOWS);
    assert_shows(
        "<?xml version='1.0'?><html xmlns='http://www.w3.org/1999/xhtml'><table><tr><td/><td />1<td>2</td></tr></table>"
        "</html>",
        "1:  | 1 | 2\n");
}

TEST(tables_in_markdown_are_read)
{
    assert_shows(
        "# 标题\n\n## 一、总体情况\n全年办理\n10件。\n\n<table><tr><td>规章</td><td>1</td></tr></table>\n\n**后文**\n",
        "标题\n一、总体情况\n全年办理\n10件。\n1: 规章 | 1\n后文\n");
    /* Tools of OCR put a page around each table, and a box around what is centred. */
    assert_shows(
        "# 标题\n全年办理\n10件。\n<html><body><table><tr><td>规章</td><td>$1$</td></tr></table></body></html>\n# 后文\n",
        "标题\n全年办理\n10件。\n1: 规章 | 1\n后文\n");
    assert_shows(
        "<div style=\"text-align: center;\">标题</div>\n\n## 一、总体情况\n全年\n有序。\n<table><tr><td><p>规章</p></td>"
        "<td>**1**</td></tr></table>\n",
        "标题\n一、总体情况\n全年\n有序。\n1: 规章 | 1\n");
    assert_shows(
        "标题\n全年\n有序。\n<html><body><table><tr><td>规章</td><td>1</td></tr></table></body></html>\n后文\n",
        "标题\n全年\n有序。\n1: 规章 | 1\n后文\n");
    /* A page may hold a line that begins so. */
    assert_shows("<p>全年\n有序。</p><pre>\n# 注\n</pre><table><tr><td>规章</td><td>$1$</td></tr></table>",
                 "全年有序。\n# 注\n1: 规章 | $1$\n");
}

TEST(archives_are_read)
{
    const struct span quoted =
        SPAN("From: <a>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\tboundary=\"=b\"\r\n\r\n"
             "--=b\r\nContent-Type: text/html; charset=\"gb2312\"\r\n"
             "Content-Transfer-Encoding: quoted-printable\r\n\r\n<p>=D5=FD=\r\n=CE=C4</p><table><td>=B9=E6=D5=C2"
             "<td id=3Dx>1<td>2</table>\r\n--=b\r\nContent-Type: image/png\r\n\r\n<p>x</p>\r\n--=b--\r\n");
    struct page page = read_page(quoted);
    assert_true(html_sniff(quoted));
    assert_span(render(&page), MARKUP_SHOWS);
    end_page(&page);
    assert_shows("MIME-Version: 1.0\nContent-Type: text/html\nContent-Transfer-Encoding: base64\n\n"
                 "PHA+5q2j5paHPHRhYmxlPjx0ZD7op4Tnq6A8dGQ+MTx0\nZD4yPC90YWJsZT4=\n",
                 MARKUP_SHOWS);
    page = read_page(
        SPAN("MIME-Version: 1.0\nContent-Type: multipart/related; boundary=b\n\n--b\nContent-Type: image/png\n\nx"));
    assert_int_equal(page.failure.code, FAILURE_DAMAGED);
    end_page(&page);
}

/* ---- What the page says of itself ------------------------------------------------------------------------------------ */

TEST(facts_are_found)
{
    struct page page =
        read_page(SPAN("<title>某站</title><meta name=ArticleTitle content='某县2019年报告'>"
                       "<meta name=PubDate content='2020-01-21 08:30'><svg><title>图标</title></svg>"
                       "<a href=/>首页</a><a name=x></a><a href='/a.PDF?x=1'>附件</a><a href=b.docx>b</a>"));
    assert_span(page.document.title, "某县2019年报告");
    assert_span(page.document.published, "2020-01-21 08:30");
    assert_span(page.document.attachment, "/a.PDF?x=1");
    assert_int_equal(page.document.link_count, 3);
    end_page(&page);
    page = read_page(SPAN("<title>\n某县 <b>2019</b></title><p>关于.documentation的链接<a href=x.documents>"));
    assert_span(page.document.title, "某县 2019");
    assert_int_equal(page.document.attachment.size, 0);
    end_page(&page);
}

TEST(sites_are_found)
{
    struct page page =
        read_page(SPAN("<meta name='SiteName' content=' 某县人民政府 '><meta name=SiteIDCode content=4116280001>"
                       "<meta property=og:site_name content=门户><p>a</p>"));
    assert_span(page.document.site, "某县人民政府");
    assert_span(page.document.site_code, "4116280001");
    end_page(&page);
}

TEST(losses_are_told)
{
    struct page page = read_page(SPAN("<p>a</p><!-- <p>b</p>"));
    assert_true(page.document.remark.size > 0);
    end_page(&page);
    page = read_page(SPAN("<p>a<script>var x;</script></p><img src=logo.png>"));
    assert_int_equal(page.document.remark.size, 0);
    end_page(&page);
}

/* ---- Which files ------------------------------------------------------------------------------------------------------ */

TEST(pages_are_told_by_their_bytes)
{
    static const char *const pages[] = {"<!DOCTYPE html><title>x</title>",
                                        "\xEF\xBB\xBF \n<HTML>",
                                        "<div>x</div>",
                                        "正文</p><p>正文</p>",
                                        "标题\n<table><tr><td>1</td></tr></table>",
                                        "{\"a\":\"<p>x\"}",
                                        "var a = '&lt;table&gt;';"};
    static const char *const others[] = {
        "",           "正文", "3 < 5 > 2", "{\"a\":1}", "| a | b |\n|---|---|\n| 1<br>2 | <p>x |\n<p>\n<p>",
        "规章\t1\t2", "<中>"};
    for (size_t i = 0; i < sizeof pages / sizeof *pages; i++) {
        if (!html_sniff(span_of(pages[i]))) {
            fail_msg("no page: %s", pages[i]);
        }
    }
    for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
        if (html_sniff(span_of(others[i]))) {
            fail_msg("a page: %s", others[i]);
        }
    }
}
