// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/engine/column_engine.h"
#include "tests/analysis/sample_survey.h"

#include <memory>
#include <string>
#include <vector>

namespace diaoyan {

/// A survey of parents that grows school by school; the form is that of sample_survey.h, in words for print.
struct SchoolTown {
    Roster roster;
    std::vector<AnswerSheet> sheets;
    std::string role = "parent";
    Text weighting{};
    bool more_scale = false;  ///< a further scale, food, that nobody answered

    School& add(const std::string& code, const std::string& stage, int satisfied, int others, int unsure = 0) {
        School school = sample::school(code, stage);
        school.name = "第" + code + "学校";
        roster.schools.push_back(school);
        const auto answer = [&](int times, const char* words) {
            for (int i = 0; i < times; ++i)
                sheets.push_back(sample::sheet(code, {{"overall", sample::choice(words)},
                                                      {"sex", sample::choice(i % 2 == 0 ? "男" : "女")},
                                                      {"age", Number{30.0 + i % 7}}}));
        };
        answer(satisfied, "比较满意");
        answer(others, "一般");
        answer(unsure, "不了解");
        return roster.schools.back();
    }

    Questionnaire form() const {
        Questionnaire made = sample::questionnaire();
        made.id = role;
        made.role = roleNamed(role);
        made.questions[0].title = {"对学校的总体评价", "The school as a whole"};
        if (more_scale) made.questions.push_back(sample::question("food", QuestionKind::scale, sample::fivePoints()));
        return made;
    }

    ColumnEngine engine() const {
        std::vector<std::string> codes;
        for (const School& school : roster.schools) codes.push_back(school.code);
        ResponsesBuilder builder(form(), codes);
        for (const AnswerSheet& sheet : sheets) builder.add(sheet);
        Responses responses = builder.take();
        responses.weighting = weighting;
        return ColumnEngine(std::make_shared<const Responses>(std::move(responses)), roster);
    }
};

}  // namespace diaoyan
