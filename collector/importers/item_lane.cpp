// SPDX-License-Identifier: GPL-3.0-or-later
#include "collector/importers/item_lane.h"

#include "collector/importers/cell_text.h"
#include "questionnaires/answer_check.h"

#include <algorithm>

namespace diaoyan {

namespace {

constexpr std::size_t bitsKnown = 64;  ///< ticks of longer questions are not remembered

std::string_view textOf(const std::vector<Cell>& cells, const PlannedColumn& column) {
    return column.column < cells.size() ? cells[column.column].text : std::string_view{};
}

}  // namespace

ItemLane::ItemLane(const ReadingPlan& plan, std::size_t item, const Questionnaire& questionnaire,
                   const CellReader& reader)
    : plan_(plan), reader_(reader), index_(item), item_(plan.items[item]) {
    for (const PlannedColumn& column : plan.columns) {
        if (column.item != item) continue;
        if (column.reading == Reading::tick || column.reading == Reading::rank)
            parts_.push_back(column);
        else if (column.reading == Reading::own_words)
            own_words_.push_back(column);
        else
            whole_ = column;  // of two columns with the whole answer the later one counts
    }
    alone_ = whole_ && parts_.empty() && own_words_.empty();
    plain_numbers_ = alone_ && !reader.hasOwnMarks(whole_->column);
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
    numbers_ = plain_numbers_ ? std::get_if<NumberColumn>(column_) : nullptr;
    remembers_ = alone_ && (codes_ != nullptr || ticks_ != nullptr);
    if (codes_ != nullptr) codes_->reserve(rows);
}

LaneFinding ItemLane::read(const std::vector<Cell>& cells, std::size_t row, AnswerBlock& block) {
    if (alone_) return readAlone(textOf(cells, *whole_), row, block);
    if (whole_ || !own_words_.empty() || !parts_.empty()) return readTogether(cells, row, block);
    LaneFinding found;
    store(Missing{MissingReason::not_asked, {}}, row, block, found);
    return found;
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

void ItemLane::remember(std::string_view cell, const KnownCell& known) {
    // A cell beyond the end of a short row looks the same as an empty one, and may be asked for again.
    if (remembers_ && memory_.find(cell) == nullptr) memory_.remember(cell, known);
}

bool ItemLane::breaksRules(const Answer& answer) const {
    if (rules_.questions.empty() || std::holds_alternative<Missing>(answer)) return false;
    AnswerSheet alone;
    alone.answers.emplace(item_.id, answer);
    return !checkAnswers(rules_, alone).empty();
}

/// Adds the answer of a row, wherever its parts stood.
void ItemLane::store(Answer answer, std::size_t row, AnswerBlock& block, LaneFinding& found) {
    found.answered = found.problems.empty() && !std::holds_alternative<Missing>(answer) && plan_.school_item != index_;
    found.against_rules = breaksRules(answer);
    appendAnswer(*column_, item_, &answer, row);
    if (needsFullAnswer(answer)) block.in_full.push_back({row, index_, std::move(answer)});
}

LaneFinding ItemLane::readAlone(std::string_view cell, std::size_t row, AnswerBlock& block) {
    LaneFinding found;
    if (appendNumber(cell)) {
        found.answered = true;
        return found;
    }
    const std::size_t in_full = block.in_full.size();
    store(wholeAnswer(trimmed(cell), found), row, block, found);
    if (found.problems.empty() && block.in_full.size() == in_full) {
        if (auto known = lastAnswer(row)) {
            known->answered = found.answered;
            known->against_rules = found.against_rules;
            remember(cell, *known);
        }
    }
    return found;
}

Answer ItemLane::wholeAnswer(std::string_view text, LaneFinding& found) const {
    if (const auto reason = reader_.mark(whole_->column, text)) return Missing{*reason, {}};
    Problem problem;
    Answer answer = reader_.answer(*whole_, text, &problem);
    if (!problem.code.empty()) {
        problem.where.column = plan_.layout.headings[whole_->column];
        found.problems.push_back(std::move(problem));
    }
    // A school's name where the form asks for an option: kept, though it is no answer to the question.
    if (std::holds_alternative<Words>(answer) && item_.kind != QuestionKind::text)
        return Missing{MissingReason::invalid, std::string(text)};
    return answer;
}

/// One tick or rank; false: neither.
bool ItemLane::readPart(const PlannedColumn& part, std::string_view text) {
    if (part.reading == Reading::tick) {
        const auto tick = reader_.tick(part, text);
        if (tick && *tick) chosen_.emplace_back(0, part.option);
        return tick.has_value();
    }
    const auto rank = codeIn(text);
    if (!rank || *rank < 0 || *rank > static_cast<int>(item_.options.size())) return false;
    if (*rank > 0) chosen_.emplace_back(*rank, part.option);
    return true;
}

/// What the columns of the options say; nothing where they are empty, so that another column may speak.
std::optional<Answer> ItemLane::partsAnswer(const std::vector<Cell>& cells, LaneFinding& found) {
    chosen_.clear();
    bool empty = true, not_asked = false;
    std::optional<std::string> was;
    for (const PlannedColumn& part : parts_) {
        const std::string_view text = trimmed(textOf(cells, part));
        if (const auto reason = reader_.mark(part.column, text)) {
            not_asked = not_asked || *reason == MissingReason::not_asked;
            continue;
        }
        empty = false;
        if (readPart(part, text)) continue;
        was = text;
        found.problems.push_back({"no-tick",
                                  phrase("既不是“选中”也不是“未选中”，按无效回答保留原文",
                                         "neither ticked nor not ticked; kept as an invalid answer"),
                                  {.column = plan_.layout.headings[part.column], .text = std::string(text)}});
    }
    if (was) return Missing{MissingReason::invalid, *was};
    if (chosen_.empty()) {
        if (empty && not_asked) return Missing{MissingReason::not_asked, {}};
        return std::nullopt;
    }
    std::sort(chosen_.begin(), chosen_.end());
    // Several columns may stand for one option, if a person said so.
    chosen_.erase(std::unique(chosen_.begin(), chosen_.end()), chosen_.end());
    if (item_.kind == QuestionKind::ranking) {
        Ranking ranking;
        for (const auto& [rank, option] : chosen_) ranking.order.push_back(item_.options[option].code);
        return ranking;
    }
    Choices choices;
    for (const auto& [rank, option] : chosen_) choices.ticked.push_back({item_.options[option].code, {}});
    return choices;
}

/// Words beside an option are an answer: where nothing else says so, they choose it.
void ItemLane::addOwnWords(const PlannedColumn& column, std::string_view text, Answer& answer) const {
    const std::string& code = item_.options[column.option].code;
    if (auto* choice = std::get_if<Choice>(&answer)) {
        choice->words = text;
    } else if (auto* choices = std::get_if<Choices>(&answer)) {
        const auto chosen = std::find_if(choices->ticked.begin(), choices->ticked.end(),
                                         [&](const Choice& one) { return one.code == code; });
        if (chosen != choices->ticked.end()) {
            chosen->words = text;
            return;
        }
        choices->ticked.push_back({code, std::string(text)});
        std::sort(choices->ticked.begin(), choices->ticked.end(), [&](const Choice& a, const Choice& b) {
            return optionIndex(item_.options, a.code) < optionIndex(item_.options, b.code);
        });
    } else if (item_.kind == QuestionKind::multiple) {
        answer = Choices{{{code, std::string(text)}}};
    } else {
        answer = Choice{code, std::string(text)};
    }
}

LaneFinding ItemLane::readTogether(const std::vector<Cell>& cells, std::size_t row, AnswerBlock& block) {
    LaneFinding found;
    Answer answer = Missing{};
    if (whole_) answer = wholeAnswer(trimmed(textOf(cells, *whole_)), found);
    if (auto parts = partsAnswer(cells, found)) answer = *std::move(parts);
    for (const PlannedColumn& column : own_words_) {
        const std::string_view words = trimmed(textOf(cells, column));
        if (found.problems.empty() && !reader_.mark(column.column, words))
            addOwnWords(column, withoutGuard(words), answer);
    }
    store(std::move(answer), row, block, found);
    return found;
}

}  // namespace diaoyan
