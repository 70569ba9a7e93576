// SPDX-License-Identifier: GPL-3.0-or-later
#include "collector/importers/surveyjs_importer.h"

#include "collector/importers/headings.h"

#include <algorithm>
#include <array>

// SurveyJS stores an answer under the question's name: a value, an array of values (checkbox, ranking), or an object
// (matrix: row -> column). The words behind "other" stand under `<name>-Comment`. What was not answered is absent, and
// so is what was not shown: the two cannot be told apart. The reader has made `M.row` of objects and has joined arrays.

namespace diaoyan {

namespace {

constexpr std::string_view commentEnding = "-Comment";

constexpr std::array<std::string_view, 6> stateNames{"pageNo", "currentPageNo",  "uiState",
                                                     "locale", "SurveyResultId", "InstanceId"};
constexpr std::array<std::string_view, 6> timeNames{"HappendAt",  "HappenedAt",  "createdAt",
                                                    "created_at", "submittedAt", "submitted_at"};

std::string questionOf(const std::string& name) {
    return name.substr(0, name.find('.'));
}

bool hasName(const std::vector<std::string>& names, const std::string& wanted) {
    return std::find(names.begin(), names.end(), wanted) != names.end();
}

/// The question whose further words this is; empty when there is no such question.
std::string commentedQuestion(const std::string& name, const std::vector<std::string>& names) {
    if (name.size() <= commentEnding.size() || !name.ends_with(commentEnding)) return {};
    const std::string stem = name.substr(0, name.size() - commentEnding.size());
    return hasName(names, stem) ? questionOf(stem) : std::string{};
}

void takeMeta(SourceLayout& layout) {
    for (const std::size_t column : questionColumns(layout)) {
        const std::string& name = layout.headings[column];
        const auto among = [&](const auto& names) {
            return std::find(names.begin(), names.end(), name) != names.end();
        };
        if (among(stateNames)) {
            layout.left_out.push_back(column);
        } else if (among(timeNames) && !layout.submitted_at) {
            layout.submitted_at = column;
        } else if (name == "timeSpent" && !layout.seconds) {
            layout.seconds = column;
        }
    }
}

SourceQuestion& questionNamed(SourceLayout& layout, const std::string& id) {
    for (SourceQuestion& question : layout.questions)
        if (question.id == id) return question;
    layout.questions.push_back({.number = {}, .title = id, .columns = {}, .id = id});
    return layout.questions.back();
}

/// A name that is a value in some answers and an object in others.
Problem mixedAnswers(const SourceSample& sample, const std::string& name) {
    return {"mixed-answers",
            phrase("“{0}”有时是一个值，有时是一组值；按两道题读取",
                   "\"{0}\" is a value here and a group of values "
                   "there; read as two questions",
                   {name}),
            {.file = sample.file_name, .column = name}};
}

void addQuestionColumn(SourceLayout& layout, const SourceSample& sample, std::size_t column) {
    const std::string& name = layout.headings[column];
    const std::string id = questionOf(name);
    if (id == name) {
        questionNamed(layout, id).columns.push_back({.index = column, .heading = name});
        return;
    }
    const bool mixed = hasName(layout.headings, id);
    const std::string group = mixed ? id + ".*" : id;
    const std::string part = name.substr(id.size() + 1);
    SourceQuestion& question = questionNamed(layout, group);
    if (mixed && question.columns.empty()) layout.remarks.push_back(mixedAnswers(sample, id));
    question.columns.push_back({.index = column, .heading = name, .part = part, .part_id = part});
}

}  // namespace

Evidence recogniseSurveyJs(const SourceSample& sample) {
    if (sample.format != "json") return {};
    return {10, {phrase("JSON 文件，每个对象一份答卷", "a JSON file with one answer sheet per object")}};
}

Result<SourceLayout> layOutSurveyJs(const SourceSample& sample) {
    if (sample.rows.empty())
        return Problem{"no-header", phrase("文件里没有内容", "the file has no content"), {.file = sample.file_name}};
    SourceLayout layout = layoutOf(sample.rows.front(), 1);
    takeMeta(layout);
    const std::vector<std::size_t> columns = questionColumns(layout);
    for (const std::size_t column : columns)
        if (commentedQuestion(layout.headings[column], layout.headings).empty())
            addQuestionColumn(layout, sample, column);
    for (const std::size_t column : columns) {
        const std::string& name = layout.headings[column];
        const std::string question = commentedQuestion(name, layout.headings);
        if (question.empty()) continue;
        const std::string stem = name.substr(0, name.size() - commentEnding.size());
        const std::string row = stem == question ? std::string{} : stem.substr(question.size() + 1);
        questionNamed(layout, question)
            .columns.push_back({.index = column, .heading = name, .part = row, .part_id = row, .words = true});
    }
    if (layout.questions.empty())
        return Problem{"no-questions",
                       phrase("没有找到任何题目列", "no column of a question was found"),
                       {.file = sample.file_name}};
    layout.dialect.coding = Coding::values;
    layout.dialect.joiner = "\x1F";
    return layout;
}

}  // namespace diaoyan
