/* An agency by its name: where it is, at what level, and what it is there. */
#ifndef DISCLOSURE_FORM_OFFICE_OFFICE_H
#define DISCLOSURE_FORM_OFFICE_OFFICE_H

#include "form/office/locality.h"

enum office_level {
    OFFICE_LEVEL_UNKNOWN,
    OFFICE_NATIONAL,
    OFFICE_PROVINCE,
    OFFICE_PREFECTURE,
    OFFICE_COUNTY,
    OFFICE_TOWNSHIP
};

enum office_kind {
    OFFICE_KIND_UNKNOWN,
    OFFICE_GOVERNMENT, /* the people's government of a division */
    OFFICE_DEPARTMENT, /* one of its offices, or of the Party's */
    OFFICE_TOWN,       /* 乡, 镇, 街道 */
    OFFICE_VERTICAL,   /* led from above, not by the division: 税务局, 海关 */
    OFFICE_ZONE,       /* 开发区, 高新区, 新区, 兵团, and their offices */
    OFFICE_ENTERPRISE, /* 供电公司 */
    OFFICE_OTHER       /* hospitals, schools, courts, associations */
};

/* By value; NULL: unknown. */
extern const char *const office_level_names[];
extern const char *const office_kind_names[];

struct office {
    struct locality locality;
    enum office_level level;
    enum office_kind kind;
    struct span body; /* the name without its division, the same however it is shortened: 发改委 and 发展和改革委员会;
                         empty: no name */
};

/* Reads the name of an agency, in either script. `within` is as locality_find has it. The body lives in the arena or in the text. False: no
 * memory. */
bool office_read(struct arena *arena, struct span name, uint16_t within, struct office *office);

/* Gives the office a division that something else than its name tells. */
void office_move(struct office *office, uint16_t division);

#endif
