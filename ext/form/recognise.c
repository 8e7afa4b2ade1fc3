#include "form/recognise.h"

#include "base/scratch.h"
#include "form/remarks.h"
#include "form/arrange/arrange.h"
#include "form/identity/identity.h"
#include "form/office/evidence.h"
#include "form/table/fill_lines.h"
#include "form/table/footnotes.h"
#include "form/narrative/sections.h"

#define FORM(name)
#define FORM_TABLE(name, reader, ...) reader,
static bool (*const table_readers[FORM_TABLES])(const struct document *, const struct table_rows *, struct arena *,
                                                struct report *, struct failure *) = {
#include "form/forms/list.def"
};

/* The first row of the body: a heading or a table. */
static uint32_t body_start(const struct document *document, const struct outline *outline)
{
    uint32_t first = (uint32_t)document->row_count;
    for (int i = 0; i < FORM_SECTIONS; i++) {
        first = outline->headings[i].row < first ? outline->headings[i].row : first;
    }
    for (int i = 0; i < FORM_TABLES; i++) {
        if (outline->tables[i].count > 0 && outline->tables[i].rows[0] < first) {
            first = outline->tables[i].rows[0];
        }
    }
    return first;
}

static bool read_table(const struct document *document, const struct outline *outline, enum form_table table,
                       struct report *report, struct failure *failure)
{
    struct arena *scratch = scratch_begin(document->arena, failure);
    return scratch &&
           scratch_end(scratch, table_readers[table](document, &outline->tables[table], scratch, report, failure),
                       failure);
}

/* Where a title stands before tables that begin anew, the file holds another report, whose text is none of the first's. */
static bool find_another(struct pattern_cache *patterns, const struct document *document, struct outline *outline,
                         struct report *report, struct failure *failure)
{
    uint32_t twice = 0, start = 0, row;
    for (int i = 0; i < FORM_TABLES; i++) {
        const struct report_table *table = &report->tables[i];
        twice += table->times > 1;
        start = table->last_row > start && table->last_row <= outline->again ? table->last_row : start;
    }
    if (twice < 2 || outline->again == document->row_count) {
        return true;
    }
    if (!identity_find_another(patterns, document, start, outline->again, &row, failure)) {
        return false;
    }
    if (row != UINT32_MAX) {
        outline->end = row;
        report->another = document->rows[row].place;
    }
    return true;
}

bool recognise(struct pattern_cache *patterns, struct document *document, struct report *report,
               struct failure *failure)
{
    struct outline outline;
    if (!report_create(report, document->arena)) {
        return fail_memory(failure);
    }
    for (size_t i = 0; i < document->row_count; i++) {
        cells_read(document->rows[i].cells, document->rows[i].cell_count);
    }
    if (!arrange(document, failure) || !outline_find(document, &outline, failure)) {
        return false;
    }
    for (int table = 0; table < FORM_TABLES; table++) {
        if (!read_table(document, &outline, (enum form_table)table, report, failure)) {
            return false;
        }
        if (form_tables[table].section == 0 && report->tables[table].form == FORM_NONE) {
            outline.tables[table].count = 0; /* a mention of the annex, which bounds nothing */
        }
    }
    footnotes_doubt(document, report);
    uint32_t title_end, body = body_start(document, &outline);
    if (!identity_read(patterns, document, body, report, &title_end, failure) ||
        !find_another(patterns, document, &outline, report, failure)) {
        return false;
    }
    report_settle_forms(report);
    return sections_read(document, &outline, title_end, report, failure) &&
           office_tell(document, body, report, failure) && period_read(patterns, report, failure) &&
           (remarks_write(document, &outline, report) || fail_memory(failure));
}
