// SPDX-License-Identifier: GPL-3.0-or-later
#include "apps/diaoyan/command.h"
#include "apps/diaoyan/print_tables.h"
#include "charts/template/fieldwork_words.h"
#include "collector/store/survey_file.h"

#include <memory>

namespace diaoyan {

namespace {

struct FieldworkOptions {
    std::string file;
    FieldworkEntry entry;
    std::int64_t persons = -1;
    std::int64_t remove = 0;
};

/// The log entry by entry, numbered as --remove wants it.
ResultTable logTable(const std::vector<FieldworkEntry>& log) {
    ResultTable table{.id = "fieldwork.log", .kind = "fieldwork"};
    table.title = {"实地调研记录", "Fieldwork log"};
    table.columns = {{{"序号", "No."}, ColumnRole::count},    {{"日期", "Date"}, ColumnRole::label},
                     {{"形式", "Kind"}, ColumnRole::label},   {{"学校", "School"}, ColumnRole::label},
                     {{"内容", "What"}, ColumnRole::label},   {{"次数", "Sessions"}, ColumnRole::count},
                     {{"人次", "Persons"}, ColumnRole::count}};
    for (const FieldworkEntry& entry : log) {
        const Text kind = fieldworkSums({entry}).front().kind.title;
        TableRow row{RowRole::option, std::to_string(table.rows.size() + 1)};
        row.cells = {std::ssize(table.rows) + std::int64_t{1},
                     untranslated(entry.date),
                     kind,
                     untranslated(entry.school),
                     untranslated(entry.what),
                     entry.sessions};
        if (entry.persons)
            row.cells.emplace_back(*entry.persons);
        else
            row.cells.emplace_back(NoValue{{"没有记录参加人数", "not recorded how many took part"}});
        table.rows.push_back(std::move(row));
    }
    return table;
}

int keepLog(FieldworkOptions options, const Session& session) {
    const bool adds = !options.entry.kind.empty();
    const bool changes = adds || options.remove != 0;
    Result<SurveyFile> survey =
        SurveyFile::open(options.file, changes ? SurveyFile::Access::write : SurveyFile::Access::read);
    if (!survey) return session.fail(survey.problem());
    if (changes) {
        SurveyFile::Change change(*survey);
        if (options.remove != 0)
            if (const Result<Done> removed = change.removeFieldwork(options.remove); !removed)
                return session.fail(removed.problem());
        if (adds) {
            if (options.persons >= 0) options.entry.persons = options.persons;
            change.addFieldwork(options.entry);
        }
        change.commit();
    }
    const std::vector<FieldworkEntry> log = survey->record().fieldwork;
    if (!session.json && !log.empty()) session.say(fieldworkSentence(log));
    return printTables({logTable(log)}, options.file, session);
}

}  // namespace

RunCommand declareFieldwork(CLI::App& parser, Language language) {
    const auto options = std::make_shared<FieldworkOptions>();
    const auto words = [&](const char* zh, const char* en) { return std::string(language == Language::zh ? zh : en); };
    std::string kinds;
    for (const FieldworkKind& kind : fieldworkKinds())
        kinds += (kinds.empty() ? "" : ", ") + kind.id + " " + kind.title.in(language);
    parser.add_option("file", options->file, words("调查文件", "the survey file"))->required();
    parser.add_option("--add", options->entry.kind,
                      words("记一次活动：", "an entry to add: ") + kinds +
                          words("，或自己的名称", ", or a name of your own"));
    parser.add_option("--date", options->entry.date, words("日期，如 2026-05-08", "its date, such as 2026-05-08"));
    parser.add_option("--school", options->entry.school, words("学校", "its school"));
    parser.add_option("--what", options->entry.what, words("内容，如 校长座谈会", "what it was"));
    parser.add_option("--sessions", options->entry.sessions, words("场数、节数", "number of sessions"))
        ->check(CLI::Range(1, 100000));
    parser.add_option("--persons", options->persons, words("参加人次", "how many took part"))
        ->check(CLI::Range(0, 10000000));
    parser.add_option("--remove", options->remove, words("删去第几条", "number of an entry to remove"));
    return [options](const Session& session) { return keepLog(*options, session); };
}

}  // namespace diaoyan
