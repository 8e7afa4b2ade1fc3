/* The heads of the columns of one printed table or clause: which measure each is of, and in which order they stand. */
#ifndef DISCLOSURE_FORM_TABLE_HEAD_LIST_H
#define DISCLOSURE_FORM_TABLE_HEAD_LIST_H

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
    bool doubtful;   /* what stands in it may be another's: nobody's without words, or one of two pieces of a head */
};

struct heads {
    uint32_t measures; /* that a line has */
    uint32_t count;
    struct head columns[MOST_COLUMNS]; /* by `left` on the page */
    uint32_t known;                    /* measures with a head */
    bool one_row;                      /* they stand in one row */
    bool spans;                        /* the table says how its cells span */
    bool tiled;                        /* those of the measures fill the width of `group` */
    bool uneven;                       /* their rows do not reach equally far: spans are wrong, or cells were lost */
    bool others;                       /* some are nobody's */
    uint32_t last_length;              /* of the words of the last measure, in ideographs */
    bool broken;                       /* lines of text as they stand on a page, not cell by cell */
    bool whole;                        /* not broken, and each known head has all its words */
    bool layered;                      /* some stand under 申请人情况 or 法人或其他组织 */
    bool grouped;                      /* 申请人情况 stands over those of the applicants, as `group` has it */
    struct head group;
    uint32_t order[MOST_COLUMNS]; /* measures as figures follow each other, columns of nobody among them */
    uint32_t order_count;         /* 0: not told */
};

/* The same heads for figures that stand elsewhere, as on the next page: their order alone. */
void heads_elsewhere(const struct heads *heads, struct heads *away);

/* Sorts the columns by where they stand on the page. */
void heads_sort(struct heads *heads);

/* The head of a measure; NULL: it has none. */
struct head *heads_find(struct heads *heads, uint32_t measure);

/* Adds the cell of a printed row as the head of a measure or of NOBODY, unless the measure has one. */
void heads_add(struct heads *heads, const struct printed_table *table, uint32_t row, uint32_t c, uint32_t measure);

/* Whether a word of a line is a head by itself: one space may part the words of a head. */
bool heads_is_whole(const struct row *row, uint32_t c);

struct label;
struct label_room;

/* The label of a head without its remark on the unit, which offices word in many ways. In the room, where it is another
 * than that of the cell. */
const struct label *heads_words(struct label_room *room, const struct cell *cell);

/* The only measure whose label holds these words; UINT32_MAX: none, or more than one. */
uint32_t heads_find_measure(const struct label *words, const struct form_measure *measures, uint32_t count);

/* Whether any line of the form has a measure of these words, or they head its labels: 信息内容, 法人或其他组织. */
bool heads_is_known(const struct printed_table *table, const struct label *words);

/* Whether these are words over columns, and beside rows, that the form has not: 备注, 上年数, 同比. */
bool heads_is_nobodys(const struct label *words);

#endif
