#include "html_page_shown.h"

#include "base/limits.h"
#include "read/html/html.h"

struct page read_page(struct span text)
{
    struct page page = {.arena = arena_create(&counted_memory, LIMIT_ARENA_BYTES)};
    assert_non_null(page.arena);
    page.document.arena = page.arena;
    page.done = html_read(text, &page.document, &page.failure);
    assert_int_equal(page.done, page.failure.code == FAILURE_NONE);
    return page;
}

void end_page(struct page *page)
{
    arena_destroy(page->arena);
}

static void add(struct buffer *out, struct span text)
{
    assert_true(buffer_add(out, text));
}

static void add_cell(struct buffer *out, const struct cell *cell, double expected_left)
{
    for (size_t i = 0; i < cell->text.size; i++) {
        add(out, cell->text.data[i] == '\n' ? SPAN("/") : (struct span){&cell->text.data[i], 1});
    }
    assert_true(cell->left == expected_left || buffer_add_format(out, "@%g", cell->left));
    assert_true(cell->right - cell->left == 1 || buffer_add_format(out, "*%g", cell->right - cell->left));
    assert_true(cell->rows == 1 || buffer_add_format(out, "^%u", cell->rows));
}

struct span render(const struct page *page)
{
    struct buffer out = {.arena = page->arena};
    for (size_t i = 0; i < page->document.row_count; i++) {
        const struct row *row = &page->document.rows[i];
        if (row->kind != ROW_GRID) {
            add(&out, row->text);
        } else {
            assert_true(buffer_add_format(&out, "%u:", row->place.table));
        }
        double left = 0;
        for (uint32_t k = 0; row->kind == ROW_GRID && k < row->cell_count; k++) {
            add(&out, k == 0 ? SPAN(" ") : SPAN(" | "));
            add_cell(&out, &row->cells[k], left);
            left = row->cells[k].right;
        }
        add(&out, SPAN("\n"));
    }
    return buffer_span(&out);
}

void assert_shows_at(struct span markup, struct span expected, const char *file, int line)
{
    struct page page = read_page(markup);
    if (!page.done) {
        print_error("%s:%d: %s\n", file, line, page.failure.cause);
        _fail(file, line);
    }
    assert_span_at(render(&page), expected, file, line);
    end_page(&page);
}
