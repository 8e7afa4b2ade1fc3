# make            build/disclosure.so, and beside it its plug-in disclosure_docx.so and the program disclosure-pdf
# make demo       a report as SQL tables, and its arithmetic checked
# make test       every test, plain and under sanitizers; make check is the same
# make fuzz       clang's libFuzzer on every target of tests/fuzz, SECONDS=60 each; TARGETS='html docx'
# make browser    the pages of sql/ in headless Chromium, if it is there
# make cluster    sql/cluster.py on a Dask cluster of two workers here; installs python3-distributed
# make bench      what reading costs, beside bare library passes over the same bytes
# make html5lib   DIR=folder with the tokenizer tests of the html5lib project
# make layouts    the long run: reports in every layout that real programs write, and how many cells of each are read right;
#                 LAYOUTS='*.html' for some of them, KEEP=1 to read again the files that are there
# make static     build/libdisclosure.a, for a program that has SQLite built in; its header is ext/disclosure.h
# make install    PREFIX=/usr/local, LIBDIR, DESTDIR; says how to load what it installed
# make lint       layering, names, style: part of `make test`
# make format     clang-format, the version of Debian 12
# make tidy       clang-tidy, which is slow
# make packages   installs what all of these need; demo, test and bench do it themselves
# make clean
# V=1 shows the commands, BUILD=folder builds elsewhere

# ---- What it is built from ------------------------------------------------------------------------------------------

# One list for each purpose. Debian 12 and later, Ubuntu 22.04 and later.
BUILD_PACKAGES := gcc g++ libc6-dev pkgconf libpcre2-dev libxml2-dev libzip-dev libpoppler-private-dev poppler-data \
                  libsqlite3-dev sqlite3
TEST_PACKAGES  := $(BUILD_PACKAGES) libcmocka-dev libpango1.0-dev fonts-wqy-zenhei parallel
LAYOUT_PACKAGES := $(TEST_PACKAGES) libreoffice-writer chromium pandoc w3m lynx poppler-utils ghostscript fonts-noto-cjk
CLUSTER_PACKAGES := $(BUILD_PACKAGES) python3-distributed
BREW_PACKAGES  := pkgconf pcre2 libxml2 libzip poppler sqlite cmocka pango

# What the extension is linked with, each plug-in, and the program that reads PDFs (poppler, under the GPL, is there alone).
EXTENSION_MODULES := libpcre2-8
docx_MODULES    := libxml-2.0 libzip
PROGRAM_MODULES   := poppler
LIBRARY_MODULES   := $(EXTENSION_MODULES) $(docx_MODULES)
TEST_MODULES      := cmocka sqlite3 pangocairo $(LIBRARY_MODULES)

# ---- How ------------------------------------------------------------------------------------------------------------

BUILD   ?= build
override BUILD := $(shell .ci/build-folder '$(BUILD)')
PREFIX  ?= /usr/local
LIBDIR  ?= $(PREFIX)/lib
INCLUDEDIR ?= $(PREFIX)/include
OBJCOPY ?= objcopy
SQLITE3 ?= sqlite3
CC_FOR_BUILD ?= $(CC)
CFLAGS  ?= -O2 -g
CXXFLAGS ?= $(CFLAGS)
WERROR  ?= -Werror
Q       := $(if $(V),,@)

WARNINGS := -Wall -Wextra -Wpedantic -Wshadow -Wconversion $(WERROR)
COMPILE   = $(CC) -std=c11 $(WARNINGS) $(CPPFLAGS) $(CFLAGS) -fPIC -fvisibility=hidden -Iext -I$(BUILD)/made -MMD -MP
COMPILE_CXX = $(CXX) -std=c++20 $(WARNINGS) $(CPPFLAGS) $(CXXFLAGS) -fPIE -Iext -MMD -MP
LINK      = $(CC) $(CFLAGS) $(NEEDED_ONLY) $(LDFLAGS)
# Under sanitizers the compiler warns of what cannot happen, so there warnings do not stop it.
SANITIZE := -Wno-error -O1 -g -fno-omit-frame-pointer -fsanitize=address,undefined -fno-sanitize-recover=all
THREADS  := -Wno-error -O1 -g -fsanitize=thread

# Asked when a recipe runs, because the packages may have been installed a moment before.
cflags = $$(pkg-config --cflags $(1) | sed 's/-I/-isystem/g')
libs   = $$(pkg-config --libs $(1))

ifeq ($(OS),Windows_NT)
SUFFIX := dll
SHARED := -shared
else ifeq ($(shell uname -s),Darwin)
SUFFIX := dylib
SHARED := -dynamiclib -undefined dynamic_lookup
NEEDED_ONLY := -Wl,-dead_strip_dylibs
SYSTEM_LIBRARIES := -liconv -lm
BREW := $(shell brew --prefix 2>/dev/null)
export PKG_CONFIG_PATH := $(BREW)/opt/sqlite/lib/pkgconfig:$(BREW)/opt/libxml2/lib/pkgconfig:$(PKG_CONFIG_PATH)
# Apple's own shell cannot load extensions.
ifneq ($(wildcard $(BREW)/opt/sqlite/bin/sqlite3),)
SQLITE3 := $(BREW)/opt/sqlite/bin/sqlite3
endif
else
SUFFIX := so
SHARED := -shared
NEEDED_ONLY := -Wl,--as-needed
WHOLE  := -Wl,-z,defs
SYSTEM_LIBRARIES := -ldl -lm
endif

ifeq ($(filter -j%,$(MAKEFLAGS)),)
MAKEFLAGS += -j$(shell getconf _NPROCESSORS_ONLN 2>/dev/null || echo 2)
endif

# ---- Sources --------------------------------------------------------------------------------------------------------

VERSION := $(shell sed -n 's/^\#define DISCLOSURE_VERSION "v\(.*\)"/\1/p' ext/disclosure.h)

# One archive holds all but the entries: the extension and each plug-in are linked with what they name of it, so that
# none needs the symbols, or the libraries, of another. A plug-in is a file ext/read/plugin_NAME.c.
PHRASES        := ext/check/narrative/phrases
PHRASE_SOURCES := $(sort $(wildcard $(PHRASES)/*.c))
ALL_SOURCES    := $(filter-out $(PHRASE_SOURCES),$(sort $(shell find ext -name '*.c')))
SQL_SOURCES    := $(filter ext/disclosure.c ext/table/%,$(ALL_SOURCES))
PLUGIN_SOURCES := $(filter ext/read/plugin_%,$(ALL_SOURCES))
CORE_SOURCES   := $(filter-out $(SQL_SOURCES) $(PLUGIN_SOURCES),$(ALL_SOURCES))
STATIC_SOURCES := $(SQL_SOURCES) $(CORE_SOURCES) ext/read/plugin_docx.c
SOURCES        := $(SQL_SOURCES) $(PLUGIN_SOURCES) $(CORE_SOURCES)
PROGRAM_SOURCES := $(sort $(shell find ext -name '*.cc'))
FUZZ_TARGETS   := $(notdir $(basename $(wildcard tests/fuzz/fuzz_*.c)))
UNIT_TESTS     := $(notdir $(basename $(wildcard tests/unit/test_*.c)))
SUPPORT        := $(filter-out tests/unit/test_% tests/unit/main.c,$(wildcard tests/unit/*.c)) $(wildcard tests/generate_*.c) \
                  $(filter-out $(PHRASES)/make.c,$(PHRASE_SOURCES))
FIXTURES       := $(wildcard fixtures/*)

EXTENSION := $(BUILD)/disclosure.$(SUFFIX)
PLUGINS   := $(PLUGIN_SOURCES:ext/read/plugin_%.c=$(BUILD)/disclosure_%.$(SUFFIX))
PROGRAM   := $(BUILD)/disclosure-pdf
GENERATED := $(if $(wildcard tests/generate.c),$(BUILD)/obj/generated)

.PHONY: all static demo test check fuzz fuzzers browser cluster bench html5lib layouts install uninstall lint format tidy packages clean programs
.DELETE_ON_ERROR:

all: $(EXTENSION) $(PLUGINS) $(PROGRAM)

static: $(BUILD)/libdisclosure.a

# ---- Three builds by the same rules: $(BUILD), and $(BUILD)/sanitize and threads with their own flags -------------------------------

# $(1): folder of the build. $(2): its additional flags.
define BUILD_RULES
# Linked with SQLite itself, as a program that has it built in would do.
$(1)/linked/%.o: %.c Makefile | packages $(MADE)
	@mkdir -p $$(@D) && echo "compile $$@"
	$$(Q)$$(COMPILE) $(2) -DSQLITE_CORE $$(call cflags,$$(EXTENSION_MODULES)) -c $$< -o $$@

$(1)/obj/tests/%.o: tests/%.c Makefile | packages
	@mkdir -p $$(@D) && echo "compile $$@"
	$$(Q)$$(COMPILE) $(2) -Itests $$(call cflags,$$(TEST_MODULES)) -c $$< -o $$@

$(1)/obj/%.o: %.c Makefile | packages $(MADE)
	@mkdir -p $$(@D) && echo "compile $$@"
	$$(Q)$$(COMPILE) $(2) $$(call cflags,$$(LIBRARY_MODULES)) -c $$< -o $$@

$(1)/disclosure.$$(SUFFIX): $$(SQL_SOURCES:%.c=$(1)/obj/%.o) $(1)/core.a
	@echo "link $$@"
	$$(Q)$$(LINK) $(2) $$(SHARED) $(if $(2),,$$(WHOLE)) $$^ $$(call libs,$$(EXTENSION_MODULES)) $$(SYSTEM_LIBRARIES) -o $$@

$(1)/disclosure_%.$$(SUFFIX): $(1)/obj/ext/read/plugin_%.o $(1)/core.a
	@echo "link $$@"
	$$(Q)$$(LINK) $(2) $$(SHARED) $(if $(2),,$$(WHOLE)) $$^ $$(call libs,$$($$*_MODULES)) $$(SYSTEM_LIBRARIES) -o $$@

$(1)/obj/%.o: %.cc Makefile | packages
	@mkdir -p $$(@D) && echo "compile $$@"
	$$(Q)$$(COMPILE_CXX) $(2) $$(call cflags,$$(PROGRAM_MODULES)) -c $$< -o $$@

$(1)/disclosure-pdf: $$(PROGRAM_SOURCES:%.cc=$(1)/obj/%.o)
	@echo "link $$@"
	$$(Q)$$(CXX) $$(CXXFLAGS) $$(NEEDED_ONLY) $$(LDFLAGS) $(2) $$^ $$(call libs,$$(PROGRAM_MODULES)) -o $$@

$(1)/core.a: $$(CORE_SOURCES:%.c=$(1)/obj/%.o)
	$$(Q)rm -f $$@ && $$(AR) qcs $$@ $$^

$(1)/support.a: $$(SUPPORT:%.c=$(1)/obj/%.o) $$(SQL_SOURCES:%.c=$(1)/linked/%.o)
	$$(Q)rm -f $$@ && $$(AR) qcs $$@ $$^

# One object, in which all but the entry points is local: names of this project meet no others in the program. The
# plug-in that has no licence of its own is built in.
$(1)/static/%.o: %.c Makefile | packages $(MADE)
	@mkdir -p $$(@D) && echo "compile $$@"
	$$(Q)$$(COMPILE) $(2) -fno-lto -DSQLITE_CORE -DDISCLOSURE_BUILT_IN $$(call cflags,$$(LIBRARY_MODULES)) -c $$< -o $$@

$(1)/libdisclosure.a: $$(STATIC_SOURCES:%.c=$(1)/static/%.o)
	@echo "archive $$@"
	$$(Q)$$(LD) -r $$^ -o $(1)/static/disclosure.o
	$$(Q)$$(OBJCOPY) --localize-hidden $(1)/static/disclosure.o
	$$(Q)rm -f $$@ && $$(AR) qcs $$@ $(1)/static/disclosure.o

# Beside the plug-ins, which are looked for there.
$(1)/test_%: $(1)/obj/tests/unit/test_%.o $(1)/obj/tests/unit/main.o $(1)/support.a $(1)/core.a
	@echo "link $$@"
	$$(Q)$$(LINK) $(2) $$^ $$(call libs,$$(TEST_MODULES)) $$(SYSTEM_LIBRARIES) -o $$@

# With a main of its own, unless libFuzzer brings one; then all that is looked at is within the program.
$(1)/fuzz_%: $(1)/obj/tests/fuzz/fuzz_%.o $(1)/obj/tests/fuzz/drive.o $(1)/obj/$(if $(FUZZER),ext/read/plugin_docx,tests/fuzz/replay).o $(1)/support.a $(1)/core.a
	@echo "link $$@"
	$$(Q)$$(LINK) $(2) $(FUZZER) $$^ $$(call libs,$$(TEST_MODULES)) $$(SYSTEM_LIBRARIES) -o $$@

$(1)/generate $(1)/bench $(1)/html5lib: $(1)/%: $(1)/obj/tests/%.o $(1)/support.a $(1)/core.a
	@echo "link $$@"
	$$(Q)$$(LINK) $(2) $$^ $$(call libs,$$(TEST_MODULES)) $$(SYSTEM_LIBRARIES) -o $$@

programs: $$(UNIT_TESTS:%=$(1)/%) $(if $(2),$$(FUZZ_TARGETS:%=$(1)/%)) $(1)/disclosure.$$(SUFFIX) $(1)/disclosure-pdf $$(PLUGINS:$$(BUILD)/%=$(1)/%)

-include $$(shell find $(1)/obj $(1)/linked $(1)/static -name '*.d' 2>/dev/null)
endef

# Tables that are made of the project's data, and the names of all rules, each of which stands in the code that judges it.
DIVISIONS := $(BUILD)/made/divisions.inc
FORMS     := $(BUILD)/made/forms.inc
RULES     := $(BUILD)/made/rules.inc
LEXICON   := $(BUILD)/made/lexicon.inc
MADE      := $(DIVISIONS) $(FORMS) $(RULES) $(LEXICON)

$(DIVISIONS): ext/form/office/divisions.sh ext/form/office/divisions.csv ext/form/office/other_names.csv
	@mkdir -p $(@D) && echo "make $@"
	$(Q)ext/form/office/divisions.sh ext/form/office >$@

$(FORMS): ext/form/forms/forms.sh $(wildcard ext/form/forms/*.def)
	@mkdir -p $(@D) && echo "make $@"
	$(Q)ext/form/forms/forms.sh ext/form/forms >$@

$(RULES): $(filter ext/check/%,$(ALL_SOURCES)) $(wildcard ext/form/forms/*.def)
	@mkdir -p $(@D) && echo "make $@"
	$(Q)cat $^ | grep -oE '"(requests|reviews|proactive|statistics|narrative|structure)\.[a-z_]+"' | LC_ALL=C sort -u | sed 's/$$/,/' >$@

# A program that runs here, whatever machine the library is built for.
$(BUILD)/made/lexicon: $(PHRASE_SOURCES) $(wildcard $(PHRASES)/*.h) $(addprefix ext/check/narrative/,concept.h lexicon.h) ext/base/span.h
	@mkdir -p $(@D) && echo "link $@"
	$(Q)$(CC_FOR_BUILD) -std=c11 -Iext $(PHRASE_SOURCES) -o $@

$(LEXICON): $(BUILD)/made/lexicon
	@echo "make $@"
	$(Q)$< >$@

$(eval $(call BUILD_RULES,$(BUILD),))
$(eval $(call BUILD_RULES,$(BUILD)/sanitize,$(SANITIZE)))
$(eval $(call BUILD_RULES,$(BUILD)/threads,$(THREADS)))
.SECONDARY:

$(BUILD)/obj/generated: $(BUILD)/generate $(FIXTURES)
	@rm -rf $(BUILD)/fixtures && mkdir -p $(BUILD)/fixtures/changed
	$(Q)$(BUILD)/generate fixtures $(BUILD)/fixtures
	@touch $@

# ---- Use ------------------------------------------------------------------------------------------------------------

demo: all
	@$(SQLITE3) -batch -init /dev/null -cmd '.load $(BUILD)/disclosure' :memory: < sql/demo.sql
	@$(SQLITE3) -batch -init /dev/null -cmd '.load $(BUILD)/disclosure' \
	    -cmd ".parameter set :report 'fixtures/hongze-2023.txt'" :memory: < sql/report_page.sql > $(BUILD)/report.html
	@echo 'The same report as a page, with what to correct: $(BUILD)/report.html'

test: programs static $(GENERATED) $(addprefix $(BUILD)/threads/,test_threads disclosure-pdf disclosure_docx.$(SUFFIX))
	@SQLITE3='$(SQLITE3)' CC='$(CC)' tests/run $(BUILD) $(BUILD)/sanitize

check: test

# A build of its own, by clang. What libFuzzer would also trace, each comparison, costs as much as all the reading.
FUZZ_CFLAGS := -O2 -g -fno-omit-frame-pointer -fsanitize-coverage=inline-8bit-counters,pc-table \
               -fsanitize=address,undefined -fno-sanitize-recover=all -DDISCLOSURE_BUILT_IN

fuzz: $(GENERATED)
	@$(MAKE) BUILD='$(BUILD)/fuzz' CC='$(or $(CLANG),clang)' CXX='$(or $(CLANGXX),clang++)' CFLAGS='$(FUZZ_CFLAGS)' FUZZER=-fsanitize=fuzzer fuzzers
	@SQLITE3='$(SQLITE3)' tests/fuzz/run '$(BUILD)/fuzz' '$(BUILD)/fixtures' '$(or $(SECONDS),60)' $(TARGETS)

fuzzers: $(FUZZ_TARGETS:%=$(BUILD)/%) $(PROGRAM)

lint: all static
	@SQLITE3='$(SQLITE3)' CC='$(CC)' tests/lint $(BUILD)

format:
	clang-format -i $(shell find ext tests -name '*.[ch]' -o -name '*.cc')

tidy: $(MADE) | packages
	clang-tidy --quiet $(SOURCES) -- -std=c11 -Iext -I$(BUILD)/made $(call cflags,$(LIBRARY_MODULES))

browser: all
	@SQLITE3='$(SQLITE3)' tests/browser $(BUILD)

cluster: all
	@SQLITE3='$(SQLITE3)' tests/cluster $(BUILD)

bench: all $(BUILD)/bench $(GENERATED)
	@$(BUILD)/bench

html5lib: $(BUILD)/html5lib
	@$(BUILD)/html5lib '$(DIR)'

layouts: all $(BUILD)/generate
	@SQLITE3='$(SQLITE3)' KEEP='$(KEEP)' tests/layouts $(BUILD) '$(LAYOUTS)'

# All that belongs together lies in one folder, where the extension looks for its plug-in and program; the linker's folder has a link.
install: all static
	@mkdir -p '$(DESTDIR)$(LIBDIR)/disclosure' '$(DESTDIR)$(LIBDIR)/pkgconfig' '$(DESTDIR)$(INCLUDEDIR)'
	install -m 755 $(EXTENSION) $(PLUGINS) $(PROGRAM) '$(DESTDIR)$(LIBDIR)/disclosure/'
	ln -sf disclosure/disclosure.$(SUFFIX) '$(DESTDIR)$(LIBDIR)/disclosure.$(SUFFIX)'
	install -m 644 $(BUILD)/libdisclosure.a '$(DESTDIR)$(LIBDIR)/'
	install -m 644 ext/disclosure.h '$(DESTDIR)$(INCLUDEDIR)/'
	@printf '%s\n' 'libdir=$(LIBDIR)' 'includedir=$(INCLUDEDIR)' '' 'Name: disclosure' 'Version: $(VERSION)' \
	    'Description: Annual reports on government information disclosure as SQL tables of SQLite' \
	    'Requires: sqlite3 $(EXTENSION_MODULES) $(docx_MODULES)' 'Libs: -L"$${libdir}" -ldisclosure $(SYSTEM_LIBRARIES)' \
	    'Cflags: -I"$${includedir}"' >'$(DESTDIR)$(LIBDIR)/pkgconfig/disclosure.pc'
	@echo "Load it with: .load '$(LIBDIR)/disclosure/disclosure'"

uninstall:
	rm -rf '$(DESTDIR)$(LIBDIR)/disclosure'
	rm -f '$(DESTDIR)$(LIBDIR)/disclosure.$(SUFFIX)' '$(DESTDIR)$(LIBDIR)/libdisclosure.a' \
	    '$(DESTDIR)$(LIBDIR)/pkgconfig/disclosure.pc' '$(DESTDIR)$(INCLUDEDIR)/disclosure.h'

clean:
	rm -rf $(BUILD)

# ---- Packages -------------------------------------------------------------------------------------------------------

# Installs only for the goals that promise it; for any other it says what is missing.
INSTALLING := $(filter demo test check bench layouts cluster packages,$(MAKECMDGOALS))
WANTED     := $(if $(filter layouts,$(MAKECMDGOALS)),$(LAYOUT_PACKAGES),$(if $(filter cluster,$(MAKECMDGOALS)),$(CLUSTER_PACKAGES),\
               $(if $(filter test check bench packages,$(MAKECMDGOALS)),$(TEST_PACKAGES),$(BUILD_PACKAGES))))
NEEDED     := $(if $(filter test check bench layouts packages,$(MAKECMDGOALS)),$(TEST_MODULES),$(LIBRARY_MODULES)) $(PROGRAM_MODULES)

packages:
	@.ci/packages $(if $(INSTALLING),install,check) '$(WANTED)' '$(BREW_PACKAGES)' '$(NEEDED)'
