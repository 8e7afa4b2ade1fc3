#include "read/docx/numbering.h"

#include <stdlib.h>

#include "read/docx/numeral.h"

enum {
    LEVELS = 9,
    MOST_LISTS = 20000, /* w:abstractNum and w:num; a document that was pasted together for years has 2,000 */
    LONGEST_LABEL = 200 /* bytes of w:lvlText; Word takes 31 characters */
};

struct level {
    bool defined;
    enum numeral_system system;
    uint32_t start;
    struct span text;  /* %1 to %9 stand for the numbers of the levels */
    struct span style; /* paragraphs of this style are at this level */
    bool has_restart;
    uint32_t restart;   /* counts anew after a level up to this one, from 1; 0: never */
    bool decimal;       /* w:isLgl: every number in decimal digits */
    bool nothing_after; /* w:suff */
};

/* w:abstractNum: what a list looks like. Lists of the same look count on from each other. */
struct look {
    uint32_t id;
    struct level *levels;  /* LEVELS of them, NULL: none defined */
    struct span like;      /* w:numStyleLink: the style whose list it looks like */
    bool counting[LEVELS]; /* whether the level has a number yet */
    uint32_t counts[LEVELS];
};

struct start {
    bool given;
    uint32_t number;
};

/* w:num. */
struct list {
    uint32_t id, look;
    bool used;
    struct level *levels; /* LEVELS of them that replace those of the look; NULL: none */
    struct start *starts; /* LEVELS numbers to start anew with; NULL: none */
};

struct numbering {
    struct arena *arena;
    const struct style_sheet *sheet;
    struct look *looks; /* by id once read */
    size_t look_count, look_capacity;
    struct list *lists; /* by id once read */
    size_t list_count, list_capacity;
};

struct numbering_reading {
    struct numbering *numbering;
    struct failure *failure;
    struct look *look;
    struct list *list;
    struct level *level;
    uint32_t override; /* level that w:lvlOverride is about */
};

/* ---- reading the part ---- */

static enum visit begin_look(struct numbering_reading *reading, const struct element *element)
{
    struct numbering *numbering = reading->numbering;
    if (numbering->look_count == MOST_LISTS) {
        fail(reading->failure, CAUSE_TOO_MANY_STYLES);
        return VISIT_FAILED;
    }
    if (!ARENA_ROOM(numbering->arena, numbering->looks, numbering->look_count, numbering->look_capacity)) {
        return VISIT_FAILED;
    }
    reading->list = NULL;
    reading->look = &numbering->looks[numbering->look_count++];
    *reading->look = (struct look){.id = element_number(element, "abstractNumId", 0)};
    return VISIT_INSIDE;
}

static enum visit begin_list(struct numbering_reading *reading, const struct element *element)
{
    struct numbering *numbering = reading->numbering;
    if (numbering->list_count == MOST_LISTS) {
        fail(reading->failure, CAUSE_TOO_MANY_STYLES);
        return VISIT_FAILED;
    }
    if (!ARENA_ROOM(numbering->arena, numbering->lists, numbering->list_count, numbering->list_capacity)) {
        return VISIT_FAILED;
    }
    reading->look = NULL;
    reading->list = &numbering->lists[numbering->list_count++];
    *reading->list = (struct list){.id = element_number(element, "numId", 0)};
    return VISIT_INSIDE;
}

static enum visit begin_level(struct numbering_reading *reading, const struct element *element)
{
    struct level **levels = reading->look ? &reading->look->levels : reading->list ? &reading->list->levels : NULL;
    uint32_t number = element_number(element, "ilvl", reading->override);
    if (!levels || number >= LEVELS) {
        return VISIT_SKIP;
    }
    if (!*levels && !(*levels = arena_allocate_array(reading->numbering->arena, LEVELS, sizeof **levels))) {
        return VISIT_FAILED;
    }
    reading->level = &(*levels)[number];
    *reading->level = (struct level){.defined = true};
    return VISIT_INSIDE;
}

static enum visit override_start(struct numbering_reading *reading, const struct element *element)
{
    struct list *list = reading->list;
    if (list && reading->override < LEVELS) {
        if (!list->starts) {
            list->starts = arena_allocate_array(reading->numbering->arena, LEVELS, sizeof *list->starts);
        }
        if (!list->starts) {
            return VISIT_FAILED;
        }
        list->starts[reading->override] = (struct start){true, element_number(element, "val", 0)};
    }
    return VISIT_SKIP;
}

static enum visit copy_text(struct numbering_reading *reading, const struct element *element, struct span *out)
{
    struct span value;
    if (!element_attribute(element, "val", &value)) {
        return VISIT_SKIP;
    }
    if (value.size > LONGEST_LABEL) {
        fail(reading->failure, CAUSE_TOO_MANY_STYLES);
        return VISIT_FAILED;
    }
    return arena_copy(reading->numbering->arena, value, out) ? VISIT_SKIP : VISIT_FAILED;
}

static enum visit level_property(struct numbering_reading *reading, const struct element *element)
{
    struct level *level = reading->level;
    const char *name = element->name;
    struct span value;
    if (strcmp(name, "start") == 0) {
        level->start = element_number(element, "val", 0);
    } else if (strcmp(name, "numFmt") == 0 && element_attribute(element, "val", &value)) {
        level->system = numeral_system_named(value);
    } else if (strcmp(name, "lvlText") == 0) {
        return copy_text(reading, element, &level->text);
    } else if (strcmp(name, "pStyle") == 0) {
        return copy_text(reading, element, &level->style);
    } else if (strcmp(name, "lvlRestart") == 0) {
        level->has_restart = true;
        level->restart = element_number(element, "val", 0);
    } else if (strcmp(name, "isLgl") == 0) {
        level->decimal = element_is_on(element);
    } else if (strcmp(name, "suff") == 0 && element_attribute(element, "val", &value)) {
        level->nothing_after = span_equal(value, SPAN("nothing"));
    }
    return VISIT_SKIP;
}

static enum visit visit_numbering(struct numbering_reading *reading, const struct element *element)
{
    const char *name = element->name;
    if (element->vocabulary != VOCABULARY_WORD) {
        return VISIT_SKIP;
    }
    if (reading->level) {
        return level_property(reading, element);
    }
    if (strcmp(name, "abstractNum") == 0) {
        return begin_look(reading, element);
    }
    if (strcmp(name, "num") == 0) {
        return begin_list(reading, element);
    }
    if (strcmp(name, "lvl") == 0) {
        return begin_level(reading, element);
    }
    if (strcmp(name, "startOverride") == 0) {
        return override_start(reading, element);
    }
    if (strcmp(name, "lvlOverride") == 0) {
        reading->override = element_number(element, "ilvl", 0);
        return VISIT_INSIDE;
    }
    if (strcmp(name, "abstractNumId") == 0 && reading->list) {
        reading->list->look = element_number(element, "val", 0);
    } else if (strcmp(name, "numStyleLink") == 0 && reading->look) {
        return copy_text(reading, element, &reading->look->like);
    }
    return strcmp(name, "numbering") == 0 ? VISIT_INSIDE : VISIT_SKIP;
}

static enum visit open_element(void *context, const struct element *element, struct failure *failure)
{
    enum visit visit = visit_numbering(context, element);
    if (visit == VISIT_FAILED) {
        fail_memory(failure);
    }
    return visit;
}

/* Properties of a level are skipped when they open, so that what closes inside of one is the level itself. */
static bool close_element(void *context, struct failure *failure)
{
    (void)failure;
    struct numbering_reading *reading = context;
    reading->level = NULL;
    return true;
}

/* Of looks and of lists, which begin with it. */
static int compare_ids(const void *a, const void *b)
{
    uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
    return (x > y) - (x < y);
}

struct numbering *numbering_read(struct package *package, struct arena *arena, struct span part,
                                 const struct style_sheet *sheet, struct failure *failure)
{
    struct numbering *numbering = arena_allocate(arena, sizeof *numbering);
    if (!numbering) {
        fail_memory(failure);
        return NULL;
    }
    *numbering = (struct numbering){.arena = arena, .sheet = sheet};
    struct numbering_reading reading = {.numbering = numbering, .failure = failure};
    struct xml_events events = {&reading, open_element, close_element, NULL};
    bool found;
    if (!xml_read_part(package, part, &events, &found, failure)) {
        return NULL;
    }
    if (numbering->look_count > 0) {
        qsort(numbering->looks, numbering->look_count, sizeof *numbering->looks, compare_ids);
    }
    if (numbering->list_count > 0) {
        qsort(numbering->lists, numbering->list_count, sizeof *numbering->lists, compare_ids);
    }
    return numbering;
}

/* ---- labels ---- */

static struct list *find_list(struct numbering *numbering, uint32_t id)
{
    return numbering->list_count == 0
               ? NULL
               : bsearch(&id, numbering->lists, numbering->list_count, sizeof *numbering->lists, compare_ids);
}

static struct look *find_look(struct numbering *numbering, uint32_t id)
{
    return numbering->look_count == 0
               ? NULL
               : bsearch(&id, numbering->looks, numbering->look_count, sizeof *numbering->looks, compare_ids);
}

/* The look of a list; one that is like that of a style is looked up through the style, once. */
static struct look *look_of(struct numbering *numbering, const struct list *list)
{
    struct look *look = find_look(numbering, list->look);
    if (look && !look->levels && look->like.size > 0) {
        struct list *other = find_list(numbering, style_find(numbering->sheet, look->like).place.list);
        look = other ? find_look(numbering, other->look) : NULL;
    }
    return look;
}

static const struct level *level_of(const struct list *list, const struct look *look, uint32_t level)
{
    if (list->levels && list->levels[level].defined) {
        return &list->levels[level];
    }
    return look->levels && look->levels[level].defined ? &look->levels[level] : NULL;
}

/* The level: as said, or the one that belongs to the paragraph's style. */
static uint32_t choose_level(const struct list *list, const struct look *look, struct list_place place,
                             struct span style)
{
    if (place.has_level) {
        return place.level;
    }
    for (uint32_t i = 0; style.size > 0 && i < LEVELS; i++) {
        const struct level *level = level_of(list, look, i);
        if (level && span_equal(level->style, style)) {
            return i;
        }
    }
    return 0;
}

static void count_on(struct list *list, struct look *look, uint32_t level)
{
    if (!list->used && list->starts) {
        for (uint32_t i = 0; i < LEVELS; i++) {
            look->counting[i] = look->counting[i] && !list->starts[i].given;
        }
    }
    list->used = true;
    for (uint32_t i = 0; i <= level; i++) {
        const struct level *one = level_of(list, look, i);
        if (!look->counting[i]) {
            look->counting[i] = true;
            look->counts[i] = list->starts && list->starts[i].given ? list->starts[i].number : one ? one->start : 1;
        } else if (i == level) {
            look->counts[i]++;
        }
    }
    for (uint32_t i = level + 1; i < LEVELS; i++) {
        const struct level *deeper = level_of(list, look, i);
        if (!(deeper && deeper->has_restart && level >= deeper->restart)) {
            look->counting[i] = false;
        }
    }
}

static bool write_label(const struct list *list, const struct look *look, const struct level *level, struct buffer *out)
{
    size_t before = out->size;
    const char *at = level->text.data, *end = span_end(level->text);
    while (at < end) {
        if (*at == '%' && end - at > 1 && at[1] >= '1' && at[1] <= '9') {
            uint32_t number = (uint32_t)(at[1] - '1');
            const struct level *shown = level_of(list, look, number);
            enum numeral_system system = shown && !level->decimal ? shown->system : NUMERAL_DECIMAL;
            if (look->counting[number]) {
                numeral_write(out, system, look->counts[number]);
            }
            at += 2;
            continue;
        }
        const char *stop = at + 1;
        while (stop < end && *stop != '%') {
            stop++;
        }
        buffer_add(out, span_between(at, stop));
        at = stop;
    }
    return buffer_add(out, out->size == before || level->nothing_after ? SPAN("") : SPAN(" "));
}

bool numbering_label(struct numbering *numbering, struct list_place place, struct span style, struct buffer *out)
{
    struct list *list = place.has_list && place.list > 0 ? find_list(numbering, place.list) : NULL;
    struct look *look = list ? look_of(numbering, list) : NULL;
    uint32_t number = look ? choose_level(list, look, place, style) : LEVELS;
    const struct level *level = number < LEVELS ? level_of(list, look, number) : NULL;
    if (!level) {
        return true;
    }
    count_on(list, look, number);
    return level->system == NUMERAL_BULLET || write_label(list, look, level, out);
}
