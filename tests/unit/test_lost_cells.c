/* Tables that lost the cells which merged cells covered: by how much their rows are shifted. */
#include "written.h"

#include "support.h"

static const struct variation blanks[] = {
    {.name = "all but the total",
     .form = FORM_2019,
     .edits = {{"181\t182\t183\t184\t185\t186\t187\n", "\t\t\t\t\t\t187\n"}},
     .changes = {{"3.3.5", "_ _ _ _ _ _ 187"}}},
    {.name = "in the middle",
     .form = FORM_2019,
     .edits = {{"181\t182\t183\t184\t185\t186\t187\n", "181\t\t183\t\t\t186\t187\n"}},
     .changes = {{"3.3.5", "181 _ 183 _ _ 186 187"}}},
    {.name = "in lines of other depths",
     .form = FORM_2021,
     .edits = {{"111\t112\t113", "\t\t113"}, {"131\t132\t133", "\t132\t"}, {"335\t336\t337", "335\t\t"}},
     .changes = {{"2", "_ _ 113 114 115 116 117"},
                 {"3.2", "_ 132 _ 134 135 136 137"},
                 {"3.7", "331 332 333 334 335 _ _"}}},
};

/* The cells that merged labels of groups covered are lost, and the rows filled up at their ends. */
static struct span as_shifted(struct arena *arena, struct span text)
{
    struct buffer out = {.arena = arena};
    struct span line;
    while (span_next_line(&text, &line)) {
        size_t tabs = 0, lost = 0;
        for (size_t i = 0; i < line.size; i++) {
            tabs += line.data[i] == '\t';
        }
        while (tabs == 9 && line.data[lost] == '\t') {
            lost++;
        }
        assert_true(buffer_add(&out, span_from(line, lost)) && buffer_add(&out, span_part(line, 0, lost)) &&
                    buffer_add(&out, SPAN("\n")));
    }
    return buffer_span(&out);
}

static struct span as_shifted_markdown(struct arena *arena, struct span text)
{
    return as_markdown(arena, as_shifted(arena, text));
}

/* Rows that were shifted so are told by their labels: those of one depth are shifted alike. */
TEST(blank_cells_of_shifted_rows)
{
    assert_int_equal(try_variations(blanks, COUNT(blanks), as_shifted), 0);
    assert_int_equal(try_variations(blanks, COUNT(blanks), as_shifted_markdown), 0);
    /* Nothing tells how far the first two lines and the last are. */
    static const struct variation untold = {
        .name = "lines without a part",
        .form = FORM_2021,
        .edits = {{"101\t102\t103\t104\t105\t106\t107", "\t\t\t104\t\t\t"},
                  {"111\t112\t113\t114\t115\t116\t117", "\t\t113\t114\t\t\t"},
                  {"341\t342\t343\t344\t345\t346\t347", "\t\t343\t\t\t\t"}},
        .changes = {{"1", "? ? ? ? ? ? ?"}, {"2", "? ? ? ? ? ? ?"}, {"4", "? ? ? ? ? ? ?"}}};
    assert_int_equal(try_variations(&untold, 1, as_shifted), 0);
}

/* 3.其他 beside its group 其他处理 is the rest of a label, no figure; and a label that is said again in each of its cells. */
TEST(labels_of_two_cells)
{
    static const struct variation variations[] = {
        {.name = "the rest",
         .form = FORM_2021,
         .edits = {{"\t\t3.其他\t321", "三、本年度办理结果\t（六）其他处理\t3.其他\t"}},
         .changes = {{"3.6.3", "_ 322 323 324 325 326 327"}}},
        {.name = "again",
         .form = FORM_2021,
         .edits = {{"四、结转下年度继续办理\t\t\t341",
                    "四、结转下年度继续办理\t四、结转下年度继续办理\t四、结转下年度继续办理\t"}},
         .changes = {{"4", "_ 342 343 344 345 346 347"}}},
    };
    assert_int_equal(try_variations(variations, COUNT(variations), NULL), 0);
    assert_int_equal(try_variations(variations, COUNT(variations), as_markdown), 0);
}
