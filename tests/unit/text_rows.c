#include "text_rows.h"

#include "read/text/text.h"
#include "support.h"

static struct span rows_of(struct arena *arena, const char *text)
{
    struct document document = {.arena = arena};
    struct failure failure = no_failure();
    struct buffer out = {.arena = arena};
    assert_true(text_read(span_of(text), &document, &failure));
    for (size_t i = 0; i < document.row_count; i++) {
        const struct row *row = &document.rows[i];
        if (row->kind != ROW_GRID) {
            assert_true(buffer_add(&out, row->text) && buffer_add(&out, SPAN("\n")));
            continue;
        }
        for (uint32_t c = 0; c < row->cell_count; c++) {
            const struct cell *cell = &row->cells[c];
            assert_true(
                buffer_add_format(&out, cell->rows > 1 ? "%g-%gx%u " : "%g-%g ", cell->left, cell->right, cell->rows));
            assert_true(buffer_add_format(&out, "%.*s%s", (int)cell->text.size,
                                          cell->text.size > 0 ? cell->text.data : "",
                                          c + 1 < row->cell_count ? ", " : "\n"));
        }
    }
    return buffer_span(&out);
}

void assert_rows(const char *text, const char *expected)
{
    struct arena *arena = arena_create(&counted_memory, SIZE_MAX);
    assert_same_span(rows_of(arena, text), span_of(expected));
    arena_destroy(arena);
}
