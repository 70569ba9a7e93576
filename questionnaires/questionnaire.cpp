// SPDX-License-Identifier: GPL-3.0-or-later
#include "questionnaires/questionnaire.h"

#include <algorithm>

namespace diaoyan {

Role roleNamed(const std::string& id) {
    static const std::vector<Role> known = {
        {"teacher", {"教师", "teachers"}, "名"},
        {"parent", {"家长", "parents"}, "名"},
        {"student", {"学生", "students"}, "名"},
        {"principal", {"校长", "principals"}, "名"},
        {"npc_deputy", {"人大代表", "NPC deputies"}, "名"},
        {"cppcc_member", {"政协委员", "CPPCC members"}, "名"},
        {"community", {"社区居民", "residents"}, "名"},
        {"respondent", {"受访者", "respondents"}, "名"},
    };
    const auto found = std::find_if(known.begin(), known.end(), [&](const Role& role) { return role.id == id; });
    return found == known.end() ? Role{id, untranslated(id), "名"} : *found;
}

const Question* findQuestion(const Questionnaire& questionnaire, const std::string& id) {
    const auto found = std::find_if(questionnaire.questions.begin(), questionnaire.questions.end(),
                                    [&](const Question& question) { return question.id == id; });
    return found == questionnaire.questions.end() ? nullptr : &*found;
}

std::vector<Item> items(const Questionnaire& questionnaire) {
    std::vector<Item> all;
    for (const Question& question : questionnaire.questions)
        for (Item& item : items(question)) all.push_back(std::move(item));
    return all;
}

std::optional<Item> findItem(const Questionnaire& questionnaire, const std::string& id) {
    const std::string prefix = questionnaire.id + ".";
    for (Item& item : items(questionnaire))
        if (item.id == id || prefix + item.id == id) return std::move(item);
    return std::nullopt;
}

}  // namespace diaoyan
