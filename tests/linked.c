/* A program that has SQLite built in and links libdisclosure.a: what each argument, a report, says of itself. */
#include <disclosure.h>
#include <sqlite3.h>
#include <stdio.h>

static int print(void *unused, int count, char **values, char **names)
{
    (void)unused, (void)count, (void)names;
    return printf("%s %s %s\n", values[0], values[1], values[2]) < 0;
}

int main(int count, char **reports)
{
    sqlite3 *database;
    int code = sqlite3_auto_extension((void (*)(void))sqlite3_disclosure_init);
    code = code ? code : sqlite3_open(":memory:", &database);
    for (int i = 1; i < count && code == SQLITE_OK; i++) {
        char *query = sqlite3_mprintf("SELECT format, agency, cells FROM reports(%Q)", reports[i]);
        code = sqlite3_exec(database, query, print, NULL, NULL);
        sqlite3_free(query);
    }
    printf("%s\n", sqlite3_errmsg(database));
    return code;
}
