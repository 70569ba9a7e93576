// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/survey/school_reports.h"

#include "charts/tables/printable_text.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <set>
#include <string_view>

namespace diaoyan {

namespace {

constexpr std::size_t mostBytes = 90;

/// At most so many bytes, no character cut in two.
std::string cut(const std::string& words, std::size_t most) {
    if (words.size() <= most) return words;
    std::size_t end = most;
    while (end > 0 && (static_cast<unsigned char>(words[end]) & 0xC0) == 0x80) --end;
    return words.substr(0, end);
}

std::string lowered(std::string words) {
    std::transform(words.begin(), words.end(), words.begin(), [](unsigned char c) {
        return c < 0x80 ? static_cast<char>(std::tolower(c)) : static_cast<char>(c);
    });
    return words;
}

/// Names that Windows keeps for devices, whatever stands behind a full stop.
bool isDevice(const std::string& name) {
    constexpr std::array<std::string_view, 6> devices{"con", "prn", "aux", "nul", "com", "lpt"};
    const std::string stem = lowered(name.substr(0, name.find('.')));
    return std::any_of(devices.begin(), devices.end(), [&](std::string_view device) {
        const bool numbered = device == "com" || device == "lpt";
        return numbered ? stem.size() == 4 && stem.starts_with(device) &&
                              std::isdigit(static_cast<unsigned char>(stem[3])) != 0
                        : stem == device;
    });
}

/// Words as a part of a file's name.
std::string fileWords(const std::string& words) {
    std::string name = printable(words);
    std::replace_if(
        name.begin(), name.end(),
        [](char c) { return std::string_view("/\\:*?\"<>|$`!;&'").find(c) != std::string_view::npos; }, '_');
    const std::size_t begin = name.find_first_not_of(" .-_");
    if (begin == std::string::npos) return {};
    name.erase(0, begin);
    name.erase(name.find_last_not_of(" .") + 1);
    return isDevice(name) ? "_" + name : name;
}

}  // namespace

std::vector<std::string> schoolFileNames(const std::vector<School>& schools) {
    std::vector<std::string> names;
    std::set<std::string> taken;
    for (const School& school : schools) {
        const std::string code = fileWords(school.code), name = fileWords(school.name);
        std::string whole = name.empty() || name == code ? code : code.empty() ? name : code + " " + name;
        if (whole.empty()) whole = "school";
        whole = cut(whole, mostBytes);
        whole.erase(whole.find_last_not_of(" .") + 1);
        std::string found = whole;
        for (std::size_t number = 2; !taken.insert(lowered(found)).second; ++number) {
            const std::string mark = "-" + std::to_string(number);
            found = cut(whole, mostBytes - mark.size()) + mark;
        }
        names.push_back(std::move(found));
    }
    return names;
}

}  // namespace diaoyan
