// SPDX-License-Identifier: GPL-3.0-or-later
#include "collector/store/answer_uses.h"

#include "collector/store/answers_by_batch.h"
#include "collector/store/survey_state.h"
#include "collector/store/uses_in_rows.h"

namespace diaoyan {

namespace {

/// The option codes of an answer, each once.
struct CodesOf {
    ItemUses& uses;

    void operator()(const Choice& choice) const { ++uses.options[choice.code]; }
    void operator()(const Choices& choices) const {
        for (const Choice& one : choices.ticked) ++uses.options[one.code];
    }
    void operator()(const Ranking& ranking) const {
        for (const std::string& code : ranking.order) ++uses.options[code];
    }
    template <class Other>
    void operator()(const Other&) const {}
};

bool saysSomething(const Answer& answer) {
    const auto* missing = std::get_if<Missing>(&answer);
    return missing == nullptr || missing->reason == MissingReason::invalid;
}

}  // namespace

Result<AnswerUses> usesInRows(SQLite::Database& database, const Questionnaire& questionnaire) {
    AnswerUses uses;
    AnswersByBatch answers_of(database, items(questionnaire));
    SQLite::Statement rows(database, "SELECT batch, answers FROM responses WHERE questionnaire = ?");
    rows.bind(1, questionnaire.id);
    while (rows.executeStep()) {
        const SQLite::Column json = rows.getColumn(1);
        const Result<std::map<std::string, Answer>> answers =
            answers_of.read(rows.getColumn(0).getInt64(), {json.getText(), static_cast<std::size_t>(json.getBytes())});
        if (!answers)
            return Problem{answers.problem().code, answers.problem().message, {.file = database.getFilename()}};
        for (const auto& [item, answer] : *answers) {
            if (!saysSomething(answer)) continue;
            ItemUses& one = uses[item];
            ++one.answers;
            std::visit(CodesOf{one}, answer);
        }
    }
    return uses;
}

Result<AnswerUses> answerUses(const SurveyFile& survey, const std::string& questionnaire) {
    return withDatabase(survey.path(), [&]() -> Result<AnswerUses> {
        SQLite::Database& database = SurveyInside::database(survey);
        const Result<std::optional<Questionnaire>> form = storedQuestionnaire(database, questionnaire);
        if (!form) return form.problem();
        if (!*form) return unknownQuestionnaire(questionnaire, survey.path());
        return usesInRows(database, **form);
    });
}

}  // namespace diaoyan
