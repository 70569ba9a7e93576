// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collector/answer_block.h"
#include "questionnaires/questionnaire.h"

#include <vector>

namespace diaoyan {

/// The skip rules of a questionnaire over columns of answers, the same as applyRouting and shown over one sheet.
class BlockRouting {
public:
    explicit BlockRouting(const Questionnaire& questionnaire);

    /// Gives every item that the rules did not show and that has no answer the value Missing{not_asked}; says for
    /// which rows there is an answer that was not asked for (empty: for none).
    std::vector<bool> apply(AnswerBlock& block) const;

private:
    struct Rule {
        std::size_t item = 0;
        std::vector<bool> any_of;  ///< per option of the item
        bool negated = false;
    };
    struct Routed {
        std::vector<Rule> rules;
        std::vector<std::size_t> items;
    };
    std::vector<bool> shown(const Routed& routed, const AnswerBlock& block) const;

    std::vector<Routed> routed_;
};

}  // namespace diaoyan
