#include "read/docx/style.h"

#include <stdlib.h>

enum {
    LONGEST_INHERITANCE = 32, /* styles may name each other in a circle */
    MOST_STYLES = 20000
};

struct styles_reading {
    struct arena *arena;
    struct style_sheet *sheet;
    struct style *style; /* the one being read, NULL outside */
};

bool look_read(const struct element *element, enum look_of_text *look, enum setting *setting)
{
    static const char *const names[LOOKS_OF_TEXT] = {"vanish", "strike", "dstrike", "vertAlign", "position"};
    enum { RAISED_FROM = 4 /* half points: less is how some centre a line */ };
    struct span value;
    for (int i = 0; i < LOOKS_OF_TEXT; i++) {
        if (strcmp(element->name, names[i]) != 0) {
            continue;
        }
        bool on = element_is_on(element);
        if (i == LOOK_SUPERSCRIPT) {
            on = element_attribute(element, "val", &value) && span_equal(value, SPAN("superscript"));
        } else if (i == LOOK_RAISED) {
            on = element_number(element, "val", 0) >= RAISED_FROM; /* lowered is negative: no number */
        }
        *look = (enum look_of_text)i;
        *setting = on ? SETTING_ON : SETTING_OFF;
        return true;
    }
    return false;
}

static bool copy_value(struct styles_reading *reading, const struct element *element, const char *name,
                       struct span *out, struct failure *failure)
{
    struct span value;
    return !element_attribute(element, name, &value) || arena_copy(reading->arena, value, out) || fail_memory(failure);
}

static enum visit begin_style(struct styles_reading *reading, const struct element *element, struct failure *failure)
{
    struct style_sheet *sheet = reading->sheet;
    if (sheet->count == MOST_STYLES) {
        fail(failure, CAUSE_TOO_MANY_STYLES);
        return VISIT_FAILED;
    }
    if (!ARENA_ROOM(reading->arena, sheet->styles, sheet->count, sheet->capacity)) {
        fail_memory(failure);
        return VISIT_FAILED;
    }
    reading->style = &sheet->styles[sheet->count++];
    *reading->style = (struct style){0};
    return copy_value(reading, element, "styleId", &reading->style->id, failure) ? VISIT_INSIDE : VISIT_FAILED;
}

/* Built-in styles keep their English name, "toc 1" to "toc 9", in every language. */
static bool is_contents(const struct element *element)
{
    struct span name;
    return element_attribute(element, "val", &name) && name.size == 5 && (name.data[0] | 0x20) == 't' &&
           (name.data[1] | 0x20) == 'o' && (name.data[2] | 0x20) == 'c' && name.data[3] == ' ';
}

static enum visit open_element(void *context, const struct element *element, struct failure *failure)
{
    struct styles_reading *reading = context;
    const char *name = element->name;
    if (element->vocabulary != VOCABULARY_WORD) {
        return VISIT_SKIP;
    }
    if (strcmp(name, "style") == 0) {
        return begin_style(reading, element, failure);
    }
    struct style *style = reading->style;
    enum look_of_text look;
    enum setting setting;
    if (!style) {
        return strcmp(name, "styles") == 0 ? VISIT_INSIDE : VISIT_SKIP;
    }
    if (strcmp(name, "name") == 0) {
        style->contents = is_contents(element);
        return VISIT_SKIP;
    }
    if (strcmp(name, "basedOn") == 0) {
        return copy_value(reading, element, "val", &style->based_on, failure) ? VISIT_SKIP : VISIT_FAILED;
    }
    if (strcmp(name, "pPr") == 0 || strcmp(name, "rPr") == 0 || strcmp(name, "numPr") == 0) {
        return VISIT_INSIDE;
    }
    if (strcmp(name, "numId") == 0) {
        style->place.has_list = true;
        style->place.list = element_number(element, "val", 0);
    } else if (strcmp(name, "ilvl") == 0) {
        style->place.has_level = true;
        style->place.level = element_number(element, "val", 0);
    } else if (look_read(element, &look, &setting)) {
        style->looks[look] = setting;
    }
    return VISIT_SKIP;
}

bool styles_read(struct package *package, struct arena *arena, struct span part, struct style_sheet *sheet,
                 struct failure *failure)
{
    struct styles_reading reading = {arena, sheet, NULL};
    struct xml_events events = {&reading, open_element, NULL, NULL};
    bool found;
    if (!xml_read_part(package, part, &events, &found, failure)) {
        return false;
    }
    if (sheet->count > 0) {
        qsort(sheet->styles, sheet->count, sizeof *sheet->styles, span_compare);
    }
    return true;
}

struct style style_find(const struct style_sheet *sheet, struct span id)
{
    struct style result = {0};
    struct style wanted = {.id = id};
    for (int i = 0; i < LONGEST_INHERITANCE && wanted.id.size > 0 && sheet->count > 0; i++) {
        const struct style *style = bsearch(&wanted, sheet->styles, sheet->count, sizeof *sheet->styles, span_compare);
        if (!style) {
            break;
        }
        if (i == 0) {
            result.id = style->id;
            result.contents = style->contents;
        }
        if (!result.place.has_list && style->place.has_list) {
            result.place.has_list = true;
            result.place.list = style->place.list;
        }
        if (!result.place.has_level && style->place.has_level) {
            result.place.has_level = true;
            result.place.level = style->place.level;
        }
        for (int look = 0; look < LOOKS_OF_TEXT; look++) {
            if (result.looks[look] == SETTING_UNSAID) {
                result.looks[look] = style->looks[look];
            }
        }
        wanted.id = style->based_on;
    }
    return result;
}
