#include "form/table/alignment.h"

enum {
    ANCHOR_LENGTH = 4, /* a key this long that is printed whole and once is where it is */
    MATCH = 16,
    RUN = 24,               /* a match right after a match of the same label */
    GROUP_MATCH = 3,        /* of a group's label: printed whole it outweighs a line's label that shares three of its */
    GROUP_RUN = 18,         /* four ideographs, in pieces it gives way to the lines that it stands beside */
    LARGEST_TABLE = 4 << 20 /* steps of one alignment; real gaps between anchors need a few hundred */
};

/* Where each ideograph stands, by some of its bits: heads[bits] and then next[place], each a place + 1; 0: no more. */
enum { BUCKETS = 256 };

struct places {
    uint32_t heads[BUCKETS];
    uint32_t *next;
};

/* Notes the place of an ideograph, from the last place to the first. */
static void note_place(struct places *places, uint32_t code_point, uint32_t place)
{
    places->next[place] = places->heads[code_point % BUCKETS];
    places->heads[code_point % BUCKETS] = place + 1;
}

/* The keys of all labels as one text. */
struct label_script {
    uint32_t *code_points;
    uint16_t *owners;
    bool *group;      /* by label: stands beside its lines, so that the order of the two is open */
    uint32_t *starts; /* by label, and the end of the last one */
    uint32_t count;
    struct places places;
};

struct glyph_range {
    uint32_t from, to;
};

bool glyphs_add(struct arena *arena, struct glyphs *glyphs, struct span text, uint32_t row, uint32_t cell)
{
    struct label_room room;
    return glyphs_add_label(arena, glyphs, label_of(&room, text), row, cell);
}

bool glyphs_add_label(struct arena *arena, struct glyphs *glyphs, const struct label *label, uint32_t row,
                      uint32_t cell)
{
    while (glyphs->capacity - glyphs->count < label->length) {
        if (!arena_grow(arena, &glyphs->items, glyphs->capacity, &glyphs->capacity, sizeof *glyphs->items)) {
            return false;
        }
    }
    for (struct span rest = label_span(label); rest.size > 0;) {
        glyphs->items[glyphs->count++] = (struct glyph){utf8_next(&rest), row, cell};
    }
    return true;
}

/* False: no memory. */
static bool build_script(struct arena *arena, struct label_script *script, const struct script_label *labels,
                         uint32_t label_count)
{
    size_t bytes = 0; /* no less than the ideographs are */
    for (uint32_t i = 0; i < label_count; i++) {
        bytes += strlen(labels[i].key);
    }
    *script = (struct label_script){
        .code_points = arena_allocate_array(arena, bytes, sizeof *script->code_points),
        .owners = arena_allocate_array(arena, bytes, sizeof *script->owners),
        .group = arena_allocate_array(arena, label_count, sizeof *script->group),
        .starts = arena_allocate_array(arena, label_count + 1, sizeof *script->starts),
        .places.next = arena_allocate_array(arena, bytes, sizeof *script->places.next),
    };
    if (!script->places.next || !script->code_points || !script->owners || !script->group || !script->starts) {
        return false;
    }
    for (uint32_t i = 0; i < label_count; i++) {
        script->starts[i] = script->count;
        script->group[i] = labels[i].line == UINT32_MAX;
        struct span key = span_of(labels[i].key);
        while (key.size > 0) {
            script->code_points[script->count] = utf8_next(&key);
            script->owners[script->count++] = (uint16_t)i;
        }
    }
    script->starts[label_count] = script->count;
    for (uint32_t i = script->count; i > 0; i--) {
        note_place(&script->places, script->code_points[i - 1], i - 1);
    }
    return true;
}

/* Whether the key stands in the key of another label too: its print may be that label's. */
static bool is_part_of_other(const struct label_script *script, uint32_t label)
{
    uint32_t from = script->starts[label], length = script->starts[label + 1] - from;
    uint32_t next = script->places.heads[script->code_points[from] % BUCKETS];
    for (; next > 0 && next - 1 + length <= script->count; next = script->places.next[next - 1]) {
        if (next - 1 != from && memcmp(&script->code_points[next - 1], &script->code_points[from],
                                       length * sizeof *script->code_points) == 0) {
            return true;
        }
    }
    return false;
}

/* Where the label is printed whole, if exactly once; else UINT32_MAX. */
static uint32_t find_whole(const struct glyphs *glyphs, const struct places *printed, const struct label_script *script,
                           uint32_t label)
{
    uint32_t from = script->starts[label], length = script->starts[label + 1] - from;
    uint32_t found = UINT32_MAX;
    if (length < ANCHOR_LENGTH) {
        return UINT32_MAX;
    }
    uint32_t next = printed->heads[script->code_points[from] % BUCKETS];
    for (; next > 0 && next - 1 + length <= glyphs->count; next = printed->next[next - 1]) {
        uint32_t i = 0;
        while (i < length && glyphs->items[next - 1 + i].code_point == script->code_points[from + i]) {
            i++;
        }
        if (i == length) {
            if (found != UINT32_MAX) {
                return UINT32_MAX;
            }
            found = next - 1;
        }
    }
    return found == UINT32_MAX || is_part_of_other(script, label) ? UINT32_MAX : found;
}

/* Keeps the heaviest set of anchors whose places rise with their labels; the others become UINT32_MAX. False: no
 * memory. */
static bool keep_rising(struct arena *arena, uint32_t *places, const struct label_script *script, uint32_t label_count)
{
    uint32_t *weight = arena_allocate_array(arena, label_count, sizeof *weight);
    uint32_t *before = arena_allocate_array(arena, label_count, sizeof *before);
    bool *kept = arena_allocate_array(arena, label_count, sizeof *kept);
    uint32_t best = UINT32_MAX, last = 0, end_of_last = 0;
    bool rising = true; /* all up to the last: it is the best to stand before the next, too */
    if (!weight || !before || !kept) {
        return false;
    }
    for (uint32_t i = 0; i < label_count; i++) {
        before[i] = UINT32_MAX;
        if (places[i] == UINT32_MAX) {
            continue;
        }
        uint32_t length = script->starts[i + 1] - script->starts[i];
        uint32_t sum = 0;
        rising &= end_of_last <= places[i];
        for (uint32_t k = rising ? last : 0; k < i; k++) {
            uint32_t end = places[k] == UINT32_MAX ? UINT32_MAX : places[k] + script->starts[k + 1] - script->starts[k];
            if (end <= places[i] && weight[k] > sum) {
                sum = weight[k];
                before[i] = k;
            }
        }
        weight[i] = sum + length;
        last = i;
        end_of_last = places[i] + length;
        best = best == UINT32_MAX || weight[i] > weight[best] ? i : best;
    }
    for (uint32_t i = best; i != UINT32_MAX; i = before[i]) {
        kept[i] = true;
    }
    for (uint32_t i = 0; i < label_count; i++) {
        places[i] = kept[i] ? places[i] : UINT32_MAX;
    }
    return true;
}

enum alignment_step { STEP_PRINT, STEP_SCRIPT, STEP_MATCH, STEP_MASK = 3, IN_RUN = 4 };

/* Aligns what stands between two anchors. */
static bool align_gap(struct arena *arena, const struct glyphs *glyphs, struct glyph_range print,
                      const struct label_script *script, struct glyph_range part, uint16_t *claims)
{
    size_t rows = print.to - print.from, columns = part.to - part.from;
    if (rows == 0 || columns == 0 || rows * columns > LARGEST_TABLE) {
        return true;
    }
    uint8_t *steps = arena_allocate_array(arena, rows, columns);
    int32_t *scores = arena_allocate_array(arena, 2 * (columns + 1), sizeof *scores); /* best up to here */
    int32_t *runs = arena_allocate_array(arena, 2 * (columns + 1), sizeof *runs);     /* best ending in a match */
    if (!steps || !scores || !runs) {
        return false;
    }
    int32_t *score = scores, *score_above = scores + columns + 1, *run = runs, *run_above = runs + columns + 1;
    for (size_t r = 0; r < rows; r++) {
        uint32_t code_point = glyphs->items[print.from + r].code_point;
        for (size_t c = 0; c < columns; c++) {
            uint8_t step = score_above[c + 1] >= score[c] ? STEP_PRINT : STEP_SCRIPT;
            int32_t best = step == STEP_PRINT ? score_above[c + 1] : score[c];
            run[c + 1] = 0;
            if (script->code_points[part.from + c] == code_point) {
                uint16_t owner = script->owners[part.from + c];
                bool same = c > 0 && owner == script->owners[part.from + c - 1];
                int32_t fresh = score_above[c] + (script->group[owner] ? GROUP_MATCH : MATCH);
                int32_t longer = same && run_above[c] > 0 ? run_above[c] + (script->group[owner] ? GROUP_RUN : RUN) : 0;
                run[c + 1] = longer >= fresh ? longer : fresh;
                if (longer >= fresh) {
                    step |= IN_RUN;
                }
                if (run[c + 1] > best) {
                    best = run[c + 1];
                    step = (uint8_t)((step & IN_RUN) | STEP_MATCH);
                }
            }
            score[c + 1] = best;
            steps[r * columns + c] = step;
        }
        int32_t *swap = score;
        score = score_above;
        score_above = swap;
        swap = run;
        run = run_above;
        run_above = swap;
        score[0] = run[0] = 0;
    }
    bool in_run = false; /* the match below was reached as the continuation of a run: this one is a match too */
    for (size_t r = rows, c = columns; r > 0 && c > 0;) {
        uint8_t step = steps[(r - 1) * columns + c - 1];
        if (in_run || (step & STEP_MASK) == STEP_MATCH) {
            claims[print.from + r - 1] = script->owners[part.from + c - 1];
            in_run = (step & IN_RUN) != 0;
            r--;
            c--;
        } else if ((step & STEP_MASK) == STEP_PRINT) {
            r--;
        } else {
            c--;
        }
    }
    return true;
}

bool align_labels(struct arena *arena, const struct glyphs *glyphs, const struct script_label *labels,
                  uint32_t label_count, uint16_t *claims)
{
    struct label_script script;
    uint32_t *places = arena_allocate_array(arena, label_count, sizeof *places);
    struct places printed = {.next = arena_allocate_array(arena, glyphs->count, sizeof *printed.next)};
    if (!places || !printed.next || !build_script(arena, &script, labels, label_count)) {
        return false;
    }
    for (size_t i = glyphs->count; i > 0; i--) {
        claims[i - 1] = UNCLAIMED;
        note_place(&printed, glyphs->items[i - 1].code_point, (uint32_t)i - 1);
    }
    for (uint32_t i = 0; i < label_count; i++) {
        /* A group's label stands beside its lines, above, between or below them, and must not part them. */
        places[i] = labels[i].line == UINT32_MAX ? UINT32_MAX : find_whole(glyphs, &printed, &script, i);
    }
    if (!keep_rising(arena, places, &script, label_count)) {
        return false;
    }
    struct glyph_range print = {0, 0}, part = {0, 0};
    for (uint32_t i = 0; i <= label_count; i++) {
        bool end = i == label_count;
        if (!end && places[i] == UINT32_MAX) {
            continue;
        }
        print.to = end ? (uint32_t)glyphs->count : places[i];
        part.to = script.starts[i];
        if (!align_gap(arena, glyphs, print, &script, part, claims)) {
            return false;
        }
        if (!end) {
            part.from = script.starts[i + 1];
            print.from = places[i] + part.from - script.starts[i];
            for (uint32_t k = places[i]; k < print.from; k++) {
                claims[k] = (uint16_t)i;
            }
        }
    }
    return true;
}
