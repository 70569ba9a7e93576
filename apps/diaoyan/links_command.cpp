// SPDX-License-Identifier: GPL-3.0-or-later
#include "apps/diaoyan/command.h"
#include "apps/diaoyan/load_drawing.h"
#include "apps/diaoyan/print_tables.h"
#include "charts/survey/code_orders.h"
#include "charts/survey/handouts.h"
#include "collector/output_file.h"

#include <memory>

namespace diaoyan {

namespace {

struct LinksOptions {
    std::string file;
    std::string form;
    std::vector<std::string> schools;
    std::string classes;
    std::string address;
    std::string output;
};

Result<std::vector<SchoolLink>> linksOf(const LinksOptions& options, const SurveyOnPaper& survey,
                                        const std::string& address, const std::string& key) {
    std::vector<Questionnaire> forms = survey.questionnaires;
    if (!options.form.empty()) {
        const Result<Questionnaire> form = formNamed(survey.questionnaires, options.form);
        if (!form) return form.problem();
        forms = {*form};
    }
    const Result<std::vector<School>> schools = schoolsNamed(options.schools, survey.roster);
    if (!schools) return schools.problem();
    std::vector<SchoolLink> links = schoolLinks(forms, *schools, namesTyped(options.classes), address, key);
    if (!links.empty()) return links;
    return Problem{
        "no-schools",
        phrase("调查文件里没有学校名册，没有链接可写", "the survey has no roster of schools to make links for"),
        {.file = options.file}};
}

ResultTable linkTable(const std::vector<SchoolLink>& links) {
    ResultTable table{.id = "links", .kind = "links"};
    table.title = {"学校链接", "Links of schools"};
    table.columns = {{{"问卷", "Form"}, ColumnRole::label},
                     {{"学校", "School"}, ColumnRole::label},
                     {{"班级", "Class"}, ColumnRole::label},
                     {{"链接", "Link"}, ColumnRole::label}};
    for (const SchoolLink& link : links)
        table.rows.push_back({RowRole::option,
                              link.school.code,
                              {untranslated(link.form.id), untranslated(link.school.name),
                               untranslated(link.class_name), untranslated(link.address)}});
    return table;
}

Result<std::string> linkPosters(const std::vector<SchoolLink>& links, Language language) {
    const Result<const Drawing*> drawing = loadDrawing();
    if (!drawing) return drawing.problem();
    return (*drawing)->posters(postersOf(links), language);
}

/// The bytes of the file, by its ending.
Result<std::string> fileOf(const std::vector<SchoolLink>& links, const std::string& path, Language language) {
    if (path.ends_with(".csv")) return linksCsv(links, language);
    if (path.ends_with(".pdf")) return linkPosters(links, language);
    return Problem{"unknown-ending",
                   phrase("文件名须以 .csv 或 .pdf（每校一页海报）结尾",
                          "the file name must end in .csv, or in .pdf for a poster per school"),
                   {.file = path}};
}

/// Links do not open what asks for a code.
void sayWhatAsksForCodes(const CollectionSettings& settings, const std::vector<SchoolLink>& links,
                         const Session& session) {
    std::string told;
    for (const SchoolLink& link : links) {
        const auto access = settings.access.find(link.form.id);
        if (access == settings.access.end() || access->second != WebAccess::codes || told == link.form.id) continue;
        told = link.form.id;
        session.say(phrase("注意：{0}设为只凭填写码，这些链接打不开它",
                           "note: {0} asks for a code; these links do not open it", {link.form.title}));
    }
}

int writeLinks(const LinksOptions& options, const Session& session) {
    const Result<std::string> address = webAddress(options.address);
    if (!address) return session.fail(address.problem());
    const Result<SurveyOnPaper> survey = surveyOnPaper(options.file);
    if (!survey) return session.fail(survey.problem());
    Result<CollectionStore> store = CollectionStore::open(options.file);
    if (!store) return session.fail(store.problem());
    const CollectionSettings settings = store->settings();
    const Result<std::vector<SchoolLink>> links = linksOf(options, *survey, *address, settings.link_key);
    if (!links) return session.fail(links.problem());
    sayWhatAsksForCodes(settings, *links, session);
    if (options.output.empty()) return printTables({linkTable(*links)}, options.file, session);
    const Result<std::string> bytes = fileOf(*links, options.output, session.language);
    if (!bytes) return session.fail(bytes.problem());
    if (const Result<Done> written = writeFile(options.output, *bytes); !written)
        return session.fail(written.problem());
    if (session.json) session.printJson({{"survey", options.file}, {"links", links->size()}, {"file", options.output}});
    session.say(phrase("已写出 {0}：{1} 个链接", "wrote {0}: {1} links",
                       {options.output, static_cast<std::uint64_t>(links->size())}));
    return exitDone;
}

}  // namespace

RunCommand declareLinks(CLI::App& parser, Language language) {
    const auto options = std::make_shared<LinksOptions>();
    const auto words = [&](const char* zh, const char* en) { return std::string(language == Language::zh ? zh : en); };
    parser.add_option("file", options->file, words("调查文件", "the survey file"))->required();
    parser
        .add_option("--address", options->address,
                    words("作答网址，如 http://192.168.1.20:8080", "where answers are taken: http://192.168.1.20:8080"))
        ->required();
    parser.add_option("--form", options->form, words("只要这份问卷", "only this questionnaire"));
    parser.add_option("--school", options->schools,
                      words("只要这些学校（代码或名称，可重复）", "only these schools (code or name; repeatable)"));
    parser.add_option("--classes", options->classes,
                      words("每个班级一个链接，如 \"1班,2班\"", "a link for each class, such as \"1班,2班\""));
    parser.add_option("-o,--output", options->output,
                      words("写出 .csv，或 .pdf（每校一页海报）；不写则列在屏幕上",
                            "a .csv, or a .pdf with a poster per school; on the screen without it"));
    return [options](const Session& session) { return writeLinks(*options, session); };
}

}  // namespace diaoyan
