// SPDX-License-Identifier: GPL-3.0-or-later
#include "apps/diaoyan/command.h"
#include "apps/diaoyan/import_words.h"
#include "apps/diaoyan/load_form.h"
#include "apps/diaoyan/output_file.h"
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
    ImportRequest request;
};

Result<ImportRequest> requestOf(const ImportOptions& options, const Session& session) {
    ImportRequest request = options.request;
    request.stop = session.stop;
    if (!options.separator.empty())
        request.table.separator = options.separator == "tab" ? '\t' : options.separator.front();
    if (isFormFile(options.form)) {
        Result<LoadedForm> loaded = loadForm(options.form);
        if (!loaded) return loaded.problem();
        for (Problem& remark : loaded->form.remarks) remark.where.file = options.form;
        request.definition = std::move(loaded->form);
    } else {
        request.form = options.form;
    }
    if (session.progress) request.progress = progressLine(session.language);
    return request;
}

int import(const ImportOptions& options, const Session& session) {
    const Result<ImportRequest> request = requestOf(options, session);
    if (!request) return session.fail(request.problem());
    if (request->definition)
        for (const Problem& remark : request->definition->remarks) session.say(describe(remark, session.language));
    Result<SurveyFile> survey = SurveyFile::open(options.file, SurveyFile::Access::write);
    if (!survey) return session.fail(survey.problem());
    const Result<ImportOutcome> outcome = importFiles(*survey, *request);
    if (session.progress) std::cerr << "\r\x1b[K";
    if (!outcome) return session.fail(outcome.problem());
    if (!options.written_form.empty()) {
        const Result<Done> written = writeFile(options.written_form, toJson(outcome->files.front().questionnaire));
        if (!written) return session.fail(written.problem());
    }
    if (session.json) session.printJson(jsonImport(*outcome, request->dry_run));
    for (const ImportReport& report : outcome->files) sayImport(report, session);
    if (!options.written_form.empty())
        session.say(phrase("问卷已写到 {0}，可以修改后用 --form 指定",
                           "the questionnaire is in {0}; edit it and name it with --form", {options.written_form}));
    return sayOutcome(*outcome, *request, session);
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
        .add_option("files", options->request.files,
                    words("答卷文件（.xls .xlsx .csv .txt）；同一次调查的文本与序号两个下载可一起给出",
                          "files of answers (.xls .xlsx .csv .txt); the two downloads of one survey, texts and "
                          "numbers, may be given together"))
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
    parser.add_option("--importer", options->request.importer, names);
    parser.add_option("--sheet", options->request.table.sheet, words("工作表", "sheet of a workbook"));
    parser.add_option("--encoding", options->request.table.encoding,
                      words("文本编码，如 GB18030", "encoding of a text file, such as GB18030"));
    parser.add_option("--separator", options->separator, words("分隔符：, ; | 或 tab", "separator: , ; | or tab"))
        ->check(CLI::IsMember({",", ";", "|", "tab"}));
    parser.add_flag(
        "--accept-problems", options->request.accept_problems,
        words("有问题的行和答案照记，其余导入", "import the rest although rows or answers had to be refused"));
    parser.add_flag("--dry-run", options->request.dry_run, words("只检查，不写入", "check only, write nothing"));
    return [options](const Session& session) { return import(*options, session); };
}

}  // namespace diaoyan
