#include "check/check_list.h"

bool check_list_add(struct check_list *list, struct arena *arena, struct check check, struct failure *failure)
{
    struct arena *room = list->arena ? list->arena : arena;
    return ARENA_PUSH(room, list->items, list->count, list->capacity, check) || fail_memory(failure);
}
