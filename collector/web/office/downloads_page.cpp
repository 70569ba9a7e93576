// SPDX-License-Identifier: GPL-3.0-or-later
// Files to take away: answers in the formats of THE LIST of exporters, the survey file, posters, forms on paper.
#include "collector/exporters/exporters.h"
#include "collector/store/survey_copy.h"
#include "collector/web/office/office_page.h"
#include "collector/web/office/office_routes.h"
#include "questionnaires/questionnaire_check.h"

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>

namespace diaoyan::office {

namespace {

namespace fs = std::filesystem;

Problem diskFailure(const fs::path& path) {
    return {"disk-failure",
            phrase("写临时文件失败（磁盘可能已满）", "a temporary file cannot be written (the disk may be full)"),
            {.file = path.string()}};
}

/// A folder that nobody else can look into, removed with all that is in it.
class PassingFolder {
public:
    PassingFolder() {
        std::string name = (fs::temp_directory_path() / "diaoyan-office-XXXXXX").string();
        if (::mkdtemp(name.data()) == nullptr) throw EnvironmentFailure(diskFailure(name));
        path_ = name;
    }
    ~PassingFolder() {
        std::error_code ignored;
        fs::remove_all(path_, ignored);
    }
    PassingFolder(const PassingFolder&) = delete;
    PassingFolder& operator=(const PassingFolder&) = delete;
    std::string file(const std::string& name) const { return (path_ / name).string(); }

private:
    fs::path path_;
};

std::string contentOf(const std::string& path) {
    std::ifstream in(path, std::ios::binary);
    std::string content{std::istreambuf_iterator<char>(in), {}};
    if (!in) throw EnvironmentFailure(diskFailure(path));
    return content;
}

/// The exporter whose ending a name has, and what stands before it.
std::pair<const Exporter*, std::string> exporterOf(const std::string& name) {
    for (const Exporter& exporter : exporters())
        if (name.ends_with(exporter.ending)) return {&exporter, name.substr(0, name.size() - exporter.ending.size())};
    return {nullptr, {}};
}

/// Exports into a folder; companions lie beside the first file.
Result<Exported> exportInto(const PassingFolder& folder, const Exporter& exporter, const Questionnaire& form,
                            const Roster& roster, SurveyFile* survey, const ExportOptions& options) {
    const ExportSource source{.questionnaire = form, .roster = roster, .visit = [&](const auto& take) -> Result<Done> {
                                  if (survey == nullptr) return Done{};
                                  return survey->visitSheets(form.id, take);
                              }};
    const std::string stem = isGoodId(form.id) ? form.id : "answers";
    return exporter.write(source, folder.file(stem + exporter.ending), options);
}

/// Endings of the files that a format consists of, as it writes them: found by an export without answers.
std::vector<std::string> endingsOf(const Exporter& exporter, const Questionnaire& form, const Roster& roster) {
    const PassingFolder folder;
    const Result<Exported> exported = exportInto(folder, exporter, form, roster, nullptr, {});
    std::vector<std::string> endings;
    if (exported)
        for (const std::string& file : exported->files) endings.push_back(fs::path(file).extension().string());
    return endings;
}

Markup answerLinks(const Desk& desk, const Visit& visit, const Questionnaire& form) {
    Markup rows;
    for (const Exporter& exporter : exporters()) {
        const std::string address =
            "/office/download/" + percentEncoded(form.id) + exporter.ending + "?" + visit.lang();
        Markup links;
        const std::vector<std::string> endings = endingsOf(exporter, form, desk.roster);
        for (std::size_t part = 0; part < endings.size(); ++part)
            links += markup("<a href=\"{0}{1}\" download>{2}</a> ",
                            {address, part == 0 ? std::string() : "&part=" + std::to_string(part + 1), endings[part]});
        rows += markup("<tr><th scope=\"row\">{0}</th><td class=\"links\">{1}</td></tr>",
                       {visit.in(exporter.title), links});
    }
    return rows;
}

WebReply pdfReply(const Visit& visit, const Result<std::string>& pdf, const std::string& name) {
    if (!pdf) return problemReply(visit, 500, pdf.problem());
    return fileReply("application/pdf", *pdf, name, true);
}

}  // namespace

WebReply downloadsPage(Desk& desk, const Visit& visit) {
    desk.lookAtFormsAgain();
    Markup main = markup("<h1>{0}</h1><p class=\"hint\">{1}</p>",
                         {visit.in("下载", "Downloads"),
                          visit.in("下载的文件含有每一份答卷，请只交给应当看到它们的人，用完即删。",
                                   "These files hold every single answer sheet: give them only to those who are to see "
                                   "them, and delete them after use.")});
    for (const Questionnaire& form : desk.forms) {
        Markup paper;
        if (desk.setup.findings.paper_form)
            paper = markup(
                "<p><a class=\"button plain\" href=\"/office/paper/{0}.pdf?{1}\">{2}</a></p>",
                {percentEncoded(form.id), visit.lang(), visit.in("纸质问卷 PDF", "Questionnaire on paper (PDF)")});
        main += markup("<section class=\"card\"><h2>{0}</h2><div class=\"scroll\"><table class=\"downloads\"><tbody>{1}"
                       "</tbody></table></div>{2}</section>",
                       {visit.in(form.title), answerLinks(desk, visit, form), paper});
    }
    Markup poster;
    if (desk.setup.findings.poster)
        poster = markup(" <a class=\"button plain\" href=\"/office/poster.pdf?{0}\">{1}</a>",
                        {visit.lang(), visit.in("海报 PDF", "Poster (PDF)")});
    main +=
        markup("<section class=\"card\"><h2>{0}</h2><p>{1}</p><p class=\"row\"><a class=\"button\" "
               "href=\"/office/download/survey?{2}\" download>{3}</a>{4}</p></section>",
               {visit.in("整个调查文件", "The whole survey file"),
                visit.in("名册、问卷、全部答卷和设置的一份完整副本，可用作备份，或拿到另一台电脑上出报告。",
                         "A complete copy of roster, questionnaires, answers and settings: as a backup, or to write "
                         "the report on another computer."),
                visit.lang(), visit.in("下载调查文件", "Download the survey file"), poster});
    return officePage(desk, visit, visit.in("下载", "Downloads"), main);
}

WebReply downloadSurvey(Desk& desk, const Visit& visit) {
    const PassingFolder folder;
    const std::string copy = folder.file("copy.survey");
    const Result<Done> copied = copySurvey(desk.setup.survey_path, copy);
    if (!copied) return problemReply(visit, 500, copied.problem());
    return fileReply("application/octet-stream", contentOf(copy), fs::path(desk.setup.survey_path).filename().string());
}

WebReply downloadAnswers(Desk& desk, const Visit& visit) {
    const auto [exporter, id] = exporterOf(visit.parts[0]);
    const Questionnaire* form = exporter == nullptr ? nullptr : desk.form(id);
    if (form == nullptr) return notThere(visit);
    const PassingFolder folder;
    const ExportOptions options{.texts = visit.asked("texts") == "codes" ? ExportTexts::codes : ExportTexts::labels,
                                .language = visit.language};
    const Result<Exported> exported = exportInto(folder, *exporter, *form, desk.roster, &desk.survey, options);
    if (!exported) return problemReply(visit, 422, exported.problem());
    const std::string part = visit.asked("part");
    for (std::size_t i = 0; i < exported->files.size(); ++i) {
        if ((part.empty() ? "1" : part) != std::to_string(i + 1)) continue;
        const std::string ending = fs::path(exported->files[i]).extension().string();
        return fileReply("application/octet-stream", contentOf(exported->files[i]), form->id + ending);
    }
    return notThere(visit);
}

WebReply posterFile(Desk& desk, const Visit& visit) {
    if (!desk.setup.findings.poster) return notThere(visit);
    return pdfReply(visit, desk.setup.findings.poster(desk.surveyTitle(), desk.setup.address, visit.language),
                    visit.in("海报.pdf", "poster.pdf"));
}

WebReply paperFormFile(Desk& desk, const Visit& visit) {
    constexpr std::string_view ending = ".pdf";
    const std::string& name = visit.parts[0];
    if (!desk.setup.findings.paper_form || !name.ends_with(ending)) return notThere(visit);
    const Questionnaire* form = desk.form(name.substr(0, name.size() - ending.size()));
    if (form == nullptr) return notThere(visit);
    return pdfReply(visit, desk.setup.findings.paper_form(*form, visit.language), form->id + ".pdf");
}

}  // namespace diaoyan::office
