// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/statistics/statistics.h"
#include "apps/diaoyan/command.h"
#include "charts/tables/base_phrases.h"
#include "charts/tables/terminal_width.h"
#include "charts/tables/text_table.h"
#include "questionnaires/questionnaire_json.h"
#include "questionnaires/similar_names.h"

#include <algorithm>
#include <iostream>
#include <memory>

namespace diaoyan {

namespace {

std::pair<const char*, Text> groupingNames(GroupingNeed need) {
    switch (need) {
    case GroupingNeed::none: return {"none", {"不分组", "no groups"}};
    case GroupingNeed::optional: return {"optional", {"可分组", "groups if wanted"}};
    case GroupingNeed::required: return {"required", {"须分组", "needs groups"}};
    }
    return {"", {}};
}

Text kindsOf(const StatisticEntry& entry) {
    std::vector<Text> names;
    for (const QuestionKind kind : entry.kinds) names.push_back(kindWords(kind));
    return joined(names, "、", ", ");
}

nlohmann::ordered_json jsonStatistic(const StatisticEntry& entry) {
    nlohmann::ordered_json json{
        {"id", entry.id}, {"title", jsonText(entry.title)}, {"description", jsonText(entry.description)}};
    json["kinds"] = nlohmann::ordered_json::array();
    for (const QuestionKind kind : entry.kinds) json["kinds"].push_back(jsonName(kind));
    json["grouping"] = groupingNames(entry.grouping).first;
    json["when"] = jsonText(entry.when);
    json["assumptions"] = jsonText(entry.assumptions);
    json["source"] = entry.source;
    json["reference"] = entry.reference;
    return json;
}

/// A heading, and its words beside it in lines that fit.
void printPart(const Text& heading, const Text& words, const Session& session) {
    if (words.empty()) return;
    constexpr int indent = 14;
    const std::string name = heading.in(session.language);
    std::string before = name + std::string(static_cast<std::size_t>(std::max(1, indent - terminalWidth(name))), ' ');
    for (const std::string& line : wrapped(words.in(session.language), std::max(20, session.width - indent))) {
        std::cout << before << line << '\n';
        before.assign(indent, ' ');
    }
}

void explain(const StatisticEntry& entry, const Session& session) {
    std::cout << headingOf(entry.title).in(session.language) << (session.language == Language::zh ? "（" : " (")
              << entry.id << (session.language == Language::zh ? "）" : ")") << "\n\n";
    printPart({"给出", "Gives"}, entry.description, session);
    printPart({"何时用", "When"}, entry.when, session);
    printPart({"前提", "Assumptions"}, entry.assumptions, session);
    printPart({"题型", "Questions"}, kindsOf(entry), session);
    printPart({"分组", "Groups"}, groupingNames(entry.grouping).second, session);
    printPart({"出处", "Source"}, untranslated(entry.source), session);
    printPart({"核对", "Compared with"}, untranslated(entry.reference), session);
}

/// What `diaoyan COMMAND --help` prints.
std::string usageOf(const Command& command, Language language) {
    CLI::App parser({}, "diaoyan");
    CLI::App* const sub = parser.add_subcommand(command.id, command.help.in(language));
    const RunCommand declared = command.declare(*sub, language);
    return sub->help("diaoyan");
}

ResultTable listOfStatistics() {
    ResultTable table;
    table.id = "statistics";
    table.kind = "help";
    table.title = {"能算的统计量", "Statistics"};
    table.columns = {{{"编号", "Id"}, ColumnRole::label},
                     {{"名称", "Name"}, ColumnRole::label},
                     {{"给出什么", "What it gives"}, ColumnRole::label}};
    for (const StatisticEntry& entry : statistics())
        table.rows.push_back({RowRole::option, entry.id, {untranslated(entry.id), entry.title, entry.description}});
    table.notes.push_back({"diaoyan help 编号：一个统计量的用法、前提和出处。diaoyan help "
                           "命令：一个命令的用法；diaoyan --help 列出命令。",
                           "diaoyan help ID explains one statistic; diaoyan help COMMAND shows how a command is used; "
                           "diaoyan --help lists the commands."});
    return table;
}

int listAll(const Session& session) {
    if (session.json) {
        nlohmann::ordered_json json;
        json["statistics"] = nlohmann::ordered_json::array();
        for (const StatisticEntry& entry : statistics()) json["statistics"].push_back(jsonStatistic(entry));
        json["commands"] = nlohmann::ordered_json::array();
        for (const Command& command : commands())
            json["commands"].push_back({{"id", command.id}, {"help", jsonText(command.help)}});
        session.printJson(json);
        return exitDone;
    }
    std::cout << renderText(listOfStatistics(),
                            {.language = session.language, .width = session.width, .colour = session.terminal});
    return exitDone;
}

Problem unknownTopic(const std::string& topic) {
    std::vector<std::pair<std::string, std::vector<std::string>>> candidates;
    for (const StatisticEntry& entry : statistics()) candidates.push_back({entry.id, {entry.title.zh, entry.title.en}});
    for (const Command& command : commands()) candidates.push_back({command.id, {}});
    std::string names;
    for (const std::string& id : similarNames(topic, candidates)) names += (names.empty() ? "" : ", ") + id;
    if (names.empty())
        return {"unknown-topic",
                phrase("没有名为 {0} 的统计量或命令；diaoyan help 列出全部",
                       "there is no statistic or command {0}; diaoyan help lists all", {topic}),
                {}};
    return {"unknown-topic",
            phrase("没有名为 {0} 的统计量或命令；是不是 {1}？",
                   "there is no statistic or command {0}; did you mean {1}?", {topic, names}),
            {}};
}

/// A statistic by its id or title, a command by its name; some names are both.
int help(const std::string& topic, const Session& session) {
    if (topic.empty()) return listAll(session);
    const auto& all = statistics();
    const auto statistic = std::find_if(all.begin(), all.end(), [&](const StatisticEntry& entry) {
        return entry.id == topic || entry.title.zh == topic || entry.title.en == topic;
    });
    const auto list = commands();
    const auto command = std::find_if(list.begin(), list.end(), [&](const Command& one) { return one.id == topic; });
    if (statistic == all.end() && command == list.end()) return session.fail(unknownTopic(topic));
    if (session.json) {
        nlohmann::ordered_json json;
        if (statistic != all.end()) json["statistic"] = jsonStatistic(*statistic);
        if (command != list.end())
            json["command"] = {
                {"id", command->id}, {"help", jsonText(command->help)}, {"usage", usageOf(*command, session.language)}};
        session.printJson(json);
        return exitDone;
    }
    if (statistic != all.end()) explain(*statistic, session);
    if (command != list.end()) std::cout << (statistic != all.end() ? "\n" : "") << usageOf(*command, session.language);
    return exitDone;
}

}  // namespace

RunCommand declareHelp(CLI::App& parser, Language language) {
    const auto topic = std::make_shared<std::string>();
    parser.add_option("topic", *topic,
                      language == Language::zh
                          ? "统计量的编号或名称，或命令；省略时列出全部统计量"
                          : "id or name of a statistic, or a command; all statistics when left out");
    return [topic](const Session& session) { return help(*topic, session); };
}

}  // namespace diaoyan
