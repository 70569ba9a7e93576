// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/findings/asked_items.h"

#include <algorithm>

namespace diaoyan {

Result<std::vector<Item>> itemsAskedFor(const Questionnaire& questionnaire, const std::string& question) {
    std::string id = question;
    const std::string prefix = questionnaire.id + ".";
    if (findQuestion(questionnaire, id) == nullptr && id.rfind(prefix, 0) == 0) id.erase(0, prefix.size());
    std::vector<Item> asked;
    for (const Question& one : questionnaire.questions) {
        if (id.empty() && one.roster_field != RosterField::none) continue;
        for (const Item& item : items(one))
            if (id.empty() || one.id == id || item.id == id) asked.push_back(item);
    }
    if (asked.empty() && !id.empty())
        return Problem{
            "unknown-item", phrase("问卷中没有题目“{0}”", "the questionnaire has no question \"{0}\"", {question}), {}};
    return asked;
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
