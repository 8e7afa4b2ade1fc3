/* What an element that opens or closes means to what is shown: its style, its box, whether it is hidden, and the choice
 * that a field of choices shows. */
#include "base/limits.h"
#include "read/html/reading.h"
#include "read/html/word.h"

/* ---- how an element is shown --------------------------------------------------------------------------------------------- */

/* Roles of elements that are no parts of a table by their names (WAI-ARIA, section 5.3.3). */
static enum html_display display_of_role(struct span role)
{
    static const struct {
        struct span role;
        enum html_display display;
    } roles[] = {
        {WORD("table"), DISPLAY_TABLE},     {WORD("grid"), DISPLAY_TABLE},     {WORD("treegrid"), DISPLAY_TABLE},
        {WORD("rowgroup"), DISPLAY_GROUP},  {WORD("row"), DISPLAY_ROW},        {WORD("cell"), DISPLAY_CELL},
        {WORD("gridcell"), DISPLAY_CELL},   {WORD("rowheader"), DISPLAY_CELL}, {WORD("columnheader"), DISPLAY_CELL},
        {WORD("caption"), DISPLAY_CAPTION},
    };
    for (size_t i = 0; i < COUNT(roles); i++) {
        if (html_same_word(role, roles[i].role)) {
            return roles[i].display;
        }
    }
    return DISPLAY_USUAL;
}

bool html_read_style(struct html_reading *reading, const struct html_element *element, const struct html_token *token,
                     struct html_style *style)
{
    const struct html_sheet *sheet = &reading->page->sheet;
    bool sized = element->kind == ELEMENT_SELECT || element->kind == ELEMENT_BUTTON || element->kind == ELEMENT_INPUT;
    *style = (struct html_style){.set = element->shown, .clear = sized ? SHOWN_WITHOUT_SIZE : 0};
    if (!token) {
        return true;
    }
    bool important = false, named = html_has(token, ATTRIBUTE_CLASS) || html_has(token, ATTRIBUTE_ID);
    struct span id = html_value(token, ATTRIBUTE_ID), classes = html_value(token, ATTRIBUTE_CLASS), inline_style;
    reading->styled = reading->styled || named;
    if (html_has(token, ATTRIBUTE_HIDDEN)) {
        style->set |= SHOWN_NOT;
    }
    if (html_has(token, ATTRIBUTE_ROLE)) {
        style->display = display_of_role(html_value(token, ATTRIBUTE_ROLE));
    }
    bool ruled = sheet->count > 0 && (sheet->by_tag || named);
    if (ruled) {
        html_sheet_apply(sheet, false, element->name, id, classes, style);
    }
    if (html_has(token, ATTRIBUTE_STYLE)) {
        if (!html_value_of(reading, token, ATTRIBUTE_STYLE, &inline_style)) {
            return false;
        }
        html_style_read(inline_style, style, &important);
    }
    if (ruled) {
        html_sheet_apply(sheet, true, element->name, id, classes, style);
    }
    return true;
}

/* What an element is by the box that its style gives it: a part of a table stands inside another. */
static enum html_part part_of_display(const struct html_reading *reading, enum html_display display)
{
    uint32_t place = reading->stack.top->parted;
    enum html_part around = place == NOWHERE ? PART_NONE : reading->stack.items[place].part;
    bool styled = place != NOWHERE && !html_is_table_part(reading->stack.items[place].element);
    switch (display) {
    case DISPLAY_TABLE:
        return PART_TABLE;
    case DISPLAY_GROUP:
        return styled && around == PART_TABLE ? PART_GROUP : PART_NONE;
    case DISPLAY_ROW:
        return styled && (around == PART_TABLE || around == PART_GROUP) ? PART_ROW : PART_NONE;
    case DISPLAY_CELL:
        return styled && around != PART_CELL ? PART_CELL : PART_NONE;
    default:
        return PART_NONE;
    }
}

/* Settles what the element is to the builder; `boxless`: it has no box at all. */
static void settle_box(const struct html_reading *reading, struct html_open *open, bool boxless)
{
    static const enum html_part parts[] = {[ELEMENT_TABLE] = PART_TABLE,
                                           [ELEMENT_GROUP] = PART_GROUP,
                                           [ELEMENT_ROW] = PART_ROW,
                                           [ELEMENT_CELL] = PART_CELL};
    enum html_display display = open->style.display;
    open->block = (open->element->flags & BLOCK) != 0;
    if (html_is_table_part(open->element)) {
        open->part = parts[open->element->kind];
    } else if (display != DISPLAY_USUAL) {
        open->part = part_of_display(reading, display);
        open->block = display != DISPLAY_INLINE;
    }
    if (open->block || open->part != PART_NONE) {
        open->style.set &= ~(uint32_t)RAISED; /* that is said of what stands in a line */
    } else {
        open->style.set &= ~(uint32_t)SHOWN_IN_LINES;
        open->style.clear &= ~(uint32_t)SHOWN_IN_LINES;
    }
    if (boxless) {
        open->block = false;
        open->part = PART_NONE;
    }
}

/* ---- what is hidden ------------------------------------------------------------------------------------------------------ */

static bool note_hidden(struct html_reading *reading, const char *start)
{
    struct html_page *page = reading->page;
    return ARENA_PUSH(page->scratch, page->hidden.items, page->hidden.count, page->hidden.capacity, start) ||
           fail_memory(reading->failure);
}

/* Whether the element of this tag is to be shown although it is hidden. */
static bool is_revealed(struct html_reading *reading)
{
    while (reading->reveal_count > 0 && *reading->reveal < reading->token_start) {
        reading->reveal++;
        reading->reveal_count--;
    }
    return reading->reveal_count > 0 && *reading->reveal == reading->token_start;
}

static void begin_hiding(struct html_reading *reading)
{
    reading->hidden_at = reading->stack.count;
    reading->hidden_start = reading->token_start;
    reading->hidden_cells = 0;
}

/* Takes note of hidden tables. A hidden cell or row is none of them: that is how columns are left out. */
static bool end_hiding(struct html_reading *reading, const struct html_open *open)
{
    enum element_kind kind = open->element->kind;
    reading->hidden_at = NOWHERE;
    bool never = kind == ELEMENT_TEMPLATE || (open->element->shown & UNSEEN) != 0;
    if (reading->hidden_cells == 0 || never || (kind > ELEMENT_TABLE && kind <= ELEMENT_CELL)) {
        return true;
    }
    reading->page->hidden_cells += reading->hidden_cells;
    return note_hidden(reading, reading->hidden_start);
}

/* ---- fields of choices ------------------------------------------------------------------------------------------------- */

/* The choice that is shown is the last that is selected, or else the first. */
static bool end_option(struct html_reading *reading)
{
    struct html_line *option = &reading->option;
    if (reading->option_is_chosen || !reading->chosen.data) {
        if (!arena_copy(reading->page->scratch, buffer_span(&option->text), &reading->chosen)) {
            return fail_memory(reading->failure);
        }
    }
    option->text.size = 0;
    option->gap = GAP_NONE;
    return true;
}

static void begin_select(struct html_reading *reading, const struct html_open *open)
{
    if (open->element->kind == ELEMENT_SELECT && (open->shown & UNSEEN) == 0 &&
        !html_has(&reading->token, ATTRIBUTE_MULTIPLE)) {
        reading->select_at = reading->stack.count;
        reading->builder.aside = &reading->option;
        reading->chosen = (struct span){0};
    }
    if (open->element->kind == ELEMENT_OPTION && reading->select_at != NOWHERE) {
        reading->option_is_chosen = html_has(&reading->token, ATTRIBUTE_SELECTED);
        reading->option.text.size = 0;
    }
}

static bool end_select(struct html_reading *reading, const struct html_open *open)
{
    if (open->element->kind == ELEMENT_OPTION && reading->select_at != NOWHERE) {
        return end_option(reading);
    }
    if (reading->select_at != reading->stack.count - 1) {
        return true;
    }
    reading->select_at = NOWHERE;
    reading->builder.aside = NULL;
    return html_add_text(&reading->builder, reading->chosen, false, open->shown);
}

/* ---- elements open and close --------------------------------------------------------------------------------------------- */

/* A span as browsers read it (HTML, section 2.3.4.2): digits, perhaps behind a plus; 1 where there are none. */
static uint32_t span_attribute(const struct html_token *token, enum html_attribute attribute, uint32_t most)
{
    struct span text = span_trim(html_value(token, attribute));
    size_t start = span_starts(text, SPAN("+"));
    if (start == text.size || !html_is_digit(text.data[start])) {
        return 1;
    }
    uint32_t value = 0;
    for (size_t i = start; i < text.size && html_is_digit(text.data[i]) && value <= most; i++) {
        value = value * 10 + (uint32_t)(text.data[i] - '0');
    }
    return value < most ? value : most;
}

static bool open_part(struct html_reading *reading, const struct html_open *open, const struct html_token *token)
{
    struct html_builder *builder = &reading->builder;
    if ((open->block || open->part != PART_NONE) && !html_end_line(builder, reading->stack.top->shown)) {
        return false;
    }
    switch (open->part) {
    case PART_TABLE:
        return html_open_table(builder);
    case PART_GROUP:
        return html_part_rows(builder);
    case PART_ROW:
        return html_open_row(builder);
    case PART_CELL: {
        static const struct html_token none = {0};
        token = token ? token : &none;
        uint32_t columns = span_attribute(token, ATTRIBUTE_COLSPAN, LIMIT_GRID_COLUMNS);
        return html_open_cell(builder, columns == 0 ? 1 : columns,
                              span_attribute(token, ATTRIBUTE_ROWSPAN, LIMIT_GRID_CELLS));
    }
    case PART_NONE:
        break;
    }
    return true;
}

static bool close_part(struct html_reading *reading, const struct html_open *open)
{
    struct html_builder *builder = &reading->builder;
    switch (open->part) {
    case PART_TABLE:
        return html_close_table(builder);
    case PART_GROUP:
        return html_part_rows(builder);
    case PART_ROW:
        return html_close_row(builder);
    case PART_CELL:
        return html_close_cell(builder);
    case PART_NONE:
        break;
    }
    return !open->block || html_end_line(builder, open->shown);
}

/* What SVG holds beside what it draws; in two of these, as in foreignObject, elements are those of a page again. */
static bool is_unseen_in_foreign(struct span name)
{
    static const struct span names[] = {WORD("title"), WORD("desc"), WORD("style"), WORD("script"), WORD("metadata")};
    bool found = false;
    for (size_t i = 0; i < COUNT(names); i++) {
        found = found || html_same_word(name, names[i]);
    }
    return found;
}

static bool is_page_in_foreign(struct span name)
{
    return html_same_word(name, SPAN("title")) || html_same_word(name, SPAN("desc")) ||
           html_same_word(name, SPAN("foreignobject"));
}

/* A hidden element that is to be shown all the same. */
static bool reveal(struct html_reading *reading, struct html_open *open)
{
    bool never = open->element->kind == ELEMENT_TEMPLATE || (open->element->shown & UNSEEN) != 0;
    if ((open->style.set & UNSEEN) == 0 || never || !is_revealed(reading)) {
        return true;
    }
    open->style.set &= ~(uint32_t)UNSEEN;
    return note_hidden(reading, reading->token_start);
}

/* Settles how the text of an element is shown. */
static bool settle_shown(struct html_reading *reading, struct html_open *open)
{
    const struct html_open *around = reading->stack.top;
    bool shown_around = (around->shown & UNSEEN) == 0;
    if (open->element->kind == ELEMENT_TEMPLATE || (around->foreign == FOREIGN && is_unseen_in_foreign(open->name))) {
        open->style.set |= SHOWN_NOT;
    }
    if (shown_around && !reveal(reading, open)) {
        return false;
    }
    settle_box(reading, open, ((around->shown | open->style.set) & SHOWN_NOT) != 0);
    uint32_t undone = open->style.clear & INHERITED;
    if (open->element->kind == ELEMENT_TABLE && !reading->strict) {
        undone |= SHOWN_STRUCK; /* old pages leave <s> open */
    }
    open->shown = (around->shown & ~undone) | open->style.set;
    bool hidden = (open->shown & UNSEEN) != 0, cell = open->element->kind == ELEMENT_CELL || open->part == PART_CELL;
    if (hidden && shown_around) {
        begin_hiding(reading);
    }
    reading->hidden_cells += cell && hidden;
    reading->page->shown_cells += cell && !hidden;
    return true;
}

/* What the element says or holds beside its text. */
static bool note_element(struct html_reading *reading, const struct html_open *open)
{
    switch (open->element->kind) {
    case ELEMENT_TEMPLATE:
        reading->template_content = reading->template_content ? reading->template_content : reading->tokenizer.at;
        return true;
    case ELEMENT_FRAME:
        return html_take_frame(reading);
    case ELEMENT_LINK:
        reading->page->document->link_count += html_value(&reading->token, ATTRIBUTE_HREF).size > 0;
        return html_note_link(reading, ATTRIBUTE_HREF);
    default:
        return true;
    }
}

/* Whether the start tag at `at`, a <, ends a cell or paragraph that has but text, and has any. */
static bool ends_before(const struct html_reading *reading, enum element_kind kind, const char *at)
{
    const char *text = reading->tokenizer.at;
    if ((kind != ELEMENT_CELL && kind != ELEMENT_PARAGRAPH) || at == text || html_is_blank(*text)) {
        return false;
    }
    struct span name = html_tag_name(at, reading->tokenizer.end);
    const struct html_element *next =
        name.size > 0 ? html_elements_find(&reading->elements, name) : html_element_unknown();
    return kind == ELEMENT_CELL ? next->kind >= ELEMENT_CAPTION && next->kind <= ELEMENT_CELL
                                : (next->flags & ENDS_TEXT) != 0 && next->kind != ELEMENT_TABLE;
}

/* Whether an element holds but text, which is taken then, and its end tag too if it has one. */
static bool is_leaf(struct html_reading *reading, const struct html_open *open, struct span *text)
{
    const enum element_kind kind = open->element->kind;
    const bool may = kind == ELEMENT_CELL || kind == ELEMENT_PLAIN ||
                     (kind >= ELEMENT_PARAGRAPH && kind <= ELEMENT_TERM) || kind == ELEMENT_LINK;
    const bool apart = kind == ELEMENT_CELL || (reading->pending_count == 0 && !html_between_cells(reading));
    if (!may || !apart || open->implied || open->foreign != FOREIGN_NOT || (open->shown & UNSEEN) != 0) {
        return false;
    }
    struct html_tokenizer *tokenizer = &reading->tokenizer;
    const char *at = html_find_mark(tokenizer->at, tokenizer->end);
    struct span rest = span_between(at, tokenizer->end), name = open->name;
    bool ends = rest.size > name.size + 2 && rest.data[1] == '/' && rest.data[name.size + 2] == '>' &&
                bytes_equal(rest.data + 2, name.data, name.size);
    if (!ends && !ends_before(reading, kind, at)) {
        return false;
    }
    *text = span_between(tokenizer->at, at);
    tokenizer->at = ends ? at + name.size + 3 : at;
    return true;
}

/* Whether nothing is to be settled of an element but its box: no style speaks of it, and it is no more than its name says. */
static bool is_usual(const struct html_reading *reading, const struct html_element *element,
                     const struct html_token *token)
{
    const uint32_t styling = 1u << ATTRIBUTE_CLASS | 1u << ATTRIBUTE_HIDDEN | 1u << ATTRIBUTE_ID |
                             1u << ATTRIBUTE_ROLE | 1u << ATTRIBUTE_STYLE;
    const struct html_open *around = reading->stack.top;
    return token && (token->present & styling) == 0 && !reading->page->sheet.by_tag && element->kind <= ELEMENT_TERM &&
           (around->shown | element->shown) == 0 && around->foreign == FOREIGN_NOT;
}

static bool settle_unusual(struct html_reading *reading, struct html_open *open, const struct html_token *token)
{
    const struct html_open *around = reading->stack.top;
    open->foreign = open->element->kind == ELEMENT_FOREIGN                         ? FOREIGN
                    : around->foreign == FOREIGN && is_page_in_foreign(open->name) ? FOREIGN_OUTSIDE
                                                                                   : around->foreign;
    if (!html_read_style(reading, open->element, token, &open->style) || !settle_shown(reading, open)) {
        return false;
    }
    if ((open->element->kind == ELEMENT_TEMPLATE || (open->shown & SHOWN_NOT) == 0) && !note_element(reading, open)) {
        return false;
    }
    begin_select(reading, open);
    return true;
}

bool html_enter(struct html_reading *reading, const struct html_element *element, struct span name,
                const struct html_token *token)
{
    struct html_open open = {.element = element, .name = name, .implied = !token};
    if (is_usual(reading, element, token)) {
        settle_box(reading, &open, false);
        reading->page->shown_cells += element->kind == ELEMENT_CELL;
    } else if (!settle_unusual(reading, &open, token)) {
        return false;
    }
    if (!open_part(reading, &open, token)) {
        return false;
    }
    struct span text;
    return is_leaf(reading, &open, &text)
               ? (open.block || open.part != PART_NONE ? html_add_line(&reading->builder, text, open.shown)
                                                       : html_add_text(&reading->builder, text, true, open.shown)) &&
                     close_part(reading, &open)
               : html_stack_push(&reading->stack, reading->builder.scratch, &open, reading->failure);
}

/* A formatting element that its block closes goes on behind it; of the others nothing is seen. */
static void keep_pending(struct html_reading *reading, const struct html_open *open)
{
    if ((open->element->flags & FORMATTING) != 0 && open->style.set != 0 && !open->gone &&
        reading->pending_count < MOST_PENDING) {
        reading->pending[reading->pending_count++] =
            (struct html_pending){open->element, open->name, open->style, open->scope};
    }
}

static void drop_pending(struct html_reading *reading, uint32_t scope)
{
    while (reading->pending_count > 0 && reading->pending[reading->pending_count - 1].scope == scope) {
        reading->pending_count--;
    }
}

static bool leave_template(struct html_reading *reading)
{
    const char *start = reading->template_content;
    reading->template_content = NULL;
    return html_hold(reading, FRAGMENT_MARKUP, span_between(start, reading->token_start));
}

bool html_leave_from(struct html_reading *reading, uint32_t place)
{
    struct html_stack *stack = &reading->stack;
    while (stack->count > place) {
        uint32_t last = stack->count - 1;
        const struct html_open *open = &stack->items[last]; /* it stays there until another is put on the stack */
        if (!end_select(reading, open) || !close_part(reading, open)) {
            return false;
        }
        if (last == reading->hidden_at && !end_hiding(reading, open)) {
            return false;
        }
        if ((open->element->flags & SCOPE) != 0) {
            drop_pending(reading, last);
        }
        if (last > place) {
            keep_pending(reading, open);
        }
        html_stack_pop(stack);
        if (open->element->kind == ELEMENT_TEMPLATE && stack->last[html_element_index(open->element)] == NOWHERE &&
            !leave_template(reading)) {
            return false;
        }
    }
    return true;
}
