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
    std::optional<Problem> problem;
};

/// Reads the cells of one item, row after row, into its column: one cell for the whole answer, one per option, or none
/// where the file does not have the item (it was not asked).
class ItemLane {
public:
    ItemLane(const ReadingPlan& plan, std::size_t item, const Questionnaire& questionnaire, const CellReader& reader);

    /// The block that the following rows go to.
    void begin(AnswerBlock& block);

    /// Adds row `row` to the block begun.
    LaneFinding read(const std::vector<Cell>& cells, std::size_t row, AnswerBlock& block);

private:
    LaneFinding readWhole(std::string_view cell, std::size_t row, AnswerBlock& block);
    LaneFinding readParts(const std::vector<Cell>& cells, std::size_t row, AnswerBlock& block);
    bool readPart(const PlannedColumn& part, std::string_view text, LaneFinding& found, std::string& was);
    LaneFinding understand(std::string_view cell, std::string_view text, std::size_t row, AnswerBlock& block);
    void appendKnown(const KnownCell& known, std::size_t row);
    std::optional<KnownCell> lastAnswer(std::size_t row) const;
    void appendMissing(MissingReason reason, std::size_t row);
    bool appendNumber(std::string_view text);
    bool breaksRules(const Answer& answer) const;

    const ReadingPlan& plan_;
    const CellReader& reader_;
    std::size_t index_;
    const Item& item_;
    std::vector<PlannedColumn> parts_;  ///< of the file
    bool whole_ = false;                ///< the one part is the whole answer
    Questionnaire rules_;               ///< the item's question alone, without routing; no questions: no rules
    CellMemory memory_;
    Column* column_ = nullptr;  ///< of the block begun
    std::vector<std::uint8_t>* codes_ = nullptr;
    TickColumn* ticks_ = nullptr;
    NumberColumn* numbers_ = nullptr;
    std::vector<std::pair<int, std::size_t>> chosen_;  ///< of the row at hand: rank (0 for a tick) and option
};

}  // namespace diaoyan
