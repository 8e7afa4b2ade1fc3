#define _GNU_SOURCE /* dladdr, dlinfo */
#include "base/module.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { PATH_BYTES = MODULE_PATH_BYTES };

/* The path of `file` in the folder of the library at `own`; a bare name would be searched for all over the system. */
static bool path_beside(const char *own, const char *separators, const char *file, char path[PATH_BYTES])
{
    size_t folder = 0;
    for (size_t i = 0; own[i]; i++) {
        if (strchr(separators, own[i])) {
            folder = i + 1;
        }
    }
    int size = folder == 0           ? snprintf(path, PATH_BYTES, "./%s", file)
               : folder < PATH_BYTES ? snprintf(path, PATH_BYTES, "%.*s%s", (int)folder, own, file)
                                     : PATH_BYTES;
    return size > 0 && size < PATH_BYTES;
}

#ifdef _WIN32
#include <windows.h>

enum module_outcome module_find(const char *file, const char *name, module_function **function)
{
    HMODULE self;
    char own[PATH_BYTES];
    char path[PATH_BYTES];
    const DWORD how = GET_MODULE_HANDLE_EX_FLAG_FROM_ADDRESS | GET_MODULE_HANDLE_EX_FLAG_UNCHANGED_REFCOUNT;
    if (!GetModuleHandleExA(how, (LPCSTR)(uintptr_t)&module_find, &self)) {
        return MODULE_ABSENT;
    }
    DWORD length = GetModuleFileNameA(self, own, PATH_BYTES);
    if (length == 0 || length >= PATH_BYTES || !path_beside(own, "/\\", file, path) ||
        GetFileAttributesA(path) == INVALID_FILE_ATTRIBUTES) {
        return MODULE_ABSENT;
    }
    HMODULE module = LoadLibraryExA(path, NULL, LOAD_WITH_ALTERED_SEARCH_PATH);
    FARPROC found = module ? GetProcAddress(module, name) : NULL;
    if (!found) {
        return MODULE_FAILED;
    }
    memcpy(function, &found, sizeof *function);
    return MODULE_OPENED;
}

bool module_program(const char *file, char path[MODULE_PATH_BYTES])
{
    (void)file, (void)path;
    return false; /* nothing starts programs there yet */
}

#else
#include <dlfcn.h>
#include <unistd.h>

/* The path of this library itself, with every symbolic link resolved, as it was when it was loaded: its name may be
 * relative, and the working directory another by now. */
static bool find_self(char self[PATH_BYTES])
{
    Dl_info info;
    char path[2 * PATH_BYTES]; /* of the working directory and of the name that was loaded */
    if (dladdr((void *)(uintptr_t)&module_find, &info) == 0 || !info.dli_fname) {
        return false;
    }
    const char *name = info.dli_fname;
    int size = snprintf(path, sizeof path, "%s", name);
#ifdef __GLIBC__
    char folder[PATH_BYTES];
    void *library = name[0] == '/' ? NULL : dlopen(name, RTLD_LAZY | RTLD_NOLOAD);
    if (library && dlinfo(library, RTLD_DI_ORIGIN, folder) == 0) {
        const char *slash = strrchr(name, '/');
        size = snprintf(path, sizeof path, "%s/%s", folder, slash ? slash + 1 : name);
    }
    if (library) {
        dlclose(library);
    }
#endif
    char *real = size > 0 && (size_t)size < sizeof path ? realpath(path, NULL) : NULL;
    bool fits = real && strlen(real) < PATH_BYTES;
    if (fits) {
        strcpy(self, real);
    }
    free(real);
    return fits;
}

static bool find_path(const char *file, char path[PATH_BYTES])
{
    char self[PATH_BYTES];
    return find_self(self) && path_beside(self, "/", file, path);
}

bool module_program(const char *file, char path[MODULE_PATH_BYTES])
{
    char below[PATH_BYTES];
    int size = snprintf(below, sizeof below, "disclosure/%s", file);
    return size > 0 && (size_t)size < sizeof below &&
           ((find_path(file, path) && access(path, F_OK) == 0) || (find_path(below, path) && access(path, F_OK) == 0));
}

enum module_outcome module_find(const char *file, const char *name, module_function **function)
{
    char path[PATH_BYTES];
    if (!find_path(file, path) || access(path, F_OK) != 0) {
        return MODULE_ABSENT;
    }
    /* NODELETE, because what the plug-ins bring cannot be unloaded: the types of GLib, the globals of libxml2. */
    void *module = dlopen(path, RTLD_NOW | RTLD_LOCAL | RTLD_NODELETE);
    if (!module) {
        return MODULE_FAILED;
    }
    void *found = dlsym(module, name);
    dlclose(module);
    if (!found) {
        return MODULE_FAILED;
    }
    memcpy(function, &found, sizeof *function); /* ISO C has no cast from data to function */
    return MODULE_OPENED;
}

#endif
