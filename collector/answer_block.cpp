// SPDX-License-Identifier: GPL-3.0-or-later
#include "collector/answer_block.h"

#include <algorithm>

namespace diaoyan {

AnswerBlock emptyBlock(const std::vector<Item>& items) {
    AnswerBlock block;
    for (const Item& item : items) block.columns.push_back(emptyColumn(item));
    return block;
}

bool needsFullAnswer(const Answer& answer) {
    if (const auto* missing = std::get_if<Missing>(&answer)) return !missing->was.empty();
    if (const auto* choice = std::get_if<Choice>(&answer)) return !choice->words.empty();
    if (const auto* choices = std::get_if<Choices>(&answer))
        return std::any_of(choices->ticked.begin(), choices->ticked.end(),
                           [](const Choice& choice) { return !choice.words.empty(); });
    return false;
}

void appendSheet(AnswerBlock& block, const std::vector<Item>& items, const AnswerSheet& sheet, std::uint16_t school,
                 std::int64_t source_row, const std::string& excluded_because) {
    const std::size_t row = block.rows();
    for (std::size_t i = 0; i < items.size(); ++i) {
        const auto found = sheet.answers.find(items[i].id);
        const Answer* const answer = found == sheet.answers.end() ? nullptr : &found->second;
        appendAnswer(block.columns[i], items[i], answer, row);
        if (answer != nullptr && needsFullAnswer(*answer)) block.in_full.push_back({row, i, *answer});
    }
    block.school.push_back(school);
    block.origins.push_back({.source_row = source_row,
                             .source_id = sheet.source_id,
                             .submitted_at = sheet.submitted_at,
                             .seconds = sheet.seconds,
                             .excluded_because = excluded_because});
}

AnswerBlock pickRows(const AnswerBlock& block, const std::vector<Item>& items, const std::vector<bool>& wanted) {
    AnswerBlock picked = emptyBlock(items);
    std::vector<std::size_t> place(block.rows());
    for (std::size_t row = 0; row < block.rows(); ++row) {
        place[row] = picked.rows();
        if (!wanted[row]) continue;
        for (std::size_t i = 0; i < items.size(); ++i) {
            const Answer answer = answerAt(block.columns[i], items[i], row);
            appendAnswer(picked.columns[i], items[i], &answer, place[row]);
        }
        picked.school.push_back(block.school[row]);
        picked.origins.push_back(block.origins[row]);
    }
    for (const FullAnswer& full : block.in_full)
        if (wanted[full.row]) picked.in_full.push_back({place[full.row], full.item, full.answer});
    return picked;
}

std::map<std::string, Answer> answersOfRow(const AnswerBlock& block, const std::vector<Item>& items, std::size_t row,
                                           std::size_t first_full) {
    std::map<std::string, Answer> answers;
    for (std::size_t i = 0; i < items.size(); ++i) {
        Answer answer = answerAt(block.columns[i], items[i], row);
        if (answer != Answer{Missing{}}) answers.emplace(items[i].id, std::move(answer));
    }
    for (std::size_t at = first_full; at < block.in_full.size() && block.in_full[at].row == row; ++at)
        answers[items[block.in_full[at].item].id] = block.in_full[at].answer;
    return answers;
}

}  // namespace diaoyan
