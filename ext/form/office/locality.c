#include "form/office/locality.h"

struct search {
    struct span text;
    size_t best;  /* bytes of the longest reading so far */
    bool is_bare; /* the best ends in a name without its 市 or 县 */
    uint16_t entries[LOCALITIES_MOST * 2];
    size_t starts[LOCALITIES_MOST * 2]; /* where the name of the entry begins in the text */
    size_t count;
};

/* ---- one name ---- */

/* 延边州, 延边自治州, 石柱县, 管城区: autonomous divisions without their peoples. 0: the text does not begin so. */
static size_t match_short(const struct division *division, struct span text)
{
    static const struct {
        const char *of, *short_forms[2];
    } kinds[] = {
        {"自治州", {"州", "自治州"}}, {"自治县", {"县", "自治县"}}, {"自治旗", {"旗", "自治旗"}},
        {"自治区", {"自治区", "区"}}, {"族区", {"区", "区"}},
    };
    struct span name = span_of(division->name), stem = {division->name, division->stem};
    for (size_t i = 0; i < COUNT(kinds); i++) {
        if (!span_ends(name, span_of(kinds[i].of))) {
            continue;
        }
        for (size_t k = 0; k < 2; k++) {
            struct span form = span_of(kinds[i].short_forms[k]);
            if (span_starts(span_from(text, stem.size), form)) {
                return stem.size + form.size;
            }
        }
    }
    return 0;
}

/* 长沙市场监督管理局: the 市 is not of the city. */
static bool ends_in_market(const struct division *division, struct span text)
{
    struct span city = SPAN("市"), name = span_of(division->name);
    if (!span_ends(name, city)) {
        return false;
    }
    struct span rest = span_from(text, name.size - city.size);
    return span_starts(rest, SPAN("市场")) || span_starts(rest, SPAN("市监局"));
}

/* What begins with the name of a division, and is elsewhere. */
static bool is_other_name(struct span text)
{
    static const char *const names[] = {"中山大学", "中山医院", "长白山"};
    return span_starts_any(text, ANY(names)) > 0;
}

/* A division is named in full, short of its peoples, or bare, without 市 or 县. */
enum name_form { NAME_FULL, NAME_SHORT, NAME_BARE, NAME_FORMS };

/* How many bytes of the text are the division's name in this form; 0: it does not begin so. */
static size_t match_name(const struct division *division, enum name_form form, struct span text, bool is_below)
{
    enum { BARE_BELOW = 1, BARE_ANYWHERE = 2 };
    struct span name = span_of(division->name), stem = {division->name, division->stem};
    switch (form) {
    case NAME_FULL:
        return span_starts(text, name) && !ends_in_market(division, text) ? name.size : 0;
    case NAME_SHORT:
        return stem.size > 0 && span_starts(text, stem) ? match_short(division, text) : 0;
    case NAME_BARE:
        return division->bare >= (is_below ? BARE_BELOW : BARE_ANYWHERE) && span_starts(text, stem) &&
                       !is_other_name(text)
                   ? stem.size
                   : 0;
    case NAME_FORMS:
        break;
    }
    return 0;
}

/* 东区, 城区, 矿区: also the names of streets and of parts of towns. */
static bool is_vague(const struct division *division, struct span rest)
{
    enum { TWO_CHARACTERS = 6 };
    struct span name = span_of(division->name);
    return name.size == TWO_CHARACTERS && span_ends(name, SPAN("区")) && rest.size > 0 &&
           !span_starts(rest, SPAN("人民政府"));
}

/* ---- a name below others ---- */

static void offer(struct search *search, uint16_t entry, size_t start, size_t end, bool is_bare)
{
    if (end < search->best || (end == search->best && is_bare && !search->is_bare)) {
        return;
    }
    if (end > search->best || (search->is_bare && !is_bare)) {
        search->best = end;
        search->is_bare = is_bare;
        search->count = 0;
    }
    for (size_t i = 0; i < search->count; i++) {
        if (division_settle(search->entries[i]) == division_settle(entry)) {
            return;
        }
    }
    if (search->count < COUNT(search->entries)) {
        search->entries[search->count] = entry;
        search->starts[search->count++] = start;
    }
}

/* Goes over what may stand between the names of a division and its part: 新疆生产建设兵团第八师石河子市, and of statistics
 * 北京市市辖区东城区. */
static size_t skip_between(struct span text, size_t start)
{
    enum { LONGEST = 18 }; /* bytes: 第十四师 */
    static const char *const groups[] = {"市辖区", "省直辖县级行政区划", "省直辖县级行政单位", "自治区直辖县级行政区划",
                                         "自治区直辖县级行政单位"};
    struct span above = {text.data, start}, rest = span_from(text, start), army = SPAN("师");
    bool is_corps = span_ends(above, SPAN("兵团")) && span_starts(rest, SPAN("第"));
    size_t end = is_corps ? span_find(rest, army) : SIZE_MAX;
    if (end < LONGEST) {
        return start + end + army.size;
    }
    return start > 0 ? start + span_starts_any(rest, ANY(groups)) : start;
}

/* What an entry is now; a zone is itself, since it lies below its division. */
static uint16_t present(uint16_t entry)
{
    return divisions[entry].now != DIVISION_NONE ? divisions[entry].now : entry;
}

/* Whether the entry, or what it became, is a part of the division. */
static bool is_part(uint16_t entry, uint16_t above)
{
    uint16_t now = present(entry);
    return now != above && (division_is_within(now, above) || division_is_within(divisions[entry].parent, above));
}

static bool search_from(struct search *search, size_t start, uint16_t above);

/* Offers the readings that begin with this name of the entry, `size` bytes of the text at `start`. */
static bool search_name(struct search *search, size_t start, size_t size, uint16_t above, uint16_t entry, bool is_bare)
{
    struct span behind = span_from(search->text, start + size);
    bool stands =
        is_bare ? locality_is_followed(behind) : above != DIVISION_NONE || !is_vague(&divisions[entry], behind);
    if (search_from(search, start + size, present(entry))) {
        return true;
    }
    if (stands) {
        offer(search, entry, start, start + size, is_bare);
    }
    return stands;
}

/* Offers every reading of the text from `start` on, below the division that the names before it have come to. Returns
 * whether there is one. */
static bool search_from(struct search *search, size_t start, uint16_t above)
{
    size_t first, end;
    bool found = false, is_below = above != DIVISION_NONE;
    start = skip_between(search->text, start);
    struct span rest = span_from(search->text, start);
    division_find_names(rest, &first, &end);
    for (size_t i = first; i < end; i++) {
        uint16_t entry = division_names[i];
        if (is_below && !is_part(entry, above)) {
            continue;
        }
        for (int form = NAME_FULL; form < NAME_FORMS; form++) {
            size_t size = match_name(&divisions[entry], (enum name_form)form, rest, is_below);
            found |= size > 0 && search_name(search, start, size, above, entry, form == NAME_BARE);
        }
    }
    return found;
}

/* ---- several readings ---- */

/* A bare name is first that of the province (河南 is no county of 青海), then that of the city (西安 is no district of
 * 辽源); 吉林 is both a province and a city, 承德 a city and a county. A 厅 is an office of a province. */
static bool is_likely(const struct search *search, uint16_t entry, enum division_level highest)
{
    const struct division *division = &divisions[entry];
    struct span name = span_of(division->name);
    bool has_hall = span_ends(search->text, SPAN("厅"));
    switch (highest) {
    case DIVISION_PROVINCE:
        return division->level == DIVISION_PROVINCE ||
               (!has_hall && division->level == DIVISION_PREFECTURE && span_ends(name, SPAN("市")));
    case DIVISION_PREFECTURE:
        return division->level == DIVISION_PREFECTURE || !span_ends(name, SPAN("区"));
    case DIVISION_COUNTY:
        break;
    }
    return true;
}

/* A bare name is not that of what has ended: 邯郸 and 大同 were counties too. */
static void drop_former(struct search *search)
{
    size_t kept = 0;
    bool has_present = false;
    for (size_t i = 0; i < search->count; i++) {
        has_present = has_present || divisions[search->entries[i]].until == 0;
    }
    for (size_t i = 0; i < search->count; i++) {
        if (!has_present || divisions[search->entries[i]].until == 0) {
            search->entries[kept] = search->entries[i];
            search->starts[kept++] = search->starts[i];
        }
    }
    search->count = kept;
}

/* 嘉峪关市 is a prefecture whose only part, for statistics, bears its name. */
static void drop_namesakes(struct search *search)
{
    size_t kept = 0;
    for (size_t i = 0; i < search->count; i++) {
        uint16_t entry = search->entries[i];
        bool is_namesake = false;
        for (size_t k = 0; k < search->count; k++) {
            is_namesake = is_namesake || (divisions[entry].parent == search->entries[k] &&
                                          strcmp(divisions[entry].name, divisions[search->entries[k]].name) == 0);
        }
        if (!is_namesake) {
            search->entries[kept] = entry;
            search->starts[kept++] = search->starts[i];
        }
    }
    search->count = kept;
}

static void keep_likely(struct search *search)
{
    enum division_level highest = DIVISION_COUNTY;
    size_t kept = 0;
    drop_former(search);
    for (size_t i = 0; i < search->count; i++) {
        enum division_level level = divisions[search->entries[i]].level;
        highest = level < highest ? level : highest;
    }
    for (size_t i = 0; i < search->count; i++) {
        if (is_likely(search, search->entries[i], highest)) {
            search->entries[kept] = search->entries[i];
            search->starts[kept++] = search->starts[i];
        }
    }
    search->count = kept;
}

/* ---- the place ---- */

/* The bytes of a zone's name that name divisions it lies in: 合肥 of 合肥高新技术产业开发区, 河北唐山 of 河北唐山芦台经济开发区. */
static size_t size_above_zone(struct span name, uint16_t division)
{
    size_t taken = 0;
    for (int level = DIVISION_PROVINCE; level <= DIVISION_COUNTY; level++) {
        uint16_t above = division_at_level(division, (enum division_level)level);
        size_t size = 0;
        for (int form = NAME_FULL; form < NAME_FORMS && size == 0 && above != DIVISION_NONE; form++) {
            size = match_name(&divisions[above], (enum name_form)form, span_from(name, taken), true);
        }
        taken += size;
    }
    return taken;
}

/* 雄安新区 is another name, but no division either. */
static bool names_zone(const struct division *division)
{
    static const char *const words[] = {"新区", "经济区", "示范区", "兵团"};
    return division->is_zone || (!division->code[0] && span_ends_any(span_of(division->name), ANY(words)));
}

static void settle(struct locality *locality, const struct search *search, size_t at)
{
    const struct division *division = &divisions[search->entries[at]];
    locality->entry = search->entries[at];
    locality->division = division_settle(locality->entry);
    locality->whole = search->best;
    locality->size = search->best;
    if (names_zone(division)) {
        locality->size = search->starts[at] + size_above_zone(span_of(division->name), locality->division);
    }
}

void locality_narrow(struct locality *locality, uint16_t within)
{
    size_t kept = 0;
    for (size_t i = 0; i < locality->candidate_count; i++) {
        uint16_t candidate = locality->candidates[i];
        if (division_is_within(candidate, within) || division_is_within(within, candidate)) {
            locality->candidates[kept++] = candidate;
        }
    }
    locality->candidate_count = kept;
    if (kept == 1) {
        locality->division = locality->entry = locality->candidates[0];
        locality->candidate_count = 0;
    }
}

static void add_candidates(struct locality *locality, const struct search *search)
{
    for (size_t i = 0; i < search->count && locality->candidate_count < LOCALITIES_MOST; i++) {
        uint16_t candidate = division_settle(search->entries[i]);
        size_t at = locality->candidate_count++;
        for (; at > 0 && locality->candidates[at - 1] > candidate; at--) {
            locality->candidates[at] = locality->candidates[at - 1];
        }
        locality->candidates[at] = candidate;
    }
}

static void keep_within(struct search *search, uint16_t within)
{
    size_t kept = 0;
    for (size_t i = 0; within != DIVISION_NONE && i < search->count; i++) {
        uint16_t division = division_settle(search->entries[i]);
        if (division_is_within(division, within) || division_is_within(within, division)) {
            search->entries[kept] = search->entries[i];
            search->starts[kept++] = search->starts[i];
        }
    }
    search->count = within != DIVISION_NONE ? kept : search->count;
}

struct locality locality_find(struct span text, uint16_t within)
{
    struct search search = {.text = text};
    struct locality locality = {.division = DIVISION_NONE, .entry = DIVISION_NONE};
    search_from(&search, 0, DIVISION_NONE);
    keep_within(&search, within);
    drop_namesakes(&search);
    if (search.is_bare && search.count > 1) {
        keep_likely(&search);
    }
    locality.size = locality.whole = search.count > 0 ? search.best : 0;
    if (search.count == 1) {
        settle(&locality, &search, 0);
    } else {
        add_candidates(&locality, &search);
    }
    return locality;
}
