// SPDX-License-Identifier: GPL-3.0-or-later
// The engine counts rows that stand together by school another way than rows in any order.
#include "analysis/engine/parallel.h"
#include "tests/analysis/sample_survey.h"

#include <gmock/gmock.h>

#include <algorithm>
#include <numeric>
#include <random>

namespace diaoyan {
namespace {

using namespace sample;

constexpr std::size_t schools = 12;

std::vector<Option> options(std::size_t count) {
    std::vector<Option> made;
    for (std::size_t i = 0; i < count; ++i) made.push_back(option(std::to_string(i)));
    return made;
}

Questionnaire everyKind() {
    Questionnaire form;
    form.id = "parent";
    form.questions = {question("scale", QuestionKind::scale, fivePoints()),
                      question("sex", QuestionKind::single, options(2)),
                      question("town", QuestionKind::single, options(300)),
                      question("wishes", QuestionKind::multiple, options(7)),
                      question("clubs", QuestionKind::multiple, options(19)),
                      question("order", QuestionKind::ranking, options(3)),
                      question("minutes", QuestionKind::number),
                      question("hours", QuestionKind::number)};
    return form;
}

/// s10 is not on the roster, s11 has no stage.
Roster someSchools() {
    Roster made;
    for (std::size_t s = 0; s < schools; ++s)
        if (s != 10)
            made.schools.push_back(school("s" + std::to_string(s), s == 11 ? "" : s % 3 == 0 ? "初中" : "小学"));
    return made;
}

Answer randomAnswer(const Item& item, std::mt19937& random) {
    if (random() % 8 == 0) return missing(static_cast<MissingReason>(random() % missingReasons));
    if (item.kind == QuestionKind::number)
        return Number{item.id == "minutes" ? static_cast<double>(random() % 200)
                                           : static_cast<double>(random() % 50) / 4 - 2};
    const auto code = [&] { return item.options[random() % item.options.size()].code; };
    if (isOneChoice(item.kind)) return choice(code());
    std::vector<std::string> some;
    for (const Option& one : item.options)
        if (random() % 3 == 0) some.push_back(one.code);
    if (some.empty()) some.push_back(code());
    if (item.kind == QuestionKind::multiple) return choices(some);
    std::shuffle(some.begin(), some.end(), random);
    return Ranking{some};
}

std::vector<AnswerSheet> randomSheets(std::size_t rows) {
    std::mt19937 random(11);
    const std::vector<Item> asked = items(everyKind());
    std::vector<AnswerSheet> sheets;
    for (std::size_t row = 0; row < rows; ++row) {
        AnswerSheet made = sheet(random() % 50 == 0 ? "nowhere" : "s" + std::to_string(random() % schools), {});
        for (const Item& item : asked) made.answers[item.id] = randomAnswer(item, random);
        sheets.push_back(std::move(made));
    }
    return sheets;
}

ColumnEngine engineOf(const std::vector<AnswerSheet>& sheets) {
    std::vector<std::string> codes;
    for (std::size_t s = 0; s < schools; ++s) codes.push_back("s" + std::to_string(s));
    ResponsesBuilder builder(everyKind(), codes);
    for (const AnswerSheet& one : sheets) builder.add(one);
    return ColumnEngine(std::make_shared<const Responses>(builder.take()), someSchools());
}

/// In two blocks, each with its schools one after the other, as the snapshot of a large survey has them.
std::vector<AnswerSheet> grouped(std::vector<AnswerSheet> sheets) {
    const auto bySchool = [](const AnswerSheet& a, const AnswerSheet& b) { return a.school < b.school; };
    const auto middle = sheets.begin() + static_cast<std::ptrdiff_t>(sheets.size() / 2);
    std::stable_sort(sheets.begin(), middle, bySchool);
    std::stable_sort(middle, sheets.end(), bySchool);
    return sheets;
}

const std::vector<std::string> groupings{"",           "school",     "school.stage", "school.stage/school", "sex",
                                         "sex/school", "school/sex", "scale",        "school.stage/sex"};

/// Everything that an engine says of an item; the problems where it cannot be counted are left out.
struct AllAnswers {
    std::vector<Counts> counts;
    std::vector<GroupedValues> values;
    std::vector<CoOccurrence> pairs;

    bool operator==(const AllAnswers&) const = default;
};

AllAnswers ask(const ColumnEngine& engine, const std::string& item) {
    AllAnswers all;
    for (const std::string& by : groupings) {
        if (auto counts = engine.count({item, by})) all.counts.push_back(std::move(counts).value());
        if (auto values = engine.values({item, by})) all.values.push_back(std::move(values).value());
        if (auto pairs = engine.coOccurrence({item, by})) all.pairs.push_back(std::move(pairs).value());
    }
    return all;
}

TEST(GroupedRows, GiveTheSameCountsAsRowsInAnyOrder) {
    const std::vector<AnswerSheet> sheets = randomSheets(3000);
    const ColumnEngine shuffled = engineOf(sheets), ordered = engineOf(grouped(sheets));
    for (const Item& item : shuffled.items()) {
        const AllAnswers all = ask(shuffled, item.id);
        EXPECT_EQ(all.counts.size() + all.values.size(), groupings.size()) << item.id;
        EXPECT_TRUE(all == ask(ordered, item.id)) << item.id;
    }
}

TEST(GroupedRows, EveryRespondentIsCountedOnce) {
    const ColumnEngine engine = engineOf(grouped(randomSheets(1500)));
    for (const Item& item : engine.items())
        for (const std::string& by : groupings) {
            const auto counts = engine.count({item.id, by});
            if (!counts) continue;
            EXPECT_EQ(counts->total().respondents() + counts->ungrouped, 1500) << item.id << " by " << by;
        }
}

TEST(GroupedRows, ThreadsMayAskOneEngineAtOnce) {
    const std::vector<AnswerSheet> sheets = grouped(randomSheets(1000));
    const ColumnEngine alone = engineOf(sheets), shared = engineOf(sheets);
    const std::vector<Item>& items = alone.items();
    const std::vector<AllAnswers> together =
        madeInParallel(3 * items.size(), [&](std::size_t i) { return ask(shared, items[i % items.size()].id); });
    for (std::size_t i = 0; i < together.size(); ++i)
        EXPECT_TRUE(together[i] == ask(alone, items[i % items.size()].id)) << items[i % items.size()].id;
}

}  // namespace
}  // namespace diaoyan
