#include "read/html/facts.h"

#include "read/html/word.h"

enum fact { FACT_TITLE, FACT_PUBLISHED, FACT_SITE, FACT_SITE_CODE, FACTS };

struct named_fact {
    struct span name;
    enum fact fact;
    int rank;
};

/* Names of <meta> elements (the standard of government sites, 国办函〔2017〕45号, gives the first two) and of the pairs
 * in which their interfaces answer; in lower case. */
static const struct named_fact named_facts[] = {
    {WORD("articletitle"), FACT_TITLE, 1},
    {WORD("pubdate"), FACT_PUBLISHED, 3},
    {WORD("title"), FACT_TITLE, 2},
    {WORD("doctitle"), FACT_TITLE, 1},
    {WORD("og:title"), FACT_TITLE, 3},
    {WORD("publishtime"), FACT_PUBLISHED, 4},
    {WORD("publishdate"), FACT_PUBLISHED, 4},
    {WORD("pubtime"), FACT_PUBLISHED, 4},
    {WORD("publishedtime"), FACT_PUBLISHED, 4},
    {WORD("releasetime"), FACT_PUBLISHED, 4},
    {WORD("releasedate"), FACT_PUBLISHED, 4},
    {WORD("article:published_time"), FACT_PUBLISHED, 4},
    {WORD("sitename"), FACT_SITE, 1},
    {WORD("og:site_name"), FACT_SITE, 2},
    {WORD("siteidcode"), FACT_SITE_CODE, 1},
};

enum { RANK_TITLE_ELEMENT = 4 };

/* 2024-01-20, 2024年1月20日, 2024/1/20, perhaps with the time of day after it: four digits of a year and a mark. */
static bool starts_as_date(struct span text)
{
    static const char *const marks[] = {"-", "/", ".", "年", " 年"};
    if (text.size < 6 || !(span_starts(text, SPAN("20")) || span_starts(text, SPAN("19"))) ||
        !html_is_digit(text.data[2]) || !html_is_digit(text.data[3])) {
        return false;
    }
    return span_starts_any(span_from(text, 4), ANY(marks)) > 0;
}

static void offer(struct html_facts *facts, enum fact fact, int rank, struct span text)
{
    struct span *const places[FACTS] = {
        [FACT_TITLE] = &facts->title,
        [FACT_PUBLISHED] = &facts->published,
        [FACT_SITE] = &facts->site,
        [FACT_SITE_CODE] = &facts->site_code,
    };
    int *known = &facts->ranks[fact];
    text = span_trim(text);
    if (text.size == 0 || (*known > 0 && *known <= rank) || (fact == FACT_PUBLISHED && !starts_as_date(text))) {
        return;
    }
    *places[fact] = text;
    *known = rank;
}

void html_facts_name(struct html_facts *facts, struct span name, struct span content)
{
    for (size_t i = 0; i < COUNT(named_facts); i++) {
        if (name.size == named_facts[i].name.size && html_same_word(name, named_facts[i].name)) {
            offer(facts, named_facts[i].fact, named_facts[i].rank, content);
        }
    }
}

void html_facts_title(struct html_facts *facts, struct span title)
{
    offer(facts, FACT_TITLE, RANK_TITLE_ELEMENT, title);
}

bool html_is_attachment(struct span link)
{
    static const struct span endings[] = {WORD(".pdf"),  WORD(".doc"), WORD(".docx"), WORD(".xls"),
                                          WORD(".xlsx"), WORD(".wps"), WORD(".et"),   WORD(".ofd")};
    for (size_t i = 0; i < COUNT(endings); i++) {
        for (struct span rest = link; rest.size >= endings[i].size;) {
            size_t at = html_find_word(rest, endings[i]);
            if (at == SIZE_MAX) {
                break;
            }
            rest.data += at + endings[i].size;
            rest.size -= at + endings[i].size;
            if (rest.size == 0 || !((rest.data[0] >= 'a' && rest.data[0] <= 'z') ||
                                    (rest.data[0] >= 'A' && rest.data[0] <= 'Z') || html_is_digit(rest.data[0]))) {
                return true;
            }
        }
    }
    return false;
}
