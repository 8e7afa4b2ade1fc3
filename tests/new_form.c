/* An invented form of 2027, which tests/lint adds to the others: a line of another wording, and one more. */
#include "form/form.h"

#include <stdio.h>

static const char *key_of(enum form_set form, const char *line)
{
    uint32_t at = form_find_line(TABLE_REQUESTS, form, line);
    return at == UINT32_MAX ? "" : form_lines[at].key;
}

static void expect(bool holds, const char *what)
{
    if (!holds) {
        puts(what);
    }
}

int main(void)
{
    struct form_votes votes = {{0}};
    uint32_t added = form_find_line(TABLE_REQUESTS, FORM_ANY, "3.3.10");
    form_vote(&votes, form_lines[form_find_line(TABLE_REQUESTS, FORM_2027, "3.6.1")].forms);
    expect(form_chosen(&votes) == (FORM_2021 | FORM_2027), "a line that two forms have does not tell which");
    form_vote(&votes, form_lines[added].forms);
    expect(form_chosen(&votes) == FORM_2027, "a line of its own does not tell the form");
    expect(forms_of_year(2026) == FORM_2021 && forms_of_year(2028) == FORM_2027, "years");
    expect(strcmp(form_name(FORM_2027), "2027") == 0, "name");
    expect(strcmp(key_of(FORM_2027, "3.3.8"), "可以通过公共查询平台查阅") == 0, "the new wording");
    expect(strcmp(key_of(FORM_2021, "3.3.8"), "属于行政查询事项") == 0, "the old wording");
    expect(strcmp(key_of(FORM_2021, "3.3.10"), "") == 0, "an earlier form has the new line");
    expect(strcmp(key_of(FORM_2027, "3.4.3"), "") == 0, "a line that was dropped");
    expect(strcmp(key_of(FORM_2027, "3.6.2"), key_of(FORM_2021, "3.6.2")) == 0, "what it takes over");
    expect(strcmp(form_lines[added - 1].line, "3.3.9") == 0 && strcmp(form_lines[added + 1].line, "3.4.1") == 0,
           "order");
    expect(forms_alike(TABLE_REVIEWS, FORM_ANY & ~FORM_2014) && !forms_alike(TABLE_REQUESTS, FORM_2021 | FORM_2027),
           "alike");
    return 0;
}
