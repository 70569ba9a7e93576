// SPDX-License-Identifier: GPL-3.0-or-later
#include "apps/diaoyan/command.h"
#include "apps/diaoyan/print_tables.h"
#include "collector/store/survey_file.h"
#include "questionnaires/similar_names.h"

#include <algorithm>
#include <memory>
#include <optional>
#include <utility>

namespace diaoyan {

namespace {

struct AboutOptions {
    std::string file;
    std::vector<std::string> settings;
};

Problem unknownFact(const std::string& name) {
    std::vector<std::pair<std::string, std::vector<std::string>>> known;
    for (const StudyFact& fact : studyFacts()) known.push_back({fact.id, {fact.title.zh, fact.title.en}});
    const std::vector<std::string> similar = similarNames(name, known, 1);
    const Text hint = similar.empty() ? Text{} : phrase("；是否想写 {0}", "; did you mean {0}?", {similar.front()});
    return {"unknown-fact",
            phrase("没有“{0}”这一项{1}；不带设置运行 diaoyan about 可看到全部",
                   "there is no fact \"{0}\"{1}; diaoyan about "
                   "without settings lists them",
                   {name, hint}),
            {}};
}

/// sponsor=县教育局, also 委托与经费来源=县教育局.
Result<std::vector<std::pair<std::string, std::string>>> settingsOf(const std::vector<std::string>& typed) {
    std::vector<std::pair<std::string, std::string>> settings;
    for (const std::string& one : typed) {
        const std::size_t equals = one.find('=');
        if (equals == std::string::npos)
            return Problem{"wrong-option", phrase("“{0}”应写成 名称=内容", "\"{0}\" should be NAME=WORDS", {one}), {}};
        const StudyFact* fact = studyFactNamed(one.substr(0, equals));
        if (fact == nullptr) return unknownFact(one.substr(0, equals));
        settings.emplace_back(fact->id, one.substr(equals + 1));
    }
    return settings;
}

ResultTable factTable(const StudyRecord& record) {
    ResultTable table{.id = "about", .kind = "words"};
    table.title = {"调研信息", "What the study says of itself"};
    table.columns = {{{"名称", "Name"}, ColumnRole::label},
                     {{"项目", "Item"}, ColumnRole::label},
                     {{"内容", "Words"}, ColumnRole::label}};
    for (const StudyFact& fact : studyFacts()) {
        const auto filled = record.facts.find(fact.id);
        const bool empty = filled == record.facts.end();
        const Text hint = phrase("未填写（{0}）", "not filled in ({0})", {fact.hint});
        table.rows.push_back({RowRole::option,
                              fact.id,
                              {untranslated(fact.id), fact.title, empty ? hint : untranslated(filled->second)}});
    }
    table.notes.push_back({"填写：diaoyan about 调查文件 sponsor=县教育局；内容留空则删去。",
                           "To fill in: diaoyan about FILE sponsor=\"County office\"; no words take a fact back."});
    return table;
}

int showOrSet(const AboutOptions& options, const Session& session) {
    const auto settings = settingsOf(options.settings);
    if (!settings) return session.fail(settings.problem());
    const auto access = settings->empty() ? SurveyFile::Access::read : SurveyFile::Access::write;
    Result<SurveyFile> survey = SurveyFile::open(options.file, access);
    if (!survey) return session.fail(survey.problem());
    if (settings->empty()) return printTables({factTable(survey->record())}, options.file, session);
    SurveyFile::Change change(*survey);
    for (const auto& [id, words] : *settings) change.setFact(id, words);
    change.commit();
    if (session.json) session.printJson({{"survey", options.file}, {"facts", survey->record().facts}});
    session.say(phrase("已记下 {0} 项", "{0} facts kept", {static_cast<std::uint64_t>(settings->size())}));
    return exitDone;
}

}  // namespace

RunCommand declareAbout(CLI::App& parser, Language language) {
    const auto options = std::make_shared<AboutOptions>();
    const auto words = [&](const char* zh, const char* en) { return std::string(language == Language::zh ? zh : en); };
    parser.add_option("file", options->file, words("调查文件", "the survey file"))->required();
    parser.add_option("settings", options->settings,
                      words("要填写的项目，如 sponsor=县教育局；不写则列出全部",
                            "facts to fill in, such as sponsor=...; none: list them all"));
    return [options](const Session& session) { return showOrSet(*options, session); };
}

}  // namespace diaoyan
