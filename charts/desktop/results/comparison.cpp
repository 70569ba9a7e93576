// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/desktop/results/comparison.h"

#include "charts/figures/figure_parts.h"
#include "charts/figures/figures.h"
#include "charts/findings/gap_tables.h"
#include "charts/findings/trend_tables.h"
#include "charts/survey/chart_sources.h"
#include "charts/tables/asked_items.h"

#include <algorithm>
#include <utility>

namespace diaoyan {

namespace {

const StudyPart* partOf(const Study& study, const std::string& questionnaire) {
    const auto found = std::find_if(study.parts.begin(), study.parts.end(),
                                    [&](const StudyPart& part) { return part.questionnaire.id == questionnaire; });
    return found == study.parts.end() ? nullptr : &*found;
}

Problem noQuestionnaire(const std::string& id) {
    return {"unknown-questionnaire",
            phrase("调查文件中没有问卷 {0} 的答卷", "the survey file has no answers to the questionnaire {0}", {id}),
            {}};
}

Problem noSecondWave() {
    return {"no-second-wave",
            phrase("还没有选另一期的调查文件", "the survey file of the other wave is not chosen yet"),
            {}};
}

/// Groups were asked for, and there are none of the kind.
std::optional<Problem> groupsMissing(const ComparisonWish& wanted) {
    if (!wanted.by.empty() || wanted.sides > ComparedSides::answer_groups) return std::nullopt;
    if (wanted.sides == ComparedSides::answer_groups)
        return Problem{
            "no-groups",
            phrase("这份问卷没有可用来分组的单选题", "this questionnaire has no one-choice question to group by"),
            {}};
    return Problem{"no-groups",
                   phrase("学校名册里没有学段、城乡或其他可分组的栏目",
                          "the roster of schools has no stage, area or other column to group by"),
                   {}};
}

/// The items of a question; of no question all scales.
Result<std::vector<Item>> itemsWanted(const Questionnaire& questionnaire, const std::string& question) {
    if (!question.empty()) {
        std::vector<Item> found = itemsToDraw(questionnaire, question);
        if (!found.empty()) return found;
        return Problem{"unknown-item", phrase("没有题目 {0}", "there is no question {0}", {question}), {}};
    }
    Result<std::vector<Item>> all = itemsAskedFor(questionnaire, {});
    if (!all) return all;
    std::erase_if(*all, [](const Item& item) { return item.kind != QuestionKind::scale; });
    if (!all->empty()) return all;
    return Problem{"no-scales",
                   phrase("这份问卷没有量表题，请选一道题", "this questionnaire has no scales; choose a question"),
                   {}};
}

/// A matrix is called by its title; a single item by its own.
Text titleOf(const Questionnaire& questionnaire, const std::string& question) {
    const Question* found = findQuestion(questionnaire, question);
    return found != nullptr && found->kind == QuestionKind::matrix ? found->title : Text{};
}

Result<FigureSource> sourceOf(const Study& study, const ComparisonWish& wanted) {
    const StudyPart* part = partOf(study, wanted.questionnaire);
    if (part == nullptr) return noQuestionnaire(wanted.questionnaire);
    Result<std::vector<Item>> found = itemsWanted(part->questionnaire, wanted.question);
    if (!found) return found.problem();
    return FigureSource{.answers = part->answers.get(), .items = std::move(*found), .role = part->questionnaire.role};
}

std::vector<RoleSide> rolesIn(const Study& study) {
    std::vector<RoleSide> sides;
    for (const StudyPart& part : study.parts)
        if (part.answers->respondents() > 0) sides.push_back({&part.questionnaire, part.answers.get()});
    return sides;
}

/// The same things asked of several roles: those that every one of them can be compared by.
Result<FigureRequest> roleFigure(const Study& study, const ComparisonWish& wanted, Language language) {
    const std::vector<RoleSide> sides = rolesIn(study);
    const auto matches = matchConstructs(sides, wanted.question, wanted.definition);
    if (!matches) return matches.problem();
    FigureRequest request;
    const std::vector<Text> names = sideNames(sides);
    for (std::size_t s = 0; s < sides.size(); ++s)
        request.sources.push_back(
            {.answers = sides[s].tabulator, .role = sides[s].questionnaire->role, .name = names[s]});
    Text title;
    for (const MatchedConstruct& construct : matches->constructs)
        for (const MatchedItem& item : construct.items) {
            if (std::any_of(item.readings.begin(), item.readings.end(), [](const auto& one) { return !one; })) continue;
            title = construct.title;
            for (std::size_t s = 0; s < sides.size(); ++s) {
                request.sources[s].items.push_back(item.readings[s]->item);
                request.sources[s].items.back().title = item.label;
            }
        }
    // What only some of the roles were asked is left to the tables, which say so.
    if (request.sources.empty() || request.sources.front().items.empty())
        return Problem{"no-shared-construct",
                       phrase("没有一道题是各类对象都能比较的；见结果表", "no question can be compared over all roles; "
                                                                          "see the tables"),
                       {}};
    if (request.sources.front().items.size() > 1 && !wanted.question.empty())
        request.options.title = title.in(language);
    request.options.id = "gap." + (wanted.question.empty() ? std::string("all") : wanted.question);
    return request;
}

Result<FigureRequest> waveFigure(const ComparedAnswers& answers, const ComparisonWish& wanted) {
    if (answers.other == nullptr) return noSecondWave();
    Result<FigureSource> here = sourceOf(*answers.study, wanted);
    if (!here) return here.problem();
    Result<FigureSource> there = sourceOf(*answers.other, wanted);
    if (!there) return there.problem();
    here->name = untranslated(answers.name);
    there->name = untranslated(answers.other_name);
    FigureRequest request{.by = wanted.by};
    request.sources = wanted.other_is_later ? std::vector{*here, *there} : std::vector{*there, *here};
    return request;
}

Result<FigureRequest> figureRequest(const ComparedAnswers& answers, const ComparisonWish& wanted, Language language) {
    if (const auto problem = groupsMissing(wanted)) return *problem;
    Result<FigureRequest> request = FigureRequest{.by = wanted.by};
    if (wanted.sides == ComparedSides::roles) {
        request = roleFigure(*answers.study, wanted, language);
    } else if (wanted.sides == ComparedSides::waves) {
        request = waveFigure(answers, wanted);
    } else {
        const Result<FigureSource> source = sourceOf(*answers.study, wanted);
        if (!source) return source.problem();
        request->sources.push_back(*source);
    }
    if (!request) return request;
    FigureOptions& options = request->options;
    options.role = request->sources.front().role;
    options.language = language;
    options.definition = wanted.definition;
    options.minimum_n = wanted.minimum_n;
    options.confidence = Confidence(wanted.confidence);
    if (const StudyPart* part = partOf(*answers.study, wanted.questionnaire))
        options.title = titleOf(part->questionnaire, wanted.question).in(language);
    return request;
}

std::vector<std::string> codesOf(const std::vector<FigurePart>& parts) {
    std::vector<std::string> codes;
    for (const FigurePart& part : parts) codes.push_back(part.code);
    return codes;
}

/// The codes of the groups, if a figure of this shape shows them all; else none.
void findGroups(ComparisonFigure& made, const FigureRequest& request) {
    if (!made.figure || request.by.empty() || request.sources.size() != 1) return;
    FigureRequest first = request;
    first.sources.front().items.resize(1);
    Result<FigureParts> parts = figureParts(first);
    if (!parts) return;
    const std::vector<std::string> all = codesOf(parts->parts);
    const auto shown = shownParts(std::move(*parts), request.options);
    const std::vector<std::string> some = shown ? codesOf(shown->parts) : std::vector<std::string>{};
    const auto standIn = [&](GroupsStand where, const std::vector<std::string>& codes, std::size_t places) {
        if (made.stand != GroupsStand::nowhere || codes.size() != places) return;
        made.stand = where;
        made.groups = codes;
    };
    switch (made.figure->kind) {
    case ChartKind::funnel: return standIn(GroupsStand::points, some, made.figure->points.size());
    case ChartKind::heat_map:
        // Whatever there is more of stands in the rows; where it is the same number, the items do.
        if (all.size() > request.sources.front().items.size())
            return standIn(GroupsStand::categories, all, made.figure->categories.size());
        return standIn(GroupsStand::series, all, made.figure->series.size());
    case ChartKind::stacked_bars: return standIn(GroupsStand::categories, all, made.figure->categories.size());
    case ChartKind::interval_dots:
    case ChartKind::box_plot: return standIn(GroupsStand::categories, some, made.figure->categories.size());
    default: return;
    }
}

bool nothingDrawn(const ChartSpec& spec) {
    return spec.points.empty() && spec.boxes.empty() &&
           std::all_of(spec.series.begin(), spec.series.end(), [](const ChartSeries& series) {
               return std::none_of(series.values.begin(), series.values.end(),
                                   [](const ChartValue& value) { return value.position().has_value(); });
           });
}

/// Stacked bars call a bar by its group or its question. So it is one question by groups, or of several roles or waves,
/// which are then named in place of the question; or several questions of everybody.
Result<FigureRequest> stackable(FigureRequest request) {
    const std::size_t most = request.sources.front().items.size();
    if (most == 1 && request.sources.size() > 1) {
        if (request.options.title.empty())
            request.options.title = request.sources.front().items.front().title.in(request.options.language);
        for (FigureSource& source : request.sources) {
            source.items.resize(1);
            source.items.front().title = source.name.empty() ? source.role.name : source.name;
        }
        if (request.by.empty()) return request;
    }
    if (most == 1 && request.sources.size() == 1) return request;
    return Problem{"one-comparison-wanted",
                   phrase("这种图一次只比较一方面：几道题、几组人或几期（几类）问卷",
                          "this figure compares one thing at a time: questions, groups, or waves and questionnaires"),
                   {}};
}

Result<ChartSpec> drawn(const FigureKind& kind, const FigureRequest& request) {
    if (kind.id != "stacked") return kind.make(request);
    const Result<FigureRequest> bars = stackable(request);
    return bars ? kind.make(*bars) : bars.problem();
}

/// Bars stand for every group, also where each has too few answers: then there is nothing to see.
Result<ChartSpec> unlessBlank(Result<ChartSpec> figure, const ComparisonWish& wanted) {
    if (!figure || !nothingDrawn(*figure)) return figure;
    return Problem{"too-few-answers",
                   phrase("没有哪一组的有效作答达到{0}人，不能画图",
                          "no group has {0} valid answers: there is nothing to draw", {wanted.minimum_n}),
                   {}};
}

Result<std::vector<ResultTable>> trendsOf(const ComparedAnswers& answers, const ComparisonWish& wanted) {
    if (answers.other == nullptr) return noSecondWave();
    const StudyPart* here = partOf(*answers.study, wanted.questionnaire);
    const StudyPart* there = partOf(*answers.other, wanted.questionnaire);
    if (here == nullptr || there == nullptr) return noQuestionnaire(wanted.questionnaire);
    const TrendRequest request{.question = wanted.question,
                               .by = wanted.by,
                               .definition = wanted.definition,
                               .confidence = Confidence(wanted.confidence),
                               .minimum_n = wanted.minimum_n};
    const WaveSide one{&here->questionnaire, here->answers.get()};
    const WaveSide two{&there->questionnaire, there->answers.get()};
    return wanted.other_is_later ? trendTables(one, two, request) : trendTables(two, one, request);
}

Result<std::vector<ResultTable>> gapsOf(const ComparedAnswers& answers, const ComparisonWish& wanted) {
    std::vector<RoleSide> sides;
    for (const StudyPart& part : answers.study->parts) sides.push_back({&part.questionnaire, part.answers.get()});
    return gapTables(sides, {.construct = wanted.question,
                             .by = wanted.by,
                             .definition = wanted.definition,
                             .confidence = Confidence(wanted.confidence),
                             .minimum_n = wanted.minimum_n});
}

}  // namespace

const std::vector<std::string>& comparisonKinds() {
    static const std::vector<std::string> kinds{"dots", "funnel", "heat", "stacked", "box", "slope"};
    return kinds;
}

std::vector<ComparisonFigure> comparisonFigures(const ComparedAnswers& answers, const ComparisonWish& wanted,
                                                Language language) {
    const Result<FigureRequest> request = figureRequest(answers, wanted, language);
    std::vector<ComparisonFigure> figures;
    for (const std::string& id : comparisonKinds()) {
        ComparisonFigure& made = figures.emplace_back();
        made.kind = id;
        const Result<FigureKind> kind = figureKindNamed(id);
        made.figure = !request ? request.problem()
                      : !kind  ? kind.problem()
                               : unlessBlank(drawn(*kind, *request), wanted);
        if (request) findGroups(made, *request);
    }
    return figures;
}

Result<std::vector<ResultTable>> comparisonTables(const ComparedAnswers& answers, const ComparisonWish& wanted) {
    if (const auto problem = groupsMissing(wanted)) return *problem;
    if (wanted.sides == ComparedSides::waves) return trendsOf(answers, wanted);
    if (wanted.sides == ComparedSides::roles) return gapsOf(answers, wanted);
    const StudyPart* part = partOf(*answers.study, wanted.questionnaire);
    if (part == nullptr) return noQuestionnaire(wanted.questionnaire);
    CompareRequest request{.question = wanted.question, .by = wanted.by, .minimum_n = wanted.minimum_n};
    request.confidence = Confidence(wanted.confidence);
    request.order = wanted.order;
    request.tests = wanted.tests;
    // An option that a figure shows the share of is no definition: tables show all options.
    const std::vector<Item> asked = itemsToDraw(part->questionnaire, wanted.question);
    const bool scales = asked.empty() || std::any_of(asked.begin(), asked.end(),
                                                     [](const Item& item) { return item.kind == QuestionKind::scale; });
    if (scales) request.definition = wanted.definition;
    return compareTables(*part->answers, part->questionnaire, answers.study->roster, request);
}

ChartSpec withGroupMarked(const ComparisonFigure& figure, const std::string& code, Language language) {
    ChartSpec spec = *figure.figure;
    const std::string star = "★ ";
    bool starred = false;
    for (std::size_t i = 0; i < figure.groups.size(); ++i) {
        if (code.empty() || schoolOfGroup(figure.groups[i]) != schoolOfGroup(code)) continue;
        if (figure.stand == GroupsStand::points) {
            spec.points[i].label = star + spec.points[i].name;
            starred = spec.points[i].marked = true;
        } else if (figure.stand == GroupsStand::categories) {
            spec.categories[i] = star + spec.categories[i];
            starred = true;
        } else if (figure.stand == GroupsStand::series) {
            spec.series[i].name = star + spec.series[i].name;
            starred = true;
        }
    }
    if (starred) spec.caption += phrase("；★为点选的一组", "; ★: the group that was picked").in(language);
    return spec;
}

std::string schoolOfGroup(const std::string& code) {
    const auto slash = code.rfind('/');
    return slash == std::string::npos ? code : code.substr(slash + 1);
}

}  // namespace diaoyan
