// SPDX-License-Identifier: GPL-3.0-or-later
// Batches, questionnaires as a whole, exclusions and weights.
#include "collector/store/survey_edits.h"

#include "collector/store/survey_state.h"

#include <algorithm>
#include <map>
#include <set>

namespace diaoyan {

namespace {

std::int64_t countOf(SQLite::Database& database, const char* query, const std::string& about) {
    SQLite::Statement count(database, query);
    count.bind(1, about);
    return count.executeStep() ? count.getColumn(0).getInt64() : 0;
}

Problem noSuchSheet(std::int64_t sheet, const std::string& path) {
    return {"no-such-sheet",
            phrase("调查文件中没有编号为 {0} 的答卷（可能刚被移除）",
                   "the survey file has no answer sheet number {0} (it may just have been removed)", {sheet}),
            {.file = path}};
}

/// Weights of one questionnaire; no words where it has none.
KeptWeights weightsNow(SQLite::Database& database, const std::string& questionnaire) {
    KeptWeights kept{.questionnaire = questionnaire, .weighting = weightingOf(database, questionnaire)};
    if (kept.weighting.zh.empty()) return kept;
    SQLite::Statement rows(database,
                           "SELECT id, weight FROM responses WHERE questionnaire = ? AND weight <> 1 ORDER BY id");
    rows.bind(1, questionnaire);
    while (rows.executeStep()) kept.sheets.emplace_back(rows.getColumn(0).getInt64(), rows.getColumn(1).getDouble());
    return kept;
}

/// A sheet whose exclusion is about to change.
struct JudgedSheet {
    std::string questionnaire;
    std::string reason;  ///< now
};

std::optional<JudgedSheet> judgedSheet(SQLite::Statement& find, std::int64_t sheet) {
    find.reset();
    find.bind(1, sheet);
    if (!find.executeStep()) return std::nullopt;
    JudgedSheet found{.questionnaire = find.getColumn(0), .reason = find.getColumn(1)};
    find.reset();
    return found;
}

constexpr const char* findJudged =
    "SELECT questionnaire, CASE WHEN status = 'valid' THEN '' WHEN status_reason = '' THEN 'excluded' "
    "ELSE status_reason END FROM responses WHERE id = ?";

}  // namespace

Result<Done> SurveyEdits::removeBatch(std::int64_t batch) {
    const std::string& path = SurveyInside::path(change_);
    return withDatabase(path, [&]() -> Result<Done> {
        SQLite::Database& database = SurveyInside::database(change_);
        SQLite::Statement found(database, "SELECT questionnaire, importer, file_name FROM batches WHERE id = ?");
        found.bind(1, batch);
        if (!found.executeStep())
            return Problem{"no-such-batch",
                           phrase("调查文件中没有第 {0} 次导入", "the survey file has no import number {0}", {batch}),
                           {.file = path}};
        const std::string questionnaire = found.getColumn(0);
        const std::string importer = found.getColumn(1);
        if (importer == "web" || importer == "paper")
            return Problem{"collected-batch",
                           phrase("“{0}”的答卷是网上收来或纸质录入的，别处没有，不能整批移除；可以逐份剔除",
                                  "the answers of \"{0}\" came from the web or from paper and are nowhere else: they "
                                  "are not removed together; exclude single sheets instead",
                                  {found.getColumn(2).getString()}),
                           {.file = path}};
        found.reset();
        for (const char* remove :
             {"DELETE FROM coded_texts WHERE response IN (SELECT id FROM responses WHERE batch = ?)",
              "DELETE FROM responses WHERE batch = ?", "DELETE FROM import_problems WHERE batch = ?",
              "DELETE FROM batches WHERE id = ?"}) {
            SQLite::Statement statement(database, remove);
            statement.bind(1, batch);
            statement.exec();
        }
        if (!weightingOf(database, questionnaire).zh.empty()) clearWeights(database, questionnaire);
        SurveyInside::forgetAnswers(change_, questionnaire);
        return Done{};
    });
}

Result<Done> SurveyEdits::removeQuestionnaire(const std::string& id) {
    const std::string& path = SurveyInside::path(change_);
    return withDatabase(path, [&]() -> Result<Done> {
        SQLite::Database& database = SurveyInside::database(change_);
        if (countOf(database, "SELECT count(*) FROM questionnaires WHERE id = ?", id) == 0)
            return unknownQuestionnaire(id, path);
        const std::int64_t sheets = countOf(database, "SELECT count(*) FROM responses WHERE questionnaire = ?", id);
        const std::int64_t others =
            countOf(database,
                    "SELECT (SELECT count(*) FROM batches WHERE questionnaire = ?1) + (SELECT count(*) FROM "
                    "code_series WHERE questionnaire = ?1) + (SELECT count(*) FROM paper_entries WHERE "
                    "questionnaire = ?1)",
                    id);
        if (sheets > 0 || others > 0)
            return Problem{"questionnaire-in-use",
                           sheets > 0
                               ? phrase("问卷 {0} 已有 {1} 份答卷，不能移除",
                                        "questionnaire {0} has {1} answer sheets and cannot be removed", {id, sheets})
                               : phrase("问卷 {0} 还有导入记录、一次性编码或待复录的纸质问卷，不能移除",
                                        "imports, one-time codes or waiting paper questionnaires belong to "
                                        "questionnaire {0}: it cannot be removed",
                                        {id}),
                           {.file = path}};
        SurveyInside::forgetAnswers(change_, id);
        clearWeights(database, id);
        for (const char* remove :
             {"DELETE FROM coded_texts WHERE code IN (SELECT id FROM text_codes WHERE questionnaire = ?)",
              "DELETE FROM text_codes WHERE questionnaire = ?", "DELETE FROM questionnaires WHERE id = ?"}) {
            SQLite::Statement statement(database, remove);
            statement.bind(1, id);
            statement.exec();
        }
        return Done{};
    });
}

Result<Done> SurveyEdits::orderQuestionnaires(const std::vector<std::string>& ids) {
    const std::string& path = SurveyInside::path(change_);
    return withDatabase(path, [&]() -> Result<Done> {
        SQLite::Database& database = SurveyInside::database(change_);
        std::set<std::string> known;
        SQLite::Statement rows(database, "SELECT id FROM questionnaires");
        while (rows.executeStep()) known.insert(rows.getColumn(0).getString());
        const std::set<std::string> wanted(ids.begin(), ids.end());
        for (const std::string& id : ids)
            if (!known.contains(id)) return unknownQuestionnaire(id, path);
        for (const std::string& id : known)
            if (!wanted.contains(id) || ids.size() != known.size()) return unknownQuestionnaire(id, path);
        SQLite::Statement place(database, "UPDATE questionnaires SET position = ? WHERE id = ?");
        for (std::size_t at = 0; at < ids.size(); ++at) {
            place.bind(1, static_cast<std::int64_t>(at));
            place.bind(2, ids[at]);
            place.exec();
            place.reset();
        }
        return Done{};
    });
}

Result<ExclusionsBefore> SurveyEdits::setExclusion(std::span<const std::int64_t> sheets, const std::string& reason) {
    const std::string& path = SurveyInside::path(change_);
    return withDatabase(path, [&]() -> Result<ExclusionsBefore> {
        SQLite::Database& database = SurveyInside::database(change_);
        SQLite::Statement find(database, findJudged);
        ExclusionsBefore before;
        std::set<std::string> touched;
        for (const std::int64_t sheet : sheets) {
            const std::optional<JudgedSheet> found = judgedSheet(find, sheet);
            if (!found) return noSuchSheet(sheet, path);
            if (found->reason == reason) continue;
            before.reasons.push_back({sheet, found->reason});
            if (found->reason.empty() != reason.empty()) touched.insert(found->questionnaire);
        }
        for (const std::string& questionnaire : touched) {
            KeptWeights weights = weightsNow(database, questionnaire);
            if (!weights.weighting.zh.empty()) before.weights.push_back(std::move(weights));
            clearWeights(database, questionnaire);
            SurveyInside::forgetAnswers(change_, questionnaire);
        }
        SQLite::Statement judge(database, "UPDATE responses SET status = ?, status_reason = ? WHERE id = ?");
        for (const SheetReason& one : before.reasons) {
            judge.bind(1, reason.empty() ? "valid" : "excluded");
            judge.bind(2, reason);
            judge.bind(3, one.sheet);
            judge.exec();
            judge.reset();
        }
        return before;
    });
}

Result<Done> SurveyEdits::restoreExclusions(const ExclusionsBefore& before) {
    std::map<std::string, std::vector<std::int64_t>> by_reason;
    std::vector<std::int64_t> all;
    for (const SheetReason& one : before.reasons) {
        by_reason[one.reason].push_back(one.sheet);
        all.push_back(one.sheet);
    }
    const std::string& path = SurveyInside::path(change_);
    const std::optional<Problem> missing = withDatabase(path, [&]() -> std::optional<Problem> {
        SQLite::Statement find(SurveyInside::database(change_), findJudged);
        for (const std::int64_t sheet : all)
            if (!judgedSheet(find, sheet)) return noSuchSheet(sheet, path);
        return std::nullopt;
    });
    if (missing) return *missing;
    for (const auto& [reason, sheets] : by_reason)
        if (const Result<ExclusionsBefore> done = setExclusion(sheets, reason); !done) return done.problem();
    return restoreWeights(before.weights);
}

std::vector<KeptWeights> SurveyEdits::weights() {
    return withDatabase(SurveyInside::path(change_), [&] {
        SQLite::Database& database = SurveyInside::database(change_);
        std::vector<KeptWeights> all;
        SQLite::Statement rows(database, "SELECT id FROM questionnaires ORDER BY position");
        while (rows.executeStep()) {
            KeptWeights weights = weightsNow(database, rows.getColumn(0).getString());
            if (!weights.weighting.zh.empty()) all.push_back(std::move(weights));
        }
        return all;
    });
}

Result<Done> SurveyEdits::restoreWeights(const std::vector<KeptWeights>& weights) {
    const std::string& path = SurveyInside::path(change_);
    return withDatabase(path, [&]() -> Result<Done> {
        SQLite::Database& database = SurveyInside::database(change_);
        SQLite::Statement find(database, "SELECT 1 FROM responses WHERE id = ? AND questionnaire = ?");
        for (const KeptWeights& kept : weights)
            for (const auto& [sheet, weight] : kept.sheets) {
                find.reset();
                find.bind(1, sheet);
                find.bind(2, kept.questionnaire);
                if (!find.executeStep()) return noSuchSheet(sheet, path);
            }
        find.reset();
        SQLite::Statement weigh(database, "UPDATE responses SET weight = ? WHERE id = ?");
        for (const KeptWeights& kept : weights) {
            clearWeights(database, kept.questionnaire);
            for (const auto& [sheet, weight] : kept.sheets) {
                weigh.bind(1, weight);
                weigh.bind(2, sheet);
                weigh.exec();
                weigh.reset();
            }
            noteWeighting(database, kept.questionnaire, kept.weighting);
            SurveyInside::forgetAnswers(change_, kept.questionnaire);
        }
        return Done{};
    });
}

}  // namespace diaoyan
