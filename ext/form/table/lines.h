/* The lines of one printed table → cells of the report. */
#ifndef DISCLOSURE_FORM_TABLE_LINES_H
#define DISCLOSURE_FORM_TABLE_LINES_H

#include "form/table/columns.h"

/* A line in which every figure is printed, and where. */
struct complete_line {
    uint32_t count; /* 0: the line is not complete */
    double left[FORM_MEASURES], right[FORM_MEASURES];
};

/* What is known of where the figures of each label stand, so that an incomplete line can be set beside a complete one. */
struct line_columns {
    struct complete_line *complete; /* by label */
    struct columns heads;           /* of the head rows; incomplete: no help */
    uint32_t heads_row;             /* printed row of the heads */
    bool straight;                  /* columns of a table mean the same in all its lines */
    struct columns nearby; /* where the lines around the label filled last have theirs; it serves all of one page and
                                 clause */
    uint32_t nearby_label; /* that label; UINT32_MAX: none yet */
};

/* Notes every line of the table that prints `count` figures. False: no memory. */
bool lines_survey(const struct printed_table *table, uint32_t count, struct line_columns *columns);

/* Fills one line of the report from the figures beside one label. */
bool lines_fill(const struct printed_table *table, uint32_t label, const struct form_line *form,
                struct line_columns *columns, struct report_line *line);

/* Fills the cells of one line from placed figures, beginning at column `from`. */
void lines_store(const struct printed_table *table, const struct form_line *form, const struct placed *placed,
                 uint32_t from, struct report_line *line);

/* Notes that rows up to this one belong to the table. */
void lines_extend(struct report_table *table, const struct printed_table *printed, uint32_t row);

/* The recognisers of the three tables; `rows` may be empty, and `scratch` takes what the report does not keep. False: no
 * memory. */
bool proactive_disclosure_read(const struct document *document, const struct table_rows *rows, struct arena *scratch,
                               struct report *report, struct failure *failure);
bool requests_read(const struct document *document, const struct table_rows *rows, struct arena *scratch,
                   struct report *report, struct failure *failure);
bool reviews_read(const struct document *document, const struct table_rows *rows, struct arena *scratch,
                  struct report *report, struct failure *failure);

#endif
