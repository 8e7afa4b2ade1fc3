#include "check/check_list.h"

bool check_list_add(struct check_list *list, struct arena *arena, struct check check, struct failure *failure)
{
    return ARENA_PUSH(arena, list->items, list->count, list->capacity, check) || fail_memory(failure);
}
