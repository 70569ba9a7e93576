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

}  // namespace diaoyan
