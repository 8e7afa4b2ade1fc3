#include "form/office/division.h"

#include "divisions.inc"

const char *const division_level_names[] = {
    [DIVISION_PROVINCE] = "province", [DIVISION_PREFECTURE] = "prefecture", [DIVISION_COUNTY] = "county"};

const struct division *const divisions = division_table;
const size_t division_count = COUNT(division_table);
const uint16_t *const division_names = division_name_order;

/* Other names have no code and come last. */
static int compare_code(const struct division *division, struct span code)
{
    return division->code[0] ? memcmp(division->code, code.data, code.size) : 1;
}

uint16_t division_of_code(struct span code)
{
    size_t low = 0, high = division_count;
    if (code.size != sizeof divisions->code - 1) {
        return DIVISION_NONE;
    }
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (compare_code(&divisions[middle], code) < 0) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low < division_count && compare_code(&divisions[low], code) == 0 ? (uint16_t)low : DIVISION_NONE;
}

/* The first name that does not come before the text (`behind`: that comes after all that begin with it). */
static size_t first_name(struct span text, bool behind)
{
    size_t low = 0, high = division_count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        int order = strncmp(divisions[division_names[middle]].name, text.data, text.size);
        if (order < 0 || (behind && order == 0)) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low;
}

void division_find_names(struct span text, size_t *first, size_t *end)
{
    struct span rest = text;
    if (text.size > 0) {
        utf8_next(&rest);
    }
    struct span character = {text.data, text.size - rest.size};
    *first = character.size > 0 ? first_name(character, false) : 0;
    *end = character.size > 0 ? first_name(character, true) : 0;
}

uint16_t division_settle(uint16_t index)
{
    if (index != DIVISION_NONE && divisions[index].now != DIVISION_NONE) {
        index = divisions[index].now;
    }
    return index != DIVISION_NONE && divisions[index].is_zone ? divisions[index].parent : index;
}

/* 塔城 and 阿勒泰 are prefectures of 伊犁哈萨克自治州, which is one itself; their codes say 新疆. */
static uint16_t parent_of(uint16_t index)
{
    static const char *const parts[] = {"654200", "654300"};
    for (size_t i = 0; i < COUNT(parts); i++) {
        if (strcmp(divisions[index].code, parts[i]) == 0) {
            return division_of_code(SPAN("654000"));
        }
    }
    return divisions[index].parent;
}

bool division_is_within(uint16_t index, uint16_t other)
{
    while (index != DIVISION_NONE && index != other) {
        index = parent_of(index);
    }
    return index != DIVISION_NONE;
}

bool division_full_name(struct arena *arena, uint16_t index, struct span *name)
{
    enum { DEEPEST = 4 };
    uint16_t chain[DEEPEST];
    size_t count = 0;
    struct buffer buffer = {.arena = arena};
    for (; index != DIVISION_NONE && count < DEEPEST; index = divisions[index].parent) {
        chain[count++] = index;
    }
    while (count > 0) {
        buffer_add(&buffer, span_of(divisions[chain[--count]].name));
    }
    *name = buffer_span(&buffer);
    return !buffer.failed;
}

uint16_t division_at_level(uint16_t index, enum division_level level)
{
    while (index != DIVISION_NONE && divisions[index].level != level) {
        index = divisions[index].parent;
    }
    return index;
}
