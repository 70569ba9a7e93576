// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/tables/result_table.h"

#include <string>

namespace diaoyan {

/// A multiple-response table like those of the founding survey.
inline ResultTable hopeTable() {
    const auto share = [](std::int64_t count) { return Share{count, 1241, BaseKind::cases}; };
    const auto row = [&](const char* code, const char* zh, const char* en, std::int64_t count) {
        return TableRow{RowRole::option, code, {Text{zh, en}, count, share(count)}};
    };
    ResultTable table;
    table.id = "parent.hope";
    table.kind = "multiple-response";
    table.title = {"您最希望孩子在学校获得什么（可多选）",
                   "What do you most hope your child gains at school (several answers)"};
    table.base = {"作出选择的 1241 名家长", "1241 parents with at least one tick"};
    table.columns = {{{"选项", "Option"}, ColumnRole::label},
                     {{"人数", "n"}, ColumnRole::count},
                     {{"个案百分比", "Percent of cases"}, ColumnRole::share}};
    table.rows = {row("1", "学习成绩优秀", "Excellent marks", 551),
                  row("2", "身心健康，养成良好的生活习惯和行为习惯，能与老师、同学友好相处（不少于三项）",
                      "Good health of body and mind, good habits, and good terms with teachers and classmates", 498),
                  row("3", "cafe\u0301 与 nai\u0308ve 的读音 👨‍👩‍👧 也要对齐",
                      "Combining marks cafe\u0301 and emoji 👨‍👩‍👧 line up", 120),
                  row("4", "其他", "Other", 0)};
    table.rows.push_back({RowRole::missing,
                          "",
                          {Text{"未作答", "No answer"}, std::int64_t{9}, NoValue{{"不在基数内", "not in the base"}}}});
    table.rows.push_back(
        {RowRole::total, "", {Text{"合计", "Total"}, std::int64_t{1250}, NoValue{{"多选题不合计", "not summed"}}}});
    table.notes = {{"可多选，各选项百分比之和可以超过 100%。",
                    "Several answers possible; percentages may add up to more than 100%."}};
    table.bar_column = 2;
    return table;
}

/// A crosstab over many schools: too wide for any page.
inline ResultTable wideTable(int schools = 25) {
    ResultTable table;
    table.id = "parent.satisfied.by.school";
    table.kind = "crosstab";
    table.title = {"各校家长总体满意度", "Overall satisfaction by school"};
    table.base = {"各校有效作答家长", "Parents with a valid answer, by school"};
    table.columns = {{{"评价", "Rating"}, ColumnRole::label}};
    for (int school = 1; school <= schools; ++school)
        table.columns.push_back({untranslated("第" + std::to_string(school) + "实验小学"), ColumnRole::share});
    for (const char* label : {"非常满意", "满意", "一般"}) {
        TableRow row{RowRole::option, label, {untranslated(label)}};
        for (int school = 1; school <= schools; ++school) row.cells.push_back(Share{10 + school, 90, BaseKind::valid});
        table.rows.push_back(row);
    }
    return table;
}

}  // namespace diaoyan
