/* The administrative divisions of China: those in force (GB/T 2260, codes of 2023), some that were, and other names of
 * both. The build makes the table of divisions.csv and other_names.csv. */
#ifndef DISCLOSURE_FORM_OFFICE_DIVISION_H
#define DISCLOSURE_FORM_OFFICE_DIVISION_H

#include "base/arena.h"

enum division_level { DIVISION_PROVINCE, DIVISION_PREFECTURE, DIVISION_COUNTY };
extern const char *const division_level_names[];

/* An index that is none. */
enum { DIVISION_NONE = 0xFFFF };

struct division {
    char code[7];  /* "": only another name of `now`, 襄樊市 */
    char name[46]; /* 鹿邑县 */
    uint8_t level;
    uint8_t stem; /* bytes of the name without 省 市 县 区 自治州 and the peoples before it; 0: too few */
    uint8_t
        bare; /* whether the stem may stand for the division: 0 never, 公安 for 公安县; 1 below a name, 沈阳市和平; 2 anywhere, 鹿邑 */
    uint8_t is_zone; /* a zone that statistics count, 合肥高新技术产业开发区: it has a code, but is no division */
    uint16_t parent; /* index; DIVISION_NONE: a province */
    uint16_t now;    /* what it became, as a whole, or stands for; DIVISION_NONE: itself */
    uint16_t until;  /* the year in which it ended; 0: in force */
};

/* By index. Those with a code come first, ordered by it. */
extern const struct division *const divisions;
extern const size_t division_count;

/* The index of a code of six digits; DIVISION_NONE: there is none. */
uint16_t division_of_code(struct span code);

/* The entries whose names begin with the first character of the text are those of division_names[first] to [end - 1]. */
extern const uint16_t *const division_names;
void division_find_names(struct span text, size_t *first, size_t *end);

/* The division in force that an entry is, became, or lies in if it is a zone. */
uint16_t division_settle(uint16_t index);

/* Whether it is the other or a part of it. */
bool division_is_within(uint16_t index, uint16_t other);

/* 河南省周口市鹿邑县, into the arena. False: no memory. */
bool division_full_name(struct arena *arena, uint16_t index, struct span *name);

/* The province or prefecture that it is or lies in; DIVISION_NONE: none. */
uint16_t division_at_level(uint16_t index, enum division_level level);

#endif
