/* Printed ideographs find their labels though some are lost, cut over lines, or stand among others. */
#include "support.h"

#include "form/table/alignment.h"

static const struct script_label labels[] = {
    {.key = "予以公开"},
    {.key = "部分公开"},
    {.key = "属于国家秘密"},
    {.key = "其他法律行政法规禁止公开"},
    {.key = "危及三安全一稳定"},
    {.key = "保护第三方合法权益"},
    {.key = "信访举报投诉类申请"},
    {.key = "重复申请"},
    {.key = "无正当理由大量反复申请"},
    {.key = "其他处理"},
    {.key = "总计"},
};

/* Claims of the printed text written as digits: 0 to 9 and a are labels, "." is nobody's, one for each ideograph. */
static void claims_of(const char *text, char out[256])
{
    struct arena *arena = arena_create(&counted_memory, SIZE_MAX);
    struct glyphs glyphs = {0};
    assert_true(glyphs_add(arena, &glyphs, span_of(text), 0, 0));
    uint16_t *claims = arena_allocate_array(arena, glyphs.count + 1, sizeof *claims);
    assert_non_null(claims);
    assert_true(align_labels(arena, &glyphs, labels, COUNT(labels), claims));
    assert_true(glyphs.count < 256);
    for (size_t i = 0; i < glyphs.count; i++) {
        out[i] = claims[i] == UNCLAIMED ? '.' : "0123456789a"[claims[i]];
    }
    out[glyphs.count] = '\0';
    arena_destroy(arena);
}

static void assert_claims(const char *text, const char *expected)
{
    char actual[256];
    claims_of(text, actual);
    if (strcmp(actual, expected) != 0) {
        fail_msg("`%s`: expected %s, got %s", text, expected, actual);
    }
}

TEST(whole_labels)
{
    assert_claims("予以公开", "0000");
    assert_claims("（一）予以公开 （二）部分公开", ".0000.1111");
    assert_claims("属于国家秘密其他法律行政法规禁止公开", "222222333333333333");
    assert_claims("其他处理总计", "9999aa");
}

TEST(lost_characters)
{
    assert_claims("属于国家秘密其他法律行政止公开危及三安全一稳定", "22222233333333344444444");
    assert_claims("其他法律法规禁止公开", "3333333333");
    assert_claims("保护第三方合法权盗", "55555555.");
}

/* A vertical label between the lines is nobody's. */
TEST(text_between)
{
    assert_claims("三予以公开本部分公开年属于国家度秘密", ".0000.1111.2222.22");
    assert_claims("部分公开（三）不予公开属于国家秘密", "1111.....222222");
}

/* 申请 ends three labels; each keeps its own. */
TEST(shared_endings)
{
    assert_claims("信访举报投诉类申请重复申请无正当理由大量反复申请", "666666666777788888888888");
    assert_claims("重复申请", "7777");
    assert_claims("无正当理由大量反复申请", "88888888888");
}

TEST(order_is_kept)
{
    char claims[256];
    claims_of("总计其他处理重复申请属于国家秘密予以公开", claims);
    int last = -1;
    for (size_t i = 0; claims[i] != '\0'; i++) {
        if (claims[i] != '.') {
            int label = claims[i] == 'a' ? 10 : claims[i] - '0';
            assert_true(label >= last);
            last = label;
        }
    }
    assert_true(last >= 0);
}

TEST(nothing_printed)
{
    assert_claims("", "");
    assert_claims("123 abc，。", "");
    assert_claims("青石县", "...");
}

TEST(places_of_glyphs)
{
    struct glyphs glyphs = {0};
    assert_true(glyphs_add(arena, &glyphs, SPAN("1.重复"), 4, 2));
    assert_true(glyphs_add(arena, &glyphs, SPAN("申 请"), 5, 0));
    assert_int_equal(glyphs.count, 4);
    assert_int_equal(glyphs.items[0].code_point, 0x91CD); /* 重 */
    assert_int_equal(glyphs.items[1].row, 4);
    assert_int_equal(glyphs.items[1].cell, 2);
    assert_int_equal(glyphs.items[2].row, 5);
    assert_int_equal(glyphs.items[3].code_point, 0x8BF7); /* 请 */
}

/* What no report has must end quickly all the same. */
TEST(endless_print)
{
    struct glyphs glyphs = {0};
    for (uint32_t i = 0; i < 100000; i++) {
        assert_true(glyphs_add(arena, &glyphs, SPAN("申请公开"), i, 0));
    }
    uint16_t *claims = arena_allocate_array(arena, glyphs.count, sizeof *claims);
    assert_non_null(claims);
    assert_true(align_labels(arena, &glyphs, labels, COUNT(labels), claims));
}

static bool attempt(const struct memory *memory, void *data, struct failure *failure)
{
    (void)data;
    struct arena *arena = arena_create(memory, SIZE_MAX);
    struct glyphs glyphs = {0};
    uint16_t claims[40];
    bool done = arena && glyphs_add(arena, &glyphs, SPAN("属于国家秘其他法律行政止公开危及安全稳定重复请"), 0, 0) &&
                glyphs.count < COUNT(claims) && align_labels(arena, &glyphs, labels, COUNT(labels), claims);
    arena_destroy(arena);
    return done || fail_memory(failure);
}

TEST(allocations_that_fail)
{
    assert_true(each_allocation_fails(attempt, NULL) > 0);
}
