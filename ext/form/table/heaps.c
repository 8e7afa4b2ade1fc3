#include "form/table/heaps.h"

#include <stdlib.h>
#include <string.h>

static int compare(const void *a, const void *b)
{
    double left = *(const double *)a, right = *(const double *)b;
    return (left > right) - (left < right);
}

bool heaps_find(double *centers, uint32_t count, uint32_t wanted, double *heaps)
{
    enum { MOST = 24 };
    double gaps[MOST] = {0}; /* the widest, falling; one more than parts the heaps */
    if (wanted < 2 || wanted >= MOST || count < 3 * wanted) {
        return false; /* a few figures make heaps by chance */
    }
    qsort(centers, count, sizeof *centers, compare);
    for (uint32_t i = 1; i < count; i++) {
        double gap = centers[i] - centers[i - 1];
        for (uint32_t k = 0; k < wanted; k++) {
            if (gap > gaps[k]) {
                memmove(&gaps[k + 1], &gaps[k], (wanted - 1 - k) * sizeof *gaps);
                gaps[k] = gap;
                break;
            }
        }
    }
    /* Columns of which one has no figure make a heap too few, and one of them two heaps of its own. */
    if (gaps[wanted - 2] <= 0 || gaps[wanted - 2] < gaps[wanted - 1] * 2 || gaps[wanted - 2] * 4 < gaps[0]) {
        return false;
    }
    double sum = 0;
    uint32_t members = 0, found = 0;
    for (uint32_t i = 0; i < count; i++) {
        sum += centers[i];
        members++;
        if (i + 1 == count || centers[i + 1] - centers[i] >= gaps[wanted - 2]) {
            heaps[found++] = sum / members;
            sum = members = 0;
        }
    }
    return found == wanted;
}
