// SPDX-License-Identifier: GPL-3.0-or-later
#include "collector/store/sheet_list.h"

#include "collector/store/answer_cells.h"
#include "collector/store/answers_by_batch.h"
#include "collector/store/survey_state.h"
#include "collector/store/written_words.h"

#include <algorithm>

namespace diaoyan {

namespace {

constexpr const char* lineColumns =
    "id, batch, source_row, source_id, ifnull(school, ''), submitted_at, ifnull(seconds, -1), CASE WHEN status = "
    "'valid' THEN '' WHEN status_reason = '' THEN 'excluded' ELSE status_reason END";

SheetLine lineIn(SQLite::Statement& row) {
    return {.id = row.getColumn(0).getInt64(),
            .batch = row.getColumn(1).getInt64(),
            .source_row = row.getColumn(2).getInt64(),
            .source_id = row.getColumn(3),
            .school = row.getColumn(4),
            .submitted_at = row.getColumn(5),
            .seconds = row.getColumn(6).getDouble(),
            .excluded_because = row.getColumn(7)};
}

/// What of a query the columns beside the answers decide.
std::string conditionsOf(const SheetQuery& query) {
    std::string where = " WHERE questionnaire = :questionnaire";
    if (query.status == SheetQuery::Status::valid) where += " AND status = 'valid'";
    if (query.status == SheetQuery::Status::excluded) where += " AND status <> 'valid'";
    if (!query.excluded_because.empty()) where += " AND status <> 'valid' AND status_reason = :reason";
    if (query.school) where += query.school->empty() ? " AND school IS NULL" : " AND school = :school";
    if (query.batch != 0) where += " AND batch = :batch";
    return where;
}

void bindConditions(SQLite::Statement& statement, const SheetQuery& query) {
    statement.bind(":questionnaire", query.questionnaire);
    if (!query.excluded_because.empty()) statement.bind(":reason", query.excluded_because);
    if (query.school && !query.school->empty()) statement.bind(":school", *query.school);
    if (query.batch != 0) statement.bind(":batch", query.batch);
}

/// Whether an answer is one that respondents gave, and to this option if any is named.
struct ChoseOption {
    const std::string& option;

    bool operator()(const Missing&) const { return false; }
    bool operator()(const Choice& choice) const { return option.empty() || choice.code == option; }
    bool operator()(const Choices& choices) const {
        return option.empty() || std::any_of(choices.ticked.begin(), choices.ticked.end(),
                                             [&](const Choice& one) { return one.code == option; });
    }
    bool operator()(const Ranking& ranking) const {
        return option.empty() || std::find(ranking.order.begin(), ranking.order.end(), option) != ranking.order.end();
    }
    template <class Other>
    bool operator()(const Other&) const {
        return option.empty();
    }
};

/// Looks into the answers of one sheet after the other.
class AnswerSearch {
public:
    AnswerSearch(SQLite::Database& database, const Questionnaire& questionnaire, const SheetQuery& query)
        : query_(query), answers_of_(database, items(questionnaire)) {
        appendQuoted(quoted_, query.words);
        quoted_ = quoted_.substr(1, quoted_.size() - 2);
    }

    /// Columns: id, batch, 序号, school, answers.
    Result<bool> finds(SQLite::Statement& row) {
        const SQLite::Column json = row.getColumn(4);
        const std::string_view text(json.getText(), static_cast<std::size_t>(json.getBytes()));
        const bool known =
            hasWords(row.getColumn(2).getText(), query_.words) || hasWords(row.getColumn(3).getText(), query_.words);
        // Most sheets do not have the words anywhere: they need not be read.
        if (!known && !hasWords(text, quoted_)) return false;
        if (known && query_.item.empty()) return true;
        const Result<std::map<std::string, Answer>> answers = answers_of_.read(row.getColumn(1).getInt64(), text);
        if (!answers) return answers.problem();
        if (!query_.item.empty()) {
            const auto found = answers->find(query_.item);
            if (found == answers->end() || !std::visit(ChoseOption{query_.option}, found->second)) return false;
        }
        return known ||
               std::any_of(answers->begin(), answers->end(), [&](const auto& one) { return says(one.second); });
    }

private:
    bool says(const Answer& answer) const {
        const auto* missing = std::get_if<Missing>(&answer);
        return hasWords(missing != nullptr ? missing->was : writtenWords(answer), query_.words);
    }

    const SheetQuery& query_;
    AnswersByBatch answers_of_;
    std::string quoted_;  ///< the words, as they stand in JSON
};

Result<Questionnaire> formOf(SQLite::Database& database, const std::string& id, const std::string& path) {
    Result<std::optional<Questionnaire>> form = storedQuestionnaire(database, id);
    if (!form) return form.problem();
    if (!*form) return unknownQuestionnaire(id, path);
    return **std::move(form);
}

Problem searchStopped(const std::string& path) {
    return {"interrupted", phrase("已停止查找", "the search was stopped"), {.file = path}};
}

/// Rows between two looks at whether to stop.
constexpr std::size_t rowsPerLook = 4096;

}  // namespace

Result<std::int64_t> countSheets(const SurveyFile& survey, const SheetQuery& query) {
    return withDatabase(survey.path(), [&]() -> Result<std::int64_t> {
        SQLite::Database& database = SurveyInside::database(survey);
        if (const auto form = formOf(database, query.questionnaire, survey.path()); !form) return form.problem();
        SQLite::Statement count(database, "SELECT count(*) FROM responses" + conditionsOf(query));
        bindConditions(count, query);
        count.executeStep();
        return count.getColumn(0).getInt64();
    });
}

Result<std::vector<std::int64_t>> sheetIds(const SurveyFile& survey, const SheetQuery& query,
                                           const std::stop_token& stop) {
    return withDatabase(survey.path(), [&]() -> Result<std::vector<std::int64_t>> {
        SQLite::Database& database = SurveyInside::database(survey);
        const Result<Questionnaire> form = formOf(database, query.questionnaire, survey.path());
        if (!form) return form.problem();
        const bool into_answers = !query.words.empty() || !query.item.empty();
        SQLite::Statement rows(database, (into_answers ? "SELECT id, batch, source_id, ifnull(school, ''), answers "
                                                         "FROM responses"
                                                       : "SELECT id FROM responses") +
                                             conditionsOf(query) + " ORDER BY id");
        bindConditions(rows, query);
        AnswerSearch search(database, *form, query);
        std::vector<std::int64_t> found;
        for (std::size_t row = 0; rows.executeStep(); ++row) {
            if (row % rowsPerLook == 0 && stop.stop_requested()) return searchStopped(survey.path());
            if (into_answers) {
                const Result<bool> finds = search.finds(rows);
                if (!finds) return Problem{finds.problem().code, finds.problem().message, {.file = survey.path()}};
                if (!*finds) continue;
            }
            found.push_back(rows.getColumn(0).getInt64());
            if (found.size() == query.most) break;
        }
        return found;
    });
}

std::vector<SheetLine> sheetLines(const SurveyFile& survey, std::span<const std::int64_t> ids) {
    return withDatabase(survey.path(), [&] {
        std::vector<SheetLine> lines;
        SQLite::Statement row(SurveyInside::database(survey),
                              std::string("SELECT ") + lineColumns + " FROM responses WHERE id = ?");
        for (const std::int64_t id : ids) {
            row.bind(1, id);
            if (row.executeStep()) lines.push_back(lineIn(row));
            row.reset();
        }
        return lines;
    });
}

Result<std::vector<ListedSheet>> listedSheets(const SurveyFile& survey, std::span<const std::int64_t> ids) {
    return withDatabase(survey.path(), [&]() -> Result<std::vector<ListedSheet>> {
        SQLite::Database& database = SurveyInside::database(survey);
        std::vector<ListedSheet> sheets;
        std::map<std::string, AnswersByBatch> readers;
        SQLite::Statement row(database, std::string("SELECT ") + lineColumns +
                                            ", questionnaire, weight, answers FROM responses WHERE id = ?");
        for (const std::int64_t id : ids) {
            row.reset();
            row.bind(1, id);
            if (!row.executeStep()) continue;
            const std::string questionnaire = row.getColumn(8);
            auto reader = readers.find(questionnaire);
            if (reader == readers.end()) {
                const Result<Questionnaire> form = formOf(database, questionnaire, survey.path());
                if (!form) return form.problem();
                reader = readers.try_emplace(questionnaire, database, items(*form)).first;
            }
            ListedSheet one{.line = lineIn(row)};
            const SQLite::Column json = row.getColumn(10);
            Result<std::map<std::string, Answer>> answers =
                reader->second.read(one.line.batch, {json.getText(), static_cast<std::size_t>(json.getBytes())});
            if (!answers) return Problem{answers.problem().code, answers.problem().message, {.file = survey.path()}};
            one.sheet = {.school = one.line.school,
                         .submitted_at = one.line.submitted_at,
                         .seconds = one.line.seconds,
                         .source_id = one.line.source_id,
                         .answers = std::move(answers).value(),
                         .weight = row.getColumn(9).getDouble()};
            sheets.push_back(std::move(one));
        }
        return sheets;
    });
}

Result<std::vector<SheetLine>> sheetPage(const SurveyFile& survey, const SheetQuery& query, std::int64_t offset,
                                         std::int64_t limit) {
    return withDatabase(survey.path(), [&]() -> Result<std::vector<SheetLine>> {
        SQLite::Database& database = SurveyInside::database(survey);
        if (const auto form = formOf(database, query.questionnaire, survey.path()); !form) return form.problem();
        SQLite::Statement rows(database, std::string("SELECT ") + lineColumns + " FROM responses" +
                                             conditionsOf(query) + " ORDER BY id LIMIT :limit OFFSET :offset");
        bindConditions(rows, query);
        rows.bind(":limit", limit);
        rows.bind(":offset", offset);
        std::vector<SheetLine> lines;
        while (rows.executeStep()) lines.push_back(lineIn(rows));
        return lines;
    });
}

std::vector<std::string> exclusionReasons(const SurveyFile& survey, const std::string& questionnaire) {
    return withDatabase(survey.path(), [&] {
        SQLite::Statement rows(SurveyInside::database(survey),
                               "SELECT DISTINCT CASE WHEN status_reason = '' THEN 'excluded' ELSE status_reason END "
                               "FROM responses WHERE questionnaire = ? AND status <> 'valid' ORDER BY 1");
        rows.bind(1, questionnaire);
        std::vector<std::string> reasons;
        while (rows.executeStep()) reasons.push_back(rows.getColumn(0).getString());
        return reasons;
    });
}

}  // namespace diaoyan
