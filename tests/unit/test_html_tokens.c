/* The tokenizer of web pages alone: each state of the standard that ends otherwise than its neighbours. More cases, by
 * thousands, are those of the html5lib project: see html5lib.c. */
#include "support.h"

#include "base/limits.h"
#include "read/html/reference.h"
#include "read/html/tokenizer.h"

/* A token each: text in quotes, <name attributes>, </name>, <!comment>, DOCTYPE. */
static void list_tokens(struct html_tokenizer tokenizer, struct buffer *out)
{
    struct html_token token;
    struct span name, value;
    while (html_next_token(&tokenizer, &token)) {
        static const char *const opening[] = {"'", "<", "</", "<!", "DOCTYPE"};
        static const char *const closing[] = {"'", ">", ">", ">", ""};
        assert_true(buffer_add(out, span_of(opening[token.kind])));
        if (token.kind == TOKEN_TEXT && token.references) {
            assert_true(html_reference_decode(token.text, false, out));
        } else if (token.kind != TOKEN_DOCTYPE) {
            assert_true(buffer_add(out, token.text));
        }
        while (token.kind == TOKEN_START && html_next_attribute(&token.attributes, &name, &value)) {
            assert_true(buffer_add(out, SPAN(" ")) && buffer_add(out, name) && buffer_add(out, SPAN("=")));
            assert_true(html_reference_decode(value, true, out));
        }
        assert_true(token.kind != TOKEN_START || !token.self_closing || buffer_add(out, SPAN("/")));
        assert_true(buffer_add(out, span_of(closing[token.kind])));
    }
}

struct example {
    const char *input, *tokens;
    enum html_content content;
    struct span element;
};

static void compare(const struct example *examples, size_t count)
{
    struct arena *arena = arena_create(&counted_memory, LIMIT_ARENA_BYTES);
    for (size_t i = 0; i < count; i++) {
        struct span input = span_of(examples[i].input);
        struct buffer out = {.arena = arena};
        list_tokens((struct html_tokenizer){.at = input.data,
                                            .end = input.data + input.size,
                                            .content = examples[i].content,
                                            .element = examples[i].element},
                    &out);
        assert_same_span(buffer_span(&out), span_of(examples[i].tokens));
    }
    arena_destroy(arena);
}

#define COMPARE(examples) compare(examples, sizeof(examples) / sizeof *(examples))
#define DATA(input, tokens)                                                                                            \
    {                                                                                                                  \
        input, tokens, CONTENT_DATA,                                                                                   \
        {                                                                                                              \
            "", 0                                                                                                      \
        }                                                                                                              \
    }
#define INSIDE(content, name, input, tokens)                                                                           \
    {                                                                                                                  \
        input, tokens, content,                                                                                        \
        {                                                                                                              \
            name, sizeof name - 1                                                                                      \
        }                                                                                                              \
    }

TEST(tags)
{
    static const struct example examples[] = {
        DATA("a<td>b</td >c", "'a'<td>'b'</td>'c'"),
        DATA("<tr x y = z w='1 > 2'v=\"&lt;\"u=a/b>", "<tr x= y=z w=1 > 2 v=< u=a/b>"),
        DATA("<br/><br / ><br x=1/>", "<br/><br><br x=1/>"),
        DATA("<a =b c==d e=>f", "<a =b= c==d e=>'f'"),
        DATA("<a/b//c=1>", "<a b= c=1>"),
        DATA("<a<b>", "<a<b>"),
        DATA("1 < 2 <3 <", "'1 < 2 <3 <'"),
        DATA("a</>b</ c>d</", "'a''b'<! c>'d</'"),
        DATA("a<td", "'a'"),
        DATA("a<td x='", "'a'"),
        DATA("a</td", "'a'"),
    };
    COMPARE(examples);
}

TEST(comments)
{
    static const struct example examples[] = {
        DATA("<!--a-->b", "<!a>'b'"),
        DATA("<!-->a<!--->b", "<!>'a'<!>'b'"),
        DATA("<!----><!-----><!--a--!>", "<!><!-><!a>"),
        DATA("<!--a-- >b", "<!a-- >b>"),
        DATA("<!--a--", "<!a>"),
        DATA("<!--a--!", "<!a>"),
        DATA("<!-a>b<!a>c<?a>d<![CDATA[e]]>f", "<!-a>'b'<!a>'c'<!?a>'d'<![CDATA[e]]>'f'"),
        DATA("<!doctype html>a<!DOCTYPE \">b", "DOCTYPE'a'DOCTYPE'b'"),
    };
    COMPARE(examples);
}

TEST(references)
{
    static const struct example examples[] = {
        DATA("&lt;&LT&nbsp;&middot;&#65;&#x4e00;&#X4E00", "'<<\xC2\xA0·A一一'"),
        DATA("&notit; &notin; &notx &not", "'¬it; ∉ ¬x ¬'"),
        DATA("&; & &a &zz; &#; &#x; &#q", "'&; & &a &zz; &#; &#x; &#q'"),
        DATA("&#0;&#xD800;&#x110000;&#99999999999;&#x80;&#x9f;",
             "'\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD€Ÿ'"),
        DATA("&CounterClockwiseContourIntegral;&NotEqualTilde;", "'∳≂̸'"),
        DATA("<a x=?a&copy=1&copyb&copy;&lt y='&amp'>", "<a x=?a&copy=1&copyb©< y=&>"),
    };
    COMPARE(examples);
}

TEST(content_without_tags)
{
    static const struct example examples[] = {
        INSIDE(CONTENT_RCDATA, "title", "a<b>&amp;</titles></TITLE x>c", "'a<b>&</titles>'</TITLE>'c'"),
        INSIDE(CONTENT_RAWTEXT, "style", "a<b>&amp;</style", "'a<b>&amp;</style'"),
        INSIDE(CONTENT_RAWTEXT, "style", "</style/>a", "</style>'a'"),
        INSIDE(CONTENT_PLAINTEXT, "plaintext", "a</plaintext>", "'a</plaintext>'"),
        INSIDE(CONTENT_CDATA, "svg", "a<b>]]>c", "'a<b>''c'"),
        INSIDE(CONTENT_SCRIPT, "script", "a</script>b", "'a'</script>'b'"),
        INSIDE(CONTENT_SCRIPT, "script", "<!--</script>a", "'<!--'</script>'a'"),
        INSIDE(CONTENT_SCRIPT, "script", "<!--<script></script></script>a", "'<!--<script></script>'</script>'a'"),
        INSIDE(CONTENT_SCRIPT, "script", "<!--<script>--></script>a", "'<!--<script>-->'</script>'a'"),
        INSIDE(CONTENT_SCRIPT, "script", "<!--><script></script>a", "'<!--><script>'</script>'a'"),
    };
    COMPARE(examples);
}

TEST(attributes_that_matter_are_found)
{
    static const char input[] = "<td ColSpan=2 colspan=3 rowspan other=x HIDDEN>";
    struct html_tokenizer tokenizer = {.at = input, .end = input + sizeof input - 1};
    struct html_token token;
    assert_true(html_next_token(&tokenizer, &token));
    assert_span(html_value(&token, ATTRIBUTE_COLSPAN), "2");
    assert_true(html_has(&token, ATTRIBUTE_ROWSPAN) && html_has(&token, ATTRIBUTE_HIDDEN));
    assert_int_equal(html_value(&token, ATTRIBUTE_ROWSPAN).size, 0);
    assert_false(html_has(&token, ATTRIBUTE_STYLE));
    assert_false(html_next_token(&tokenizer, &token));
}
