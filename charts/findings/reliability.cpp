// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/findings/reliability.h"

#include "charts/findings/reliability_summary.h"
#include "charts/tables/option_order.h"

#include <algorithm>

namespace diaoyan {

namespace {

using Tables = std::vector<ResultTable>;

Result<std::vector<LabelledItems>> wantedSets(const Questionnaire& questionnaire, const ReliabilityRequest& request) {
    if (!request.items.empty()) {
        auto named = itemsNamed(questionnaire, request.items);
        if (!named) return named.problem();
        if (named->items.size() < 2)
            return Problem{
                "too-few-items", {"信度至少要两道不同的题", "reliability needs two different items at least"}, {}};
        return std::vector{std::move(*named)};
    }
    if (!request.question.empty()) {
        auto matrix = matrixNamed(questionnaire, request.question);
        if (!matrix) return matrix.problem();
        return std::vector{std::move(*matrix)};
    }
    std::vector<LabelledItems> all = scaleMatrices(questionnaire);
    if (!all.empty()) return all;
    return Problem{"no-scales",
                   phrase("问卷“{0}”没有两行以上的量表矩阵题；请用--items列出要合在一起看的题目",
                          "questionnaire \"{0}\" has no matrix of scales with two or more rows: list the items that "
                          "belong together with --items",
                          {questionnaire.title.empty() ? untranslated(questionnaire.id) : questionnaire.title}),
                   {}};
}

/// What an answer of x becomes when the item is turned around: low_plus_high - x.
Result<ReverseKey> reverseKey(const Questionnaire& questionnaire, const LabelledItem& one, const ScoredItem& scored) {
    if (one.item.kind == QuestionKind::number) {
        const Question* question = findQuestion(questionnaire, one.item.question);
        if (question != nullptr && question->min_number && question->max_number)
            return ReverseKey{one.item.id, *question->min_number + *question->max_number};
        return Problem{"no-range",
                       phrase("“{0}”是数值题，问卷没有规定最小值和最大值，不能反向计分",
                              "\"{0}\" is a number without limits in the questionnaire: it cannot be reversed",
                              {one.label}),
                       {}};
    }
    double best = 1;
    for (const auto& points : scored.points) best = std::max(best, points.value_or(1));
    return ReverseKey{one.item.id, 1 + best};
}

bool isMeant(const Questionnaire& questionnaire, const LabelledItem& one, const std::string& id) {
    const Item& item = one.item;
    return id == item.id || id == questionnaire.id + "." + item.id || item.question + "." + id == item.id;
}

Result<std::vector<ReverseKey>> reverseKeys(const Questionnaire& questionnaire, const LabelledItems& set,
                                            const std::vector<ScoredItem>& scored,
                                            const std::vector<std::string>& reversed) {
    std::vector<ReverseKey> keys;
    for (std::size_t i = 0; i < set.items.size(); ++i) {
        const bool turned = std::any_of(reversed.begin(), reversed.end(), [&](const std::string& id) {
            return isMeant(questionnaire, set.items[i], id);
        });
        if (!turned) continue;
        auto key = reverseKey(questionnaire, set.items[i], scored[i]);
        if (!key) return key.problem();
        keys.push_back(*key);
    }
    return keys;
}

/// Every item to be reversed has to be in one of the sets.
std::optional<Problem> unknownReversed(const Questionnaire& questionnaire, const std::vector<LabelledItems>& sets,
                                       const std::vector<std::string>& reversed) {
    for (const std::string& id : reversed) {
        const bool found = std::any_of(sets.begin(), sets.end(), [&](const LabelledItems& set) {
            return std::any_of(set.items.begin(), set.items.end(),
                               [&](const LabelledItem& one) { return isMeant(questionnaire, one, id); });
        });
        if (!found)
            return Problem{
                "unknown-item",
                phrase("要反向计分的“{0}”不在所分析的题目中", "\"{0}\" to be reversed is not among the items", {id}),
                {}};
    }
    return std::nullopt;
}

Result<ReliabilitySummary> summaryOf(const Tabulator& tabulator, const Questionnaire& questionnaire,
                                     const LabelledItems& set, const ReliabilityRequest& request) {
    const auto scored = scoredItems(set.items);
    if (!scored) return scored.problem();
    const auto keys = reverseKeys(questionnaire, set, *scored, request.reversed);
    if (!keys) return keys.problem();
    ReliabilitySummary summary;
    summary.set = set;
    summary.id = tableId({questionnaire.id, questionnaire.role}, set.id.empty() ? std::string("items") : set.id);
    summary.role = questionnaire.role;
    if (summary.set.title.empty())
        summary.set.title = phrase("{0}道题", "{0} items", {static_cast<std::uint64_t>(set.items.size())});
    summary.deletion = request.deletion;
    summary.confidence = request.confidence;
    summary.weighting = tabulator.weighting();
    summary.respondents = tabulator.respondents();
    for (const ReverseKey& key : *keys) summary.reversed.push_back(key.item);
    Result<CrossMoments> moments = tabulator.crossMoments(*scored, request.deletion);
    if (moments.ok()) moments = reverseKeyed(std::move(*moments), *keys);
    if (!moments.ok()) {
        const Problem& problem = moments.problem();
        if (problem.code != "too-few-answers") return problem;
        summary.alpha = problem;
        summary.lambda = problem;
        summary.omega = problem;
        summary.factors = problem;
        return summary;
    }
    summary.n = moments->n;
    if (!moments->n_pairs.empty())
        for (std::size_t i = 0; i < set.items.size(); ++i)
            summary.item_n.push_back(moments->n_pairs[i * (set.items.size() + 1)]);
    summary.alpha = cronbachAlpha(*moments, request.confidence);
    summary.lambda = guttmanLambda(*moments);
    summary.omega = omegaTotal(*moments);
    summary.factors = factorability(*moments);
    return summary;
}

}  // namespace

Result<Tables> reliabilityTables(const Tabulator& tabulator, const Questionnaire& questionnaire,
                                 const ReliabilityRequest& request) {
    const Result<std::vector<LabelledItems>> sets = wantedSets(questionnaire, request);
    if (!sets) return sets.problem();
    if (auto problem = unknownReversed(questionnaire, *sets, request.reversed)) return *problem;
    Tables tables;
    for (const LabelledItems& set : *sets) {
        const auto summary = summaryOf(tabulator, questionnaire, set, request);
        if (!summary) return summary.problem();
        tables.push_back(reliabilityTable(*summary));
        if (summary->alpha.ok()) tables.push_back(scaleItemsTable(*summary));
    }
    return tables;
}

}  // namespace diaoyan
