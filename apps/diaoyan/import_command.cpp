// SPDX-License-Identifier: GPL-3.0-or-later
#include "apps/diaoyan/command.h"
#include "apps/diaoyan/form_words.h"
#include "apps/diaoyan/import_words.h"
#include "collector/output_file.h"
#include "apps/diaoyan/progress_line.h"
#include "collector/importers/importers.h"
#include "questionnaires/questionnaire_json.h"

#include <iostream>
#include <memory>

namespace diaoyan {

namespace {

struct ImportOptions {
    std::string file;
    std::string form;
    std::string written_form;
    std::string separator;
    std::string mapping;
    std::string written_mapping;
    std::vector<std::string> schools;
    ImportRequest request;
};

/// `中心小学=S01`; nothing behind the sign: no school of the roster.
Result<SchoolDecisions> schoolDecisions(const std::vector<std::string>& texts, const Roster& roster) {
    SchoolDecisions decisions;
    for (const std::string& text : texts) {
        const std::size_t sign = text.find_last_of('=');
        const std::string code = sign == std::string::npos ? "" : text.substr(sign + 1);
        if (sign == std::string::npos || sign == 0 || (!code.empty() && !findSchool(roster, code)))
            return Problem{"wrong-option",
                           phrase("--school 应写成“文件中的写法=名册中的学校代码”；名册中没有的写“写法=”",
                                  "--school wants \"spelling in the file=code on the roster\", or \"spelling=\" for "
                                  "none of them"),
                           {.text = text}};
        decisions[text.substr(0, sign)] = code;
    }
    return decisions;
}

/// What is to be imported, and the questionnaire that came as a file.
struct PreparedImport {
    ImportRequest request;
    std::optional<LoadedForm> form;
};

/// A questionnaire that is named among the files of answers is the one they answer.
Result<Done> takeFormsAmongFiles(PreparedImport& import, const ImportOptions& options) {
    ImportRequest& request = import.request;
    std::vector<std::string> answers;
    for (const std::string& file : request.files) {
        Result<std::optional<LoadedForm>> form = formInFile(file);
        if (!form) return form.problem();
        if (!*form) {
            answers.push_back(file);
            continue;
        }
        if (import.form || !options.form.empty())
            return Problem{
                "wrong-option", phrase("只能给一份问卷", "only one questionnaire can be given"), {.file = file}};
        for (Problem& remark : (*form)->form.remarks) remark.where.file = file;
        request.definition = (*form)->form;
        import.form = std::move(*form);
    }
    request.files = std::move(answers);
    return Done{};
}

Result<PreparedImport> prepare(const ImportOptions& options, const Roster& roster, const Session& session) {
    PreparedImport import{.request = options.request};
    ImportRequest& request = import.request;
    Result<SchoolDecisions> schools = schoolDecisions(options.schools, roster);
    if (!schools) return schools.problem();
    request.schools = std::move(schools).value();
    if (!options.mapping.empty()) {
        const Result<std::string> json = readSmallFile(options.mapping);
        if (!json) return json.problem();
        Result<Mapping> mapping = mappingFromJson(*json, options.mapping);
        if (!mapping) return mapping.problem();
        request.mapping = std::move(mapping).value();
    }
    request.stop = session.stop;
    if (!options.separator.empty())
        request.table.separator = options.separator == "tab" ? '\t' : options.separator.front();
    if (const Result<Done> taken = takeFormsAmongFiles(import, options); !taken) return taken.problem();
    if (isFormFile(options.form)) {
        Result<LoadedForm> loaded = loadForm(options.form);
        if (!loaded) return loaded.problem();
        for (Problem& remark : loaded->form.remarks) remark.where.file = options.form;
        request.definition = loaded->form;
        import.form = std::move(loaded).value();
    } else {
        request.form = options.form;
    }
    if (session.progress) request.progress = progressLine(session.language);
    return import;
}

/// The questionnaire and the mapping, where the user wants them.
Result<Done> writeDecisions(const ImportOptions& options, const ImportReport& report) {
    if (!options.written_form.empty())
        if (const Result<Done> written = writeFile(options.written_form, toJson(report.questionnaire)); !written)
            return written;
    if (options.written_mapping.empty()) return Done{};
    if (report.already_in_batch != 0)
        return Problem{
            "already-imported",
            phrase("这个文件已经导入过，没有新的决定可写", "the file was imported before: there is no decision"),
            {.file = report.file}};
    return writeFile(options.written_mapping, toJson(report.mapping));
}

int import(const ImportOptions& options, const Session& session) {
    Result<SurveyFile> survey = SurveyFile::open(options.file, SurveyFile::Access::write);
    if (!survey) return session.fail(survey.problem());
    const Roster roster = survey->roster();
    const Result<PreparedImport> prepared = prepare(options, roster, session);
    if (!prepared) return session.fail(prepared.problem());
    const ImportRequest& request = prepared->request;
    if (prepared->form) {
        if (request.files.empty()) sayForm(*prepared->form, session);
        for (const Problem& remark : prepared->form->form.remarks) session.say(describe(remark, session.language));
    }
    const Result<ImportOutcome> outcome = importFiles(*survey, request);
    if (session.progress) std::cerr << "\r\x1b[K";
    if (!outcome) return session.fail(outcome.problem());
    if (!outcome->files.empty()) {
        const Result<Done> written = writeDecisions(options, outcome->files.front());
        if (!written) return session.fail(written.problem());
    }
    if (session.json) session.printJson(jsonImport(*outcome, roster, request.dry_run));
    for (const ImportReport& report : outcome->files) sayImport(report, roster, session);
    if (!options.written_form.empty())
        session.say(phrase("问卷已写到 {0}，可以修改后用 --form 指定",
                           "the questionnaire is in {0}; edit it and name it with --form", {options.written_form}));
    if (!options.written_mapping.empty())
        session.say(phrase("各项决定已写到 {0}，“?” 处待定；改好后用 --mapping 指定",
                           "the decisions are in {0}; fill in where \"?\" stands and name it with --mapping",
                           {options.written_mapping}));
    return sayOutcome(*outcome, request, session);
}

}  // namespace

RunCommand declareImport(CLI::App& parser, Language language) {
    const auto options = std::make_shared<ImportOptions>();
    const auto words = [&](const char* zh, const char* en) { return std::string(language == Language::zh ? zh : en); };
    std::string names;
    for (const Importer& importer : importers())
        names += (names.empty() ? "" : ", ") + importer.id + " " + importer.title.in(language);
    parser.add_option("survey", options->file, words("调查文件", "the survey file"))->required();
    parser
        .add_option(
            "files", options->request.files,
            words("答卷文件（调查平台的下载、表格、.sav、.lsa、JSON 等）；它的问卷（.lss、XLSForm 等）、同一次调查的"
                  "文本与序号两个下载可一起给出",
                  "files of answers (downloads of survey tools, tables, .sav, .lsa, JSON ...); their questionnaire "
                  "(.lss, XLSForm ...) and the two downloads of one survey, texts and numbers, may be given with them"))
        ->required();
    parser.add_option(
        "--form", options->form,
        words("问卷编号，或问卷文件（JSON、.lss、XLSForm 等）；省略时自动对照，没有就推断",
              "id of the questionnaire, or its file (JSON, .lss, XLSForm ...); matched or inferred when left out"));
    parser.add_option("--school-column", options->request.school_column,
                      words("学校所在列的标题", "heading of the column that holds the school"));
    parser.add_option(
        "--write-form", options->written_form,
        words("把用到的（或推断的）问卷写成 JSON", "write the questionnaire that was used, or inferred, as JSON"));
    parser.add_option("--new-id", options->request.new_id, words("推断问卷的编号", "id of an inferred questionnaire"));
    parser.add_option(
        "--mapping", options->mapping,
        words("映射文件：以前导入时的各项决定（JSON）", "the mapping: decisions of an earlier import (JSON)"));
    parser.add_option("--write-mapping", options->written_mapping,
                      words("把这次的各项决定写成映射文件，下次用 --mapping",
                            "write the decisions of this import, to be used with --mapping next time"));
    parser.add_option("--school", options->schools,
                      words("学校写法的决定，如 中心小学=S01（可多次）",
                            "what a spelling of a school means, such as 中心小学=S01 (repeatable)"));
    parser.add_option("--format,--importer", options->request.importer, names);
    parser.add_option("--sheet", options->request.table.sheet, words("工作表", "sheet of a workbook"));
    parser.add_option("--encoding", options->request.table.encoding,
                      words("文本编码，如 GB18030", "encoding of a text file, such as GB18030"));
    parser.add_option("--separator", options->separator, words("分隔符：, ; | 或 tab", "separator: , ; | or tab"))
        ->check(CLI::IsMember({",", ";", "|", "tab"}));
    parser.add_flag(
        "--accept-problems", options->request.accept_problems,
        words("有问题的行和答案照记，其余导入", "import the rest although rows or answers had to be refused"));
    parser.add_flag("--include-unfinished", options->request.include_unfinished,
                    words("没有提交的答卷也计为有效", "count sheets that were never submitted as valid"));
    parser.add_flag("--dry-run", options->request.dry_run, words("只检查，不写入", "check only, write nothing"));
    return [options](const Session& session) { return import(*options, session); };
}

}  // namespace diaoyan
