#define _GNU_SOURCE /* dladdr, dlinfo */
#include "base/module.h"

#include <stdint.h>
#include <stdio.h>
#include <string.h>

enum { PATH_BYTES = 4096 };

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

#else
#include <dlfcn.h>
#include <unistd.h>

/* The folder in which the library `own` was when it was loaded: its name may be relative, and the working directory
 * another by now. */
static bool folder_at_loading(const char *own, char folder[2 * PATH_BYTES])
{
#ifdef __GLIBC__
    void *library = own[0] == '/' ? NULL : dlopen(own, RTLD_LAZY | RTLD_NOLOAD);
    bool found = library && dlinfo(library, RTLD_DI_ORIGIN, folder) == 0;
    if (library) {
        dlclose(library);
    }
    return found;
#else
    (void)own, (void)folder;
    return false;
#endif
}

static bool find_path(const char *file, char path[PATH_BYTES])
{
    Dl_info self;
    char folder[2 * PATH_BYTES]; /* of the working directory and of the name that was loaded */
    if (dladdr((void *)(uintptr_t)&module_find, &self) == 0 || !self.dli_fname) {
        return false;
    }
    if (folder_at_loading(self.dli_fname, folder)) {
        int size = snprintf(path, PATH_BYTES, "%s/%s", folder, file);
        return size > 0 && size < PATH_BYTES;
    }
    return path_beside(self.dli_fname, "/", file, path);
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
