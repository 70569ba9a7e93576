// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/architecture/source_tree.h"

#include <algorithm>
#include <cctype>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>

namespace diaoyan::architecture {
namespace {

namespace fs = std::filesystem;

bool isGenerated(const std::string& folder) {
    return folder.front() == '.' || folder.starts_with("build") || folder == "out" || folder == "demo" ||
           folder == "node_modules";
}

bool isText(const fs::path& path) {
    static const std::set<std::string> endings{".h", ".cpp", ".md", ".cmake", ".json", ".txt", ".sh", ".yml"};
    return endings.contains(path.extension().string()) || path.filename() == "dev";
}

std::vector<SourceFile> readTree() {
    const fs::path root = DIAOYAN_SOURCE_DIR;
    std::vector<SourceFile> files;
    for (auto at = fs::recursive_directory_iterator(root); at != fs::recursive_directory_iterator(); ++at) {
        if (at->is_directory()) {
            if (isGenerated(at->path().filename().string())) at.disable_recursion_pending();
            continue;
        }
        // What was given from outside (test data) is not ours to style.
        const std::string path = fs::relative(at->path(), root).generic_string();
        if (!isText(at->path()) || liesIn(path, "tests/data") || liesIn(path, "tests/golden")) continue;
        std::ifstream in(at->path(), std::ios::binary);
        files.push_back({path, std::string(std::istreambuf_iterator<char>(in), {})});
    }
    std::sort(files.begin(), files.end(), [](const auto& a, const auto& b) { return a.path < b.path; });
    return files;
}

/// Length of a raw string literal that begins at `at` (its R), or 0.
std::size_t rawStringLength(std::string_view text, std::size_t at) {
    if (!text.substr(at).starts_with("R\"")) return 0;
    if (at > 0 && (std::isalnum(static_cast<unsigned char>(text[at - 1])) || text[at - 1] == '_')) return 0;
    const std::size_t open = text.find('(', at);
    if (open == std::string_view::npos) return 0;
    const std::string close = ")" + std::string(text.substr(at + 2, open - at - 2)) + "\"";
    const std::size_t end = text.find(close, open);
    return (end == std::string_view::npos ? text.size() : end + close.size()) - at;
}

/// Length of the comment or literal that begins at `at`, or 0.
std::size_t wordsLength(std::string_view text, std::size_t at) {
    const std::string_view rest = text.substr(at);
    if (rest.starts_with("//")) return std::min(rest.find('\n'), rest.size());
    if (rest.starts_with("/*")) {
        const std::size_t end = rest.find("*/", 2);
        return end == std::string_view::npos ? rest.size() : end + 2;
    }
    if (const std::size_t length = rawStringLength(text, at)) return length;
    const char quote = rest.front();
    // An apostrophe after a digit separates digits.
    const bool separator = quote == '\'' && at > 0 && std::isxdigit(static_cast<unsigned char>(text[at - 1]));
    if ((quote != '"' && quote != '\'') || separator) return 0;
    std::size_t end = 1;
    while (end < rest.size() && rest[end] != quote) end += rest[end] == '\\' ? 2 : 1;
    return std::min(end + 1, rest.size());
}

}  // namespace

const std::vector<SourceFile>& sourceTree() {
    static const std::vector<SourceFile> tree = readTree();
    return tree;
}

std::vector<std::string> foldersOfTree() {
    std::set<std::string> folders;
    for (const SourceFile& file : sourceTree()) {
        for (fs::path folder = fs::path(file.path).parent_path(); !folder.empty(); folder = folder.parent_path()) {
            folders.insert(folder.generic_string());
        }
    }
    return {folders.begin(), folders.end()};
}

bool isHeader(std::string_view path) {
    return path.ends_with(".h");
}

bool isCpp(std::string_view path) {
    return isHeader(path) || path.ends_with(".cpp");
}

std::string topFolder(std::string_view path) {
    const std::size_t slash = path.find('/');
    return slash == std::string_view::npos ? std::string() : std::string(path.substr(0, slash));
}

bool liesIn(std::string_view path, std::string_view folder) {
    return path == folder || (path.starts_with(folder) && path.substr(folder.size()).starts_with('/'));
}

std::string codeOnly(std::string_view text) {
    std::string code(text);
    for (std::size_t at = 0; at < code.size();) {
        const std::size_t length = wordsLength(text, at);
        for (std::size_t i = at; i < at + length; ++i) {
            if (code[i] != '\n') code[i] = ' ';
        }
        at += std::max<std::size_t>(length, 1);
    }
    return code;
}

}  // namespace diaoyan::architecture
