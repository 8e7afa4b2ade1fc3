#define _GNU_SOURCE
/* narrative.*: every sentence of tests/narrative, and the rows that it must and must not raise. tests/narrative/README
 * says how the files are written. */
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>

#include "narrative_sample.h"

enum { LINE_SIZE = 8192, MOST_ROWS = 40, ROW_SIZE = 200 };

/* A sentence while it is read, and the tables that it stands beside. */
struct test {
    struct sample *sample;
    char tables[FORM_TABLES][LINE_SIZE]; /* as sample_fill takes them */
    enum form_set form;
    uint32_t section;
    char changes[LINE_SIZE]; /* of cells, for this sentence alone */
    char sentence[LINE_SIZE];
    char rows[MOST_ROWS][ROW_SIZE];
    size_t row_count;
    const char *file;
    size_t count, wrong;
};

static int compare_rows(const void *a, const void *b)
{
    return strcmp(a, b);
}

static enum form_table table_of(const struct test *test, const char *line)
{
    char code[64];
    assert_int_equal(sscanf(line, "%63s", code), 1);
    for (uint32_t i = 0; i < form_line_count; i++) {
        if (strcmp(form_lines[i].line, code) == 0 && (form_lines[i].forms & test->form)) {
            return form_lines[i].table;
        }
    }
    fail_msg("no line of a form: %s", line);
    return FORM_TABLES;
}

static void fill(struct test *test)
{
    for (int table = 0; table < FORM_TABLES; table++) {
        if (test->tables[table][0]) {
            sample_fill(test->sample, (enum form_table)table,
                        table == TABLE_REVIEWS ? forms_with(TABLE_REVIEWS) : test->form, test->tables[table]);
        } else {
            test->sample->report.tables[table].times = 0;
        }
    }
}

/* "1.total 752, 4.total _": cells that only this sentence finds so; - for a table that is not there. */
static void change_cells(struct test *test)
{
    for (char *change = strtok(test->changes, ",\n"); change; change = strtok(NULL, ",\n")) {
        char line[128], value[64];
        if (strstr(change, "no tables")) {
            for (int table = 0; table < FORM_TABLES; table++) {
                test->sample->report.tables[table].times = 0;
            }
            continue;
        }
        assert_int_equal(sscanf(change, " %127s %63s", line, value), 2);
        char *measure = strrchr(line, '.');
        assert_non_null(measure);
        *measure++ = '\0';
        struct report_cell *cell = sample_cell(test->sample, table_of(test, line), line, measure);
        if (strcmp(value, "_") == 0) {
            *cell = (struct report_cell){.state = CELL_BLANK, .place = cell->place};
            continue;
        }
        cell->state = CELL_NUMBER;
        assert_true(number_read_phrase(span_of(value), &cell->value) > 0);
    }
    test->changes[0] = '\0';
}

static void split_rows(struct span summary, char rows[MOST_ROWS][ROW_SIZE], size_t *count)
{
    *count = 0;
    while (summary.size > 0 && *count < MOST_ROWS) {
        size_t end = span_find(summary, SPAN("; "));
        size_t size = end == SIZE_MAX ? summary.size : end;
        assert_true(size < ROW_SIZE);
        memcpy(rows[*count], summary.data, size);
        rows[(*count)++][size] = '\0';
        size += end == SIZE_MAX ? 0 : 2;
        summary = (struct span){summary.data + size, summary.size - size};
    }
}

static void print_rows(const char *title, char rows[MOST_ROWS][ROW_SIZE], size_t count)
{
    print_error("  %s", title);
    for (size_t i = 0; i < count; i++) {
        print_error("%s%s", i > 0 ? "; " : "", rows[i]);
    }
    print_error("\n");
}

/* A rule has one check of a scope: the two find each other by it. */
static bool has_scopes_of_its_own(const struct check_list *checks)
{
    for (size_t i = 0; i < checks->count; i++) {
        for (size_t j = 0; j < i; j++) {
            if (strcmp(checks->items[i].rule, checks->items[j].rule) == 0 &&
                span_equal(checks->items[i].scope, checks->items[j].scope)) {
                return false;
            }
        }
    }
    return true;
}

static void conclude(struct test *test)
{
    if (!test->sentence[0]) {
        return;
    }
    fill(test);
    change_cells(test);
    for (char *at = test->sentence; (at = strstr(at, "\\n")) != NULL;) {
        at[0] = ' ';
        at[1] = '\n';
    }
    narrative_run(test->sample, test->sentence, test->section);
    static char actual[MOST_ROWS][ROW_SIZE];
    size_t count;
    split_rows(narrative_summary(test->sample), actual, &count);
    qsort(actual, count, ROW_SIZE, compare_rows);
    qsort(test->rows, test->row_count, ROW_SIZE, compare_rows);
    bool same = count == test->row_count && has_scopes_of_its_own(&test->sample->checks);
    for (size_t i = 0; i < count && same; i++) {
        same = strcmp(actual[i], test->rows[i]) == 0;
    }
    if (!same) {
        print_error("%s: %s\n", test->file, test->sentence);
        print_rows("expected: ", test->rows, test->row_count);
        print_rows("actual:   ", actual, count);
    }
    test->count++;
    test->wrong += !same;
    test->sentence[0] = '\0';
    test->row_count = 0;
}

static void read_file(struct test *test, const char *path);

static void set(struct test *test, char *line)
{
    static char agency[LINE_SIZE];
    char key[64], value[LINE_SIZE];
    assert_int_equal(sscanf(line, "@%63s %8191[^\n]", key, value), 2);
    if (strcmp(key, "agency") == 0) {
        test->sample->report.agency = span_of(strcpy(agency, value));
    } else if (strcmp(key, "year") == 0) {
        test->sample->report.year = atoi(value);
    } else if (strcmp(key, "tables") == 0) {
        char path[LINE_SIZE + 64];
        snprintf(path, sizeof path, "tests/narrative/%s.tables", value);
        read_file(test, path);
    } else if (strcmp(key, "section") == 0) {
        test->section = (uint32_t)atoi(value);
    } else if (strcmp(key, "form") == 0) {
        test->form = strcmp(value, "2014") == 0 ? FORM_2014 : strcmp(value, "2019") == 0 ? FORM_2019 : FORM_2021;
        memset(test->tables, 0, sizeof test->tables);
    } else {
        char *table = test->tables[table_of(test, line + 1)];
        assert_true(strlen(table) + strlen(line) < LINE_SIZE);
        strcat(table, line + 1);
    }
}

static void read_line(struct test *test, char *line)
{
    bool indented = line[0] == ' ';
    if (!indented) {
        conclude(test);
    }
    if (line[0] == '#' || line[0] == '\n') {
        return;
    }
    if (line[0] == '@') {
        set(test, line);
    } else if (line[0] == '|') {
        strcpy(test->changes, line + 1);
    } else if (indented) {
        assert_true(test->row_count < MOST_ROWS);
        line[strcspn(line, "\n")] = '\0';
        strcpy(test->rows[test->row_count++], line + strspn(line, " "));
    } else {
        line[strcspn(line, "\n")] = '\0';
        strcpy(test->sentence, line);
    }
}

static void read_file(struct test *test, const char *path)
{
    char line[LINE_SIZE];
    FILE *file = fopen(path, "r");
    assert_non_null(file);
    const char *outer = test->file;
    test->file = path;
    test->section = outer ? test->section : 1; /* no file begins where the one before it ended */
    while (fgets(line, sizeof line, file)) {
        read_line(test, line);
    }
    conclude(test);
    test->file = outer;
    assert_int_equal(fclose(file), 0);
}

TEST(test_every_sentence)
{
    static struct test test;
    test = (struct test){.sample = narrative_sample(), .section = 1, .form = FORM_2021};
    struct dirent **names;
    int count = scandir("tests/narrative", &names, NULL, alphasort);
    assert_true(count > 0);
    for (int i = 0; i < count; i++) {
        const char *end = strstr(names[i]->d_name, ".txt");
        char path[512];
        if (end && strlen(end) == 4) {
            snprintf(path, sizeof path, "tests/narrative/%s", names[i]->d_name);
            read_file(&test, path);
        }
        free(names[i]);
    }
    free(names);
    assert_true(test.count > 200);
    if (test.wrong > 0) {
        fail_msg("%zu of %zu sentences", test.wrong, test.count);
    }
}
