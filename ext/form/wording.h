/* How all that a reader is told is written: each sentence as one pattern in which {} stands for a word, so that the
 * sentence can be read as one. A word is a text, a number, a count, a line of the form or a place. */
#ifndef DISCLOSURE_FORM_WORDING_H
#define DISCLOSURE_FORM_WORDING_H

#include "form/report.h"

struct word {
    enum { WORD_END, WORD_TEXT, WORD_QUOTED, WORD_NUMBER, WORD_LINE, WORD_PLACE } kind;
    struct span text; /* WORD_PLACE: stands before it, in its brackets; empty: there are none */
    union {
        struct number number;
        const struct form_line *line;
        struct place place;
    };
};

/* SAY(out, "{}没有找到{}", part, line): appends a pattern, a string, and in it up to eight words, of any type below. False:
 * out of memory, here or before. */
#define SAY(out, ...) say(out, SENTENCE(__VA_ARGS__))
#define SENTENCE(...) ((const struct word[]){WORDS(__VA_ARGS__), {.kind = WORD_END}})

/* Strings and spans as they are, numbers as they would be printed (234, 180000.17; none: 空), a line as the form prints
 * it (“5.属于三类内部事务信息”（行号 3.3.5）), a place (第3页 表2 第4行); and what the two functions give. */
#define WORD(x)                                                                                                        \
    _Generic((x), char *                                                                                               \
             : word_of_string, const char *                                                                            \
             : word_of_string, struct span                                                                             \
             : word_of_span, struct number                                                                             \
             : word_of_number, const struct form_line *                                                                \
             : word_of_line, struct place                                                                              \
             : word_of_place, struct word                                                                              \
             : word_itself, default                                                                                    \
             : word_of_count)(x)

/* “text”, with ‘ ’ for the quotes inside it and spaces for its line breaks. */
struct word quoted(struct span text);

/* （见第3页 表2 第4行）, for the words 见; nothing where the format does not tell places. */
struct word bracketed(const char *words, struct place place);

bool say(struct buffer *out, const struct word *sentence); /* its pattern first, WORD_END last */

/* A number alone, of the hundreds that expressions have. */
bool say_number(struct buffer *out, struct number number);

struct word word_of_string(const char *text);
struct word word_of_span(struct span text);
struct word word_of_number(struct number number);
struct word word_of_line(const struct form_line *line);
struct word word_of_place(struct place place);
struct word word_of_count(int64_t count);
struct word word_itself(struct word word);

#define WORDS(...)                                                                                                     \
    WORDS_PICK(__VA_ARGS__, WORDS_9, WORDS_8, WORDS_7, WORDS_6, WORDS_5, WORDS_4, WORDS_3, WORDS_2, WORDS_1, 0)        \
    (__VA_ARGS__)
#define WORDS_PICK(a, b, c, d, e, f, g, h, i, pick, ...) pick
#define WORDS_1(x) WORD(x)
#define WORDS_2(x, ...) WORD(x), WORDS_1(__VA_ARGS__)
#define WORDS_3(x, ...) WORD(x), WORDS_2(__VA_ARGS__)
#define WORDS_4(x, ...) WORD(x), WORDS_3(__VA_ARGS__)
#define WORDS_5(x, ...) WORD(x), WORDS_4(__VA_ARGS__)
#define WORDS_6(x, ...) WORD(x), WORDS_5(__VA_ARGS__)
#define WORDS_7(x, ...) WORD(x), WORDS_6(__VA_ARGS__)
#define WORDS_8(x, ...) WORD(x), WORDS_7(__VA_ARGS__)
#define WORDS_9(x, ...) WORD(x), WORDS_8(__VA_ARGS__)

/* Where a person finds it, as a word of its own; into the arena. False: no memory. */
bool place_describe(struct arena *arena, struct place place, struct span *out);

/* The line's label without the note that 3.2 carries. */
struct span line_label(const struct form_line *line);

#endif
