// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/schools/response_rate.h"
#include "charts/report/study.h"
#include "questionnaires/responses.h"

#include <initializer_list>
#include <memory>
#include <string>
#include <vector>

namespace diaoyan {

inline Option choice(const std::string& code, const std::string& zh, const std::string& en) {
    Option option;
    option.code = code;
    option.label = {zh, en};
    return option;
}

/// 满意, 比较满意, 一般, 不满意 and 不了解.
inline std::vector<Option> satisfactionScale() {
    std::vector<Option> options{choice("4", "满意", "satisfied"), choice("3", "比较满意", "rather satisfied"),
                                choice("2", "一般", "so-so"), choice("1", "不满意", "dissatisfied"),
                                choice("0", "不了解", "do not know")};
    options.back().substantive = false;
    return options;
}

inline Question questionOf(const std::string& id, QuestionKind kind, Text title, std::vector<Option> options = {}) {
    Question question;
    question.id = id;
    question.kind = kind;
    question.title = std::move(title);
    question.options = std::move(options);
    return question;
}

/// One question of every kind, and the school, which is none.
inline Questionnaire teacherForm() {
    Questionnaire form;
    form.id = "teacher";
    form.role = roleNamed("teacher");
    form.title = {"教师问卷", "Teacher questionnaire"};
    form.questions.push_back(questionOf("school", QuestionKind::text, {"您所在的学校", "Your school"}));
    form.questions.back().roster_field = RosterField::school;
    form.questions.push_back(questionOf("environment", QuestionKind::scale,
                                        {"1、对工作环境的评价", "1. The place you work in"}, satisfactionScale()));
    form.questions.back().construct = "environment";
    form.questions.push_back(questionOf("time", QuestionKind::single,
                                        {"每天有多少时间用于专业“充电”", "Daily time for study"},
                                        {choice("a", "其他", "other"), choice("b", "没时间", "none"),
                                         choice("c", "0.5—1小时", "half an hour to an hour")}));
    form.questions.back().options.front().other = true;
    form.questions.push_back(
        questionOf("hope", QuestionKind::multiple, {"有何期待（可多选）", "What do you hope for"},
                   {choice("a", "提高学历", "a degree"), choice("b", "成为优秀教师", "to teach well"),
                    choice("c", "其他", "other"), choice("d", "减轻负担", "less work")}));
    form.questions.back().options[2].other = true;
    form.questions.push_back(
        questionOf("services", QuestionKind::matrix, {"对后勤的评价", "Services"}, satisfactionScale()));
    form.questions.back().rows = {
        {"canteen", {"食堂", "canteen"}}, {"field", {"操场", "sports field"}}, {"library", {"图书馆", "library"}}};
    form.questions.push_back(questionOf(
        "order", QuestionKind::ranking, {"按重要性排序", "Order by importance"},
        {choice("a", "备课", "preparing"), choice("b", "上课", "teaching"), choice("c", "会议", "meetings")}));
    form.questions.push_back(questionOf("years", QuestionKind::number, {"教龄（年）", "Years of teaching"}));
    form.questions.push_back(questionOf("words", QuestionKind::text, {"您的建议", "Your advice"}));
    return form;
}

inline Questionnaire parentForm() {
    Questionnaire form;
    form.id = "parent";
    form.role = roleNamed("parent");
    form.title = {"家长问卷", "Parent questionnaire"};
    form.questions.push_back(questionOf("environment", QuestionKind::scale, {"对校园环境的评价", "The school grounds"},
                                        satisfactionScale()));
    form.questions.back().construct = "environment";
    return form;
}

inline Choices ticks(std::initializer_list<const char*> codes) {
    Choices choices;
    for (const char* code : codes) choices.ticked.push_back({code, {}});
    return choices;
}

inline Roster twoSchools(bool with_numbers) {
    Roster roster;
    School first;
    first.code = "s1";
    first.name = "第一小学";
    first.stage = "小学";
    School second;
    second.code = "s2";
    second.name = "第二中学";
    second.stage = "初中";
    if (with_numbers) {
        first.expected = {{"teacher", 25}, {"parent", 20}};
        second.expected = {{"teacher", 20}, {"parent", 20}};
    }
    roster.schools = {first, second};
    return roster;
}

/// 40 teachers of two schools: answers follow from the row's number, so every count can be worked out by hand.
inline std::shared_ptr<const Responses> teacherAnswers() {
    ResponsesBuilder builder(teacherForm(), {"s1", "s2"});
    for (int i = 0; i < 40; ++i) {
        AnswerSheet sheet;
        sheet.school = i < 22 ? "s1" : "s2";
        // 16 满意, 10 比较满意, 8 一般, 2 不满意, 3 不了解, 1 nothing
        const char* rating = i < 16 ? "4" : i < 26 ? "3" : i < 34 ? "2" : i < 36 ? "1" : "0";
        if (i != 39) sheet.answers["environment"] = Choice{rating, {}};
        sheet.answers["time"] = Choice{i < 20 ? "a" : i < 30 ? "b" : "c", {}};
        if (i < 38) sheet.answers["hope"] = i < 30 ? ticks({"a", "b"}) : i < 35 ? ticks({"c"}) : ticks({"b"});
        sheet.answers["services.canteen"] = Choice{i < 36 ? "4" : "1", {}};
        sheet.answers["services.field"] = Choice{i < 20 ? "3" : "2", {}};
        if (i < 30) sheet.answers["services.library"] = Choice{i < 24 ? "4" : "2", {}};
        sheet.answers["order"] =
            Ranking{i < 25 ? std::vector<std::string>{"b", "a"} : std::vector<std::string>{"a", "b", "c"}};
        sheet.answers["years"] = Number{static_cast<double>(i)};
        if (i < 7) sheet.answers["words"] = Words{"张老师的电话是 139"};
        builder.add(sheet);
    }
    return std::make_shared<const Responses>(builder.take());
}

inline std::shared_ptr<const Responses> parentAnswers() {
    ResponsesBuilder builder(parentForm(), {"s1", "s2"});
    for (int i = 0; i < 33; ++i) {
        AnswerSheet sheet;
        sheet.school = i < 15 ? "s1" : i < 31 ? "s2" : "";
        sheet.answers["environment"] = Choice{i < 30 ? "4" : "1", {}};
        builder.add(sheet);
    }
    return std::make_shared<const Responses>(builder.take());
}

inline Study smallStudy(bool with_numbers = true) {
    Study study;
    study.title = {"两校调研报告", "Survey of two schools"};
    study.organisation = "教研室";
    study.date = "2026年11月";
    study.roster = twoSchools(with_numbers);
    std::vector<Returned> returned;
    std::vector<Role> roles;
    for (const auto& answers : {teacherAnswers(), parentAnswers()}) {
        study.parts.push_back(studyPart(answers, study.roster));
        roles.push_back(answers->questionnaire.role);
        for (Returned entry : returnedOf(*answers)) {
            if (entry.school == "s2") entry.returned += 2;  // two sheets were not valid
            returned.push_back(entry);
        }
    }
    study.rates = responseRates(study.roster, roles, returned);
    study.facts = {phrase("教师.xlsx：读入40行，退回2行", "teachers.xlsx: 40 rows in, 2 rejected")};
    study.remarks = {{"个人作答为合成数据。", "The individual answers are synthetic."}};
    return study;
}

}  // namespace diaoyan
