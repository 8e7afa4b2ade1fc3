#include "form/report.h"

const char *const report_status_names[] = {"complete", "partial", "unrecognised", "unreadable", NULL};

bool report_create(struct report *report, struct arena *arena)
{
    size_t count = 0;
    for (uint32_t i = 0; i < form_line_count; i++) {
        count += form_lines[i].measure_count;
    }
    *report =
        (struct report){.arena = arena, .lines = arena_allocate_array(arena, form_line_count, sizeof *report->lines)};
    struct report_cell *cells = arena_allocate_array(arena, count, sizeof *cells);
    for (uint32_t i = 0; report->lines && cells && i < form_line_count; i++) {
        report->lines[i].cells = cells;
        cells += form_lines[i].measure_count;
    }
    return report->lines && cells;
}

/* Goes over texts twice: first for their size, then, once there is a place for them, to move them. */
struct text_move {
    size_t size;
    char *place;
};

static void move_text(struct text_move *move, struct span *text)
{
    move->size += text->size;
    if (move->place && text->size > 0) {
        memcpy(move->place, text->data, text->size);
        text->data = move->place;
        move->place += text->size;
    }
}

static void move_texts(struct text_move *move, struct report *report)
{
    struct span *const texts[] = {&report->agency, &report->title, &report->office.body, &report->message};
    for (size_t i = 0; i < COUNT(texts); i++) {
        move_text(move, texts[i]);
    }
    for (size_t i = 0; i < FORM_TABLES; i++) {
        move_text(move, &report->tables[i].stranger);
    }
    for (uint32_t i = 0; i < report->section_count; i++) {
        move_text(move, &report->sections[i].heading);
        move_text(move, &report->sections[i].text);
    }
    for (uint32_t i = 0; i < form_line_count; i++) {
        for (uint32_t k = 0; report->lines[i].times > 0 && k < form_lines[i].measure_count; k++) {
            move_text(move, &report->lines[i].cells[k].text);
        }
    }
}

bool report_move(struct report *report, struct arena *arena)
{
    struct text_move move = {0};
    size_t count = FORM_MEASURES; /* absent cells, which all lines that were not met share */
    for (uint32_t i = 0; i < form_line_count; i++) {
        count += report->lines[i].times > 0 ? form_lines[i].measure_count : 0;
    }
    move_texts(&move, report);
    /* In one piece, so that no room is lost between them. */
    const size_t line_bytes = form_line_count * sizeof(struct report_line),
                 cell_bytes = count * sizeof(struct report_cell);
    char *place = arena_reserve(arena, line_bytes + cell_bytes + move.size);
    if (!place) {
        return false;
    }
    struct report_line *lines = (void *)place;
    struct report_cell *cells = (void *)(place + line_bytes), *absent = cells;
    memset(absent, 0, FORM_MEASURES * sizeof *absent);
    move.place = place + line_bytes + cell_bytes;
    move_texts(&move, report);
    cells += FORM_MEASURES;
    for (uint32_t i = 0; i < form_line_count; i++) {
        bool met = report->lines[i].times > 0;
        uint32_t measures = met ? form_lines[i].measure_count : 0;
        lines[i] = report->lines[i];
        lines[i].cells = met ? cells : absent;
        memcpy(cells, report->lines[i].cells, measures * sizeof *cells);
        cells += measures;
    }
    report->lines = lines;
    report->arena = arena;
    return true;
}

void report_tell_forms(const struct report *report, enum form_table *first, enum form_table *other)
{
    *first = *other = FORM_TABLES;
    for (int table = 0; table < FORM_TABLES; table++) {
        enum form_set form = report->tables[table].form;
        if (!form_name(form)) {
            continue;
        }
        if (*first == FORM_TABLES) {
            *first = (enum form_table)table;
        } else if (*other == FORM_TABLES && form != report->tables[*first].form) {
            *other = (enum form_table)table;
        }
    }
}

void report_settle_forms(struct report *report)
{
    enum form_table first, other;
    report_tell_forms(report, &first, &other);
    const enum form_set told = first == FORM_TABLES ? FORM_NONE : report->tables[first].form;
    for (int table = 0; table < FORM_TABLES; table++) {
        enum form_set *form = &report->tables[table].form, bound = forms_of_year(report->year) & *form;
        if (*form != FORM_NONE && !form_name(*form) &&
            !forms_alike((enum form_table)table, forms_with((enum form_table)table))) {
            *form = told & *form ? told : form_newest(form_name(bound) ? bound : *form);
        }
    }
}

const char *report_form_name(const struct report *report)
{
    enum form_table first, other;
    report_tell_forms(report, &first, &other);
    return other != FORM_TABLES ? "mixed" : first != FORM_TABLES ? form_name(report->tables[first].form) : NULL;
}

/* NULL: no table was found. */
static const struct form *newest_form(const struct report *report)
{
    const struct form *newest = NULL;
    for (uint32_t i = 0; i < FORMS; i++) {
        for (int table = 0; table < FORM_TABLES; table++) {
            newest = report->tables[table].form & forms[i].set ? &forms[i] : newest;
        }
    }
    return newest;
}

bool report_expects(const struct report *report, enum form_table table)
{
    const struct form *newest = newest_form(report);
    return report->tables[table].form != FORM_NONE || (newest && (forms_with(table) & newest->set));
}

bool report_has_sections(const struct report *report)
{
    const struct form *newest = newest_form(report);
    return newest && newest->sections;
}

/* Lines that stand under the same head. */
static bool share_head(const struct form_line *a, const struct form_line *b)
{
    return a == b || (a->table == b->table && form_tables[a->table].head != HEAD_OF_LINE && a->measures == b->measures);
}

static bool is_read(const struct report *report, uint32_t line)
{
    return report_has_line(report, line) && report->lines[line].times > 0;
}

/* Whether some line under the head of `line` has the column, or none that could have it was found. */
static bool has_column(const struct report *report, uint32_t line, uint32_t measure)
{
    bool asked = false;
    for (uint32_t i = 0; i < form_line_count; i++) {
        const struct form_line *other = &form_lines[i];
        if (!share_head(other, &form_lines[line]) || !is_read(report, i)) {
            continue;
        }
        if (report->lines[i].cells[measure].state != CELL_ABSENT) {
            return true;
        }
        asked = true;
    }
    return !asked;
}

static bool is_first_of_head(const struct report *report, uint32_t line)
{
    for (uint32_t i = 0; i < line; i++) {
        if (share_head(&form_lines[i], &form_lines[line]) && is_read(report, i)) {
            return false;
        }
    }
    return is_read(report, line);
}

bool report_lacks_column(const struct report *report, uint32_t line, uint32_t measure)
{
    return report->lines[line].times > 0 && report->lines[line].cells[measure].state == CELL_ABSENT &&
           is_first_of_head(report, line) && !has_column(report, line, measure);
}
