/* Word documents made in memory, of parts that a test writes down. */
#ifndef DISCLOSURE_TESTS_DOCX_BUILDER_H
#define DISCLOSURE_TESTS_DOCX_BUILDER_H

#include "base/arena.h"
#include "base/failure.h"
#include "read/document.h"

struct docx_part {
    const char *name;
    struct span content;
    bool stored; /* as it is, not deflated */
};

/* The part that says which one is the main part; none is read without it. */
extern const struct docx_part docx_package;

/* What opens and closes the main part, with the prefixes that tests use: w, m, mc, wps, v, a. */
extern const char docx_head[];
extern const char docx_tail[];

/* A ZIP archive of the parts, in their order. Its bytes are the arena's. Fails the test when it cannot be made. */
struct span docx_pack(struct arena *arena, const struct docx_part *parts, size_t count);

/* A document whose body holds this markup; `styles` and `numbering` hold what stands inside of w:styles and
 * w:numbering, NULL: no such part. */
struct span docx_make(struct arena *arena, const char *body, const char *styles, const char *numbering);

/* The form of 2021 as the official template lays it out, with spans and merged cells. The cell of column `measure` in
 * row `line` of form_lines prints docx_figure(line, measure), so that no two cells are alike. */
struct span docx_form(struct arena *arena);
uint32_t docx_figure(uint32_t line, uint32_t measure);

/* The rows of a document, a line each, to compare with what is expected: a paragraph as `text`, a row of a table as
 * `|0-2 text|2-3x2 text|`, where x2 tells the rows spanned. A line break within a cell shows as `/`. */
struct span docx_rows(struct arena *arena, const struct document *document);

/* Fails the test unless the bytes, or a document of this body, are read as these rows. */
void docx_check_bytes(struct arena *arena, struct span bytes, const char *expected, const char *file, int line);
void docx_check(const char *body, const char *styles, const char *numbering, const char *expected, const char *file,
                int line);
#define assert_rows(body, expected) docx_check((body), NULL, NULL, (expected), __FILE__, __LINE__)
#define assert_styled_rows(body, styles, expected) docx_check((body), (styles), NULL, (expected), __FILE__, __LINE__)
#define assert_numbered_rows(body, styles, numbering, expected)                                                        \
    docx_check((body), (styles), (numbering), (expected), __FILE__, __LINE__)

/* ---- Markup: a run, a paragraph, a cell, a row, a table, a list -------------------------------------------------- */

#define RUN(text) "<w:r><w:t>" text "</w:t></w:r>"
#define P(text) "<w:p>" RUN(text) "</w:p>"
#define CELL(properties, text) "<w:tc><w:tcPr>" properties "</w:tcPr>" P(text) "</w:tc>"
#define TC(text) CELL("", text)
#define BLANK "<w:tc><w:p/></w:tc>"
#define ROW(cells) "<w:tr>" cells "</w:tr>"
#define TABLE(rows) "<w:tbl><w:tblPr/><w:tblGrid/>" rows "</w:tbl>"
#define START "<w:vMerge w:val=\"restart\"/>"
#define MORE "<w:vMerge/>"
#define SPANS(n) "<w:gridSpan w:val=\"" #n "\"/>"

#define LEVEL(number, format, text)                                                                                    \
    "<w:lvl w:ilvl=\"" #number "\"><w:start w:val=\"1\"/><w:numFmt w:val=\"" format "\"/><w:suff w:val=\"nothing\"/>"  \
    "<w:lvlText w:val=\"" text "\"/><w:pPr><w:ind w:left=\"0\"/></w:pPr></w:lvl>"
#define LOOK(id, levels) "<w:abstractNum w:abstractNumId=\"" #id "\">" levels "</w:abstractNum>"
#define LIST(id, look) "<w:num w:numId=\"" #id "\"><w:abstractNumId w:val=\"" #look "\"/></w:num>"
#define IN_LIST(level, list)                                                                                           \
    "<w:pPr><w:numPr><w:ilvl w:val=\"" #level "\"/><w:numId w:val=\"" #list "\"/></w:numPr></w:pPr>"
#define ITEM(level, list, text) "<w:p>" IN_LIST(level, list) RUN(text) "</w:p>"

#endif
