// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/tables/asked_items.h"

#include <algorithm>

namespace diaoyan {

namespace {

Problem unknownItem(const std::string& id) {
    return {"unknown-item", phrase("问卷中没有题目“{0}”", "the questionnaire has no question \"{0}\"", {id}), {}};
}

}  // namespace

Result<std::vector<Asked>> askedFor(const Questionnaire& questionnaire, const std::string& wanted) {
    std::string id = wanted;
    const std::string prefix = questionnaire.id + ".";
    if (findQuestion(questionnaire, id) == nullptr && id.rfind(prefix, 0) == 0) id.erase(0, prefix.size());
    std::vector<Asked> asked;
    for (const Question& question : questionnaire.questions) {
        if (id.empty() ? question.roster_field != RosterField::none : false) continue;
        Asked found{&question, items(question)};
        if (!id.empty() && question.id != id) {
            found.items.erase(
                std::remove_if(found.items.begin(), found.items.end(), [&](const Item& item) { return item.id != id; }),
                found.items.end());
            if (found.items.empty()) continue;
        }
        asked.push_back(std::move(found));
    }
    if (!id.empty() && asked.empty()) return unknownItem(wanted);
    return asked;
}

Result<std::vector<Item>> itemsAskedFor(const Questionnaire& questionnaire, const std::string& wanted) {
    const Result<std::vector<Asked>> asked = askedFor(questionnaire, wanted);
    if (!asked) return asked.problem();
    std::vector<Item> all;
    for (const Asked& one : *asked) all.insert(all.end(), one.items.begin(), one.items.end());
    return all;
}

std::optional<Problem> groupingProblem(const Tabulator& tabulator, const std::vector<Asked>& asked,
                                       const std::string& by) {
    if (by.empty()) return std::nullopt;
    for (const Asked& one : asked)
        for (const Item& item : one.items) {
            if (!hasOptions(item.kind)) continue;
            const Result<Counts> counts = tabulator.count({item.id, by});
            const bool unknown = !counts && counts.problem().code == "unknown-grouping";
            return unknown ? std::optional(counts.problem()) : std::nullopt;
        }
    return std::nullopt;
}

bool groupedByItself(const Questionnaire& questionnaire, const std::string& by, const Item& item) {
    for (std::size_t begin = 0; begin <= by.size();) {
        const std::size_t end = std::min(by.find('/', begin), by.size());
        const std::string part = by.substr(begin, end - begin);
        if (part == item.id || part == questionnaire.id + "." + item.id) return true;
        begin = end + 1;
    }
    return false;
}

Problem groupedByItselfProblem(const Item& item) {
    return {
        "grouped-by-itself", phrase("“{0}”不能按自己分组", "\"{0}\" cannot be grouped by itself", {item.title}), {}};
}

Problem noTableProblem(const Item& item) {
    return {"no-table",
            phrase("“{0}”是文字或日期题，没有统计表", "\"{0}\" is a text or date: it has no table", {item.title}),
            {}};
}

}  // namespace diaoyan
