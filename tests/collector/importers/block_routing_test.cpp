// SPDX-License-Identifier: GPL-3.0-or-later
#include "collector/importers/block_routing.h"
#include "questionnaires/answer_check.h"

#include <gtest/gtest.h>
#include <random>

namespace diaoyan {
namespace {

std::vector<Option> options(int count) {
    std::vector<Option> made;
    for (int i = 0; i < count; ++i) made.push_back({.code = std::string(1, static_cast<char>('a' + i))});
    return made;
}

/// Every kind of question that a rule can look at and that a rule can hide.
Questionnaire form() {
    Questionnaire made{.id = "form"};
    const auto add = [&](const std::string& id, QuestionKind kind, int count, std::vector<ShowRule> rules) {
        made.questions.push_back({.id = id, .kind = kind, .options = options(count), .show_when = std::move(rules)});
    };
    add("one", QuestionKind::single, 3, {});
    add("many", QuestionKind::multiple, 10, {{"one", {"a", "c"}, false}});
    add("rank", QuestionKind::ranking, 3, {{"many", {"b", "j"}, true}});
    add("number", QuestionKind::number, 0, {{"rank", {"b"}, false}, {"one", {"b"}, true}});
    add("text", QuestionKind::text, 0, {{"number", {"x"}, true}});
    add("date", QuestionKind::date, 0, {{"nowhere", {"a"}, false}});
    made.questions.push_back({.id = "matrix",
                              .kind = QuestionKind::matrix,
                              .options = options(2),
                              .rows = {{.code = "r"}, {.code = "s"}},
                              .show_when = {{"one", {"a"}, false}}});
    add("last", QuestionKind::single, 2, {{"matrix.r", {"a"}, false}});
    return made;
}

class Draw {
public:
    bool coin(int of) { return std::uniform_int_distribution(1, of)(random_) == 1; }
    std::string code(int of) {
        return std::string(1, static_cast<char>('a' + std::uniform_int_distribution(0, of - 1)(random_)));
    }
    AnswerSheet sheet() {
        AnswerSheet made;
        auto& answers = made.answers;
        if (!coin(4)) answers["one"] = Choice{code(3), coin(5) ? "words" : ""};
        if (coin(2)) answers["many"] = Choices{{{code(10), ""}}};
        if (coin(9)) answers["many"] = Missing{MissingReason::invalid, "?"};
        if (coin(2)) answers["rank"] = Ranking{{code(3)}};
        if (coin(2)) answers["number"] = Number{4};
        if (coin(2)) answers["text"] = Words{"text"};
        if (coin(2)) answers["date"] = Date{"2026-01-01"};
        if (coin(2)) answers["matrix.r"] = Choice{code(2), ""};
        if (coin(7)) answers["matrix.s"] = Missing{MissingReason::not_asked, ""};
        if (coin(2)) answers["last"] = Choice{code(2), ""};
        return made;
    }

private:
    std::mt19937 random_{20261122};
};

TEST(BlockRouting, DoesToColumnsWhatTheRulesDoToOneSheet) {
    const Questionnaire asked = form();
    const std::vector<Item> all = items(asked);
    AnswerBlock block = emptyBlock(all);
    std::vector<AnswerSheet> sheets;
    Draw draw;
    for (int i = 0; i < 2000; ++i) {
        sheets.push_back(draw.sheet());
        appendSheet(block, all, sheets.back(), 0, i, {});
    }
    const std::vector<bool> against = BlockRouting(asked).apply(block);
    ASSERT_EQ(against.size(), block.rows());
    std::size_t full = 0, hidden = 0;
    for (std::size_t row = 0; row < block.rows(); ++row) {
        applyRouting(asked, sheets[row]);
        EXPECT_EQ(answersOfRow(block, all, row, full), sheets[row].answers) << row;
        while (full < block.in_full.size() && block.in_full[full].row == row) ++full;
        bool not_shown = false;
        for (const Problem& problem : checkAnswers(asked, sheets[row]))
            not_shown = not_shown || problem.code == "not-shown";
        EXPECT_EQ(against[row], not_shown) << row;
        hidden += not_shown;
    }
    EXPECT_GT(hidden, 100u);
    EXPECT_LT(hidden, 1990u);
}

TEST(BlockRouting, WithoutRulesNothingHappens) {
    Questionnaire plain{.id = "plain"};
    plain.questions.push_back({.id = "one", .options = options(2)});
    AnswerBlock block = emptyBlock(items(plain));
    appendSheet(block, items(plain), {}, 0, 1, {});
    const AnswerBlock before = block;
    EXPECT_TRUE(BlockRouting(plain).apply(block).empty());
    EXPECT_EQ(block, before);
}

}  // namespace
}  // namespace diaoyan
