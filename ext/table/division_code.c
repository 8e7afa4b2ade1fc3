#include "table/functions.h"

#include "base/limits.h"
#include "form/office/office.h"
#include "table/context.h"

/* What parts the characters of a print, or in a table the names of divisions: 河南省-周口市-鹿邑县. */
static bool parts_names(uint32_t c)
{
    static const uint32_t marks[] = {'-', '/', ',', '_', '|', '>', 0xB7 /* · */, 0x3001 /* 、 */, 0xFF0C /* ， */};
    bool found = is_space(c);
    for (size_t i = 0; i < COUNT(marks); i++) {
        found = found || c == marks[i];
    }
    return found;
}

/* A name as it may stand in a table, in one piece. False: no memory. */
static bool take_name(struct arena *arena, sqlite3_value *value, struct span *name)
{
    const char *text = (const char *)sqlite3_value_text(value);
    struct span rest = {text, text ? (size_t)sqlite3_value_bytes(value) : 0};
    struct buffer buffer = {.arena = arena};
    while (rest.size > 0) {
        struct span here = rest;
        uint32_t c = utf8_next(&rest);
        if (!parts_names(c) && !buffer_add(&buffer, span_between(here.data, rest.data))) {
            return false;
        }
    }
    *name = buffer_span(&buffer);
    return text != NULL;
}

static bool find_within(struct arena *arena, sqlite3_value *value, uint16_t *within)
{
    struct span name;
    struct office office;
    *within = DIVISION_NONE;
    if (sqlite3_value_type(value) == SQLITE_NULL) {
        return true;
    }
    if (!take_name(arena, value, &name)) {
        return false;
    }
    *within = division_settle(division_of_code(name));
    if (*within != DIVISION_NONE) {
        return true;
    }
    bool done = office_read(arena, name, DIVISION_NONE, &office);
    *within = done ? office.locality.division : DIVISION_NONE;
    return done;
}

/* The code that the office's place has; a zone's own where nothing but the zone is named. */
static const char *code_of(const struct office *office, struct span name)
{
    const struct locality *locality = &office->locality;
    bool zone = locality->entry != DIVISION_NONE && divisions[locality->entry].is_zone && locality->whole == name.size;
    uint16_t index = zone ? locality->entry : locality->division;
    return index == DIVISION_NONE ? NULL : divisions[index].code;
}

void division_code(sqlite3_context *result, int count, sqlite3_value **arguments)
{
    if (sqlite3_value_type(arguments[0]) == SQLITE_NULL) {
        return;
    }
    struct arena *arena = arena_create(&sqlite_memory, LIMIT_ARENA_BYTES);
    uint16_t within = DIVISION_NONE;
    struct span name;
    struct office office;
    bool done = arena && (count < 2 || find_within(arena, arguments[1], &within)) &&
                take_name(arena, arguments[0], &name) && office_read(arena, name, within, &office);
    if (done) {
        sqlite3_result_text(result, code_of(&office, name), -1, SQLITE_STATIC);
    } else {
        sqlite3_result_error_nomem(result);
    }
    arena_destroy(arena);
}
