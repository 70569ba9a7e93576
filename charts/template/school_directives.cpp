// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/template/school_directives.h"

#include "analysis/numeric/tails.h"
#include "charts/figures/figures.h"
#include "charts/findings/compare.h"
#include "charts/report/sentences.h"
#include "charts/tables/base_phrases.h"
#include "charts/tables/option_order.h"
#include "charts/template/rated_schools.h"

#include <algorithm>
#include <utility>

namespace diaoyan {

namespace {

constexpr std::size_t mostNamed = 5;

bool hasRate(const Item& item) {
    const auto definition = defaultSatisfactionDefinition(item);
    return definition.ok() && definition->kind == SatisfactionKind::rate;
}

/// A、B和C; more than five are counted only.
Text schoolsNamed(const std::vector<Text>& names) {
    if (names.size() <= mostNamed) return listed(names);
    return phrase(
        "{0}等{1}所学校", "{0} and others, {1} schools",
        {listed(std::vector<Text>(names.begin(), names.begin() + 3)), static_cast<std::uint64_t>(names.size())});
}

/// Highest and lowest of the schools that are compared, and the rate of all together.
Text spreadWords(const RatedSchools& schools, const Role& role, std::int64_t minimum_n) {
    const SchoolRate* highest = nullptr;
    const SchoolRate* lowest = nullptr;
    for (const SchoolRate& school : schools.rates.schools) {
        if (highest == nullptr || *school.rate.proportion() > *highest->rate.proportion()) highest = &school;
        if (lowest == nullptr || *school.rate.proportion() < *lowest->rate.proportion()) lowest = &school;
    }
    const auto number = static_cast<std::uint64_t>(schools.rates.schools.size());
    const Text compared = minimum_n > 1 ? phrase("有效作答的{0}不少于{1}人、可以比较的学校有{2}所",
                                                 "{2} schools with at least {1} valid answers of {0} can be compared",
                                                 {roleName(role), minimum_n, number})
                                        : phrase("有{0}有效作答的学校有{1}所", "{1} schools have valid answers of {0}",
                                                 {roleName(role), number});
    return phrase("{0}，{1}最高为{2}，最低为{3}，全部{4}合计为{5}",
                  "{0}; the highest {1} is {2}, the lowest {3}, that of all {4} {5}",
                  {compared, schools.definition, percentWords(highest->rate), percentWords(lowest->rate),
                   roleName(role), rateWords(schools.together)});
}

/// Do the schools differ at all, taken together?
Text varietyWords(const RatedSchools& schools, Confidence confidence) {
    if (!schools.funnel || !schools.funnel->over_dispersion || schools.funnel->over_dispersion->schools < 2) return {};
    const OverDispersion& spread = *schools.funnel->over_dispersion;
    const Tail tail = chiSquareUpperTail(spread.q, static_cast<double>(spread.schools - 1));
    const Text p = pWords(tail.p);
    if (tail.p < confidence.alpha())
        return phrase("各校之间的差异整体上超出了偶然波动（异质性检验，{0}）。",
                      "Taken together, the schools differ by more than chance (test of heterogeneity, {0}).", {p});
    return phrase("各校之间的差异整体上没有超出偶然波动所能解释的范围（异质性检验，{0}）。",
                  "Taken together, the schools differ no more than chance would have it (test of heterogeneity, {0}).",
                  {p});
}

/// Which schools differ from the whole by more than schools do; that most cannot be told apart is said as plainly.
Text funnelVerdict(const RatedSchools& schools, Confidence confidence) {
    std::vector<Text> above, below;
    std::uint64_t alike = 0;
    for (std::size_t i = 0; i < schools.names.size(); ++i) {
        const auto side = schools.side(i, confidence);
        if (!side)
            return {"各校与总体水平的差异未能检验。", "The schools' differences from the whole could not be tested."};
        if (*side == 0)
            ++alike;
        else
            (*side > 0 ? above : below).push_back(schools.names[i]);
    }
    const Text test{"漏斗图检验（考虑校际一般差异，多重比较校正）",
                    "The funnel test (allowing for the usual differences between schools, adjusted for multiple "
                    "testing)"};
    if (above.empty() && below.empty())
        return phrase("{0}没有发现哪所学校与总体水平有显著差异。",
                      "{0} finds no school significantly different from all together.", {test});
    std::vector<Text> parts;
    if (!above.empty())
        parts.push_back(phrase("{0}显著高于总体水平", "significantly above: {0}", {schoolsNamed(above)}));
    if (!below.empty())
        parts.push_back(phrase("{0}显著低于总体水平", "significantly below: {0}", {schoolsNamed(below)}));
    if (alike > 0)
        parts.push_back(
            phrase("其余{0}所学校与总体水平没有显著差异", "the other {0} do not differ significantly", {alike}));
    return phrase("{0}表明：{1}。", "{0} shows: {1}.", {test, joined(parts, "；", "; ")});
}

/// What may be said of the order of the schools: only intervals of ranks that lie on one side of the middle count.
Text rankVerdict(const RatedSchools& schools, Confidence confidence) {
    std::vector<Text> upper, lower;
    for (std::size_t i = 0; i < schools.names.size(); ++i) {
        if (schools.rates.schools[i].among_best) upper.push_back(schools.names[i]);
        if (schools.rates.schools[i].among_worst) lower.push_back(schools.names[i]);
    }
    if (upper.empty() && lower.empty())
        return {
            "各校的名次区间都跨过中间名次，不能断定哪一所靠前或靠后，不宜据此排名。",
            "Every school's rank interval reaches across the middle: none can be said to stand in the upper or lower "
            "half, and the order is no ranking."};
    std::vector<Text> parts;
    if (!upper.empty()) parts.push_back(phrase("{0}可以说靠前", "in the upper half: {0}", {schoolsNamed(upper)}));
    if (!lower.empty()) parts.push_back(phrase("{0}可以说靠后", "in the lower half: {0}", {schoolsNamed(lower)}));
    if (upper.size() + lower.size() < schools.names.size())
        parts.push_back({"其余学校的先后不能断定", "the order of the others cannot be told"});
    return phrase("按{0}%的联合名次区间，{1}。", "By joint {0}% rank intervals, {1}.",
                  {levelWords(confidence), joined(parts, "，", "; ")});
}

Text schoolsSentence(const RatedSchools& schools, const Role& role, std::int64_t minimum_n, Confidence confidence) {
    if (schools.rates.schools.size() < 2)
        return phrase("有足够有效作答的学校不足2所，不作学校间的比较。",
                      "Fewer than two schools have enough valid answers: they are not compared.");
    std::vector<Text> sentences{phrase("{0}。", "{0}.", {spreadWords(schools, role, minimum_n)})};
    for (Text words :
         {varietyWords(schools, confidence), funnelVerdict(schools, confidence), rankVerdict(schools, confidence)})
        if (!words.empty()) sentences.push_back(std::move(words));
    return joined(sentences, "", " ");
}

std::optional<Problem> addFigureOfKind(const TemplateCall& call, const StudyPart& part, const char* kind,
                                       std::vector<Item> items, const std::string& definition, const std::string& id,
                                       const Text& title) {
    const Result<FigureKind> shape = figureKindNamed(kind);
    if (!shape) return std::nullopt;
    FigureRequest request{{{part.answers.get(), std::move(items), part.questionnaire.role}}, "school", {}};
    request.options = {.role = part.questionnaire.role,
                       .language = call.language(),
                       .id = id,
                       .title = withoutNumber(title).in(call.language()),
                       .definition = definition,
                       .minimum_n = call.study.minimum_n,
                       .confidence = call.options.confidence};
    Result<ChartSpec> figure = shape->make(request);
    if (!figure && figure.problem().code == "too-few-answers") return std::nullopt;  // the words have said so
    if (!figure) return figure.problem();
    call.draft.add(std::move(*figure));
    return std::nullopt;
}

std::optional<Problem> compareSchools(const TemplateCall& call, const StudyPart& part, const Item& item) {
    const Role& role = part.questionnaire.role;
    const auto schools =
        ratedSchools(part, item, call.options.definition, call.study.minimum_n, call.options.confidence);
    if (!schools) {
        if (schools.problem().code != "no-schools")
            return call.problem(schools.problem().code.c_str(), schools.problem().message);
        call.draft.say({"有足够有效作答的学校不足2所，不作学校间的比较。",
                        "Fewer than two schools have enough valid answers: they are not compared."});
        return std::nullopt;
    }
    call.draft.say(schoolsSentence(*schools, role, call.study.minimum_n, call.options.confidence),
                   "schools " + part.questionnaire.id + "." + item.id);
    if (schools->rates.schools.size() < 2) return std::nullopt;
    call.draft.any_interval = true;
    call.draft.explain(schools->definition);
    if (auto problem = addFigureOfKind(call, part, "dots", {item}, schools->used,
                                       part.questionnaire.id + "." + item.id + ".schools", item.title))
        return problem;
    const auto tables = compareTables(*part.answers, part.questionnaire, call.study.roster,
                                      {.question = item.id,
                                       .by = "school",
                                       .definition = schools->used,
                                       .minimum_n = std::max<std::int64_t>(call.study.minimum_n, 1),
                                       .confidence = call.options.confidence,
                                       .concise = true});
    if (!tables) return tables.problem();
    if (tables->empty()) return std::nullopt;
    ResultTable table = tables->front();
    table.title = withoutNumber(table.title);
    call.draft.add(std::move(table));
    return std::nullopt;
}

/// “食堂”（家长）：满意率……，在家长的15项评价中最低. `rated` stands from the lowest to the highest.
Text lowRating(const TemplateCall& call, const StudyPart& part, const std::vector<RatedItem>& rated, std::size_t i) {
    const RatedItem& one = rated[i];
    const auto same = [&](const RatedItem& other) { return *other.satisfaction.value() == *one.satisfaction.value(); };
    const auto ties = std::count_if(rated.begin(), rated.end(), same);
    const auto place = static_cast<std::uint64_t>(std::find_if(rated.begin(), rated.end(), same) - rated.begin() + 1);
    static const Text places[] = {{"最低", "lowest"}, {"第2低", "second lowest"}, {"第3低", "third lowest"}};
    const Text low = phrase("{0}{1}", "the {0}{1}",
                            {ties > 1 ? Text{"并列", "joint "} : Text{}, places[std::min<std::size_t>(place, 3) - 1]});
    const Question* question = findQuestion(part.questionnaire, one.item.question);
    const Text name = question == nullptr ? one.item.title : rowLabel(*question, one.item);
    call.draft.explain(definitionInWords(one.satisfaction, one.item));
    return phrase("{0}（{1}）：{2}，有效作答{3}，在{1}的{4}项评价中{5}。原因分析：（请填写）",
                  "{0} ({1}): the {2}, {3} with a valid answer, {5} of {4} ratings by {1}. Causes: (to be written)",
                  {quoted(withoutNumber(name)), roleName(part.questionnaire.role), ratingWords(one),
                   respondents(one.satisfaction.n, part.questionnaire.role), static_cast<std::uint64_t>(rated.size()),
                   low});
}

}  // namespace

std::vector<Item> ratedItems(const StudyPart& part) {
    std::vector<Item> rated;
    for (const Item& item : items(part.questionnaire))
        if (hasRate(item) && !isWithheld(part, item)) rated.push_back(item);
    return rated;
}

std::optional<Problem> writeSchools(const TemplateCall& call) {
    if (call.study.view || call.study.roster.schools.empty()) return std::nullopt;
    if (!call.word(0).empty() || (call.scope.question != nullptr && call.scope.part != nullptr)) {
        const Result<NamedQuestion> named = namedQuestion(call, call.word(0));
        if (!named) return named.problem();
        for (const Item& item : named->items) {
            if (isWithheld(*named->part, item)) {
                call.draft.say(withheldWords());
                continue;
            }
            if (auto problem = compareSchools(call, *named->part, item)) return problem;
        }
        return std::nullopt;
    }
    const Result<const StudyPart*> part = namedPart(call, {});
    if (!part) return part.problem();
    std::vector<Item> rated = ratedItems(**part);
    if (rated.empty() || (*part)->answers->respondents() == 0) {
        call.draft.say(
            {"本问卷没有可以按学校比较的评价题。", "This questionnaire has no rating to compare schools by."});
        return std::nullopt;
    }
    auto overall =
        std::find_if(rated.begin(), rated.end(), [](const Item& item) { return item.construct == "overall"; });
    const Item headline = overall == rated.end() ? rated.front() : *overall;
    if (auto problem = compareSchools(call, **part, headline)) return problem;
    if (rated.size() < 2) return std::nullopt;
    for (Item& item : rated)
        if (const Question* question = findQuestion((*part)->questionnaire, item.question))
            item.title = withoutNumber(rowLabel(*question, item));
    return addFigureOfKind(call, **part, "heat", std::move(rated), call.options.definition,
                           (*part)->questionnaire.id + ".schools",
                           {"各校各项评价的满意率", "Rates of all ratings by school"});
}

std::optional<Problem> writeProblems(const TemplateCall& call) {
    constexpr std::size_t fewest_rated = 4;
    constexpr std::size_t named_lowest = 3;
    std::vector<Text> points;
    for (const StudyPart& part : call.study.parts) {
        std::vector<RatedItem> rated;
        for (const Item& item : ratedItems(part)) {
            auto rate = satisfactionOf(*part.answers, item, call.options.definition, call.options.confidence);
            if (rate.ok() && rate->n >= std::max<std::int64_t>(call.study.minimum_n, 1) &&
                rate->definition.kind == SatisfactionKind::rate)
                rated.push_back({item, std::move(*rate)});
        }
        if (rated.size() < fewest_rated) continue;
        std::stable_sort(rated.begin(), rated.end(), [](const RatedItem& a, const RatedItem& b) {
            return *a.satisfaction.value() < *b.satisfaction.value();
        });
        for (std::size_t i = 0; i < std::min(named_lowest, rated.size()); ++i)
            points.push_back(lowRating(call, part, rated, i));
    }
    if (points.empty())
        call.draft.say({"评价题不多，未列出得分较低的项目。（请填写存在的问题）",
                        "There are few ratings; none are listed as low. (Problems to be written)"});
    call.draft.numbered(points);
    return std::nullopt;
}

}  // namespace diaoyan
