// SPDX-License-Identifier: GPL-3.0-or-later
#include "apps/diaoyan/load_module.h"

#include <dlfcn.h>
#include <filesystem>
#include <system_error>

namespace diaoyan {

namespace fs = std::filesystem;

namespace {

fs::path modulePath(const std::string& file) {
    std::error_code error;
    const fs::path program = fs::read_symlink("/proc/self/exe", error);
    return (program.parent_path() / DIAOYAN_MODULE_FOLDER / file).lexically_normal();
}

Problem moduleMissing(const std::string& file, const char* reason, const Text& without_it) {
    return {"module-missing",
            phrase("程序的一个模块无法载入，{0}；请重新安装 diaoyan（{1}）",
                   "a module of the program cannot be loaded, {0}; install diaoyan again ({1})", {without_it, reason}),
            {.file = modulePath(file).string()}};
}

}  // namespace

Result<void*> loadModule(const std::string& file, const char* name, const Text& without_it) {
    void* const module = ::dlopen(modulePath(file).c_str(), RTLD_LAZY | RTLD_LOCAL);
    if (module == nullptr) return moduleMissing(file, ::dlerror(), without_it);
    void* const entry = ::dlsym(module, name);
    if (entry == nullptr) return moduleMissing(file, ::dlerror(), without_it);
    return entry;
}

Problem otherVersion(const std::string& file, const char* version, const Text& without_it) {
    return moduleMissing(file, version, without_it);
}

}  // namespace diaoyan
