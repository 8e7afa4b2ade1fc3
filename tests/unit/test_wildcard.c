/* Names and the wildcards that stand for them. */
#include "support.h"

#include "source/wildcard.h"

struct wildcard_case {
    const char *pattern, *name;
    bool matches;
};

TEST(wildcards_stand_for_names)
{
    const struct wildcard_case cases[] = {
        {"a", "a", true},
        {"a", "b", false},
        {"a", "ab", false},
        {"ab", "a", false},
        {"*", "a", true},
        {"*", "报告.txt", true},
        {"*", ".a", false},
        {".*", ".a", true},
        {"?a", ".a", false},
        {"[.]a", ".a", false},
        {"a*", "a", true},
        {"a*c", "abbc", true},
        {"a*c", "abb", false},
        {"*a*b*", "xxaxxbxx", true},
        {"*ab", "aab", true},
        {"*.txt", "a.txt.txt", true},
        {"?", "报", true},
        {"??", "报", false},
        {"报?.txt", "报告.txt", true},
        {"?", "a", true},
        {"?", "", false},
        {"", "", true},
        {"*", "", true},
        {"[ab]", "b", true},
        {"[ab]", "c", false},
        {"[a-c]", "b", true},
        {"[!a-c]", "b", false},
        {"[^a-c]", "d", true},
        {"[一-龥]", "报", true},
        {"[县区]*", "区政府", true},
        {"[]]", "]", true},
        {"[!]]", "a", true},
        {"[a-]", "-", true},
        {"[-a]", "-", true},
        {"[", "[", true},
        {"[ab", "[ab", true},
        {"[*]", "*", true},
        {"[*]", "a", false},
        {"*[0-9]", "a1", true},
        {"*[0-9]x", "1231x", true},
        {"\\*", "\\a", true},
        {"**", "abc", true},
        {"[c-a]", "b", false},
        {"a?c",
         "a\xFF"
         "c",
         true},
        {"\xB1\xA8*", "\xB1\xA8\xB8\xE6", true},
        {"\xB1\xA8", "\xB1\xA9", false},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        if (wildcard_matches(span_of(cases[i].pattern), span_of(cases[i].name)) != cases[i].matches) {
            fail_msg("%s and %s", cases[i].pattern, cases[i].name);
        }
    }
    assert_true(wildcard_is(SPAN("a*")) && wildcard_is(SPAN("?")) && wildcard_is(SPAN("[")));
    assert_false(wildcard_is(SPAN("a.b]报\\")) || wildcard_is((struct span){NULL, 0}));
}

/* With fnmatch(3) this would not end. */
TEST(many_stars_cost_little)
{
    char pattern[2001], name[256];
    for (size_t i = 0; i < 2000; i++) {
        pattern[i] = i % 2 == 0 ? '*' : 'a';
    }
    memset(name, 'a', 255);
    assert_false(wildcard_matches((struct span){pattern, 2000}, (struct span){name, 255}));
    pattern[100] = 'b';
    assert_false(wildcard_matches((struct span){pattern, 101}, (struct span){name, 255}));
    assert_true(wildcard_matches((struct span){pattern, 100}, (struct span){name, 255}));
}
