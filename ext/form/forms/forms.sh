#!/bin/sh
# Makes the rows of all forms, of which form.c makes its tables, of list.def and the files that it lists.
#   forms.sh FOLDER >forms.inc
# A row is given its table and the forms that have it: its own form, and those that take the table from that, unless they have
# another row of that name (the first text in it), or none. Lines and marks stand table by
# table, lines in the order of their numbers.
set -eu
export LC_ALL=C
folder=$1
forms=$(sed -n 's/^FORM(\([A-Za-z0-9_]*\))$/\1/p' "$folder/list.def")
files=$(for form in $forms; do echo "$folder/$form.def"; done)
for file in $files; do [ -s "$file" ]; done

rows() {
    # shellcheck disable=SC2086
    awk '
    function fail(why) { print FILENAME ":" FNR ": " why | "cat >&2"; failed = 1; exit 1 }
    function inherits(row) { return of[row] == table && (" " set[row] " ") ~ (" " form " ") && own[row] != form }
    function lose(row) { set[row] = substr(" " set[row] " ", 1); sub(" " form " ", " ", set[row]) }
    function drop(name, i, met) {
        for (i = 1; i <= count; i++) if (inherits(i) && named[i] == name) { lose(i); met = 1 }
        return met
    }
    # The number that a line begins with, so that it is sorted as one: 3.10 behind 3.9. A line without one keeps its place.
    function order(arguments, number, parts, n, i, key) {
        if (!match(arguments, /^"?[0-9][0-9.]*/)) return ""
        number = substr(arguments, RSTART, RLENGTH)
        gsub(/"/, "", number)
        n = split(number, parts, ".")
        for (i = 1; i <= n; i++) key = key sprintf("%03d.", parts[i])
        return key
    }
    function add(macro, arguments, name) {
        if (macro == "BINDS" || macro == "MEASURES") {
            plain[++plains] = macro "(" (macro == "BINDS" ? form ", " : "") arguments
            return
        }
        if (table == "") fail("a row before IN(table)")
        if (!match(arguments, /"[^"]*"/)) fail("a row without a name")
        name = macro " " substr(arguments, RSTART, RLENGTH)
        if (macro == "WITHOUT") {
            if (!drop("LINE" substr(name, 8))) fail("no such line: " arguments)
            return
        }
        drop(name)
        count++
        of[count] = table; own[count] = set[count] = form; named[count] = name
        kind[count] = macro; rest[count] = arguments; key[count] = macro == "LINE" ? order(arguments) : ""
    }
    function enter(arguments, base, i) {
        base = arguments
        sub(/\).*/, "", arguments)
        sub(/,.*/, "", arguments)
        table = arguments
        if (!(table in rank)) fail("no such table: " table)
        if (!sub(/^[^)]*, */, "", base)) return
        sub(/\).*/, "", base)
        for (i = 1; i <= count; i++)
            if (of[i] == table && (" " set[i] " ") ~ (" " base " ")) set[i] = set[i] " " form
    }
    FILENAME ~ /list\.def$/ {
        if (match($0, /^FORM_TABLE\([A-Z_]+/)) rank[substr($0, 12, RLENGTH - 11)] = ++ranks
        next
    }
    FNR == 1 { form = FILENAME; sub(/.*\//, "", form); sub(/\.def$/, "", form); table = ""; row = ""; in_define = 0 }
    /^#define/ || in_define { plain[++plains] = $0; in_define = /\\$/; next }
    row == "" && !/^[A-Z]+\(/ { next }
    {
        row = row == "" ? $0 : row " " $0
        bare = row
        gsub(/"[^"]*"/, "", bare)
        if (gsub(/\(/, "", bare) > gsub(/\)/, "", bare)) next
        macro = arguments = row
        sub(/\(.*/, "", macro)
        sub(/^[A-Z]+\(/, "", arguments)
        if (macro == "IN") enter(arguments); else add(macro, arguments)
        row = ""
    }
    END {
        if (failed) exit 1
        if (row != "") fail("a row that does not end")
        for (i = 1; i <= plains; i++) printf "0\t\t%06d\t%s\n", i, plain[i]
        for (i = 1; i <= count; i++) lines[rank[of[i]]] += kind[i] == "LINE"
        for (name in rank) {
            first = 0
            for (i = 1; i < rank[name]; i++) first += lines[i]
            printf "0\t\t%06d\tLINES(TABLE_%s, %d, %d)\n", plains + rank[name], name, first, first + lines[rank[name]]
        }
        for (i = 1; i <= count; i++) {
            forms = ""
            n = split(set[i], parts, " ")
            for (k = 1; k <= n; k++) forms = forms (forms == "" ? "" : " | ") "FORM_" parts[k]
            line = kind[i] == "LINE"
            printf "%d\t%s\t%06d\t%s%s(TABLE_%s, %s, %s\n", line || kind[i] == "MARK" ? rank[of[i]] : ranks + 1, key[i], i,
                   kind[i], line ? "_" of[i] : "", of[i], forms, rest[i]
        }
    }' "$folder/list.def" $files
}

echo '/* Made by forms.sh. */'
made=$(rows)
printf '%s\n' "$made" | sort -t '	' -k1,1n -k2,2 -k3,3 | cut -f 4-
