#include "form/form.h"

#include "base/label.h"

#define FORM(name)
#define FORM_TABLE(title, reader, ...) [TABLE_##title] = {__VA_ARGS__},
const struct form_table_row form_tables[FORM_TABLES] = {
#include "form/forms/list.def"
};

const char *const form_section_titles[FORM_SECTIONS] = {
    "总体情况",
    "主动公开政府信息情况",
    "收到和处理政府信息公开申请情况",
    "政府信息公开行政复议、行政诉讼情况",
    "存在的主要问题及改进情况",
    "其他需要报告的事项",
};

/* ---- the rows of all forms, each read once for each kind of row ---- */

#define ROWS "forms.inc"

#define MEASURE(code, label, unit) MEASURE_OF(code, label, unit, label)
#define MEASURE_OF(code, label, unit, key)                                                                             \
    {                                                                                                                  \
        code, label, unit, key, LABEL_MET(key)                                                                         \
    }
#define BINDS(...)
#define LINES(...)
#define MEASURES(...)
#define LINE_PROACTIVE_DISCLOSURE(...)
#define LINE_REQUESTS(...)
#define LINE_REVIEWS(...)
#define LINE_STATISTICS(...)
#define MARK(...)
#define SIGN(...)
#define RULE(...)
#define COUNTERPART(...)

#undef BINDS
#define BINDS(form, ...) {.set = FORM_##form, .name = #form, __VA_ARGS__},
const struct form forms[FORMS] = {
#include ROWS
};

#undef BINDS
#define BINDS(...)
#undef MEASURES
#define MEASURES(name, ...)                                                                                            \
    static const struct form_measure name[] = {__VA_ARGS__};                                                           \
    _Static_assert(COUNT(name) <= FORM_MEASURES, "a report keeps FORM_MEASURES cells of a line");
#include ROWS

/* The macro of a table says what its lines tell, and what all of them have alike. */
#define TOLD(in, having, number, code, words, ideographs)                                                              \
    .table = in, .forms = having, .line = number, .item = code, .label = words, .key = ideographs
#define MEASURED(columns) .measures = columns, .measure_count = COUNT(columns)

#undef MEASURES
#define MEASURES(...)
#undef LINE_PROACTIVE_DISCLOSURE
#define LINE_PROACTIVE_DISCLOSURE(in, having, number, code, words, ideographs, columns)                                \
    {TOLD(in, having, code, code, words, ideographs), .clause = number, MEASURED(columns)},
#undef LINE_REQUESTS
#define LINE_REQUESTS(...) ONE_LINE_OF_REQUESTS(__VA_ARGS__, MEASURED(applicants))
#define ONE_LINE_OF_REQUESTS(in, having, number, code, words, ideographs, result, ...)                                 \
    {TOLD(in, having, number, code, words, ideographs), .outcome = result, __VA_ARGS__},
#undef LINE_REVIEWS
#define LINE_REVIEWS(in, having, code, words) {TOLD(in, having, code, code, words, words), MEASURED(results)},
#undef LINE_STATISTICS
#define LINE_STATISTICS(...) ONE_LINE_OF_STATISTICS(__VA_ARGS__, .measure_count = 1)
#define ONE_LINE_OF_STATISTICS(in, having, number, code, words, ideographs, counted, ...)                              \
    {TOLD(in, having, number, code, words, ideographs),                                                                \
     .measures = (const struct form_measure[]){{"value", "统计数", counted, "统计数", UINT64_MAX}}, __VA_ARGS__},
const struct form_line form_lines[] = {
#include ROWS
};
const uint32_t form_line_count = COUNT(form_lines);

#undef LINES
#define LINES(in, from, to) [in] = {from, to},
#undef LINE_PROACTIVE_DISCLOSURE
#define LINE_PROACTIVE_DISCLOSURE(...)
#undef LINE_REQUESTS
#define LINE_REQUESTS(...)
#undef LINE_REVIEWS
#define LINE_REVIEWS(...)
#undef LINE_STATISTICS
#define LINE_STATISTICS(...)
const struct form_range form_ranges[FORM_TABLES] = {
#include ROWS
};

#undef LINES
#define LINES(...)
#undef MARK
#define MARK(in, having, words, cell, longest) {in, words, cell, longest, LABEL_MET(words)},
const struct form_mark form_marks[] = {
#include ROWS
};
const uint32_t form_mark_count = COUNT(form_marks);

#undef MARK
#define MARK(...)
#undef SIGN
#define SIGN(in, having, words) {in, having, words, LABEL_MET(words)},
const struct form_sign form_signs[] = {
#include ROWS
};
const uint32_t form_sign_count = COUNT(form_signs);

#undef SIGN
#define SIGN(...)
#undef RULE
#define RULE(in, having, ...) {.table = in, .forms = having, __VA_ARGS__},
const struct form_rule form_rules[] = {
#include ROWS
};
const uint32_t form_rule_count = COUNT(form_rules);

#undef RULE
#define RULE(...)
#undef COUNTERPART
#define COUNTERPART(in, having, ...) {in, __VA_ARGS__},
const struct form_counterpart form_counterparts[] = {
#include ROWS
};
const uint32_t form_counterpart_count = COUNT(form_counterparts);

/* ---- finding them ---- */

const char *form_name(enum form_set set)
{
    for (uint32_t i = 0; i < FORMS; i++) {
        if (forms[i].set == set) {
            return forms[i].name;
        }
    }
    return NULL;
}

enum form_set forms_of_year(int year)
{
    enum form_set form = FORM_ANY;
    for (uint32_t i = 0; i < FORMS; i++) {
        form = year >= forms[i].first_year ? forms[i].set : form;
    }
    return form;
}

enum form_set form_newest(enum form_set set)
{
    enum form_set newest = FORM_NONE;
    for (uint32_t i = 0; i < FORMS; i++) {
        newest = forms[i].set & set ? forms[i].set : newest;
    }
    return newest;
}

bool forms_alike(enum form_table table, enum form_set set)
{
    for (uint32_t i = form_ranges[table].first; i < form_ranges[table].end; i++) {
        unsigned having = form_lines[i].forms & set;
        if (having != FORM_NONE && having != set) {
            return false;
        }
    }
    return true;
}

enum form_set forms_with(enum form_table table)
{
    unsigned set = FORM_NONE;
    for (uint32_t i = form_ranges[table].first; i < form_ranges[table].end; i++) {
        set |= form_lines[i].forms;
    }
    return (enum form_set)set;
}

void form_vote(struct form_votes *votes, enum form_set set)
{
    for (uint32_t i = 0; i < FORMS; i++) {
        votes->of[i] += (forms[i].set & set) != 0;
    }
}

enum form_set form_chosen(const struct form_votes *votes)
{
    uint32_t most = 0;
    unsigned set = FORM_NONE;
    for (uint32_t i = 0; i < FORMS; i++) {
        set = (votes->of[i] > most ? FORM_NONE : set) | (votes->of[i] >= most ? forms[i].set : FORM_NONE);
        most = votes->of[i] > most ? votes->of[i] : most;
    }
    return (enum form_set)set;
}

const char *form_table_title(enum form_table table)
{
    const struct form_table_row *row = &form_tables[table];
    return row->title ? row->title : form_section_titles[row->section - 1];
}

uint32_t form_find_line(enum form_table table, enum form_set set, const char *line)
{
    for (uint32_t i = form_ranges[table].first; i < form_ranges[table].end; i++) {
        if ((form_lines[i].forms & set) != 0 && strcmp(form_lines[i].line, line) == 0) {
            return i;
        }
    }
    return UINT32_MAX;
}

uint32_t form_find_measure(const struct form_line *line, const char *code)
{
    for (uint32_t i = 0; i < line->measure_count; i++) {
        if (strcmp(line->measures[i].code, code) == 0) {
            return i;
        }
    }
    return UINT32_MAX;
}

const char *unit_label(enum unit unit)
{
    static const char *const labels[] = {
        [UNIT_PIECES] = "件",        [UNIT_ITEMS] = "项",     [UNIT_TEN_THOUSAND_YUAN] = "万元",
        [UNIT_REQUESTS] = "件",      [UNIT_PUBLISHED] = "条", [UNIT_TIMES] = "次",
        [UNIT_ARTICLES] = "篇",      [UNIT_PLACES] = "个",    [UNIT_PERSONS] = "人",
        [UNIT_ATTENDANCES] = "人次",
    };
    return labels[unit];
}
