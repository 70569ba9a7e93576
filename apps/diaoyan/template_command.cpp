// SPDX-License-Identifier: GPL-3.0-or-later
#include "apps/diaoyan/command.h"
#include "collector/output_file.h"
#include "apps/diaoyan/print_tables.h"
#include "charts/survey/study_of_survey.h"
#include "charts/template/directives.h"
#include "charts/template/values.h"

#include <memory>

namespace diaoyan {

namespace {

struct TemplateOptions {
    std::string file;
    std::string output;
    std::string check;
    std::string save;
    bool list = false;
    bool forget = false;
};

/// Everything that can stand between {{ and }}.
std::vector<ResultTable> knownWords() {
    const auto table = [](const char* id, Text title) {
        ResultTable one{.id = id, .kind = "words", .title = std::move(title)};
        one.columns = {{{"写法", "As written"}, ColumnRole::label},
                       {{"中文写法", "In Chinese"}, ColumnRole::label},
                       {{"写出什么", "What it writes"}, ColumnRole::label}};
        return one;
    };
    const auto add = [](ResultTable& one, const auto& kinds) {
        for (const auto& kind : kinds)
            one.rows.push_back(
                {RowRole::option, kind.id, {untranslated(kind.usage), untranslated(kind.zh), kind.title}});
    };
    ResultTable blocks = table("directives", {"单独占一行的指令", "Directives on a line of their own"});
    add(blocks, directiveKinds());
    ResultTable values = table("values", {"可以写在句子里的数值", "Values within sentences"});
    add(values, valueKinds());
    values.notes.push_back(
        {"条件和循环：{{if …}} {{else}} {{end}}，{{each questionnaire}} {{each question}} {{each school}} "
         "{{end}}。Q 题目，F 问卷，G 分组，K 图形。详见 docs/templates.md。",
         "Conditions and loops: {{if ...}} {{else}} {{end}}, {{each questionnaire}} {{each question}} "
         "{{each school}} {{end}}. Q a question, F a questionnaire, G a grouping, K a kind of figure. "
         "See docs/templates.md."});
    return {blocks, values};
}

/// Whether the template makes a report of this survey; every problem is told.
int checkTemplate(const std::string& path, const std::string& text, SurveyFile& survey, const Session& session) {
    const Result<Study> study = studyOf(survey);
    if (!study) return session.fail(study.problem());
    const std::vector<Problem> problems =
        templateProblems(*study, {.language = session.language, .template_text = text, .template_file = path});
    if (session.json) {
        nlohmann::ordered_json list = nlohmann::ordered_json::array();
        for (const Problem& problem : problems) list.push_back(jsonProblem(problem));
        session.printJson({{"template", path}, {"problems", list}});
    }
    for (const Problem& problem : problems) session.report(problem);
    if (problems.empty()) session.say(phrase("模板 {0} 没有问题", "the template {0} is sound", {path}));
    return problems.empty() ? exitDone : exitDataProblems;
}

int handleTemplate(const TemplateOptions& options, const Session& session) {
    if (options.list) return printTables(knownWords(), options.file, session);
    const bool writes = !options.save.empty() || options.forget;
    Result<SurveyFile> survey =
        SurveyFile::open(options.file, writes ? SurveyFile::Access::write : SurveyFile::Access::read);
    if (!survey) return session.fail(survey.problem());
    const std::string path = !options.check.empty() ? options.check : options.save;
    if (!path.empty()) {
        const Result<std::string> text = readSmallFile(path);
        if (!text) return session.fail(text.problem());
        if (const int code = checkTemplate(path, *text, *survey, session); code != exitDone || options.save.empty())
            return code;
        SurveyFile::Change change(*survey);
        change.setReportTemplate(*text);
        change.commit();
        session.say(phrase("模板已存入 {0}，以后的报告都用它", "the template is kept in {0} and used from now on",
                           {options.file}));
        return exitDone;
    }
    if (options.forget) {
        SurveyFile::Change change(*survey);
        change.setReportTemplate({});
        change.commit();
        session.say(Text{"已改回默认模板", "the default template is used again"});
        return exitDone;
    }
    std::string text = survey->reportTemplate();
    if (text.empty()) text = defaultTemplate(session.language);
    if (options.output.empty()) {
        if (session.json)
            session.printJson({{"template", text}});
        else
            session.say(text);
        return exitDone;
    }
    if (const Result<Done> written = writeFile(options.output, text); !written) return session.fail(written.problem());
    session.say(phrase("已写出 {0}", "wrote {0}", {options.output}));
    return exitDone;
}

}  // namespace

RunCommand declareTemplate(CLI::App& parser, Language language) {
    const auto options = std::make_shared<TemplateOptions>();
    const auto words = [&](const char* zh, const char* en) { return std::string(language == Language::zh ? zh : en); };
    parser.add_option("file", options->file, words("调查文件", "the survey file"))->required();
    parser.add_option("-o,--output", options->output,
                      words("把现用的模板写到文件，供修改", "write the template in use to a file, to be changed"));
    parser.add_option("--check", options->check, words("检查一个模板文件", "check a template file"));
    parser.add_option("--save", options->save, words("检查后存入调查文件", "check it, and keep it in the survey file"));
    parser.add_flag("--default", options->forget, words("改回默认模板", "use the default template again"));
    parser.add_flag("--list", options->list, words("列出全部指令和数值", "list all directives and values"));
    return [options](const Session& session) { return handleTemplate(*options, session); };
}

}  // namespace diaoyan
