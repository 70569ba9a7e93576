// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collector/importers/source_layout.h"

#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace diaoyan {

/// What a heading says that is not a question.
enum class HeadingKind { question, sequence, submitted_at, seconds, personal, technical };

/// A heading that means something in the files of one tool only.
struct KnownHeading {
    std::string_view name;
    HeadingKind kind = HeadingKind::question;
};

/// 序号, 提交答卷时间, 所用时间, 来自IP, 姓名 ... in Chinese, English, German and Spanish, by name and never by
/// position.
HeadingKind headingKind(std::string_view heading);

/// As headingKind, but what one tool means by a heading goes before.
HeadingKind headingKind(std::string_view heading, std::span<const KnownHeading> own);

/// Where the headings stand: index into the sample's rows of the first row that is as wide as the
/// table; title blocks above it are shorter. `rows` is 2 when a second row completes merged headings (a question over
/// its first column, the options or rows below).
struct HeaderPlace {
    std::size_t first = 0;
    int rows = 1;
};
Result<HeaderPlace> findHeader(const SourceSample& sample);

/// The cells of a header row, trimmed; empty columns at its end are left off.
std::vector<std::string> headingsAt(const SourceSample& sample, std::size_t row);

/// A cell of the sample, trimmed; empty beyond the end of its row.
std::string_view cellAt(const SourceSample& sample, std::size_t row, std::size_t column);

/// The different filled cells of a column below the header rows, trimmed.
std::set<std::string> valuesBelow(const SourceSample& sample, std::size_t first_row, std::size_t column);

/// Two columns of one heading: which of them an answer belongs to cannot be known.
Result<Done> checkHeadings(const std::vector<std::string>& headings, const SourceSample& sample,
                           std::size_t header_row);

/// Where a tool itself gives two columns one heading: ` (2)` is put behind the second, with a remark
/// (duplicate-heading).
std::vector<std::string> uniqueHeadings(std::vector<std::string> headings, std::vector<Problem>& remarks);

/// A layout with the headings and what headingKind says of them, but no questions yet.
SourceLayout layoutOf(std::vector<std::string> headings, std::int64_t header_rows,
                      std::span<const KnownHeading> own = {});

/// Columns that are questions: those which layoutOf gave no other meaning.
std::vector<std::size_t> questionColumns(const SourceLayout& layout);

/// What a person should know about the columns: those without heading that hold something (column-without-heading),
/// dates such as 3/4/2016 (date-order-guessed), personal and technical columns that are not stored (columns-left-out).
void remarkOnColumns(const SourceSample& sample, SourceLayout& layout);

/// The problem of a file in which only personal and technical columns were found: no-questions.
Problem noQuestions(const SourceSample& sample);

}  // namespace diaoyan
