#include "read/docx/content.h"

static enum visit out_of_memory(struct reading *reading)
{
    fail_memory(reading->failure);
    return VISIT_FAILED;
}

enum visit open_table(struct reading *reading, const struct element *element)
{
    (void)element;
    struct container *container = reading->container;
    if (!container || container->in_paragraph || container->table) {
        return misplaced(reading);
    }
    if (container->mark_deleted && !flush_paragraph(reading)) {
        return VISIT_FAILED;
    }
    container->table = arena_allocate(reading->arena, sizeof *container->table);
    return container->table ? VISIT_INSIDE : out_of_memory(reading);
}

bool close_table(struct reading *reading)
{
    struct container *container = reading->container;
    struct word_table *table = container->table;
    container->table = NULL;
    if (container->outer && container->outer->table) {
        container->outer->table->cell_count += table->cell_count;
    }
    return !table->first || block_list_add(&container->blocks, reading->arena, (struct span){NULL, 0}, table) ||
           fail_memory(reading->failure);
}

enum visit open_row(struct reading *reading, const struct element *element)
{
    (void)element;
    struct container *container = reading->container;
    if (!container || !container->table || container->row) {
        return misplaced(reading);
    }
    struct word_row *row = arena_allocate(reading->arena, sizeof *row);
    if (!row) {
        return out_of_memory(reading);
    }
    struct word_table *table = container->table;
    *(table->last ? &table->last->next : &table->first) = row;
    table->last = container->row = row;
    return VISIT_INSIDE;
}

bool close_row(struct reading *reading)
{
    reading->container->row = NULL;
    return true;
}

enum visit open_cell(struct reading *reading, const struct element *element)
{
    (void)element;
    struct container *container = reading->container;
    if (!container || !container->row || container->cell) {
        return misplaced(reading);
    }
    if (++reading->cells > LIMIT_GRID_CELLS) {
        fail(reading->failure, CAUSE_TOO_MANY_CELLS);
        return VISIT_FAILED;
    }
    struct word_cell *cell = arena_allocate(reading->arena, sizeof *cell);
    if (!cell) {
        return out_of_memory(reading);
    }
    cell->span = 1;
    container->table->cell_count++;
    struct word_row *row = container->row;
    *(row->last ? &row->last->next : &row->first) = cell;
    row->last = container->cell = cell;
    return push_container(reading) ? VISIT_INSIDE : VISIT_FAILED;
}

bool close_cell(struct reading *reading)
{
    struct block_list blocks;
    if (!pop_container(reading, &blocks)) {
        return false;
    }
    reading->container->cell->content = blocks;
    reading->container->cell = NULL;
    return true;
}

enum visit row_property(struct reading *reading, const struct element *element)
{
    struct word_row *row = reading->container ? reading->container->row : NULL;
    struct span type;
    if (!row) {
        return VISIT_SKIP;
    }
    if (strcmp(element->name, "del") == 0) {
        row->deleted = true;
    } else if (strcmp(element->name, "gridBefore") == 0) {
        row->before = element_number(element, "val", 0);
    } else if (element_attribute(element, "type", &type) && span_equal(type, SPAN("dxa"))) {
        row->before_width = element_number(element, "w", 0);
    }
    return VISIT_SKIP;
}

/* The cell whose properties are read: its own container is the innermost. */
static struct word_cell *current_cell(const struct reading *reading)
{
    const struct container *container = reading->container;
    return container && container->outer ? container->outer->cell : NULL;
}

static enum vertical_merge merge_named(const struct element *element, const char *name, const char *start)
{
    struct span value;
    return element_attribute(element, name, &value) && span_equal(value, span_of(start)) ? MERGE_START : MERGE_CONTINUE;
}

enum visit cell_property(struct reading *reading, const struct element *element)
{
    struct word_cell *cell = current_cell(reading);
    const char *name = element->name;
    struct span type;
    if (!cell) {
        return VISIT_SKIP;
    }
    if (strcmp(name, "gridSpan") == 0) {
        cell->span = element_number(element, "val", 1);
        cell->span = cell->span == 0 ? 1 : cell->span;
    } else if (strcmp(name, "vMerge") == 0) {
        cell->vertical = merge_named(element, "val", "restart");
    } else if (strcmp(name, "cellMerge") == 0 && element_attribute(element, "vMerge", &type)) {
        cell->vertical = merge_named(element, "vMerge", "rest");
    } else if (strcmp(name, "hMerge") == 0) {
        cell->continues_left = merge_named(element, "val", "restart") == MERGE_CONTINUE;
    } else if (strcmp(name, "cellDel") == 0) {
        cell->deleted = true;
    } else if (strcmp(name, "tcW") == 0 && element_attribute(element, "type", &type) && span_equal(type, SPAN("dxa"))) {
        cell->width = element_number(element, "w", 0);
    }
    return VISIT_SKIP;
}
