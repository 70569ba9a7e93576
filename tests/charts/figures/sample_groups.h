// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/figures/figure_request.h"
#include "tests/charts/figures/sample_counts.h"
#include "tests/charts/figures/sample_tabulator.h"

#include <string>
#include <utility>
#include <vector>

// Grouped answers to make figures of.
namespace diaoyan::sample {

/// An item of counts by group, from one list of option counts per group.
inline Counts grouped(Item item, const std::vector<std::pair<std::string, std::vector<std::int64_t>>>& groups) {
    Counts counts;
    counts.item = std::move(item);
    counts.by = "school.stage";
    std::vector<Group> labels;
    for (const auto& [name, options] : groups) {
        labels.push_back({name, untranslated(name)});
        ItemCounts group;
        group.options = options;
        for (const std::int64_t chosen : options) group.answered += chosen;
        counts.per_group.push_back(group);
    }
    counts.groups = labels;
    return counts;
}

/// Satisfaction at three stages; at 教学点 five answered.
inline Counts stages() {
    return grouped(
        satisfactionItem("overall", {"您对学校的总体满意程度", "Satisfaction with the school"}),
        {{"小学", {300, 200, 60, 20, 10, 6}}, {"初中", {120, 110, 80, 30, 20, 9}}, {"教学点", {3, 1, 1, 0, 0, 0}}});
}

/// A number item by group.
inline GroupedValues numbers(const std::vector<std::pair<std::string, std::vector<double>>>& groups) {
    GroupedValues values;
    values.item.id = values.item.question = "sleep";
    values.item.title = {"平均每天睡眠时间（小时）", "Hours of sleep a day"};
    values.item.kind = QuestionKind::number;
    std::vector<Group> labels;
    for (const auto& [name, given] : groups) {
        labels.push_back({name, untranslated(name)});
        values.per_group.push_back(valueCounts(given));
        values.missing.push_back({});
    }
    values.groups = labels;
    return values;
}

/// from, from + step ... so many.
inline std::vector<double> run(double from, double step, int many) {
    std::vector<double> values;
    for (int i = 0; i < many; ++i) values.push_back(from + step * i);
    return values;
}

inline FigureRequest requestOf(const SampleTabulator& answers, const std::string& by,
                               Language language = Language::zh) {
    return {.sources = {{&answers, answers.items(), roleNamed("parent")}}, .by = by, .options = parents(language)};
}

}  // namespace diaoyan::sample
