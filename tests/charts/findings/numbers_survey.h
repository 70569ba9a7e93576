// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/analysis/sample_survey.h"

#include "charts/tables/text_table.h"

#include <limits>
#include <map>
#include <memory>
#include <string>
#include <vector>

/// A little questionnaire of scales and numbers, for the tests of what is said about them.
namespace diaoyan::numbers_survey {

/// One respondent: points by item (5 is the best), 0 for 不了解; hours as they are.
struct Person {
    std::string school = "s1";
    std::map<std::string, double> answers;
    double weight = 1;
};

/// Questions: aspects (a matrix of a, b, c, d on 5 points and 不了解), overall (5 points, construct overall),
/// hours and pages (numbers), sex (男, 女), wishes (several of a, b).
inline Questionnaire questionnaire() {
    Questionnaire form;
    form.id = "parent";
    form.title = {"家长问卷", "parents' form"};
    form.role = roleNamed("parent");
    Question aspects = sample::question("aspects", QuestionKind::matrix, sample::fivePoints());
    aspects.title = {"对学校各方面的评价", "Aspects of the school"};
    aspects.rows = {
        {"a", {"教学", "teaching"}}, {"b", {"师资", "staff"}}, {"c", {"校园", "campus"}}, {"d", {"食堂", "canteen"}}};
    Question overall = sample::question("overall", QuestionKind::scale, sample::fivePoints());
    overall.title = {"总体满意度", "Overall satisfaction"};
    overall.construct = "overall";
    Question hours = sample::question("hours", QuestionKind::number);
    hours.min_number = 0;
    hours.max_number = 24;
    form.questions = {aspects,
                      overall,
                      hours,
                      sample::question("pages", QuestionKind::number),
                      sample::question("sex", QuestionKind::single, {sample::option("男"), sample::option("女")}),
                      sample::question("wishes", QuestionKind::multiple, {sample::option("a"), sample::option("b")})};
    return form;
}

inline ColumnEngine engine(const std::vector<Person>& people, const Text& weighting = {}) {
    std::vector<std::string> codes;
    for (const School& one : sample::roster().schools) codes.push_back(one.code);
    codes.insert(codes.end(), {"s5", "s6"});  // not on the roster
    ResponsesBuilder builder(questionnaire(), codes);
    const std::vector<Option> points = sample::fivePoints();
    for (const Person& person : people) {
        AnswerSheet sheet = sample::sheet(person.school, {});
        sheet.weight = person.weight;
        for (const auto& [item, value] : person.answers) {
            if (item == "hours" || item == "pages")
                sheet.answers[item] = Number{value};
            else if (item == "sex")
                sheet.answers[item] = sample::choice(value == 1 ? "男" : "女");
            else
                sheet.answers[item] = sample::choice(points[static_cast<std::size_t>(5 - value)].code);
        }
        builder.add(sheet);
    }
    Responses responses = builder.take();
    responses.weighting = weighting;
    return ColumnEngine(std::make_shared<const Responses>(std::move(responses)), sample::roster());
}

/// The column of that English heading; -1 where there is none.
inline int column(const ResultTable& table, const std::string& heading) {
    for (std::size_t c = 0; c < table.columns.size(); ++c)
        if (table.columns[c].heading.en == heading) return static_cast<int>(c);
    return -1;
}

/// The cell of the row with that code, as it is read in Chinese; "?" where there is none.
inline std::string cell(const ResultTable& table, const std::string& code, const std::string& heading) {
    const int c = column(table, heading);
    for (const TableRow& row : table.rows)
        if (row.code == code && c >= 0) return cellText(row.cells[static_cast<std::size_t>(c)], Language::zh);
    return "?";
}

/// The same at full precision; NaN where it is no number.
inline double number(const ResultTable& table, const std::string& code, const std::string& heading) {
    const int c = column(table, heading);
    for (const TableRow& row : table.rows) {
        if (row.code != code || c < 0) continue;
        const TableCell& found = row.cells[static_cast<std::size_t>(c)];
        if (const auto* figure = std::get_if<Figure>(&found)) return figure->value;
        if (const auto* count = std::get_if<std::int64_t>(&found)) return static_cast<double>(*count);
        if (const auto* p = std::get_if<PValue>(&found)) return p->value;
    }
    return std::numeric_limits<double>::quiet_NaN();
}

inline std::string notes(const ResultTable& table, Language language = Language::zh) {
    std::string all;
    for (const std::string& line : noteLines(table, language)) all += line + "\n";
    return all;
}

inline std::string text(const std::vector<ResultTable>& tables, Language language) {
    std::string all;
    for (const ResultTable& table : tables) all += renderText(table, {.language = language, .width = 110}) + "\n";
    return all;
}

}  // namespace diaoyan::numbers_survey
