// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/engine/tabulator.h"
#include "analysis/statistics/satisfaction.h"
#include "charts/figures/rate_words.h"
#include "charts/tables/result_table.h"
#include "questionnaires/questionnaire.h"
#include "questionnaires/result.h"

#include <cstdint>
#include <string>
#include <vector>

namespace diaoyan {

/// satisfactionOf() of all who answered the item, with the weights and the interval that should be reported.
/// Problems: not-a-scale, and those of the engine.
Result<Satisfaction> satisfactionOf(const Tabulator& tabulator, const Item& item, const std::string& definition = {},
                                    Confidence confidence = Confidence());

/// One line of a table of satisfaction rates or indices.
struct SatisfactionLine {
    std::string code;  ///< item, group or role
    Text label;
    Text definition;  ///< definitionInWords
    Satisfaction value;
    RowRole role = RowRole::option;

    bool operator==(const SatisfactionLine&) const = default;
};

/// What a table of satisfaction says around its lines.
struct SatisfactionHeadings {
    std::string id;
    Text title;
    Text base;             ///< who is counted, in words; every line carries its own n
    Text first;            ///< heading of the first column: 题目, 学校
    Text rate;             ///< what the rates are called; empty: 满意率
    Text weighting;        ///< how the answers are weighted; empty: they are not
    bool concise = false;  ///< for print: without 净满意率 and the rate with 不了解 in the base

    bool operator==(const SatisfactionHeadings&) const = default;
};

/// 有效作答, 满意的人数, 满意率, interval, 净满意率 and how many said 不了解; an index instead where that is what
/// the definition yields. The definitions stand in the notes, in words.
ResultTable satisfactionTable(const SatisfactionHeadings& headings, const std::vector<SatisfactionLine>& lines);

/// What the command `satisfaction` prints.
struct SatisfactionRequest {
    std::string question;  ///< empty: every scale
    std::string by;
    std::string definition;       ///< id or 满意+比较满意; empty: the default one
    bool others = true;           ///< and what it would be under the other common definitions
    bool sensitivity = false;     ///< instead: what they make of the figure and of the order of the schools
    std::int64_t minimum_n = 10;  ///< sensitivity: schools with fewer valid answers are not compared
    Confidence confidence = Confidence();

    bool operator==(const SatisfactionRequest&) const = default;
};

/// Without `by`: one table of all scales, and one of the other definitions. With it: a table per scale, a row
/// per group. Scales that a definition does not fit are named in a note. Problems: unknown-item, not-a-scale,
/// no-scales (the questionnaire has none), unknown-definition, definition-does-not-fit (it fits none).
Result<std::vector<ResultTable>> satisfactionTables(const Tabulator& tabulator, const Questionnaire& questionnaire,
                                                    const SatisfactionRequest& request);

}  // namespace diaoyan
