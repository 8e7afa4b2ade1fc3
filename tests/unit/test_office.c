/* Agencies by their names: which division, which level, which kind, and what they are there. */
#include "form/office/office.h"

#include "support.h"

struct office_case {
    const char *name, *division, *level, *body, *kind; /* division "": none */
};

static const char *or_empty(const char *text)
{
    return text ? text : "";
}

static void assert_offices(const struct office_case *cases, size_t count)
{
    size_t wrong = 0;
    for (size_t i = 0; i < count; i++) {
        const struct office_case *expected = &cases[i];
        struct arena *arena = arena_create(&counted_memory, SIZE_MAX);
        struct office office;
        assert_true(office_read(arena, span_of(expected->name), DIVISION_NONE, &office));
        uint16_t division = office.locality.division;
        const char *code = division == DIVISION_NONE ? "" : divisions[division].code;
        const char *level = or_empty(office_level_names[office.level]);
        const char *kind = or_empty(office_kind_names[office.kind]);
        if (strcmp(code, expected->division) != 0 || strcmp(level, expected->level) != 0 ||
            strcmp(kind, expected->kind) != 0 || !span_equal(office.body, span_of(expected->body))) {
            print_error("`%s`: %s %s %.*s %s\n", expected->name, code, level, (int)office.body.size,
                        office.body.size > 0 ? office.body.data : "", kind);
            wrong++;
        }
        arena_destroy(arena);
    }
    assert_int_equal(wrong, 0);
}

TEST(full_names)
{
    static const struct office_case cases[] = {
        {"河南省周口市鹿邑县人民政府", "411628", "county", "人民政府", "government"},
        {"鹿邑县人民政府", "411628", "county", "人民政府", "government"},
        {"周口市教育局", "411600", "prefecture", "教育局", "department"},
        {"北京市人民政府办公厅", "110000", "province", "人民政府办公厅", "department"},
        {"上海市浦东新区人民政府", "310115", "county", "人民政府", "government"},
        {"济源市人民政府", "419001", "county", "人民政府", "government"},
        {"湖北省仙桃市教育局", "429004", "county", "教育局", "department"},
        {"东莞市教育局", "441900", "prefecture", "教育局", "department"},
        {"嘉峪关市教育局", "620200", "prefecture", "教育局", "department"},
        {"大柴旦行政委员会", "632857", "county", "人民政府", "government"},
        {"西藏自治区阿里地区行政公署", "542500", "prefecture", "行政公署", "government"},
        {"兴安盟行政公署", "152200", "prefecture", "行政公署", "government"},
        {"伊犁哈萨克自治州塔城地区乌苏市人民政府", "654202", "county", "人民政府", "government"},
        {"鹿邑县", "411628", "county", "人民政府", "government"},
        {"廣東省東莞市檔案局", "441900", "prefecture", "档案局", "department"},
    };
    assert_offices(cases, COUNT(cases));
}

TEST(shortened_names)
{
    static const struct office_case cases[] = {
        {"广西教育厅", "450000", "province", "教育厅", "department"},
        {"河北教育厅", "130000", "province", "教育厅", "department"},
        {"吉林教育厅", "220000", "province", "教育厅", "department"},
        {"延边州公安局", "222400", "prefecture", "公安局", "department"},
        {"石柱县教育委员会", "500240", "county", "教育委员会", "department"},
        {"鄂伦春旗公安局", "150723", "county", "公安局", "department"},
        {"管城区人民政府", "410104", "county", "人民政府", "government"},
        {"湘西自治州人民政府", "433100", "prefecture", "人民政府", "government"},
        {"海南州共和县人民政府", "632521", "county", "人民政府", "government"},
        {"南京鼓楼区教育局", "320106", "county", "教育局", "department"},
        {"河南鹿邑县教育局", "411628", "county", "教育局", "department"},
        {"洪泽教育局", "320813", "county", "教育局", "department"},
        {"西安教育局", "610100", "prefecture", "教育局", "department"},
        {"巴州教育局", "652800", "prefecture", "教育局", "department"},
        {"济南市中区水利局", "370103", "county", "水利局", "department"},
        {"济南市中医院", "370100", "prefecture", "中医院", "other"},
        {"沈阳市和平教育局", "210102", "county", "教育局", "department"},
        {"荆州市公安局", "421000", "prefecture", "公安局", "department"},
        {"河北省邯郸教育局", "130400", "prefecture", "教育局", "department"},
        {"长沙市市场监督管理局", "430100", "prefecture", "市场监督管理局", "department"},
    };
    assert_offices(cases, COUNT(cases));
}

/* Several divisions could be meant, or none is known: never one of them; the level, where all of them have it. */
TEST(unsettled_names)
{
    static const struct office_case cases[] = {
        {"鼓楼区人民政府", "", "county", "人民政府", "government"},
        {"朝阳区教育局", "", "county", "教育局", "department"},
        {"白云区太和镇人民政府", "", "township", "太和镇人民政府", "township"},
        {"吉林教育局", "", "", "教育局", "department"},
        {"大理教育局", "", "", "教育局", "department"},
        {"长沙市场监督管理局", "", "", "市场监督管理局", "department"},
        {"江北新区管委会", "", "", "新区管理委员会", "zone"},
        {"城区街道办事处", "", "township", "城区街道办事处", "township"},
        {"水利局", "", "", "水利局", "department"},
        {"水利厅", "", "province", "水利厅", "department"},
        {"公安局", "", "", "公安局", "department"},
        {"市场监督管理局", "", "", "市场监督管理局", "department"},
        {"东乡县人民政府", "", "county", "人民政府", "government"},
        {"云岭县教育局", "", "county", "教育局", "department"},
        {"洪泽街道办事处", "", "township", "洪泽街道办事处", "township"},
    };
    assert_offices(cases, COUNT(cases));
}

TEST(former_names)
{
    static const struct office_case cases[] = {
        {"洪泽县人民政府", "320813", "county", "人民政府", "government"},
        {"襄樊市教育局", "420600", "prefecture", "教育局", "department"},
        {"铜仁地区行政公署", "520600", "prefecture", "行政公署", "government"},
        /* A part of another now: its reports are not those of that one. */
        {"上海市闸北区教育局", "310108", "county", "教育局", "department"},
        {"淮安市清河区人民政府", "320802", "county", "人民政府", "government"},
        {"清河区人民政府", "", "county", "人民政府", "government"},
    };
    assert_offices(cases, COUNT(cases));
}

TEST(towns)
{
    static const struct office_case cases[] = {
        {"鹿邑县涡北镇人民政府", "411628", "township", "涡北镇人民政府", "township"},
        {"鹿邑县涡北镇", "411628", "township", "涡北镇人民政府", "township"},
        {"洪泽区朱坝街道办", "320813", "township", "朱坝街道办事处", "township"},
        {"东莞市虎门镇政府", "441900", "township", "虎门镇人民政府", "township"},
        {"淮安市乡村振兴局", "320800", "prefecture", "乡村振兴局", "department"},
        {"淮安市住房和城乡建设局", "320800", "prefecture", "住房和城乡建设局", "department"},
    };
    assert_offices(cases, COUNT(cases));
}

TEST(zones)
{
    static const struct office_case cases[] = {
        {"合肥高新技术产业开发区管理委员会", "340100", "prefecture", "高新区管理委员会", "zone"},
        {"合肥高新区管委会", "340100", "prefecture", "高新区管理委员会", "zone"},
        {"合肥市高新区管委会", "340100", "prefecture", "高新区管理委员会", "zone"},
        {"苏州工业园区管理委员会", "320500", "prefecture", "工业园区管理委员会", "zone"},
        {"河北雄安新区管理委员会", "130000", "province", "雄安新区管理委员会", "zone"},
        {"新疆生产建设兵团办公厅", "650000", "province", "生产建设兵团办公厅", "zone"},
        {"新疆生产建设兵团第八师石河子市教育局", "659001", "county", "教育局", "department"},
        {"高新区教育局", "", "", "高新区教育局", "zone"},
        {"广州空港经济区管委会", "440100", "prefecture", "空港经济区管理委员会", "zone"},
        {"洪江区管委会", "", "", "洪江区管理委员会", "zone"},
        {"长白山保护开发区管委会", "", "", "长白山保护开发区管理委员会", "zone"},
        {"兵团第六师五家渠市教育局", "659004", "county", "教育局", "department"},
    };
    assert_offices(cases, COUNT(cases));
}

TEST(central_and_vertical)
{
    static const struct office_case cases[] = {
        {"教育部", "", "national", "教育部", "department"},
        {"国家发展和改革委员会", "", "national", "国家发展和改革委员会", "department"},
        {"国家税务总局办公厅", "", "national", "国家税务总局办公厅", "department"},
        {"国家税务总局淮安市税务局", "320800", "prefecture", "税务局", "vertical"},
        {"淮安市税务局", "320800", "prefecture", "税务局", "vertical"},
        {"中华人民共和国南京海关", "320100", "prefecture", "海关", "vertical"},
        {"国家统计局江苏调查总队", "320000", "province", "调查总队", "vertical"},
        {"审计署驻南京特派员办事处", "320100", "prefecture", "审计署特派员办事处", "vertical"},
        {"国家税务总局驻马店市税务局", "411700", "prefecture", "税务局", "vertical"},
        {"国务院国资委", "", "national", "国务院国资委", "department"},
        {"江苏省气象局", "320000", "province", "气象局", "vertical"},
    };
    assert_offices(cases, COUNT(cases));
}

TEST(bodies_in_short)
{
    static const struct office_case cases[] = {
        {"鹿邑县政府", "411628", "county", "人民政府", "government"},
        {"鹿邑县政府办", "411628", "county", "人民政府办公室", "department"},
        {"鹿邑县发改委", "411628", "county", "发展和改革委员会", "department"},
        {"鹿邑县发展与改革委员会", "411628", "county", "发展和改革委员会", "department"},
        {"鹿邑县教育和体育局", "411628", "county", "教育和体育局", "department"},
        {"鹿邑县水利局（河长制办公室）", "411628", "county", "水利局", "department"},
        {"中共鹿邑县委宣传部", "411628", "county", "县委宣传部", "department"},
        {"鹿邑县人民医院", "411628", "county", "人民医院", "other"},
        {"国网鹿邑县供电公司", "411628", "county", "供电公司", "enterprise"},
    };
    assert_offices(cases, COUNT(cases));
}

/* Every division in force is found by its full name, as itself. */
TEST(every_division)
{
    size_t found = 0, in_force = 0;
    for (size_t i = 0; i < division_count; i++) {
        struct arena *own = arena_create(&counted_memory, SIZE_MAX);
        struct span name;
        assert_true(division_full_name(own, (uint16_t)i, &name));
        if (divisions[i].code[0] && divisions[i].until == 0) {
            uint16_t division = locality_find(name, DIVISION_NONE).division;
            bool same = division == division_settle((uint16_t)i);
            in_force++;
            found += same;
            if (!same) {
                print_error("%.*s: %s\n", (int)name.size, name.data,
                            division == DIVISION_NONE ? "none" : divisions[division].code);
            }
        }
        arena_destroy(own);
    }
    assert_int_equal(in_force, 3339);
    assert_int_equal(found, in_force);
}

/* Bytes of every kind, and names that are cut. */
TEST(damaged_names)
{
    static const char name[] = "新疆生产建设兵团第八师石河子市\xE6\x95\xFF\x80教育局（河长制）";
    for (size_t from = 0; from < sizeof name; from++) {
        for (size_t to = from; to < sizeof name; to++) {
            struct arena *own = arena_create(&counted_memory, SIZE_MAX);
            struct office office;
            assert_true(office_read(own, (struct span){name + from, to - from}, DIVISION_NONE, &office));
            arena_destroy(own);
        }
    }
}
