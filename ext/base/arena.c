#include "base/arena.h"

#include <stdalign.h>
#include <stdio.h>

#include "base/sanitizer.h"

#if SANITIZED
#include <sanitizer/asan_interface.h>
#else
#define ASAN_POISON_MEMORY_REGION(address, size) ((void)(address), (void)(size))
#define ASAN_UNPOISON_MEMORY_REGION(address, size) ((void)(address), (void)(size))
#endif

enum { SMALLEST_BLOCK = 2 << 10, LARGEST_BLOCK = 1 << 20, SMALLEST_SPARE = 64 << 10, MOST_SPARE = 1 << 20 };

struct arena_block {
    struct arena_block *next;
    size_t size, used;             /* bytes after the header */
    alignas(uint64_t) char data[]; /* SQLite's allocator promises no more than 8 bytes */
};

/* What an arena and those beside it may take together. */
struct budget {
    size_t taken, limit;
    size_t refusals; /* allocations that it or the system refused */
    bool full;
};

/* It stands at the start of its first block. */
struct arena {
    const struct memory *memory;
    struct arena_block *blocks; /* the newest first; only it has room */
    size_t taken;
    size_t refusals; /* of the budget, before this arena */
    struct budget own;
    struct budget *budget;
};

/* Those of an arena that lives but for a step; what another keeps is as large as it need be. */
static struct spare *spare_of(const struct arena *arena)
{
    return arena->budget == &arena->own ? NULL : arena->memory->spare;
}

static void release_block(const struct memory *memory, struct spare *spare, struct arena_block *block)
{
    if (!spare || block->size < SMALLEST_SPARE || block->size > MOST_SPARE - spare->size) {
        ASAN_UNPOISON_MEMORY_REGION(block->data, block->size);
        memory->release(block);
        return;
    }
    struct arena_block **place = &spare->blocks;
    while (*place && (*place)->size < block->size) {
        place = &(*place)->next;
    }
    block->next = *place;
    *place = block;
    spare->size += block->size;
    ASAN_POISON_MEMORY_REGION(block->data, block->size);
}

static void release_blocks(const struct memory *memory, struct spare *spare, struct arena_block *blocks)
{
    while (blocks) {
        struct arena_block *block = blocks;
        blocks = block->next;
        release_block(memory, spare, block);
    }
}

void spare_release(const struct memory *memory)
{
    release_blocks(memory, NULL, memory->spare->blocks);
    *memory->spare = (struct spare){0};
}

/* Few blocks, and little room that stays empty where it is kept for long. */
static size_t size_of_next(const struct arena *arena, size_t least)
{
    bool is_kept = arena->budget == &arena->own;
    size_t size = arena->taken / (is_kept ? 8 : 2), smallest = spare_of(arena) ? SMALLEST_SPARE : SMALLEST_BLOCK;
    size = size < smallest ? smallest : size > LARGEST_BLOCK ? LARGEST_BLOCK : size;
    return size < least ? least : size;
}

/* The smallest that is enough, or NULL. */
static struct arena_block **find_spare(struct spare *spare, size_t least)
{
    struct arena_block **place = spare ? &spare->blocks : NULL;
    while (place && *place && (*place)->size < least) {
        place = &(*place)->next;
    }
    return place && *place ? place : NULL;
}

static struct arena_block *take_spare(struct spare *spare, struct arena_block **place)
{
    struct arena_block *block = *place;
    *place = block->next;
    spare->size -= block->size;
    return block;
}

/* Apart from what is asked a thousand times a report. */
__attribute__((noinline)) static struct arena_block *add_block(struct arena *arena, size_t least)
{
    struct spare *spare = spare_of(arena);
    struct arena_block **found = find_spare(spare, least);
    size_t size = found ? (*found)->size : size_of_next(arena, least);
    struct budget *budget = arena->budget;
    size_t room = budget->limit > budget->taken ? budget->limit - budget->taken : 0;
    bool full = room < sizeof(struct arena_block) || size > room - sizeof(struct arena_block);
    struct arena_block *block = full || memory_is_stopped(arena->memory) ? NULL
                                : found                                  ? take_spare(spare, found)
                                        : arena->memory->allocate(sizeof *block + size);
    if (!block) {
        budget->full |= full;
        budget->refusals++;
        return NULL;
    }
    arena->taken += sizeof *block + size;
    budget->taken += sizeof *block + size;
    block->size = size;
    block->used = 0;
    block->next = arena->blocks;
    arena->blocks = block;
    ASAN_POISON_MEMORY_REGION(block->data, block->size);
    return block;
}

static size_t round_up(size_t size)
{
    const size_t alignment = alignof(uint64_t);
    return (size + (size == 0) + alignment - 1) / alignment * alignment;
}

void *arena_reserve(struct arena *arena, size_t size)
{
    if (size > SIZE_MAX / 2) {
        arena->budget->full = true;
        return NULL;
    }
    size_t rounded = round_up(size);
    struct arena_block *block = arena->blocks;
    if (!block || block->size - block->used < rounded) {
        block = add_block(arena, rounded);
        if (!block) {
            return NULL;
        }
    }
    char *place = block->data + block->used;
    block->used += rounded;
    ASAN_UNPOISON_MEMORY_REGION(place, size);
    return place;
}

/* One whose memory and limit, or budget, are told. */
static struct arena *begin(struct arena arena)
{
    const bool is_beside = arena.budget;
    arena.budget = is_beside ? arena.budget : &arena.own;
    arena.refusals = arena.budget->refusals;
    struct arena *place = arena_reserve(&arena, sizeof arena);
    if (place) {
        *place = arena;
        place->budget = is_beside ? arena.budget : &place->own;
    }
    return place;
}

struct arena *arena_create(const struct memory *memory, size_t limit)
{
    return begin((struct arena){.memory = memory, .own.limit = limit});
}

struct arena *arena_create_beside(const struct arena *other)
{
    return begin((struct arena){.memory = other->memory, .budget = other->budget});
}

void arena_destroy(struct arena *arena)
{
    if (arena) {
        arena->budget->taken -= arena->taken;
        release_blocks(arena->memory, spare_of(arena), arena->blocks);
    }
}

void *arena_allocate(struct arena *arena, size_t size)
{
    void *place = arena_reserve(arena, size);
    return place ? memset(place, 0, size) : NULL;
}

/* Makes what was allocated last larger where it stands, so that what grows leaves no copies behind. */
static bool extend(struct arena *arena, char *place, size_t size, size_t larger)
{
    struct arena_block *block = arena->blocks;
    if (!block || size == 0 || larger > SIZE_MAX / 2 || place + round_up(size) != block->data + block->used ||
        round_up(larger) - round_up(size) > block->size - block->used) {
        return false;
    }
    block->used += round_up(larger) - round_up(size);
    ASAN_UNPOISON_MEMORY_REGION(place, larger);
    return true;
}

void *arena_allocate_array(struct arena *arena, size_t count, size_t size)
{
    if (size != 0 && count > SIZE_MAX / size) {
        arena->budget->full = true;
        return NULL;
    }
    return arena_allocate(arena, count * size);
}

bool arena_grow(struct arena *arena, void *array, size_t count, size_t *capacity, size_t size)
{
    size_t larger = *capacity ? *capacity : 8;
    do {
        if (larger > SIZE_MAX / 2 / size) {
            return false;
        }
        larger *= 2;
    } while (larger <= count);
    void *place, *old;
    memcpy(&old, array, sizeof old);
    place = extend(arena, old, *capacity * size, larger * size) ? old : arena_reserve(arena, larger * size);
    if (!place) {
        return false;
    }
    if (place != old && *capacity > 0) {
        memcpy(place, old, *capacity * size);
    }
    memset((char *)place + *capacity * size, 0, (larger - *capacity) * size);
    memcpy(array, &place, sizeof place);
    *capacity = larger;
    return true;
}

bool arena_copy(struct arena *arena, struct span text, struct span *copy)
{
    char *place = arena_reserve(arena, text.size + 1);
    if (!place) {
        return false;
    }
    if (text.size > 0) {
        memcpy(place, text.data, text.size);
    }
    place[text.size] = 0;
    *copy = (struct span){place, text.size};
    return true;
}

static bool arena_format_list(struct arena *arena, struct span *out, const char *format, va_list arguments)
{
    va_list again;
    va_copy(again, arguments);
    int length = vsnprintf(NULL, 0, format, arguments);
    char *place = length < 0 ? NULL : arena_reserve(arena, (size_t)length + 1);
    if (place) {
        vsnprintf(place, (size_t)length + 1, format, again);
        *out = (struct span){place, (size_t)length};
    }
    va_end(again);
    return place != NULL;
}

bool arena_format(struct arena *arena, struct span *out, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    bool done = arena_format_list(arena, out, format, arguments);
    va_end(arguments);
    return done;
}

uint32_t arena_layout(void)
{
    return (uint32_t)(sizeof(struct spare) << 24 | sizeof(struct arena) << 16 | sizeof(struct arena_block) << 8 |
                      sizeof(struct memory));
}

const struct memory *arena_memory(const struct arena *arena)
{
    return arena->memory;
}

size_t arena_size(const struct arena *arena)
{
    return arena->taken;
}

bool arena_was_refused(const struct arena *arena)
{
    return arena->budget->refusals > arena->refusals;
}

bool arena_is_full(const struct arena *arena)
{
    return arena->budget->full;
}

bool fail_arena(struct failure *failure, const struct arena *arena)
{
    return fail(failure, memory_is_stopped(arena->memory) ? CAUSE_INTERRUPTED
                         : arena->budget->full            ? CAUSE_TOO_MUCH_MEMORY
                                                          : CAUSE_MEMORY);
}

void arena_settle_failure(const struct arena *arena, struct failure *failure)
{
    if (failure->code == FAILURE_MEMORY) {
        *failure = (struct failure){0};
        fail_arena(failure, arena);
    }
}

bool buffer_add(struct buffer *buffer, struct span text)
{
    if (text.size == 0 || buffer->failed) {
        return !buffer->failed;
    }
    if (text.size > SIZE_MAX / 4 - buffer->size) {
        buffer->failed = true;
        return false;
    }
    if (buffer->size + text.size > buffer->capacity) {
        size_t needed = buffer->size + text.size, capacity = needed + needed / 2;
        if (!extend(buffer->arena, buffer->data, buffer->capacity, capacity)) {
            char *place = arena_reserve(buffer->arena, capacity);
            if (!place) {
                buffer->failed = true;
                return false;
            }
            if (buffer->size > 0) {
                memcpy(place, buffer->data, buffer->size);
            }
            buffer->data = place;
        }
        buffer->capacity = capacity;
    }
    memcpy(buffer->data + buffer->size, text.data, text.size);
    buffer->size += text.size;
    return true;
}

bool buffer_add_format(struct buffer *buffer, const char *format, ...)
{
    struct span text;
    va_list arguments;
    va_start(arguments, format);
    buffer->failed = buffer->failed || !arena_format_list(buffer->arena, &text, format, arguments);
    va_end(arguments);
    return !buffer->failed && buffer_add(buffer, text);
}

bool buffer_end(const struct buffer *buffer, struct span *text)
{
    *text = buffer_span(buffer);
    return !buffer->failed;
}
