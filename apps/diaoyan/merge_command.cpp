// SPDX-License-Identifier: GPL-3.0-or-later
#include "apps/diaoyan/command.h"
#include "apps/diaoyan/print_tables.h"
#include "collector/merge_job.h"
#include "collector/store/survey_file.h"

#include <memory>

namespace diaoyan {

namespace {

struct MergeOptions {
    std::string file;
    MergeRequest request;
};

nlohmann::ordered_json jsonReport(const MergeReport& report) {
    nlohmann::ordered_json json{{"file", report.file},
                                {"came", report.came()},
                                {"there_before", report.thereBefore()},
                                {"sheets", nlohmann::ordered_json::array()},
                                {"questionnaires_added", report.questionnaires_added},
                                {"schools_added", report.schools_added},
                                {"remarks", nlohmann::ordered_json::array()}};
    for (const MergedSheets& one : report.sheets)
        json["sheets"].push_back({{"questionnaire", one.questionnaire},
                                  {"school", one.school},
                                  {"came", one.came},
                                  {"there_before", one.there_before}});
    for (const Problem& remark : report.remarks) json["remarks"].push_back(jsonProblem(remark));
    return json;
}

Text schoolWords(const Roster& roster, const std::string& code) {
    if (code.empty()) return {"（学校不明）", "(school unknown)"};
    const auto found = findSchool(roster, code);
    return untranslated(found ? roster.schools[*found].name : code);
}

ResultTable mergeTable(const MergeReport& report, const Roster& roster) {
    ResultTable table{.id = "merge", .kind = "counts"};
    table.title = phrase("{0} 的答卷", "Answer sheets of {0}", {report.file});
    table.columns = {{{"问卷", "Questionnaire"}, ColumnRole::label},
                     {{"学校", "School"}, ColumnRole::label},
                     {{"新并入", "New"}, ColumnRole::count},
                     {{"已有", "There before"}, ColumnRole::count}};
    for (const MergedSheets& one : report.sheets)
        table.rows.push_back(
            {RowRole::option,
             one.questionnaire + "/" + one.school,
             {untranslated(one.questionnaire), schoolWords(roster, one.school), one.came, one.there_before}});
    table.rows.push_back(
        {RowRole::total, "total", {Text{"合计", "Total"}, Text{}, report.came(), report.thereBefore()}});
    return table;
}

void sayMerge(const MergeReport& report, bool dry_run, const Session& session) {
    for (const std::string& id : report.questionnaires_added)
        session.say(phrase("新增问卷：{0}", "a new questionnaire: {0}", {id}));
    if (!report.schools_added.empty()) {
        std::string codes;
        for (const std::string& code : report.schools_added) codes += (codes.empty() ? "" : ", ") + code;
        session.say(phrase("名册新增学校：{0}", "schools added to the roster: {0}", {codes}));
    }
    for (const Problem& remark : report.remarks) session.say(describe(remark, session.language));
    session.say(dry_run ? phrase("只是试算，没有并入 {0}。", "a trial only: {0} was not merged", {report.file})
                        : phrase("已并入 {0}：新增 {1} 份，已有 {2} 份。", "merged {0}: {1} new, {2} there before",
                                 {report.file, report.came(), report.thereBefore()}));
}

int merge(MergeOptions options, const Session& session) {
    options.request.stop = session.stop;
    const Result<MergeOutcome> outcome = mergeSurveys(options.file, options.request);
    if (!outcome) return session.fail(outcome.problem());
    const Result<SurveyFile> survey = SurveyFile::open(options.file, SurveyFile::Access::read);
    if (!survey) return session.fail(survey.problem());
    const Roster roster = survey->roster();
    if (session.json) {
        nlohmann::ordered_json json{
            {"survey", options.file}, {"dry_run", options.request.dry_run}, {"files", nlohmann::ordered_json::array()}};
        for (const MergeReport& report : outcome->files) json["files"].push_back(jsonReport(report));
        if (outcome->problem) json["problem"] = jsonProblem(*outcome->problem);
        session.printJson(json);
    } else {
        for (const MergeReport& report : outcome->files)
            if (const int printed = printTables({mergeTable(report, roster)}, options.file, session);
                printed != exitDone)
                return printed;
    }
    for (const MergeReport& report : outcome->files) sayMerge(report, options.request.dry_run, session);
    return outcome->problem ? session.report(*outcome->problem) : exitDone;
}

}  // namespace

RunCommand declareMerge(CLI::App& parser, Language language) {
    const auto options = std::make_shared<MergeOptions>();
    const auto words = [&](const char* zh, const char* en) { return std::string(language == Language::zh ? zh : en); };
    parser.add_option("survey", options->file, words("汇总用的调查文件", "the survey file that takes the others"))
        ->required();
    parser
        .add_option("files", options->request.files,
                    words("要并入的调查文件；已并入过的答卷不会重复", "survey files to merge; no sheet comes twice"))
        ->required();
    parser.add_flag("--add-schools", options->request.add_schools,
                    words("名册中没有的学校加进名册", "add schools that the roster lacks"));
    parser.add_flag("--dry-run", options->request.dry_run, words("只试算，不写入", "try only, write nothing"));
    return [options](const Session& session) { return merge(*options, session); };
}

}  // namespace diaoyan
