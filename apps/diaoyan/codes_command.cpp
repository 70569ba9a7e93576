// SPDX-License-Identifier: GPL-3.0-or-later
#include "apps/diaoyan/command.h"
#include "apps/diaoyan/load_drawing.h"
#include "apps/diaoyan/print_tables.h"
#include "charts/survey/code_orders.h"
#include "charts/survey/handouts.h"
#include "collector/output_file.h"

#include <algorithm>
#include <filesystem>
#include <memory>
#include <system_error>

namespace diaoyan {

namespace {

struct CodesOptions {
    std::string file;
    std::string form;
    CodeWish wish;
    std::string classes;
    std::string address;
    std::string output;
    std::string table;
    int per_page = 10;
    bool list = false;
    std::int64_t withdraw = 0;
};

ResultTable seriesTable(const std::vector<CodeSeries>& all, const SurveyOnPaper& survey) {
    ResultTable table{.id = "codes", .kind = "codes"};
    table.title = {"一次性填写码", "One-time codes"};
    table.columns = {
        {{"批号", "Series"}, ColumnRole::count}, {{"问卷", "Form"}, ColumnRole::label},
        {{"学校", "School"}, ColumnRole::label}, {{"班级", "Class"}, ColumnRole::label},
        {{"生成", "Made"}, ColumnRole::count},   {{"已用", "Used"}, ColumnRole::count},
        {{"状态", "State"}, ColumnRole::label},  {{"生成时间（UTC）", "Made at (UTC)"}, ColumnRole::label}};
    for (const CodeSeries& series : all) {
        const Text state = series.withdrawn ? Text{"已作废", "withdrawn"} : Text{"有效", "valid"};
        const std::string school = schoolName(survey.roster, series.order.school);
        table.rows.push_back(
            {series.withdrawn ? RowRole::missing : RowRole::option,
             std::to_string(series.id),
             {series.id, untranslated(series.order.questionnaire),
              school.empty() ? Text{"不限", "any"} : untranslated(school), untranslated(series.order.class_name),
              series.order.count, series.used, state, untranslated(series.made_at)}});
    }
    table.notes.push_back({"文件里只有填写码的散列值，不能再印一次；作废：diaoyan codes 调查文件 --withdraw 批号",
                           "The file keeps hashes only: codes cannot be printed again. To withdraw: diaoyan codes FILE "
                           "--withdraw SERIES"});
    return table;
}

int listSeries(const CodesOptions& options, const Session& session) {
    const Result<SurveyOnPaper> survey = surveyOnPaper(options.file);
    if (!survey) return session.fail(survey.problem());
    Result<CollectionStore> store = CollectionStore::open(options.file);
    if (!store) return session.fail(store.problem());
    if (options.withdraw != 0)
        if (const Result<Done> done = store->withdrawCodes(options.withdraw); !done)
            return session.fail(done.problem());
    return printTables({seriesTable(store->codeSeries(), *survey)}, options.file, session);
}

Result<Done> writeSlips(const std::vector<CodeSlipSet>& sets, const CodesOptions& options, const Session& session) {
    if (!options.output.empty()) {
        const Result<const Drawing*> drawing = loadDrawing();
        if (!drawing) return drawing.problem();
        Result<std::string> drawn = (*drawing)->code_slips(sets, options.per_page, session.language);
        if (!drawn) return drawn.problem();
        if (const Result<Done> written = writeFile(options.output, *drawn); !written) return written.problem();
    }
    if (options.table.empty()) return Done{};
    const Result<Done> written = writeFile(options.table, codesCsv(sets, session.language));
    if (written || options.output.empty()) return written;
    std::error_code ignored;  // a PDF of codes that are about to be withdrawn
    std::filesystem::remove(options.output, ignored);
    return written;
}

/// Draws a page of codes that do not exist, so that what cannot be drawn or written is known before any are made.
Result<Done> rehearse(const std::vector<CodeOrder>& orders, const Questionnaire& form, const SurveyOnPaper& survey,
                      const CodesOptions& options, const Session& session) {
    if (options.output.empty()) return Done{};
    const Result<const Drawing*> drawing = loadDrawing();
    if (!drawing) return drawing.problem();
    const Result<std::string> drawn = (*drawing)->code_slips(
        rehearsedSlips(orders, form, survey.roster, options.address), options.per_page, session.language);
    return drawn ? Result<Done>(Done{}) : Result<Done>(drawn.problem());
}

Result<Done> checkFiles(CodesOptions& options) {
    if (options.output.empty() && options.table.empty())
        return Problem{"wrong-option",
                       phrase("请用 -o codes.pdf 或 --csv codes.csv 写明写到哪里：填写码只在那里，调查文件里没有",
                              "say where to write them, with -o codes.pdf or --csv codes.csv: codes are nowhere else, "
                              "not in the survey file"),
                       {}};
    if (!options.output.empty() && !options.output.ends_with(".pdf"))
        return Problem{"unknown-ending",
                       phrase("文件名须以 .pdf 结尾", "the file name must end in .pdf"),
                       {.file = options.output}};
    if (options.address.empty())
        return Problem{"wrong-option",
                       phrase("请用 --address 写明作答网址，如 http://192.168.1.20:8080",
                              "give the address where answers are taken: --address http://192.168.1.20:8080"),
                       {}};
    Result<std::string> address = webAddress(options.address);
    if (!address) return address.problem();
    options.address = std::move(address).value();
    return Done{};
}

void sayMade(const std::vector<MadeCodes>& made, const CodesOptions& options, const Session& session) {
    std::int64_t codes = 0;
    for (const MadeCodes& each : made) codes += each.series.order.count;
    if (session.json) {
        nlohmann::ordered_json json{{"survey", options.file}, {"codes", codes}};
        if (!options.output.empty()) json["pdf"] = options.output;
        if (!options.table.empty()) json["csv"] = options.table;
        json["series"] = nlohmann::ordered_json::array();
        for (const MadeCodes& each : made)
            json["series"].push_back({{"id", each.series.id},
                                      {"questionnaire", each.series.order.questionnaire},
                                      {"school", each.series.order.school},
                                      {"class", each.series.order.class_name},
                                      {"count", each.series.order.count}});
        session.printJson(json);
    }
    session.say(phrase("已生成 {0} 个填写码，共 {1} 批", "made {0} codes in {1} series",
                       {codes, static_cast<std::uint64_t>(made.size())}));
    for (const std::string& file : {options.output, options.table})
        if (!file.empty()) session.say(phrase("已写出 {0}", "wrote {0}", {file}));
    session.say(phrase("填写码只在写出的文件里，调查文件不留原码；印完请妥善保管或删除这些文件。",
                       "The codes are in the files just written and nowhere else; keep them safe, or delete them once "
                       "printed."));
}

/// Codes do not keep anybody out while the questionnaire is open to others as well.
void sayWhoElseMayAnswer(const CollectionSettings& settings, const Questionnaire& form, const CodesOptions& options,
                         const Session& session) {
    const auto access = settings.access.find(form.id);
    if (access != settings.access.end() && access->second == WebAccess::codes) return;
    session.say(
        phrase("注意：{0}现在不用填写码也能填写；要只凭填写码，请运行 diaoyan collect {1} --access {2}=codes",
               "note: {0} can be answered without a code; to ask for one: diaoyan collect {1} --access {2}=codes",
               {form.title, options.file, form.id}));
}

int makeAndPrint(CodesOptions options, const Session& session) {
    if (options.list || options.withdraw != 0) return listSeries(options, session);
    if (const Result<Done> checked = checkFiles(options); !checked) return session.fail(checked.problem());
    const Result<SurveyOnPaper> survey = surveyOnPaper(options.file);
    if (!survey) return session.fail(survey.problem());
    const Result<Questionnaire> form = formNamed(survey->questionnaires, options.form);
    if (!form) return session.fail(form.problem());
    options.wish.classes = namesTyped(options.classes);
    const Result<std::vector<CodeOrder>> orders = codeOrders(options.wish, *form, survey->roster);
    if (!orders) return session.fail(orders.problem());
    if (const Result<Done> drawable = rehearse(*orders, *form, *survey, options, session); !drawable)
        return session.fail(drawable.problem());
    Result<CollectionStore> store = CollectionStore::open(options.file);
    if (!store) return session.fail(store.problem());
    const auto write = [&](const std::vector<MadeCodes>& codes) {
        return writeSlips(slipSets(codes, *form, survey->roster, options.address), options, session);
    };
    const Result<std::vector<MadeCodes>> made = handOutCodes(*store, *orders, write);
    if (!made) return session.fail(made.problem());
    sayMade(*made, options, session);
    sayWhoElseMayAnswer(store->settings(), *form, options, session);
    return exitDone;
}

using InLanguage = std::function<std::string(const char*, const char*)>;

void declareHowMany(CLI::App& parser, CodesOptions& options, const InLanguage& words) {
    const CLI::Range number(std::int64_t{1}, std::int64_t{100000});
    parser
        .add_option("--per-class", options.wish.per_class,
                    words("每班多少个，班级用 --classes", "codes for each class of --classes"))
        ->check(number);
    parser.add_option("--classes", options.classes, words("班级，如 \"1班,2班\"", "classes, such as \"1班,2班\""));
    parser.add_option(
        "--roster", options.wish.class_file,
        words("班级名单（CSV 或 Excel）：学校、班级、人数", "a table (CSV or Excel) of classes: school, class, count"));
    parser
        .add_option("--per-school", options.wish.per_school,
                    words("每校多少个；不写数字则按名册里该类对象的应答人数",
                          "codes for each school; without a number as many as the roster expects"))
        ->expected(0, 1)
        ->default_str("0")
        ->check(CLI::Range(std::int64_t{0}, std::int64_t{100000}));
    parser.add_option("--count", options.wish.count, words("一共多少个，不分班级", "codes in all, for any class"))
        ->check(number);
    parser.add_option("--school", options.wish.schools,
                      words("只给这些学校（代码或名称，可重复）", "only these schools (code or name; repeatable)"));
}

}  // namespace

RunCommand declareCodes(CLI::App& parser, Language language) {
    const auto options = std::make_shared<CodesOptions>();
    const InLanguage words = [&](const char* zh, const char* en) {
        return std::string(language == Language::zh ? zh : en);
    };
    parser.add_option("file", options->file, words("调查文件", "the survey file"))->required();
    parser.add_option("--form", options->form, words("问卷，如 parent", "the questionnaire, such as parent"));
    declareHowMany(parser, *options, words);
    parser.add_option(
        "--address", options->address,
        words("作答网址，如 http://192.168.1.20:8080", "where answers are taken: http://192.168.1.20:8080"));
    parser.add_option("-o,--output", options->output, words("写出 PDF，裁开后分发", "slips to cut apart, PDF"));
    parser.add_option("--csv", options->table,
                      words("另写一张表（学校、班级、填写码、网址）", "the codes as a table, CSV"));
    parser
        .add_option("--per-page", options->per_page,
                    words("每页多少张（4 至 40，默认 10）", "slips on a page (4 to 40, default 10)"))
        ->check(CLI::Range(4, 40));
    parser.add_flag("--list", options->list,
                    words("列出各批填写码和使用情况", "list the series and how many were used"));
    parser
        .add_option("--withdraw", options->withdraw,
                    words("作废一批中未用的填写码", "take a series back: its unused codes"))
        ->check(CLI::Range(std::int64_t{1}, std::int64_t{1} << 62));
    return [options](const Session& session) { return makeAndPrint(*options, session); };
}

}  // namespace diaoyan
