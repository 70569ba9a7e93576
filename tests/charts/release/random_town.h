// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/numeric/random.h"
#include "charts/report/study.h"
#include "tests/analysis/sample_survey.h"

#include <memory>
#include <string>
#include <utility>
#include <vector>

/// Surveys of a town whose schools are of all sizes, for the tests of this folder.
namespace diaoyan::town {

/// Questions: sex, boards (yes, no), dorm (only who boards), overall (up to 5 points), wishes (several), order
/// (ranking), age, words.
inline Questionnaire form(std::size_t points) {
    Questionnaire made;
    made.id = "student";
    made.role = roleNamed("student");
    std::vector<Option> scale;
    for (std::size_t p = 0; p < points; ++p) scale.push_back(sample::option("p" + std::to_string(p)));
    scale.push_back(sample::option("dk", false));
    made.questions = {sample::question("sex", QuestionKind::single, {sample::option("m"), sample::option("f")}),
                      sample::question("boards", QuestionKind::single, {sample::option("yes"), sample::option("no")}),
                      sample::question("dorm", QuestionKind::scale, scale),
                      sample::question("overall", QuestionKind::scale, scale),
                      sample::question("wishes", QuestionKind::multiple,
                                       {sample::option("a"), sample::option("b"), sample::option("c")}),
                      sample::question("order", QuestionKind::ranking, {sample::option("x"), sample::option("y")}),
                      sample::question("age", QuestionKind::number),
                      sample::question("words", QuestionKind::text)};
    made.questions[2].show_when = {{.question = "boards", .any_of = {"yes"}}};
    return made;
}

struct TownSize {
    std::size_t schools = 6;
    std::size_t stages = 2;
    std::size_t areas = 2;
    std::size_t points = 3;
    std::uint64_t most = 60;  ///< respondents of a school
    std::uint64_t unknown = 12;
    bool girls_apart = false;  ///< hardly any school has boys and girls
};

inline std::string oneOf(Random& random, const std::vector<const char*>& words) {
    // The first ones more often.
    return words[static_cast<std::size_t>(std::min(random.below(words.size()), random.below(words.size())))];
}

inline AnswerSheet randomSheet(Random& random, const std::string& school, const TownSize& size) {
    const std::size_t points = size.points;
    AnswerSheet sheet;
    sheet.school = school;
    const auto scale = [&] {
        const auto point = std::min(random.below(points + 1), random.below(points + 1));
        return Choice{point == points ? "dk" : "p" + std::to_string(point), {}};
    };
    const auto answered = [&] { return random.below(20) != 0; };
    if (answered()) sheet.answers["sex"] = Choice{oneOf(random, {"m", "f"}), {}};
    if (size.girls_apart && !school.empty() && random.below(25) != 0)
        sheet.answers["sex"] = Choice{school.back() % 2 == 0 ? "m" : "f", {}};
    const bool boards = random.below(3) == 0;
    sheet.answers["boards"] = Choice{boards ? "yes" : "no", {}};
    if (!boards)
        sheet.answers["dorm"] = Missing{MissingReason::not_asked, {}};
    else if (answered())
        sheet.answers["dorm"] = scale();
    if (answered()) sheet.answers["overall"] = scale();
    Choices wishes;
    for (const char* wish : {"a", "b", "c"})
        if (random.below(3) == 0) wishes.ticked.push_back({wish, {}});
    if (!wishes.ticked.empty()) sheet.answers["wishes"] = wishes;
    if (answered())
        sheet.answers["order"] =
            Ranking{random.below(3) == 0 ? std::vector<std::string>{"y"} : std::vector<std::string>{"x", "y"}};
    if (answered()) sheet.answers["age"] = Number{12.0 + static_cast<double>(random.below(4))};
    if (random.below(6) == 0) sheet.answers["words"] = Words{"多一些活动"};
    return sheet;
}

inline Study randomStudy(Random& random, const TownSize& size) {
    Study study;
    std::vector<std::string> codes;
    for (std::size_t s = 0; s < size.schools; ++s) {
        School school = sample::school("s" + std::to_string(s), "stage" + std::to_string(random.below(size.stages)));
        school.name = "第" + std::to_string(s) + "学校";
        school.area = random.below(8) == 0 ? "" : "area" + std::to_string(random.below(size.areas));
        codes.push_back(school.code);
        study.roster.schools.push_back(std::move(school));
    }
    ResponsesBuilder builder(form(size.points), codes);
    for (const std::string& code : codes) {
        // Small schools are frequent.
        const std::uint64_t n = 1 + random.below(1 + random.below(size.most));
        for (std::uint64_t i = 0; i < n; ++i) builder.add(randomSheet(random, code, size));
    }
    if (size.unknown > 0)
        for (std::uint64_t i = random.below(size.unknown); i > 0; --i) builder.add(randomSheet(random, {}, size));
    study.parts = {studyPart(std::make_shared<const Responses>(builder.take()), study.roster)};
    study.rates = responseRates(study.roster, {roleNamed("student")}, returnedOf(*study.parts[0].responses));
    return study;
}

}  // namespace diaoyan::town
