/* Tables become rows: spans as HTML defines them, wrong ones cut, and limits named. */
#include "support.h"

#include "base/limits.h"
#include "read/document.h"

/* A cell as a reader meets it; a NULL text begins a row. */
struct met {
    const char *text;
    uint32_t columns, rows;
};

#define ROW                                                                                                            \
    {                                                                                                                  \
        NULL, 0, 0                                                                                                     \
    }
#define END                                                                                                            \
    {                                                                                                                  \
        NULL, 1, 0                                                                                                     \
    }

/* Builds a table and writes it as "left-right text" cells, a row a line. */
static void assert_grid(const struct met *met, const char *expected)
{
    struct arena *arena = arena_create(&counted_memory, SIZE_MAX);
    struct document document = {.arena = arena};
    struct failure failure = no_failure();
    struct grid *grid = grid_begin(&document, 3, &failure);
    assert_non_null(grid);
    for (; met->text || met->columns == 0; met++) {
        assert_true(met->text ? grid_cell(grid, span_of(met->text), met->columns, met->rows, &failure)
                              : grid_row(grid, &failure));
    }
    assert_true(grid_end(grid, &failure));
    struct buffer out = {.arena = arena};
    for (size_t i = 0; i < document.row_count; i++) {
        const struct row *row = &document.rows[i];
        assert_int_equal(row->kind, ROW_GRID);
        assert_int_equal(row->place.page, 3);
        assert_int_equal(row->place.table, 1);
        assert_int_equal(row->place.row, i + 1);
        for (uint32_t c = 0; c < row->cell_count; c++) {
            const struct cell *cell = &row->cells[c];
            assert_true(buffer_add_format(&out, "%s%g-%g %.*s", c > 0 ? ", " : "", cell->left, cell->right,
                                          (int)cell->text.size, cell->text.size > 0 ? cell->text.data : ""));
        }
        assert_true(buffer_add(&out, SPAN("\n")));
    }
    assert_same_span(buffer_span(&out), span_of(expected));
    arena_destroy(arena);
}

TEST(plain_cells)
{
    static const struct met met[] = {ROW, {"a", 1, 1}, {" b\u3000", 1, 1}, ROW, {"", 1, 1}, {"c", 1, 1}, END};
    assert_grid(met, "0-1 a, 1-2 b\n0-1 , 1-2 c\n");
}

TEST(cells_without_a_row)
{
    static const struct met met[] = {{"a", 1, 1}, {"b", 1, 1}, END};
    assert_grid(met, "0-1 a, 1-2 b\n");
}

TEST(column_spans)
{
    static const struct met met[] = {ROW, {"a", 3, 1}, {"b", 1, 1}, ROW, {"c", 0, 0}, {"d", 2, 1}, END};
    assert_grid(met, "0-3 a, 3-4 b\n0-1 c, 1-3 d\n");
}

TEST(row_spans)
{
    static const struct met met[] = {ROW, {"group", 1, 3}, {"1", 1, 1}, ROW, {"2", 1, 1}, ROW, {"3", 1, 1},
                                     ROW, {"4", 1, 1},     {"5", 1, 1}, END};
    assert_grid(met, "0-1 group, 1-2 1\n1-2 2\n1-2 3\n0-1 4, 1-2 5\n");
}

/* A cell that spans rows in the middle, and one that begins while another still covers. */
TEST(spans_that_meet)
{
    static const struct met met[] = {ROW,         {"a", 1, 1}, {"b", 2, 2}, {"c", 1, 1}, ROW,
                                     {"d", 1, 2}, {"e", 1, 1}, ROW,         {"f", 2, 1}, END};
    assert_grid(met, "0-1 a, 1-3 b, 3-4 c\n0-1 d, 3-4 e\n1-3 f\n");
}

/* More rows than the table has: the span ends with it. */
TEST(spans_past_the_end)
{
    static const struct met met[] = {ROW, {"a", 1, 65535}, {"b", 1, 1}, ROW, {"c", 1, 1}, END};
    assert_grid(met, "0-1 a, 1-2 b\n1-2 c\n");
}

TEST(spans_as_wide_as_a_number)
{
    static const struct met met[] = {ROW, {"a", UINT32_MAX, UINT32_MAX}, END};
    assert_grid(met, "0-256 a\n");
    static const struct met two[] = {ROW, {"a", 1, 1}, {"b", 65535, 1}, END};
    assert_grid(two, "0-1 a, 1-256 b\n");
}

TEST(rows_without_cells)
{
    static const struct met met[] = {ROW, ROW, {"a", 1, 1}, ROW, END};
    assert_grid(met, "\n0-1 a\n\n");
}

TEST(too_many_columns)
{
    struct document document = {.arena = arena};
    struct failure failure = no_failure();
    struct grid *grid = grid_begin(&document, 0, &failure);
    for (unsigned i = 0; i < LIMIT_GRID_COLUMNS; i++) {
        assert_true(grid_cell(grid, SPAN("1"), 1, 1, &failure));
    }
    assert_false(grid_cell(grid, SPAN("1"), 1, 1, &failure));
    assert_int_equal(failure.code, FAILURE_LIMIT);
    assert_string_equal(failure.unit, "table");
    assert_int_equal(failure.position, 1);
}

TEST(too_many_rows_and_cells)
{
    struct document document = {.arena = arena};
    struct failure failure = no_failure();
    for (uint32_t i = 0; i < LIMIT_ROWS; i++) {
        assert_true(document_add_row(&document, (struct row){.kind = ROW_TEXT, .place = {.line = i + 1}}, &failure));
    }
    assert_false(document_add_row(&document, (struct row){.kind = ROW_TEXT, .place = {.line = 7}}, &failure));
    assert_int_equal(failure.code, FAILURE_LIMIT);
    assert_int_equal(failure.position, 7);

    document = (struct document){.arena = arena, .cell_count = LIMIT_GRID_CELLS - 1};
    failure = no_failure();
    struct cell cell = {.rows = 1};
    struct row row = {.kind = ROW_GRID, .cells = &cell, .cell_count = 1, .place = {.table = 2}};
    assert_true(document_add_row(&document, row, &failure));
    assert_false(document_add_row(&document, row, &failure));
    assert_int_equal(failure.code, FAILURE_LIMIT);
}

/* ---- Words of a line --------------------------------------------------------------------------------------------- */

TEST(words_of_a_line)
{
    struct document document = {.arena = arena};
    struct failure failure = no_failure();
    struct row row = {.kind = ROW_ALIGNED};
    assert_true(document_split_words(&document, SPAN("  三 、本\u3000年  21 "), &row, &failure));
    static const struct {
        const char *text;
        double left, right;
    } words[] = {{"三", 2, 3}, {"、本", 4, 6}, {"年", 7, 8}, {"21", 10, 12}};
    assert_int_equal(row.cell_count, 4);
    for (uint32_t i = 0; i < 4; i++) {
        assert_same_span(row.cells[i].text, span_of(words[i].text));
        assert_true(row.cells[i].left == words[i].left && row.cells[i].right == words[i].right);
        assert_int_equal(row.cells[i].rows, 1);
    }
    assert_true(row.indent == 2);
    assert_span(row.text, "三 、本\u3000年  21");
}

TEST(long_lines_have_no_words)
{
    struct document document = {.arena = arena};
    struct failure failure = no_failure();
    struct buffer text = {.arena = arena};
    for (int i = 0; i < 2000; i++) {
        assert_true(buffer_add(&text, SPAN("1 ")));
    }
    struct row row = {.kind = ROW_TEXT};
    assert_true(document_split_words(&document, buffer_span(&text), &row, &failure));
    assert_int_equal(row.cell_count, 0);
    assert_int_equal(row.text.size, 3999);
}

TEST(blank_paragraphs)
{
    struct document document = {.arena = arena};
    struct failure failure = no_failure();
    const struct place place = {.line = 5};
    assert_true(document_add_paragraph(&document, SPAN(" \u3000\n"), place, &failure));
    assert_true(document_add_paragraph(&document, (struct span){NULL, 0}, place, &failure));
    assert_int_equal(document.row_count, 0);
    assert_true(document_add_paragraph(&document, SPAN(" 一、总体情况 "), place, &failure));
    assert_int_equal(document.row_count, 1);
    assert_span(document.rows[0].text, "一、总体情况");
    assert_true(document.rows[0].paragraph);
    assert_int_equal(document.rows[0].place.line, 5);
}

static bool attempt(const struct memory *memory, void *data, struct failure *failure)
{
    (void)data;
    struct document document = {.arena = arena_create(memory, SIZE_MAX)};
    bool done = document.arena || fail_memory(failure);
    struct grid *grid = done ? grid_begin(&document, 0, failure) : NULL;
    done = grid != NULL;
    for (int i = 0; done && i < 40; i++) {
        done = grid_row(grid, failure) && grid_cell(grid, SPAN("a"), 1, 2, failure) &&
               grid_cell(grid, SPAN("b"), 1, 1, failure);
    }
    done =
        done && grid_end(grid, failure) && document_add_paragraph(&document, SPAN("a b"), (struct place){0}, failure);
    arena_destroy(document.arena);
    return done;
}

TEST(allocations_that_fail)
{
    assert_true(each_allocation_fails(attempt, NULL) > 0);
}
