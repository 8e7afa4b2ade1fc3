#include "base/pattern.h"

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

/* Real sentences need a few thousand steps; a pattern that needs more has met hostile text. */
enum { STEP_LIMIT = 1000000, DEPTH_LIMIT = 10000 };

/* The characters that a pattern names as its first, by their low bits: others that share these are tried in vain. */
enum { START_BITS = 1024 };

struct starts {
    uint64_t bits[START_BITS / 64];
};

struct compiled {
    const struct pattern *pattern;
    pcre2_code *code;
    struct starts *starts; /* NULL: a match may begin with anything */
};

struct pattern_cache {
    const struct memory *memory;
    pcre2_general_context *general;
    pcre2_match_context *limits;
    pcre2_match_data *found;
    struct compiled *slots; /* open addressing by the pattern's address; capacity is a power of two */
    size_t count, capacity;
};

static void *allocate(PCRE2_SIZE size, void *data)
{
    const struct memory *memory = data;
    return memory->allocate(size);
}

static void release(void *block, void *data)
{
    const struct memory *memory = data;
    if (block) {
        memory->release(block);
    }
}

struct pattern_cache *pattern_cache_create(const struct memory *memory)
{
    struct pattern_cache *cache = memory->allocate(sizeof *cache);
    if (!cache) {
        return NULL;
    }
    *cache = (struct pattern_cache){.memory = memory};
    /* PCRE2 takes the data pointer without const, and only hands it back. */
    cache->general = pcre2_general_context_create(allocate, release, (void *)(uintptr_t)memory);
    if (cache->general) {
        cache->limits = pcre2_match_context_create(cache->general);
        cache->found = pcre2_match_data_create(PATTERN_GROUPS, cache->general);
    }
    if (!cache->limits || !cache->found) {
        pattern_cache_destroy(cache);
        return NULL;
    }
    pcre2_set_match_limit(cache->limits, STEP_LIMIT);
    pcre2_set_depth_limit(cache->limits, DEPTH_LIMIT);
    return cache;
}

void pattern_cache_destroy(struct pattern_cache *cache)
{
    if (!cache) {
        return;
    }
    for (size_t i = 0; i < cache->capacity; i++) {
        pcre2_code_free(cache->slots[i].code);
        cache->memory->release(cache->slots[i].starts);
    }
    cache->memory->release(cache->slots);
    pcre2_match_data_free(cache->found);
    pcre2_match_context_free(cache->limits);
    pcre2_general_context_free(cache->general);
    cache->memory->release(cache);
}

static struct compiled *find_slot(struct compiled *slots, size_t capacity, const struct pattern *pattern)
{
    size_t at = ((uintptr_t)pattern / sizeof(void *)) & (capacity - 1);
    while (slots[at].pattern && slots[at].pattern != pattern) {
        at = (at + 1) & (capacity - 1);
    }
    return &slots[at];
}

static bool grow(struct pattern_cache *cache)
{
    size_t capacity = cache->capacity ? cache->capacity * 2 : 64;
    struct compiled *slots = cache->memory->allocate(capacity * sizeof *slots);
    if (!slots) {
        return false;
    }
    memset(slots, 0, capacity * sizeof *slots);
    for (size_t i = 0; i < cache->capacity; i++) {
        if (cache->slots[i].pattern) {
            *find_slot(slots, capacity, cache->slots[i].pattern) = cache->slots[i];
        }
    }
    cache->memory->release(cache->slots);
    cache->slots = slots;
    cache->capacity = capacity;
    return true;
}

static pcre2_code *compile(struct pattern_cache *cache, const struct pattern *pattern, struct failure *failure)
{
    pcre2_compile_context *context = pcre2_compile_context_create(cache->general);
    if (!context) {
        fail_memory(failure);
        return NULL;
    }
    int error;
    PCRE2_SIZE offset;
    pcre2_code *code = pcre2_compile((PCRE2_SPTR)pattern->expression, PCRE2_ZERO_TERMINATED, PCRE2_UTF | PCRE2_EXTENDED,
                                     &error, &offset, context);
    pcre2_compile_context_free(context);
    if (!code) {
        /* The patterns are constants of this project, so all that can fail in the field is memory. */
        if (error == PCRE2_ERROR_HEAP_FAILED) {
            fail_memory(failure);
        } else {
            fail_at(failure, CAUSE_PATTERN_REFUSED, "character", offset);
        }
        return NULL;
    }
    /* Not compiled further: the JIT of PCRE2 10.42 crashes where its allocator returns NULL. */
    return code;
}

static void add_start(struct starts *starts, uint32_t c)
{
    starts->bits[c % START_BITS / 64] |= UINT64_C(1) << c % 64;
}

static bool may_start(const struct starts *starts, uint32_t c)
{
    return (starts->bits[c % START_BITS / 64] >> c % 64 & 1) != 0;
}

/* Reads the class of a leading (?= [...] ), plain characters and ranges of them. `*starts` becomes NULL where the
 * pattern has none. False: no memory. */
static bool read_starts(const struct memory *memory, const char *expression, struct starts **starts)
{
    struct span rest = span_of(expression), opening = SPAN("(?= [");
    *starts = NULL;
    if (!span_starts(rest, opening)) {
        return true;
    }
    rest = span_from(rest, opening.size);
    *starts = memory->allocate(sizeof **starts);
    if (!*starts) {
        return false;
    }
    memset(*starts, 0, sizeof **starts);
    uint32_t last = 0;
    for (uint32_t c; rest.size > 0 && (c = utf8_next(&rest)) != ']'; last = c) {
        if (c == '-') {
            for (c = rest.size > 0 ? utf8_next(&rest) : 0; last < c; last++) {
                add_start(*starts, last);
            }
        }
        add_start(*starts, c);
    }
    return true;
}

static const struct compiled *find_compiled(struct pattern_cache *cache, const struct pattern *pattern,
                                            struct failure *failure)
{
    if ((cache->count + 1) * 2 > cache->capacity && !grow(cache)) {
        fail_memory(failure);
        return NULL;
    }
    struct compiled *slot = find_slot(cache->slots, cache->capacity, pattern);
    if (!slot->pattern) {
        struct compiled compiled = {.pattern = pattern};
        if (!read_starts(cache->memory, pattern->expression, &compiled.starts)) {
            fail_memory(failure);
            return NULL;
        }
        compiled.code = compile(cache, pattern, failure);
        if (!compiled.code) {
            cache->memory->release(compiled.starts);
            return NULL;
        }
        *slot = compiled;
        cache->count++;
    }
    return slot;
}

static struct span group_span(struct span subject, const PCRE2_SIZE *offsets, uint32_t group)
{
    PCRE2_SIZE start = offsets[2 * group], end = offsets[2 * group + 1];
    if (start == PCRE2_UNSET || end < start) {
        return (struct span){NULL, 0};
    }
    return span_part(subject, start, end);
}

/* The search of PCRE2, or its match at one place after the other where a match may begin. */
static int search(const struct pattern_cache *cache, const struct compiled *compiled, struct span subject, size_t from)
{
    PCRE2_SPTR text = (PCRE2_SPTR)(subject.data ? subject.data : "");
    if (!compiled->starts) {
        return pcre2_match(compiled->code, text, subject.size, from, PCRE2_NO_UTF_CHECK, cache->found, cache->limits);
    }
    int count = PCRE2_ERROR_NOMATCH;
    while (from < subject.size && count == PCRE2_ERROR_NOMATCH) {
        struct span rest = span_from(subject, from);
        if (may_start(compiled->starts, utf8_next(&rest))) {
            count = pcre2_match(compiled->code, text, subject.size, from, PCRE2_NO_UTF_CHECK | PCRE2_ANCHORED,
                                cache->found, cache->limits);
        }
        from = subject.size - rest.size;
    }
    return count;
}

enum match_outcome pattern_match(struct pattern_cache *cache, const struct pattern *pattern, struct span subject,
                                 size_t from, struct match *match, struct failure *failure)
{
    const struct compiled *compiled = find_compiled(cache, pattern, failure);
    if (!compiled) {
        return MATCH_FAILED;
    }
    if (memory_is_stopped(cache->memory)) {
        fail(failure, CAUSE_INTERRUPTED);
        return MATCH_FAILED;
    }
    int count = search(cache, compiled, subject, from);
    if (count == PCRE2_ERROR_NOMATCH) {
        return MATCH_NONE;
    }
    if (count < 0) {
        if (count == PCRE2_ERROR_NOMEMORY) {
            fail_memory(failure);
        } else {
            fail_at(failure, CAUSE_TOO_INTRICATE, "byte", from);
        }
        return MATCH_FAILED;
    }
    memset(match, 0, sizeof *match);
    count = count == 0 ? PATTERN_GROUPS : count; /* the pattern has more groups than anyone asks for */
    const PCRE2_SIZE *offsets = pcre2_get_ovector_pointer(cache->found);
    for (uint32_t i = 0; i < (uint32_t)count && i < PATTERN_GROUPS; i++) {
        match->groups[i] = group_span(subject, offsets, i);
    }
    match->whole = match->groups[0];
    return MATCH_FOUND;
}

const char *pattern_library_version(char *out, size_t size)
{
    char version[64] = "";
    if (pcre2_config(PCRE2_CONFIG_VERSION, NULL) <= (int)sizeof version) {
        pcre2_config(PCRE2_CONFIG_VERSION, version);
    }
    size_t length = strlen(version);
    length = length < size ? length : size - 1;
    memcpy(out, version, length);
    out[length] = '\0';
    return out;
}
