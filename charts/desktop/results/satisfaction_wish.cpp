// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/desktop/results/satisfaction_wish.h"

#include "charts/figures/design_dots.h"
#include "charts/figures/figures.h"
#include "charts/findings/drivers.h"
#include "charts/survey/chart_sources.h"
#include "charts/tables/asked_items.h"
#include "charts/tables/from_satisfaction.h"

#include <algorithm>
#include <iterator>

namespace diaoyan {

namespace {

using Tables = std::vector<ResultTable>;

Problem noScalesHere() {
    return {"no-scales",
            phrase("这份问卷没有量表题，没有满意率", "this questionnaire has no scales: no satisfaction rate"),
            {}};
}

FigureRequest requestOf(const StudyPart& part, const SatisfactionWish& wanted, Language language) {
    FigureRequest request{.by = wanted.by};
    request.sources.push_back({.answers = part.answers.get(),
                               .items = scalesOf(part.questionnaire, wanted.question),
                               .role = part.questionnaire.role});
    FigureOptions& options = request.options;
    options.role = part.questionnaire.role;
    options.language = language;
    options.definition = wanted.definition;
    options.minimum_n = wanted.minimum_n;
    options.confidence = Confidence(wanted.confidence);
    const Question* question = findQuestion(part.questionnaire, wanted.question);
    if (question != nullptr && question->kind == QuestionKind::matrix) options.title = question->title.in(language);
    return request;
}

Result<ChartSpec> ratesFigure(const FigureRequest& request) {
    if (request.sources.front().items.empty()) return noScalesHere();
    if (request.by.empty() || request.sources.front().items.size() == 1) return designDots(request);
    const Result<FigureKind> heat = figureKindNamed("heat");
    return heat ? heat->make(request) : heat.problem();
}

SatisfactionRequest tablesRequest(const SatisfactionWish& wanted) {
    return {.question = wanted.question,
            .by = wanted.by,
            .definition = wanted.definition,
            .minimum_n = wanted.minimum_n,
            .confidence = Confidence(wanted.confidence)};
}

/// Of all that is printed the tables of other definitions.
Result<Tables> definitionTables(const StudyPart& part, const SatisfactionWish& wanted) {
    SatisfactionRequest request = tablesRequest(wanted);
    request.by.clear();
    request.sensitivity = true;
    Result<Tables> all = satisfactionTables(*part.answers, part.questionnaire, request);
    if (!all) return all;
    std::erase_if(*all, [](const ResultTable& table) { return table.kind != "definition-sensitivity"; });
    return all;
}

Result<ChartSpec> definitionsFigure(FigureRequest request) {
    request.by.clear();
    if (request.sources.front().items.empty()) return noScalesHere();
    return definitionDots(request);
}

/// Overall satisfaction first, then the rows of the first matrix of scales, as the command `drivers` takes them.
Result<ChartSpec> driversFigure(FigureRequest request, const Questionnaire& questionnaire) {
    request.by.clear();
    std::vector<Item>& chosen = request.sources.front().items;
    chosen.clear();
    for (const Item& item : items(questionnaire))
        if (item.kind == QuestionKind::scale && item.construct == "overall" && chosen.empty()) chosen.push_back(item);
    const bool outcome = !chosen.empty();
    for (const Question& question : questionnaire.questions) {
        if (question.kind != QuestionKind::matrix || question.cells != QuestionKind::scale) continue;
        const std::vector<Item> rows = itemsToDraw(questionnaire, question.id);
        std::copy(rows.begin(), rows.end(), std::back_inserter(chosen));
        break;
    }
    request.options.title.clear();
    if (!outcome || chosen.size() < 3)
        return Problem{"no-drivers",
                       phrase("这份问卷没有总体满意度题，或没有各方面的量表矩阵题，看不出总体满意与什么有关",
                              "this questionnaire lacks a question on overall satisfaction or a matrix of scales about "
                              "its aspects: nothing to relate"),
                       {}};
    const Result<FigureKind> quadrants = figureKindNamed("quadrant");
    return quadrants ? quadrants->make(request) : quadrants.problem();
}

}  // namespace

SatisfactionFindings satisfactionFindings(const Study& study, const SatisfactionWish& wanted, Language language) {
    SatisfactionFindings found;
    const auto part = std::find_if(study.parts.begin(), study.parts.end(),
                                   [&](const StudyPart& one) { return one.questionnaire.id == wanted.questionnaire; });
    if (part == study.parts.end()) {
        found.figure = noScalesHere();
        found.tables = noScalesHere();
        return found;
    }
    const FigureRequest request = requestOf(*part, wanted, language);
    found.weighting = part->answers->weighting();
    switch (wanted.view) {
    case SatisfactionView::rates: found.figure = ratesFigure(request); [[fallthrough]];
    case SatisfactionView::tables:
        found.tables = satisfactionTables(*part->answers, part->questionnaire, tablesRequest(wanted));
        break;
    case SatisfactionView::definitions:
        found.figure = definitionsFigure(request);
        found.tables = definitionTables(*part, wanted);
        break;
    case SatisfactionView::drivers:
        found.figure = driversFigure(request, part->questionnaire);
        found.tables = driverTables(*part->answers, part->questionnaire,
                                    {.definition = wanted.definition, .confidence = Confidence(wanted.confidence)});
        break;
    }
    return found;
}

std::vector<OfferedChoice> offeredScales(const Questionnaire& questionnaire) {
    std::vector<OfferedChoice> choices{{"", {"全部量表题", "all scales"}}};
    for (const Question& question : questionnaire.questions) {
        const std::vector<Item> found = scalesOf(questionnaire, question.id);
        if (found.empty()) continue;
        choices.push_back({question.id, question.title});
        if (question.kind != QuestionKind::matrix) continue;
        for (const Item& item : found) choices.push_back({item.id, item.title, 1});
    }
    return choices;
}

std::vector<OfferedChoice> offeredSplits(const Roster& roster) {
    std::vector<OfferedChoice> choices{{"", {"不分组", "not split"}}};
    if (!roster.schools.empty()) choices.push_back({"school", {"学校", "school"}});
    const std::vector<OfferedChoice> groups = offeredSchoolGroups(roster);
    choices.insert(choices.end(), groups.begin(), groups.end());
    return choices;
}

std::vector<Item> scalesOf(const Questionnaire& questionnaire, const std::string& question) {
    std::vector<Item> found;
    if (question.empty()) {
        if (const auto all = itemsAskedFor(questionnaire, {})) found = *all;
    } else {
        found = itemsToDraw(questionnaire, question);
    }
    std::erase_if(found, [](const Item& item) { return item.kind != QuestionKind::scale; });
    return found;
}

}  // namespace diaoyan
