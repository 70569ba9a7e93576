// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collector/answer_block.h"
#include "collector/importers/cell_memory.h"
#include "collector/importers/cell_reader.h"
#include "collector/tabular/row_source.h"

#include <optional>
#include <vector>

namespace diaoyan {

/// What the cells of one item in one row gave, besides the value in its column.
struct LaneFinding {
    bool answered = false;
    bool against_rules = false;
    std::vector<Problem> problems;
};

/// Reads the cells of one item, row after row, into its column: one cell for the whole answer, one per option, both, or
/// none where the file does not have the item (it was not asked); and the words that belong to 其他.
class ItemLane {
public:
    ItemLane(const ReadingPlan& plan, std::size_t item, const Questionnaire& questionnaire, const CellReader& reader);

    /// The block that the following rows go to, and how many there will be at most.
    void begin(AnswerBlock& block, std::size_t rows);

    /// Adds row `row` to the block begun if its cell was met before; nothing otherwise.
    const KnownCell* readKnown(const std::vector<Cell>& cells, std::size_t row) {
        if (!remembers_ || whole_->column >= cells.size()) return nullptr;
        const KnownCell* const known = memory_.find(cells[whole_->column].text);
        if (known == nullptr) return nullptr;
        if (codes_ != nullptr)
            codes_->push_back(static_cast<std::uint8_t>(known->value));
        else
            appendTicks(*known, row);
        return known;
    }

    /// Adds row `row` to the block begun.
    LaneFinding read(const std::vector<Cell>& cells, std::size_t row, AnswerBlock& block);

private:
    LaneFinding readAlone(std::string_view cell, std::size_t row, AnswerBlock& block);
    LaneFinding readTogether(const std::vector<Cell>& cells, std::size_t row, AnswerBlock& block);
    Answer wholeAnswer(std::string_view text, LaneFinding& found) const;
    std::optional<Answer> partsAnswer(const std::vector<Cell>& cells, LaneFinding& found);
    bool readPart(const PlannedColumn& part, std::string_view text);
    void addOwnWords(const PlannedColumn& column, std::string_view text, Answer& answer) const;
    void store(Answer answer, std::size_t row, AnswerBlock& block, LaneFinding& found);
    void appendTicks(const KnownCell& known, std::size_t row);
    std::optional<KnownCell> lastAnswer(std::size_t row) const;
    void remember(std::string_view cell, const KnownCell& known);
    bool appendNumber(std::string_view text);
    bool breaksRules(const Answer& answer) const;

    const ReadingPlan& plan_;
    const CellReader& reader_;
    std::size_t index_;
    const Item& item_;
    std::optional<PlannedColumn> whole_;    ///< the column with the whole answer
    std::vector<PlannedColumn> parts_;      ///< a tick or rank each
    std::vector<PlannedColumn> own_words_;  ///< beside one option each
    bool alone_ = false;                    ///< the whole answer stands in one column and nowhere else
    bool plain_numbers_ = false;            ///< digits in that column are a number whatever they are
    bool remembers_ = false;                ///< cells met before are known by `memory_`
    Questionnaire rules_;                   ///< the item's question alone, without routing; no questions: no rules
    CellMemory memory_;
    Column* column_ = nullptr;  ///< of the block begun
    std::vector<std::uint8_t>* codes_ = nullptr;
    TickColumn* ticks_ = nullptr;
    NumberColumn* numbers_ = nullptr;
    std::vector<std::pair<int, std::size_t>> chosen_;  ///< of the row at hand: rank (0 for a tick) and option
};

}  // namespace diaoyan
