#include "table/scan.h"

#include "base/limits.h"

static void leave_entry(struct scan *scan)
{
    cache_release(scan->context->cache, scan->entry);
    scan->entry = NULL;
    scan->path = (struct span){0};
}

static void forget_text(struct scan *scan)
{
    arena_destroy(scan->arena);
    scan->arena = NULL;
    scan->text = (struct span){0};
    scan->list = (struct source_list){0};
}

void scan_end(struct scan *scan)
{
    leave_entry(scan);
    forget_text(scan);
    scan->next = scan->end = 0;
    if (scan->has_begun) {
        interruption_end(&scan->context->interruption);
        scan->has_begun = false;
    }
}

/* From here on the user may end what the scan does. */
static void begin(struct scan *scan)
{
    if (!scan->has_begun) {
        interruption_begin(&scan->context->interruption);
        scan->has_begun = true;
    }
    interruption_forget(&scan->context->interruption);
}

/* Why there is no entry. Returns false. */
static bool fail_entry(const struct scan *scan, struct failure *failure)
{
    return fail(failure, memory_is_stopped(&scan->context->memory) ? CAUSE_INTERRUPTED : CAUSE_MEMORY);
}

/* The scan's own copy of the text. */
static bool keep_text(struct scan *scan, struct span text, struct failure *failure)
{
    scan->arena = arena_create(&scan->context->memory, LIMIT_ARENA_BYTES);
    return (scan->arena && arena_copy(scan->arena, text, &scan->text)) || fail_memory(failure);
}

static bool expand(struct scan *scan, struct span text, struct failure *failure)
{
    return keep_text(scan, text, failure) && source_expand(scan->arena, scan->text, &scan->list, failure);
}

bool scan_begin_text(struct scan *scan, struct span text, struct failure *failure)
{
    leave_entry(scan);
    begin(scan);
    if (!scan->arena || scan->list.count == 0 || !span_equal(scan->text, text)) {
        forget_text(scan);
        if (!expand(scan, text, failure)) {
            scan_end(scan);
            return false;
        }
    }
    scan->next = 0;
    scan->end = scan->list.count;
    return true;
}

bool scan_begin_bytes(struct scan *scan, struct span bytes, struct failure *failure)
{
    scan_end(scan);
    begin(scan);
    scan->entry = cache_hold_bytes(scan->context->cache, bytes);
    scan->end = 1;
    return scan->entry || fail_entry(scan, failure);
}

bool scan_begin_failure(struct scan *scan, struct span text, struct failure cause, struct failure *failure)
{
    scan_end(scan);
    if (!keep_text(scan, text, failure)) {
        return false;
    }
    scan->entry = cache_hold_failure(scan->context->cache, cause);
    scan->path = scan->text;
    scan->end = 1;
    return scan->entry || fail_memory(failure);
}

void scan_only(struct scan *scan, struct span path)
{
    if (scan->list.count == 0) {
        return;
    }
    size_t low = scan->next;
    size_t high = scan->end;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (span_compare(&scan->list.paths[middle], &path) < 0) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    bool found = low < scan->end && span_equal(scan->list.paths[low], path);
    scan->next = low;
    scan->end = found ? low + 1 : low;
}

bool scan_next(struct scan *scan, struct failure *failure)
{
    if (scan->next >= scan->end) {
        leave_entry(scan);
        return false;
    }
    size_t at = scan->next++;
    if (scan->list.count == 0) {
        /* Bytes and failures were examined when the scan began. */
        return scan->entry != NULL;
    }
    leave_entry(scan);
    interruption_forget(&scan->context->interruption);
    if (memory_is_stopped(&scan->context->memory)) {
        return fail(failure, CAUSE_INTERRUPTED);
    }
    scan->entry = cache_hold_file(scan->context->cache, scan->list.paths[at].data);
    scan->path = scan->list.paths[at];
    return scan->entry || fail_entry(scan, failure);
}

bool scan_next_path(struct scan *scan)
{
    leave_entry(scan);
    if (scan->next >= scan->end) {
        return false;
    }
    size_t at = scan->next++;
    scan->path = scan->list.count > 0 ? scan->list.paths[at] : scan->text;
    return true;
}
