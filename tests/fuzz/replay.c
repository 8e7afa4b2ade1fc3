/* Runs a target over files, where there is no libFuzzer: the seeds, and inputs that once were findings.
 *   fuzz_NAME FILE... */
#include <stdio.h>
#include <stdlib.h>

#include "drive.h"

static void replay(const char *path)
{
    FILE *file = fopen(path, "rb");
    if (!file || fseek(file, 0, SEEK_END) != 0) {
        drive_fail("cannot be opened", path);
    }
    size_t size = (size_t)ftell(file);
    rewind(file);
    uint8_t *bytes = malloc(size ? size : 1); /* of just this size, so that a sanitizer sees each byte beyond */
    if (!bytes || fread(bytes, 1, size, file) != size) {
        drive_fail("cannot be read", path);
    }
    fclose(file);
    LLVMFuzzerTestOneInput(bytes, size);
    free(bytes);
}

int main(int count, char **paths)
{
    for (int i = 1; i < count; i++) {
        printf("%s\n", paths[i]);
        fflush(stdout);
        replay(paths[i]);
    }
    return count > 1 ? 0 : 1;
}
