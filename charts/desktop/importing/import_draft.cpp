// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/desktop/importing/import_draft.h"

#include "questionnaires/questionnaire_check.h"

#include <algorithm>
#include <filesystem>
#include <random>

namespace diaoyan {

namespace fs = std::filesystem;

namespace {

/// A folder that is gone when nobody needs it any more.
class ScratchFolder {
public:
    ScratchFolder() {
        std::random_device dice;
        path_ = fs::temp_directory_path() / ("diaoyan-import-" + std::to_string(dice()) + std::to_string(dice()));
        fs::create_directories(path_);
        fs::permissions(path_, fs::perms::owner_all);
    }
    ~ScratchFolder() {
        std::error_code ignored;
        fs::remove_all(path_, ignored);
    }
    ScratchFolder(const ScratchFolder&) = delete;
    ScratchFolder& operator=(const ScratchFolder&) = delete;

    std::string file(const std::string& name) const { return (path_ / name).string(); }

private:
    fs::path path_;
};

/// What was decided about one file; nothing where nobody decided anything.
std::optional<Mapping> decisionsFor(const FileDraft& file) {
    if (file.found && !file.corrections.empty()) {
        Mapping mapping = corrected(file.found->mapping, file.corrections);
        mapping.schools.clear();  // the draft has those that somebody decided; others are matched again
        if (!file.school_column.empty()) mapping.school_column = file.school_column;
        return mapping;
    }
    if (file.table.sheet.empty() && file.table.encoding.empty() && file.school_column.empty() && !file.form)
        return std::nullopt;
    return Mapping{.sheet = file.table.sheet,
                   .encoding = file.table.encoding,
                   .questionnaire = file.form,
                   .school_column = file.school_column};
}

/// Corrections may leave a question that cannot be asked: without options, a scale without points.
Result<Done> checkForms(const ImportDraft& draft) {
    for (const FileDraft& file : draft.files) {
        const std::optional<Mapping> mapping = decisionsFor(file);
        if (!mapping || !mapping->questionnaire || !mapping->questionnaire->inferred) continue;
        for (Problem problem : checkQuestionnaire(*mapping->questionnaire)) {
            problem.where.file = file.path;
            return problem;
        }
    }
    return Done{};
}

Result<ImportOutcome> dryRun(const ImportDraft& draft, const ImportTarget& target, const ImportRequest& hooks) {
    ImportRequest request = requestOf(draft, true);
    request.progress = hooks.progress;
    request.stop = hooks.stop;
    if (!target.survey.empty()) {
        Result<SurveyFile> survey = SurveyFile::open(target.survey, SurveyFile::Access::write);
        if (!survey) return survey.problem();
        return importFiles(*survey, request);
    }
    const ScratchFolder folder;
    Result<SurveyFile> survey = SurveyFile::create(folder.file("look.survey"), target.roster, {});
    if (!survey) return survey.problem();
    return importFiles(*survey, request);
}

/// Of a pair (texts and numbers of one survey) only one file has a report.
ImportReport* reportOf(ImportOutcome& outcome, const std::string& path) {
    const auto report = std::find_if(outcome.files.begin(), outcome.files.end(),
                                     [&](const ImportReport& one) { return one.file == path; });
    return report == outcome.files.end() ? nullptr : &*report;
}

}  // namespace

ImportRequest requestOf(const ImportDraft& draft, bool dry_run) {
    ImportRequest request{.schools = draft.schools,
                          .dry_run = dry_run,
                          .accept_problems = draft.accept_problems,
                          .include_unfinished = draft.include_unfinished};
    if (draft.definition) request.definition = draft.definition->form;
    for (const FileDraft& file : draft.files) {
        request.files.push_back(file.path);
        if (std::optional<Mapping> mapping = decisionsFor(file)) request.file_mappings[file.path] = std::move(*mapping);
    }
    return request;
}

Result<ImportDraft> lookAt(ImportDraft draft, const ImportTarget& target, ImportRequest hooks) {
    const bool fresh =
        std::any_of(draft.files.begin(), draft.files.end(), [](const FileDraft& file) { return !file.found; });
    if (const Result<Done> sound = checkForms(draft); !sound) return sound.problem();
    Result<ImportOutcome> outcome = dryRun(draft, target, hooks);
    if (!outcome) return outcome.problem();
    bool again = false;
    for (FileDraft& file : draft.files) {
        ImportReport* report = reportOf(*outcome, file.path);
        file.counted.reset();
        if (report == nullptr) continue;
        again = again || (!file.found && !file.corrections.empty());
        if (!file.found) file.found = *report;
        file.counted = std::move(*report);
    }
    if (fresh && again) return lookAt(std::move(draft), target, std::move(hooks));
    return draft;
}

Result<ImportDraft> sortFiles(const std::vector<std::string>& paths) {
    ImportDraft draft;
    for (const std::string& path : paths) {
        const auto same = [&](const FileDraft& file) { return file.path == path; };
        if (std::any_of(draft.files.begin(), draft.files.end(), same)) continue;
        Result<std::optional<LoadedForm>> form = formInFile(path);
        if (!form) return form.problem();
        if (!*form) {
            draft.files.push_back({.path = path});
            continue;
        }
        if (draft.definition)
            return Problem{"several-forms",
                           phrase("一次只能给一份问卷", "only one questionnaire can be given at a time"),
                           {.file = path}};
        for (Problem& remark : (*form)->form.remarks) remark.where.file = path;
        draft.definition = std::move(*form);
        draft.definition_file = path;
    }
    return draft;
}

ImportSums sumsOf(const ImportDraft& draft) {
    ImportSums sums{.news = draft.definition.has_value()};
    for (const FileDraft& file : draft.files) {
        if (!file.counted) continue;
        const ImportReport& report = *file.counted;
        sums.news = sums.news || report.news();
        if (report.already_in_batch != 0) continue;
        sums.rows += report.rows_in;
        sums.stored += report.rows_stored;
        sums.refused += report.rows_rejected;
        sums.problems += report.problem_count;
        sums.unfinished += report.rows_unfinished;
        sums.schools += std::count_if(report.schools.begin(), report.schools.end(), [](const SchoolSpelling& spelling) {
            return spelling.match.kind == SchoolMatchKind::unknown;
        });
    }
    return sums;
}

}  // namespace diaoyan
