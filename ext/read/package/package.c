#include "read/package/package.h"

#include <zip.h>

#include "base/limits.h"

enum {
    MOST_FILES = 65535, /* what the plain end record can count; no document has a hundredth of it */
    END_RECORD_SIZE = 22,
    RATIO_GRACE = 1 << 20
};

struct package {
    struct arena *arena;
    zip_t *archive;
    struct span bytes;
};

struct package_part {
    zip_file_t *file;
    uint64_t inflated, deflated;
};

/* ---- the archive ---- */

static bool fail_zip(struct failure *failure, int code)
{
    switch (code) {
    case ZIP_ER_MEMORY:
        return fail_memory(failure);
    case ZIP_ER_CRC:
        return fail(failure, CAUSE_ZIP_CHECKSUM);
    case ZIP_ER_NOPASSWD:
    case ZIP_ER_ENCRNOTSUPP:
        return fail(failure, CAUSE_ZIP_ENCRYPTED);
    default:
        return fail(failure, CAUSE_ZIP_DAMAGED);
    }
}

static bool fail_cut_off(struct failure *failure, struct span bytes)
{
    return fail_at(failure, CAUSE_ZIP_CUT_OFF, "byte", bytes.size);
}

/* Whether the record with which an archive ends is in its place. Versions of libzip call an archive without it by
 * different errors. */
static bool has_end_record(struct span bytes)
{
    enum { LONGEST_COMMENT = 65535, BEHIND = END_RECORD_SIZE + LONGEST_COMMENT };
    size_t size = bytes.size < BEHIND ? bytes.size : BEHIND;
    return span_contains((struct span){bytes.data + (bytes.size - size), size}, SPAN("PK\5\6"));
}

/* The library makes room for as many files as the archive claims, so the claim is looked at first. Only an archive
 * with a 64-bit end record can claim more than 65535. */
static bool too_many_files(struct span bytes)
{
    struct span rest = bytes;
    size_t found;
    while ((found = span_find(rest, SPAN("PK\6\6"))) != SIZE_MAX) {
        rest = span_from(rest, found);
        const unsigned char *record = (const unsigned char *)rest.data;
        uint64_t files = 0;
        for (size_t i = 0; rest.size >= 56 && i < 8; i++) {
            files |= (uint64_t)record[32 + i] << (8 * i);
        }
        if (files > MOST_FILES) {
            return true;
        }
        rest = span_from(rest, 4);
    }
    return false;
}

struct package *package_open(struct arena *arena, struct span bytes, struct failure *failure)
{
    struct package *package = arena_allocate(arena, sizeof *package);
    if (!package) {
        fail_memory(failure);
        return NULL;
    }
    if (bytes.size < END_RECORD_SIZE) {
        fail_cut_off(failure, bytes);
        return NULL;
    }
    if (too_many_files(bytes)) {
        fail(failure, CAUSE_ZIP_TOO_MANY_FILES);
        return NULL;
    }
    zip_error_t error;
    zip_error_init(&error);
    zip_source_t *source = zip_source_buffer_create(bytes.data, bytes.size, 0, &error);
    zip_t *archive = source ? zip_open_from_source(source, ZIP_RDONLY, &error) : NULL;
    if (!archive) {
        int code = zip_error_code_zip(&error);
        code == ZIP_ER_MEMORY || has_end_record(bytes) ? fail_zip(failure, code) : fail_cut_off(failure, bytes);
        zip_source_free(source);
        package = NULL;
    } else {
        *package = (struct package){arena, archive, bytes};
    }
    zip_error_fini(&error);
    return package;
}

void package_close(struct package *package)
{
    if (package) {
        zip_discard(package->archive);
    }
}

/* ---- parts ---- */

static int plain(int c)
{
    return c == '\\' ? '/' : (c >= 'A' && c <= 'Z') ? c - 'A' + 'a' : c;
}

/* Names of parts are equal whatever the case of their letters (ECMA-376 part 2), and some writers use backslashes. */
static bool same_name(const char *entry, struct span name)
{
    size_t i = 0;
    while (i < name.size && entry[i] != '\0' && plain(entry[i]) == plain(name.data[i])) {
        i++;
    }
    return i == name.size && entry[i] == '\0';
}

static bool find_part(struct package *package, struct span name, zip_int64_t *index, struct failure *failure)
{
    zip_int64_t count = zip_get_num_entries(package->archive, 0);
    *index = -1;
    for (zip_int64_t i = 0; i < count; i++) {
        const char *entry = zip_get_name(package->archive, (zip_uint64_t)i, ZIP_FL_ENC_RAW);
        if (!entry || !same_name(entry, name)) {
            continue;
        }
        if (*index >= 0) {
            return fail(failure, CAUSE_ZIP_SAME_NAME);
        }
        *index = i;
    }
    return true;
}

bool part_open(struct package *package, struct span name, struct package_part **part, struct failure *failure)
{
    *part = NULL;
    zip_int64_t index;
    if (!find_part(package, name, &index, failure)) {
        return false;
    }
    if (index < 0) {
        return true;
    }
    zip_stat_t stat;
    zip_stat_init(&stat);
    if (zip_stat_index(package->archive, (zip_uint64_t)index, 0, &stat) != 0) {
        return fail_zip(failure, zip_error_code_zip(zip_get_error(package->archive)));
    }
    if ((stat.valid & ZIP_STAT_ENCRYPTION_METHOD) && stat.encryption_method != ZIP_EM_NONE) {
        return fail_zip(failure, ZIP_ER_NOPASSWD);
    }
    if (stat.comp_method != ZIP_CM_STORE && stat.comp_method != ZIP_CM_DEFLATE) {
        return fail(failure, CAUSE_ZIP_COMPRESSION);
    }
    struct package_part *opened = arena_allocate(package->arena, sizeof *opened);
    if (!opened) {
        return fail_memory(failure);
    }
    opened->deflated = stat.comp_size < package->bytes.size ? stat.comp_size : package->bytes.size;
    opened->file = zip_fopen_index(package->archive, (zip_uint64_t)index, 0);
    if (!opened->file) {
        return fail_zip(failure, zip_error_code_zip(zip_get_error(package->archive)));
    }
    *part = opened;
    return true;
}

size_t part_read(struct package_part *part, char *out, size_t size, struct failure *failure)
{
    zip_int64_t got = zip_fread(part->file, out, size);
    if (got < 0) {
        fail_zip(failure, zip_error_code_zip(zip_file_get_error(part->file)));
        return 0;
    }
    part->inflated += (uint64_t)got;
    if (part->inflated > LIMIT_INFLATED_BYTES) {
        fail(failure, CAUSE_ZIP_TOO_LARGE);
        return 0;
    }
    if (part->inflated > RATIO_GRACE && part->inflated / LIMIT_INFLATED_RATIO > part->deflated) {
        fail(failure, CAUSE_ZIP_RATIO);
        return 0;
    }
    return (size_t)got;
}

void part_close(struct package_part *part)
{
    if (part) {
        zip_fclose(part->file);
    }
}
