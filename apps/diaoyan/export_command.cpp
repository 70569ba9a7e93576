// SPDX-License-Identifier: GPL-3.0-or-later
#include "apps/diaoyan/command.h"
#include "collector/exporters/exporters.h"
#include "collector/store/survey_file.h"

#include <filesystem>
#include <memory>

namespace diaoyan {

namespace {

namespace fs = std::filesystem;

struct ExportChoices {
    std::string file;
    std::string output;
    std::string form;
    std::string format;
    bool codes = false;
    bool accept_losses = false;
};

/// A folder beside the result, removed with all that is left in it.
class WorkFolder {
public:
    explicit WorkFolder(const fs::path& target) {
        const fs::path beside = fs::absolute(target).parent_path();
        std::string name = (beside / ".diaoyan-export-XXXXXX").string();
        if (::mkdtemp(name.data()) == nullptr)
            throw EnvironmentFailure({"directory-missing",
                                      phrase("不能在这个文件夹里写文件", "no file can be written in this folder"),
                                      {.file = beside.string()}});
        path_ = name;
    }
    ~WorkFolder() {
        std::error_code ignored;
        fs::remove_all(path_, ignored);
    }
    WorkFolder(const WorkFolder&) = delete;
    WorkFolder& operator=(const WorkFolder&) = delete;
    const fs::path& path() const { return path_; }

private:
    fs::path path_;
};

std::string endings() {
    std::string list;
    for (const Exporter& exporter : exporters())
        list += (list.empty() ? "" : ", ") + exporter.id + " (" + exporter.ending + ")";
    return list;
}

/// By the user's word, or by the ending of the file.
Result<const Exporter*> exporterFor(const ExportChoices& options) {
    for (const Exporter& exporter : exporters())
        if (options.format.empty() ? options.output.ends_with(exporter.ending) : exporter.id == options.format)
            return &exporter;
    return Problem{"unknown-ending",
                   phrase("不知道要写成哪种格式；可以写：{0}", "the format is not known; there are: {0}", {endings()}),
                   {.file = options.output}};
}

Result<Questionnaire> questionnaireFor(const ExportChoices& options, const std::vector<Questionnaire>& all) {
    std::string ids;
    for (const Questionnaire& one : all) {
        if (one.id == options.form) return one;
        ids += (ids.empty() ? "" : ", ") + one.id;
    }
    if (options.form.empty() && all.size() == 1) return all.front();
    if (!options.form.empty())
        return Problem{"unknown-questionnaire",
                       phrase("调查文件中没有问卷 {0}；有：{1}", "the survey file has no questionnaire {0}; it has {1}",
                              {options.form, ids}),
                       {.file = options.file}};
    return Problem{"questionnaire-unclear",
                   phrase("请用 --form 指明一份问卷：{0}", "name one questionnaire with --form: {0}", {ids}),
                   {.file = options.file}};
}

/// Puts the finished files in place of older ones.
void putInPlace(Exported& exported, const fs::path& target) {
    for (std::string& file : exported.files) {
        const fs::path place = fs::absolute(target).parent_path() / fs::path(file).filename();
        std::error_code failed;
        fs::rename(file, place, failed);
        if (failed)
            throw EnvironmentFailure({"disk-failure",
                                      phrase("文件不能放到位", "the file cannot be put in place"),
                                      {.file = place.string()}});
        file = place == fs::absolute(target) ? target.string() : place.string();
    }
}

void sayExported(const Exported& exported, const Exporter& exporter, const Session& session) {
    if (session.json) {
        nlohmann::ordered_json json{{"format", exporter.id},
                                    {"sheets", exported.sheets},
                                    {"files", exported.files},
                                    {"losses", nlohmann::ordered_json::array()}};
        for (const Problem& loss : exported.losses) json["losses"].push_back(jsonProblem(loss));
        session.printJson(json);
    }
    for (const std::string& file : exported.files)
        session.say(phrase("已写到 {0}（{1}，{2} 份答卷）", "written to {0} ({1}, {2} sheets)",
                           {file, exporter.title, exported.sheets}));
    if (exported.losses.empty()) return;
    session.say(phrase("这种格式容不下的内容：{0} 处", "what this format cannot hold: {0}",
                       {static_cast<std::int64_t>(exported.losses.size())}));
    constexpr std::size_t shown = 20;
    for (std::size_t i = 0; i < std::min(exported.losses.size(), shown); ++i)
        session.say("  " + describe(exported.losses[i], session.language));
}

int runExport(const ExportChoices& options, const Session& session) {
    const Result<const Exporter*> exporter = exporterFor(options);
    if (!exporter) return session.fail(exporter.problem());
    Result<SurveyFile> survey = SurveyFile::open(options.file, SurveyFile::Access::read);
    if (!survey) return session.fail(survey.problem());
    const Result<std::vector<Questionnaire>> all = survey->questionnaires();
    if (!all) return session.fail(all.problem());
    const Result<Questionnaire> form = questionnaireFor(options, *all);
    if (!form) return session.fail(form.problem());
    const Roster roster = survey->roster();
    const ExportSource source{.questionnaire = *form, .roster = roster, .visit = [&](const auto& take) {
                                  return survey->visitSheets(form->id, take);
                              }};
    const WorkFolder folder(options.output);
    Result<Exported> exported = (*exporter)->write(
        source, (folder.path() / fs::path(options.output).filename()).string(),
        {.texts = options.codes ? ExportTexts::codes : ExportTexts::labels, .language = session.language});
    if (!exported) return session.fail(exported.problem());
    putInPlace(*exported, options.output);
    sayExported(*exported, **exporter, session);
    return exported->losses.empty() || options.accept_losses ? exitDone : exitDataProblems;
}

}  // namespace

RunCommand declareExport(CLI::App& parser, Language language) {
    const auto options = std::make_shared<ExportChoices>();
    const auto words = [&](const char* zh, const char* en) { return std::string(language == Language::zh ? zh : en); };
    std::string formats;
    for (const Exporter& exporter : exporters())
        formats += (formats.empty() ? "" : ", ") + exporter.id + " " + exporter.title.in(language);
    parser.add_option("survey", options->file, words("调查文件", "the survey file"))->required();
    parser
        .add_option("-o,--output", options->output,
                    words("写到哪个文件；格式由结尾决定", "the file to write; its ending tells the format"))
        ->required();
    parser.add_option("--form", options->form,
                      words("哪一份问卷的答卷；只有一份时可省略", "whose answers; may be left out if there is one"));
    parser.add_option("--format", options->format, formats);
    parser.add_flag("--codes", options->codes, words("写选项代码，不写文字", "write option codes, not their texts"));
    parser.add_flag("--accept-losses", options->accept_losses,
                    words("格式容不下的内容照列，仍算成功", "count as success although the format cannot hold all"));
    return [options](const Session& session) { return runExport(*options, session); };
}

}  // namespace diaoyan
