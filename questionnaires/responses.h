// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "questionnaires/answer.h"
#include "questionnaires/questionnaire.h"

#include <cstdint>
#include <optional>
#include <string>
#include <unordered_map>
#include <variant>
#include <vector>

namespace diaoyan {

/// One choice per respondent as a small number: 0 .. options-1 is the option in the questionnaire's
/// order, options + reason is Missing{reason}. A count over all codes therefore counts the missing too.
struct CodeColumn {
    std::uint32_t options = 0;
    std::variant<std::vector<std::uint8_t>, std::vector<std::uint16_t>> codes;

    bool operator==(const CodeColumn&) const = default;
};

/// Ticks per respondent as a row of bits: option j is bit j % 8 of byte j / 8 of the row's
/// `bytes_per_row` bytes. A row without a tick is missing: its reason stands in `reasons`, which is
/// empty while every such row is merely unanswered.
struct TickColumn {
    std::uint32_t options = 0;
    std::uint32_t bytes_per_row = 0;
    std::vector<std::uint8_t> bits;
    std::vector<std::uint8_t> reasons;  ///< MissingReason per row, or empty

    bool operator==(const TickColumn&) const = default;
};

/// Rank of every option per respondent, row by row: 1 = first, 0 = not ranked. A row of zeros is
/// missing; `reasons` as in TickColumn.
struct RankColumn {
    std::uint32_t options = 0;
    std::vector<std::uint8_t> ranks;
    std::vector<std::uint8_t> reasons;

    bool operator==(const RankColumn&) const = default;
};

/// Numbers; `present[row]` says whether there is one, else `reasons` as above (0 bytes = unanswered).
struct NumberColumn {
    std::vector<double> values;
    std::vector<std::uint8_t> present;
    std::vector<std::uint8_t> reasons;

    bool operator==(const NumberColumn&) const = default;
};

/// Texts and dates, one after the other: row r is bytes[ends[r-1] .. ends[r]). Empty = missing.
struct TextColumn {
    std::string bytes;
    std::vector<std::uint64_t> ends;
    std::vector<std::uint8_t> reasons;

    bool operator==(const TextColumn&) const = default;
};

using Column = std::variant<CodeColumn, TickColumn, RankColumn, NumberColumn, TextColumn>;

/// All valid answers to one questionnaire, a typed column per item and a row per respondent.
struct Responses {
    Questionnaire questionnaire;
    std::vector<Item> items;            ///< items(questionnaire)
    std::vector<Column> columns;        ///< one per item
    std::vector<std::uint16_t> school;  ///< per row: index into `schools`; noSchool when unknown
    std::vector<std::string> schools;   ///< roster codes
    std::size_t rows = 0;
    std::vector<double> weights;  ///< per row, finite and >= 0; empty: every respondent counts as one
    Text weighting;               ///< how the weights were made, printed with every weighted result

    static constexpr std::uint16_t noSchool = 0xFFFF;
    bool operator==(const Responses&) const = default;
};

/// The column that holds the answers to an item, without rows yet.
Column emptyColumn(const Item& item);

/// Collects sheets into columns. Answers must fit their items (see checkAnswers); a code that the
/// questionnaire does not declare is stored as invalid.
/// REQUIRES: fewer than 65,535 schools.
class ResponsesBuilder {
public:
    explicit ResponsesBuilder(Questionnaire questionnaire, std::vector<std::string> schools);
    void add(const AnswerSheet& sheet);
    Responses take();

private:
    Responses responses_;
    std::unordered_map<std::string, std::uint16_t> school_index_;
};

/// Adds row `row` to a column that has `row` rows; nullptr: asked and left empty.
void appendAnswer(Column& column, const Item& item, const Answer* answer, std::size_t row);

/// The answer of one row, read back from its column.
Answer answerAt(const Column& column, const Item& item, std::size_t row);
Answer answerAt(const Responses& responses, std::size_t item, std::size_t row);

/// Why `row` is missing, from the `reasons` of its column.
MissingReason reasonAt(const std::vector<std::uint8_t>& reasons, std::size_t row);

/// Notes in `reasons` why `row` is missing; nothing is kept while all rows are merely unanswered.
void noteReason(std::vector<std::uint8_t>& reasons, std::size_t row, MissingReason reason);

}  // namespace diaoyan
