// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/template/study_directives.h"

#include "charts/report/sentences.h"
#include "charts/tables/base_phrases.h"
#include "charts/tables/from_statistics.h"
#include "charts/template/fieldwork_words.h"
#include "charts/template/question_directives.h"

#include <algorithm>
#include <utility>

namespace diaoyan {

namespace {

/// 25所学校（小学14所、初中8所、完全中学3所）
Text schoolsInWords(const Roster& roster) {
    std::vector<std::pair<std::string, std::int64_t>> stages;
    for (const School& school : roster.schools) {
        if (school.stage.empty()) continue;
        const auto known =
            std::find_if(stages.begin(), stages.end(), [&](const auto& stage) { return stage.first == school.stage; });
        if (known == stages.end())
            stages.emplace_back(school.stage, 1);
        else
            ++known->second;
    }
    const Text all = phrase("{0}所学校", "{0} schools", {static_cast<std::uint64_t>(roster.schools.size())});
    if (stages.size() < 2) return all;
    std::vector<Text> parts;
    for (const auto& [stage, number] : stages) parts.push_back(phrase("{0}{1}所", "{0}: {1}", {stage, number}));
    return phrase("{0}（{1}）", "{0} ({1})", {all, joined(parts, "、", ", ")});
}

Text subjectsInWords(const Study& study) {
    std::vector<Text> names;
    for (const Role& role : rolesOf(study))
        if (role.name.zh != roleName({}).zh && !role.name.empty()) names.push_back(role.name);
    Text words = names.empty() ? Text{"本次调研", "The survey"}
                               : phrase("本次调研面向{0}，", "The survey addressed {0}. It", {listed(names)});
    if (!study.roster.schools.empty()) {
        const Text schools = schoolsInWords(study.roster);
        words = joined({words, phrase("涉及{0}，", " covered {0} and", {schools})}, "", "");
    }
    std::vector<Text> forms;
    for (const StudyPart& part : study.parts) {
        const auto number = static_cast<std::uint64_t>(analysedQuestions(part.questionnaire).size());
        forms.push_back(phrase("《{0}》（{1}题，{2}作答）", "“{0}” ({1} {3}, {2})",
                               {questionnaireTitle(part.questionnaire), number,
                                respondents(part.answers->respondents(), part.questionnaire.role),
                                number == 1 ? "question" : "questions"}));
    }
    return joined(
        {words, phrase("使用问卷{0}份：{1}。", " used {0}: {1}.",
                       {Text{std::to_string(forms.size()),
                             std::to_string(forms.size()) + (forms.size() == 1 ? " questionnaire" : " questionnaires")},
                        joined(forms, "、", ", ")})},
        "", "");
}

/// What came back, when nobody counted sheets by role.
Text returnsWithoutRates(const Study& study) {
    std::int64_t answered = 0;
    for (const StudyPart& part : study.parts) answered += part.answers->respondents();
    return phrase("本次调研共收回有效问卷{0}份。发放数未知，因此不计算回收率。",
                  "{0} valid questionnaires came back. How many were issued is not known, so there is no return rate.",
                  {numberWords(answered)});
}

/// Valid questionnaires of one stage, per role.
struct StageReturns {
    std::string stage;
    std::vector<std::int64_t> valid;
};

/// By the stages of the roster, in its order.
std::vector<StageReturns> stageReturns(const Study& study, const std::vector<Role>& roles) {
    std::vector<StageReturns> stages;
    for (const ResponseRate& rate : study.rates.schools) {
        const auto school = findSchool(study.roster, rate.school);
        const auto role =
            std::find_if(roles.begin(), roles.end(), [&](const Role& one) { return one.id == rate.role; });
        if (!school || role == roles.end()) continue;
        const std::string& name = study.roster.schools[*school].stage;
        if (name.empty()) continue;
        auto stage = std::find_if(stages.begin(), stages.end(), [&](const auto& one) { return one.stage == name; });
        if (stage == stages.end()) stage = stages.insert(stages.end(), {name, std::vector<std::int64_t>(roles.size())});
        stage->valid[static_cast<std::size_t>(role - roles.begin())] += rate.valid;
    }
    return stages;
}

/// How many valid questionnaires came back, by the stages of the roster; nothing where there are not two of them. What
/// came back is no answer of anybody: it is told of small schools as well.
std::optional<ResultTable> byStage(const Study& study) {
    const std::vector<Role> roles = rolesOf(study);
    const std::vector<StageReturns> stages = stageReturns(study, roles);
    if (stages.size() < 2) return std::nullopt;
    ResultTable table{.id = "profile.stage", .kind = "frequency"};
    table.title = {"各学段的有效问卷", "Valid questionnaires by stage"};
    table.base = {"各类对象的全部有效问卷，见末行", "all valid questionnaires of each role, last row"};
    table.columns = {{{"学段", "Stage"}, ColumnRole::label}};
    std::vector<std::int64_t> totals, unknown;
    for (const Role& role : roles) {
        table.columns.push_back({headingOf(roleName(role)), ColumnRole::count});
        table.columns.push_back({{"百分比", "Percent"}, ColumnRole::share});
        std::int64_t total = 0;
        for (const ResponseRate& rate : study.rates.roles)
            if (rate.role == role.id) total = rate.valid;
        totals.push_back(total);
    }
    unknown = totals;
    const auto add = [&](RowRole row_role, const std::string& code, const Text& label,
                         const std::vector<std::int64_t>& counts) {
        TableRow row{row_role, code, {label}};
        for (std::size_t r = 0; r < roles.size(); ++r) {
            row.cells.emplace_back(counts[r]);
            row.cells.emplace_back(Share{counts[r], totals[r], BaseKind::valid});
        }
        table.rows.push_back(std::move(row));
    };
    for (const StageReturns& stage : stages) {
        add(RowRole::option, stage.stage, untranslated(stage.stage), stage.valid);
        for (std::size_t r = 0; r < roles.size(); ++r) unknown[r] -= stage.valid[r];
    }
    if (std::any_of(unknown.begin(), unknown.end(), [](std::int64_t rest) { return rest > 0; }))
        add(RowRole::missing, "", {"学校或学段不明", "School or stage unknown"}, unknown);
    add(RowRole::total, "", {"合计", "Total"}, totals);
    return table;
}

}  // namespace

std::vector<Role> rolesOf(const Study& study) {
    std::vector<Role> roles;
    for (const StudyPart& part : study.parts) {
        const Role& role = part.questionnaire.role;
        if (std::none_of(roles.begin(), roles.end(), [&](const Role& known) { return known.id == role.id; }))
            roles.push_back(role);
    }
    return roles;
}

std::optional<Problem> writeRemarks(const TemplateCall& call) {
    for (const Text& remark : call.study.remarks) call.draft.remark(remark);
    return std::nullopt;
}

std::optional<Problem> writeSubjects(const TemplateCall& call) {
    call.draft.say(subjectsInWords(call.study), "subjects");
    return std::nullopt;
}

std::optional<Problem> writeReturns(const TemplateCall& call) {
    const Study& study = call.study;
    const std::vector<Role> roles = rolesOf(study);
    const std::string by = call.setting("by");
    if (!by.empty() && by != "school" && by != "学校")
        return call.problem(
            "template-unknown-grouping",
            phrase("回收情况只能按 school 分，不能按“{0}”", "returns are given by school only, not by \"{0}\"", {by}));
    if (!by.empty()) {
        if (study.rates.schools.empty() || study.rates.roles.empty()) return std::nullopt;
        call.draft.say(phrase("{0}的回收情况见下表。", "The table shows what came back from {0}.",
                              {schoolsInWords(study.roster)}));
        call.draft.add(returnsBySchool(study.rates, roles));
        return std::nullopt;
    }
    if (study.rates.roles.empty()) {
        call.draft.say(returnsWithoutRates(study), "returns");
        return std::nullopt;
    }
    call.draft.say(sentenceOf(study.rates, roles), "returns");
    if (study.rates.roles.size() > 1 || study.rates.overall.issued) call.draft.add(returnsByRole(study.rates, roles));
    return std::nullopt;
}

std::optional<Problem> writeFieldwork(const TemplateCall& call) {
    const std::vector<FieldworkEntry>& log = call.study.record.fieldwork;
    if (log.empty()) return std::nullopt;
    call.draft.say(fieldworkSentence(log), "fieldwork");
    if (fieldworkSums(log).size() > 1) call.draft.add(fieldworkTable(log));
    return std::nullopt;
}

std::optional<Problem> writeSources(const TemplateCall& call) {
    call.draft.list(call.study.facts);
    return std::nullopt;
}

std::optional<Problem> writeProfile(const TemplateCall& call) {
    if (auto table = byStage(call.study)) call.draft.add(std::move(*table));
    for (const StudyPart& part : call.study.parts)
        for (const Question& question : part.questionnaire.questions) {
            if (question.roster_field != RosterField::grade || !isOneChoice(question.kind)) continue;
            const Item item = items(question).front();
            if (isWithheld(part, item)) continue;
            const auto counts = part.answers->count({item.id, {}});
            if (!counts) return counts.problem();
            const auto frequencies = frequencyTable(item, counts->total());
            if (!frequencies) return frequencies.problem();
            if (frequencies->valid == 0) continue;
            call.draft.say(sentenceOf(*frequencies, part.questionnaire.role),
                           "sentence " + part.questionnaire.id + "." + item.id);
            ResultTable table = tableOf(*frequencies, {.questionnaire = part.questionnaire.id,
                                                       .role = part.questionnaire.role,
                                                       .concise = true,
                                                       .weighting = part.answers->weighting()});
            table.title = withoutNumber(table.title);
            call.draft.add(std::move(table));
        }
    return std::nullopt;
}

std::optional<Problem> writeAppendix(const TemplateCall& call) {
    call.draft.append(call.study.appendix);
    return std::nullopt;
}

}  // namespace diaoyan
