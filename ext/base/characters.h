/* Characters that look like others, or like nothing: what a person sees of a text, and in which script it is compared. */
#ifndef DISCLOSURE_BASE_CHARACTERS_H
#define DISCLOSURE_BASE_CHARACTERS_H

#include "base/arena.h"
#include "base/characters_table.h"

/* The text as a person sees it: without zero-width and direction marks, soft hyphens and variation selectors, and with
 * ideographs for the Kangxi radicals and compatibility ideographs that writers of PDF put in their place. It is the text
 * itself where there are none, which is the rule, otherwise a copy in the arena. False: no memory. */
bool text_seen(struct arena *arena, struct span text, struct span *seen);

/* Whether text_seen would give another text. */
bool text_has_unseen(struct span text);

/* Whether character_simplified gives another. */
static inline bool character_is_traditional(uint32_t c)
{
    uint32_t bit = c - CHARACTER_SCRIPTS_FIRST;
    return bit <= CHARACTER_SCRIPTS_LAST - CHARACTER_SCRIPTS_FIRST &&
           (character_scripts_bits[bit / 64] >> bit % 64 & 1) != 0;
}

/* As bits by the third byte: which of the ideographs are traditional that share the first two bytes of this one, of
 * U+3400 to U+9FFF. */
static inline uint64_t character_traditional_near(const char *ideograph)
{
    enum { BLOCK = 64 };
    return character_scripts_bits[((ideograph[0] & 0x0F) << 6 | (ideograph[1] & 0x3F)) -
                                  CHARACTER_SCRIPTS_FIRST / BLOCK];
}

/* Whether three bytes are an ideograph of the block that holds most of them, U+4E00 to U+9FFF; if so, `traditional` is what
 * character_traditional_near gives. */
static inline bool character_is_unified(const char *at, uint64_t *traditional)
{
    enum { BLOCK = 64, FIRST = 0x4E00 / BLOCK, LAST = 0x9FFF / BLOCK };
    uint32_t block = ((unsigned char)at[0] - 0xE0u) << 6 | ((unsigned char)at[1] & 0x3Fu);
    if (block - FIRST > LAST - FIRST) {
        return false;
    }
    *traditional = character_scripts_bits[block - CHARACTER_SCRIPTS_FIRST / BLOCK];
    return true;
}

/* The simplified character for a traditional one, by the letter of it alone (於 于, 隻 只, 製 制); any other is its own.
 * For comparing: what is printed stays as it is. In UTF-8 both take the same number of bytes. */
uint32_t character_simplified(uint32_t code_point);

/* Simplified characters in place of traditional ones, of the same size, in place. Words that conversion changes as words
 * become those of the forms: 檔案 文件. Returns whether there were any. */
bool text_simplify(char *text, size_t size);

#endif
