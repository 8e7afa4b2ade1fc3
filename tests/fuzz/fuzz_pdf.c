/* PDF: the program that reads it, and what comes of it. */
#include "drive.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    drive_report((struct span){(const char *)data, size});
    return 0;
}
