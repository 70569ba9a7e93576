// SPDX-License-Identifier: GPL-3.0-or-later
#include "collector/store/survey_merge.h"

#include "collector/store/merge_parts.h"
#include "collector/store/snapshot_writer.h"
#include "collector/store/survey_state.h"

#include <sqlite3.h>

namespace diaoyan {

namespace {

std::int64_t rowsOf(SQLite::Database& database, const char* table) {
    return database.execAndGet(std::string("SELECT count(*) FROM ") + table).getInt64();
}

/// What belongs to the school that wrote it down.
void remarkWhatStays(const MergeFiles& files, MergeReport& report) {
    if (const std::int64_t entries = rowsOf(files.other, "fieldwork"); entries > 0)
        report.remarks.push_back({"fieldwork-left",
                                  phrase("这个文件的 {0} 条实地调研记录没有并入",
                                         "its {0} entries of the fieldwork log were not merged", {entries}),
                                  {.file = files.other_path}});
    if (const std::int64_t waiting = rowsOf(files.other, "paper_entries"); waiting > 0)
        report.remarks.push_back(
            {"paper-waiting",
             phrase("这个文件有 {0} 份纸质问卷还在等待第二遍录入，没有并入",
                    "{0} paper questionnaires in it wait for their second keying and did not come", {waiting}),
             {.file = files.other_path}});
}

/// Weights, snapshots and the revision, as after any change of answers.
void finishMerge(const MergeFiles& files, const std::set<std::string>& touched, MergeReport& report) {
    SQLite::Statement keep(files.town, "UPDATE snapshots SET revision = revision + 1 WHERE revision = ?");
    keep.bind(1, dataRevision(files.town));
    keep.exec();
    for (const std::string& questionnaire : touched) {
        forgetSnapshot(files.town, questionnaire);
        if (weightingOf(files.town, questionnaire).zh.empty()) continue;
        clearWeights(files.town, questionnaire);
        report.remarks.push_back({"weights-taken-back",
                                  phrase("问卷 {0} 的新答卷没有权重，原有的权重已取消，请重新加权（diaoyan weights）",
                                         "the new sheets of questionnaire {0} have no weights: the weights were taken "
                                         "back; make them again (diaoyan weights)",
                                         {questionnaire}),
                                  {}});
    }
    files.town.exec("UPDATE survey SET value = CAST(value AS INTEGER) + 1 WHERE key = 'revision'");
}

Result<MergeReport> mergeInto(const MergeFiles& files, const MergeRequest& request) {
    MergeReport report{.file = files.other_path};
    SQLite::Transaction view(files.other);
    SQLite::Transaction change(files.town, SQLite::TransactionBehavior::IMMEDIATE);
    if (const Result<Done> done = mergeSchools(files, request.add_schools, report); !done) return done.problem();
    if (const Result<Done> done = mergeQuestionnaires(files, report); !done) return done.problem();
    const Result<std::set<std::string>> touched = mergeSheets(files, request.stop, report);
    if (!touched) return touched.problem();
    remarkWhatStays(files, report);
    const bool news = !touched->empty() || !report.schools_added.empty() || !report.questionnaires_added.empty();
    if (!news) return report;
    finishMerge(files, *touched, report);
    if (!request.dry_run) change.commit();
    return report;
}

}  // namespace

Result<MergeReport> mergeSurveyFile(const std::string& town, const std::string& other, const MergeRequest& request) {
    Result<OpenedDatabase> to = openSurveyDatabase(town, SurveyFile::Access::write);
    if (!to) return to.problem();
    Result<OpenedDatabase> from = openSurveyDatabase(other, SurveyFile::Access::read);
    if (!from) return from.problem();
    try {
        // What the sheets refer to is merged before them, in the same transaction.
        to->database->exec("PRAGMA foreign_keys = OFF");
        return mergeInto({*to->database, *from->database, town, other}, request);
    } catch (const SQLite::Exception& failure) {
        const int theirs = sqlite3_errcode(from->database->getHandle());
        const bool fine = theirs == SQLITE_OK || theirs == SQLITE_ROW || theirs == SQLITE_DONE;
        return databaseProblem(failure, fine ? town : other);
    }
}

}  // namespace diaoyan
