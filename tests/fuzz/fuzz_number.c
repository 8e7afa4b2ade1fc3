/* What a cell prints: by itself, and in a table. */
#include "base/limits.h"
#include "drive.h"
#include "unit/support.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct span text = {(const char *)data, size};
    drive_functions(
        "SELECT disclosure_number(?1), sum_check(?1, ?1, 1), balance_check(?1, 1, ?1, 0), disclosure_retry(?1)", text);
    struct arena *arena = arena_create(&counted_memory, LIMIT_ARENA_BYTES);
    struct buffer page = {.arena = arena};
    bool done =
        buffer_add(&page, SPAN("# 甲县2022年政府信息公开工作年度报告\n\n本年新收政府信息公开申请")) &&
        buffer_add(&page, text) &&
        buffer_add(&page, SPAN("件。\n\n| 信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |\n|---|---|---|---|\n"
                               "| 规章 | 1 | ")) &&
        buffer_add(&page, text) && buffer_add(&page, SPAN(" | 3 |\n| 行政规范性文件 | ")) && buffer_add(&page, text) &&
        buffer_add(&page, SPAN(" | 5 | 6 |\n"));
    if (!done) {
        drive_fail("no memory", "number");
    }
    drive_report(buffer_span(&page));
    arena_destroy(arena);
    return 0;
}
