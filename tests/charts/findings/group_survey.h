// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/engine/column_engine.h"
#include "tests/charts/report/small_study.h"

#include <functional>
#include <memory>
#include <string>
#include <vector>

/// Parents of some schools who differ in known ways, for comparisons of groups.
namespace diaoyan::grouped {

/// sex (男, 女), grade (一 二 三), overall (5 points and 不了解), way (a, b, c), wishes (several), order (ranking),
/// hours (number), words (text).
inline Questionnaire form() {
    Questionnaire made;
    made.id = "parent";
    made.role = roleNamed("parent");
    made.title = {"家长问卷", "Parent questionnaire"};
    std::vector<Option> scale{choice("5", "非常满意", "very satisfied"),
                              choice("4", "比较满意", "rather satisfied"),
                              choice("3", "一般", "so-so"),
                              choice("2", "不太满意", "rather dissatisfied"),
                              choice("1", "很不满意", "very dissatisfied"),
                              choice("0", "不了解", "do not know")};
    scale.back().substantive = false;
    made.questions = {
        questionOf("sex", QuestionKind::single, {"性别", "Sex"},
                   {choice("m", "男", "boys"), choice("f", "女", "girls")}),
        questionOf(
            "grade", QuestionKind::single, {"年级", "Grade"},
            {choice("1", "一年级", "grade 1"), choice("2", "二年级", "grade 2"), choice("3", "三年级", "grade 3")}),
        questionOf("overall", QuestionKind::scale, {"对学校是否满意", "Satisfied with the school"}, scale),
        questionOf("way", QuestionKind::single, {"怎样上学", "The way to school"},
                   {choice("a", "步行", "on foot"), choice("b", "公交", "by bus"), choice("c", "接送", "by car")}),
        questionOf("wishes", QuestionKind::multiple, {"希望增加（可多选）", "More of (several answers)"},
                   {choice("x", "体育", "sports"), choice("y", "艺术", "arts"), choice("z", "科学", "science")}),
        questionOf("order", QuestionKind::ranking, {"按重要性排序", "Order by importance"},
                   {choice("p", "成绩", "marks"), choice("q", "健康", "health"), choice("r", "品德", "character")}),
        questionOf("hours", QuestionKind::number, {"每天作业（小时）", "Hours of homework"}),
        questionOf("words", QuestionKind::text, {"您的建议", "Your advice"})};
    return made;
}

inline Roster roster(int schools) {
    Roster made;
    for (int s = 0; s < schools; ++s) {
        School school;
        school.code = "s" + std::to_string(s);
        school.name = "第" + std::to_string(s + 1) + "小学";
        school.stage = s % 2 == 0 ? "小学" : "初中";
        made.schools.push_back(school);
    }
    return made;
}

/// One engine, for as long as the questionnaire stands.
struct Survey {
    Questionnaire questionnaire;
    std::shared_ptr<const Responses> responses;
    std::shared_ptr<const ColumnEngine> engine;
};

/// `rows` sheets, filled in by their number.
inline Survey survey(const Questionnaire& questionnaire, int schools, int rows,
                     const std::function<void(int, AnswerSheet&)>& fill) {
    std::vector<std::string> codes;
    for (const School& school : roster(schools).schools) codes.push_back(school.code);
    ResponsesBuilder builder(questionnaire, codes);
    for (int i = 0; i < rows; ++i) {
        AnswerSheet sheet;
        fill(i, sheet);
        builder.add(sheet);
    }
    Survey made{questionnaire, std::make_shared<const Responses>(builder.take()), nullptr};
    made.engine = std::make_shared<const ColumnEngine>(made.responses, roster(schools));
    return made;
}

inline Choice pick(const std::string& code) {
    return {code, {}};
}

/// 240 parents of 12 schools: boys' parents are more satisfied, walk more and want sports; grade 3 has most homework.
inline Survey town(int schools = 12) {
    return survey(form(), schools, 240, [schools](int i, AnswerSheet& sheet) {
        const bool boy = i % 2 == 0;
        const int grade = i / 2 % 3 + 1;
        sheet.school = "s" + std::to_string(i / 6 % schools);
        sheet.answers["sex"] = pick(boy ? "m" : "f");
        sheet.answers["grade"] = pick(std::to_string(grade));
        const int luck = i * 7 % 10;
        const int points = boy ? (luck < 6 ? 5 : luck < 8 ? 4 : 3) : (luck < 3 ? 5 : luck < 6 ? 4 : luck < 9 ? 2 : 1);
        if (i % 40 != 39) sheet.answers["overall"] = pick(i % 41 == 40 ? "0" : std::to_string(points));
        sheet.answers["way"] = pick(luck < (boy ? 6 : 3) ? "a" : luck + grade < 9 ? "b" : "c");
        sheet.answers["wishes"] = boy        ? (luck == 4 ? ticks({"y"}) : ticks({"x", "z"}))
                                  : luck < 5 ? ticks({"y", "z"})
                                             : ticks({"x", "y"});
        sheet.answers["order"] =
            Ranking{boy ? std::vector<std::string>{"p", "q", "r"} : std::vector<std::string>{"q", "r"}};
        sheet.answers["hours"] = Number{0.5 * grade + 0.1 * (i * 3 % 7)};
        sheet.answers["words"] = Words{"无"};
    });
}

}  // namespace diaoyan::grouped
