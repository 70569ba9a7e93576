// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collector/importers/reading_plan.h"
#include "collector/tabular/row_source.h"
#include "questionnaires/answer.h"

#include <string>
#include <unordered_map>
#include <vector>

namespace diaoyan {

/// What one row of a file gave.
struct ReadRow {
    AnswerSheet sheet;
    std::vector<Problem> problems;  ///< single cells that are no answer; the sheet has them as invalid
    bool blank = false;             ///< nothing in the whole row
    bool rejected = false;          ///< the row does not fit the table; problems.front() says why
    bool answered = false;          ///< at least one question has an answer
};

/// Turns rows into answer sheets by a plan. Nothing is guessed here: a cell that is no declared option, tick, number
/// or date becomes Missing{invalid} with its text and a problem (unknown-option, no-tick, no-number, no-date,
/// unknown-school); a row with cells beyond the last heading is rejected (row-too-long).
class AnswerReader {
public:
    AnswerReader(const ReadingPlan& plan, const Roster& roster, std::string file);

    ReadRow read(const std::vector<Cell>& cells, std::int64_t row) const;

private:
    struct Pending;
    Answer oneCell(const PlannedColumn& column, std::string_view text, Problem* problem) const;
    Answer labels(const PlannedColumn& column, std::string_view text, Problem* problem) const;
    void collect(const PlannedColumn& column, std::string_view text, Pending& pending) const;
    void finish(std::size_t item, Pending pending, std::int64_t row, ReadRow& read) const;
    std::optional<Choice> choiceOf(std::size_t item, std::string_view cell) const;
    std::optional<MissingReason> mark(std::string_view text) const;
    std::vector<std::string_view> pieces(std::size_t item, std::string_view text) const;
    void readMeta(const std::vector<Cell>& cells, AnswerSheet& sheet) const;
    void readSchool(const std::vector<Cell>& cells, std::int64_t row, ReadRow& read) const;

    const ReadingPlan& plan_;
    std::string file_;
    std::vector<std::unordered_map<std::string, std::size_t>> options_;  ///< per item: folded label or code -> option
    std::vector<std::optional<std::size_t>> other_;                      ///< per item: its 其他
    std::vector<std::size_t> longest_option_;                            ///< per item: bytes of a label, generously
    std::unordered_map<std::string, std::string> schools_;               ///< folded code or name -> code
    bool has_roster_ = false;
};

}  // namespace diaoyan
