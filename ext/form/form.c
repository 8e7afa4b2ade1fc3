#include "form/form.h"

#include <limits.h>

#define COUNT(array) (sizeof(array) / sizeof *(array))

const struct form forms[] = {
    {FORM_2014, "2014", 2014, 2018, false},
    {FORM_2019, "2019", 2019, 2020, true},
    {FORM_2021, "2021", 2021, INT_MAX, true},
};
const uint32_t form_count = COUNT(forms);
_Static_assert(COUNT(forms) <= FORMS_MOST, "FORMS_MOST");

const struct form_table_row form_tables[FORM_TABLES] = {
    [TABLE_PROACTIVE_DISCLOSURE] =
        {
            .name = "proactive_disclosure",
            .part = "第二部分",
            .section = 2,
            .forms = FORMS_SINCE_2019,
            .head = HEAD_OF_CLAUSE,
            .first_line = "规章",
            .first_line_whole = true,
        },
    [TABLE_REQUESTS] =
        {
            .name = "requests",
            .part = "第三部分",
            .section = 3,
            .forms = FORMS_SINCE_2019,
            .head = HEAD_OF_TABLE,
            .numbered = true,
            .first_line = "本年新收政府信息公开申请数量",
        },
    [TABLE_REVIEWS] =
        {
            .name = "reviews",
            .part = "第四部分",
            .section = 4,
            .forms = FORMS_SINCE_2019,
            .head = HEAD_OF_LINE,
        },
    [TABLE_STATISTICS] =
        {
            .name = "statistics",
            .part = "附表",
            .title = "政府信息公开情况统计表",
            .forms = FORM_2014,
            .head = HEAD_OF_TABLE,
            .numbered = true,
            .first_line = "主动公开政府信息数",
        },
};

const char *const form_section_titles[FORM_SECTIONS] = {
    "总体情况",
    "主动公开政府信息情况",
    "收到和处理政府信息公开申请情况",
    "政府信息公开行政复议、行政诉讼情况",
    "存在的主要问题及改进情况",
    "其他需要报告的事项",
};

/* ---- the files of rows, each read once for each kind of row ---- */

#define EACH_FILE "form/forms/all.def"

#define MEASURE(code, label, unit)                                                                                     \
    {                                                                                                                  \
        code, label, unit, label                                                                                       \
    }
#define MEASURES(name, ...)                                                                                            \
    static const struct form_measure name[] = {__VA_ARGS__};                                                           \
    _Static_assert(COUNT(name) <= FORM_MEASURES, "a report keeps FORM_MEASURES cells of a line");
#define LINE(...)
#define MARK(...)
#define SIGN(...)
#define RULE(...)
#define COUNTERPART(...)
#include EACH_FILE

#define MEASURED(columns) .measures = columns, .measure_count = COUNT(columns)

#undef MEASURES
#define MEASURES(...)
#undef LINE
#define LINE(...) {__VA_ARGS__},
const struct form_line form_lines[] = {
#include EACH_FILE
};
const uint32_t form_line_count = COUNT(form_lines);

#undef LINE
#define LINE(...)
#undef MARK
#define MARK(...) {__VA_ARGS__},
const struct form_mark form_marks[] = {
#include EACH_FILE
};
const uint32_t form_mark_count = COUNT(form_marks);

#undef MARK
#define MARK(...)
#undef SIGN
#define SIGN(...) {__VA_ARGS__},
const struct form_sign form_signs[] = {
#include EACH_FILE
};
const uint32_t form_sign_count = COUNT(form_signs);

#undef SIGN
#define SIGN(...)
#undef RULE
#define RULE(...) {__VA_ARGS__},
const struct form_rule form_rules[] = {
#include EACH_FILE
};
const uint32_t form_rule_count = COUNT(form_rules);

#undef RULE
#define RULE(...)
#undef COUNTERPART
#define COUNTERPART(...) {__VA_ARGS__},
const struct form_counterpart form_counterparts[] = {
#include EACH_FILE
};
const uint32_t form_counterpart_count = COUNT(form_counterparts);

/* ---- finding them ---- */

const char *form_name(enum form_set set)
{
    for (uint32_t i = 0; i < form_count; i++) {
        if (forms[i].set == set) {
            return forms[i].name;
        }
    }
    return NULL;
}

enum form_set forms_of_year(int year)
{
    for (uint32_t i = 0; i < form_count; i++) {
        if (year != 0 && year >= forms[i].first_year && year <= forms[i].last_year) {
            return forms[i].set;
        }
    }
    return FORM_ANY;
}

const char *form_table_title(enum form_table table)
{
    const struct form_table_row *row = &form_tables[table];
    return row->title ? row->title : form_section_titles[row->section - 1];
}

uint32_t form_find_line(enum form_table table, enum form_set set, const char *line)
{
    for (uint32_t i = 0; i < form_line_count; i++) {
        const struct form_line *row = &form_lines[i];
        if (row->table == table && (row->forms & set) != 0 && strcmp(row->line, line) == 0) {
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
