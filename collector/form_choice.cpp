// SPDX-License-Identifier: GPL-3.0-or-later
#include "collector/form_choice.h"

#include "collector/importers/infer.h"
#include "collector/importers/reading_plan.h"
#include "questionnaires/questionnaire_check.h"

#include <algorithm>
#include <filesystem>

namespace diaoyan {

namespace {

/// A questionnaire id made of the file's name: `[问卷星数据]parents 2026.xls` -> parents_2026.
std::string idFromFile(const std::string& path) {
    std::string id;
    for (const char c : std::filesystem::path(path).stem().string()) {
        const bool plain = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
        if (plain)
            id += c;
        else if (!id.empty() && id.back() != '_')
            id += '_';
    }
    while (!id.empty() && id.back() == '_') id.pop_back();
    if (id.size() > 40) id.resize(40);
    return id.empty() ? "survey" : id;
}

}  // namespace

bool FormChoice::isKnown(const std::string& id) const {
    return std::any_of(known_.begin(), known_.end(), [&](const Questionnaire& one) { return one.id == id; });
}

Questionnaire FormChoice::stored(const std::string& id) const {
    for (const Questionnaire& one : known_)
        if (one.id == id) return one;
    return {};
}

/// The wanted id, or with a number behind it where another questionnaire has it.
std::string FormChoice::freeId(const std::string& wanted) const {
    std::string id = wanted;
    for (int copy = 2; isKnown(id); ++copy) id = wanted + "_" + std::to_string(copy);
    return id;
}

Result<Done> FormChoice::add(const Questionnaire& form) {
    if (const Result<Done> added = change_.addQuestionnaire(form); !added) return added;
    if (!isKnown(form.id)) known_.push_back(form);
    return Done{};
}

Result<Done> FormChoice::begin(std::vector<Questionnaire> known) {
    known_ = std::move(known);
    if (request_.definition)
        if (const Result<Done> added = add(request_.definition->questionnaire); !added) return added;
    for (const auto& [file, mapping] : request_.file_mappings)
        if (const Result<Done> added = addFrom(mapping); !added) return added;
    if (request_.definition || !request_.mapping) return Done{};
    return addFrom(*request_.mapping);
}

/// The questionnaire that a mapping brings along, unless one of its id is there.
Result<Done> FormChoice::addFrom(const Mapping& mapping) {
    if (!mapping.questionnaire || isKnown(mapping.questionnaire->id)) return Done{};
    return add(*mapping.questionnaire);
}

Result<ReadForm> FormChoice::choose(OpenedAnswers& file, const OptionOrders& orders, ImportReport& report) {
    const Mapping* mapping = request_.mappingOf(file.path);
    const bool own_decision = request_.file_mappings.contains(file.path) && mapping->questionnaire.has_value();
    if (request_.definition && !own_decision) return *request_.definition;
    std::string wanted = own_decision ? "" : request_.form;
    if (wanted.empty() && mapping != nullptr && mapping->questionnaire) wanted = mapping->questionnaire->id;
    if (!wanted.empty()) {
        if (isKnown(wanted)) return ReadForm{.questionnaire = stored(wanted)};
        return Problem{"unknown-questionnaire",
                       phrase("调查文件中没有问卷 {0}", "the survey file has no questionnaire {0}", {wanted}),
                       {}};
    }
    if (const Questionnaire* best = bestMatch(file)) return ReadForm{.questionnaire = *best};
    if (file.importer->ownForm) return ownForm(file, report);
    return infer(file, orders, report);
}

/// The column of the school, where somebody named it.
std::string FormChoice::schoolHeading(const std::string& file) const {
    const Mapping* mapping = request_.mappingOf(file);
    return request_.school_column.empty() && mapping != nullptr ? mapping->school_column : request_.school_column;
}

/// The one questionnaire of the survey file that knows more than half of the file's questions.
const Questionnaire* FormChoice::bestMatch(const OpenedAnswers& file) const {
    const Questionnaire* best = nullptr;
    std::size_t most = 0;
    for (const Questionnaire& one : known_) {
        const std::size_t matched = planReading(file.layout, one, schoolHeading(file.path)).questions_matched;
        if (matched == most) best = nullptr;  // two fit equally well: the user must say which
        if (matched <= most) continue;
        most = matched;
        best = 2 * matched > file.layout.questions.size() ? &one : nullptr;
    }
    return best;
}

/// What the file says of its questions itself.
Result<ReadForm> FormChoice::ownForm(const OpenedAnswers& file, ImportReport& report) {
    Result<ReadForm> form = file.importer->ownForm(file.sample);
    if (!form) return form;
    report.own_form = true;
    report.remarks.insert(report.remarks.end(), form->remarks.begin(), form->remarks.end());
    form->questionnaire.id = freeId(request_.new_id.empty() ? form->questionnaire.id : request_.new_id);
    for (Questionnaire& other : form->in_other_languages) other.id = form->questionnaire.id;
    if (const Result<Done> added = add(form->questionnaire); !added) return added.problem();
    return form;
}

Result<ReadForm> FormChoice::infer(OpenedAnswers& file, const OptionOrders& orders, ImportReport& report) {
    const InferenceHints hints{.id = freeId(request_.new_id.empty() ? idFromFile(file.path) : request_.new_id),
                               .title = std::filesystem::path(file.path).stem().string(),
                               .school_heading = schoolHeading(file.path),
                               .roster = roster_,
                               .option_order = orders};
    Result<Inference> inference = inferQuestionnaire(*file.table.rows, file.layout, hints);
    if (!inference) return inference.problem();
    report.inferred = true;
    report.uncertain = std::move(inference->uncertain);
    takeSuppressed(inference.value(), file.layout);
    if (const Result<Done> added = add(inference->questionnaire); !added) return added.problem();
    return ReadForm{.questionnaire = std::move(inference->questionnaire)};
}

}  // namespace diaoyan
