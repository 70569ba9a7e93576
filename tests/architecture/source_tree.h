// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace diaoyan::architecture {

/// A text file of the project: its path from the project's root and what is in it.
struct SourceFile {
    std::string path;
    std::string content;
};

/// Hand-written text files (sources, CMake, JSON, Markdown, scripts) in path order. Build folders,
/// hidden folders and what programs wrote are left out. Read once per process.
const std::vector<SourceFile>& sourceTree();

/// Folders that hold at least one hand-written file, from the root, without the root itself.
std::vector<std::string> foldersOfTree();

bool isHeader(std::string_view path);
bool isCpp(std::string_view path);  ///< .h or .cpp

/// The first parts of a path: topFolder("charts/render/chart.cpp") is "charts".
std::string topFolder(std::string_view path);

/// Whether `path` lies in `folder` (or is that very path).
bool liesIn(std::string_view path, std::string_view folder);

/// The text with comments, string and character literals blanked out; lines stay where they are.
std::string codeOnly(std::string_view text);

}  // namespace diaoyan::architecture
