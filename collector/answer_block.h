// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "questionnaires/answer.h"
#include "questionnaires/responses.h"

#include <cstdint>
#include <string>
#include <vector>

namespace diaoyan {

/// Where an answer sheet came from, beside its answers.
struct SheetSource {
    std::int64_t source_row = 0;
    std::string source_id{};         ///< 序号 of the source
    std::string submitted_at{};      ///< ISO 8601; empty when unknown
    double seconds = -1;             ///< negative when unknown
    std::string excluded_because{};  ///< empty: a valid sheet

    bool operator==(const SheetSource&) const = default;
};

/// An answer that its column cannot hold in full: with words of the respondent's own behind an option, or what
/// stood where there is no valid answer.
struct FullAnswer {
    std::size_t row = 0;
    std::size_t item = 0;
    Answer answer{};

    bool operator==(const FullAnswer&) const = default;
};

/// Answer sheets of one questionnaire on their way from a source to the survey file: a column per item, because
/// small numbers in long rows are read, checked and stored many times faster than sheets with texts.
struct AnswerBlock {
    std::vector<Column> columns;        ///< one per item of the questionnaire
    std::vector<std::uint16_t> school;  ///< per row: position on the roster; Responses::noSchool when unknown
    std::vector<SheetSource> origins;   ///< per row
    std::vector<FullAnswer> in_full;    ///< by row, then item

    std::size_t rows() const { return origins.size(); }
    bool operator==(const AnswerBlock&) const = default;
};

/// A block for these items, without rows.
AnswerBlock emptyBlock(const std::vector<Item>& items);

/// Whether a column loses something of this answer.
bool needsFullAnswer(const Answer& answer);

/// Adds a sheet at the end. Answers to other items than these are left out.
void appendSheet(AnswerBlock& block, const std::vector<Item>& items, const AnswerSheet& sheet, std::uint16_t school,
                 std::int64_t source_row, const std::string& excluded_because);

/// The rows of a block that are wanted.
AnswerBlock pickRows(const AnswerBlock& block, const std::vector<Item>& items, const std::vector<bool>& wanted);

/// The answers of one row, by item id; unanswered items have no entry. `first_full` is the position in
/// `block.in_full` of the row's first full answer, or of the next row's.
std::map<std::string, Answer> answersOfRow(const AnswerBlock& block, const std::vector<Item>& items, std::size_t row,
                                           std::size_t first_full);

}  // namespace diaoyan
