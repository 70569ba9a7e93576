// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/template/gap_directive.h"

#include "charts/report/sentences.h"
#include "charts/tables/base_phrases.h"
#include "charts/tables/from_satisfaction.h"
#include "charts/template/tested_gaps.h"

#include <algorithm>
#include <map>
#include <utility>

namespace diaoyan {

namespace {

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

/// `gaps`: the tests that the comparison ends with.
std::optional<Problem> compareRoles(const TemplateCall& call, const std::vector<RoleAnswer>& answers,
                                    const std::vector<ResultTable>& gaps) {
    ReportDraft& draft = call.draft;
    const ReportOptions& options = call.options;
    const Item& first = answers.front().item;
    const bool one_title = std::all_of(answers.begin(), answers.end(),
                                       [&](const RoleAnswer& answer) { return answer.item.title == first.title; });
    std::vector<SatisfactionLine> lines;
    std::vector<Text> clauses;
    bool one_definition = true;
    for (const RoleAnswer& answer : answers) {
        if (isWithheld(*answer.part, answer.item)) continue;
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
    draft.section(withoutNumber(first.title));
    const Text facts = headingOf(joined(clauses, "；", "; "));
    draft.say(one_definition && isTested(first.construct, gaps)
                  ? phrase("{0}。这些差异是否超出偶然，见下文“差距的检验”。",
                           "{0}. Whether these differences are more than chance: see the tests below.", {facts})
                  : phrase("{0}。以上差异未作显著性检验，不能据此断定各群体之间确有差别。",
                           "{0}. The differences have not been tested: they do not prove that the groups differ.",
                           {facts}));
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

}  // namespace

bool rolesComparable(const Study& study) {
    for (const auto& answers : sharedScales(study)) {
        std::size_t answered = 0;
        for (const RoleAnswer& answer : answers) {
            if (isWithheld(*answer.part, answer.item)) continue;
            const auto rate = satisfactionOf(*answer.part->answers, answer.item);
            if (rate.ok() && rate->n > 0) ++answered;
        }
        if (answered > 1) return true;
    }
    return false;
}

std::optional<Problem> writeGap(const TemplateCall& call) {
    const std::string wanted = call.word(0);
    std::vector<ResultTable> gaps = testedGaps(call.study, call.options);
    bool found = wanted.empty();
    for (const auto& answers : sharedScales(call.study)) {
        const std::string& construct = answers.front().item.construct;
        if (!wanted.empty() && construct != wanted && !construct.starts_with(wanted + ".")) continue;
        found = true;
        if (auto problem = compareRoles(call, answers, gaps)) return problem;
    }
    if (!found)
        return call.problem(
            "template-unknown-construct",
            phrase("没有几类对象共同回答的“{0}”", "no two roles were both asked about \"{0}\"", {wanted}));
    if (wanted.empty() && !gaps.empty()) writeTestedGaps(call.draft, std::move(gaps));
    return std::nullopt;
}

}  // namespace diaoyan
