/* Plain text as a document: tables of tabs, columns of spaces, pages. */
#include "support.h"

#include "base/limits.h"
#include "read/text/text.h"

static struct document read_text(struct arena *arena, struct span text)
{
    struct document document = {.arena = arena};
    struct failure failure = no_failure();
    if (!text_read(text, &document, &failure)) {
        fail_msg("%s", failure.cause);
    }
    return document;
}

/* Rows written as one line each: kind, cells between bars. */
static void describe(const struct document *document, struct buffer *out)
{
    for (size_t i = 0; i < document->row_count; i++) {
        const struct row *row = &document->rows[i];
        assert_true(buffer_add_format(out, "%c", "TAG"[row->kind]));
        for (uint32_t c = 0; c < row->cell_count; c++) {
            const struct cell *cell = &row->cells[c];
            assert_true(
                buffer_add_format(out, "|%.*s", (int)cell->text.size, cell->text.size > 0 ? cell->text.data : ""));
        }
        assert_true(buffer_add(out, SPAN("\n")));
    }
}

static void assert_rows(const char *text, const char *rows)
{
    struct arena *arena = arena_create(&counted_memory, SIZE_MAX);
    struct document document = read_text(arena, span_of(text));
    struct buffer out = {.arena = arena};
    describe(&document, &out);
    assert_same_span(buffer_span(&out), span_of(rows));
    arena_destroy(arena);
}

TEST(nothing)
{
    assert_rows("", "");
    assert_rows("\n\n  \n\t\n", "");
    assert_true(text_sniff(SPAN("")));
}

TEST(paragraphs)
{
    assert_rows("一、总体情况\n\n  2023 年，全年有序。  \r\n最后一行",
                "T|一、总体情况\nT|2023|年，全年有序。\nT|最后一行\n");
}

TEST(rows_of_tabs)
{
    assert_rows("规章\t0\t1\t2\n", "G|规章|0|1|2\n");
    assert_rows("\t\t规章 \t\u3000 0\t\t2\t\n", "G|||规章|0||2|\n");
    assert_rows("规章\t\t\t\n\t\t\t1\n", "G|规章|||\nG||||1\n");
    assert_rows("a\t1\n\nb\t2\n", "G|a|1\nG|b|2\n"); /* a blank line inside */
}

/* A line of blanks is a row of the table that it stands in; elsewhere it is nothing. */
TEST(rows_of_blanks)
{
    assert_rows("维持\t纠正\n\t\n\n\t\n其后\n", "G|维持|纠正\nG||\nT|其后\n");
}

/* A tab in a sentence indents it. */
TEST(tabs_that_are_no_table)
{
    assert_rows(
        "\t全年围绕供水、排水和防汛公开了消息，听取了群众的意见，逐条回应，其中半数以上在一个工作日之内，其余在三个工作日之内"
        "答复完毕，没有一条超过时限。\n",
        "T|全年围绕供水、排水和防汛公开了消息，听取了群众的意见，逐条回应，其中半数以上在一个工作日之内，其余在三个工作日之内"
        "答复完毕，没有一条超过时限。\n");
}

TEST(columns_of_spaces)
{
    struct document document =
        read_text(arena, SPAN("信息内容    制发    废止\n规章        12      3\n  其他      5       6\n"));
    assert_int_equal(document.row_count, 3);
    const struct row *row = &document.rows[1];
    assert_int_equal(row->kind, ROW_ALIGNED);
    assert_false(row->measured);
    assert_int_equal(row->cell_count, 3);
    assert_true(row->cells[0].left == 0 && row->cells[0].right == 2); /* an ideograph is one character wide */
    assert_true(row->cells[1].left == 10 && row->cells[1].right == 12);
    assert_true(row->cells[2].left == 18 && row->cells[2].right == 19);
    assert_true(document.rows[2].indent == 2);
    assert_span(row->text, "规章        12      3");
}

/* One wide gap is a careless sentence, not a table. */
TEST(wide_gaps_in_sentences)
{
    assert_rows("全年  有序。\n没有  复议。\n一行\n", "T|全年|有序。\nT|没有|复议。\nT|一行\n");
}

TEST(pages)
{
    struct document document = read_text(arena, SPAN("第一页\n- 1 -\n\f第二页\n规章\t1\n\f\n规章\t2\n\f第四页"));
    assert_int_equal(document.page_count, 4);
    static const struct {
        uint32_t page, line;
        bool start;
    } expected[] = {{1, 1, true}, {1, 2, false}, {2, 3, true}, {2, 4, false}, {3, 6, true}, {4, 7, true}};
    assert_int_equal(document.row_count, sizeof expected / sizeof *expected);
    for (size_t i = 0; i < document.row_count; i++) {
        assert_int_equal(document.rows[i].place.page, expected[i].page);
        assert_int_equal(document.rows[i].place.line, expected[i].line);
        assert_int_equal(document.rows[i].page_start, expected[i].start);
    }
    document = read_text(arena, SPAN("没有分页\n"));
    assert_int_equal(document.page_count, 0);
    assert_int_equal(document.rows[0].place.page, 0);
}

/* Where the rows of a table have different lengths, merged cells may be lost. */
TEST(ragged_tables)
{
    struct document document = read_text(arena, SPAN("a\t1\t2\nb\t3\t4\n文字\nc\t1\nd\t1\t2\n"));
    assert_int_equal(document.row_count, 5);
    assert_false(document.rows[0].ragged);
    assert_false(document.rows[1].ragged);
    assert_true(document.rows[3].ragged);
    assert_true(document.rows[4].ragged);
    assert_int_equal(document.rows[0].place.table, 1);
    assert_int_equal(document.rows[1].place.table, 1);
    assert_int_equal(document.rows[3].place.table, 2);
}

TEST(limits)
{
    static const struct {
        const char *line;
        size_t times;
    } cases[] = {{"a\n", LIMIT_ROWS + 1}, {"a\tb\n", LIMIT_GRID_CELLS / 2 + 1}, {"a\t", LIMIT_GRID_CELLS + 1}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct arena *own = arena_create(&counted_memory, SIZE_MAX);
        struct buffer text = {.arena = own};
        for (size_t k = 0; k < cases[i].times; k++) {
            assert_true(buffer_add(&text, span_of(cases[i].line)));
        }
        struct document document = {.arena = own};
        struct failure failure = no_failure();
        assert_false(text_read(buffer_span(&text), &document, &failure));
        assert_int_equal(failure.code, FAILURE_LIMIT);
        assert_non_null(failure.cause);
        arena_destroy(own);
    }
}

static bool attempt(const struct memory *memory, void *data, struct failure *failure)
{
    (void)data;
    struct document document = {.arena = arena_create(memory, SIZE_MAX)};
    bool done =
        document.arena ? text_read(SPAN("一行\na\t1\nb\t2\nx    y    z\n"), &document, failure) : fail_memory(failure);
    arena_destroy(document.arena);
    return done;
}

TEST(allocations_that_fail)
{
    assert_true(each_allocation_fails(attempt, NULL) > 0);
}
