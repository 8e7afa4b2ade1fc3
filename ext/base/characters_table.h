/* Data of base/characters.c. */
#ifndef DISCLOSURE_BASE_CHARACTERS_TABLE_H
#define DISCLOSURE_BASE_CHARACTERS_TABLE_H

#include <stddef.h>
#include <stdint.h>

enum { CHARACTER_BYTES = 3, CHARACTER_PAIR = 2 * CHARACTER_BYTES, CHARACTER_ROW = 26 /* pairs */ };

struct character_row {
    char pairs[CHARACTER_ROW * CHARACTER_PAIR + 1];
};

extern const struct character_row character_looks[];
extern const size_t character_look_count; /* pairs */
extern const struct character_row character_scripts[];
extern const size_t character_script_count;
enum { CHARACTER_SCRIPTS_FIRST = 0x3400, CHARACTER_SCRIPTS_LAST = 0x9FFF };
extern const uint64_t character_scripts_bits[];

#endif
