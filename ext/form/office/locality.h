/* The division that a name begins with: 河南省周口市鹿邑县, 鹿邑县教育局, 延边州公安局, 广西教育厅. */
#ifndef DISCLOSURE_FORM_OFFICE_LOCALITY_H
#define DISCLOSURE_FORM_OFFICE_LOCALITY_H

#include "form/office/division.h"

enum { LOCALITIES_MOST = 8 };

struct locality {
    uint16_t division; /* in force, the smallest that is certain; DIVISION_NONE: none, or one of several */
    uint16_t entry;    /* what is named: `division`, one that became it, another name, or a zone in it */
    size_t size;       /* bytes of the text that name the division; a zone's name is none of them */
    size_t whole;      /* with the zone's name, if that is an entry of its own */
    /* Which divisions could be meant, in the order of their codes, where it is not certain; as many as fit. */
    uint16_t candidates[LOCALITIES_MOST];
    size_t candidate_count;
};

/* Reads the division at the start of the text. Full names are taken before names without 省 市 县 区 自治州, which count
 * only where the text ends there, or the name of an office or of a part of the division follows. Names above go before:
 * 南京市鼓楼区. `within` (an index of a division in force, or DIVISION_NONE) settles a name that stands for several; a name
 * that has nothing to do with it is none. */
struct locality locality_find(struct span text, uint16_t within);

/* Keeps of the candidates those that lie in the division, or hold it, and settles the place if one is left. */
void locality_narrow(struct locality *locality, uint16_t within);

/* Whether what follows a name tells that it was one of a place: the beginning of an office's name. */
bool locality_is_followed(struct span rest);

#endif
