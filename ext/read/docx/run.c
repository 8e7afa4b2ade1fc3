#include "read/docx/content.h"

enum visit open_run(struct reading *reading, const struct element *element)
{
    (void)element;
    struct container *container = reading->container;
    if (container) {
        memset(container->run_looks, 0, sizeof container->run_looks);
        memset(container->run_style_looks, 0, sizeof container->run_style_looks);
        container->run_is_mark = false;
    }
    return VISIT_INSIDE;
}

enum visit run_style(struct reading *reading, const struct element *element)
{
    struct span id;
    if (reading->container && element_attribute(element, "val", &id)) {
        struct style style = style_find(reading->sheet, id);
        memcpy(reading->container->run_style_looks, style.looks, sizeof style.looks);
    }
    return VISIT_SKIP;
}

enum visit run_look(struct reading *reading, const struct element *element)
{
    enum look_of_text look;
    enum setting setting;
    if (reading->container && look_read(element, &look, &setting)) {
        reading->container->run_looks[look] = setting;
    }
    return VISIT_SKIP;
}

/* Where the mark of a note is not counted by Word but written, it is the rest of the run (17.11.6, customMarkFollows). */
enum visit note_reference(struct reading *reading, const struct element *element)
{
    struct span value;
    bool written =
        element_attribute(element, "customMarkFollows", &value) &&
        !(span_equal(value, SPAN("0")) || span_equal(value, SPAN("false")) || span_equal(value, SPAN("off")));
    if (reading->container && written) {
        reading->container->run_is_mark = true;
    }
    return VISIT_SKIP;
}

/* What the run says, else its style, else the style of its paragraph. */
static bool has_look(const struct container *container, enum look_of_text look)
{
    enum setting setting = container->run_looks[look] != SETTING_UNSAID         ? container->run_looks[look]
                           : container->run_style_looks[look] != SETTING_UNSAID ? container->run_style_looks[look]
                                                                                : container->style.looks[look];
    return setting == SETTING_ON;
}

static bool is_unsaid(const struct container *container)
{
    return container->instructions_of > 0 || container->run_is_mark || has_look(container, LOOK_HIDDEN) ||
           has_look(container, LOOK_STRUCK) || has_look(container, LOOK_STRUCK_TWICE);
}

static bool add_text(struct reading *reading, struct span text)
{
    struct container *container = reading->container;
    if (!container || !container->in_paragraph || is_unsaid(container)) {
        return true;
    }
    bool is_raised = has_look(container, LOOK_SUPERSCRIPT) || has_look(container, LOOK_RAISED);
    return buffer_add(is_raised ? &container->raised : &container->text, text) || fail_memory(reading->failure);
}

/* Lines of the XML are no lines of the text. */
bool add_piece(void *context, struct span text, struct failure *failure)
{
    (void)failure;
    struct reading *reading = context;
    if (reading->region != REGION_TEXT) {
        return true;
    }
    while (text.size > 0) {
        size_t size = 0;
        while (size < text.size && text.data[size] != '\n' && text.data[size] != '\r' && text.data[size] != '\t') {
            size++;
        }
        if (!add_text(reading, (struct span){text.data, size}) || (size < text.size && !add_text(reading, SPAN(" ")))) {
            return false;
        }
        size += size < text.size;
        text = span_from(text, size);
    }
    return true;
}

static enum visit add_and_skip(struct reading *reading, struct span text)
{
    return add_text(reading, text) ? VISIT_SKIP : VISIT_FAILED;
}

enum visit line_break(struct reading *reading, const struct element *element)
{
    (void)element;
    return add_and_skip(reading, SPAN("\n"));
}

enum visit tabulator(struct reading *reading, const struct element *element)
{
    (void)element;
    return add_and_skip(reading, SPAN(" "));
}

enum visit hyphen(struct reading *reading, const struct element *element)
{
    (void)element;
    return add_and_skip(reading, SPAN("-"));
}

/* Symbol fonts keep their signs in U+F000 to U+F0FF. Only those of the font Symbol that stand where ASCII has the same
 * sign can be told; of the others it is known that there is one. */
enum visit symbol(struct reading *reading, const struct element *element)
{
    struct span digits, font;
    if (!element_attribute(element, "char", &digits) || digits.size == 0 || digits.size > 6) {
        return VISIT_SKIP;
    }
    uint32_t code = 0;
    for (size_t i = 0; i < digits.size; i++) {
        char c = digits.data[i];
        uint32_t digit = c >= '0' && c <= '9' ? (uint32_t)(c - '0') : ((uint32_t)(unsigned char)c | 0x20u) - 'a' + 10;
        if (digit > 15) {
            return VISIT_SKIP;
        }
        code = code << 4 | digit;
    }
    if (code >= 0xF000 && code <= 0xF0FF) {
        bool like_ascii = code >= 0xF025 && code <= 0xF03F && code != 0xF027 && code != 0xF02A;
        like_ascii = like_ascii && element_attribute(element, "font", &font) && span_equal(font, SPAN("Symbol"));
        code = like_ascii ? code - 0xF000 : 0xFFFD;
    }
    bool valid = code >= 0x20 && code <= 0x10FFFF && !(code >= 0xD800 && code <= 0xDFFF);
    char out[4];
    size_t size = utf8_put(out, valid ? code : 0xFFFD);
    return add_and_skip(reading, (struct span){out, size});
}

/* Text drawn along a line: titles above a red rule are often made so. */
enum visit art_text(struct reading *reading, const struct element *element)
{
    struct span text;
    return element_attribute(element, "string", &text) ? add_and_skip(reading, text) : VISIT_SKIP;
}

/* A field is its instructions, then what they came to: only that is seen. A field inside of instructions is not. */
enum visit field_mark(struct reading *reading, const struct element *element)
{
    struct container *container = reading->container;
    struct span type;
    if (!container || !element_attribute(element, "fldCharType", &type)) {
        return VISIT_SKIP;
    }
    if (span_equal(type, SPAN("begin"))) {
        container->fields++;
        if (container->instructions_of == 0) {
            container->instructions_of = container->fields;
        }
        return VISIT_SKIP;
    }
    if (container->instructions_of == container->fields) {
        container->instructions_of = 0;
    }
    if (span_equal(type, SPAN("end")) && container->fields > 0) {
        container->fields--;
    }
    return VISIT_SKIP;
}
