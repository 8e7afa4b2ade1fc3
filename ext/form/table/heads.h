/* The heads of the columns of one printed table or clause: which measure each is of, and in which order they stand. */
#ifndef DISCLOSURE_FORM_TABLE_HEADS_H
#define DISCLOSURE_FORM_TABLE_HEADS_H

#include "form/table/printed_table.h"

enum { MOST_COLUMNS = 24 }; /* section 4 has fifteen in a row; with those that the form has not */

/* The measure of a column that the form has not: 备注, 上年数, 同比. */
#define NOBODY UINT32_MAX

struct head {
    uint32_t measure; /* or NOBODY */
    uint32_t row;     /* of the printed table */
    struct extent extent;
    bool in_yuan;    /* says 元, not 万元 */
    uint32_t length; /* of its words, in ideographs */
    bool aside;      /* nobody's, and without figures among those of the line: 单位, 序号 */
};

struct heads {
    uint32_t measures; /* that a line has */
    uint32_t count;
    struct head columns[MOST_COLUMNS]; /* by `left` on the page */
    uint32_t known;                    /* measures with a head */
    bool one_row;                      /* they stand in one row */
    bool spans;                        /* the table says how its cells span */
    bool others;                       /* some are nobody's */
    uint32_t last_length;              /* of the words of the last measure, in ideographs */
    bool broken;                       /* lines of text as they stand on a page, not cell by cell */
    bool grouped;                      /* 申请人情况 stands over those of the applicants, as `group` has it */
    struct head group;
    uint32_t order[MOST_COLUMNS]; /* measures as figures follow each other, columns of nobody among them */
    uint32_t order_count;         /* 0: not told */
};

/* Reads the heads between two rows of the table (`to` exclusive). Heads on another page or in another table than the
 * last of them are left out. */
void heads_read(const struct printed_table *table, uint32_t from, uint32_t to, const struct form_measure *measures,
                uint32_t measure_count, struct heads *heads);

/* No heads: figures follow each other as the form has them. */
void heads_none(uint32_t measure_count, struct heads *heads);

/* The same heads for figures that stand elsewhere, as on the next page: their order alone. */
void heads_elsewhere(const struct heads *heads, struct heads *away);

/* Sorts the columns by where they stand on the page. */
void heads_sort(struct heads *heads);

struct label;

/* The only measure whose label holds these words; UINT32_MAX: none, or more than one. */
uint32_t heads_find_measure(const struct label *words, const struct form_measure *measures, uint32_t count);

/* Whether any line of the form has a measure of these words, or they head its labels: 信息内容, 法人或其他组织. */
bool heads_is_known(const struct printed_table *table, struct span text, const struct label *words);

/* Whether these are words over columns, and beside rows, that the form has not: 备注, 上年数, 同比. */
bool heads_is_nobodys(const struct label *words);

#endif
