#include "read/html/markup.h"

#include "base/limits.h"
#include "read/html/tag.h"
#include "read/html/word.h"

bool html_fragment_add(struct arena *arena, struct html_fragment_list *list, enum html_fragment_kind kind,
                       struct span text, struct failure *failure)
{
    if (list->count == list->capacity) {
        struct html_fragment *items = arena_grow_array(arena, list->items, &list->capacity, sizeof *items);
        if (!items) {
            return fail_memory(failure);
        }
        list->items = items;
    }
    list->items[list->count++] = (struct html_fragment){kind, text};
    return true;
}

/* ---- text ---- */

struct entity_rule {
    struct span name; /* with its & */
    bool bare;        /* a browser takes it without a semicolon too */
    struct span text;
};

/* Those of the HTML standard, section 13.5, that libxml2 leaves as they are and that stand in or beside numbers. */
static const struct entity_rule entity_rules[] = {
    {WORD("&nbsp"), true, WORD("&nbsp;")},      {WORD("&lt"), true, WORD("&lt;")},
    {WORD("&gt"), true, WORD("&gt;")},          {WORD("&amp"), true, WORD("&amp;")},
    {WORD("&quot"), true, WORD("&quot;")},      {WORD("&middot"), true, WORD("&middot;")},
    {WORD("&NBSP"), false, WORD("&nbsp;")},     {WORD("&comma"), false, WORD(",")},
    {WORD("&period"), false, WORD(".")},        {WORD("&lpar"), false, WORD("(")},
    {WORD("&rpar"), false, WORD(")")},          {WORD("&colon"), false, WORD(":")},
    {WORD("&semi"), false, WORD(";")},          {WORD("&sol"), false, WORD("/")},
    {WORD("&plus"), false, WORD("+")},          {WORD("&percnt"), false, WORD("%")},
    {WORD("&num"), false, WORD("#")},           {WORD("&hyphen"), false, WORD("-")},
    {WORD("&NewLine"), false, WORD(" ")},       {WORD("&Tab"), false, WORD(" ")},
    {WORD("&ZeroWidthSpace"), false, WORD("")},
};

/* ---- one pass ---- */

struct scan {
    struct arena *arena;
    struct html_markup *markup;
    struct failure *failure;
    const char *at, *end;
    struct buffer out;
    uint32_t signs; /* tags and entities */
    bool in_cdata;  /* whose ]]> is to come */
};

static bool put(struct scan *scan, struct span text)
{
    return buffer_add(&scan->out, text) || fail_memory(scan->failure);
}

static struct span rest_of(const struct scan *scan)
{
    return span_between(scan->at, scan->end);
}

/* Goes to just after `mark`, or to the end and returns false. */
static bool skip_past(struct scan *scan, struct span mark)
{
    size_t found = span_find(rest_of(scan), mark);
    if (found == SIZE_MAX) {
        scan->at = scan->end;
        return false;
    }
    scan->at += found + mark.size;
    return true;
}

/* The parser's time goes with the number of these, not with the bytes. */
static bool count_sign(struct scan *scan)
{
    scan->signs++;
    return scan->signs <= LIMIT_TAGS || fail(scan->failure, CAUSE_TOO_MANY_TAGS);
}

/* What stands for the & at the start of the text; `taken` receives how much of the text that replaces. */
static struct span mend_entity(struct span text, size_t *taken)
{
    for (size_t i = 0; i < sizeof entity_rules / sizeof *entity_rules; i++) {
        const struct entity_rule *rule = &entity_rules[i];
        bool closed = text.size > rule->name.size && text.data[rule->name.size] == ';';
        if ((closed || rule->bare) && span_starts(text, rule->name)) {
            *taken = rule->name.size + closed;
            return rule->text;
        }
    }
    *taken = 1;
    bool named = text.size > 1 && (html_is_letter(text.data[1]) || text.data[1] == '#');
    return named ? SPAN("&") : SPAN("&amp;");
}

/* Copies the text before the next tag, mending its entities. */
static bool copy_text(struct scan *scan)
{
    const char *tag = memchr(scan->at, '<', (size_t)(scan->end - scan->at));
    const char *stop = tag ? tag : scan->end;
    size_t close = scan->in_cdata ? span_find(span_between(scan->at, stop), SPAN("]]>")) : SIZE_MAX;
    if (close == 0) {
        scan->in_cdata = false;
        scan->at += 3;
        return true;
    }
    stop = close == SIZE_MAX ? stop : scan->at + close;
    while (scan->at < stop) {
        const char *sign = memchr(scan->at, '&', (size_t)(stop - scan->at));
        if (!put(scan, span_between(scan->at, sign ? sign : stop))) {
            return false;
        }
        scan->at = sign ? sign : stop;
        if (sign) {
            size_t taken;
            if (!count_sign(scan) || !put(scan, mend_entity(span_between(sign, stop), &taken))) {
                return false;
            }
            scan->at += taken;
        }
    }
    return true;
}

/* <!-- -->, <!DOCTYPE >, <![if ]>, <? > and </ > without a name: the comments of a browser (HTML, section 13.2.5). */
static void skip_comment(struct scan *scan)
{
    if (!span_starts(rest_of(scan), SPAN("<!--"))) {
        if (span_starts(rest_of(scan), SPAN("<![CDATA["))) {
            scan->at += sizeof "<![CDATA[" - 1; /* its text is what a response in XML carries */
            scan->in_cdata = true;
        } else {
            skip_past(scan, SPAN(">"));
        }
        return;
    }
    scan->at += 4;
    if (span_starts(rest_of(scan), SPAN(">")) || span_starts(rest_of(scan), SPAN("->"))) {
        skip_past(scan, SPAN(">"));
        return;
    }
    while (skip_past(scan, SPAN("--"))) {
        while (scan->at < scan->end && *scan->at == '-') {
            scan->at++;
        }
        if (span_starts(rest_of(scan), SPAN(">")) || span_starts(rest_of(scan), SPAN("!>"))) {
            skip_past(scan, SPAN(">"));
            return;
        }
    }
    scan->markup->cut = true;
}

/* Copies an attribute. An & that begins no entity is written out, because the parser takes it for a missing name. */
static bool put_attribute(struct scan *scan, struct span text)
{
    while (text.size > 0) {
        const char *sign = memchr(text.data, '&', text.size);
        size_t plain = sign ? (size_t)(sign - text.data) : text.size;
        bool named = text.size > plain + 1 && (html_is_letter(sign[1]) || sign[1] == '#');
        if (!put(scan, (struct span){text.data, plain}) ||
            (sign && !(count_sign(scan) && put(scan, named ? SPAN("&") : SPAN("&amp;"))))) {
            return false;
        }
        plain += sign != NULL;
        text = (struct span){text.data + plain, text.size - plain};
    }
    return true;
}

enum { MOST_KEPT = 16 }; /* attributes of one tag: there are no more names, but they may be repeated */

/* Reads the attributes and copies those that matter; `type` receives the value of one of that name. */
static bool copy_attributes(struct scan *scan, struct span element, bool write, struct span *type)
{
    struct attribute attribute;
    bool hidden = false;
    int kept = 0;
    while (html_tag_next_attribute(&scan->at, scan->end, &attribute)) {
        if (attribute.name.size == 4 && html_same_word(attribute.name, SPAN("type"))) {
            *type = attribute.value;
        }
        hidden = hidden || html_tag_hides(&attribute);
        if (write && kept < MOST_KEPT && html_tag_keeps(element, &attribute)) {
            kept++;
            if (!put(scan, SPAN(" ")) || !put_attribute(scan, attribute.whole)) {
                return false;
            }
        }
    }
    return !hidden || !write || put(scan, SPAN(" " HTML_HIDDEN));
}

/* Takes the content of a script, style, template or textarea out of the page, up to its end tag. */
static bool cut_content(struct scan *scan, struct span name, enum html_fragment_kind kind, bool wanted)
{
    const char *start = scan->at;
    struct span content = rest_of(scan);
    bool ended = false;
    while (!ended && skip_past(scan, SPAN("</"))) {
        struct span here = {scan->at, name.size};
        const char *after = scan->at + name.size;
        if (here.size < (size_t)(scan->end - scan->at) && html_same_word(here, name) &&
            (*after == '>' || *after == '/' || html_is_blank(*after))) {
            content = span_between(start, scan->at - 2);
            ended = true;
        }
    }
    scan->markup->cut = scan->markup->cut || !ended;
    skip_past(scan, SPAN(">"));
    return !wanted || html_find_word(content, SPAN("table")) == SIZE_MAX ||
           html_fragment_add(scan->arena, &scan->markup->fragments, kind, content, scan->failure);
}

static struct span take_name(struct scan *scan)
{
    const char *start = scan->at;
    while (scan->at < scan->end && !html_is_blank(*scan->at) && *scan->at != '/' && *scan->at != '>') {
        scan->at++;
    }
    return span_between(start, scan->at);
}

static bool copy_end_tag(struct scan *scan)
{
    scan->at += 2;
    struct span name = take_name(scan), known, type;
    if (!copy_attributes(scan, name, false, &type)) {
        return false;
    }
    if (scan->at == scan->end) {
        return true;
    }
    scan->at++;
    if (html_tag_end_is_ignored(name) || !html_tag_is_name(name)) {
        return true;
    }
    if (!put(scan, SPAN("</")) || !put(scan, name) || !put(scan, SPAN(">"))) {
        return false;
    }
    return !html_tag_is_table_part(name, &known) ||
           (put(scan, SPAN("<" HTML_END_OF)) && put(scan, known) && put(scan, SPAN("/>")));
}

static bool copy_start_tag(struct scan *scan)
{
    scan->at++;
    struct span name = take_name(scan), known = {0}, type = {0};
    enum tag_treatment treatment = html_tag_is_name(name) ? html_tag_treatment(name, &known) : TAG_DROPPED;
    bool write = treatment == TAG_KEPT || treatment == TAG_CELL;
    size_t before = scan->out.size;
    if (write && !(put(scan, SPAN("<")) && put(scan, name))) {
        return false;
    }
    if (!copy_attributes(scan, name, write, &type)) {
        return false;
    }
    if (scan->at == scan->end) {
        scan->out.size = before; /* a tag that the end of the file cuts is none */
        return true;
    }
    bool slash = scan->at[-1] == '/';
    scan->at++;
    switch (treatment) {
    case TAG_KEPT:
        return put(scan, slash ? SPAN(" />") : SPAN(">"));
    case TAG_CELL:
        return put(scan, SPAN(">"));
    case TAG_SCRIPT: {
        bool markup = html_find_word(type, SPAN("html")) != SIZE_MAX || html_find_word(type, SPAN("temp")) != SIZE_MAX;
        return cut_content(scan, known, markup ? FRAGMENT_MARKUP : FRAGMENT_SCRIPT, true);
    }
    case TAG_UNSEEN:
        return cut_content(scan, known, FRAGMENT_MARKUP, false);
    case TAG_TEMPLATE:
        return cut_content(scan, known, FRAGMENT_MARKUP, true);
    case TAG_TYPED_TEXT:
        return cut_content(scan, known, FRAGMENT_TEXT, true);
    case TAG_PICTURE:
        scan->markup->pictures++;
        return true;
    case TAG_DROPPED:
        break;
    }
    return true;
}

/* At a <. */
static bool copy_tag(struct scan *scan)
{
    if (!count_sign(scan)) {
        return false;
    }
    struct span rest = rest_of(scan);
    char next = rest.data[rest.size > 1], second = rest.data[rest.size > 2 ? 2 : 0]; /* beyond the end: the < itself */
    if (html_is_letter(next)) {
        return copy_start_tag(scan);
    }
    if (next == '/' && html_is_letter(second)) {
        return copy_end_tag(scan);
    }
    if (next == '!' || next == '?' || next == '/') {
        skip_comment(scan);
        return true;
    }
    scan->at++;
    return put(scan, SPAN("&lt;"));
}

bool html_markup_prepare(struct arena *arena, struct span input, struct html_markup *markup, struct failure *failure)
{
    struct scan scan = {.arena = arena,
                        .markup = markup,
                        .failure = failure,
                        .at = input.data,
                        .end = input.data + input.size,
                        .out = {.arena = arena, .capacity = input.size + input.size / 16 + 64}};
    scan.out.data = arena_allocate(arena, scan.out.capacity);
    if (!scan.out.data) {
        return fail_memory(failure);
    }
    if (!put(&scan, SPAN("<html><body>"))) {
        return false; /* the parser ends where its stack is empty, a page does not */
    }
    while (scan.at < scan.end) {
        if (!(*scan.at == '<' ? copy_tag(&scan) : copy_text(&scan))) {
            return false;
        }
    }
    if (!put(&scan, SPAN("<" HTML_LAST_TAG ">"))) {
        return false;
    }
    markup->text = buffer_span(&scan.out);
    markup->elements = scan.signs + 3;
    return true;
}
