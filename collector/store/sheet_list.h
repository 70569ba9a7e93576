// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collector/store/survey_file.h"
#include "collector/stored_sheet.h"

#include <cstdint>
#include <optional>
#include <span>
#include <stop_token>
#include <string>
#include <vector>

namespace diaoyan {

// The sheets of a questionnaire one under the other, excluded ones too, in the order of storage: for lists of a million
// rows of which a screenful is read.

/// Where a sheet came from and whether it counts, without its answers.
struct SheetLine {
    std::int64_t id = 0;  ///< stays while the sheet is in the file
    std::int64_t batch = 0;
    std::int64_t source_row = 0;
    std::string source_id{};  ///< 序号 of the source
    std::string school{};     ///< roster code; empty where unknown
    std::string submitted_at{};
    double seconds = -1;             ///< negative when unknown
    std::string excluded_because{};  ///< empty: a valid sheet

    bool operator==(const SheetLine&) const = default;
};

/// A sheet with its answers.
struct ListedSheet {
    SheetLine line{};
    AnswerSheet sheet{};

    bool operator==(const ListedSheet&) const = default;
};

/// Which sheets are looked for: all that is set must hold.
struct SheetQuery {
    enum class Status { all, valid, excluded };

    std::string questionnaire{};
    Status status = Status::all;
    std::string excluded_because{};       ///< empty: for whatever reason
    std::optional<std::string> school{};  ///< roster code; "": sheets of an unknown school
    std::int64_t batch = 0;               ///< 0: any
    /// Words in what respondents wrote (texts, other words, invalid answers), 序号, school code. Letters of
    /// A-Z in either case.
    std::string words{};
    std::string item{};    ///< an item that the sheets answer; empty: any
    std::string option{};  ///< of `item`: an option that they chose
    std::size_t most = 0;  ///< as many as are wanted; 0: all

    bool operator==(const SheetQuery&) const = default;
};

/// How many sheets there are, without looking at answers (`words`, `item`, `option`, `most` say nothing here).
Result<std::int64_t> countSheets(const SurveyFile& survey, const SheetQuery& query);

/// The ids of the sheets that are looked for, in the order of storage: 8 bytes each, to be shown page by page with
/// sheetLines. Problems: unknown-questionnaire, answers-damaged, interrupted.
Result<std::vector<std::int64_t>> sheetIds(const SurveyFile& survey, const SheetQuery& query,
                                           const std::stop_token& stop = {});

/// The sheets of these ids, in their order; those that have gone meanwhile are left out.
std::vector<SheetLine> sheetLines(const SurveyFile& survey, std::span<const std::int64_t> ids);

/// The same with answers. Problem: answers-damaged.
Result<std::vector<ListedSheet>> listedSheets(const SurveyFile& survey, std::span<const std::int64_t> ids);

/// One page, where nobody keeps the ids. `words` and `item` are not looked at.
Result<std::vector<SheetLine>> sheetPage(const SurveyFile& survey, const SheetQuery& query, std::int64_t offset,
                                         std::int64_t limit);

/// The reasons for which sheets of a questionnaire are excluded now, in alphabetical order.
std::vector<std::string> exclusionReasons(const SurveyFile& survey, const std::string& questionnaire);

}  // namespace diaoyan
