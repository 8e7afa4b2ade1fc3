/* One arena holds all that a report needs and is freed in one step. */
#ifndef DISCLOSURE_BASE_ARENA_H
#define DISCLOSURE_BASE_ARENA_H

#include <stdarg.h>
#include <stdint.h>

#include "base/failure.h"
#include "base/span.h"

struct arena_block;

/* Blocks that arenas beside others have done with, for the next of them: what each report needs for a moment is not given
 * back to the system each time. For one thread at a time; it starts zeroed and ends with spare_release. */
struct spare {
    struct arena_block *blocks; /* the smallest first */
    size_t size;
};

/* Where memory comes from: sqlite3_malloc64 and sqlite3_free in the extension, a failing pair in tests. */
struct memory {
    void *(*allocate)(uint64_t size); /* NULL: none left */
    void (*release)(void *block);     /* takes NULL */
    /* Whether the user has ended the query; `context` is its own. Whoever works for long asks it, at least every 50
     * milliseconds; an arena asks it whenever it would take more memory, so that what works in arenas need not. Once
     * true it stays so until the work has ended. NULL: nobody ends it. */
    bool (*stopped)(void *context);
    void *context;
    struct spare *spare; /* NULL: none is kept */
};

static inline bool memory_is_stopped(const struct memory *memory)
{
    return memory->stopped && memory->stopped(memory->context);
}

struct arena;

/* An empty arena that may grow to `limit` bytes, or NULL when there is no memory. `memory` must outlive it. */
struct arena *arena_create(const struct memory *memory, size_t limit);

/* One with the memory of `other`, the limit of which counts for both together: what one step needs, beside what is
 * kept. `other` must outlive it. NULL: no memory. */
struct arena *arena_create_beside(const struct arena *other);

/* Frees everything allocated in it. Takes NULL. */
void arena_destroy(struct arena *arena);

/* Gives the memory's spare blocks back; no arena of it is left. */
void spare_release(const struct memory *memory);

/* `size` zeroed bytes, aligned for pointers, integers and doubles, living as long as the arena; NULL when there is no memory or the limit
 * is reached (arena_is_full tells which). A size of 0 gives a valid pointer. */
void *arena_allocate(struct arena *arena, size_t size);

/* As arena_allocate, but whatever stood there stays: for what is written as a whole at once. */
void *arena_reserve(struct arena *arena, size_t size);

/* As arena_allocate, for `count` elements; NULL also when count * size overflows. */
void *arena_allocate_array(struct arena *arena, size_t count, size_t size);

/* Gives an array of this arena (NULL while its capacity is 0) room for more than `count` elements, perhaps at another
 * place. False: no memory, and the array stays as it is. Arguments are evaluated more than once. */
#define ARENA_ROOM(arena, array, count, capacity)                                                                      \
    ((count) < (capacity) || arena_grow(arena, &(array), count, &(capacity), sizeof *(array)))

/* Puts an element behind the `count` of an array, of which there is one more then. False: no memory, and nothing is put. */
#define ARENA_PUSH(arena, array, count, capacity, ...)                                                                 \
    (ARENA_ROOM(arena, array, count, capacity) && ((array)[(count)++] = (__VA_ARGS__), true))

/* What the two above use. `array` is the address of the pointer to the elements, of `size` bytes each, not 0. */
bool arena_grow(struct arena *arena, void *array, size_t count, size_t *capacity, size_t size);

/* A copy of the text, with a NUL after it that its size does not count. False when there is no memory. */
bool arena_copy(struct arena *arena, struct span text, struct span *copy);

/* printf into the arena, with a NUL after it that the size does not count. */
bool arena_format(struct arena *arena, struct span *out, const char *format, ...) __attribute__((format(printf, 3, 4)));

/* Of what an arena consists, for two builds that would share one: not alike in one that lays it out otherwise. */
uint32_t arena_layout(void);

/* What it was created with. */
const struct memory *arena_memory(const struct arena *arena);

/* Bytes that it has taken from the system so far, those beside it not counted. */
size_t arena_size(const struct arena *arena);

/* Whether any allocation was refused since it was made, in it or in those beside it. */
bool arena_was_refused(const struct arena *arena);

/* Whether an allocation was refused because of the limit, not because memory ran out. */
bool arena_is_full(const struct arena *arena);

/* Records why the arena refused an allocation: the limit, the user, or a lack of memory. Returns false. */
bool fail_arena(struct failure *failure, const struct arena *arena);

/* Where a failure says no more than that an allocation of this arena was refused, makes it say why. */
void arena_settle_failure(const struct arena *arena, struct failure *failure);

/* Text that grows in an arena. A zeroed buffer with its arena set is an empty one. It remembers that memory was refused:
 * nothing is appended from then on, so that the last append, or buffer_end, answers for all before it. */
struct buffer {
    struct arena *arena;
    char *data; /* NULL while empty */
    size_t size, capacity;
    bool failed;
};

/* Appends; false when there is no memory now or was none before, and then nothing is appended. */
bool buffer_add(struct buffer *buffer, struct span text);
bool buffer_add_format(struct buffer *buffer, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* Hands over what the buffer holds; valid until the next append. False: not all of it could be appended. */
bool buffer_end(const struct buffer *buffer, struct span *text);

/* What the buffer holds; valid until the next append. */
static inline struct span buffer_span(const struct buffer *buffer)
{
    return (struct span){buffer->data, buffer->size};
}

#endif
