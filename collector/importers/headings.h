// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collector/importers/source_layout.h"

#include <string>
#include <string_view>
#include <vector>

namespace diaoyan {

/// What a heading says that is not a question.
enum class HeadingKind { question, sequence, submitted_at, seconds, personal, technical };

/// 序号, 提交答卷时间, 所用时间, 来自IP, 姓名 ... in Chinese and English, by name and never by position.
HeadingKind headingKind(std::string_view heading);

/// Where the headings stand: index into the sample's rows of the first row that is as wide as the
/// table; title blocks above it are shorter. `rows` is 2 when a second row completes merged headings.
struct HeaderPlace {
    std::size_t first = 0;
    int rows = 1;
};
Result<HeaderPlace> findHeader(const SourceSample& sample);

/// Two columns of one heading: which of them an answer belongs to cannot be known.
Result<Done> checkHeadings(const std::vector<std::string>& headings, const SourceSample& sample,
                           std::size_t header_row);

/// A layout with the headings and what headingKind says of them, but no questions yet.
SourceLayout layoutOf(std::vector<std::string> headings, std::int64_t header_rows);

/// Columns that are questions: those which layoutOf gave no other meaning.
std::vector<std::size_t> questionColumns(const SourceLayout& layout);

}  // namespace diaoyan
