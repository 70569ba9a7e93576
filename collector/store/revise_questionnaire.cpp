// SPDX-License-Identifier: GPL-3.0-or-later
// Another definition of a questionnaire, while stored answers keep their meaning.
#include "collector/store/survey_edits.h"
#include "collector/store/survey_state.h"
#include "collector/store/uses_in_rows.h"
#include "questionnaires/questionnaire_check.h"
#include "questionnaires/questionnaire_json.h"

#include <algorithm>

namespace diaoyan {

namespace {

/// Something that a new definition has no place for any more.
struct LostPlace {
    Item item{};           ///< as it was
    std::string option{};  ///< empty: the item itself, or its kind
    bool kind = false;     ///< the item stays, as a question of another kind
};

const Item* itemIn(const std::vector<Item>& items, const std::string& id) {
    const auto found = std::find_if(items.begin(), items.end(), [&](const Item& item) { return item.id == id; });
    return found == items.end() ? nullptr : &*found;
}

/// What answers to the old item would not fit any more.
void addLosses(const Item& before, const Item* after, std::vector<LostPlace>& lost) {
    if (after == nullptr) {
        lost.push_back({before});
        return;
    }
    if (before.kind != after->kind && !(isOneChoice(before.kind) && isOneChoice(after->kind))) {
        lost.push_back({before, {}, true});
        return;
    }
    for (const Option& option : before.options)
        if (!optionIndex(after->options, option.code)) lost.push_back({before, option.code});
}

std::string titleOf(const Item& item, Language language) {
    const std::string& title = item.title.in(language);
    return title.empty() ? item.id : title;
}

Text itemWords(const Item& item) {
    return {item.id + "“" + titleOf(item, Language::zh) + "”", item.id + " \"" + titleOf(item, Language::en) + "\""};
}

Problem inUse(const LostPlace& lost, std::int64_t answers, const std::string& path) {
    const Place where{.file = path, .column = lost.item.id, .text = lost.option};
    if (lost.kind)
        return {"answers-in-use",
                phrase("题目 {0} 已有 {1} 份回答，不能改变题型",
                       "question {0} has {1} answers: its kind cannot be changed", {itemWords(lost.item), answers}),
                where};
    if (lost.option.empty())
        return {"answers-in-use",
                phrase("题目 {0} 已有 {1} 份回答，不能删除，也不能改编号",
                       "question {0} has {1} answers: it cannot be removed, nor its id be changed",
                       {itemWords(lost.item), answers}),
                where};
    const std::optional<std::size_t> at = optionIndex(lost.item.options, lost.option);
    const Text label = at ? lost.item.options[*at].label : Text{lost.option, lost.option};
    return {
        "answers-in-use",
        phrase("题目 {0} 的选项 {1}“{2}”已有 {3} 份回答选了，不能删除，也不能改代码",
               "{3} answers to question {0} chose option {1} \"{2}\": it cannot be removed, nor its code be changed",
               {itemWords(lost.item), lost.option, label, answers}),
        where};
}

}  // namespace

Result<Questionnaire> SurveyEdits::reviseQuestionnaire(const Questionnaire& questionnaire) {
    const std::string& path = SurveyInside::path(change_);
    if (const std::vector<Problem> problems = checkQuestionnaire(questionnaire); !problems.empty())
        return problems.front();
    return withDatabase(path, [&]() -> Result<Questionnaire> {
        SQLite::Database& database = SurveyInside::database(change_);
        Result<std::optional<Questionnaire>> stored = storedQuestionnaire(database, questionnaire.id);
        if (!stored) return stored.problem();
        if (!*stored) return unknownQuestionnaire(questionnaire.id, path);
        const std::vector<Item> after = items(questionnaire);
        std::vector<LostPlace> lost;
        for (const Item& item : items(**stored)) addLosses(item, itemIn(after, item.id), lost);
        if (!lost.empty()) {
            const Result<AnswerUses> uses = usesInRows(database, **stored);
            if (!uses) return uses.problem();
            for (const LostPlace& one : lost) {
                const auto used = uses->find(one.item.id);
                if (used == uses->end()) continue;
                const auto chosen = used->second.options.find(one.option);
                if (one.option.empty()) return inUse(one, used->second.answers, path);
                if (chosen != used->second.options.end()) return inUse(one, chosen->second, path);
            }
        }
        SQLite::Statement update(database,
                                 "UPDATE questionnaires SET version = ?, role = ?, definition = ? WHERE id = ?");
        update.bind(1, questionnaire.version);
        update.bind(2, questionnaire.role.id);
        update.bind(3, toJson(questionnaire));
        update.bind(4, questionnaire.id);
        update.exec();
        SurveyInside::forgetAnswers(change_, questionnaire.id);
        return **std::move(stored);
    });
}

}  // namespace diaoyan
