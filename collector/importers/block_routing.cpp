// SPDX-License-Identifier: GPL-3.0-or-later
#include "collector/importers/block_routing.h"

#include <algorithm>

namespace diaoyan {

BlockRouting::BlockRouting(const Questionnaire& questionnaire) {
    const std::vector<Item> all = items(questionnaire);
    for (const Question& question : questionnaire.questions) {
        if (question.show_when.empty()) continue;
        Routed routed;
        for (std::size_t i = 0; i < all.size(); ++i)
            if (all[i].question == question.id) routed.items.push_back(i);
        for (const ShowRule& rule : question.show_when) {
            const auto asked =
                std::find_if(all.begin(), all.end(), [&](const Item& item) { return item.id == rule.question; });
            Rule made{.item = static_cast<std::size_t>(asked - all.begin()), .any_of = {}, .negated = rule.negated};
            if (asked != all.end())
                for (const Option& option : asked->options)
                    made.any_of.push_back(std::find(rule.any_of.begin(), rule.any_of.end(), option.code) !=
                                          rule.any_of.end());
            routed.rules.push_back(std::move(made));
        }
        routed_.push_back(std::move(routed));
    }
}

namespace {

/// Whether row `row` of a column chose one of some options; a ranked option counts as chosen.
struct ChoseAnyOf {
    const std::vector<bool>& options;
    std::size_t row;

    bool operator()(const CodeColumn& column) const {
        const std::size_t code =
            std::visit([&](const auto& codes) { return static_cast<std::size_t>(codes[row]); }, column.codes);
        return code < column.options && options[code];
    }
    bool operator()(const TickColumn& column) const {
        for (std::size_t option = 0; option < column.options; ++option)
            if (options[option] && (column.bits[row * column.bytes_per_row + option / 8] >> (option % 8) & 1u) != 0)
                return true;
        return false;
    }
    bool operator()(const RankColumn& column) const {
        for (std::size_t option = 0; option < column.options; ++option)
            if (options[option] && column.ranks[row * column.options + option] != 0) return true;
        return false;
    }
    bool operator()(const NumberColumn&) const { return false; }
    bool operator()(const TextColumn&) const { return false; }
};

/// Whether a row has an answer; if it was only left empty, notes that it was not asked.
struct NotAsked {
    std::size_t row;

    bool operator()(CodeColumn& column) const {
        const std::size_t unanswered = column.options;
        return std::visit(
            [&](auto& codes) {
                if (codes[row] < unanswered) return true;
                if (codes[row] == unanswered)
                    codes[row] = static_cast<std::decay_t<decltype(codes[row])>>(
                        unanswered + static_cast<std::size_t>(MissingReason::not_asked));
                return false;
            },
            column.codes);
    }
    bool operator()(TickColumn& column) const {
        const auto first = column.bits.begin() + static_cast<std::ptrdiff_t>(row * column.bytes_per_row);
        return orNote(std::any_of(first, first + column.bytes_per_row, [](auto byte) { return byte != 0; }),
                      column.reasons);
    }
    bool operator()(RankColumn& column) const {
        const auto first = column.ranks.begin() + static_cast<std::ptrdiff_t>(row * column.options);
        return orNote(std::any_of(first, first + column.options, [](auto rank) { return rank != 0; }), column.reasons);
    }
    bool operator()(NumberColumn& column) const { return orNote(column.present[row] != 0, column.reasons); }
    bool operator()(TextColumn& column) const {
        return orNote(column.ends[row] != (row == 0 ? 0 : column.ends[row - 1]), column.reasons);
    }

    bool orNote(bool answered, std::vector<std::uint8_t>& reasons) const {
        if (!answered && reasonAt(reasons, row) == MissingReason::unanswered)
            noteReason(reasons, row, MissingReason::not_asked);
        return answered;
    }
};

}  // namespace

std::vector<bool> BlockRouting::shown(const Routed& routed, const AnswerBlock& block) const {
    std::vector<bool> shown(block.rows(), true);
    for (const Rule& rule : routed.rules)
        for (std::size_t row = 0; row < block.rows(); ++row) {
            const bool chose =
                rule.item < block.columns.size() && std::visit(ChoseAnyOf{rule.any_of, row}, block.columns[rule.item]);
            if (chose == rule.negated) shown[row] = false;
        }
    return shown;
}

std::vector<bool> BlockRouting::apply(AnswerBlock& block) const {
    std::vector<bool> against;
    for (const Routed& routed : routed_) {
        const std::vector<bool> was_shown = shown(routed, block);
        for (std::size_t row = 0; row < block.rows(); ++row) {
            if (was_shown[row]) continue;
            for (const std::size_t item : routed.items)
                if (std::visit(NotAsked{row}, block.columns[item])) {
                    against.resize(block.rows());
                    against[row] = true;
                }
        }
    }
    return against;
}

}  // namespace diaoyan
