/* Markup → tokens, after the HTML Standard, section 13.2.5. Nothing is copied: a token shows pieces of the input, with
 * character references, letter case and NUL as they stand there. */
#ifndef DISCLOSURE_READ_HTML_TOKENIZER_H
#define DISCLOSURE_READ_HTML_TOKENIZER_H

#include "base/span.h"

/* What the content is until its end tag; the reader of the tokens sets it after a start tag that asks for it. */
enum html_content {
    CONTENT_DATA,
    CONTENT_RCDATA,    /* no tags: title, textarea */
    CONTENT_RAWTEXT,   /* no tags, no references: style */
    CONTENT_SCRIPT,    /* as RAWTEXT, but for what <!-- hides of it */
    CONTENT_PLAINTEXT, /* all that follows */
    CONTENT_CDATA      /* up to ]]> */
};

/* The attributes that matter to the reading of a page. */
enum html_attribute {
    ATTRIBUTE_CLASS,
    ATTRIBUTE_COLSPAN,
    ATTRIBUTE_CONTENT,
    ATTRIBUTE_DATA,
    ATTRIBUTE_HIDDEN,
    ATTRIBUTE_HREF,
    ATTRIBUTE_ID,
    ATTRIBUTE_MEDIA,
    ATTRIBUTE_MULTIPLE,
    ATTRIBUTE_NAME,
    ATTRIBUTE_PROPERTY,
    ATTRIBUTE_ROLE,
    ATTRIBUTE_ROWSPAN,
    ATTRIBUTE_SELECTED,
    ATTRIBUTE_SRC,
    ATTRIBUTE_SRCDOC,
    ATTRIBUTE_STYLE,
    ATTRIBUTE_TYPE,
    ATTRIBUTE_VALUE,
    ATTRIBUTES
};

enum html_token_kind { TOKEN_TEXT, TOKEN_START, TOKEN_END, TOKEN_COMMENT, TOKEN_DOCTYPE };

struct html_token {
    enum html_token_kind kind;
    struct span text;       /* text; the name of a tag; a comment without its marks */
    bool references;        /* TOKEN_TEXT: an & may begin a reference */
    bool self_closing;      /* TOKEN_START: it ends in /> */
    struct span attributes; /* of a tag, as they stand there */
    uint32_t present;       /* TOKEN_START: a bit for each of the attributes that it has */
    struct span values[ATTRIBUTES];
};

struct html_tokenizer {
    const char *at, *end;
    enum html_content content;
    struct span element; /* whose end tag ends the content: its name */
    bool foreign;        /* <![CDATA[ begins text, not a comment: in SVG, MathML and XML */
    bool cut;            /* a script, comment or the like has no end and hides the rest */
};

/* The next token; false at the end. Valid UTF-8 is not asked for. */
bool html_next_token(struct html_tokenizer *tokenizer, struct html_token *token);

/* Where a < next stands, or `end`. */
const char *html_find_mark(const char *at, const char *end);

/* The name of the start tag at a <; empty: none begins there. */
struct span html_tag_name(const char *at, const char *end);

/* Content that is no markup, up to its end tag or the end. */
struct span html_take_content(struct html_tokenizer *tokenizer);

/* Takes one attribute off the front of a tag's attributes. False where none is left. */
bool html_next_attribute(struct span *attributes, struct span *name, struct span *value);

static inline bool html_has(const struct html_token *token, enum html_attribute attribute)
{
    return (token->present >> attribute & 1) != 0;
}

/* The value as it is written, references and all; empty where the tag has no such attribute. */
static inline struct span html_value(const struct html_token *token, enum html_attribute attribute)
{
    return html_has(token, attribute) ? token->values[attribute] : (struct span){0};
}

#endif
