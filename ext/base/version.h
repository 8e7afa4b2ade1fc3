/* The version of the extension and of its plug-ins, which only go together. */
#ifndef DISCLOSURE_BASE_VERSION_H
#define DISCLOSURE_BASE_VERSION_H

#define DISCLOSURE_VERSION "v0.1.0"

#endif
