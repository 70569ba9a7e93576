// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/report/report.h"

#include <string>
#include <vector>

namespace diaoyan {

/// A value within Markdown: what is printed and what it was computed from.
struct BoundWords {
    std::string words;
    std::string source;  ///< empty: words of a person

    bool operator==(const BoundWords&) const = default;
};

/// Stands in Markdown for a value: the value is put in after the Markdown was understood, so that nothing within it can
/// be taken for markup. REQUIRES: number < 100000.
std::string boundMark(std::size_t number);

/// The words without what could be taken for a bound mark.
std::string withoutBoundMarks(std::string words);

/// Headings, paragraphs, lists, quotations (as remarks) and tables of CommonMark; emphasis and links keep their words
/// only, HTML stays visible as typed, pictures are left out. Marks are filled from `values`.
std::vector<Block> markdownBlocks(const std::string& markdown, const std::vector<BoundWords>& values);

}  // namespace diaoyan
