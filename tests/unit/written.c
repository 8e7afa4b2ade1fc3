/* What tests of the form stage begin with. */
#include "written.h"

#include <stdio.h>

#include "read/html/html.h"
#include "read/text/markdown.h"
#include "read/text/text.h"
#include "support.h"

static const char *const text_2021[] = {
    "青石县水利局2022年政府信息公开工作年度报告",
    "",
    "一、总体情况",
    "",
    "本报告的统计期限为2022年1月1日至2022年12月31日。",
    "",
    "二、主动公开政府信息情况",
    "",
    "第二十条第（一）项\t\t\t",
    "信息内容\t本年制发件数\t本年废止件数\t现行有效件数",
    "规章\t11\t12\t13",
    "行政规范性文件\t21\t22\t23",
    "第二十条第（五）项\t\t\t",
    "信息内容\t本年处理决定数量\t\t",
    "行政许可\t31\t\t",
    "第二十条第（六）项\t\t\t",
    "信息内容\t本年处理决定数量\t\t",
    "行政处罚\t41\t\t",
    "行政强制\t51\t\t",
    "第二十条第（八）项\t\t\t",
    "信息内容\t本年收费金额（单位：万元）\t\t",
    "行政事业性收费\t61.5\t\t",
    "",
    "三、收到和处理政府信息公开申请情况",
    "",
    "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）\t\t\t申请人情况\t\t\t\t\t\t",
    "\t\t\t自然人\t法人或其他组织\t\t\t\t\t总计",
    "\t\t\t\t商业企业\t科研机构\t社会公益组织\t法律服务机构\t其他\t",
    "一、本年新收政府信息公开申请数量\t\t\t101\t102\t103\t104\t105\t106\t107",
    "二、上年结转政府信息公开申请数量\t\t\t111\t112\t113\t114\t115\t116\t117",
    "三、本年度办理结果\t（一）予以公开\t\t121\t122\t123\t124\t125\t126\t127",
    "\t（二）部分公开（区分处理的，只计这一情形，不计其他情形）\t\t131\t132\t133\t134\t135\t136\t137",
    "\t（三）不予公开\t1.属于国家秘密\t141\t142\t143\t144\t145\t146\t147",
    "\t\t2.其他法律行政法规禁止公开\t151\t152\t153\t154\t155\t156\t157",
    "\t\t3.危及“三安全一稳定”\t161\t162\t163\t164\t165\t166\t167",
    "\t\t4.保护第三方合法权益\t171\t172\t173\t174\t175\t176\t177",
    "\t\t5.属于三类内部事务信息\t181\t182\t183\t184\t185\t186\t187",
    "\t\t6.属于四类过程性信息\t191\t192\t193\t194\t195\t196\t197",
    "\t\t7.属于行政执法案卷\t201\t202\t203\t204\t205\t206\t207",
    "\t\t8.属于行政查询事项\t211\t212\t213\t214\t215\t216\t217",
    "\t（四）无法提供\t1.本机关不掌握相关政府信息\t221\t222\t223\t224\t225\t226\t227",
    "\t\t2.没有现成信息需要另行制作\t231\t232\t233\t234\t235\t236\t237",
    "\t\t3.补正后申请内容仍不明确\t241\t242\t243\t244\t245\t246\t247",
    "\t（五）不予处理\t1.信访举报投诉类申请\t251\t252\t253\t254\t255\t256\t257",
    "\t\t2.重复申请\t261\t262\t263\t264\t265\t266\t267",
    "\t\t3.要求提供公开出版物\t271\t272\t273\t274\t275\t276\t277",
    "\t\t4.无正当理由大量反复申请\t281\t282\t283\t284\t285\t286\t287",
    "\t\t5.要求行政机关确认或重新出具已获取信息\t291\t292\t293\t294\t295\t296\t297",
    "\t（六）其他处理\t1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请\t301\t302\t303\t304\t305\t306\t307",
    "\t\t2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请\t311\t312\t313\t314\t315\t316\t317",
    "\t\t3.其他\t321\t322\t323\t324\t325\t326\t327",
    "\t（七）总计\t\t331\t332\t333\t334\t335\t336\t337",
    "四、结转下年度继续办理\t\t\t341\t342\t343\t344\t345\t346\t347",
    "",
    "四、政府信息公开行政复议、行政诉讼情况",
    "",
    "行政复议\t\t\t\t\t行政诉讼\t\t\t\t\t\t\t\t\t",
    "\t\t\t\t\t未经复议直接起诉\t\t\t\t\t复议后起诉\t\t\t\t",
    "结果维持\t结果纠正\t其他结果\t尚未审结\t总计\t结果维持\t结果纠正\t其他结果\t尚未审结\t总计\t结果维持\t结果纠正\t其他结果\t尚未审结\t总计",
    "901\t902\t903\t904\t905\t911\t912\t913\t914\t915\t921\t922\t923\t924\t925",
    "",
    "五、存在的主要问题及改进情况",
    "",
    "栏目偏多，下一步将合并。",
    "",
    "六、其他需要报告的事项",
    "",
    "本年没有收取信息处理费。",
    NULL,
};

static const struct written_line lines_2021[] = {
    {"rules", "11 12 13"},
    {"normative_documents", "21 22 23"},
    {"licensing", "31"},
    {"penalties", "41"},
    {"coercive_measures", "51"},
    {"fees", "61.5"},
    {"1", "101 102 103 104 105 106 107"},
    {"2", "111 112 113 114 115 116 117"},
    {"3.1", "121 122 123 124 125 126 127"},
    {"3.2", "131 132 133 134 135 136 137"},
    {"3.3.1", "141 142 143 144 145 146 147"},
    {"3.3.2", "151 152 153 154 155 156 157"},
    {"3.3.3", "161 162 163 164 165 166 167"},
    {"3.3.4", "171 172 173 174 175 176 177"},
    {"3.3.5", "181 182 183 184 185 186 187"},
    {"3.3.6", "191 192 193 194 195 196 197"},
    {"3.3.7", "201 202 203 204 205 206 207"},
    {"3.3.8", "211 212 213 214 215 216 217"},
    {"3.4.1", "221 222 223 224 225 226 227"},
    {"3.4.2", "231 232 233 234 235 236 237"},
    {"3.4.3", "241 242 243 244 245 246 247"},
    {"3.5.1", "251 252 253 254 255 256 257"},
    {"3.5.2", "261 262 263 264 265 266 267"},
    {"3.5.3", "271 272 273 274 275 276 277"},
    {"3.5.4", "281 282 283 284 285 286 287"},
    {"3.5.5", "291 292 293 294 295 296 297"},
    {"3.6.1", "301 302 303 304 305 306 307"},
    {"3.6.2", "311 312 313 314 315 316 317"},
    {"3.6.3", "321 322 323 324 325 326 327"},
    {"3.7", "331 332 333 334 335 336 337"},
    {"4", "341 342 343 344 345 346 347"},
    {"reconsideration", "901 902 903 904 905"},
    {"direct_litigation", "911 912 913 914 915"},
    {"litigation_after_reconsideration", "921 922 923 924 925"},
    {NULL, NULL},
};

static const char *const text_2019[] = {
    "青石县人民政府2019年政府信息公开工作年度报告",
    "",
    "一、总体情况",
    "",
    "本报告的统计期限为2019年1月1日至2019年12月31日。",
    "",
    "二、主动公开政府信息情况",
    "",
    "第二十条第（一）项\t\t\t",
    "信息内容\t本年新制作数量\t本年新公开数量\t对外公开总数量",
    "规章\t11\t12\t13",
    "规范性文件\t21\t22\t23",
    "第二十条第（五）项\t\t\t",
    "信息内容\t上一年项目数量\t本年增/减\t处理决定数量",
    "行政许可\t31\t32\t33",
    "其他对外管理服务事项\t41\t42\t43",
    "第二十条第（六）项\t\t\t",
    "信息内容\t上一年项目数量\t本年增/减\t处理决定数量",
    "行政处罚\t51\t52\t53",
    "行政强制\t61\t62\t63",
    "第二十条第（八）项\t\t\t",
    "信息内容\t上一年项目数量\t本年增/减\t",
    "行政事业性收费\t71\t72\t",
    "第二十条第（九）项\t\t\t",
    "信息内容\t采购项目数量\t采购总金额（单位：万元，保留4位小数）\t",
    "政府集中采购\t81\t82.5\t",
    "",
    "三、收到和处理政府信息公开申请情况",
    "",
    "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）\t\t\t申请人情况\t\t\t\t\t\t",
    "\t\t\t自然人\t法人或其他组织\t\t\t\t\t总计",
    "\t\t\t\t商业企业\t科研机构\t社会公益组织\t法律服务机构\t其他\t",
    "一、本年新收政府信息公开申请数量\t\t\t101\t102\t103\t104\t105\t106\t107",
    "二、上年结转政府信息公开申请数量\t\t\t111\t112\t113\t114\t115\t116\t117",
    "三、本年度办理结果\t（一）予以公开\t\t121\t122\t123\t124\t125\t126\t127",
    "\t（二）部分公开（区分处理的，只计这一情形，不计其他情形）\t\t131\t132\t133\t134\t135\t136\t137",
    "\t（三）不予公开\t1.属于国家秘密\t141\t142\t143\t144\t145\t146\t147",
    "\t\t2.其他法律行政法规禁止公开\t151\t152\t153\t154\t155\t156\t157",
    "\t\t3.危及“三安全一稳定”\t161\t162\t163\t164\t165\t166\t167",
    "\t\t4.保护第三方合法权益\t171\t172\t173\t174\t175\t176\t177",
    "\t\t5.属于三类内部事务信息\t181\t182\t183\t184\t185\t186\t187",
    "\t\t6.属于四类过程性信息\t191\t192\t193\t194\t195\t196\t197",
    "\t\t7.属于行政执法案卷\t201\t202\t203\t204\t205\t206\t207",
    "\t\t8.属于行政查询事项\t211\t212\t213\t214\t215\t216\t217",
    "\t（四）无法提供\t1.本机关不掌握相关政府信息\t221\t222\t223\t224\t225\t226\t227",
    "\t\t2.没有现成信息需要另行制作\t231\t232\t233\t234\t235\t236\t237",
    "\t\t3.补正后申请内容仍不明确\t241\t242\t243\t244\t245\t246\t247",
    "\t（五）不予处理\t1.信访举报投诉类申请\t251\t252\t253\t254\t255\t256\t257",
    "\t\t2.重复申请\t261\t262\t263\t264\t265\t266\t267",
    "\t\t3.要求提供公开出版物\t271\t272\t273\t274\t275\t276\t277",
    "\t\t4.无正当理由大量反复申请\t281\t282\t283\t284\t285\t286\t287",
    "\t\t5.要求行政机关确认或重新出具已获取信息\t291\t292\t293\t294\t295\t296\t297",
    "\t（六）其他处理\t\t301\t302\t303\t304\t305\t306\t307",
    "\t（七）总计\t\t311\t312\t313\t314\t315\t316\t317",
    "四、结转下年度继续办理\t\t\t321\t322\t323\t324\t325\t326\t327",
    "",
    "四、政府信息公开行政复议、行政诉讼情况",
    "",
    "行政复议\t\t\t\t\t行政诉讼\t\t\t\t\t\t\t\t\t",
    "\t\t\t\t\t未经复议直接起诉\t\t\t\t\t复议后起诉\t\t\t\t",
    "结果维持\t结果纠正\t其他结果\t尚未审结\t总计\t结果维持\t结果纠正\t其他结果\t尚未审结\t总计\t结果维持\t结果纠正\t其他结果\t尚未审结\t总计",
    "901\t902\t903\t904\t905\t911\t912\t913\t914\t915\t921\t922\t923\t924\t925",
    "",
    "五、存在的主要问题及改进情况",
    "",
    "栏目偏多，下一步将合并。",
    "",
    "六、其他需要报告的事项",
    "",
    "本年没有收取信息处理费。",
    NULL,
};

static const struct written_line lines_2019[] = {
    {"rules", "11 12 13"},
    {"normative_documents", "21 22 23"},
    {"licensing", "31 32 33"},
    {"other_services", "41 42 43"},
    {"penalties", "51 52 53"},
    {"coercive_measures", "61 62 63"},
    {"fees", "71 72"},
    {"procurement", "81 82.5"},
    {"1", "101 102 103 104 105 106 107"},
    {"2", "111 112 113 114 115 116 117"},
    {"3.1", "121 122 123 124 125 126 127"},
    {"3.2", "131 132 133 134 135 136 137"},
    {"3.3.1", "141 142 143 144 145 146 147"},
    {"3.3.2", "151 152 153 154 155 156 157"},
    {"3.3.3", "161 162 163 164 165 166 167"},
    {"3.3.4", "171 172 173 174 175 176 177"},
    {"3.3.5", "181 182 183 184 185 186 187"},
    {"3.3.6", "191 192 193 194 195 196 197"},
    {"3.3.7", "201 202 203 204 205 206 207"},
    {"3.3.8", "211 212 213 214 215 216 217"},
    {"3.4.1", "221 222 223 224 225 226 227"},
    {"3.4.2", "231 232 233 234 235 236 237"},
    {"3.4.3", "241 242 243 244 245 246 247"},
    {"3.5.1", "251 252 253 254 255 256 257"},
    {"3.5.2", "261 262 263 264 265 266 267"},
    {"3.5.3", "271 272 273 274 275 276 277"},
    {"3.5.4", "281 282 283 284 285 286 287"},
    {"3.5.5", "291 292 293 294 295 296 297"},
    {"3.6", "301 302 303 304 305 306 307"},
    {"3.7", "311 312 313 314 315 316 317"},
    {"4", "321 322 323 324 325 326 327"},
    {"reconsideration", "901 902 903 904 905"},
    {"direct_litigation", "911 912 913 914 915"},
    {"litigation_after_reconsideration", "921 922 923 924 925"},
    {NULL, NULL},
};
/* ---- Texts ------------------------------------------------------------------------------------------------------- */

struct span written_report(struct arena *arena, enum form_set form)
{
    struct buffer buffer = {.arena = arena};
    const char *const *text = form == FORM_2014 ? text_2014 : form == FORM_2021 ? text_2021 : text_2019;
    for (const char *const *line = text; *line; line++) {
        assert_true(buffer_add(&buffer, span_of(*line)) && buffer_add(&buffer, SPAN("\n")));
    }
    return buffer_span(&buffer);
}

struct span edited(struct arena *arena, struct span text, const struct edit *edits)
{
    for (; edits->from; edits++) {
        struct span from = span_of(edits->from), to = span_of(edits->to);
        size_t at = span_find(text, from);
        if (at == SIZE_MAX) {
            fail_msg("\"%s\" is not in the text", edits->from);
        }
        struct buffer buffer = {.arena = arena};
        assert_true(buffer_add(&buffer, (struct span){text.data, at}) && buffer_add(&buffer, to) &&
                    buffer_add(&buffer, span_between(text.data + at + from.size, text.data + text.size)));
        text = buffer_span(&buffer);
    }
    return text;
}

/* ---- From text to report ----------------------------------------------------------------------------------------- */

bool recognised_try(struct recognised *recognised, const struct memory *memory, struct span text,
                    struct failure *failure)
{
    *recognised = (struct recognised){.arena = arena_create(memory, SIZE_MAX)};
    recognised->patterns = pattern_cache_create(memory);
    if (!recognised->arena || !recognised->patterns) {
        return fail_memory(failure);
    }
    recognised->document.arena = recognised->arena;
    bool read = span_starts(text, SPAN("<")) ? html_read(text, &recognised->document, failure)
                : markdown_sniff(text)       ? markdown_read(text, &recognised->document, failure)
                                             : text_read(text, &recognised->document, failure);
    return read && recognise(recognised->patterns, &recognised->document, &recognised->report, failure);
}

void recognised_begin(struct recognised *recognised, struct span text)
{
    struct failure failure = no_failure();
    if (!recognised_try(recognised, &counted_memory, text, &failure)) {
        fail_msg("not recognised: %s", failure.cause);
    }
}

void recognised_end(struct recognised *recognised)
{
    pattern_cache_destroy(recognised->patterns);
    arena_destroy(recognised->arena);
}

/* ---- What a report holds ----------------------------------------------------------------------------------------- */

enum { LONGEST_LINE = 512 };

/* The cells of a line as struct written_line writes them. */
static void print_line(const struct report_line *line, uint32_t measures, char out[LONGEST_LINE])
{
    size_t size = 0;
    out[0] = '\0';
    for (uint32_t i = 0; i < measures && line->times > 0; i++) {
        const struct report_cell *cell = &line->cells[i];
        char text[32] = "absent";
        if (cell->state == CELL_NUMBER) {
            snprintf(text, sizeof text, "%.12g", cell->value.real);
        } else if (cell->state != CELL_ABSENT) {
            snprintf(text, sizeof text, "%s", cell->state == CELL_BLANK ? "_" : "?");
        }
        size += (size_t)snprintf(out + size, LONGEST_LINE - size, "%s%s", i > 0 ? " " : "", text);
    }
}

static const char *find_change(const struct written_line *changes, const char *line)
{
    for (; changes && changes->line; changes++) {
        if (strcmp(changes->line, line) == 0) {
            return changes->cells;
        }
    }
    return NULL;
}

static const char *expected_cells(const struct form_line *line, enum form_set form, const struct written_line *changes)
{
    const char *change = find_change(changes, line->line);
    if ((line->forms & form) == 0) {
        return "";
    }
    const struct written_line *lines = form == FORM_2014 ? lines_2014 : form == FORM_2021 ? lines_2021 : lines_2019;
    return change ? change : find_change(lines, line->line);
}

size_t count_differences(const char *name, const struct report *report, enum form_set form,
                         const struct written_line *changes)
{
    size_t differences = 0;
    for (uint32_t i = 0; i < form_line_count; i++) {
        char actual[LONGEST_LINE];
        const char *expected = expected_cells(&form_lines[i], form, changes);
        assert_non_null(expected);
        print_line(&report->lines[i], form_lines[i].measure_count, actual);
        if (strcmp(actual, expected) != 0) {
            differences++;
            print_error("%s: %s: expected \"%s\", got \"%s\"\n", name, form_lines[i].line, expected, actual);
        }
    }
    return differences;
}

size_t try_variations(const struct variation *variations, size_t count, layout_function layout)
{
    size_t differences = 0;
    for (size_t i = 0; i < count; i++) {
        const struct variation *variation = &variations[i];
        struct arena *arena = arena_create(&counted_memory, SIZE_MAX);
        assert_non_null(arena);
        struct span text = edited(arena, written_report(arena, variation->form), variation->edits);
        struct recognised recognised;
        recognised_begin(&recognised, layout ? layout(arena, text) : text);
        differences += count_differences(variation->name, &recognised.report, variation->form, variation->changes);
        recognised_end(&recognised);
        arena_destroy(arena);
    }
    return differences;
}

const struct section *find_section(const struct report *report, uint32_t ordinal)
{
    for (uint32_t i = 0; i < report->section_count; i++) {
        if (report->sections[i].ordinal == ordinal) {
            return &report->sections[i];
        }
    }
    return NULL;
}
