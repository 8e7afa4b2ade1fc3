/* Tables whose cells are parted by commas or semicolons, as spreadsheets save them (RFC 4180). Commas of sentences and of
 * thousands part no fields. */
#include "read/text/layouts.h"

#include "read/text/loose.h"
#include "read/text/piece.h"

/* One field off the front of a record, with its quotes. `quoted`: it begins within them. `last` is set where no separator
 * follows. */
static struct span next_field(struct span *rest, char separator, bool quoted, bool *last)
{
    size_t size = 0;
    while (size < rest->size && (quoted || rest->data[size] != separator)) {
        quoted ^= rest->data[size] == '"';
        size++;
    }
    struct span field = {rest->data, size};
    *last = size == rest->size;
    *rest = *last ? (struct span){NULL, 0} : span_from(*rest, size + 1);
    return field;
}

/* A quote that is open at the end of the line goes on in the next. */
static bool is_open(struct span record)
{
    bool quoted = false;
    for (size_t i = 0; i < record.size; i++) {
        quoted ^= record.data[i] == '"';
    }
    return quoted;
}

/* ---- finding ----------------------------------------------------------------------------------------------------- */

/* What the fields of a line are. */
struct field_record {
    uint32_t fields, figures, blanks;
    bool sound; /* they may be fields at all */
};

static bool is_thousands(struct span text)
{
    size_t digits = 0;
    while (digits < text.size && text.data[digits] >= '0' && text.data[digits] <= '9') {
        digits++;
    }
    return digits == 3;
}

/* Two numbers in one field: 234 2, but not 1 404. */
static bool holds_two_numbers(struct span text)
{
    for (size_t i = 1; i + 1 < text.size; i++) {
        bool before = text.data[i - 1] >= '0' && text.data[i - 1] <= '9';
        struct span rest = span_from(text, i + 1);
        if (text.data[i] == ' ' && before && *rest.data >= '0' && *rest.data <= '9' && !is_thousands(rest)) {
            return true;
        }
    }
    return false;
}

/* A label and the first digits of a number: 甲 1. */
static bool holds_label_and_number(struct span text)
{
    size_t digits = 0;
    while (digits < text.size && text.data[text.size - 1 - digits] >= '0' && text.data[text.size - 1 - digits] <= '9') {
        digits++;
    }
    return digits > 0 && digits < text.size && text.data[text.size - 1 - digits] == ' ' && piece_ideographs(text) > 0;
}

static bool ends_with_digit(struct span text)
{
    return text.size > 0 && text.data[text.size - 1] >= '0' && text.data[text.size - 1] <= '9';
}

static struct field_record examine(struct span line, char separator, bool quoted)
{
    enum { LONGEST_FIELD = 240 /* bytes */, MOST_GROUPS = 4 /* of a number with thousands */ };
    struct field_record record = {.sound = true};
    bool last = false, all_thousands = true;
    struct span rest = span_trim(line);
    size_t printed = 0;
    while (!last) {
        struct span field = next_field(&rest, separator, quoted && record.fields == 0, &last);
        enum piece_kind kind = piece_kind_of(field);
        printed += kind != PIECE_BLANK;
        all_thousands &= record.fields == 0 ? ends_with_digit(field) : is_thousands(field) && separator == ',';
        record.figures += record.fields > 0 && kind == PIECE_FIGURE;
        record.blanks += record.fields > 0 && kind == PIECE_BLANK;
        record.sound &= !holds_two_numbers(field) && (record.fields > 0 || !holds_label_and_number(field)) &&
                        (field.size <= LONGEST_FIELD || printed == 1);
        record.fields++;
    }
    record.sound &= record.fields >= 2 && !(all_thousands && record.fields <= MOST_GROUPS);
    return record;
}

/* The line in which quotes end that are open at the end of this one; the line itself where they do not. */
static size_t find_closing(const struct text_lines *lines, size_t at)
{
    enum { MOST_LINES = 12 };
    for (size_t i = at + 1; i < lines->count && i <= at + MOST_LINES; i++) {
        if (is_open(lines->items[i].text)) {
            return i;
        }
    }
    return at;
}

static size_t find_with(const struct text_lines *lines, size_t first, char separator)
{
    enum { FEWEST_LINES = 3, MANY_FIGURES = 5 };
    size_t end = first, rows = 0, even = 0, records = 0;
    uint32_t before = 0;
    if (first > 0 && examine(lines->items[first - 1].text, separator, false).sound) {
        return first; /* within lines that were looked at */
    }
    while (end < lines->count) {
        struct span line = lines->items[end].text;
        size_t last = is_open(line) ? find_closing(lines, end) : end;
        struct field_record record = examine(line, separator, false);
        for (size_t i = end + 1; i <= last; i++) {
            record.fields += examine(lines->items[i].text, separator, true).fields - 1;
            record.sound = record.fields >= 2;
        }
        if (!record.sound) {
            break;
        }
        rows += record.figures >= MANY_FIGURES ? 2 : record.figures > 0 || record.blanks > 1;
        even += record.fields == before;
        before = record.fields;
        records++;
        end = last + 1;
    }
    return end - first >= FEWEST_LINES && rows >= 2 && even * 2 >= records ? end : first;
}

/* The line behind a paragraph that stands in quotes on its own; `first` where none does. */
static size_t find_quoted(const struct text_lines *lines, size_t first)
{
    struct span line = span_trim(lines->items[first].text);
    if (line.size < 2 || line.data[0] != '"') {
        return first;
    }
    size_t last = is_open(line) ? find_closing(lines, first) : first;
    struct span end = span_trim(lines->items[last].text);
    bool whole = is_open(line) == (last > first) && end.data[end.size - 1] == '"';
    return whole && examine(line, ',', false).fields == 1 && examine(line, ';', false).fields == 1 ? last + 1 : first;
}

static size_t fields_find(const struct text_lines *lines, size_t first)
{
    struct span line = lines->items[first].text;
    bool comma = line.size > 0 && memchr(line.data, ',', line.size);
    bool semicolon = line.size > 0 && memchr(line.data, ';', line.size);
    size_t end = comma ? find_with(lines, first, ',') : first;
    end = end == first && semicolon ? find_with(lines, first, ';') : end;
    return end == first ? find_quoted(lines, first) : end;
}

/* ---- reading ----------------------------------------------------------------------------------------------------- */

/* The field without its quotes, doubled ones once. */
static bool unquote(struct arena *arena, struct span field, struct span *text)
{
    *text = span_trim(field);
    if (text->size < 2 || text->data[0] != '"' || text->data[text->size - 1] != '"') {
        return true;
    }
    struct span inner = {text->data + 1, text->size - 2};
    struct buffer out = {.arena = arena};
    size_t twice;
    while ((twice = span_find(inner, SPAN("\"\""))) != SIZE_MAX) {
        if (!buffer_add(&out, (struct span){inner.data, twice + 1})) {
            return false;
        }
        inner = span_from(inner, twice + 2);
    }
    *text = inner;
    return out.size == 0 || (buffer_add(&out, inner) && (*text = buffer_span(&out), true));
}

/* The lines of one record. */
static bool join_record(struct arena *arena, const struct text_lines *lines, size_t *at, size_t end,
                        struct span *record)
{
    struct buffer out = {.arena = arena};
    *record = lines->items[(*at)++].text;
    while (*at < end && is_open(*record)) {
        if ((out.size == 0 && !buffer_add(&out, *record)) || !buffer_add(&out, SPAN("\n")) ||
            !buffer_add(&out, lines->items[(*at)++].text)) {
            return false;
        }
        *record = buffer_span(&out);
    }
    return true;
}

static bool add_record(struct loose_table *table, struct span record, char separator)
{
    bool last = false;
    struct span rest = span_trim(record);
    while (!last) {
        struct span field = next_field(&rest, separator, false, &last), text;
        if (!unquote(table->arena, field, &text) || !loose_cell(table, text)) {
            return false;
        }
    }
    return true;
}

static bool read_quoted(const struct text_lines *lines, size_t first, size_t end, struct document *document,
                        struct failure *failure)
{
    struct span record, text, line;
    struct row row = {.kind = ROW_TEXT, .place = lines->items[first].place, .gap_above = lines->items[first].gap > 0};
    if (!join_record(document->arena, lines, &first, end, &record) || !unquote(document->arena, record, &text)) {
        return fail_memory(failure);
    }
    while (span_next_line(&text, &line)) {
        if (!document_split_words(document, line, &row, failure) ||
            (row.text.size > 0 && !document_add_row(document, row, failure))) {
            return false;
        }
    }
    return true;
}

static bool fields_read(const struct text_lines *lines, size_t first, size_t end, struct document *document,
                        struct failure *failure)
{
    if (find_quoted(lines, first) == end) {
        return read_quoted(lines, first, end, document, failure);
    }
    char separator = find_with(lines, first, ',') == end ? ',' : ';';
    struct loose_table table = {.arena = document->arena};
    for (size_t at = first; at < end;) {
        const struct text_line *line = &lines->items[at];
        struct span record;
        if (!join_record(document->arena, lines, &at, end, &record) ||
            !loose_row(&table, line->place, line->page_start) || !add_record(&table, record, separator)) {
            return fail_memory(failure);
        }
    }
    return loose_finish(&table, document, failure);
}

const struct text_layout fields_layout = {fields_find, fields_read, true, {NULL}};
