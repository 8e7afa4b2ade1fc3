/* What lies beside this library: others, opened when they are first needed, and programs. Beside it means in the folder
 * of the file itself, wherever symbolic links to it stand. */
#ifndef DISCLOSURE_BASE_MODULE_H
#define DISCLOSURE_BASE_MODULE_H

#include <stdbool.h>

/* How this system ends the name of a library. */
#if defined(_WIN32)
#define MODULE_SUFFIX ".dll"
#elif defined(__APPLE__)
#define MODULE_SUFFIX ".dylib"
#else
#define MODULE_SUFFIX ".so"
#endif

enum module_outcome {
    MODULE_OPENED,
    MODULE_ABSENT, /* no such file beside this library, or its path does not fit */
    MODULE_FAILED  /* there, but the system will not load it (a library that it needs is missing), or it has no such
                      function */
};

typedef void module_function(void);

/* Finds a function by its name in the library `file`, in the folder that holds the code of this function itself. The
 * library stays for as long as the process does, so what the function returns may be kept; to ask again is cheap. */
enum module_outcome module_find(const char *file, const char *name, module_function **function);

enum { MODULE_PATH_BYTES = 4096 };

/* The path of a program beside this library, or in the folder disclosure/ beside it, where an installation has it.
 * False: there is none. */
bool module_program(const char *file, char path[MODULE_PATH_BYTES]);

#endif
