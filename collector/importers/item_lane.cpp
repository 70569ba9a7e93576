// SPDX-License-Identifier: GPL-3.0-or-later
#include "collector/importers/item_lane.h"

#include "collector/importers/cell_text.h"
#include "collector/importers/column_facts.h"
#include "questionnaires/answer_check.h"

#include <algorithm>

namespace diaoyan {

namespace {

constexpr std::size_t bitsKnown = 64;  ///< ticks of longer questions are not remembered

bool isPart(Reading reading) {
    return reading == Reading::tick || reading == Reading::rank;
}

}  // namespace

ItemLane::ItemLane(const ReadingPlan& plan, std::size_t item, const Questionnaire& questionnaire,
                   const CellReader& reader)
    : plan_(plan), reader_(reader), index_(item), item_(plan.items[item]) {
    for (const PlannedColumn& column : plan.columns) {
        if (column.item != item) continue;
        whole_ = !isPart(column.reading);
        if (whole_) parts_.clear();  // of two columns with the whole answer the later one counts
        parts_.push_back(column);
    }
    if (whole_) parts_ = {parts_.back()};
    if (const Question* question = findQuestion(questionnaire, item_.question); !questionnaire.inferred) {
        rules_.questions.push_back(*question);
        rules_.questions.back().show_when.clear();
        rules_.questions.back().required = false;
    }
}

void ItemLane::begin(AnswerBlock& block, std::size_t rows) {
    column_ = &block.columns[index_];
    auto* const choices = std::get_if<CodeColumn>(column_);
    codes_ = choices != nullptr ? std::get_if<std::vector<std::uint8_t>>(&choices->codes) : nullptr;
    ticks_ = std::get_if<TickColumn>(column_);
    if (ticks_ != nullptr && ticks_->options > bitsKnown) ticks_ = nullptr;
    numbers_ = std::get_if<NumberColumn>(column_);
    remembers_ = whole_ && (codes_ != nullptr || ticks_ != nullptr);
    if (codes_ != nullptr) codes_->reserve(rows);
}

LaneFinding ItemLane::read(const std::vector<Cell>& cells, std::size_t row, AnswerBlock& block) {
    if (parts_.empty()) {
        appendMissing(MissingReason::not_asked, row);
        return {};
    }
    if (!whole_) return readParts(cells, row, block);
    const std::size_t column = parts_.front().column;
    return readWhole(column < cells.size() ? cells[column].text : std::string_view{}, row, block);
}

void ItemLane::appendMissing(MissingReason reason, std::size_t row) {
    const Answer missing = Missing{reason, {}};
    appendAnswer(*column_, item_, &missing, row);
}

void ItemLane::appendTicks(const KnownCell& known, std::size_t row) {
    for (std::size_t byte = 0; byte < ticks_->bytes_per_row; ++byte)
        ticks_->bits.push_back(static_cast<std::uint8_t>(known.value >> (8 * byte)));
    if (known.value == 0) noteReason(ticks_->reasons, row, static_cast<MissingReason>(known.reason));
}

/// What the column holds of the row just added; nothing where that is not all, or not worth remembering.
std::optional<KnownCell> ItemLane::lastAnswer(std::size_t row) const {
    KnownCell known;
    if (codes_ != nullptr) {
        known.value = codes_->back();
        return known;
    }
    if (ticks_ == nullptr) return std::nullopt;
    for (std::size_t byte = 0; byte < ticks_->bytes_per_row; ++byte)
        known.value |= std::uint64_t{ticks_->bits[row * ticks_->bytes_per_row + byte]} << (8 * byte);
    known.reason = static_cast<std::uint8_t>(reasonAt(ticks_->reasons, row));
    return known;
}

/// A plain whole number within the question's limits, as most are; anything else is read with more care.
bool ItemLane::appendNumber(std::string_view text) {
    if (numbers_ == nullptr || text.empty() || text.size() > 9) return false;
    std::uint32_t value = 0;
    for (const char digit : text) {
        if (digit < '0' || digit > '9') return false;
        value = value * 10 + static_cast<std::uint32_t>(digit - '0');
    }
    if (!rules_.questions.empty()) {
        const Question& question = rules_.questions.front();
        if (question.min_number && value < *question.min_number) return false;
        if (question.max_number && value > *question.max_number) return false;
    }
    numbers_->values.push_back(value);
    numbers_->present.push_back(1);
    return true;
}

LaneFinding ItemLane::readWhole(std::string_view cell, std::size_t row, AnswerBlock& block) {
    if (appendNumber(cell)) return {.answered = true};
    const std::string_view text = trimmed(cell);
    const auto reason = reader_.mark(text);
    if (!reason) return understand(cell, text, row, block);
    appendMissing(*reason, row);
    if (const auto known = lastAnswer(row)) remember(cell, *known);
    return {};
}

void ItemLane::remember(std::string_view cell, const KnownCell& known) {
    // A cell beyond the end of a short row looks the same as an empty one, and may be asked for again.
    if (remembers_ && memory_.find(cell) == nullptr) memory_.remember(cell, known);
}

LaneFinding ItemLane::understand(std::string_view cell, std::string_view text, std::size_t row, AnswerBlock& block) {
    LaneFinding found;
    Problem problem;
    const PlannedColumn& column = parts_.front();
    Answer answer = reader_.answer(column, text, &problem);
    // A school's name where the form asks for an option: kept, though it is no answer to the question.
    if (std::holds_alternative<Words>(answer) && item_.kind != QuestionKind::text)
        answer = Missing{MissingReason::invalid, std::string(text)};
    appendAnswer(*column_, item_, &answer, row);
    found.against_rules = breaksRules(answer);
    if (problem.code.empty()) {
        found.answered = plan_.school_item != column.item;
    } else {
        problem.where.column = plan_.layout.headings[column.column];
        found.problem = std::move(problem);
    }
    if (needsFullAnswer(answer)) {
        block.in_full.push_back({row, index_, std::move(answer)});
    } else if (auto known = lastAnswer(row); known && !found.problem) {
        known->answered = found.answered;
        known->against_rules = found.against_rules;
        remember(cell, *known);
    }
    return found;
}

bool ItemLane::breaksRules(const Answer& answer) const {
    if (rules_.questions.empty() || std::holds_alternative<Missing>(answer)) return false;
    AnswerSheet alone;
    alone.answers.emplace(item_.id, answer);
    return !checkAnswers(rules_, alone).empty();
}

/// One tick or rank. False: neither; `was` is what stood there.
bool ItemLane::readPart(const PlannedColumn& part, std::string_view text, LaneFinding& found, std::string& was) {
    if (part.reading == Reading::tick) {
        const auto tick = tickIn(text, item_.options[part.option].label.zh);
        if (tick && *tick) chosen_.emplace_back(0, part.option);
        if (tick) return true;
    } else if (const auto rank = codeIn(text); rank && *rank >= 0 && *rank <= static_cast<int>(item_.options.size())) {
        if (*rank > 0) chosen_.emplace_back(*rank, part.option);
        return true;
    }
    was = text;
    found.problem = Problem{"no-tick",
                            phrase("既不是“选中”也不是“未选中”，按无效回答保留原文",
                                   "neither ticked nor not ticked; kept as an invalid answer"),
                            {.column = plan_.layout.headings[part.column], .text = std::string(text)}};
    return false;
}

LaneFinding ItemLane::readParts(const std::vector<Cell>& cells, std::size_t row, AnswerBlock& block) {
    LaneFinding found;
    chosen_.clear();
    bool empty = true, not_asked = false;
    std::string was;
    for (const PlannedColumn& part : parts_) {
        const std::string_view text =
            part.column < cells.size() ? trimmed(cells[part.column].text) : std::string_view{};
        if (const auto reason = reader_.mark(text)) {
            not_asked = not_asked || *reason == MissingReason::not_asked;
            continue;
        }
        empty = false;
        readPart(part, text, found, was);
    }
    Answer answer = Missing{empty && not_asked ? MissingReason::not_asked : MissingReason::unanswered, {}};
    std::sort(chosen_.begin(), chosen_.end());
    if (found.problem) {
        answer = Missing{MissingReason::invalid, was};
        block.in_full.push_back({row, index_, answer});
    } else if (!chosen_.empty() && item_.kind == QuestionKind::ranking) {
        Ranking ranking;
        for (const auto& [rank, option] : chosen_) ranking.order.push_back(item_.options[option].code);
        answer = std::move(ranking);
    } else if (!chosen_.empty()) {
        Choices choices;
        for (const auto& [rank, option] : chosen_) choices.ticked.push_back({item_.options[option].code, {}});
        answer = std::move(choices);
    }
    found.answered = !std::holds_alternative<Missing>(answer);
    found.against_rules = breaksRules(answer);
    appendAnswer(*column_, item_, &answer, row);
    return found;
}

}  // namespace diaoyan
