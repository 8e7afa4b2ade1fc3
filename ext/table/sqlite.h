/* SQLite as an extension sees it: its functions are reached through the table that the entry point was given, or
 * directly in a program that has SQLite built in (SQLITE_CORE). */
#ifndef DISCLOSURE_TABLE_SQLITE_H
#define DISCLOSURE_TABLE_SQLITE_H

#include <sqlite3ext.h>

SQLITE_EXTENSION_INIT3

#endif
