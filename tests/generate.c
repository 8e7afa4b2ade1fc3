/* generate FIXTURES OUT: writes each fixture into the folder OUT in each layout, as OUT/NAME.LAYOUT, and with the changes
 * that are tested, as OUT/changed/NAME.CHANGE.LAYOUT.
 * generate FIXTURES OUT SEED: writes reports with random figures, also in layouts and with changes that tests do not ask
 * for, as OUT/NAME.LAYOUT and OUT/NAME.CHANGE.LAYOUT, and the figures as OUT.tsv. */
#include "generate.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>

static void *allocate(uint64_t size)
{
    return malloc((size_t)size);
}

static const struct memory memory = {.allocate = allocate, .release = free};

static bool read_file(const char *path, struct buffer *out)
{
    FILE *file = fopen(path, "rb");
    char chunk[4096];
    size_t got;
    if (!file) {
        return false;
    }
    bool read = true;
    while (read && (got = fread(chunk, 1, sizeof chunk, file)) > 0) {
        read = buffer_add(out, (struct span){chunk, got});
    }
    read = read && !ferror(file);
    fclose(file);
    return read;
}

static bool write_file(const char *path, struct span content)
{
    FILE *file = fopen(path, "wb");
    if (!file) {
        return false;
    }
    bool written = fwrite(content.data, 1, content.size, file) == content.size;
    return fclose(file) == 0 && written;
}

static bool write_layout(const struct layout *layout, const struct manuscript *manuscript, const char *path)
{
    struct buffer out = {.arena = manuscript->arena};
    bool made = layout_write(layout, manuscript, &out) && write_file(path, buffer_span(&out));
    if (!made) {
        fprintf(stderr, "generate: %s: not made\n", path);
    }
    return made;
}

static bool read_manuscript(const char *fixtures, const char *name, struct arena *arena, struct manuscript *manuscript)
{
    char path[4096];
    struct buffer fixture = {.arena = arena};
    snprintf(path, sizeof path, "%s/%s.txt", fixtures, name);
    bool made = arena && read_file(path, &fixture) && manuscript_read(arena, buffer_span(&fixture), manuscript);
    if (!made) {
        fprintf(stderr, "generate: %s: not read\n", path);
    }
    return made;
}

/* Writes FOLDER/changed/NAME.CHANGE.LAYOUT in a layout of each format. */
static bool generate_changed(const struct manuscript *manuscript, const char *folder, const char *name,
                             const struct variation *variation)
{
    static const char *const formats[] = {"tabs.txt", "whole.md", "plain.html", "word.docx"};
    char path[4096];
    struct manuscript changed;
    bool made = manuscript_copy(manuscript, &changed) && variation->change(&changed, variation->option);
    for (size_t i = 0; made && i < layout_count; i++) {
        for (size_t k = 0; made && k < sizeof formats / sizeof *formats; k++) {
            if (strcmp(layouts[i].name, formats[k]) == 0) {
                snprintf(path, sizeof path, "%s/changed/%s.%s.%s", folder, name, variation->name, layouts[i].name);
                made = write_layout(&layouts[i], &changed, path);
            }
        }
    }
    return made;
}

static bool generate(const char *fixtures, const char *folder, const char *name)
{
    char path[4096];
    struct arena *arena = arena_create(&memory, (size_t)256 << 20);
    struct manuscript manuscript;
    bool made = read_manuscript(fixtures, name, arena, &manuscript);
    for (size_t i = 0; made && i < layout_count; i++) {
        snprintf(path, sizeof path, "%s/%s.%s", folder, name, layouts[i].name);
        made = write_layout(&layouts[i], &manuscript, path);
    }
    for (size_t i = 0; made && i < variation_count; i++) {
        made = !variations[i].tested || generate_changed(&manuscript, folder, name, &variations[i]);
    }
    arena_destroy(arena);
    return made;
}

/* ---- The long run ------------------------------------------------------------------------------------------------ */

/* The layouts in which a changed manuscript is written. */
static const char *const varied_layouts[] = {"plain.html", "whole.md",       "tabs.txt",
                                             "layout.txt", "word.docx",      "ruled.pdf",
                                             "cells.txt",  "borderless.pdf", "pipes-filled.txt"};

static bool is_varied(const struct layout *layout)
{
    for (size_t i = 0; i < sizeof varied_layouts / sizeof *varied_layouts; i++) {
        if (strcmp(layout->name, varied_layouts[i]) == 0) {
            return true;
        }
    }
    return false;
}

/* Writes FOLDER/NAME.LAYOUT, or FOLDER/NAME.VARIATION.LAYOUT. */
static bool write_layouts(const struct layout *list, size_t count, const struct manuscript *manuscript,
                          const char *folder, const char *name, const char *variation)
{
    char path[4096];
    for (size_t i = 0; i < count; i++) {
        if (variation && !is_varied(&list[i])) {
            continue;
        }
        snprintf(path, sizeof path, "%s/%s.%s%s%s", folder, name, variation ? variation : "", variation ? "." : "",
                 list[i].name);
        if (!write_layout(&list[i], manuscript, path)) {
            return false;
        }
    }
    return true;
}

static bool write_all(const struct manuscript *manuscript, const char *folder, const char *name, const char *variation)
{
    return write_layouts(layouts, layout_count, manuscript, folder, name, variation) &&
           write_layouts(long_layouts, long_layout_count, manuscript, folder, name, variation);
}

/* One report with random figures, in all layouts and with all changes. */
static bool generate_random(const char *fixtures, const char *folder, const struct figure_kind *kind, uint64_t seed,
                            struct buffer *known)
{
    struct arena *arena = arena_create(&memory, (size_t)1 << 30);
    struct manuscript manuscript, changed;
    bool made = read_manuscript(fixtures, kind->fixture, arena, &manuscript) &&
                manuscript_fill(&manuscript, kind, seed, span_of(kind->name), known) &&
                write_all(&manuscript, folder, kind->name, NULL);
    for (size_t i = 0; made && i < variation_count; i++) {
        made = manuscript_copy(&manuscript, &changed) && variations[i].change(&changed, variations[i].option) &&
               write_all(&changed, folder, kind->name, variations[i].name);
    }
    if (!made) {
        fprintf(stderr, "generate: %s: not made\n", kind->name);
    }
    arena_destroy(arena);
    return made;
}

static bool generate_long_run(const char *fixtures, const char *folder, uint64_t seed)
{
    char path[4096];
    struct arena *arena = arena_create(&memory, (size_t)64 << 20);
    struct buffer known = {.arena = arena};
    bool made = arena;
    for (size_t i = 0; made && i < figure_kind_count; i++) {
        made = generate_random(fixtures, folder, &figure_kinds[i], seed + i, &known);
    }
    snprintf(path, sizeof path, "%s.tsv", folder);
    made = made && write_file(path, buffer_span(&known));
    arena_destroy(arena);
    return made;
}

int main(int count, char **arguments)
{
    if (count == 4) {
        return !generate_long_run(arguments[1], arguments[2], strtoull(arguments[3], NULL, 10));
    }
    if (count != 3) {
        fprintf(stderr, "usage: generate FIXTURES OUT [SEED]\n");
        return 2;
    }
    for (size_t i = 0; i < generated_fixture_count; i++) {
        if (!generate(arguments[1], arguments[2], generated_fixtures[i].name)) {
            return 1;
        }
    }
    return 0;
}
