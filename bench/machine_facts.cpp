// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/machine_facts.h"

#include <unistd.h>

#include <fstream>
#include <iomanip>
#include <sstream>
#include <thread>

namespace diaoyan::bench {
namespace {

/// What stands behind `key` and its separator in a file of such lines; "unknown" where it does not.
std::string valueOf(const std::string& path, const std::string& key, char separator) {
    std::ifstream file(path);
    for (std::string line; std::getline(file, line);) {
        if (!line.starts_with(key)) continue;
        const std::size_t at = line.find(separator);
        if (at == std::string::npos) continue;
        const std::size_t begin = line.find_first_not_of(" \t\"", at + 1);
        const std::size_t end = line.find_last_not_of(" \"");
        if (begin != std::string::npos) return line.substr(begin, end - begin + 1);
    }
    return "unknown";
}

std::string memory() {
    const double bytes = static_cast<double>(::sysconf(_SC_PHYS_PAGES)) * static_cast<double>(::sysconf(_SC_PAGESIZE));
    std::ostringstream text;
    text << std::fixed << std::setprecision(0) << bytes / (1024.0 * 1024 * 1024) << " GiB";
    return text.str();
}

}  // namespace

std::vector<std::string> machineFacts() {
    return {
        "processor: " + valueOf("/proc/cpuinfo", "model name", ':'),
            "cores: " + std::to_string(std::thread::hardware_concurrency()), "memory: " + memory(),
            "system: " + valueOf("/etc/os-release", "PRETTY_NAME", '='),
#if defined(__clang__)
            "compiler: clang " __clang_version__,
#else
            "compiler: GCC " __VERSION__,
#endif
            "build type: " DIAOYAN_BUILD_TYPE,
    };
}

}  // namespace diaoyan::bench
