// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collector/importers/reading_plan.h"
#include "collector/importers/school_match.h"
#include "collector/tabular/row_source.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace diaoyan {

/// What a person decided about one column of a file.
struct ColumnDecision {
    std::string heading;
    std::string item{};  ///< id of the item it answers; empty: the column is left out
    Reading reading = Reading::words;
    std::string option{};  ///< tick, rank, own_words: code of the option

    bool operator==(const ColumnDecision&) const = default;
};

/// Every decision of an import, so that next term's file of the same shape goes in unattended: a JSON file that people
/// may read and change. Empty fields are not decided.
struct Mapping {
    std::string importer{};
    std::string sheet{};
    std::string encoding{};
    char separator = 0;
    std::optional<Questionnaire> questionnaire{};
    std::string school_column{};
    SchoolDecisions schools{};  ///< spelling -> code; empty: none on the roster
    std::vector<ColumnDecision> columns{};
    /// Per item id: this text is that option's code; empty: it is no answer.
    std::map<std::string, std::map<std::string, std::string>> texts{};
    /// What nobody has decided yet; written as "?", to be filled in.
    std::vector<std::string> open_schools{};
    std::map<std::string, std::vector<std::string>> open_texts{};

    bool operator==(const Mapping&) const = default;
};

/// Problems: bad-mapping, and what questionnaireFromJson says; they name the place by a JSON pointer.
Result<Mapping> mappingFromJson(const std::string& json, const std::string& file);
std::string toJson(const Mapping& mapping);

/// Puts the decisions about columns and texts into a plan. Columns that the mapping does not name stay as planned; what
/// it names and the file or the questionnaire does not have is remarked (mapping-without-column, mapping-without-item).
void applyMapping(const Mapping& mapping, ReadingPlan& plan);

/// The columns of a plan as decisions.
std::vector<ColumnDecision> decisionsOf(const ReadingPlan& plan);

}  // namespace diaoyan
