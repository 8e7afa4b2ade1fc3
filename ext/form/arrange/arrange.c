#include "form/arrange/arrange.h"

#include "form/table/head_list.h"

static arrangement *const arrangements[] = {arrange_earlier, arrange_turned, arrange_stacked, arrange_listed};

/* The bytes of a number or of the label of a group at the start of the words. */
static size_t group_at(struct span words)
{
    static const char *const numbers[] = {"一",       "二",  "三", "四", "五", "六", "七", "本年度办理结果",
                                          "行政诉讼", "行政"};
    size_t size = span_starts_any(words, ANY(numbers));
    for (uint32_t i = 0; i < form_line_count && size == 0; i++) {
        const char *group = form_lines[i].group;
        size = group && group[2] == words.data[2] && span_starts(words, span_of(group)) ? strlen(group) : 0;
    }
    return size;
}

static bool is_label_of(struct span words, const struct form_line *line)
{
    struct span key = span_of(line->key);
    return span_equal(words, key) || (line->alias && span_equal(words, span_of(line->alias))) ||
           (line->least > 0 && utf8_length(words) >= line->least && span_starts(key, words));
}

const struct form_line *arrange_find_line(const struct label *words, const struct form_measure *measures)
{
    struct span rest = label_span(words);
    for (size_t before = 1; before > 0 && rest.size > 0; rest = span_from(rest, before)) {
        for (uint32_t i = 0; i < form_line_count; i++) {
            const char *key = form_lines[i].key, *alias = form_lines[i].alias;
            bool may = key[2] == rest.data[2] || (alias && alias[2] == rest.data[2]); /* most are told so */
            if (may && form_lines[i].measures == measures && is_label_of(rest, &form_lines[i])) {
                return &form_lines[i];
            }
        }
        before = group_at(rest);
    }
    return NULL;
}

uint32_t arrange_find_measure(const struct cell *cell, const struct form_line *line)
{
    struct label_room room;
    for (uint32_t i = 0; cell->label && i < line->measure_count; i++) {
        const char *key = line->measures[i].key;
        bool may = (line->measures[i].met & ~cell->label->met) == 0;
        if (may && label_is(heads_words(&room, cell), key)) {
            return i;
        }
    }
    return UINT32_MAX;
}

bool arrange_keep(struct arranging *arranging, size_t end, struct failure *failure)
{
    struct document *out = &arranging->to;
    for (size_t i = arranging->kept; i < end; i++) {
        if (!ARENA_PUSH(out->arena, out->rows, out->row_count, out->row_capacity, arranging->from->rows[i])) {
            return fail_memory(failure);
        }
    }
    arranging->kept = arranging->kept < end ? end : arranging->kept;
    return true;
}

static void find_measured(struct arranging *arranging)
{
    for (uint32_t i = 0; i < form_line_count; i++) {
        bool known = form_tables[form_lines[i].table].section == 0; /* whose columns have no names */
        known |= i > 0 && form_lines[i].measures == form_lines[i - 1].measures;
        for (size_t k = 0; k < arranging->measured_count && !known; k++) {
            known = arranging->measured[k]->measures == form_lines[i].measures;
        }
        if (!known && arranging->measured_count < MOST_MEASURED) {
            arranging->measured[arranging->measured_count++] = &form_lines[i];
        }
    }
}

bool arrange(struct document *document, struct failure *failure)
{
    struct arranging arranging = {.from = document, .to = *document};
    arranging.to.rows = NULL;
    arranging.to.row_count = arranging.to.row_capacity = 0;
    find_measured(&arranging);
    for (size_t at = 0; at < document->row_count; at = at < arranging.kept ? arranging.kept : at + 1) {
        for (size_t i = 0; i < COUNT(arrangements) && arranging.kept <= at; i++) {
            if (!arrangements[i](&arranging, at, failure)) {
                return false;
            }
        }
    }
    if (arranging.kept > 0) {
        if (!arrange_keep(&arranging, document->row_count, failure)) {
            return false;
        }
        *document = arranging.to;
    }
    return true;
}
