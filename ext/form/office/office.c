#include "form/office/office.h"

#include "base/characters.h"
#include "form/office/agency_kinds.h"

const char *const office_level_names[] = {
    [OFFICE_LEVEL_UNKNOWN] = NULL,      [OFFICE_NATIONAL] = "national", [OFFICE_PROVINCE] = "province",
    [OFFICE_PREFECTURE] = "prefecture", [OFFICE_COUNTY] = "county",     [OFFICE_TOWNSHIP] = "township",
};

const char *const office_kind_names[] = {
    [OFFICE_KIND_UNKNOWN] = NULL,       [OFFICE_GOVERNMENT] = "government", [OFFICE_DEPARTMENT] = "department",
    [OFFICE_TOWN] = "township",         [OFFICE_VERTICAL] = "vertical",     [OFFICE_ZONE] = "zone",
    [OFFICE_ENTERPRISE] = "enterprise", [OFFICE_OTHER] = "other",
};

/* ---- level and kind ---- */

static enum office_level level_of(uint16_t division)
{
    if (division == DIVISION_NONE) {
        return OFFICE_LEVEL_UNKNOWN;
    }
    switch ((enum division_level)divisions[division].level) {
    case DIVISION_PROVINCE:
        return OFFICE_PROVINCE;
    case DIVISION_PREFECTURE:
        return OFFICE_PREFECTURE;
    case DIVISION_COUNTY:
        break;
    }
    return OFFICE_COUNTY;
}

/* Of what the name may stand for: that of the one it is, or that which all of them have. */
static enum office_level level_told(const struct locality *locality)
{
    enum office_level level = level_of(locality->division);
    for (size_t i = 0; i < locality->candidate_count; i++) {
        enum office_level other = level_of(locality->candidates[i]);
        level = i == 0 || level == other ? other : OFFICE_LEVEL_UNKNOWN;
        if (level == OFFICE_LEVEL_UNKNOWN) {
            break;
        }
    }
    return level;
}

/* Of what is no town, and is led by its division. */
static enum office_kind kind_of(struct span body)
{
    static const char *const governments[] = {"人民政府", "行政公署", "行署", "行政委员会"};
    static const char *const departments[] = {"局", "厅", "委",   "办", "室", "会", "部", "院", "署", "处",
                                              "府", "队", "中心", "站", "所", "馆", "社", "台", "）", ")"};
    if (span_is_any(body, ANY(governments))) {
        return OFFICE_GOVERNMENT;
    }
    enum office_kind told = office_kind_of(body);
    if (told == OFFICE_KIND_UNKNOWN) {
        told = zone_is(body) ? OFFICE_ZONE : span_ends_any(body, ANY(departments)) ? OFFICE_DEPARTMENT : OFFICE_OTHER;
    }
    return told;
}

/* ---- offices of the centre ---- */

/* What follows the name of a central organ, or of a company of the whole country. */
static bool read_central(struct arena *arena, struct span name, size_t organ, uint16_t within, struct office *office)
{
    static const char *const own[] = {"办公厅", "办公室", "机关"};
    struct span rest = span_from(name, organ), posted = SPAN("驻");
    if (rest.size == 0 || span_starts_any(rest, ANY(own))) {
        office->level = OFFICE_NATIONAL;
        office->kind = OFFICE_DEPARTMENT;
        office->body = name;
        return true;
    }
    size_t skipped = 0;
    office->locality = locality_find(rest, within);
    if (office->locality.size == 0 && span_starts(rest, posted)) { /* 驻南京, but not 驻马店市 */
        skipped = posted.size;
        office->locality = locality_find(span_from(rest, skipped), within);
    }
    office->level = level_of(office->locality.division);
    office->kind = OFFICE_VERTICAL;
    struct span behind = span_from(rest, skipped + office->locality.size);
    if (office->locality.size == 0) {
        static const char *const whole[] = {"国务院", "中央", "全国"}; /* 国务院国资委 */
        bool national = span_starts_any(name, ANY(whole));
        office->level = national ? OFFICE_NATIONAL : office->level;
        office->kind = national ? OFFICE_DEPARTMENT : office->kind;
        office->body = name;
        return true;
    }
    /* 税务局 and 海关 say what they are; 分行 does not. */
    if (office_kind_of(behind) == OFFICE_VERTICAL) {
        office->body = behind;
        return true;
    }
    struct buffer body = {.arena = arena};
    bool done = buffer_add(&body, (struct span){name.data, organ}) && buffer_add(&body, behind);
    office->body = buffer_span(&body);
    return done;
}

/* ---- offices of a division ---- */

/* The Party's committee is of the division, whose last character it needs: 县委宣传部. */
static struct span body_behind(struct span name, size_t size)
{
    enum { CHARACTER = 3 };
    static const char *const last[] = {"省", "市", "县", "区", "州", "旗", "盟"};
    struct span body = span_from(name, size), locality = {name.data, size};
    bool committee = span_starts(body, SPAN("委")) && span_ends_any(locality, ANY(last));
    return committee ? span_from(name, size - CHARACTER) : body;
}

/* Behind 中共, 国网 and the like the name of a place begins. */
static size_t size_of_prefix(struct span name)
{
    static const char *const prefixes[] = {"中共", "中国共产党", "共青团", "国网", "中国·", "中国"};
    size_t prefix = span_starts_any(name, ANY(prefixes));
    if (prefix > 0) {
        return prefix;
    }
    /* 第八师石河子市, 兵团第八师石河子市 */
    enum { LONGEST = 18 };
    size_t corps = span_starts(name, SPAN("兵团")) ? strlen("兵团") : 0;
    struct span rest = span_from(name, corps);
    size_t army = span_starts(rest, SPAN("第")) ? span_find(rest, SPAN("师")) : SIZE_MAX;
    return army < LONGEST ? corps + army + strlen("师") : 0;
}

/* 云溪县 in 云溪县水利局, which is no division that is known: its bytes, and the level that its last character tells. */
static size_t size_of_unknown(struct span name, enum office_level *level)
{
    enum { SHORTEST = 9, LONGEST = 30 }; /* bytes, the last character among them */
    static const struct {
        const char *last;
        enum office_level level;
    } kinds[] = {{"省", OFFICE_PROVINCE}, {"州", OFFICE_PREFECTURE}, {"盟", OFFICE_PREFECTURE},   {"县", OFFICE_COUNTY},
                 {"区", OFFICE_COUNTY},   {"旗", OFFICE_COUNTY},     {"市", OFFICE_LEVEL_UNKNOWN}};
    bool is_other = zone_is(name) || span_ends(name, SPAN("特别行政区"));
    for (size_t i = 0; i < COUNT(kinds) && !is_other; i++) {
        size_t at = span_find(name, span_of(kinds[i].last)), town_end;
        size_t size = at == SIZE_MAX ? 0 : at + strlen(kinds[i].last);
        struct span rest = span_from(name, size);
        if (size >= SHORTEST && size <= LONGEST && !span_starts(rest, SPAN("管")) &&
            (locality_is_followed(rest) || town_find(rest, &town_end))) {
            *level = kinds[i].level;
            return size;
        }
    }
    return 0;
}

static bool read_local(struct arena *arena, struct span name, uint16_t within, struct office *office)
{
    size_t prefix = size_of_prefix(name), town_end;
    office->locality = locality_find(span_from(name, prefix), within);
    bool has_place = office->locality.size > 0 || office->locality.division != DIVISION_NONE;
    enum office_level level = level_told(&office->locality);
    size_t size = has_place ? office->locality.size : size_of_unknown(span_from(name, prefix), &level);
    struct span body = has_place || size > 0 ? body_behind(span_from(name, prefix), size) : name;
    if (town_find(body, &town_end)) {
        office->kind = OFFICE_TOWN;
        office->level = OFFICE_TOWNSHIP;
        return body_spell_out(arena, body, &office->body);
    }
    if (body.size == 0) {
        office->body = SPAN("人民政府"); /* 鹿邑县2019年政府信息公开工作年度报告 is of its government */
    } else if (!body_spell_out(arena, body, &office->body)) {
        return false;
    }
    office->kind = prefix > 0 && span_starts(name, SPAN("国网")) ? OFFICE_ENTERPRISE : kind_of(office->body);
    /* 江北新区 may be none of the districts 江北区. */
    office->level = office->kind == OFFICE_ZONE ? level_of(office->locality.division) : level;
    if (office->level == OFFICE_LEVEL_UNKNOWN && span_ends(body, SPAN("厅"))) {
        office->level = OFFICE_PROVINCE;
    }
    return true;
}

/* A copy in simplified characters, of the same size: 鹿邑縣 is 鹿邑县. NULL: no memory. */
static const char *simplified(struct arena *arena, struct span name)
{
    char *copy = arena_allocate(arena, name.size), *at = copy;
    for (struct span rest = name; copy && rest.size > 0;) {
        const char *here = rest.data;
        uint32_t c = utf8_next(&rest);
        size_t size = (size_t)(rest.data - here);
        char bytes[4];
        bool fits = utf8_put(bytes, character_simplified(c)) == size; /* not for a byte that is no character */
        memcpy(at, fits ? bytes : here, size);
        at += size;
    }
    return copy;
}

bool office_read(struct arena *arena, struct span name, uint16_t within, struct office *office)
{
    *office = (struct office){.locality = {.division = DIVISION_NONE, .entry = DIVISION_NONE}};
    name = span_trim(name);
    if (name.size == 0) {
        return true;
    }
    name.data = simplified(arena, name);
    if (!name.data) {
        return false;
    }
    size_t organ = central_organ(name);
    return organ > 0 ? read_central(arena, name, organ, within, office) : read_local(arena, name, within, office);
}

void office_move(struct office *office, uint16_t division)
{
    office->locality.division = office->locality.entry = division;
    office->locality.candidate_count = 0;
    if (office->level == OFFICE_LEVEL_UNKNOWN) {
        office->level = level_of(division);
    }
}
