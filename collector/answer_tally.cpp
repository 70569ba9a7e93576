// SPDX-License-Identifier: GPL-3.0-or-later
#include "collector/answer_tally.h"

namespace diaoyan {

void addToTallies(const AnswerBlock& block, const std::vector<Item>& items, std::vector<AnswerTally>& tallies) {
    tallies.resize(items.size());
    for (std::size_t i = 0; i < items.size(); ++i) {
        AnswerTally& tally = tallies[i];
        const std::vector<Option>& options = items[i].options;
        tally.options.resize(options.size());
        const auto choose = [&](const std::string& code) {
            if (const auto option = optionIndex(options, code)) ++tally.options[*option];
        };
        for (std::size_t row = 0; row < block.rows(); ++row) {
            if (!block.origins[row].excluded_because.empty()) continue;
            const Answer answer = answerAt(block.columns[i], items[i], row);
            if (const auto* missing = std::get_if<Missing>(&answer)) {
                ++tally.missing[static_cast<std::size_t>(missing->reason)];
                continue;
            }
            ++tally.answered;
            if (const auto* choice = std::get_if<Choice>(&answer)) choose(choice->code);
            if (const auto* choices = std::get_if<Choices>(&answer))
                for (const Choice& one : choices->ticked) choose(one.code);
            if (const auto* ranking = std::get_if<Ranking>(&answer))
                for (const std::string& code : ranking->order) choose(code);
        }
    }
}

}  // namespace diaoyan
