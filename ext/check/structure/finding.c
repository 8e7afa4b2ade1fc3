#include "check/structure/finding.h"

#include "check/check_list.h"

bool finding_add(const struct scene *scene, struct check check, struct place place, const struct word *sentence)
{
    struct buffer message = {.arena = scene->report->arena};
    say(&message, sentence);
    SAY(&message, "{}。", bracketed("见", place));
    return buffer_end(&message, &check.message) ? finding_append(scene, check) : fail_memory(scene->failure);
}

bool finding_append(const struct scene *scene, struct check check)
{
    return check_list_add(scene->list, scene->report->arena, check, scene->failure);
}

bool finding_pass(const struct scene *scene, const char *rule, const char *scope)
{
    struct check check = {.rule = rule, .scope = span_of(scope), .status = CHECK_PASS};
    return finding_append(scene, check);
}

const struct section *find_section(const struct report *report, uint32_t ordinal)
{
    for (uint32_t i = 0; i < report->section_count; i++) {
        if (report->sections[i].ordinal == ordinal) {
            return &report->sections[i];
        }
    }
    return NULL;
}

bool is_paged(const struct report *report)
{
    for (size_t i = 0; i < FORM_TABLES; i++) {
        if (report->tables[i].place.page > 0) {
            return true;
        }
    }
    for (uint32_t i = 0; i < report->section_count; i++) {
        if (report->sections[i].place.page > 0) {
            return true;
        }
    }
    return false;
}

bool may_be_overlooked(const struct report *report, enum form_table table)
{
    const struct report_table *found = &report->tables[table];
    return is_paged(report) || found->place.table == 0 || found->lost_rows > 0;
}

bool holds_numbers(const struct report *report, enum form_table table)
{
    enum { NUMBERS_OF_A_TABLE = 7 };
    const struct section *section = find_section(report, form_tables[table].section);
    size_t runs = 0;
    bool inside = false;
    for (size_t i = 0; section && i < section->text.size; i++) {
        bool digit = section->text.data[i] >= '0' && section->text.data[i] <= '9';
        runs += digit && !inside;
        inside = digit;
    }
    return runs >= NUMBERS_OF_A_TABLE;
}
