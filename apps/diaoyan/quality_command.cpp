// SPDX-License-Identifier: GPL-3.0-or-later
#include "apps/diaoyan/command.h"
#include "apps/diaoyan/print_tables.h"
#include "charts/survey/ledger_tables.h"
#include "charts/survey/study_of_survey.h"
#include "collector/store/survey_edits.h"

#include <map>
#include <memory>

namespace diaoyan {

namespace {

struct QualityOptions {
    std::string file;
    std::string form;
    std::vector<std::string> rules;
    std::string definition;
    bool list = false;
    bool apply = false;
    bool restore = false;
};

/// The parts of the survey that are meant.
Result<std::vector<StudyPart>> wantedParts(const Study& study, const std::string& form) {
    std::vector<StudyPart> parts;
    for (const StudyPart& part : study.parts)
        if (form.empty() || part.questionnaire.id == form) parts.push_back(part);
    if (parts.empty() && !form.empty())
        return Problem{"unknown-questionnaire",
                       phrase("没有编号为 {0} 而且有答卷的问卷", "there is no questionnaire {0} with answers", {form}),
                       {}};
    return parts;
}

/// Leaves the flagged sheets out, each for the reasons that speak against it. Returns how many.
Result<std::int64_t> leaveOut(SurveyFile& survey, const std::vector<ExclusionLedger>& ledgers) {
    std::map<std::string, std::vector<std::int64_t>> by_reason;
    std::int64_t sheets = 0;
    for (const ExclusionLedger& ledger : ledgers)
        for (const FlaggedSheet& sheet : ledger.flagged) {
            by_reason[exclusionReason(sheet)].push_back(sheet.sheet);
            ++sheets;
        }
    SurveyFile::Change change(survey);
    SurveyEdits edits(change);
    for (const auto& [reason, ids] : by_reason)
        if (const auto done = edits.setExclusion(ids, reason); !done) return done.problem();
    change.commit();
    return sheets;
}

/// Takes back what rules left out, and nothing else: unfinished sheets stay where they are.
Result<std::int64_t> takeBack(SurveyFile& survey, const std::string& form) {
    const auto questionnaires = survey.questionnaires();
    if (!questionnaires) return questionnaires.problem();
    std::vector<std::int64_t> sheets;
    for (const Questionnaire& questionnaire : *questionnaires) {
        if (!form.empty() && questionnaire.id != form) continue;
        const auto flagged = sheetsLeftOutByRules(survey, questionnaire.id);
        if (!flagged) return flagged.problem();
        sheets.insert(sheets.end(), flagged->begin(), flagged->end());
    }
    SurveyFile::Change change(survey);
    if (const auto done = SurveyEdits(change).setExclusion(sheets, {}); !done) return done.problem();
    change.commit();
    return static_cast<std::int64_t>(sheets.size());
}

std::vector<ResultTable> tablesOf(const ExclusionLedger& ledger, const Roster& roster, bool list) {
    std::vector<ResultTable> tables{ledgerRuleTable(ledger), ledgerEffectTable(ledger),
                                    ledgerSchoolTable(ledger, roster)};
    if (list) tables.push_back(flaggedSheetTable(ledger, roster));
    if (auto excluded = excludedTable(ledger)) tables.push_back(std::move(*excluded));
    return tables;
}

Result<std::vector<ExclusionLedger>> ledgersOf(SurveyFile& survey, const Study& study, const QualityOptions& options,
                                               const Session& session) {
    const auto rules = qualityRulesNamed(options.rules);
    if (!rules) return rules.problem();
    const auto parts = wantedParts(study, options.form);
    if (!parts) return parts.problem();
    std::vector<ExclusionLedger> ledgers;
    for (const StudyPart& part : *parts) {
        const auto rows = storedRows(survey, part.questionnaire.id, session.stop);
        if (!rows) return rows.problem();
        auto ledger = exclusionLedger(part, study.roster, *rows,
                                      {.rules = *rules, .definition = options.definition, .stop = session.stop});
        if (!ledger) return ledger.problem();
        ledgers.push_back(std::move(*ledger));
    }
    return ledgers;
}

int restoreSheets(SurveyFile& survey, const QualityOptions& options, const Session& session) {
    const auto sheets = takeBack(survey, options.form);
    if (!sheets) return session.fail(sheets.problem());
    session.say(
        phrase("已恢复 {0} 份按规则排除的答卷。", "{0} sheets that rules had left out count again.", {*sheets}));
    return session.json ? printTables({}, options.file, session) : exitDone;
}

int checkQuality(const QualityOptions& options, const Session& session) {
    const bool changes = options.apply || options.restore;
    Result<SurveyFile> survey =
        SurveyFile::open(options.file, changes ? SurveyFile::Access::write : SurveyFile::Access::read);
    if (!survey) return session.fail(survey.problem());
    if (options.restore) return restoreSheets(*survey, options, session);
    const Result<Study> study = studySoFar(*survey);
    if (!study) return session.fail(study.problem());
    const auto ledgers = ledgersOf(*survey, *study, options, session);
    if (!ledgers) return session.fail(ledgers.problem());
    std::vector<ResultTable> tables;
    for (const ExclusionLedger& ledger : *ledgers)
        for (ResultTable& table : tablesOf(ledger, study->roster, options.list)) tables.push_back(std::move(table));
    std::optional<std::int64_t> left_out;
    if (options.apply) {
        const auto done = leaveOut(*survey, *ledgers);
        if (!done) return session.fail(done.problem());
        left_out = *done;
    }
    const int code = printTables(std::move(tables), options.file, session);
    if (left_out)
        session.say(phrase("已排除 {0} 份，原因随答卷保存；没有删除任何答卷，用 --restore 恢复。",
                           "{0} sheets are left out, each with its reason; nothing was deleted, --restore takes them "
                           "back.",
                           {*left_out}));
    return code;
}

}  // namespace

RunCommand declareQuality(CLI::App& parser, Language language) {
    const auto options = std::make_shared<QualityOptions>();
    const auto words = [&](const char* zh, const char* en) { return std::string(language == Language::zh ? zh : en); };
    std::string rules;
    for (const QualityRule& rule : usualQualityRules())
        rules += (rules.empty() ? "" : ", ") + std::string(qualityReasonName(rule.reason));
    parser.add_option("file", options->file, words("调查文件", "the survey file"))->required();
    parser.add_option("--form", options->form, words("只要这份问卷", "only this questionnaire"));
    parser
        .add_option("--rules", options->rules,
                    words("检查哪些规则（可带界限，如 seconds-per-item=1.5，或 all）：",
                          "which rules (with a limit: seconds-per-item=1.5; or all): ") +
                        rules)
        ->delimiter(',');
    parser.add_option("--definition", options->definition,
                      words("满意率的定义，见 satisfaction", "definition of the rates, see satisfaction"));
    parser.add_flag("--list", options->list, words("逐份列出可疑答卷", "list the flagged sheets one by one"));
    CLI::Option* apply = parser.add_flag("--apply", options->apply,
                                         words("排除被标出的答卷，记下原因（不删除）",
                                               "leave the flagged sheets out, with reasons (nothing is deleted)"));
    parser
        .add_flag("--restore", options->restore,
                  words("恢复按规则排除的答卷", "take back the sheets that rules left out"))
        ->excludes(apply);
    return [options](const Session& session) { return checkQuality(*options, session); };
}

}  // namespace diaoyan
