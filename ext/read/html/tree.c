/* Which elements a tag opens and closes: HTML, section 13.2.6, in as far as a reader can see it. The insertion mode of
 * the standard is here the innermost part of a table, the context. */
#include "read/html/reading.h"
#include "read/html/word.h"

static const struct html_open *top(const struct html_reading *reading)
{
    return reading->stack.top;
}

static const struct html_open *at(const struct html_reading *reading, uint32_t place)
{
    return &reading->stack.items[place];
}

/* The table of the context. */
static uint32_t table_of_context(const struct html_reading *reading)
{
    uint32_t place = top(reading)->context;
    while (place != NOWHERE && at(reading, place)->element->kind != ELEMENT_TABLE) {
        place = at(reading, place)->outer;
    }
    return place;
}

/* ---- implied elements ------------------------------------------------------------------------------------------------ */

static bool enter_implied(struct html_reading *reading, struct span name)
{
    return html_enter(reading, html_elements_find(&reading->elements, name), name, NULL);
}

/* A table that cells began without a tag ends where something else follows them: a browser knows of no table there. */
static bool leave_implied_table(struct html_reading *reading)
{
    uint32_t table = html_between_cells(reading) ? table_of_context(reading) : NOWHERE;
    return table == NOWHERE || !at(reading, table)->implied || html_leave_from(reading, table);
}

bool html_before_text(struct html_reading *reading)
{
    if (!leave_implied_table(reading)) {
        return false;
    }
    while (reading->pending_count > 0) {
        struct html_pending *pending = &reading->pending[reading->pending_count - 1];
        if (pending->scope != top(reading)->scope) {
            return true;
        }
        reading->pending_count--;
        struct html_open open = {.element = pending->element, .name = pending->name, .style = pending->style};
        open.shown = top(reading)->shown | pending->style.set;
        open.foreign = top(reading)->foreign;
        if (!html_stack_push(&reading->stack, reading->builder.scratch, &open, reading->failure)) {
            return false;
        }
    }
    return true;
}

/* ---- parts of tables (13.2.6.4.9 to 13.2.6.4.15) ----------------------------------------------------------------------- */

/* One step towards opening a part: closes or implies one element, or opens the part. */
static bool step_to_part(struct html_reading *reading, const struct html_element *element, bool *opened)
{
    enum element_kind kind = element->kind;
    uint32_t context = top(reading)->context;
    *opened = false;
    switch (html_context_kind(reading)) {
    case ELEMENT_CELL:
    case ELEMENT_CAPTION:
        return html_leave_from(reading, context);
    case ELEMENT_ROW:
        *opened = kind == ELEMENT_CELL;
        break;
    case ELEMENT_GROUP:
        *opened = kind == ELEMENT_ROW;
        if (kind == ELEMENT_CELL) {
            return html_leave_from(reading, context + 1) && enter_implied(reading, SPAN("tr"));
        }
        break;
    case ELEMENT_TABLE:
        *opened = true;
        if (kind == ELEMENT_CELL || kind == ELEMENT_ROW) {
            *opened = false;
            return html_leave_from(reading, context + 1) && enter_implied(reading, SPAN("tbody"));
        }
        break;
    default:
        return enter_implied(reading, SPAN("table"));
    }
    return *opened ? html_leave_from(reading, context + 1) &&
                         (kind == ELEMENT_COLUMN || html_enter(reading, element, reading->token.text, &reading->token))
                   : html_leave_from(reading, context);
}

static bool start_part(struct html_reading *reading, const struct html_element *element)
{
    bool nowhere = html_context_kind(reading) == ELEMENT_ROOT;
    if (nowhere && (element->kind == ELEMENT_CAPTION || element->kind == ELEMENT_COLUMN)) {
        return true;
    }
    for (bool opened = false; !opened;) {
        if (!step_to_part(reading, element, &opened)) {
            return false;
        }
    }
    return true;
}

static bool end_part(struct html_reading *reading, const struct html_element *element)
{
    uint32_t place = top(reading)->context;
    enum element_kind inside = html_context_kind(reading);
    if (element->kind == ELEMENT_CELL || element->kind == ELEMENT_CAPTION) {
        return place == NOWHERE || at(reading, place)->element != element || html_leave_from(reading, place);
    }
    if (inside == ELEMENT_CAPTION && element->kind != ELEMENT_TABLE) {
        return true;
    }
    while (place != NOWHERE && at(reading, place)->element != element) {
        place = at(reading, place)->element->kind == ELEMENT_TABLE ? NOWHERE : at(reading, place)->outer;
    }
    return place == NOWHERE || html_leave_from(reading, place);
}

/* ---- in the body (13.2.6.4.7) -------------------------------------------------------------------------------------------- */

static bool end_paragraph(struct html_reading *reading)
{
    uint32_t paragraph = top(reading)->paragraph;
    return paragraph == NOWHERE || html_leave_from(reading, paragraph);
}

/* The end tag of an element that goes on where blocks end: it ends alone, whatever is open inside it. */
static bool end_formatting(struct html_reading *reading, const struct html_element *element)
{
    for (size_t i = reading->pending_count; i-- > 0;) {
        if (reading->pending[i].element == element && reading->pending[i].scope == top(reading)->scope) {
            reading->pending_count--;
            for (; i < reading->pending_count; i++) {
                reading->pending[i] = reading->pending[i + 1];
            }
            return true;
        }
    }
    uint32_t place = html_stack_find(&reading->stack, element, reading->token.text);
    uint32_t scope = top(reading)->scope, special = top(reading)->special;
    if (place == NOWHERE || (scope != NOWHERE && place < scope)) {
        return true;
    }
    if (special == NOWHERE || special < place) {
        return html_leave_from(reading, place);
    }
    html_stack_remove(&reading->stack, place);
    return true;
}

/* <li> ends the <li> before it, <dd> and <dt> each other. */
static bool end_item_before(struct html_reading *reading, enum element_kind kind)
{
    enum { MOST_BETWEEN = 64 };
    uint32_t place = reading->stack.count;
    for (int i = 0; place-- > 0 && i < MOST_BETWEEN; i++) {
        const struct html_element *element = at(reading, place)->element;
        if (element->kind == kind) {
            return html_leave_from(reading, place);
        }
        bool passed = element->kind == ELEMENT_PARAGRAPH || span_equal(element->name, SPAN("div")) ||
                      span_equal(element->name, SPAN("address"));
        if ((element->flags & SPECIAL) != 0 && !passed) {
            return true;
        }
    }
    return true;
}

/* Neither a button nor a link stands inside another. */
static bool end_same_before(struct html_reading *reading, const struct html_element *element)
{
    uint32_t place = html_stack_find(&reading->stack, element, element->name), scope = top(reading)->scope;
    bool inside = place != NOWHERE && (scope == NOWHERE || place >= scope);
    return !inside ||
           (element->kind == ELEMENT_LINK ? end_formatting(reading, element) : html_leave_from(reading, place));
}

/* What the start tag ends before it opens anything. */
static bool end_before(struct html_reading *reading, const struct html_element *element)
{
    bool ends_text = (element->flags & ENDS_TEXT) != 0 && (element->kind != ELEMENT_TABLE || reading->strict);
    if (ends_text && !end_paragraph(reading)) {
        return false;
    }
    switch (element->kind) {
    case ELEMENT_LIST_ITEM:
    case ELEMENT_TERM:
        return end_item_before(reading, element->kind);
    case ELEMENT_OPTION:
        return top(reading)->element != element || html_leave_from(reading, reading->stack.count - 1);
    case ELEMENT_BUTTON:
    case ELEMENT_LINK:
        return end_same_before(reading, element);
    default:
        return true;
    }
}

/* ---- SVG and MathML (13.2.6.5) ------------------------------------------------------------------------------------------- */

/* Tags that show that their author meant a page again. */
static bool breaks_out(const struct html_element *element)
{
    bool formatting = (element->flags & FORMATTING) != 0 && element->kind != ELEMENT_LINK;
    return (element->flags & BLOCK) != 0 || formatting || element->kind == ELEMENT_TABLE ||
           element->kind == ELEMENT_BREAK || (element->shown & RAISED) != 0 || span_equal(element->name, SPAN("span"));
}

/* Closes what a tag of a page cannot stand in; `inside` tells whether it is no such tag. */
static bool leave_foreign(struct html_reading *reading, const struct html_element *element, bool *inside)
{
    *inside = top(reading)->foreign == FOREIGN && !breaks_out(element);
    while (!*inside && top(reading)->foreign == FOREIGN) {
        if (!html_leave_from(reading, reading->stack.count - 1)) {
            return false;
        }
    }
    return true;
}

/* ---- tags ---------------------------------------------------------------------------------------------------------------- */

static bool start_in_body(struct html_reading *reading, const struct html_element *element)
{
    if (element->kind == ELEMENT_SELECT && reading->select_at != NOWHERE) {
        return html_leave_from(reading, reading->select_at);
    }
    if ((element->flags & BLOCK) != 0 && !leave_implied_table(reading)) {
        return false;
    }
    if (!end_before(reading, element) || (html_is_field(reading, element) && !html_before_text(reading))) {
        return false;
    }
    return (element->flags & EMPTY) != 0 ? html_take_empty(reading, element)
                                         : html_enter(reading, element, reading->token.text, &reading->token);
}

bool html_start_tag(struct html_reading *reading)
{
    const struct html_element *element = html_elements_find(&reading->elements, reading->token.text);
    bool foreign;
    if (!leave_foreign(reading, element, &foreign)) {
        return false;
    }
    if (foreign) {
        return reading->token.self_closing ||
               html_enter(reading, html_element_unknown(), reading->token.text, &reading->token);
    }
    if (element->kind == ELEMENT_ROOT) {
        return true;
    }
    if (element->kind >= ELEMENT_CAPTION && element->kind <= ELEMENT_COLUMN) {
        return start_part(reading, element);
    }
    while (element->kind == ELEMENT_TABLE && html_between_cells(reading)) { /* a table right inside a table ends it */
        if (!html_leave_from(reading, table_of_context(reading))) {
            return false;
        }
    }
    return element->content != CONTENT_DATA ? html_take_raw(reading, element) : start_in_body(reading, element);
}

static bool end_in_body(struct html_reading *reading, const struct html_element *element)
{
    uint32_t place = html_stack_find(&reading->stack, element, reading->token.text);
    uint32_t border = (element->flags & SPECIAL) != 0 ? top(reading)->scope : top(reading)->special;
    if (place == NOWHERE || (border != NOWHERE && place < border && element->kind != ELEMENT_TEMPLATE)) {
        return true;
    }
    return html_leave_from(reading, place);
}

bool html_end_tag(struct html_reading *reading)
{
    const struct html_element *element = html_elements_find(&reading->elements, reading->token.text);
    if (top(reading)->foreign != FOREIGN_NOT) {
        uint32_t place = html_stack_find(&reading->stack, html_element_unknown(), reading->token.text);
        if (place != NOWHERE && at(reading, place)->foreign != FOREIGN_NOT) {
            return html_leave_from(reading, place);
        }
    }
    switch (element->kind) {
    case ELEMENT_ROOT:
    case ELEMENT_COLUMN:
        return true;
    case ELEMENT_TABLE:
    case ELEMENT_CAPTION:
    case ELEMENT_GROUP:
    case ELEMENT_ROW:
    case ELEMENT_CELL:
        return end_part(reading, element);
    case ELEMENT_BREAK:
        return html_take_empty(reading, element);
    case ELEMENT_PARAGRAPH:
        return top(reading)->paragraph != NOWHERE ? end_paragraph(reading)
                                                  : html_end_line(&reading->builder, top(reading)->shown);
    default:
        return (element->flags & FORMATTING) != 0 ? end_formatting(reading, element) : end_in_body(reading, element);
    }
}
