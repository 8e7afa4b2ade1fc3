/* repairs: what to correct, one row for each cell that a proposal changes. */
#include "table/descriptor.h"

static bool next_repair(struct record *record)
{
    return next_index(record, record->examination->repairs.count);
}

static const struct repair *repair_of(const struct record *record)
{
    return &record->examination->repairs.items[record->index];
}

/* NULL: the row only says that there is no proposal. */
static const struct form_line *line_of(const struct record *record)
{
    const struct repair *repair = repair_of(record);
    return repair->rank > 0 ? &form_lines[repair->term.line] : NULL;
}

static const struct form_measure *measure_of(const struct record *record)
{
    const struct form_line *line = line_of(record);
    return line ? &line->measures[repair_of(record)->term.measure] : NULL;
}

#define COLUMNS repairs
#define TABLE                                                                                                          \
    .advance = next_repair, .vocabularies = cells_words, .least = EXTENT_REPORT, .depth = DEPTH_REPAIRS, .rows = 5
#include "table/columns.h"
