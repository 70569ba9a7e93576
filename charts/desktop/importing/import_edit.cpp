// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/desktop/importing/import_edit.h"

#include <algorithm>
#include <filesystem>
#include <random>
#include <set>

namespace diaoyan {

namespace fs = std::filesystem;

namespace {

Text titleOf(const ImportDraft& draft) {
    if (draft.files.size() == 1) {
        const std::string name = fs::path(draft.files.front().path).filename().string();
        return phrase("导入 {0}", "import {0}", {name});
    }
    if (draft.files.empty()) return {"添加问卷", "add a questionnaire"};
    return phrase("导入 {0} 个文件", "import {0} files", {static_cast<std::int64_t>(draft.files.size())});
}

std::set<std::string> formIds(const SurveyFile& survey) {
    std::set<std::string> ids;
    if (const auto forms = survey.questionnaires())
        for (const Questionnaire& form : *forms) ids.insert(form.id);
    return ids;
}

Problem notStored(const ImportOutcome& outcome) {
    std::int64_t problems = 0;
    for (const ImportReport& report : outcome.files) problems += report.problem_count;
    if (problems == 0)
        return {"already-imported",
                phrase("没有新的答卷：这些答卷已经导入过", "no new answers: these were imported before"),
                {}};
    return {"rows-refused",
            phrase("有 {0} 处不能导入，没有导入任何内容", "{0} problems: nothing was imported", {problems}),
            {}};
}

Result<Done> import(SurveyFile& survey, const JobControl& control, const ImportDraft& draft, ImportTrace& trace) {
    trace = {};
    const std::set<std::string> before = formIds(survey);
    {
        SurveyFile::Change look(survey);
        trace.weights = SurveyEdits(look).weights();
    }
    ImportRequest request = requestOf(draft, false);
    request.stop = control.stop();
    request.progress = [&](const ImportProgress& progress) {
        control.say(progress.share, phrase("已读 {0} 行", "{0} rows read", {progress.rows}));
    };
    Result<ImportOutcome> outcome = importFiles(survey, request);
    if (!outcome) return outcome.problem();
    if (!outcome->stored) return notStored(*outcome);
    trace.outcome = std::move(*outcome);
    for (const std::string& id : formIds(survey))
        if (!before.contains(id)) trace.forms.push_back(id);
    return Done{};
}

Result<Done> takeBack(SurveyFile& survey, const ImportTrace& trace) {
    SurveyFile::Change change(survey);
    SurveyEdits edits(change);
    for (const ImportReport& report : trace.outcome.files)
        if (report.batch != 0 && report.already_in_batch == 0)
            if (const Result<Done> removed = edits.removeBatch(report.batch); !removed) return removed;
    for (const std::string& form : trace.forms)
        if (const Result<Done> removed = edits.removeQuestionnaire(form); !removed) return removed;
    if (const Result<Done> restored = edits.restoreWeights(trace.weights); !restored) return restored;
    change.commit();
    return Done{};
}

/// A folder beside a file to be, gone at the end whatever happens.
class FolderBeside {
public:
    explicit FolderBeside(const fs::path& file) {
        std::random_device dice;
        path_ = file.parent_path() / (".diaoyan-" + std::to_string(dice()) + std::to_string(dice()));
    }
    ~FolderBeside() {
        std::error_code ignored;
        fs::remove_all(path_, ignored);
    }
    FolderBeside(const FolderBeside&) = delete;
    FolderBeside& operator=(const FolderBeside&) = delete;

    bool make() const {
        std::error_code failed;
        fs::create_directory(path_, failed);
        return !failed;
    }
    fs::path file(const fs::path& name) const { return path_ / name; }

private:
    fs::path path_;
};

Problem existsAlready(const std::string& path) {
    return {"file-exists", phrase("这里已有同名文件", "there is a file of this name"), {.file = path}};
}

}  // namespace

SurveyEdit importEdit(const ImportDraft& draft, std::shared_ptr<ImportTrace> trace) {
    return {.title = titleOf(draft),
            .apply = [draft, trace](SurveyFile& survey,
                                    const JobControl& control) { return import(survey, control, draft, *trace); },
            .revert = [trace](SurveyFile& survey) { return takeBack(survey, *trace); }};
}

Result<Done> importIntoNew(const std::string& path, const Roster& roster, const SurveyEdit& edit,
                           const JobControl& control) {
    const fs::path wanted = fs::absolute(path);
    std::error_code failed;
    if (fs::exists(wanted, failed)) return existsAlready(path);
    const FolderBeside folder(wanted);
    if (!folder.make())
        return Problem{"directory-missing",
                       phrase("不能在这个文件夹里建立文件", "no file can be made in this folder"),
                       {.file = path}};
    const fs::path made = folder.file(wanted.filename());
    {
        Result<SurveyFile> survey = SurveyFile::create(made.string(), roster, {});
        if (!survey) return survey.problem();
        if (Result<Done> done = edit.apply(*survey, control); !done) return done;
    }
    // A hard link never takes the place of another file; where there are none (USB sticks), a look must do.
    fs::create_hard_link(made, wanted, failed);
    if (!failed) return Done{};
    if (fs::exists(wanted)) return existsAlready(path);
    fs::rename(made, wanted, failed);
    if (failed)
        return Problem{"disk-failure",
                       phrase("调查文件没有写成：{0}", "the survey file was not written: {0}", {failed.message()}),
                       {.file = path}};
    return Done{};
}

}  // namespace diaoyan
