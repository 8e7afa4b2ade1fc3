#include "check/check_list.h"

bool check_list_add(struct check_list *list, struct arena *arena, struct check check, struct failure *failure)
{
    if (list->count == list->capacity) {
        struct check *items = arena_grow_array(arena, list->items, &list->capacity, sizeof *items);
        if (!items) {
            return fail_memory(failure);
        }
        list->items = items;
    }
    list->items[list->count++] = check;
    return true;
}
