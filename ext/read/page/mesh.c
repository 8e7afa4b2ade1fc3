#include "read/page/page.h"

#include <math.h>
#include <stdlib.h>

static const double TOUCH = 2.5;       /* points: lines that end this near to one another are meant to meet */
static const double FAINT_MOST = 0.6;  /* of the contrast of the other lines */
static const double END_NEAR = 1.5;    /* points: how near to another line a faint one must end */
static const double LONG_LEAST = 0.6;  /* of the table: so long is no stroke, however faint */
static const double MAIN_LEAST = 0.34; /* of the length of all lines: whose contrast counts */

static bool meet(const struct ruling *horizontal, const struct ruling *vertical)
{
    return vertical->high >= horizontal->from - TOUCH && vertical->low <= horizontal->to + TOUCH &&
           horizontal->high >= vertical->from - TOUCH && horizontal->low <= vertical->to + TOUCH;
}

uint32_t mesh_root(const struct mesh *mesh, uint32_t ruling)
{
    while (mesh->parent[ruling] != ruling) {
        mesh->parent[ruling] = mesh->parent[mesh->parent[ruling]]; /* keeps paths short */
        ruling = mesh->parent[ruling];
    }
    return ruling;
}

bool mesh_build(struct mesh *mesh, struct arena *scratch, const struct page_rulings *rulings)
{
    const struct ruling_list *horizontal = &rulings->horizontal;
    const struct ruling_list *vertical = &rulings->vertical;
    mesh->rulings = rulings;
    mesh->count = horizontal->count + vertical->count;
    mesh->parent = arena_allocate_array(scratch, mesh->count, sizeof *mesh->parent);
    if (!mesh->parent) {
        return false;
    }
    for (uint32_t i = 0; i < mesh->count; i++) {
        mesh->parent[i] = i;
    }
    for (uint32_t i = 0; i < horizontal->count; i++) {
        for (uint32_t j = 0; j < vertical->count; j++) {
            if (meet(&horizontal->rulings[i], &vertical->rulings[j])) {
                uint32_t one = mesh_root(mesh, i);
                uint32_t other = mesh_root(mesh, (uint32_t)horizontal->count + j);
                mesh->parent[one < other ? other : one] = one < other ? one : other;
            }
        }
    }
    return true;
}

/* ---- faint lines ---- */

/* What is known of one ruling while the faint are sought. */
struct mesh_line {
    struct ruling *ruling;
    uint32_t root;
    bool horizontal;
    bool main; /* as strong as the table's lines are */
    bool kept;
};

static int by_root_then_contrast(const void *a, const void *b)
{
    const struct mesh_line *first = a;
    const struct mesh_line *second = b;
    if (first->root != second->root) {
        return first->root < second->root ? -1 : 1;
    }
    double difference = second->ruling->contrast - first->ruling->contrast;
    return (difference > 0) - (difference < 0);
}

/* Keeps the main lines of one table, which are a third of its length at least, and all that are not much fainter.
 * Returns how many others there are. */
static size_t keep_main(struct mesh_line *lines, size_t count)
{
    double length = 0;
    double main_length = 0;
    double contrast = 0;
    size_t faint = 0;
    for (size_t i = 0; i < count; i++) {
        length += lines[i].ruling->to - lines[i].ruling->from;
    }
    for (size_t i = 0; i < count && main_length <= length * MAIN_LEAST; i++) {
        main_length += lines[i].ruling->to - lines[i].ruling->from;
        contrast = lines[i].ruling->contrast;
    }
    for (size_t i = 0; i < count; i++) {
        lines[i].main = lines[i].kept = lines[i].ruling->contrast >= contrast * FAINT_MOST;
        faint += !lines[i].kept;
    }
    return faint;
}

/* Whether a faint line ends at one that is kept, or where a main line that runs beside it ends too. */
static bool ends_well(const struct mesh_line *lines, size_t count, const struct mesh_line *line, double end)
{
    for (size_t i = 0; i < count; i++) {
        const struct ruling *other = lines[i].ruling;
        bool across = lines[i].horizontal != line->horizontal;
        if (across && lines[i].kept && end >= other->low - END_NEAR && end <= other->high + END_NEAR &&
            line->ruling->high >= other->from - END_NEAR && line->ruling->low <= other->to + END_NEAR) {
            return true;
        }
        if (!across && lines[i].main && (fabs(other->from - end) <= END_NEAR || fabs(other->to - end) <= END_NEAR)) {
            return true;
        }
    }
    return false;
}

static void keep_long(struct mesh_line *lines, size_t count)
{
    double from[2] = {INFINITY, INFINITY}; /* of the vertical, of the horizontal ones */
    double to[2] = {-INFINITY, -INFINITY};
    for (size_t i = 0; i < count; i++) {
        bool horizontal = lines[i].horizontal;
        from[horizontal] = fmin(from[horizontal], lines[i].ruling->from);
        to[horizontal] = fmax(to[horizontal], lines[i].ruling->to);
    }
    for (size_t i = 0; i < count; i++) {
        bool horizontal = lines[i].horizontal;
        double length = lines[i].ruling->to - lines[i].ruling->from;
        lines[i].kept = lines[i].kept || length >= LONG_LEAST * (to[horizontal] - from[horizontal]);
    }
}

static void keep_connected(struct mesh_line *lines, size_t count)
{
    enum { ROUNDS = 4 }; /* lines that end at lines that end at ... */
    bool more = true;
    for (int round = 0; round < ROUNDS && more; round++) {
        more = false;
        for (size_t i = 0; i < count; i++) {
            struct mesh_line *line = &lines[i];
            if (!line->kept && ends_well(lines, count, line, line->ruling->from) &&
                ends_well(lines, count, line, line->ruling->to)) {
                line->kept = more = true;
            }
        }
    }
}

/* Marks what is taken out by a contrast below zero, so that the lists keep their order. */
static void judge_tables(struct mesh_line *lines, size_t count)
{
    size_t end = 0;
    for (size_t start = 0; start < count; start = end) {
        end = start;
        while (end < count && lines[end].root == lines[start].root) {
            end++;
        }
        if (keep_main(lines + start, end - start) > 0) {
            keep_long(lines + start, end - start);
            keep_connected(lines + start, end - start);
        }
    }
    for (size_t i = 0; i < count; i++) {
        if (!lines[i].kept) {
            lines[i].ruling->contrast = -1;
        }
    }
}

static void remove_marked(struct ruling_list *list)
{
    size_t kept = 0;
    for (size_t i = 0; i < list->count; i++) {
        if (list->rulings[i].contrast >= 0) {
            list->rulings[kept++] = list->rulings[i];
        }
    }
    list->count = kept;
}

bool mesh_drop_faint(struct arena *scratch, struct page_rulings *rulings)
{
    struct mesh mesh;
    if (!mesh_build(&mesh, scratch, rulings)) {
        return false;
    }
    struct mesh_line *lines = arena_allocate_array(scratch, mesh.count, sizeof *lines);
    if (!lines) {
        return false;
    }
    for (uint32_t i = 0; i < mesh.count; i++) {
        bool horizontal = i < rulings->horizontal.count;
        lines[i].horizontal = horizontal;
        lines[i].root = mesh_root(&mesh, i);
        lines[i].ruling =
            horizontal ? &rulings->horizontal.rulings[i] : &rulings->vertical.rulings[i - rulings->horizontal.count];
    }
    qsort(lines, mesh.count, sizeof *lines, by_root_then_contrast);
    judge_tables(lines, mesh.count);
    remove_marked(&rulings->horizontal);
    remove_marked(&rulings->vertical);
    return true;
}
