/* Reports with random figures that are known: what the long run asks every layout for. */
#include "generate.h"

const struct figure_kind figure_kinds[] = {
    {.name = "dense-2014", .fixture = "weixi-2016", .one_in = 1, .most = 9000},
    {.name = "zeros-2014", .fixture = "weixi-2016", .one_in = 4, .most = 300},
    {.name = "sparse-2014", .fixture = "weixi-2016", .one_in = 2, .most = 90, .blanks = 4, .blank = ""},
    {.name = "dense-2019", .fixture = "baishi-2020", .one_in = 1, .most = 900},
    {.name = "dense-2021", .fixture = "yunxi-2022", .one_in = 1, .most = 900},
    {.name = "zeros-2019", .fixture = "baishi-2020", .one_in = 5, .most = 90},
    {.name = "zeros-2021", .fixture = "yunxi-2022", .one_in = 9, .most = 30},
    {.name = "big-2019", .fixture = "baishi-2020", .one_in = 2, .most = 2000000, .thousands = true},
    {.name = "big-2021", .fixture = "yunxi-2022", .one_in = 1, .most = 100000},
    {.name = "sparse-2019", .fixture = "baishi-2020", .one_in = 3, .most = 60, .blanks = 5, .blank = ""},
    {.name = "sparse-2021", .fixture = "yunxi-2022", .one_in = 4, .most = 9, .zeros_blank = true, .blank = ""},
    {.name = "marked-2019", .fixture = "baishi-2020", .one_in = 2, .most = 300, .blanks = 4, .blank = "/"},
    {.name = "marked-2021", .fixture = "yunxi-2022", .one_in = 3, .most = 40, .zeros_blank = true, .blank = "-"},
};
const size_t figure_kind_count = sizeof figure_kinds / sizeof *figure_kinds;

/* A line of a table and the codes of its measures, both parted by spaces where they stand for several. */
struct coded_lines {
    const char *lines, *measures;
};

static const struct coded_lines proactive_2021[] = {
    {"rules normative_documents", "issued repealed in_force"},
    {"licensing penalties coercive_measures", "decisions"},
    {"fees", "amount"},
    {NULL, NULL},
};
static const struct coded_lines proactive_2019[] = {
    {"rules normative_documents", "newly_made newly_published total_published"},
    {"licensing other_services penalties coercive_measures", "items_last_year items_change decisions"},
    {"fees", "items_last_year items_change"},
    {"procurement", "items amount"},
    {NULL, NULL},
};
#define APPLICANTS "natural_person business research public_interest legal_service other total"
#define LINES_TO_3_5                                                                                                   \
    "1 2 3.1 3.2 3.3.1 3.3.2 3.3.3 3.3.4 3.3.5 3.3.6 3.3.7 3.3.8 3.4.1 3.4.2 3.4.3 3.5.1 3.5.2 3.5.3 3.5.4 3.5.5"
static const struct coded_lines requests_2021[] = {{LINES_TO_3_5 " 3.6.1 3.6.2 3.6.3 3.7 4", APPLICANTS}, {NULL, NULL}};
static const struct coded_lines requests_2019[] = {{LINES_TO_3_5 " 3.6 3.7 4", APPLICANTS}, {NULL, NULL}};
static const struct coded_lines reviews[] = {
    {"reconsideration direct_litigation litigation_after_reconsideration", "upheld corrected other pending total"},
    {NULL, NULL},
};

static const struct coded_lines statistics[] = {
    {"1.1 1.1.1 1.1.2 1.2.1 1.2.2 1.2.3 1.2.4 1.2.5 2.1 2.2.1 2.2.1.1 2.2.2 2.2.2.1 2.2.3 2.2.4 2.2.5 "
     "3.1 3.1.1 3.1.2 3.1.3 3.1.4 3.2 3.2.1 3.2.2 3.3 3.3.1 3.3.2 3.3.3 3.3.4 3.3.4.1 3.3.4.2 3.3.4.3 3.3.4.4 "
     "3.3.4.5 3.3.4.6 3.3.5 3.3.6 3.3.7 3.3.8 4 4.1 4.2 4.3 5 5.1 5.2 5.3 6 7 8.1 8.2 8.3 8.3.1 8.3.2 8.4 9.1 9.2 9.3",
     "value"},
    {NULL, NULL},
};

/* Which of them a sheet holds is told by how many figures it has. */
static const struct {
    enum sheet_kind kind;
    const char *table;
    size_t figures;
    const struct coded_lines *lines;
} tables[] = {
    {SHEET_PROACTIVE, "proactive_disclosure", 10, proactive_2021},
    {SHEET_PROACTIVE, "proactive_disclosure", 22, proactive_2019},
    {SHEET_REQUESTS, "requests", 7 * 25, requests_2021},
    {SHEET_REQUESTS, "requests", 7 * 23, requests_2019},
    {SHEET_REVIEWS, "reviews", 15, reviews},
    {SHEET_STATISTICS, "statistics", 58, statistics},
};

/* The next word, or an empty one at the end. */
static struct span next_word(const char **rest)
{
    size_t size = strcspn(*rest, " ");
    struct span word = {*rest, size};
    *rest += size + ((*rest)[size] == ' ');
    return word;
}

static uint64_t next_random(uint64_t *state)
{
    *state += 0x9E3779B97F4A7C15u; /* splitmix64 */
    uint64_t mixed = (*state ^ *state >> 30) * 0xBF58476D1CE4E5B9u;
    mixed = (mixed ^ mixed >> 27) * 0x94D049BB133111EBu;
    return mixed ^ mixed >> 31;
}

static bool print_thousands(struct arena *arena, unsigned number, struct span *text)
{
    return number >= 1000000
               ? arena_format(arena, text, "%u,%03u,%03u", number / 1000000, number / 1000 % 1000, number % 1000)
           : number >= 1000 ? arena_format(arena, text, "%u,%03u", number / 1000, number % 1000)
                            : arena_format(arena, text, "%u", number);
}

/* What the cell prints, and the number that it is: empty where it is blank. */
struct drawn {
    struct span print, number;
};

static bool draw(struct arena *arena, const struct figure_kind *kind, uint64_t *state, bool amount, struct drawn *drawn)
{
    unsigned number = next_random(state) % kind->one_in == 0 ? (unsigned)(next_random(state) % kind->most) : 0;
    unsigned digits = (unsigned)(next_random(state) % 3) ? 1 : 100; /* widths of all kinds */
    number = kind->most > 1000 && number > 1000 ? number / digits : number;
    bool blank = next_random(state) % 10 < kind->blanks || (kind->zeros_blank && number == 0);
    if (blank) {
        *drawn = (struct drawn){.print = span_of(kind->blank)};
        return true;
    }
    if (amount && number > 0) {
        return arena_format(arena, &drawn->number, "%u.%02u", number, 1 + (unsigned)(next_random(state) % 99)) &&
               (drawn->print = drawn->number, true);
    }
    return arena_format(arena, &drawn->number, "%u", number) &&
           (kind->thousands ? print_thousands(arena, number, &drawn->print) : (drawn->print = drawn->number, true));
}

static size_t count_figures(const struct sheet *sheet)
{
    size_t count = 0;
    for (size_t i = 0; i < sheet->cell_count; i++) {
        count += sheet->cells[i].role == ROLE_FIGURE;
    }
    return count;
}

/* The cells that hold figures, in the order of the form. */
struct filling {
    struct sheet *sheet;
    size_t cell; /* the next one is here or behind */
    const struct figure_kind *kind;
    uint64_t *state;
    struct arena *arena;
};

static bool fill_next(struct filling *filling, bool amount, struct span *number)
{
    struct sheet *sheet = filling->sheet;
    struct drawn drawn = {{0}, {0}};
    while (sheet->cells[filling->cell].role != ROLE_FIGURE) {
        filling->cell++;
    }
    if (!draw(filling->arena, filling->kind, filling->state, amount, &drawn)) {
        return false;
    }
    sheet->cells[filling->cell++].text = drawn.print;
    *number = drawn.number;
    return true;
}

static bool fill_lines(struct filling *filling, const char *table, const struct coded_lines *coded, struct span name,
                       struct buffer *known)
{
    struct span line, measure, number;
    for (const char *lines = coded->lines; (line = next_word(&lines)).size > 0;) {
        for (const char *measures = coded->measures; (measure = next_word(&measures)).size > 0;) {
            if (!fill_next(filling, span_equal(measure, SPAN("amount")), &number) ||
                !buffer_add_format(known, "%.*s\t%s\t%.*s\t%.*s\t%.*s\n", (int)name.size, name.data, table,
                                   (int)line.size, line.data, (int)measure.size, measure.data, (int)number.size,
                                   number.size ? number.data : "")) {
                return false;
            }
        }
    }
    return true;
}

static bool fill_sheet(struct filling filling, struct span name, struct buffer *known)
{
    size_t figures = count_figures(filling.sheet);
    for (size_t i = 0; i < sizeof tables / sizeof *tables; i++) {
        if (tables[i].kind != filling.sheet->kind || tables[i].figures != figures) {
            continue;
        }
        for (const struct coded_lines *coded = tables[i].lines; coded->lines; coded++) {
            if (!fill_lines(&filling, tables[i].table, coded, name, known)) {
                return false;
            }
        }
        return true;
    }
    return false;
}

bool manuscript_fill(struct manuscript *manuscript, const struct figure_kind *kind, uint64_t seed, struct span name,
                     struct buffer *known)
{
    for (size_t i = 0; i < manuscript->count; i++) {
        struct filling filling = {manuscript->blocks[i].sheet, 0, kind, &seed, manuscript->arena};
        if (filling.sheet && !fill_sheet(filling, name, known)) {
            return false;
        }
    }
    return true;
}
