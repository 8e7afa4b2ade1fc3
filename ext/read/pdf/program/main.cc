/* The program disclosure-pdf, started by the extension and never by hand: a PDF comes in, what its pages show goes out
 * (read/pdf/wire.h). poppler has had its share of broken memory, it ends the process when it runs out, it cannot be
 * interrupted, and a small file can keep it busy for hours: none of this may happen to a database. So it runs here, with
 * limits of time and memory and without a file to write to, and what comes out is not believed. */
#include <GlobalParams.h>
#include <Error.h>
#include <ErrorCodes.h>
#include <PDFDoc.h>
#include <SplashOutputDev.h>
#include <Stream.h>
#include <poppler-config.h>
#include <splash/SplashBitmap.h>

#include <cmath>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <new>
#include <optional>

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/time.h>
#include <unistd.h>

#include "base/limits.h"
#include "base/sanitizer.h"
#include "read/pdf/program/device.h"
#include "read/pdf/wire.h"

namespace
{

/* Seconds of processor time. 500 pages of a report take 0.3. A scan with a layer of text, in whose pictures the lines of
 * its tables are sought, takes 0.06 a page, and 0.8 if they are JPEG 2000: that has a clock of its own. */
double reading_left = 1;
double drawing_left = 10;
const double DRAWING_PAGE_MOST = 1;

const rlim_t SECONDS_MOST = 15;                              /* of both, should they not go off */
const rlim_t MEMORY_MOST = (SANITIZED ? 1024u : 256u) << 20; /* bytes, beside what the program itself takes */

const double PIXELS_A_POINT = 2;
const double PIXELS_A_POINT_LEAST = 0.5; /* lines vanish below it */

/* ---- sending ---- */

volatile sig_atomic_t page_at_work = 0;
volatile sig_atomic_t sending = 0;

bool writeAll(const void *bytes, size_t size)
{
    const char *at = static_cast<const char *>(bytes);
    while (size > 0) {
        ssize_t written = write(STDOUT_FILENO, at, size);
        if (written < 0 && errno == EINTR) {
            continue;
        }
        if (written <= 0) {
            return false;
        }
        at += written;
        size -= (size_t)written;
    }
    return true;
}

/* The extension is gone, or wants no more: there is nobody to tell. */
void sendAll(const void *bytes, size_t size)
{
    sending = 1;
    if (!writeAll(bytes, size)) {
        _exit(0);
    }
    sending = 0;
}

/* May run in a handler of signals. Nothing is cleaned up: the process ends. */
[[noreturn]] void finish(scan_problem problem, uint32_t page)
{
    message end = {};
    end.kind = MESSAGE_END;
    end.end = {static_cast<uint32_t>(problem), page};
    if (!sending) {
        writeAll(&end, sizeof end);
    }
    _exit(0);
}

/* ---- limits ---- */

/* Returns what was left on the clock that ran. */
double setClock(double seconds)
{
    itimerval next = {}, last = {};
    long microseconds = std::max(1L, std::lround(seconds * 1e6)); /* 0 would stop it */
    next.it_value = {microseconds / 1000000, microseconds % 1000000};
    setitimer(ITIMER_PROF, &next, &last);
    return (double)last.it_value.tv_sec + (double)last.it_value.tv_usec / 1e6;
}

/* While it lives, the other clock runs. */
class DrawingTime
{
  public:
    DrawingTime() : page(std::min(drawing_left, DRAWING_PAGE_MOST))
    {
        reading_left = setClock(page);
    }
    ~DrawingTime()
    {
        drawing_left -= page - setClock(reading_left);
    }

  private:
    double page;
};

void setLimit(int resource, rlim_t most)
{
    rlimit limit;
    if (getrlimit(resource, &limit) == 0 && limit.rlim_cur > most) {
        limit.rlim_cur = most;
        setrlimit(resource, &limit);
    }
}

void limitMemory()
{
    unsigned long long pages = 0;
    FILE *file = std::fopen("/proc/self/statm", "r"); /* elsewhere than on Linux there is only the limit of time */
    if (file) {
        if (std::fscanf(file, "%*u %*u %*u %*u %*u %llu", &pages) == 1) {
            setLimit(RLIMIT_DATA, (rlim_t)pages * (rlim_t)sysconf(_SC_PAGESIZE) + MEMORY_MOST);
        }
        std::fclose(file);
    }
}

void onTime(int)
{
    finish(SCAN_TOO_SLOW, (uint32_t)page_at_work);
}

/* Whether the file wanted more than is allowed, or the machine has no more at the moment, tells a trial without the
 * limit. */
[[noreturn]] void finishWithoutMemory()
{
    rlimit limit;
    if (getrlimit(RLIMIT_DATA, &limit) == 0) {
        limit.rlim_cur = limit.rlim_max;
        setrlimit(RLIMIT_DATA, &limit);
    }
    void *trial = mmap(nullptr, MEMORY_MOST, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    finish(trial == MAP_FAILED ? SCAN_MEMORY : SCAN_TOO_LARGE, (uint32_t)page_at_work);
}

/* How poppler ends when it is given no memory. */
void onAbort(int)
{
    finishWithoutMemory();
}

void settle()
{
    std::signal(SIGPROF, onTime);
    std::signal(SIGXCPU, onTime);
    std::signal(SIGABRT, onAbort);
    std::signal(SIGPIPE, SIG_IGN);
    std::set_new_handler([] { finishWithoutMemory(); });
    setLimit(RLIMIT_CORE, 0);
    setLimit(RLIMIT_FSIZE, 0);
    setLimit(RLIMIT_CPU, SECONDS_MOST);
    limitMemory();
    setClock(reading_left);
}

/* ---- receiving ---- */

bool readAll(void *bytes, size_t size)
{
    char *at = static_cast<char *>(bytes);
    while (size > 0) {
        ssize_t got = read(STDIN_FILENO, at, size);
        if (got < 0 && errno == EINTR) {
            continue;
        }
        if (got <= 0) {
            return false;
        }
        at += got;
        size -= (size_t)got;
    }
    return true;
}

std::vector<char> receiveFile()
{
    uint64_t size = 0;
    if (!readAll(&size, sizeof size) || size == 0 || size > LIMIT_FILE_BYTES) {
        _exit(0);
    }
    std::vector<char> bytes(size);
    if (!readAll(bytes.data(), bytes.size())) {
        _exit(0);
    }
    return bytes;
}

/* ---- the page as a picture ---- */

/* Draws pictures, strokes and areas, and no print. */
class PictureDevice : public SplashOutputDev
{
  public:
    explicit PictureDevice(SplashColorPtr paper) : SplashOutputDev(splashModeRGB8, 1, false, paper)
    {
    }
    void drawChar(GfxState *, double, double, double, double, double, double, CharCode, int, const Unicode *,
                  int) override
    {
    }
    bool beginType3Char(GfxState *, double, double, double, double, CharCode, const Unicode *, int) override
    {
        return true;
    }
};

struct picture {
    std::vector<uint8_t> gray;
    size_t width = 0, height = 0;
    double scale = 0;
};

picture drawPicture(PDFDoc &file, int page, double width, double height)
{
    picture picture;
    if (!(width >= 1 && height >= 1 && width < 1e6 && height < 1e6)) {
        return picture;
    }
    double scale = std::min(PIXELS_A_POINT, std::sqrt((double)PAGE_PIXELS / (width * height)));
    if (scale < PIXELS_A_POINT_LEAST) {
        return picture;
    }
    SplashColor paper = {255, 255, 255};
    PictureDevice device(paper);
    device.startDoc(&file);
    file.displayPage(&device, page, 72 * scale, 72 * scale, 0, false, true, false);
    const SplashBitmap *bitmap = device.getBitmap();
    picture.scale = scale;
    picture.width = (size_t)bitmap->getWidth();
    picture.height = (size_t)bitmap->getHeight();
    picture.gray.reserve(picture.width * picture.height);
    for (size_t y = 0; y < picture.height; y++) {
        const unsigned char *row = bitmap->getDataPtr() + y * (size_t)bitmap->getRowSize();
        for (size_t x = 0; x < picture.width; x++) {
            /* A colour counts by its darkest part, so that yellow on white is a line too. */
            picture.gray.push_back(std::min({row[3 * x], row[3 * x + 1], row[3 * x + 2]}));
        }
    }
    return picture;
}

/* Whether a picture is on it of the kind that poppler decodes only to tell its size. */
bool hasSlowPicture(Dict *resources, int depth)
{
    const int FORMS_WITHIN = 2;
    Object drawn = resources ? resources->lookup("XObject") : Object(objNull);
    for (int i = 0; drawn.isDict() && i < drawn.dictGetLength(); i++) {
        Object one = drawn.dictGetVal(i);
        if (!one.isStream()) {
            continue;
        }
        Object within = one.streamGetDict()->lookup("Resources");
        if (one.getStream()->getKind() == strJPX ||
            (depth < FORMS_WITHIN && within.isDict() && hasSlowPicture(within.getDict(), depth + 1))) {
            return true;
        }
    }
    return false;
}

/* ---- pages ---- */

/* Borders around links show on no paper, and notes hang beside the page. */
bool isPrinted(Annot *annotation, void *)
{
    return annotation->getType() != Annot::typeLink && annotation->getType() != Annot::typeText &&
           annotation->getType() != Annot::typePopup;
}

void sendPage(PDFDoc &file, PageDevice &device, int page)
{
    picture picture;
    if (device.hasPrintedPicture()) {
        DrawingTime time;
        picture = drawPicture(file, page, device.width, device.height);
    }
    message message = {};
    message.kind = MESSAGE_PAGE;
    message.glyphs = (uint32_t)device.glyphs.size();
    message.strokes = (uint32_t)device.strokes.size();
    message.areas = (uint32_t)device.areas.size();
    message.pictures = (uint32_t)device.pictures.size();
    message.pixels_across = (uint32_t)picture.width;
    message.pixels_down = (uint32_t)picture.height;
    message.page = (uint32_t)page;
    message.drawn = device.drawn;
    message.scale = picture.scale;
    message.width = device.width;
    message.height = device.height;
    sendAll(&message, sizeof message);
    sendAll(device.glyphs.data(), device.glyphs.size() * sizeof(page_glyph));
    sendAll(device.strokes.data(), device.strokes.size() * sizeof(struct stroke));
    sendAll(device.areas.data(), device.areas.size() * sizeof(area));
    sendAll(device.pictures.data(), device.pictures.size() * sizeof(box));
    sendAll(picture.gray.data(), picture.gray.size());
}

void sendPages(PDFDoc &file)
{
    int count = file.getNumPages();
    if (count < 1) {
        finish(SCAN_NO_PAGES, 0);
    }
    if (count > (int)LIMIT_PAGES) {
        finish(SCAN_TOO_MANY_PAGES, LIMIT_PAGES + 1);
    }
    PageDevice device;
    for (int page = 1; page <= count; page++) {
        page_at_work = page;
        Page *own = file.getPage(page);
        if (!own) {
            finish(SCAN_DAMAGED_PAGE, (uint32_t)page);
        }
        std::optional<DrawingTime> time;
        if (hasSlowPicture(own->getResourceDict(), 0)) {
            time.emplace();
        }
        file.displayPage(&device, page, 72, 72, 0, false, true, false, nullptr, nullptr, isPrinted, nullptr);
        time.reset();
        if (device.tooMuchText) {
            finish(SCAN_TOO_MUCH_TEXT, (uint32_t)page);
        }
        sendPage(file, device, page);
    }
}

void putCharacter(std::string &text, Unicode c)
{
    if (c < 0x80) {
        text += (char)c;
    } else if (c < 0x800) {
        text += {(char)(0xC0 | c >> 6), (char)(0x80 | (c & 0x3F))};
    } else if (c < 0x10000) {
        text += {(char)(0xE0 | c >> 12), (char)(0x80 | (c >> 6 & 0x3F)), (char)(0x80 | (c & 0x3F))};
    } else {
        text += {(char)(0xF0 | c >> 18), (char)(0x80 | (c >> 12 & 0x3F)), (char)(0x80 | (c >> 6 & 0x3F)),
                 (char)(0x80 | (c & 0x3F))};
    }
}

void sendTitle(PDFDoc &file)
{
    std::unique_ptr<GooString> title = file.getDocInfoTitle();
    std::string text;
    if (!title) {
        return;
    }
    for (Unicode c : charactersOf(title.get())) {
        putCharacter(text, c < ' ' ? ' ' : c >= 0xD800 && c <= 0xDFFF ? 0xFFFD : c);
    }
    if (text.empty() || text.size() >= TITLE_BYTES) {
        return;
    }
    message message = {};
    message.kind = MESSAGE_TITLE;
    message.title_size = (uint32_t)text.size();
    sendAll(&message, sizeof message);
    sendAll(text.data(), text.size());
}

void greet()
{
    greeting greeting = {};
    std::snprintf(greeting.version, sizeof greeting.version, "%s", DISCLOSURE_VERSION);
    std::snprintf(greeting.library, sizeof greeting.library, "poppler %s", POPPLER_VERSION);
    greeting.glyph_size = sizeof(page_glyph);
    greeting.stroke_size = sizeof(struct stroke);
    greeting.area_size = sizeof(area);
    greeting.box_size = sizeof(box);
    sendAll(&greeting, sizeof greeting);
}

} // namespace

int main()
{
    settle();
    greet();
    std::vector<char> bytes = receiveFile();
    globalParams = std::make_unique<GlobalParams>();
    setErrorCallback([](ErrorCategory, Goffset, const char *) {});
    PDFDoc file(new MemStream(bytes.data(), 0, (Goffset)bytes.size(), Object(objNull)));
    if (!file.isOk()) {
        finish(file.getErrorCode() == errEncrypted ? SCAN_ENCRYPTED : SCAN_DAMAGED, 0);
    }
    sendTitle(file);
    sendPages(file);
    finish(SCAN_FINE, 0);
}
