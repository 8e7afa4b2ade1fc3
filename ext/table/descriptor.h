/* A table as data: its name, its columns, and how to walk its rows: through each report of a source, through the files
 * of a source unopened, or through what the extension itself knows. The driver (table/module.c) adds what tables of one
 * kind share: path, agency and year of reports before these columns, path of files, and the hidden source after. */
#ifndef DISCLOSURE_TABLE_DESCRIPTOR_H
#define DISCLOSURE_TABLE_DESCRIPTOR_H

#include "check/examine.h"
#include "table/value.h"

/* Where a walk through a report or a file stands, or one through a table without a source. */
struct record {
    const struct examination *examination; /* ROWS_OF_REPORTS; otherwise NULL */
    struct span path;                      /* data NULL: a BLOB, or no source */
    struct arena *scratch;                 /* for texts that a column makes; lives until the walk leaves the report */
    bool started;                          /* whether there is a row at all */
    uint32_t line;                         /* tables of cells: index in form_lines */
    uint32_t measure;                      /* tables with a row for each cell: index in the line's measures */
    size_t index;                          /* other tables: which section, statement, check or division */
    bool is_sought;                        /* only the row at `index` is asked for */
};

/* Steps through rows 0 to count - 1. */
bool next_index(struct record *record, size_t count);

struct column {
    const char *name;
    const char *type; /* as CREATE TABLE would have it */
    struct value (*value)(const struct record *record);
    enum depth depth; /* to which reading it takes a report examined */
};

/* A column of which all values are known, up to a NULL, or, where `words` is NULL, all that the lines of the forms give the
 * column of that name in `lines`, a table of cells. */
struct vocabulary {
    const char *column;
    const char *const *words;
    const struct table *lines;
};

/* How much of a report a file has turned out to be. */
enum extent {
    EXTENT_FILE,  /* none of it: unreadable, or something else */
    EXTENT_TEXT,  /* no statutory table, but sections of a report */
    EXTENT_REPORT /* statutory tables */
};
enum extent examination_extent(const struct examination *examination);

/* What the rows of a table are taken from. */
enum rows_of {
    ROWS_OF_REPORTS, /* each file of the source, examined: path, agency and year come before the table's columns */
    ROWS_OF_FILES,   /* each file of the source, not opened: path comes before them */
    ROWS_OF_NOTHING  /* what is compiled in: no source, no common column */
};

struct table {
    const char *name;
    enum rows_of rows_of;
    const struct column *columns;
    int column_count;
    /* Steps to the first or the next row. False: there is none. */
    bool (*advance)(struct record *record);
    /* ROWS_OF_REPORTS only: */
    enum extent least;   /* what a file must be to have rows; less is an error where it is the only one asked for */
    bool has_every_file; /* in a list, a file that is less has its row all the same */
    enum depth depth;    /* to which its rows take a report examined */
    /* ROWS_OF_NOTHING only: whether there is a row whose first column is this text; makes the record stand before it. */
    bool (*seek)(struct record *record, struct span key);
    /* Tables of cells only: which of the form's, or FORM_TABLES for all. */
    enum form_table form_table;
    /* Of every table: */
    const struct vocabulary *vocabularies; /* up to one without a column; NULL: none */
    int rows;                              /* about how many a report, a file or the table has, for the query planner */
};

extern const struct table reports_table, proactive_disclosure_table, requests_table, reviews_table, statistics_table,
    cells_table, sections_table, statements_table, checks_table, repairs_table, files_table, divisions_table;

/* Of the columns of `cells` that say which cell of the forms it is. */
extern const struct vocabulary cells_words[];

/* The columns that a table of reports begins with; one of files has the first of them. */
enum { COMMON_COLUMNS = 3, PATH_COLUMN = 0 };
extern const struct column common_columns[COMMON_COLUMNS];

/* Of all the columns of a table, from 0: the common ones that it has, its own, and last the hidden source, which has no
 * row here and is not counted. */
const struct column *table_column(const struct table *table, int index);
int table_column_count(const struct table *table);

/* All that a column can be, one word after another. */
struct word_walk {
    const struct vocabulary *vocabulary; /* NULL: it can be anything */
    const struct column *column;
    struct record line;
    size_t count; /* that were given */
};
struct word_walk table_words(const struct table *table, int column);

/* NULL: there are no more. One may come again. */
const char *next_word(struct word_walk *words);

bool table_has_source(const struct table *table);

/* -1: the table has no source. */
int source_column(const struct table *table);

#endif
