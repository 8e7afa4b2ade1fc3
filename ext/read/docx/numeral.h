/* The numbers of automatic numbering, written as the document asks (ECMA-376 part 1, 17.18.59). */
#ifndef DISCLOSURE_READ_DOCX_NUMERAL_H
#define DISCLOSURE_READ_DOCX_NUMERAL_H

#include "base/arena.h"

enum numeral_system {
    NUMERAL_DECIMAL, /* also what an unknown system is read as */
    NUMERAL_DECIMAL_ZERO,
    NUMERAL_FULL_WIDTH,
    NUMERAL_UPPER_ROMAN,
    NUMERAL_LOWER_ROMAN,
    NUMERAL_UPPER_LETTER,
    NUMERAL_LOWER_LETTER,
    NUMERAL_CHINESE,           /* 一 二 … 十 十一 … 一百零一 */
    NUMERAL_CHINESE_FORMAL,    /* 壹 贰 … */
    NUMERAL_CHINESE_DIGITS,    /* 一〇一 */
    NUMERAL_STEMS,             /* 甲 乙 丙 */
    NUMERAL_BRANCHES,          /* 子 丑 寅 */
    NUMERAL_CIRCLED,           /* ① */
    NUMERAL_BRACKETED,         /* ⑴ */
    NUMERAL_FULL_STOP,         /* ⒈ */
    NUMERAL_CHINESE_CIRCLED,   /* ㊀ */
    NUMERAL_CHINESE_BRACKETED, /* ㈠ */
    NUMERAL_NONE,              /* no number, but perhaps words around it */
    NUMERAL_BULLET
};

/* The system by the name that w:numFmt gives it. */
enum numeral_system numeral_system_named(struct span name);

/* Appends the number; a number that the system cannot write is written in decimal digits. False: no memory. */
bool numeral_write(struct buffer *out, enum numeral_system system, uint32_t number);

#endif
