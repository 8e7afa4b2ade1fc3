/* The ZIP package of a Word document: finds its parts and inflates them piece by piece under limits. */
#ifndef DISCLOSURE_READ_PACKAGE_PACKAGE_H
#define DISCLOSURE_READ_PACKAGE_PACKAGE_H

#include "base/arena.h"
#include "base/failure.h"

struct package;

/* Opens the archive in `bytes`, which must live until package_close. NULL: failure says why. */
struct package *package_open(struct arena *arena, struct span bytes, struct failure *failure);

/* Takes NULL. */
void package_close(struct package *package);

/* One part while it is read. */
struct package_part;

/* Opens a part by its path in the archive, letters of either case. `*part` is NULL, and nothing failed, when there is
 * no such part; a name that stands twice, or an encrypted part, is a failure. */
bool part_open(struct package *package, struct span name, struct package_part **part, struct failure *failure);

/* The next bytes of the part into `out`; 0 at its end, and also when the part fails: `failure` tells them apart. A
 * part larger than LIMIT_INFLATED_BYTES, or grown beyond LIMIT_INFLATED_RATIO, fails before it is read further. */
size_t part_read(struct package_part *part, char *out, size_t size, struct failure *failure);

/* Takes NULL. */
void part_close(struct package_part *part);

#endif
