/* SANITIZED: whether AddressSanitizer watches this build, which compilers tell in two ways. */
#ifndef DISCLOSURE_BASE_SANITIZER_H
#define DISCLOSURE_BASE_SANITIZER_H

#if defined(__SANITIZE_ADDRESS__)
#define SANITIZED 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define SANITIZED 1
#endif
#endif
#ifndef SANITIZED
#define SANITIZED 0
#endif

#endif
