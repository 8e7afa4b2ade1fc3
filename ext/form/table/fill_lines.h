/* The lines of one printed table → cells of the report. */
#ifndef DISCLOSURE_FORM_TABLE_FILL_LINES_H
#define DISCLOSURE_FORM_TABLE_FILL_LINES_H

#include "form/table/line_figures.h"

/* What is known of the columns of a table while its lines are filled one after the other. */
struct line_columns {
    struct heads heads;   /* as the head rows have them */
    uint32_t heads_row;   /* printed row of the heads */
    struct heads away;    /* the same on a page without them */
    struct ruler ruler;   /* of the page and clause of the label filled last */
    uint32_t ruler_label; /* that label; UINT32_MAX: none yet */
};

/* Fills one line of the report from the figures beside one label. */
bool fill_line(const struct printed_table *table, uint32_t label, const struct form_line *form,
               struct line_columns *columns, struct report_line *line);

/* Fills the cells of one line from placed figures, beginning at column `from`. */
void fill_placed(const struct printed_table *table, const struct form_line *form, const struct placed *placed,
                 uint32_t from, struct report_line *line);

/* Notes what the table prints beside the lines of the form: rows of strangers, rows without a label. */
void fill_note_others(const struct printed_table *printed, struct report_table *table);

/* Notes that rows up to this one belong to the table. */
void fill_extend(struct report_table *table, const struct printed_table *printed, uint32_t row);

/* The recognisers of the tables; `rows` may be empty, and `scratch` takes what the report does not keep. False: no memory. */
#define FORM(name)
#define FORM_TABLE(name, reader, ...)                                                                                  \
    bool reader(const struct document *document, const struct table_rows *rows, struct arena *scratch,                 \
                struct report *report, struct failure *failure);
#include "form/forms/list.def"
#undef FORM_TABLE
#undef FORM

#endif
