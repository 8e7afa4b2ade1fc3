/* generate FIXTURES OUT: writes each fixture into the folder OUT in each layout, as OUT/NAME.LAYOUT. */
#include "generate.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>

static void *allocate(uint64_t size)
{
    return malloc((size_t)size);
}

static const struct memory memory = {allocate, free};

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

static bool generate(const char *fixtures, const char *folder, const char *name)
{
    char path[4096];
    struct arena *arena = arena_create(&memory, (size_t)256 << 20);
    struct buffer fixture = {.arena = arena};
    struct manuscript manuscript;
    snprintf(path, sizeof path, "%s/%s.txt", fixtures, name);
    bool made = arena && read_file(path, &fixture) && manuscript_read(arena, buffer_span(&fixture), &manuscript);
    for (size_t i = 0; made && i < layout_count; i++) {
        struct buffer out = {.arena = arena};
        snprintf(path, sizeof path, "%s/%s.%s", folder, name, layouts[i].name);
        made = layout_write(&layouts[i], &manuscript, &out) && write_file(path, buffer_span(&out));
    }
    if (!made) {
        fprintf(stderr, "generate: %s: not made\n", path);
    }
    arena_destroy(arena);
    return made;
}

int main(int count, char **arguments)
{
    if (count != 3) {
        fprintf(stderr, "usage: generate FIXTURES OUT\n");
        return 2;
    }
    for (size_t i = 0; i < generated_fixture_count; i++) {
        if (!generate(arguments[1], arguments[2], generated_fixtures[i].name)) {
            return 1;
        }
    }
    return 0;
}
