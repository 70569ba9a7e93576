// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/engine/column_engine.h"
#include "charts/tables/result_table.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace diaoyan {

/// A questionnaire of one role (or wave) with answers, for the tests of gaps and trends.
struct AskedRole {
    Questionnaire questionnaire;
    std::shared_ptr<const ColumnEngine> engine;
};

inline Option choiceOption(const std::string& code, bool substantive = true) {
    return {.code = code, .label = untranslated(code), .substantive = substantive};
}

/// Four points and 不了解, best first; `worst_first` turns the form round, not the answers.
inline Question fourPoints(const std::string& id, bool worst_first = false) {
    Question made{.id = id, .title = untranslated("对" + id + "的评价"), .kind = QuestionKind::scale};
    for (const char* label : {"满意", "比较满意", "基本满意", "不满意"}) made.options.push_back(choiceOption(label));
    if (worst_first) {
        made.direction = ScaleDirection::worst_first;
        std::reverse(made.options.begin(), made.options.end());
    }
    made.options.push_back(choiceOption("不了解", false));
    made.construct = id;
    return made;
}

inline Questionnaire formOf(const std::string& role, std::vector<Question> questions) {
    return {
        .id = role, .title = untranslated(role + "问卷"), .role = roleNamed(role), .questions = std::move(questions)};
}

/// Schools by code; "A小学" has the stage 小学 and so on.
inline Roster rosterOf(const std::vector<std::pair<std::string, std::string>>& codes_and_stages) {
    Roster roster;
    for (const auto& [code, stage] : codes_and_stages)
        roster.schools.push_back({.code = code, .name = "学校" + code, .stage = stage});
    return roster;
}

/// So many respondents of a school with the same answers.
struct SameAnswers {
    std::string school;
    int count = 1;
    std::map<std::string, Answer> answers;
    double weight = 1;
};

inline AskedRole askedRole(Questionnaire form, const Roster& roster, const std::vector<SameAnswers>& answers,
                           const Text& weighting = {}) {
    std::vector<std::string> codes;
    for (const School& school : roster.schools) codes.push_back(school.code);
    ResponsesBuilder builder(form, codes);
    std::vector<double> weights;
    for (const SameAnswers& same : answers)
        for (int i = 0; i < same.count; ++i) {
            builder.add({.school = same.school, .answers = same.answers});
            weights.push_back(same.weight);
        }
    Responses responses = builder.take();
    if (!weighting.empty()) {
        responses.weights = weights;
        responses.weighting = weighting;
    }
    auto shared = std::make_shared<const Responses>(std::move(responses));
    return {std::move(form), std::make_shared<const ColumnEngine>(std::move(shared), roster)};
}

inline Answer chose(const std::string& code) {
    return Choice{code, {}};
}

/// The table with this id; an empty one, and a failure, where there is none.
inline ResultTable tableNamed(const std::vector<ResultTable>& tables, const std::string& id) {
    for (const ResultTable& table : tables)
        if (table.id == id) return table;
    ADD_FAILURE() << "no table " << id;
    return {};
}

/// The cell of a row in the column of a heading, as a reader of Chinese sees it.
inline std::string cellOf(const ResultTable& table, const std::string& code, const std::string& heading) {
    for (std::size_t c = 0; c < table.columns.size(); ++c)
        for (const TableRow& row : table.rows)
            if (row.code == code && table.columns[c].heading.zh == heading) return cellText(row.cells[c], Language::zh);
    return "no such cell";
}

inline std::string notesOf(const ResultTable& table) {
    std::string all;
    for (const std::string& line : noteLines(table, Language::zh)) all += line + "\n";
    return all;
}

}  // namespace diaoyan
