// SPDX-License-Identifier: GPL-3.0-or-later
#include "collector/store/answer_inbox.h"
#include "collector/store/answers_by_batch.h"
#include "collector/store/survey_state.h"

namespace diaoyan {

struct AnswerFeed::State {
    State(std::string file, std::unique_ptr<SQLite::Database> opened)
        : path(std::move(file)), database(std::move(opened)) {}

    /// The reader of a questionnaire's answers; as the questionnaire is now.
    Result<AnswersByBatch*> readerOf(const std::string& questionnaire);
    void noticeChanges();

    std::string path;
    std::unique_ptr<SQLite::Database> database;
    SQLite::Statement version{*database, "PRAGMA data_version"};
    SQLite::Statement rows{*database,
                           "SELECT id, questionnaire, ifnull(school, ''), submitted_at, ifnull(seconds, -1), "
                           "source_id, weight, batch, answers FROM responses WHERE id > ? AND status = "
                           "'valid' ORDER BY id LIMIT ?"};
    std::map<std::string, std::unique_ptr<AnswersByBatch>> readers;
    std::string definitions;  ///< of all questionnaires, when the readers were made
    std::int64_t seen_version = -1;
    std::int64_t last = 0;  ///< row
};

AnswerFeed::AnswerFeed(std::unique_ptr<State> state) : state_(std::move(state)) {}
AnswerFeed::AnswerFeed(AnswerFeed&&) noexcept = default;
AnswerFeed& AnswerFeed::operator=(AnswerFeed&&) noexcept = default;
AnswerFeed::~AnswerFeed() = default;

Result<AnswerFeed> AnswerFeed::open(const std::string& path) {
    Result<OpenedDatabase> opened = openSurveyDatabase(path, SurveyFile::Access::read);
    if (!opened) return opened.problem();
    return withDatabase(path, [&] {
        opened->database->exec("PRAGMA query_only = ON");
        return AnswerFeed(std::make_unique<State>(path, std::move(opened->database)));
    });
}

/// Which items a batch lacks hangs on the questionnaire.
void AnswerFeed::State::noticeChanges() {
    version.reset();
    version.executeStep();
    const std::int64_t now = version.getColumn(0).getInt64();
    version.reset();
    if (now == seen_version) return;
    std::string all;
    SQLite::Statement definition(*database, "SELECT id, definition FROM questionnaires ORDER BY id");
    while (definition.executeStep())
        all += definition.getColumn(0).getString() + '\n' + definition.getColumn(1).getString() + '\n';
    if (all != definitions) readers.clear();
    definitions = std::move(all);
    seen_version = now;
}

Result<AnswersByBatch*> AnswerFeed::State::readerOf(const std::string& questionnaire) {
    std::unique_ptr<AnswersByBatch>& reader = readers[questionnaire];
    if (reader == nullptr) {
        const Result<std::optional<Questionnaire>> form = storedQuestionnaire(*database, questionnaire);
        if (!form) return form.problem();
        if (!*form) return unknownQuestionnaire(questionnaire, path);
        reader = std::make_unique<AnswersByBatch>(*database, items(**form));
    }
    return reader.get();
}

Result<std::vector<AnswerFeed::Fed>> AnswerFeed::next(std::size_t most) {
    return withDatabase(state_->path, [&]() -> Result<std::vector<Fed>> {
        std::vector<Fed> fed;
        // One view of the file from the first row to the last.
        SQLite::Transaction transaction(*state_->database);
        state_->noticeChanges();
        SQLite::Statement& rows = state_->rows;
        rows.tryReset();
        rows.bind(1, state_->last);
        rows.bind(2, static_cast<std::int64_t>(most));
        std::int64_t last = state_->last;
        while (rows.executeStep()) {
            Fed one{.questionnaire = rows.getColumn(1),
                    .sheet = {.school = rows.getColumn(2),
                              .submitted_at = rows.getColumn(3),
                              .seconds = rows.getColumn(4).getDouble(),
                              .source_id = rows.getColumn(5),
                              .weight = rows.getColumn(6).getDouble()}};
            const Result<AnswersByBatch*> reader = state_->readerOf(one.questionnaire);
            if (!reader) {
                rows.tryReset();
                return reader.problem();
            }
            const SQLite::Column json = rows.getColumn(8);
            Result<std::map<std::string, Answer>> answers = (*reader)->read(
                rows.getColumn(7).getInt64(), {json.getText(), static_cast<std::size_t>(json.getBytes())});
            if (!answers) {
                rows.tryReset();
                return Problem{answers.problem().code, answers.problem().message, {.file = state_->path}};
            }
            one.sheet.answers = std::move(answers).value();
            last = rows.getColumn(0).getInt64();
            fed.push_back(std::move(one));
        }
        rows.tryReset();
        state_->last = last;
        return fed;
    });
}

}  // namespace diaoyan
