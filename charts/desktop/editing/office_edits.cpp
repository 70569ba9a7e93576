// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/desktop/editing/office_edits.h"

#include "collector/exporters/workbook_of_sheets.h"
#include "collector/output_file.h"
#include "collector/store/survey_edits.h"
#include "collector/web/pages/form_page.h"
#include "collector/web/pages/web_assets.h"
#include "questionnaires/exchange/form_format.h"

#include <filesystem>

namespace diaoyan {

namespace {

/// A change in which one thing is done, and kept where that went well.
template <class Act>
EditWork inOneChange(Act act) {
    return [act](SurveyFile& survey) -> Result<Done> {
        SurveyFile::Change change(survey);
        const auto result = act(change);
        if (!result) return result.problem();
        change.commit();
        return Done{};
    };
}

EditWork settingOf(const Questionnaire& form) {
    return inOneChange([form](SurveyFile::Change& change) { return SurveyEdits(change).reviseQuestionnaire(form); });
}

EditWork settingOf(const Roster& roster) {
    return inOneChange([roster](SurveyFile::Change& change) { return SurveyEdits(change).reviseRoster(roster); });
}

EditWork settingOf(const AnalysisSettings& settings) {
    return inOneChange(
        [settings](SurveyFile::Change& change) { return SurveyEdits(change).setAnalysisSettings(settings); });
}

EditWork settingOf(const std::string& fact, const std::string& words) {
    return inOneChange([fact, words](SurveyFile::Change& change) -> Result<Done> {
        change.setFact(fact, words);
        return Done{};
    });
}

EditWork settingOf(const std::vector<FieldworkEntry>& entries) {
    return [entries](SurveyFile& survey) -> Result<Done> {
        const auto old = static_cast<std::int64_t>(survey.record().fieldwork.size());
        SurveyFile::Change change(survey);
        for (std::int64_t number = old; number > 0; --number)
            if (const Result<Done> gone = change.removeFieldwork(number); !gone) return gone.problem();
        for (const FieldworkEntry& entry : entries) change.addFieldwork(entry);
        change.commit();
        return Done{};
    };
}

EditWork removing(const std::string& id) {
    return inOneChange([id](SurveyFile::Change& change) { return SurveyEdits(change).removeQuestionnaire(id); });
}

std::string withFilesBesideIt(std::string html) {
    for (const WebAsset& asset : webAssets()) {
        const std::size_t at = html.find('"' + asset.path + '"');
        // The path as it stands begins at the server's root; here it begins where the page is.
        if (at != std::string::npos) html.erase(at + 1, 1);
    }
    return html;
}

}  // namespace

SurveyEdit questionnaireRevised(const Questionnaire& before, const Questionnaire& after, const Text& title,
                                const std::string& sets) {
    return {.title = title, .apply = settingOf(after), .revert = settingOf(before), .sets = sets};
}

SurveyEdit questionnaireAdded(const Questionnaire& form) {
    return {.title = phrase("添加问卷“{0}”", "add the questionnaire \"{0}\"", {form.title}),
            .apply = inOneChange([form](SurveyFile::Change& change) { return change.addQuestionnaire(form); }),
            .revert = removing(form.id)};
}

SurveyEdit questionnaireRemoved(const Questionnaire& form, const std::vector<std::string>& order) {
    const auto put_back = [form, order](SurveyFile::Change& change) -> Result<Done> {
        if (const Result<Done> added = change.addQuestionnaire(form); !added) return added.problem();
        return SurveyEdits(change).orderQuestionnaires(order);
    };
    return {.title = phrase("删除问卷“{0}”", "remove the questionnaire \"{0}\"", {form.title}),
            .apply = removing(form.id),
            .revert = inOneChange(put_back)};
}

SurveyEdit factSet(const std::string& id, const std::string& before, const std::string& after) {
    const StudyFact* fact = studyFactNamed(id);
    return {.title = phrase("填写“{0}”", "fill in \"{0}\"", {fact == nullptr ? untranslated(id) : fact->title}),
            .apply = settingOf(id, after),
            .revert = settingOf(id, before),
            .sets = "fact." + id};
}

SurveyEdit fieldworkRevised(const std::vector<FieldworkEntry>& before, const std::vector<FieldworkEntry>& after,
                            const Text& title) {
    return {.title = title, .apply = settingOf(after), .revert = settingOf(before)};
}

SurveyEdit analysisRevised(const AnalysisSettings& before, const AnalysisSettings& after, const std::string& setting) {
    return {.title = {"修改分析设置", "change how the survey is analysed"},
            .apply = settingOf(after),
            .revert = settingOf(before),
            .sets = "analysis." + setting};
}

SurveyEdit rosterRevised(const Roster& before, const Roster& after, const Text& title) {
    return {.title = title, .apply = settingOf(after), .revert = settingOf(before)};
}

Result<std::string> writeRealPage(const Questionnaire& form, const Roster& roster, Language language,
                                  const std::string& folder) {
    const FormPage page{.questionnaire = form,
                        .roster = roster,
                        .language = language,
                        .answer_id = "00000000-0000-0000-0000-000000000000",
                        .began = "0000000000",
                        .welcome = {"这是预览，可以试填，但不会提交。", "This is a preview: try it, nothing is sent."}};
    const std::string html = withFilesBesideIt(formPage(page));
    std::error_code failed;
    std::filesystem::create_directories(std::filesystem::path(folder) / "assets", failed);
    for (const WebAsset& asset : webAssets())
        if (const Result<Done> written = writeFile(folder + asset.path, asset.body); !written) return written.problem();
    const std::string path = folder + "/page.html";
    if (const Result<Done> written = writeFile(path, html); !written) return written.problem();
    return path;
}

Result<ExportedForm> exportForm(const Questionnaire& form, const std::string& format, const std::string& path) {
    const FormFormat* known = findFormFormat(format);
    if (known == nullptr || !known->write)
        return Problem{"unknown-format", phrase("不能写成 {0} 格式", "cannot be written as {0}", {format}), {}};
    const WrittenForm written = known->write(form);
    std::string bytes = written.document.text;
    if (!written.document.sheets.empty()) {
        Result<std::string> workbook = workbookOf(written.document);
        if (!workbook) return workbook.problem();
        bytes = std::move(workbook).value();
    }
    if (const Result<Done> done = writeFile(path, bytes); !done) return done.problem();
    return ExportedForm{path, written.losses};
}

}  // namespace diaoyan
