/* The table of layouts, and the encodings that they are saved in. */
#include "generate.h"

#include <errno.h>
#include <iconv.h>

const struct layout layouts[] = {
    {"tabs.txt", write_tabs, 0, "text", NULL, false},
    {"utf8-bom.txt", write_tabs, 0, "text", "UTF-8", false},
    {"utf16le.txt", write_tabs, 0, "text", "UTF-16LE", false},
    {"utf16be.txt", write_tabs, 0, "text", "UTF-16BE", false},
    {"gb18030.txt", write_tabs, 0, "text", "GB18030", false},
    {"layout.txt", write_layout_text, PAGE_NUMBERS, "text", NULL, false},
    {"layout-heads.txt", write_layout_text, PAGE_NUMBERS | PAGE_REPEATED_HEADS | PAGE_CUT_GROUP, "text", NULL, false},
    {"layout-drift.txt", write_layout_text, PAGE_CUT_GROUP | (int)TEXT_DRIFT, "text", NULL, true},
    {"raw.txt", write_raw_text, PAGE_NUMBERS, "text", NULL, true},
    {"raw-apart.txt", write_raw_text, PAGE_NUMBERS | PAGE_CUT_GROUP | TEXT_LAST_APART, "text", NULL, true},
    {"pipes-filled.txt", write_plain, PLAIN_PIPES_FILLED, "text", NULL, false},
    {"pipes-closed.txt", write_plain, PLAIN_PIPES_CLOSED, "text", NULL, false},
    {"pipes-between.txt", write_plain, PLAIN_PIPES_BETWEEN, "text", NULL, false},
    {"pipes-full-width.txt", write_plain, PLAIN_PIPES_FULL_WIDTH, "text", NULL, false},
    {"pipe-at-line-end.txt", write_plain, PLAIN_PIPE_AT_LINE_END, "text", NULL, false},
    {"pipe-alone.txt", write_plain, PLAIN_PIPE_ALONE, "text", NULL, false},
    {"pipe-goes-on.txt", write_plain, PLAIN_PIPE_GOES_ON, "text", NULL, false},
    {"cells-nbsp.txt", write_plain, PLAIN_CELLS_NBSP, "text", NULL, false},
    {"commas.csv", write_plain, PLAIN_COMMAS, "text", NULL, false},
    {"excel.csv", write_plain, PLAIN_COMMAS, "text", "UTF-8", false},
    {"quoted.csv", write_plain, PLAIN_COMMAS_QUOTED, "text", NULL, false},
    {"semicolons.csv", write_plain, PLAIN_SEMICOLONS, "text", NULL, false},
    {"box.txt", write_plain, PLAIN_BOX, "text", NULL, false},
    {"grid.txt", write_plain, PLAIN_GRID, "text", NULL, false},
    {"bars.txt", write_plain, PLAIN_BARS, "text", NULL, false},
    {"lines.json", write_plain, PLAIN_JSON_LINES, "text", NULL, false},
    {"whole.md", write_markdown, MARKDOWN_WHOLE, "markdown", NULL, false},
    {"broken.md", write_markdown, MARKDOWN_BROKEN, "markdown", NULL, false},
    {"lines.md", write_markdown, MARKDOWN_LINES, "markdown", NULL, false},
    {"plain.html", write_html, 0, "html", NULL, false},
    {"word.html", write_html, HTML_WORD, "html", NULL, false},
    {"unclosed.html", write_html, HTML_UNCLOSED, "html", NULL, false},
    {"gbk.html", write_html, HTML_WORD | HTML_UNCLOSED | HTML_GB2312, "html", "GB18030", false},
    {"noisy.html", write_html, HTML_NOISY, "html", NULL, false},
    {"boxes.html", write_html, HTML_BOXES, "html", NULL, false},
    {"word.docx", write_docx, 0, "docx", NULL, false},
    {"ruled.pdf", write_pdf, PAGE_NUMBERS | (int)PDF_RULED, "pdf", NULL, false},
    {"heads.pdf", write_pdf, PAGE_NUMBERS | (int)PDF_RULED | PAGE_REPEATED_HEADS | PAGE_CUT_GROUP, "pdf", NULL, false},
    {"borderless.pdf", write_pdf, PAGE_NUMBERS, "pdf", NULL, false},
};
const size_t layout_count = sizeof layouts / sizeof *layouts;

const struct layout long_layouts[] = {
    {"cells.txt", write_plain, PLAIN_CELLS, "text", NULL, true},
    {"cells-counted.txt", write_plain, PLAIN_CELLS_COUNTED, "text", NULL, true},
    {"paragraph.txt", write_plain, PLAIN_PARAGRAPH, "text", NULL, true},
    {"wrapped.txt", write_plain, PLAIN_WRAPPED, "text", NULL, true},
    {"aligned.txt", write_plain, PLAIN_ALIGNED, "text", NULL, false},
    {"right.txt", write_plain, PLAIN_RIGHT, "text", NULL, false},
    {"ruled.html", write_html, HTML_RULED, "html", NULL, false},
    {"open.md", write_markdown, MARKDOWN_OPEN, "markdown", NULL, false},
    {"html.md", write_markdown, MARKDOWN_HTML, "markdown", NULL, false},
};
const size_t long_layout_count = sizeof long_layouts / sizeof *long_layouts;

const struct generated_fixture generated_fixtures[] = {
    {"luyi-2019", true, false},  {"hongze-2023", false, false},       {"yunxi-2022", false, false},
    {"baishi-2020", true, true}, {"qingxi-water-2022", false, false}, {"liuchuan-2020", false, false},
    {"weixi-2016", true, false},
};
const size_t generated_fixture_count = sizeof generated_fixtures / sizeof *generated_fixtures;

static bool convert(struct span text, const char *encoding, struct buffer *out)
{
    iconv_t converter = iconv_open(encoding, "UTF-8");
    if (converter == (iconv_t)-1) {
        return false;
    }
    char *from = (char *)(uintptr_t)text.data; /* iconv's argument is not const, though it does not write */
    size_t left = text.size;
    bool made = true;
    while (made && left > 0) {
        char chunk[1024], *to = chunk;
        size_t room = sizeof chunk;
        size_t result = iconv(converter, &from, &left, &to, &room);
        made = (result != (size_t)-1 || errno == E2BIG) && buffer_add(out, span_between(chunk, to));
    }
    iconv_close(converter);
    return made;
}

bool layout_write(const struct layout *layout, const struct manuscript *manuscript, struct buffer *out)
{
    if (!layout->encoding) {
        return layout->write(manuscript, layout->options, out);
    }
    struct buffer text = {.arena = manuscript->arena};
    bool marked = strcmp(layout->encoding, "GB18030") != 0; /* a byte order mark */
    return (!marked || buffer_add(&text, SPAN("\xEF\xBB\xBF"))) && layout->write(manuscript, layout->options, &text) &&
           convert(buffer_span(&text), layout->encoding, out);
}
