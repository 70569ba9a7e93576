// SPDX-License-Identifier: GPL-3.0-or-later
#include "apps/diaoyan/import_words.h"

#include "apps/diaoyan/tally_words.h"
#include "collector/importers/importers.h"

namespace diaoyan {

namespace {

constexpr std::size_t problemsShown = 20;

void sayProblems(const std::vector<Problem>& problems, std::int64_t count, const Text& heading,
                 const Session& session) {
    if (count == 0) return;
    session.say(heading);
    for (std::size_t i = 0; i < std::min(problems.size(), problemsShown); ++i)
        session.say("  " + describe(problems[i], session.language));
    const std::int64_t more = count - static_cast<std::int64_t>(std::min(problems.size(), problemsShown));
    if (more > 0) session.say(phrase("  …… 另有 {0} 处", "  ... and {0} more", {more}));
}

Text formatWords(const TableFacts& facts) {
    if (facts.separator == 0 && facts.sheet.empty())
        return facts.encoding.empty() ? untranslated(facts.format)
                                      : phrase("{0}，编码 {1}", "{0}, encoding {1}", {facts.format, facts.encoding});
    if (facts.separator == 0) return phrase("{0}，工作表“{1}”", "{0}, sheet \"{1}\"", {facts.format, facts.sheet});
    const std::string separator = facts.separator == '\t' ? "TAB" : std::string(1, facts.separator);
    return phrase("{0}，编码 {1}，分隔符 {2}", "{0}, encoding {1}, separator {2}",
                  {facts.format, facts.encoding, separator});
}

Text titleOfImporter(const std::string& id) {
    const Importer* importer = findImporter(id);
    return importer == nullptr ? untranslated(id) : importer->title;
}

}  // namespace

namespace {

void sayForm(const ImportReport& report, const Session& session) {
    const auto questions = static_cast<std::int64_t>(report.questionnaire.questions.size());
    if (report.inferred)
        session.say(phrase("  问卷：由文件推断，编号 {0}，{1} 题",
                           "  questionnaire: inferred from the file, id {0}, {1} questions",
                           {report.questionnaire.id, questions}));
    else if (report.own_form)
        session.say(phrase("  问卷：文件自带（{0}），编号 {1}，{2} 题",
                           "  questionnaire: the file's own ({0}), id {1}, {2} questions",
                           {report.questionnaire.title, report.questionnaire.id, questions}));
    else
        session.say(phrase("  问卷：{0}（{1}）", "  questionnaire: {0} ({1})",
                           {report.questionnaire.id, report.questionnaire.title}));
}

void sayRows(const ImportReport& report, const Session& session) {
    session.say(
        phrase("  读入 {0} 行，可存 {1} 行，拒绝 {2} 行；{3} 行没有任何回答，不计为有效",
               "  {0} rows in, {1} can be stored, {2} refused; {3} have no answer at all and do not count as valid",
               {report.rows_in, report.rows_stored, report.rows_rejected, report.rows_without_answers}));
    if (report.rows_unfinished > 0)
        session.say(phrase("  {0} 行没有提交，另存，不计为有效（--include-unfinished 则计入）",
                           "  {0} rows were never submitted: kept apart, not valid (--include-unfinished counts them)",
                           {report.rows_unfinished}));
    if (report.rows_there_before > 0)
        session.say(phrase("  {0} 份答卷以前已导入（序号和提交时间相同），不再重复",
                           "  {0} sheets were imported before (same number and time): not stored again",
                           {report.rows_there_before}));
}

}  // namespace

void sayImport(const ImportReport& report, const Roster& roster, const Session& session) {
    session.say(phrase("{0}（{1}）", "{0} ({1})", {report.file, formatWords(report.facts)}));
    for (const Problem& remark : report.facts.remarks) session.say("  " + describe(remark, session.language));
    Text reasons;
    for (const Text& reason : report.reasons) {
        reasons.zh += (reasons.zh.empty() ? "" : "；") + reason.zh;
        reasons.en += (reasons.en.empty() ? "" : "; ") + reason.en;
    }
    session.say(phrase("  来源：{0}（{1}）", "  source: {0} ({1})", {titleOfImporter(report.importer), reasons}));
    if (report.already_in_batch != 0) {
        session.say(phrase("  这些答卷已经导入过（第 {0} 批），不再重复",
                           "  these answers are already there (batch {0}); not stored again",
                           {report.already_in_batch}));
        return;
    }
    sayForm(report, session);
    sayRows(report, session);
    sayProblems(report.uncertain, static_cast<std::int64_t>(report.uncertain.size()),
                phrase("  推断中不确定之处：", "  uncertain in the inference:"), session);
    sayProblems(report.remarks, static_cast<std::int64_t>(report.remarks.size()), phrase("  说明：", "  remarks:"),
                session);
    sayProblems(report.warnings, report.warning_count,
                phrase("  与问卷规则不符等（照原样保留）：{0} 处",
                       "  against the questionnaire's rules, or odd (kept as they are): {0}", {report.warning_count}),
                session);
    sayProblems(report.problems, report.problem_count,
                phrase("  问题：{0} 处", "  problems: {0}", {report.problem_count}), session);
    saySchools(report, roster, session);
    sayTallies(report, session);
}

int sayOutcome(const ImportOutcome& outcome, const ImportRequest& request, const Session& session) {
    bool problems = false;
    bool news = false;
    for (const ImportReport& report : outcome.files) {
        problems = problems || report.problem_count > 0;
        news = news || report.news();
    }
    if (outcome.stored) {
        session.say(phrase("已导入。", "imported."));
        return exitDone;
    }
    if (request.dry_run)
        session.say(phrase("只作检查，没有写入。", "checked only; nothing was written."));
    else if (!news && !outcome.files.empty())
        session.say(phrase("没有新的答卷。", "no new answers."));
    if (!problems) return exitDone;
    if (!request.dry_run || !request.accept_problems)
        session.say(phrase(
            "有问题，没有导入，调查文件保持原样。请改正文件，或加 "
            "--accept-problems：无效的回答按无效计，其余照常导入。",
            "there are problems: nothing was imported and the survey file is as it was. Correct the file, or add "
            "--accept-problems to count such answers as invalid and import the rest."));
    return exitDataProblems;
}

nlohmann::ordered_json jsonImport(const ImportOutcome& outcome, const Roster& roster, bool dry_run) {
    const auto list = [](const std::vector<Problem>& problems) {
        auto json = nlohmann::ordered_json::array();
        for (const Problem& problem : problems) json.push_back(jsonProblem(problem));
        return json;
    };
    nlohmann::ordered_json json{
        {"stored", outcome.stored}, {"dry_run", dry_run}, {"files", nlohmann::ordered_json::array()}};
    for (const ImportReport& report : outcome.files) {
        nlohmann::ordered_json file{{"file", report.file},
                                    {"format", report.facts.format},
                                    {"encoding", report.facts.encoding},
                                    {"importer", report.importer},
                                    {"coding", report.coding},
                                    {"questionnaire", report.questionnaire.id},
                                    {"inferred", report.inferred},
                                    {"already_in_batch", report.already_in_batch},
                                    {"rows_in", report.rows_in},
                                    {"rows_stored", report.rows_stored},
                                    {"rows_rejected", report.rows_rejected},
                                    {"rows_there_before", report.rows_there_before},
                                    {"rows_without_answers", report.rows_without_answers},
                                    {"rows_unfinished", report.rows_unfinished},
                                    {"blank_rows", report.blank_rows},
                                    {"problem_count", report.problem_count},
                                    {"warning_count", report.warning_count}};
        file["reasons"] = nlohmann::ordered_json::array();
        for (const Text& reason : report.reasons) file["reasons"].push_back(jsonText(reason));
        file["uncertain"] = list(report.uncertain);
        file["remarks"] = list(report.remarks);
        file["warnings"] = list(report.warnings);
        file["problems"] = list(report.problems);
        file["schools"] = jsonSchools(report, roster);
        if (dry_run) file["items"] = jsonTallies(report);
        json["files"].push_back(std::move(file));
    }
    return json;
}

}  // namespace diaoyan
