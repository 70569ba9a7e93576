// SPDX-License-Identifier: GPL-3.0-or-later
#include "collector/store/inbox_forms.h"

#include "collector/store/survey_state.h"
#include "questionnaires/questionnaire_json.h"

#include <algorithm>

namespace diaoyan {

namespace {

AnswerKey keyOf(const Questionnaire& questionnaire) {
    const std::vector<Item> all = items(questionnaire);
    return RowWriter(all, std::vector<bool>(all.size(), true)).key();
}

std::set<std::string> rosterItems(const Questionnaire& questionnaire) {
    std::set<std::string> found;
    for (const Question& question : questionnaire.questions)
        if (question.roster_field != RosterField::none) found.insert(question.id);
    return found;
}

}  // namespace

bool InboxForm::isAnswered(const AnswerSheet& sheet) const {
    return std::any_of(sheet.answers.begin(), sheet.answers.end(), [&](const auto& one) {
        return !std::holds_alternative<Missing>(one.second) && !of_roster.contains(one.first);
    });
}

void InboxForms::refresh() {
    schools_.clear();
    SQLite::Statement codes(database_, "SELECT code FROM schools");
    while (codes.executeStep()) schools_.insert(codes.getColumn(0).getString());

    std::map<std::string, InboxForm> now;
    SQLite::Statement rows(database_, "SELECT id, definition FROM questionnaires");
    while (rows.executeStep()) {
        const std::string id = rows.getColumn(0);
        const std::string definition = rows.getColumn(1);
        const auto known = forms_.find(id);
        if (known != forms_.end() && known->second.definition == definition) {
            now.emplace(id, std::move(known->second));
        } else if (const auto form = questionnaireFromJson(definition, database_.getFilename()); form.ok()) {
            now.emplace(id, InboxForm{definition, SheetWriter(keyOf(*form)), rosterItems(*form)});
        }
    }
    forms_ = std::move(now);
    for (auto& [id, form] : forms_) form.weighted = !weightingOf(database_, id).zh.empty();
}

InboxForm* InboxForms::find(const std::string& questionnaire) {
    const auto found = forms_.find(questionnaire);
    return found == forms_.end() ? nullptr : &found->second;
}

void InboxForms::committed() {
    for (auto& [id, form] : forms_) form.committed = form.row;
}

void InboxForms::rolledBack() {
    for (auto& [id, form] : forms_) {
        form.row = form.committed;
        if (form.committed == 0) form.batch = 0;
    }
}

}  // namespace diaoyan
