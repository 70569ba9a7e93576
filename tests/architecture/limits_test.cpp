// SPDX-License-Identifier: GPL-3.0-or-later
// House limits. Medians look after themselves; what grows is the longest file and the longest function.
#include "tests/architecture/source_tree.h"

#include <gmock/gmock.h>

#include <algorithm>
#include <regex>
#include <set>

namespace diaoyan::architecture {
namespace {

constexpr std::int64_t longestFile = 400;
constexpr std::int64_t longestHeader = 150;
constexpr std::int64_t longestFunction = 60;

std::int64_t lines(std::string_view text) {
    return std::count(text.begin(), text.end(), '\n');
}

struct FunctionLength {
    std::string head;  ///< the last line of what stands before its body
    std::int64_t first_line = 0;
    std::int64_t lines = 0;
};

/// Preprocessor lines blanked out, with their continuations.
std::string withoutPreprocessor(std::string code) {
    bool directive = false;
    bool at_start = true;
    for (std::size_t i = 0; i < code.size(); ++i) {
        if (code[i] == '\n') {
            directive = directive && i > 0 && code[i - 1] == '\\';
            at_start = true;
            continue;
        }
        if (at_start && code[i] == '#') directive = true;
        if (code[i] != ' ') at_start = false;
        if (directive && code[i] != '\\') code[i] = ' ';
    }
    return code;
}

/// Opens a scope in which functions are declared, as against a body or an initialiser.
bool opensDeclarations(const std::string& head) {
    static const std::regex opener("(^|[^a-zA-Z_])(namespace|class|struct|union|extern)([^a-zA-Z_]|$)");
    return std::regex_search(head, opener) && (head.find('(') == std::string::npos);
}

/// For each line (from 1), how many lines up to it hold nothing but the inside of a literal: a style sheet
/// in a raw string is text, not code.
std::vector<std::int64_t> textLinesUpTo(std::string_view text, const std::string& code) {
    std::vector<std::int64_t> counts{0};
    std::size_t begin = 0;
    while (begin < text.size()) {
        const std::size_t end = std::min(text.find('\n', begin), text.size());
        const std::size_t first = std::min(text.find_first_not_of(' ', begin), end);
        const bool comment = text.substr(first, 2) == "//" || text.substr(first, 2) == "/*";
        const bool blanked = code.find_first_not_of(' ', begin) >= end;
        counts.push_back(counts.back() + (blanked && first < end && !comment ? 1 : 0));
        begin = end + 1;
    }
    return counts;
}

/// The functions of a source by counting braces: in a namespace or class, a brace after something with
/// parentheses opens a function (or a lambda that is kept in a table).
std::vector<FunctionLength> functionsOf(std::string_view text) {
    const std::string code = withoutPreprocessor(codeOnly(text));
    const std::vector<std::int64_t> text_lines = textLinesUpTo(text, codeOnly(text));
    enum class Scope { declarations, function, other };
    struct Open {
        Scope scope;
        FunctionLength function;
    };
    std::vector<Open> stack;
    std::vector<FunctionLength> found;
    std::string head;
    std::int64_t line = 1;
    std::int64_t head_line = 1;
    for (const char c : code) {
        if (c == '\n') ++line;
        if (c == '{') {
            const bool declaring = stack.empty() || stack.back().scope == Scope::declarations;
            const bool function = declaring && head.find('(') != std::string::npos;
            const Scope scope = !declaring                ? Scope::other
                                : function                ? Scope::function
                                : opensDeclarations(head) ? Scope::declarations
                                                          : Scope::other;
            stack.push_back({scope, {head, head_line, 0}});
        } else if (c == '}' && !stack.empty()) {
            Open open = std::move(stack.back());
            stack.pop_back();
            const auto line_of = [](std::int64_t number) { return static_cast<std::size_t>(number); };
            open.function.lines = line - open.function.first_line + 1 -
                                  (text_lines[line_of(line)] - text_lines[line_of(open.function.first_line)]);
            if (open.scope == Scope::function) found.push_back(std::move(open.function));
        }
        if (c == '{' || c == '}' || c == ';') {
            head.clear();
        } else if (!head.empty() || (c != ' ' && c != '\n')) {
            if (head.empty()) head_line = line;
            head += c == '\n' ? ' ' : c;
        }
    }
    return found;
}

/// A list grows by a row per feature, and is best read as one.
bool isList(const std::string& path) {
    static const std::set<std::string> lists{"collector/importers/importers.cpp", "analysis/statistics/statistics.cpp",
                                             "charts/figures/figures.cpp",        "charts/writers/writers.cpp",
                                             "apps/diaoyan/commands.cpp",         "apps/diaoyan/founding_gallery.cpp"};
    return lists.contains(path);
}

std::string bodyOf(int statements) {
    std::string body;
    for (int i = 0; i < statements; ++i) body += "    x += 1;\n";
    return body;
}

TEST(Limits, FunctionsAreMeasured) {
    const std::string text = "namespace a {\n"
                             "struct B {\n    int c() const {\n        return '{' + 1'000;\n    }\n};\n"
                             "const char* words = R\"({{{ not code)\";  // } nor this\n"
                             "void d(int x)\n{\n" +
                             bodyOf(70) + "}\nint table[] = {1, 2};\n}\n";
    const auto functions = functionsOf(text);
    ASSERT_EQ(functions.size(), 2U);
    EXPECT_EQ(functions[0].head, "int c() const ");
    EXPECT_EQ(functions[0].lines, 3);
    EXPECT_EQ(functions[1].first_line, 8);
    EXPECT_EQ(functions[1].lines, 73);
}

TEST(Limits, TextInsideALiteralIsNoCode) {
    const auto functions =
        functionsOf("const char* style() {\n    return R\"(\n  a { b }\n\n  c\n)\";\n    // why\n}\n");
    ASSERT_EQ(functions.size(), 1U);
    EXPECT_EQ(functions[0].lines, 8 - 2);
}

TEST(Limits, FilesAreShort) {
    for (const SourceFile& file : sourceTree()) {
        if (isCpp(file.path)) { EXPECT_LE(lines(file.content), longestFile) << file.path; }
    }
}

TEST(Limits, PublicHeadersAreShort) {
    for (const SourceFile& file : sourceTree()) {
        if (isHeader(file.path) && topFolder(file.path) != "tests") {
            EXPECT_LE(lines(file.content), longestHeader) << file.path;
        }
    }
}

TEST(Limits, FunctionsAreShort) {
    std::size_t measured = 0;
    for (const SourceFile& file : sourceTree()) {
        if (!isCpp(file.path) || isList(file.path)) continue;
        for (const FunctionLength& function : functionsOf(file.content)) {
            ++measured;
            EXPECT_LE(function.lines, longestFunction)
                << file.path << ":" << function.first_line << ": " << function.head;
        }
    }
    EXPECT_GE(measured, 100U) << "the functions were not found at all";
}

TEST(Limits, EverySourceNamesItsLicence) {
    for (const SourceFile& file : sourceTree()) {
        if (!isCpp(file.path)) continue;
        EXPECT_TRUE(file.content.starts_with("// SPDX-License-Identifier: GPL-3.0-or-later\n")) << file.path;
        if (isHeader(file.path)) { EXPECT_THAT(file.content, testing::HasSubstr("\n#pragma once\n")) << file.path; }
    }
}

}  // namespace
}  // namespace diaoyan::architecture
