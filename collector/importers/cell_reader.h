// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collector/importers/reading_plan.h"
#include "questionnaires/answer.h"

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace diaoyan {

/// Turns one cell into an answer by a plan. Nothing is guessed: a cell that is no declared option, number or date
/// becomes Missing{invalid} with its text and a problem (unknown-option, no-number, no-date).
class CellReader {
public:
    explicit CellReader(const ReadingPlan& plan);

    /// What stands for "left empty" or "not asked" in this source; nothing for anything else.
    std::optional<MissingReason> mark(std::string_view text) const;

    /// The answer in a cell of its own (any reading but tick and rank), which is no mark.
    Answer answer(const PlannedColumn& column, std::string_view text, Problem* problem) const;

private:
    Answer labels(const PlannedColumn& column, std::string_view text, Problem* problem) const;
    std::optional<Choice> choiceOf(std::size_t item, std::string_view cell) const;
    std::vector<std::string_view> pieces(std::size_t item, std::string_view text) const;

    const ReadingPlan& plan_;
    std::vector<std::unordered_map<std::string, std::size_t>> options_;  ///< per item: folded label or code -> option
    std::vector<std::optional<std::size_t>> other_;                      ///< per item: its 其他
    std::vector<std::size_t> longest_option_;                            ///< per item: bytes of a label, generously
};

}  // namespace diaoyan
