#include "read/page/page.h"

#include <math.h>
#include <stdlib.h>

/* Points. */
static const double SAME_BORDER = 4.5;   /* lines nearer than this are one border: no print fits between them */
static const double OPEN_SIDE = 10;      /* print may stand this far outside a table that has no line at its side */
static const double COVERED_LEAST = 0.6; /* of a square's side: less is a stub, not a border */

/* ---- borders: where the lines of a table stand ---- */

static int by_position(const void *a, const void *b)
{
    double first = *(const double *)a;
    double second = *(const double *)b;
    return (first > second) - (first < second);
}

static double middle_of(const struct ruling *ruling)
{
    return (ruling->low + ruling->high) / 2;
}

/* Sorts positions and replaces those that belong together by their mean. Returns how many remain. */
static uint32_t merge_positions(double *positions, size_t count)
{
    qsort(positions, count, sizeof *positions, by_position);
    uint32_t merged = 0;
    size_t i = 0;
    while (i < count) {
        double first = positions[i];
        double sum = 0;
        size_t together = 0;
        for (; i < count && positions[i] - first <= SAME_BORDER; i++) {
            sum += positions[i];
            together++;
        }
        positions[merged++] = sum / (double)together;
    }
    return merged;
}

/* The lines of one table, copied out of the mesh. */
struct frame {
    struct ruling_list horizontal, vertical;
    struct box box;
};

/* The borders across one direction: where its own lines stand, and where the other direction's lines end, because a
 * table may be open at its sides or cut by the end of the page. */
static bool find_borders(struct arena *scratch, const struct ruling_list *own, double first, double last,
                         double **borders, uint32_t *count)
{
    double *positions = arena_allocate_array(scratch, own->count + 2, sizeof *positions);
    if (!positions) {
        return false;
    }
    for (size_t i = 0; i < own->count; i++) {
        positions[i] = middle_of(&own->rulings[i]);
    }
    positions[own->count] = first;
    positions[own->count + 1] = last;
    *borders = positions;
    *count = merge_positions(positions, own->count + 2);
    return true;
}

static uint32_t nearest_border(const double *borders, uint32_t count, double position)
{
    uint32_t low = 0;
    uint32_t high = count - 1;
    while (low < high) {
        uint32_t half = low + (high - low) / 2;
        if (borders[half] < position) {
            low = half + 1;
        } else {
            high = half;
        }
    }
    return low > 0 && position - borders[low - 1] < borders[low] - position ? low - 1 : low;
}

/* Which sides of the unit squares a line covers: walls[border * squares + square], with `squares` of them along it. */
static bool build_walls(struct arena *scratch, const struct ruling_list *own, const double *borders,
                        uint32_t border_count, const double *along, uint32_t squares, bool **walls)
{
    float *covered = arena_allocate_array(scratch, (size_t)border_count * squares, sizeof *covered);
    *walls = arena_allocate_array(scratch, (size_t)border_count * squares, sizeof **walls);
    if (!covered || !*walls) {
        return false;
    }
    for (size_t i = 0; i < own->count; i++) {
        const struct ruling *ruling = &own->rulings[i];
        uint32_t border = nearest_border(borders, border_count, middle_of(ruling));
        for (uint32_t square = 0; square < squares; square++) {
            double shared = fmin(ruling->to, along[square + 1]) - fmax(ruling->from, along[square]);
            if (shared > 0) {
                covered[(size_t)border * squares + square] += (float)(shared / (along[square + 1] - along[square]));
            }
        }
    }
    for (size_t i = 0; i < (size_t)border_count * squares; i++) {
        size_t border = i / squares;
        (*walls)[i] = border == 0 || border + 1 == border_count || (double)covered[i] >= COVERED_LEAST;
    }
    return true;
}

/* ---- squares to cells ---- */

struct walls {
    bool *above; /* [row * columns + column], rows + 1 of them */
    bool *left;  /* [column * rows + row], columns + 1 of them */
};

static bool row_joins(const struct page_table *table, const struct walls *walls, const struct cell_area *area,
                      uint32_t row)
{
    for (uint32_t column = area->column; column < area->column + area->columns; column++) {
        if (walls->above[(size_t)row * table->columns + column] ||
            table->area_at[(size_t)row * table->columns + column] != UINT32_MAX ||
            (column > area->column && walls->left[(size_t)column * table->rows + row])) {
            return false;
        }
    }
    return true;
}

/* Fills the table with rectangles; where lines are missing so that a region is none, it becomes several. */
static void find_areas(struct page_table *table, const struct walls *walls)
{
    for (size_t i = 0; i < (size_t)table->rows * table->columns; i++) {
        table->area_at[i] = UINT32_MAX;
    }
    for (uint32_t row = 0; row < table->rows; row++) {
        for (uint32_t column = 0; column < table->columns; column++) {
            if (table->area_at[(size_t)row * table->columns + column] != UINT32_MAX) {
                continue;
            }
            struct cell_area area = {row, column, 1, 1};
            while (column + area.columns < table->columns &&
                   !walls->left[(size_t)(column + area.columns) * table->rows + row] &&
                   table->area_at[(size_t)row * table->columns + column + area.columns] == UINT32_MAX) {
                area.columns++;
            }
            while (row + area.rows < table->rows && row_joins(table, walls, &area, row + area.rows)) {
                area.rows++;
            }
            for (uint32_t i = 0; i < area.rows * area.columns; i++) {
                size_t at = (size_t)(row + i / area.columns) * table->columns + column + i % area.columns;
                table->area_at[at] = table->area_count;
            }
            table->areas[table->area_count++] = area;
        }
    }
}

static bool has_line_at(const struct ruling_list *list, double position)
{
    for (size_t i = 0; i < list->count; i++) {
        if (fabs(middle_of(&list->rulings[i]) - position) <= SAME_BORDER) {
            return true;
        }
    }
    return false;
}

/* Makes a table of lines that meet. `table->area_count` stays 0 where they make none. */
static bool build_table(struct arena *scratch, const struct frame *frame, struct page_table *table)
{
    uint32_t x_count = 0;
    uint32_t y_count = 0;
    *table = (struct page_table){.box = frame->box};
    if (!find_borders(scratch, &frame->vertical, frame->box.left, frame->box.right, &table->x, &x_count) ||
        !find_borders(scratch, &frame->horizontal, frame->box.top, frame->box.bottom, &table->y, &y_count)) {
        return false;
    }
    table->columns = x_count - 1;
    table->rows = y_count - 1;
    size_t squares = (size_t)table->columns * table->rows;
    if (squares < 2 || table->columns > LIMIT_GRID_COLUMNS || table->rows > TABLE_ROWS) {
        return true;
    }
    struct walls walls;
    table->area_at = arena_allocate_array(scratch, squares, sizeof *table->area_at);
    table->areas = arena_allocate_array(scratch, squares, sizeof *table->areas);
    if (!table->area_at || !table->areas ||
        !build_walls(scratch, &frame->horizontal, table->y, y_count, table->x, table->columns, &walls.above) ||
        !build_walls(scratch, &frame->vertical, table->x, x_count, table->y, table->rows, &walls.left)) {
        return false;
    }
    find_areas(table, &walls);
    table->x[0] -= has_line_at(&frame->vertical, table->x[0]) ? 0 : OPEN_SIDE;
    table->x[x_count - 1] += has_line_at(&frame->vertical, table->x[x_count - 1]) ? 0 : OPEN_SIDE;
    return true;
}

/* ---- glyphs to cells ---- */

/* The square that holds a position, or UINT32_MAX outside. */
static uint32_t square_at(const double *borders, uint32_t squares, double position)
{
    if (!(position >= borders[0] && position < borders[squares])) {
        return UINT32_MAX;
    }
    uint32_t low = 0;
    uint32_t high = squares;
    while (high - low > 1) {
        uint32_t half = low + (high - low) / 2;
        if (borders[half] <= position) {
            low = half;
        } else {
            high = half;
        }
    }
    return low;
}

/* The cell in which something stands whose middle and height are given, or 0. Letters of a watermark, which are higher
 * than any cell, stand in none. */
static uint32_t cell_at(const struct page_table *table, double x, double y, double height)
{
    uint32_t column = square_at(table->x, table->columns, x);
    uint32_t row = square_at(table->y, table->rows, y);
    if (column == UINT32_MAX || row == UINT32_MAX) {
        return 0;
    }
    uint32_t index = table->area_at[(size_t)row * table->columns + column];
    const struct cell_area *area = &table->areas[index];
    double room = table->y[area->row + area->rows] - table->y[area->row];
    return height <= room * 2 ? table->first_cell + index : 0;
}

static double gap_between(const struct page_glyph *glyph, const struct page_glyph *next)
{
    return next->box.left - glyph->box.right;
}

/* Whether the glyph next to this one continues its number: figures in a too narrow cell stand across its border. */
static bool continues_figure(const struct page_glyph *glyph, const struct page_glyph *next)
{
    double height = glyph->box.bottom - glyph->box.top;
    return text_is_figure(glyph, 1) && text_is_figure(next, 1) && fabs(next->box.top - glyph->box.top) < height / 4 &&
           fabs(gap_between(glyph, next)) < height / 8;
}

static bool stands_across_border(const struct page_table *table, const struct box *box)
{
    double margin = (box->right - box->left) / 5;
    uint32_t first = square_at(table->x, table->columns, box->left + margin);
    return first != UINT32_MAX && first != square_at(table->x, table->columns, box->right - margin);
}

/* Two numbers that touch at a border are told apart by the gap there, where it is none of those within a number. */
static bool parts_at_border(const struct page_table *table, const struct page_glyph *first,
                            const struct page_glyph *last)
{
    const struct page_glyph *next = last + 1;
    double height = last->box.bottom - last->box.top;
    uint32_t before = square_at(table->x, table->columns, (last->box.left + last->box.right) / 2);
    uint32_t after = square_at(table->x, table->columns, (next->box.left + next->box.right) / 2);
    return before != after && last > first && fabs(gap_between(last, next) - gap_between(last - 1, last)) > height / 40;
}

/* How many glyphs from this one on are one number; 1 where it is none. */
static size_t count_figure(const struct page_table *table, const struct glyph_list *list, size_t from)
{
    const struct page_glyph *first = &list->glyphs[from];
    size_t count = 1;
    while (from + count < list->count && continues_figure(&first[count - 1], &first[count]) &&
           !parts_at_border(table, first, &first[count - 1])) {
        count++;
    }
    return count;
}

/* Gives the glyphs inside the table their cells. A number that a border cuts through goes whole to where its middle is.
 * Returns how many glyphs there are in the table. */
static size_t place_glyphs(const struct page_table *table, struct glyph_list *list)
{
    size_t placed = 0;
    size_t count = 0;
    for (size_t i = 0; i < list->count; i += count) {
        struct page_glyph *glyphs = &list->glyphs[i];
        bool across = false;
        count = count_figure(table, list, i);
        for (size_t j = 0; j < count; j++) {
            across = across || stands_across_border(table, &glyphs[j].box);
        }
        for (size_t j = 0; j < count; j++) {
            const struct box *box = &glyphs[j].box;
            double x = across ? (glyphs[0].box.left + glyphs[count - 1].box.right) / 2 : (box->left + box->right) / 2;
            uint32_t cell = cell_at(table, x, (box->top + box->bottom) / 2, box->bottom - box->top);
            glyphs[j].cell = cell > 0 ? cell : glyphs[j].cell;
            placed += cell > 0;
        }
    }
    return placed;
}

/* ---- the page ---- */

static void take_ruling(struct ruling_list *list, const struct ruling *ruling, struct frame *frame, bool horizontal)
{
    list->rulings[list->count++] = *ruling;
    struct box *box = &frame->box;
    double middle = middle_of(ruling);
    box->left = fmin(box->left, horizontal ? ruling->from : middle);
    box->right = fmax(box->right, horizontal ? ruling->to : middle);
    box->top = fmin(box->top, horizontal ? middle : ruling->from);
    box->bottom = fmax(box->bottom, horizontal ? middle : ruling->to);
}

/* Copies the lines that meet the ruling `root` into the frame. */
static void collect_frame(const struct mesh *mesh, uint32_t root, struct frame *frame)
{
    const struct page_rulings *rulings = mesh->rulings;
    frame->horizontal.count = frame->vertical.count = 0;
    frame->box = (struct box){INFINITY, INFINITY, -INFINITY, -INFINITY};
    for (uint32_t i = 0; i < mesh->count; i++) {
        if (mesh_root(mesh, i) != root) {
            continue;
        }
        if (i < rulings->horizontal.count) {
            take_ruling(&frame->horizontal, &rulings->horizontal.rulings[i], frame, true);
        } else {
            take_ruling(&frame->vertical, &rulings->vertical.rulings[i - rulings->horizontal.count], frame, false);
        }
    }
}

static int by_size_then_place(const void *a, const void *b)
{
    const struct box *first = &((const struct page_table *)a)->box;
    const struct box *second = &((const struct page_table *)b)->box;
    double difference = (second->right - second->left) * (second->bottom - second->top) -
                        (first->right - first->left) * (first->bottom - first->top);
    return (difference > 0) - (difference < 0);
}

static int by_top(const void *a, const void *b)
{
    const struct box *first = &((const struct page_table *)a)->box;
    const struct box *second = &((const struct page_table *)b)->box;
    int order = (first->top > second->top) - (first->top < second->top);
    return order != 0 ? order : (first->left > second->left) - (first->left < second->left);
}

/* Places the glyphs, the largest table first, so that a table within a cell of another has its own; then drops tables
 * without print: pictures, mostly. */
static void fill_tables(struct table_list *list, struct glyph_list *glyphs)
{
    uint32_t cells = 1;
    size_t kept = 0;
    qsort(list->tables, list->count, sizeof *list->tables, by_size_then_place);
    for (size_t i = 0; i < list->count; i++) {
        struct page_table *table = &list->tables[i];
        table->first_cell = cells;
        if (place_glyphs(table, glyphs) > 0) {
            cells += table->area_count;
            list->tables[kept++] = *table;
        }
    }
    list->count = kept;
    qsort(list->tables, list->count, sizeof *list->tables, by_top);
}

bool lattice_find_tables(struct arena *scratch, struct page_rulings *rulings, struct glyph_list *glyphs,
                         struct table_list *tables)
{
    struct mesh mesh;
    struct frame frame = {0};
    *tables = (struct table_list){0};
    if (!mesh_drop_faint(scratch, rulings)) {
        return false;
    }
    tables->tables = arena_allocate_array(scratch, rulings->vertical.count, sizeof *tables->tables);
    frame.horizontal.rulings =
        arena_allocate_array(scratch, rulings->horizontal.count, sizeof *frame.horizontal.rulings);
    frame.vertical.rulings = arena_allocate_array(scratch, rulings->vertical.count, sizeof *frame.vertical.rulings);
    if (!tables->tables || !frame.horizontal.rulings || !frame.vertical.rulings ||
        !mesh_build(&mesh, scratch, rulings)) {
        return false;
    }
    for (uint32_t i = 0; i < rulings->horizontal.count; i++) {
        if (mesh_root(&mesh, i) != i) {
            continue;
        }
        collect_frame(&mesh, i, &frame);
        /* White rules in shading show only between cells: a table of four has one across and two down, say. */
        if (frame.vertical.count < 1 || frame.horizontal.count + frame.vertical.count < 3) {
            continue;
        }
        struct page_table *table = &tables->tables[tables->count];
        if (!build_table(scratch, &frame, table)) {
            return false;
        }
        tables->count += table->area_count > 1;
    }
    fill_tables(tables, glyphs);
    return true;
}
