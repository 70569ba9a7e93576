// SPDX-License-Identifier: GPL-3.0-or-later
#include "apps/diaoyan/founding_file.h"

#include "apps/diaoyan/founding_survey.h"
#include "collector/roster_reader.h"
#include "questionnaires/forms.h"

#include <filesystem>
#include <utility>

namespace diaoyan {

namespace fs = std::filesystem;

namespace {

/// What can be said of this study without pretending that it took place.
void sayWhatItIs(SurveyFile& survey, Language language) {
    SurveyFile::Change change(survey);
    const std::pair<const char*, Text> facts[] = {
        {"purpose", {"演示从原始答卷到报告的全过程", "to show the way from raw answers to a report"}},
        {"sponsor", {"无", "none"}},
        {"conducted_by", {"由 diaoyan demo 合成，没有真实调查", "made by diaoyan demo; no fieldwork took place"}},
        {"population",
         {"虚构的25所学校的教师、家长和学生", "teachers, parents and students of 25 schools that do not exist"}},
        {"sampling",
         {"汇总人数依照公开发表的调研结果，逐份答卷按固定随机种子合成",
          "totals follow a published survey; single answers are drawn from a fixed seed"}},
        {"limitations",
         {"单份答卷及各校之间的差异均为合成，不能说明任何学校",
          "answers and differences between schools are synthetic"}}};
    for (const auto& [id, words] : facts) change.setFact(id, words.in(language));
    change.commit();
}

/// A folder that is gone with its holder.
struct PassingFolder {
    fs::path path;
    ~PassingFolder() {
        std::error_code ignored;
        fs::remove_all(path, ignored);
    }
};

Problem cannotMakeFolder(const fs::path& folder, const std::error_code& error) {
    return {"file-read-only",
            phrase("无法建立文件夹（{0}）", "the folder cannot be made ({0})", {error.message()}),
            {.file = folder.string()}};
}

}  // namespace

Result<SurveyFile> importFoundingSurvey(const std::string& raw_folder, const std::string& survey_path,
                                        Language language, const std::stop_token& stop,
                                        const std::function<void(const ImportReport&, const Roster&)>& tell) {
    const Result<FoundingFiles> founding = writeFoundingSurvey(raw_folder);
    if (!founding) return founding.problem();
    const Result<RosterReading> roster = readRoster(founding->roster);
    if (!roster) return roster.problem();
    std::vector<Questionnaire> forms;
    for (const FoundingExport& one : founding->exports) {
        Result<Questionnaire> form = bundledForm(one.role);
        if (!form) return form.problem();
        forms.push_back(std::move(form).value());
    }
    Result<SurveyFile> survey = SurveyFile::create(survey_path, roster->roster, forms);
    if (!survey) return survey;
    for (const FoundingExport& one : founding->exports) {
        ImportRequest request{.files = {one.path}, .form = one.role};
        request.stop = stop;
        const Result<ImportOutcome> outcome = importFiles(*survey, request);
        if (!outcome) return outcome.problem();
        for (const ImportReport& report : outcome->files) tell(report, roster->roster);
        if (!outcome->stored)
            return Problem{"demo-refused",
                           phrase("示例答卷没有通过导入检查", "the demo's answers did not pass the import"),
                           {.file = one.path}};
    }
    sayWhatItIs(*survey, language);
    return survey;
}

Result<Done> makeFoundingFile(const std::string& path, Language language, const std::stop_token& stop) {
    const PassingFolder folder{path + ".making"};
    std::error_code error;
    fs::remove_all(folder.path, error);
    fs::create_directories(folder.path, error);
    if (error) return cannotMakeFolder(folder.path, error);
    const fs::path made = folder.path / "made.survey";
    {
        const Result<SurveyFile> survey =
            importFoundingSurvey(folder.path.string(), made.string(), language, stop, [](const auto&, const auto&) {});
        if (!survey) return survey.problem();
    }
    fs::rename(made, path, error);
    if (error) return cannotMakeFolder(path, error);
    return Done{};
}

}  // namespace diaoyan
