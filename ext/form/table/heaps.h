/* Columns from where many figures of one page stand, when they fall into clear heaps. */
#ifndef DISCLOSURE_FORM_TABLE_HEAPS_H
#define DISCLOSURE_FORM_TABLE_HEAPS_H

#include <stdbool.h>
#include <stdint.h>

/* Fills `heaps` with the middles of exactly `wanted` heaps of the figures' middles, which it sorts. The narrowest gap
 * between two heaps must be twice as wide as any inside one. False: they make no such heaps. */
bool heaps_find(double *centers, uint32_t count, uint32_t wanted, double *heaps);

#endif
