// SPDX-License-Identifier: GPL-3.0-or-later
#include "apps/diaoyan/load_drawing.h"

#include "charts/render/known_leaks.h"

#include <cstring>
#include <dlfcn.h>
#include <filesystem>
#include <system_error>

namespace diaoyan {

namespace fs = std::filesystem;

namespace {

/// The module's place is known from the program's own, wherever both were copied to.
fs::path modulePath() {
    std::error_code error;
    const fs::path program = fs::read_symlink("/proc/self/exe", error);
    return (program.parent_path() / DIAOYAN_DRAWING_MODULE).lexically_normal();
}

Problem drawingMissing(const fs::path& path, const char* reason) {
    return {"drawing-missing",
            phrase("作图模块无法载入，不能作图；请重新安装 diaoyan（{0}）",
                   "the module that draws figures cannot be loaded; install diaoyan again ({0})", {reason}),
            {.file = path.string()}};
}

Result<const Drawing*> load() {
    const fs::path path = modulePath();
    void* const module = ::dlopen(path.c_str(), RTLD_LAZY | RTLD_LOCAL);
    if (module == nullptr) return drawingMissing(path, ::dlerror());
    const auto entry = reinterpret_cast<const Drawing* (*)()>(::dlsym(module, drawing_entry));
    if (entry == nullptr) return drawingMissing(path, ::dlerror());
    const Drawing* const drawing = entry();
    if (std::strcmp(drawing->version, DIAOYAN_VERSION) != 0) return drawingMissing(path, drawing->version);
    return drawing;
}

}  // namespace

Result<const Drawing*> loadDrawing() {
    static const Result<const Drawing*> loaded = load();
    return loaded;
}

}  // namespace diaoyan
