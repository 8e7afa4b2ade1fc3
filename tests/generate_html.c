/* The manuscript as a web page: as plain as it can be, or as a page of a government site into which a report was pasted
 * from a word processor. */
#include "generate.h"

static bool add_escaped(struct buffer *out, struct span text)
{
    for (size_t i = 0; i < text.size; i++) {
        struct span one = {text.data + i, 1};
        struct span escaped = *one.data == '<'   ? SPAN("&lt;")
                              : *one.data == '>' ? SPAN("&gt;")
                              : *one.data == '&' ? SPAN("&amp;")
                                                 : one;
        buffer_add(out, escaped);
    }
    return !out->failed;
}

/* ---- Runs -------------------------------------------------------------------------------------------------------- */

static bool add_run(struct buffer *out, struct span text, bool latin)
{
    static const char *const open[] = {
        "<span style=\"font-family:仿宋_GB2312;font-size:12.0pt\"><font face=\"仿宋\">",
        "<span lang=EN-US style='font-size:12.0pt;mso-bidi-font-size:10.5pt'><font face=\"Times New Roman\">"};
    return buffer_add(out, span_of(open[latin])) && add_escaped(out, text) && buffer_add(out, SPAN("</font></span>"));
}

/* Runs as a word processor leaves them: Latin apart from Chinese, and every third character begins a new one, so that
 * numbers of two digits and more are cut too. */
static bool add_runs(struct buffer *out, struct span text)
{
    struct span rest = text;
    const char *begin = text.data;
    bool latin = false;
    size_t length = 0, index = 0;
    while (rest.size > 0) {
        const char *at = rest.data;
        bool next_latin = utf8_next(&rest) < 0x80;
        bool cut = next_latin != latin || (next_latin && length == 1 + index % 2) || length == 7;
        if (at > begin && cut) {
            if (!add_run(out, span_between(begin, at), latin)) {
                return false;
            }
            begin = at;
            length = 0;
            index++;
        }
        latin = next_latin;
        length++;
    }
    return text.size == 0 || add_run(out, span_between(begin, text.data + text.size), latin);
}

static bool add_word_paragraph(struct buffer *out, struct span text, bool closed)
{
    struct span blank = SPAN("<span lang=EN-US><o:p>&nbsp;</o:p></span>");
    return buffer_add(out, SPAN("<p class=MsoNormal align=center style='text-align:center;line-height:18.0pt'>")) &&
           (text.size > 0 ? add_runs(out, text) : buffer_add(out, blank)) &&
           buffer_add(out, text.size > 0 ? SPAN("<span lang=EN-US><o:p></o:p></span>") : SPAN("")) &&
           buffer_add(out, closed ? SPAN("</p>") : SPAN(""));
}

/* ---- Tables ------------------------------------------------------------------------------------------------------ */

/* What editors leave beside a figure, and pages that are forms put around it: a person sees the figure alone. */
static bool add_noisy(struct buffer *out, const struct sheet_cell *cell)
{
    static const struct {
        const char *before, *after;
    } noises[] = {
        {"<s>91</s>", ""},
        {"<span style=\"display:none\">92</span>", ""},
        {"", "<i class=\"mark unseen\">93</i>"},
        {"<select><option>94<option selected>", "</select>"},
        {"<input type=text size=4 value=\"", "\">"},
        {"<p style=\"font-size:0\">95</p><p>", "</p>"},
        {"<b style='visibility:hidden'>96</b>", "<del>97</del>"},
        {"<!-- 98 -->", "<script>document.title += \"99\";</script>"},
    };
    size_t noise = (cell->row * 3 + cell->column) % (sizeof noises / sizeof *noises);
    return buffer_add(out, span_of(noises[noise].before)) && add_escaped(out, cell->text) &&
           buffer_add(out, span_of(noises[noise].after));
}

static bool add_cell_text(struct buffer *out, const struct sheet_cell *cell, unsigned options)
{
    if ((options & HTML_NOISY) && cell->role == ROLE_FIGURE && cell->text.size > 0) {
        return add_noisy(out, cell);
    }
    if (!(options & HTML_WORD)) {
        return add_escaped(out, cell->text);
    }
    /* Heads of four characters stand in two paragraphs of two. */
    size_t half = cell->role == ROLE_HEAD && utf8_length(cell->text) == 4 ? cell->text.size / 2 : 0;
    struct span first = {cell->text.data, half}, rest = {cell->text.data + half, cell->text.size - half};
    bool closed = !(options & HTML_UNCLOSED);
    return (half == 0 || add_word_paragraph(out, first, closed)) &&
           add_word_paragraph(out, half == 0 ? cell->text : rest, closed);
}

static bool add_cell(struct buffer *out, const struct sheet_cell *cell, unsigned options)
{
    return buffer_add(out, SPAN("<td")) && (cell->rows == 1 || buffer_add_format(out, " rowspan=\"%u\"", cell->rows)) &&
           (cell->columns == 1 || buffer_add_format(out, " colspan=%u", cell->columns)) &&
           (!(options & HTML_WORD) ||
            buffer_add(out, SPAN(" width=57 style='width:42.75pt;border:solid windowtext 1.0pt'"))) &&
           buffer_add(out, SPAN(">")) && add_cell_text(out, cell, options) &&
           buffer_add(out, options & HTML_UNCLOSED ? SPAN("\n") : SPAN("</td>\n"));
}

static bool add_sheet(struct buffer *out, const struct sheet *sheet, unsigned options)
{
    size_t index = 0;
    buffer_add(out, options & HTML_WORD    ? SPAN("<div align=center><table class=MsoNormalTable border=0><tbody>\n")
                    : options & HTML_RULED ? SPAN("<table border=1 style=\"border-collapse:collapse\">\n")
                                           : SPAN("<table>\n"));
    for (uint32_t row = 0; row < sheet->rows; row++) {
        const struct sheet_cell *cell;
        buffer_add(out, SPAN("<tr>\n"));
        while ((cell = sheet_next_cell(sheet, row, &index)) != NULL) {
            if (!add_cell(out, cell, options)) {
                return false;
            }
        }
        if (!(options & HTML_UNCLOSED) && !buffer_add(out, SPAN("</tr>\n"))) {
            return false;
        }
    }
    return buffer_add(out, options & HTML_WORD ? SPAN("</tbody></table></div>\n") : SPAN("</table>\n"));
}

/* A row of boxes: one for each column, those that a merged cell covers too. */
static bool add_row_of_boxes(struct buffer *out, const struct sheet *sheet, uint32_t row, size_t *index)
{
    uint32_t column = 0;
    const struct sheet_cell *cell = sheet_next_cell(sheet, row, index);
    buffer_add(out, SPAN("<div class=row>"));
    for (; column < sheet->columns; column++) {
        bool here = cell && cell->column == column;
        if (!buffer_add(out, SPAN("<div class=\"cell\">")) || (here && !add_escaped(out, cell->text)) ||
            !buffer_add(out, SPAN("</div>"))) {
            return false;
        }
        cell = here ? sheet_next_cell(sheet, row, index) : cell;
    }
    return buffer_add(out, SPAN("</div>\n"));
}

static bool add_boxes(struct buffer *out, const struct sheet *sheet)
{
    size_t index = 0;
    bool done = buffer_add(out, SPAN("<div class=\"wide table\">\n"));
    for (uint32_t row = 0; row < sheet->rows && done; row++) {
        done = add_row_of_boxes(out, sheet, row, &index);
    }
    return done && buffer_add(out, SPAN("</div>\n"));
}

/* ---- The page ---------------------------------------------------------------------------------------------------- */

static const char site_head[] =
    "<style><!-- table.MsoNormalTable {mso-style-name:普通表格} --></style>\n"
    "<script>var menu = \"<table><tr><td>行政复议</td><td>结果维持</td></tr></table>\";</script>\n"
    "</head>\n<body>\n<!-- <table><tr><td>总计</td><td>999</td></tr></table> -->\n"
    "<div class=nav><ul><li><a href=\"/\">首页</a><li><a href=\"/zwgk/\">政务公开</a><li><a href=\"/bszn/\">办事指南</a>"
    "</ul></div>\n"
    "<table class=info><tr><td>索 引 号</td><td>000014349/0000-00001</td><td>发布机构</td><td>办公室</td></tr>"
    "<tr><td>主题分类</td><td>其他</td><td>公开日期</td><td>%d-01-24</td></tr></table>\n"
    "<table width=\"100%%\"><tr><td>&nbsp;</td><td>\n<div id=zoom>\n";

static const char site_foot[] = "</div>\n</td><td>&nbsp;</td></tr></table>\n"
                                "<div class=footer>网站地图 | 联系我们 | 网站标识码 0000000001</div>\n";

/* The report's year + 1, taken from the title's first four digits. */
static int published_year(struct span title)
{
    int year = 0;
    for (size_t i = 0; i < title.size && year < 1000; i++) {
        bool digit = title.data[i] >= '0' && title.data[i] <= '9';
        year = digit ? year * 10 + (title.data[i] - '0') : 0;
    }
    return year + 1;
}

static bool add_head(struct buffer *out, struct span title, unsigned options)
{
    return buffer_add(out, options & HTML_WORD
                               ? SPAN("<html xmlns:o=\"urn:schemas-microsoft-com:office:office\">\n<head>\n")
                               : SPAN("<!DOCTYPE html>\n<html>\n<head>\n")) &&
           buffer_add_format(out, "<meta http-equiv=\"Content-Type\" content=\"text/html; charset=%s\">\n<title>",
                             options & HTML_GB2312 ? "gb2312" : "utf-8") &&
           add_escaped(out, title) && buffer_add(out, SPAN("</title>\n")) &&
           (options & HTML_WORD ? buffer_add_format(out, site_head, published_year(title))
                                : buffer_add(out, SPAN("<style>.unseen { display: none } .table { display: table } "
                                                       ".row { display: table-row } .cell { display: table-cell }"
                                                       "</style>\n</head>\n<body>\n")));
}

static bool add_paragraph(struct buffer *out, struct span text, bool title, unsigned options)
{
    if (options & HTML_WORD) {
        return add_word_paragraph(out, text, !(options & HTML_UNCLOSED)) && buffer_add(out, SPAN("\n"));
    }
    bool closed = title || !(options & HTML_UNCLOSED);
    return buffer_add(out, title ? SPAN("<h1>") : SPAN("<p>")) && add_escaped(out, text) &&
           (!closed || buffer_add(out, title ? SPAN("</h1>") : SPAN("</p>"))) && buffer_add(out, SPAN("\n"));
}

bool write_html(const struct manuscript *manuscript, unsigned options, struct buffer *out)
{
    if (!add_head(out, manuscript->blocks[0].paragraph, options)) {
        return false;
    }
    for (size_t i = 0; i < manuscript->count; i++) {
        const struct block *block = &manuscript->blocks[i];
        if (!(block->sheet && options & HTML_BOXES ? add_boxes(out, block->sheet)
              : block->sheet                       ? add_sheet(out, block->sheet, options)
                                                   : add_paragraph(out, block->paragraph, i == 0, options))) {
            return false;
        }
    }
    return (!(options & HTML_WORD) || buffer_add(out, span_of(site_foot))) &&
           buffer_add(out, SPAN("</body>\n</html>\n"));
}
