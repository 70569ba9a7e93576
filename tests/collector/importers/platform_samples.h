// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collector/open_answers.h"

#include <string>
#include <vector>

namespace diaoyan {

/// A small file in exactly the shape that a tool writes.
struct PlatformSample {
    std::string name;
    std::string importer;  ///< that must claim it
    std::string text;
};

/// One or more files of every tool.
const std::vector<PlatformSample>& platformSamples();

/// REQUIRES: there is a sample of that name.
const std::string& platformText(const std::string& name);

/// The header lines, then the rows so many times.
std::string repeatedRows(const std::string& header, const std::vector<std::string>& rows, int times);

/// A layout in a few lines: `id|title: part=part_id, part!words` and so on, one question per line.
std::string outline(const SourceLayout& layout);

bool hasRemark(const SourceLayout& layout, const std::string& code);

/// The path of a file of the collection outside the project; empty where that is absent.
std::string sharedFile(const std::string& name);

}  // namespace diaoyan
