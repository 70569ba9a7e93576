// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

namespace diaoyan {

/// Compares `actual` with tests/golden/<name>. On a mismatch the text is left beside it as <name>.actual and
/// the first differing line is shown; UPDATE_GOLDEN=1 in the environment rewrites the file instead.
inline void expectGolden(const std::string& name, const std::string& actual) {
    namespace fs = std::filesystem;
    const fs::path path = fs::path(DIAOYAN_SOURCE_DIR) / "tests" / "golden" / name;
    const auto write = [](const fs::path& file, const std::string& text) {
        fs::create_directories(file.parent_path());
        std::ofstream(file, std::ios::binary) << text;
    };
    const fs::path left = path.string() + ".actual";
    if (std::getenv("UPDATE_GOLDEN") != nullptr) {
        write(path, actual);
        fs::remove(left);
        return;
    }
    std::ifstream file(path, std::ios::binary);
    const std::string expected{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
    if (file && expected == actual) {
        fs::remove(left);
        return;
    }
    write(left, actual);
    std::size_t line = 1;
    std::size_t start = 0;
    for (std::size_t i = 0; i < expected.size() && i < actual.size() && expected[i] == actual[i]; ++i)
        if (expected[i] == '\n') {
            ++line;
            start = i + 1;
        }
    const auto lineOf = [start](const std::string& text) {
        return start < text.size() ? text.substr(start, text.find('\n', start) - start) : std::string("(end)");
    };
    ADD_FAILURE() << path.string() << ':' << line << "\n  expected: " << lineOf(expected)
                  << "\n  actual:   " << lineOf(actual) << "\n  diff -u " << path.string() << ' ' << left.string()
                  << "\n  UPDATE_GOLDEN=1 accepts the new text";
}

}  // namespace diaoyan
