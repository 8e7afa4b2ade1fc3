#!/bin/sh
# Makes the rows of division.c of the data: divisions.csv (in force) and other_names.csv (of the past, and other names).
#   divisions.sh FOLDER >divisions.inc
# An entry has its code, unless it is only another name; its name; the bytes of its name without 省 市 县 区 自治州 (0: too
# few), and whether these alone may stand for it (0: never, 1: below a name, 2: anywhere); whether it is a zone of statistics; what it is a part of; what it
# became or stands for; and the year in which it ended.
set -eu
export LC_ALL=C
folder=$1
for file in divisions.csv other_names.csv; do [ -s "$folder/$file" ]; done

entries() {
    { tail -n +2 "$folder/divisions.csv"; tail -n +2 "$folder/other_names.csv" | sed 's/^,/~,/'; } | tr -d '\r' | sort
}

cat <<'HEAD'
/* Made by divisions.sh. */
HEAD
entries | awk -F, '
    # The name without the kind of its division, and without the peoples that an autonomous one is named after. One
    # character is no name: 赵县.
    function stem(name, kind) {
        if (!match(name, /(壮族|回族|维吾尔)?自治区$|自治州$|自治县$|自治旗$|回族区$|达斡尔族区$|地区$|特区$|省$|市$|县$|区$|旗$|盟$/)) return ""
        kind = substr(name, RSTART)
        name = substr(name, 1, RSTART - 1)
        if (kind ~ /^自治/) while (match(name, peoples) && RSTART > 6) name = substr(name, 1, RSTART - 1)
        return length(name) < 6 ? "" : name
    }
    function bareness(short) {
        return short == "" || index(never, " " short " ") ? 0 : index(below, " " short " ") ? 1 : 2
    }
    BEGIN {
        peoples = "(各族|东乡族|保安族|撒拉族|壮族|回族|维吾尔族|哈萨克族|哈萨克|柯尔克孜族|柯尔克孜|塔吉克|锡伯|蒙古族|蒙古|藏族|羌族|彝族|土家族|苗族" \
                  "|侗族|布依族|瑶族|满族|朝鲜族|畲族|黎族|傣族|景颇族|傈僳族|白族|哈尼族|拉祜族|佤族|布朗族|独龙族|怒族|普米族|纳西族" \
                  "|仡佬族|水族|毛南族|仫佬族|裕固族|土族|达斡尔族)$"
        # Words of their own: 公安局 is not of 公安县.
        never = " 公安 平安 市中 市南 市北 港口 通道 新建 建设 市辖 "
        # Names of something else too, so that they count only below a name: 沈阳市和平教育局.
        below = " 城中 城东 城西 城北 城南 城关 城厢 交口 工农 红旗 解放 新城 新华 新兴 和平 民乐 民权 向阳 前进 安定 安宁 东方" \
                " 中方 大方 海港 山海关 中原 路南 路北 河东 河西 东风 振兴 友谊 站前 太湖 东海 南海 爱民 建华 中站 铁东 铁西 "
    }
    {
        code[NR] = $1 == "~" ? "" : $1; name[NR] = $2; level[NR] = $3; parent[NR] = $4; until[NR] = $5; now[NR] = $6
        if ($1 != "~") row[$1] = NR - 1
    }
    END {
        print "static const struct division division_table[] = {"
        for (i = 1; i <= NR; i++) {
            of = now[i] != "" ? row[now[i]] + 1 : 0
            kind = code[i] == "" ? level[of] : level[i]
            above = code[i] == "" ? parent[of] : parent[i]
            short = code[i] == "" ? "" : stem(name[i])
            printf "    {\"%s\", \"%s\", DIVISION_%s, %d, %d, %d, %s, %s, %d},\n", code[i], name[i], toupper(kind),
                   length(short), bareness(short), code[i] ~ /7[1-9]$/,
                   above == "" ? "DIVISION_NONE" : row[above], of ? of - 1 : "DIVISION_NONE", until[i]
        }
        print "};"
    }'
echo 'static const uint16_t division_name_order[] = {'
entries | awk -F, '{ print $2 "," NR - 1 }' | sort -t, -k1,1 -k2,2n | awk -F, '{ printf "%s,%s", $2, NR % 20 ? " " : "\n" }'
echo '};'
