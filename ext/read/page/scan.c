/* Ruling lines in the pixels of a page, for those that are part of a picture. */
#include "read/page/page.h"

#include <math.h>
#include <stdlib.h>

/* Lengths in points that tell lines from strokes of glyphs, dots of a line from specks. */
static const double LINE_LEAST = 6;
static const double GLYPH_MOST = 24;
static const double WORD_MOST = 96; /* strokes of large glyphs that touch: a title */
static const double DASH_GAP_MOST = 3;
static const double THICK_MOST = 4;
static const double INK_LEAST = 0.3;  /* of a dotted line's length */
static const double SKEW_MOST = 0.02; /* of a scanned line's length */

enum { BESIDE = 4 }; /* pixels from a line to the page beside it */

/* ---- marks to runs, runs to lines; written for lines across, and for lines down with the page on its side ---- */

struct ink_run {
    uint32_t row, from, to; /* pixels */
    uint32_t ruling;        /* index of the line that it is part of */
};

struct plane {
    const uint8_t *marks;
    size_t rows, length; /* pixels */
    double scale;
};

struct run_list {
    struct arena *arena;
    struct ink_run *runs;
    size_t count, capacity;
};

static bool add_run(struct run_list *list, struct ink_run run)
{
    return ARENA_PUSH(list->arena, list->runs, list->count, list->capacity, run);
}

/* A stroke of a glyph stands within it; a line that runs through its box goes on outside. */
static bool is_stroke(const struct plane *plane, const uint8_t *row, size_t from, size_t to)
{
    double length = (double)(to - from) / plane->scale;
    if (length >= WORD_MOST || !((row[from] | row[to - 1]) & MARK_GLYPH)) {
        return false;
    }
    size_t in_glyph = 0;
    for (size_t x = from; x < to; x++) {
        in_glyph += (row[x] & MARK_GLYPH) != 0;
    }
    return length < GLYPH_MOST ? in_glyph * 2 > to - from : in_glyph == to - from;
}

/* The next unbroken piece of line in a row, through the lines that it crosses; strokes of glyphs are passed over. */
static bool next_piece(const struct plane *plane, const uint8_t *row, size_t *from, size_t *to)
{
    const size_t crossing = (size_t)(THICK_MOST * plane->scale);
    size_t x = *to;
    while (x < plane->length) {
        uint64_t eight;
        if (plane->length - x >= 8 && (memcpy(&eight, row + x, 8), (eight & 0x0101010101010101u) == 0)) {
            x += 8;
            continue;
        }
        if (!(row[x] & MARK_LINE)) {
            x++;
            continue;
        }
        *from = x;
        for (*to = x + 1; x < plane->length && x <= *to + crossing && (row[x] & MARK_INK); x++) {
            *to = row[x] & MARK_LINE ? x + 1 : *to;
        }
        if (!is_stroke(plane, row, *from, *to)) {
            return true;
        }
    }
    return false;
}

/* Pieces with small gaps between them are one run: a dashed or dotted line. */
static bool find_runs_of_row(const struct plane *plane, size_t row, struct run_list *list)
{
    const uint8_t *marks = plane->marks + row * plane->length;
    const size_t gap = (size_t)(DASH_GAP_MOST * plane->scale);
    size_t from = 0;
    size_t to = 0;
    bool more = next_piece(plane, marks, &from, &to);
    while (more) {
        size_t start = from;
        size_t end = to;
        size_t ink = to - from;
        while ((more = next_piece(plane, marks, &from, &to)) && from - end <= gap) {
            ink += to - from;
            end = to;
        }
        double length = (double)(end - start);
        if (length >= LINE_LEAST * plane->scale && (double)ink >= INK_LEAST * length &&
            !add_run(list, (struct ink_run){.row = (uint32_t)row, .from = (uint32_t)start, .to = (uint32_t)end})) {
            return false;
        }
    }
    return true;
}

static uint32_t root_of(struct ink_run *runs, uint32_t run)
{
    while (runs[run].ruling != run) {
        runs[run].ruling = runs[runs[run].ruling].ruling; /* keeps paths short */
        run = runs[run].ruling;
    }
    return run;
}

/* Joins runs of neighbouring rows that touch: a line is thicker than a pixel, and a scanned one not quite level. */
static void join_runs(struct run_list *list, size_t gap)
{
    struct ink_run *runs = list->runs;
    uint32_t above = 0; /* the first run of the row before that may still touch */
    for (uint32_t i = 0; i < list->count; i++) {
        runs[i].ruling = i;
        while (above < i && (runs[above].row + 1 < runs[i].row ||
                             (runs[above].row + 1 == runs[i].row && runs[above].to + gap < runs[i].from))) {
            above++;
        }
        for (uint32_t j = above; j < i && runs[j].row + 1 == runs[i].row && runs[j].from <= runs[i].to + gap; j++) {
            uint32_t one = root_of(runs, i);
            uint32_t other = root_of(runs, j);
            runs[one < other ? other : one].ruling = one < other ? one : other;
        }
    }
}

/* A line while its runs are collected. */
struct collected {
    uint32_t from, to;   /* pixels along it */
    uint32_t low, high;  /* rows */
    size_t first_length; /* index of the length of its first row */
};

/* The rows at the edges that hold but little of the line are strokes of something else that touches it. */
static void trim_edges(struct collected *line, const uint64_t *lengths)
{
    uint64_t most = 0;
    for (uint32_t row = line->low; row < line->high; row++) {
        uint64_t length = lengths[line->first_length + row - line->low];
        most = length > most ? length : most;
    }
    const uint32_t first = line->low;
    while (lengths[line->first_length + line->low - first] * 4 < most) {
        line->low++;
    }
    while (lengths[line->first_length + line->high - 1 - first] * 4 < most) {
        line->high--;
    }
}

/* Collects what the runs of each line span, and how much of it is in each of its rows. Returns the number of lines. */
static size_t collect_lines(struct run_list *list, uint32_t *place, struct collected *lines, uint64_t *lengths)
{
    size_t count = 0;
    for (uint32_t i = 0; i < list->count; i++) {
        const struct ink_run *run = &list->runs[i];
        uint32_t root = root_of(list->runs, i);
        if (root == i) {
            place[i] = (uint32_t)count;
            lines[count++] = (struct collected){run->from, run->to, run->row, run->row + 1, 0};
            continue;
        }
        struct collected *line = &lines[place[root]];
        line->from = run->from < line->from ? run->from : line->from;
        line->to = run->to > line->to ? run->to : line->to;
        line->high = run->row + 1; /* runs come by row */
    }
    size_t rows = 0;
    for (size_t i = 0; i < count; i++) {
        lines[i].first_length = rows;
        rows += lines[i].high - lines[i].low; /* each row has a run, so that there are no more rows than runs */
    }
    for (uint32_t i = 0; i < list->count; i++) {
        const struct ink_run *run = &list->runs[i];
        const struct collected *line = &lines[place[root_of(list->runs, i)]];
        lengths[line->first_length + run->row - line->low] += run->to - run->from;
    }
    return count;
}

static bool collect_rulings(struct run_list *list, double scale, struct ruling_list *rulings)
{
    uint32_t *place = arena_allocate_array(list->arena, list->count, sizeof *place);
    struct collected *lines = arena_allocate_array(list->arena, list->count, sizeof *lines);
    uint64_t *lengths = arena_allocate_array(list->arena, list->count, sizeof *lengths);
    rulings->rulings = arena_allocate_array(list->arena, list->count, sizeof *rulings->rulings);
    if (!place || !lines || !lengths || !rulings->rulings) {
        return false;
    }
    size_t count = collect_lines(list, place, lines, lengths);
    for (size_t i = 0; i < count; i++) {
        trim_edges(&lines[i], lengths);
        struct ruling ruling = {lines[i].from / scale, lines[i].to / scale, lines[i].low / scale, lines[i].high / scale,
                                0};
        if (ruling.high - ruling.low <= THICK_MOST + SKEW_MOST * (ruling.to - ruling.from)) {
            rulings->rulings[rulings->count++] = ruling;
        }
    }
    return true;
}

static bool find_rulings(const struct plane *plane, struct arena *scratch, struct ruling_list *rulings)
{
    struct run_list list = {.arena = scratch};
    for (size_t row = 0; row < plane->rows; row++) {
        if (!find_runs_of_row(plane, row, &list)) {
            return false;
        }
        if (list.count > PAGE_RUNS) {
            return true;
        }
    }
    join_runs(&list, (size_t)(DASH_GAP_MOST * plane->scale));
    return collect_rulings(&list, plane->scale, rulings);
}

/* ---- how much a line stands out ---- */

static int compare_levels(const void *a, const void *b)
{
    return *(const int *)b - *(const int *)a;
}

/* Across a line at one of its places, given as an offset in the gray page: the pixel that stands out most from both
 * sides of the line. */
static int contrast_at(const uint8_t *gray, ptrdiff_t step, ptrdiff_t thickness)
{
    int before = gray[-BESIDE * step];
    int after = gray[(thickness - 1 + BESIDE) * step];
    int most = 0;
    for (ptrdiff_t i = 0; i < thickness; i++) {
        int to_before = abs(gray[i * step] - before);
        int to_after = abs(gray[i * step] - after);
        int least = to_before < to_after ? to_before : to_after;
        most = least > most ? least : most;
    }
    return most;
}

static void measure_contrast(const struct raster *raster, struct ruling_list *list, bool horizontal)
{
    enum { PLACES = 16 };
    ptrdiff_t stride;
    const uint8_t *origin = raster_gray(raster, &stride);
    const ptrdiff_t along = horizontal ? 1 : stride;
    const ptrdiff_t across = horizontal ? stride : 1;
    for (size_t i = 0; i < list->count; i++) {
        struct ruling *ruling = &list->rulings[i];
        int levels[PLACES];
        ptrdiff_t low = (ptrdiff_t)lround(ruling->low * raster->scale);
        ptrdiff_t thickness = (ptrdiff_t)lround(ruling->high * raster->scale) - low;
        for (int place = 0; place < PLACES; place++) {
            double position = ruling->from + (ruling->to - ruling->from) * (place + 0.5) / (double)PLACES;
            ptrdiff_t at = (ptrdiff_t)(position * raster->scale);
            levels[place] = contrast_at(origin + at * along + low * across, across, thickness);
        }
        /* Not the mean: a dotted line is half of gaps. */
        qsort(levels, PLACES, sizeof levels[0], compare_levels);
        ruling->contrast = levels[PLACES / 4];
    }
}

bool scan_find_rulings(const struct page_print *print, struct arena *scratch, struct page_rulings *rulings)
{
    struct raster raster;
    if (!raster_mark(&raster, scratch, print)) {
        return false;
    }
    const struct plane across = {raster.across, raster.height, raster.width, raster.scale};
    const struct plane down = {raster.down, raster.width, raster.height, raster.scale};
    if (!find_rulings(&across, scratch, &rulings->horizontal) || !find_rulings(&down, scratch, &rulings->vertical)) {
        return false;
    }
    if (rulings->horizontal.count > PAGE_RULINGS || rulings->vertical.count > PAGE_RULINGS) {
        *rulings = (struct page_rulings){0};
    }
    measure_contrast(&raster, &rulings->horizontal, true);
    measure_contrast(&raster, &rulings->vertical, false);
    return true;
}
