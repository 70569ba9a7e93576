// SPDX-License-Identifier: GPL-3.0-or-later
#include "collector/importers/mapping.h"

#include "collector/tabular/matching.h"
#include "questionnaires/json_names.h"

#include <algorithm>

namespace diaoyan {

namespace {

bool hasOption(Reading reading) {
    return reading == Reading::tick || reading == Reading::rank || reading == Reading::own_words;
}

std::optional<std::size_t> itemNamed(const ReadingPlan& plan, const std::string& id) {
    for (std::size_t item = 0; item < plan.items.size(); ++item)
        if (plan.items[item].id == id) return item;
    return std::nullopt;
}

std::optional<std::size_t> columnNamed(const ReadingPlan& plan, const std::string& heading) {
    const std::string wanted = foldForMatching(heading);
    for (std::size_t column = 0; column < plan.layout.headings.size(); ++column)
        if (foldForMatching(plan.layout.headings[column]) == wanted) return column;
    return std::nullopt;
}

Problem withoutItem(const std::string& what) {
    return {"mapping-without-item",
            phrase("映射文件提到问卷中没有的题目或选项", "the mapping names an item or option that the form lacks"),
            {.text = what}};
}

}  // namespace

void applyMapping(const Mapping& mapping, ReadingPlan& plan) {
    for (const ColumnDecision& decision : mapping.columns) {
        const auto column = columnNamed(plan, decision.heading);
        if (!column) {
            plan.remarks.push_back({"mapping-without-column",
                                    phrase("映射文件中的这一列不在文件里", "the file lacks this column of the mapping"),
                                    {.column = decision.heading}});
            continue;
        }
        std::erase_if(plan.columns, [&](const PlannedColumn& planned) { return planned.column == *column; });
        std::erase_if(plan.remarks, [&](const Problem& remark) {
            return remark.code == "column-without-question" && remark.where.column == plan.layout.headings[*column];
        });
        if (decision.item.empty()) continue;
        const auto item = itemNamed(plan, decision.item);
        const auto option = item ? optionIndex(plan.items[*item].options, decision.option) : std::nullopt;
        if (!item || (hasOption(decision.reading) && !option)) {
            plan.remarks.push_back(withoutItem(decision.item + "." + decision.option));
            continue;
        }
        plan.columns.push_back({*column, *item, decision.reading, option.value_or(0)});
        plan.questions_matched = std::max<std::size_t>(plan.questions_matched, 1);
    }
    plan.in_file.assign(plan.items.size(), false);
    for (const PlannedColumn& planned : plan.columns) plan.in_file[planned.item] = true;
    std::erase_if(plan.remarks, [&](const Problem& remark) {
        return remark.code == "question-without-column" &&
               std::any_of(plan.columns.begin(), plan.columns.end(), [&](const PlannedColumn& planned) {
                   return plan.items[planned.item].title.zh == remark.where.column;
               });
    });
    for (const auto& [id, texts] : mapping.texts) {
        if (const auto item = itemNamed(plan, id))
            plan.texts[*item] = texts;
        else
            plan.remarks.push_back(withoutItem(id));
    }
}

std::vector<ColumnDecision> decisionsOf(const ReadingPlan& plan) {
    std::vector<ColumnDecision> decisions;
    for (std::size_t column = 0; column < plan.layout.headings.size(); ++column) {
        if (plan.layout.headings[column].empty()) continue;
        const auto planned = std::find_if(plan.columns.begin(), plan.columns.end(),
                                          [&](const PlannedColumn& one) { return one.column == column; });
        ColumnDecision decision{.heading = plan.layout.headings[column]};
        if (planned != plan.columns.end()) {
            const Item& item = plan.items[planned->item];
            decision.item = item.id;
            decision.reading = planned->reading;
            if (hasOption(planned->reading)) decision.option = item.options[planned->option].code;
        }
        const bool meaning =
            column == plan.layout.sequence || column == plan.layout.submitted_at || column == plan.layout.seconds;
        if (!decision.item.empty() || !meaning) decisions.push_back(std::move(decision));
    }
    return decisions;
}

}  // namespace diaoyan
