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

    /// What stands for "left empty" or "not asked" in this column of the file; nothing for anything else.
    std::optional<MissingReason> mark(std::size_t column, std::string_view text) const;
    /// The column has marks of its own, which may look like answers (99).
    bool hasOwnMarks(std::size_t column) const { return !rules_[column].missing.empty(); }

    /// Ticked, not ticked, or neither; for a column read as tick, and text that is no mark.
    std::optional<bool> tick(const PlannedColumn& column, std::string_view text) const;

    /// The answer in a cell of its own (any reading but tick and rank), which is no mark.
    Answer answer(const PlannedColumn& column, std::string_view text, Problem* problem) const;

private:
    bool saysNothing(std::size_t item, std::string_view text) const;
    Answer labels(const PlannedColumn& column, std::string_view text, Problem* problem) const;
    std::optional<Choice> choiceOf(std::size_t item, std::string_view cell) const;
    std::vector<std::string_view> pieces(std::size_t item, std::string_view text) const;

    /// What a column of the file has besides the dialect.
    struct ColumnRules {
        std::unordered_map<std::string, MissingReason> missing;
        std::string ticked;
        /// By the labels that the file itself gives its values; nothing: a label that no option has.
        std::unordered_map<std::string, std::optional<std::size_t>> values;
    };

    bool wordsOfOther(std::size_t item) const;
    void indexOptions(std::size_t item);
    void takeRules(const SourceQuestion& question);
    void takeValues(const SourceColumn& column);

    const ReadingPlan& plan_;
    std::vector<ColumnRules> rules_;                                     ///< per column of the file
    std::vector<std::unordered_map<std::string, std::size_t>> options_;  ///< per item: folded label or code -> option
    /// Per item: what a person decided about texts, folded; nothing: no answer.
    std::vector<std::unordered_map<std::string, std::optional<std::size_t>>> decided_;
    std::vector<std::optional<std::size_t>> other_;  ///< per item: its 其他
    std::vector<std::size_t> longest_option_;        ///< per item: bytes of a label, generously
};

}  // namespace diaoyan
