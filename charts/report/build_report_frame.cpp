// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/report/build_report_frame.h"

#include "charts/report/build_report_questions.h"
#include "charts/report/sentences.h"
#include "charts/report/tested_gaps.h"
#include "charts/tables/base_phrases.h"
#include "charts/tables/from_statistics.h"

#include <algorithm>
#include <map>

namespace diaoyan {

namespace {

std::vector<Role> rolesOf(const Study& study) {
    std::vector<Role> roles;
    for (const StudyPart& part : study.parts) {
        const Role& role = part.questionnaire.role;
        if (std::none_of(roles.begin(), roles.end(), [&](const Role& known) { return known.id == role.id; }))
            roles.push_back(role);
    }
    return roles;
}

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

/// One role's answer to something that several roles were asked.
struct RoleAnswer {
    const StudyPart* part = nullptr;
    Item item;
};

/// By construct, in the order of first mention; only those that at least two roles answered.
std::vector<std::vector<RoleAnswer>> sharedScales(const Study& study) {
    std::vector<std::string> order;
    std::map<std::string, std::vector<RoleAnswer>> shared;
    for (const StudyPart& part : study.parts)
        for (const Item& item : items(part.questionnaire)) {
            if (item.construct.empty() || item.kind != QuestionKind::scale) continue;
            std::vector<RoleAnswer>& answers = shared[item.construct];
            if (answers.empty()) order.push_back(item.construct);
            const bool there = std::any_of(answers.begin(), answers.end(), [&](const RoleAnswer& answer) {
                return answer.part->questionnaire.role.id == part.questionnaire.role.id;
            });
            if (!there) answers.push_back({&part, item});
        }
    std::vector<std::vector<RoleAnswer>> compared;
    for (const std::string& construct : order)
        if (shared[construct].size() > 1) compared.push_back(shared[construct]);
    return compared;
}

/// Whether a construct, or the matrix that it is a row of (aspects.canteen), has a table of tests.
bool isTested(const std::string& construct, const std::vector<ResultTable>& gaps) {
    const std::string matrix = construct.substr(0, construct.find('.'));
    return std::any_of(gaps.begin(), gaps.end(), [&](const ResultTable& gap) {
        return gap.id == "gap." + construct + ".rates" || gap.id == "gap." + matrix + ".rates";
    });
}

/// `chapter_written` because whether anything can be compared is known only when it has been counted.
/// `gaps`: the tests that the chapter ends with.
std::optional<Problem> compare(ReportDraft& draft, const std::vector<RoleAnswer>& answers, const ReportOptions& options,
                               const std::vector<ResultTable>& gaps, bool& chapter_written) {
    const Item& first = answers.front().item;
    const bool one_title = std::all_of(answers.begin(), answers.end(),
                                       [&](const RoleAnswer& answer) { return answer.item.title == first.title; });
    std::vector<SatisfactionLine> lines;
    std::vector<Text> clauses;
    bool one_definition = true;
    for (const RoleAnswer& answer : answers) {
        const auto rate = satisfactionOf(*answer.part->answers, answer.item, options.definition, options.confidence);
        if (!rate.ok()) continue;
        const Role& role = answer.part->questionnaire.role;
        const Text definition = definitionInWords(*rate, answer.item);
        one_definition = one_definition && (lines.empty() || lines.front().definition == definition);
        if (rate->n > 0) {
            draft.explain(definition);
            draft.any_interval = true;
            clauses.push_back(phrase("在有效作答的{0}中，{1}", "of {0} with a valid answer, the {1}",
                                     {respondents(rate->n, role), ratingWords({answer.item, *rate})}));
        }
        lines.push_back({role.id,
                         one_title ? roleName(role)
                                   : phrase("{0}：{1}", "{0}: {1}", {roleName(role), withoutNumber(answer.item.title)}),
                         definition, *rate});
    }
    if (clauses.size() < 2) return std::nullopt;
    if (!chapter_written) draft.chapter({"各群体对比", "Comparison of groups"});
    chapter_written = true;
    draft.section(withoutNumber(first.title));
    const Text facts = headingOf(joined(clauses, "；", "; "));
    draft.say(
        one_definition && isTested(first.construct, gaps)
            ? phrase("{0}。这些差异是否超出偶然，见本章“差距的检验”。",
                     "{0}. Whether these differences are more than chance: see the tests at the end of this chapter.",
                     {facts})
            : phrase("{0}。以上差异未作显著性检验，不能据此断定各群体之间确有差别。",
                     "{0}. The differences have not been tested: they do not prove that the groups differ.", {facts}));
    if (!one_definition)
        draft.remark({"各问卷的量表或口径不同，比率不宜直接比较。",
                      "The scales or definitions differ: the rates are not directly comparable."});
    draft.add(satisfactionTable({"comparison." + first.construct,
                                 withoutNumber(first.title),
                                 {"各群体有效作答人数，见表", "valid answers of each group, n in the table"},
                                 {"群体", "Group"},
                                 rateName(first),
                                 answers.front().part->answers->weighting(),
                                 true},
                                lines));
    return std::nullopt;
}

bool used(const ReportDraft& draft, QuestionKind kind) {
    return draft.kinds.count(kind) > 0;
}

}  // namespace

void writeOverview(ReportDraft& draft, const Study& study) {
    draft.chapter({"调研概况", "Overview"});
    for (const Text& remark : study.remarks) draft.remark(remark);
    draft.section({"调研对象与问卷", "Respondents and questionnaires"});
    draft.say(subjectsInWords(study));

    const std::vector<Role> roles = rolesOf(study);
    draft.section({"问卷回收情况", "What came back"});
    if (study.rates.roles.empty())
        draft.say(returnsWithoutRates(study));
    else {
        draft.say(sentenceOf(study.rates, roles));
        if (study.rates.roles.size() > 1 || study.rates.overall.issued) draft.add(returnsByRole(study.rates, roles));
    }
    if (!study.rates.schools.empty() && !study.rates.roles.empty()) {
        draft.section({"各校回收情况", "Returns by school"});
        draft.say(phrase("{0}的回收情况见下表。", "The table shows what came back from {0}.",
                         {schoolsInWords(study.roster)}));
        draft.add(returnsBySchool(study.rates, roles));
    }
    if (!study.facts.empty()) {
        draft.section({"数据来源", "Where the answers came from"});
        draft.list(study.facts);
    }
}

std::optional<Problem> writeComparison(ReportDraft& draft, const Study& study, const ReportOptions& options) {
    bool chapter_written = false;
    std::vector<ResultTable> gaps = testedGaps(study, options);
    for (const auto& answers : sharedScales(study))
        if (auto problem = compare(draft, answers, options, gaps, chapter_written)) return problem;
    if (chapter_written && !gaps.empty()) writeTestedGaps(draft, std::move(gaps));
    return std::nullopt;
}

void writeMethod(ReportDraft& draft, const Study& study, const ReportOptions& options) {
    draft.chapter({"说明与方法", "Notes on method"});
    std::vector<Text> points;
    points.push_back(
        {"基数：每个百分比都注明基数。单选题和量表题以有效作答的人数为基数。",
         "Bases: every percentage states its base. One-choice questions and scales: of the valid answers."});
    if (used(draft, QuestionKind::multiple))
        points.push_back(
            {"多选题：以至少选一项的人数（个案）为基数，各项之和可超过100%；响应百分比以选择总次数为基数。",
             "Several answers: of those who chose at least one option (cases), so that percentages may add up "
             "to more than 100%; percent of responses: of all choices."});
    if (used(draft, QuestionKind::ranking))
        points.push_back(
            {"排序题：以作答的人数为基数；平均综合得分按排位计分，未入选得0分。",
             "Rankings: of those who answered; the mean score gives points by rank, none where left out."});
    points.push_back(
        {"缺失：未作答、作答无效、按跳转规则未被问到、选择“不了解”等四种情况分开统计，均不计入有效作答。",
         "Missing: not answered, not valid, not asked (skip rules) and “not sure” are counted apart and are no "
         "valid answers."});
    points.push_back(
        {"舍入：百分比由人数直接计算，四舍五入到一位小数，不对舍入后的数再作计算，因此各项之和可能不是100%。",
         "Rounding: percentages are computed from counts, rounded half up to one decimal and never computed "
         "with again, so they may not add up to 100%."});
    points.push_back({"位次：按选择人数排列，人数相同的并列。", "Ranks: by count; equal counts share a rank."});
    if (!draft.definitions.empty())
        points.push_back(phrase("满意率等指标的口径：{0}。", "Definitions of the rates: {0}.",
                                {joined(draft.definitions, "；", "; ")}));
    if (draft.any_interval)
        points.push_back(
            phrase("区间：{0}%置信区间，比率用威尔逊（Wilson）方法。计算时假定各人作答相互独立；按学校整群调查时，"
                   "同校作答往往相近，所列区间偏窄。",
                   "Intervals: {0}% confidence intervals, for rates by Wilson's method. They take respondents "
                   "as independent; in surveys of whole schools answers from one school tend to be alike and "
                   "the printed intervals are too narrow.",
                   {figureWords(100 * options.confidence.level(), 0)}));
    points.push_back(
        {"比较：报告描述作答情况，未作检验的差异不作推断。",
         "Comparisons: the report describes the answers; nothing is inferred from differences that were not "
         "tested."});
    if (used(draft, QuestionKind::text))
        points.push_back({"文字题：只统计填写人数，不列出原文，以保护填写者。",
                          "Open questions: only counted; the texts are not printed, to protect those who wrote them."});
    const std::int64_t excluded = study.rates.overall.returned - study.rates.overall.valid;
    if (excluded > 0)
        points.push_back(phrase("剔除：回收的问卷中有{0}份无效，未参与统计。",
                                "Exclusions: {0} of the returned questionnaires were not valid and take no part.",
                                {numberWords(excluded)}));
    for (const Text& remark : study.remarks) points.push_back(phrase("数据：{0}", "Data: {0}", {remark}));
    draft.list(points);
}

}  // namespace diaoyan
