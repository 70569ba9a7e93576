// SPDX-License-Identifier: GPL-3.0-or-later
// Answer sheets of a file that is merged: which of them are new, and the batches they came with.
#include "collector/store/answers_by_batch.h"
#include "collector/store/merge_parts.h"
#include "collector/store/survey_state.h"

#include <memory>
#include <optional>
#include <unordered_map>
#include <unordered_set>

namespace diaoyan {

namespace {

/// Where the sheets of one batch go.
struct BatchRoute {
    std::string questionnaire;
    bool known = false;                    ///< the whole file was imported into the town's file, too
    bool session = false;                  ///< of web pages or a program: it has no sums to know it by
    std::int64_t town = 0;                 ///< the batch there; 0: none yet
    std::unordered_set<std::string> rows;  ///< of the same session in the town's file, without an id
    std::int64_t came = 0;
};

/// Sheets of one questionnaire in the town's file, as they were before.
struct EarlierSheets {
    std::unordered_multimap<std::string, std::int64_t> rows;  ///< by recurrenceKey
    std::unique_ptr<AnswersByBatch> answers;
};

constexpr const char* otherRows =
    "SELECT batch, questionnaire, school, source_row, source_id, submitted_at, seconds, status, status_reason, "
    "answers, answer_id FROM responses ORDER BY id";
constexpr const char* insertRow =
    "INSERT INTO responses (batch, questionnaire, school, source_row, source_id, submitted_at, seconds, status, "
    "status_reason, answers, answer_id) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

std::string fingerprintOf(std::int64_t source_row, const std::string& source_id, const std::string& submitted_at,
                          const std::string& answers) {
    return std::to_string(source_row) + '\n' + source_id + '\n' + submitted_at + '\n' + answers;
}

void bindSame(SQLite::Statement& to, int index, const SQLite::Column& value) {
    if (value.isNull())
        to.bind(index);
    else if (value.isInteger())
        to.bind(index, value.getInt64());
    else if (value.isFloat())
        to.bind(index, value.getDouble());
    else if (value.isBlob())
        to.bind(index, value.getBlob(), value.getBytes());
    else
        to.bind(index, value.getString());
}

class SheetMerge {
public:
    SheetMerge(const MergeFiles& files, MergeReport& report)
        : files_(files), report_(report), insert_(files.town, insertRow),
          by_id_(files.town, "SELECT 1 FROM responses WHERE answer_id = ?"),
          by_row_(files.town, "SELECT batch, answers, ifnull(school, '') FROM responses WHERE id = ?"),
          last_row_(files.town.execAndGet("SELECT ifnull(max(id), 0) FROM responses").getInt64()) {}

    Result<std::set<std::string>> run(const std::stop_token& stop) {
        loadRoutes();
        SQLite::Statement rows(files_.other, otherRows);
        std::int64_t seen = 0;
        while (rows.executeStep()) {
            if (++seen % 4096 == 0 && stop.stop_requested())
                return Problem{
                    "interrupted", phrase("已中断，调查文件保持原样", "interrupted; the survey file is as it was"), {}};
            if (const Result<Done> taken = take(rows); !taken)
                return Problem{taken.problem().code, taken.problem().message, {.file = files_.other_path}};
        }
        for (auto& [key, one] : counts_) report_.sheets.push_back(std::move(one));
        if (changed_ > 0)
            report_.remarks.push_back(
                {"answer-changed",
                 phrase("{0} 份答卷（按序号和提交时间）已有，但回答不同；保留原有的",
                        "{0} sheets (by number and time of submission) are there with other answers; those stay",
                        {changed_}),
                 {.file = files_.other_path}});
        return finishBatches();
    }

private:
    void loadRoutes() {
        SQLite::Statement rows(files_.other, "SELECT id, questionnaire, importer, file_name, imported_at, answer_key, "
                                             "file_sha256, answers_sha256 FROM batches ORDER BY id");
        SQLite::Statement known(files_.town, "SELECT 1 FROM batches WHERE (file_sha256 <> '' AND file_sha256 = ?1) OR "
                                             "(answers_sha256 <> '' AND answers_sha256 = ?2 AND questionnaire = ?3)");
        while (rows.executeStep()) {
            BatchRoute& route = routes_[rows.getColumn(0).getInt64()];
            route.questionnaire = rows.getColumn(1).getString();
            const std::string file_sum = rows.getColumn(6);
            const std::string answers_sum = rows.getColumn(7);
            route.session = file_sum.empty() && answers_sum.empty();
            if (route.session) {
                findSession(rows, route);
                continue;
            }
            known.bind(1, file_sum);
            known.bind(2, answers_sum);
            known.bind(3, route.questionnaire);
            route.known = known.executeStep();
            known.reset();
        }
    }

    /// The batch of the same session in the town's file, from an earlier merge or a copy.
    void findSession(SQLite::Statement& row, BatchRoute& route) {
        SQLite::Statement same(files_.town, "SELECT id FROM batches WHERE questionnaire = ? AND importer = ? AND "
                                            "file_name = ? AND imported_at = ? AND answer_key IS ? AND file_sha256 = "
                                            "'' AND answers_sha256 = ''");
        for (int column = 1; column <= 5; ++column) bindSame(same, column, row.getColumn(column));
        if (!same.executeStep()) return;
        route.town = same.getColumn(0).getInt64();
        SQLite::Statement rows(files_.town, "SELECT source_row, source_id, submitted_at, answers FROM responses WHERE "
                                            "batch = ? AND answer_id IS NULL");
        rows.bind(1, route.town);
        while (rows.executeStep())
            route.rows.insert(
                fingerprintOf(rows.getColumn(0).getInt64(), rows.getColumn(1), rows.getColumn(2), rows.getColumn(3)));
    }

    Result<Done> take(SQLite::Statement& row) {
        const std::string questionnaire = row.getColumn(1);
        const std::string school = row.getColumn(2).getString();
        MergedSheets& count = counts_[{questionnaire, school}];
        count.questionnaire = questionnaire;
        count.school = school;
        const auto route = routes_.find(row.getColumn(0).getInt64());
        if (route == routes_.end() || route->second.questionnaire != questionnaire)
            return damagedAnswers(questionnaire, "batch");
        // A file from elsewhere need not keep the rules of its own tables.
        if (!questionnaires_.contains(questionnaire)) return damagedAnswers(questionnaire, "questionnaire");
        if (!school.empty() && !schools_.contains(school)) return damagedAnswers(school, "school");
        // Read in any case: what nobody can read must not come into the town's file.
        const SQLite::Column json = row.getColumn(9);
        Result<std::map<std::string, Answer>> answers =
            readerOf(questionnaire).read(route->first, {json.getText(), static_cast<std::size_t>(json.getBytes())});
        if (!answers) return answers.problem();
        if (route->second.known || isThere(row, route->second, std::move(answers).value())) {
            ++count.there_before;
            return Done{};
        }
        if (route->second.town == 0) beginBatch(route->first, route->second);
        insert_.bind(1, route->second.town);
        for (int column = 1; column <= 10; ++column) bindSame(insert_, column + 1, row.getColumn(column));
        insert_.exec();
        insert_.reset();
        ++count.came;
        ++route->second.came;
        return Done{};
    }

    bool isThere(SQLite::Statement& row, const BatchRoute& route, std::map<std::string, Answer> answers) {
        if (!row.getColumn(10).isNull()) {
            bindSame(by_id_, 1, row.getColumn(10));
            const bool found = by_id_.executeStep();
            by_id_.reset();
            return found;
        }
        const std::string source_id = row.getColumn(4);
        const std::string submitted_at = row.getColumn(5);
        if (route.session)
            return route.rows.contains(
                fingerprintOf(row.getColumn(3).getInt64(), source_id, submitted_at, row.getColumn(9)));
        const std::string key = recurrenceKey(source_id, submitted_at);
        return !key.empty() && isEarlier(key, route.questionnaire, row.getColumn(2).getString(), std::move(answers));
    }

    /// As for a download that comes again: by number, time and school; other answers do not replace the earlier ones.
    bool isEarlier(const std::string& key, const std::string& questionnaire, const std::string& school,
                   std::map<std::string, Answer> answers) {
        EarlierSheets& earlier = earlierOf(questionnaire);
        const std::map<std::string, Answer> plain = withoutWords(std::move(answers));
        bool found = false;
        const auto [begin, end] = earlier.rows.equal_range(key);
        for (auto one = begin; one != end; ++one) {
            by_row_.bind(1, one->second);
            by_row_.executeStep();
            const std::string their_school = by_row_.getColumn(2);
            const std::string json = by_row_.getColumn(1);
            const std::int64_t batch = by_row_.getColumn(0).getInt64();
            by_row_.reset();
            if (!school.empty() && !their_school.empty() && school != their_school) continue;
            const Result<std::map<std::string, Answer>> theirs = earlier.answers->read(batch, json);
            if (theirs.ok() && withoutWords(*theirs) == plain) return true;
            found = true;
        }
        changed_ += found ? 1 : 0;
        return found;
    }

    EarlierSheets& earlierOf(const std::string& questionnaire) {
        const auto [found, fresh] = earlier_.try_emplace(questionnaire);
        EarlierSheets& earlier = found->second;
        if (!fresh) return earlier;
        earlier.answers = std::make_unique<AnswersByBatch>(files_.town, itemsOf(files_.town, questionnaire));
        SQLite::Statement rows(files_.town, "SELECT id, source_id, submitted_at FROM responses WHERE questionnaire = ? "
                                            "AND id <= ? AND source_id <> '' AND submitted_at <> ''");
        rows.bind(1, questionnaire);
        rows.bind(2, last_row_);
        while (rows.executeStep())
            earlier.rows.emplace(recurrenceKey(rows.getColumn(1), rows.getColumn(2)), rows.getColumn(0).getInt64());
        return earlier;
    }

    static std::set<std::string> textsOf(SQLite::Database& database, const char* query) {
        std::set<std::string> texts;
        SQLite::Statement rows(database, query);
        while (rows.executeStep()) texts.insert(rows.getColumn(0).getString());
        return texts;
    }

    static std::vector<Item> itemsOf(SQLite::Database& database, const std::string& questionnaire) {
        const Result<std::optional<Questionnaire>> form = storedQuestionnaire(database, questionnaire);
        return form.ok() && *form ? items(**form) : std::vector<Item>{};
    }

    AnswersByBatch& readerOf(const std::string& questionnaire) {
        std::unique_ptr<AnswersByBatch>& reader = readers_[questionnaire];
        if (reader == nullptr)
            reader = std::make_unique<AnswersByBatch>(files_.other, itemsOf(files_.other, questionnaire));
        return *reader;
    }

    void beginBatch(std::int64_t id, BatchRoute& route) {
        SQLite::Statement row(files_.other, "SELECT questionnaire, importer, file_name, file_sha256, answers_sha256, "
                                            "imported_at, rows_in, rows_rejected, answer_key FROM batches WHERE id = "
                                            "?");
        row.bind(1, id);
        row.executeStep();
        SQLite::Statement insert(files_.town, "INSERT INTO batches (questionnaire, importer, file_name, file_sha256, "
                                              "answers_sha256, imported_at, rows_in, rows_rejected, answer_key, "
                                              "rows_stored) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 0)");
        for (int column = 0; column < 9; ++column) bindSame(insert, column + 1, row.getColumn(column));
        if (route.session) insert.bind(7, 0);  // counted as they come, now and later
        insert.exec();
        route.town = files_.town.getLastInsertRowid();
        SQLite::Statement problems(files_.other, "SELECT rejected, source_row, source_column, code, text FROM "
                                                 "import_problems WHERE batch = ? ORDER BY rowid");
        problems.bind(1, id);
        SQLite::Statement keep(files_.town, "INSERT INTO import_problems VALUES (?, ?, ?, ?, ?, ?)");
        while (problems.executeStep()) {
            keep.bind(1, route.town);
            for (int column = 0; column < 5; ++column) bindSame(keep, column + 2, problems.getColumn(column));
            keep.exec();
            keep.reset();
        }
    }

    std::set<std::string> finishBatches() {
        std::set<std::string> touched;
        SQLite::Statement count(files_.town, "UPDATE batches SET rows_stored = rows_stored + ?1, rows_in = rows_in + "
                                             "?2 WHERE id = ?3");
        for (const auto& [id, route] : routes_) {
            if (route.came == 0) continue;
            touched.insert(route.questionnaire);
            count.bind(1, route.came);
            count.bind(2, route.session ? route.came : 0);
            count.bind(3, route.town);
            count.exec();
            count.reset();
        }
        return touched;
    }

    MergeFiles files_;
    MergeReport& report_;
    SQLite::Statement insert_;
    SQLite::Statement by_id_;
    SQLite::Statement by_row_;
    std::int64_t last_row_;  ///< of the town's file, before the merge
    std::map<std::int64_t, BatchRoute> routes_;
    std::map<std::pair<std::string, std::string>, MergedSheets> counts_;
    std::map<std::string, std::unique_ptr<AnswersByBatch>> readers_;
    std::map<std::string, EarlierSheets> earlier_;
    std::set<std::string> questionnaires_ = textsOf(files_.town, "SELECT id FROM questionnaires");
    std::set<std::string> schools_ = textsOf(files_.town, "SELECT code FROM schools");
    std::int64_t changed_ = 0;
};

}  // namespace

Result<std::set<std::string>> mergeSheets(const MergeFiles& files, const std::stop_token& stop, MergeReport& report) {
    return SheetMerge(files, report).run(stop);
}

}  // namespace diaoyan
