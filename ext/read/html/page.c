#include "read/html/page.h"

#include "read/html/reading.h"
#include "read/html/word.h"

static bool is_blank(struct span text)
{
    for (size_t i = 0; i < text.size; i++) {
        if (!html_is_blank(text.data[i])) {
            return false;
        }
    }
    return true;
}

static bool take_text(struct html_reading *reading)
{
    const struct html_token *token = &reading->token;
    uint32_t shown = reading->stack.top->shown;
    bool blank = is_blank(token->text);
    if ((shown & UNSEEN) != 0 || (blank && html_starts_line(&reading->builder, shown))) {
        return true;
    }
    if (!blank && !html_before_text(reading)) {
        return false;
    }
    shown = reading->stack.top->shown;
    return (shown & UNSEEN) != 0 || html_add_text(&reading->builder, token->text, token->references, shown);
}

static bool take_token(struct html_reading *reading)
{
    switch (reading->token.kind) {
    case TOKEN_TEXT:
        return take_text(reading);
    case TOKEN_START:
        return html_start_tag(reading);
    case TOKEN_END:
        return html_end_tag(reading);
    case TOKEN_DOCTYPE:
        reading->strict = true;
        break;
    case TOKEN_COMMENT:
        break;
    }
    return true;
}

/* Between tags most pages have but the lines and indents of their source. */
static void skip_blank(struct html_reading *reading)
{
    struct html_tokenizer *tokenizer = &reading->tokenizer;
    const char *at = tokenizer->at, *end = tokenizer->end;
    if (at < end && html_is_blank(*at) && html_starts_line(&reading->builder, reading->stack.top->shown)) {
        do {
            at++;
        } while (at < end && html_is_blank(*at));
        tokenizer->at = at;
    }
}

static bool read_tokens(struct html_reading *reading)
{
    struct html_tokenizer *tokenizer = &reading->tokenizer;
    do {
        skip_blank(reading);
        reading->token_start = tokenizer->at;
        tokenizer->foreign = reading->stack.top->foreign == FOREIGN;
        if (!html_next_token(tokenizer, &reading->token)) {
            return true;
        }
    } while (take_token(reading));
    return false;
}

bool html_page_read(struct html_page *page, struct span markup, struct failure *failure)
{
    struct html_reading reading = {
        .page = page, .failure = failure, .hidden_at = NOWHERE, .select_at = NOWHERE, .reveal = page->hidden.items};
    reading.reveal_count = page->hidden.count;
    page->hidden.items = NULL;
    page->hidden.count = page->hidden.capacity = 0;
    reading.builder =
        (struct html_builder){.document = page->document,
                              .scratch = page->scratch,
                              .failure = failure,
                              .lines = &page->lines,
                              .line = {.text = {.arena = page->scratch}},
                              .struck = {.text = {.arena = page->scratch}},
                              .typed = page->typed,
                              .lasts = markup.data >= page->input.data && span_end(markup) <= span_end(page->input)};
    reading.option.text.arena = page->scratch;
    html_elements_begin(&reading.elements);
    html_stack_begin(&reading.stack);
    reading.tokenizer = (struct html_tokenizer){.at = markup.data, .end = span_end(markup)};
    page->document->seen = true; /* each line is made so when it ends */
    bool done = read_tokens(&reading);
    const bool in_row = html_is_in_row(&reading.builder);
    done = done && html_leave_from(&reading, 0) && html_finish(&reading.builder);
    const struct document *document = page->document;
    bool cut = in_row && document->row_count > 0 && document->rows[document->row_count - 1].kind == ROW_GRID;
    page->document->end = cut ? END_CUT : END_WHOLE;
    page->document->seen = false;
    page->cut = page->cut || reading.tokenizer.cut;
    return done;
}
