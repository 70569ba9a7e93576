// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/findings/gap_tables.h"

#include "charts/findings/difference_tables.h"
#include "charts/findings/gap_schools.h"
#include "charts/tables/base_phrases.h"

#include <algorithm>

namespace diaoyan {

namespace {

using Tables = std::vector<ResultTable>;

/// The answers to one matched item: of every side, by group.
struct CollectedItem {
    const MatchedItem* matched = nullptr;
    const ScaleReading* reading = nullptr;           ///< of the first side that has one: values are shared
    std::vector<std::optional<PlacedGroups>> sides;  ///< per side; none where it is not compared
};

/// A construct with all that its tables are made of.
struct GapStudy {
    const std::vector<RoleSide>& sides;
    const GapRequest& request;
    const MatchedConstruct& construct;
    std::vector<CollectedItem> items;
    std::vector<Group> groups;  ///< of `by`; one of everybody without it
    Text by_title;

    std::int64_t minimum() const { return std::max<std::int64_t>(1, request.minimum_n); }
    bool grouped() const { return !request.by.empty(); }
};

Result<CollectedItem> collectItem(const MatchedItem& matched, const std::vector<RoleSide>& sides,
                                  const GapRequest& request) {
    CollectedItem collected{.matched = &matched, .reading = nullptr, .sides = {}};
    for (std::size_t s = 0; s < sides.size(); ++s) {
        collected.sides.emplace_back();
        const auto& reading = matched.readings[s];
        if (!reading) continue;
        if (collected.reading == nullptr) collected.reading = &*reading;
        auto placed = placedGroups(*sides[s].tabulator, reading->item.id, placedOnScale(*reading), request.by);
        if (!placed.ok()) return placed.problem();
        collected.sides[s] = std::move(*placed);
    }
    return collected;
}

/// The groups of all sides and items, each once, in the order met.
void collectGroups(GapStudy& study) {
    for (const CollectedItem& item : study.items)
        for (const auto& side : item.sides) {
            if (!side) continue;
            if (study.by_title.empty()) study.by_title = side->title;
            for (const PlacedGroup& group : side->groups)
                if (std::none_of(study.groups.begin(), study.groups.end(),
                                 [&](const Group& known) { return known.code == group.code; }))
                    study.groups.push_back({group.code, group.label});
        }
}

const PlacedSide* sideOf(const std::optional<PlacedGroups>& side, const Group& group) {
    if (!side) return nullptr;
    const auto found = std::find_if(side->groups.begin(), side->groups.end(),
                                    [&](const PlacedGroup& one) { return one.code == group.code; });
    return found == side->groups.end() ? nullptr : &found->side;
}

/// One item in one group, joined over the sides; a side with few answers is held back where groups are shown.
JoinedItem joinedItem(const GapStudy& study, const CollectedItem& item, const Group& group) {
    std::vector<const PlacedSide*> sides;
    std::vector<SilentSide> silent;
    for (std::size_t s = 0; s < study.sides.size(); ++s) {
        const PlacedSide* side = sideOf(item.sides[s], group);
        silent.push_back({.reason = item.matched->reasons[s]});
        const std::int64_t n = side == nullptr ? 0 : side->everybody.answered;
        if (study.grouped() && n > 0 && n < study.minimum()) {
            side = nullptr;
            silent.back() = {
                phrase("有效作答不足{0}人，不显示结果", "fewer than {0} valid answers: not shown", {study.minimum()}),
                phrase("<{0}", "<{0}", {study.minimum()})};
        }
        sides.push_back(side);
    }
    JoinedItem made = joinedScale(*item.reading, joinSides(sides, item.reading->size(), study.request.fewest_schools));
    made.code = item.matched->construct + (study.grouped() ? "@" + group.code : "");
    if (study.grouped()) made.labels.push_back(group.label);
    if (study.items.size() > 1) made.labels.push_back(item.matched->label);
    made.silent = std::move(silent);
    return made;
}

std::vector<JoinedItem> joinedItems(const GapStudy& study) {
    std::vector<JoinedItem> items;
    for (const Group& group : study.groups)
        for (const CollectedItem& item : study.items) {
            JoinedItem joined = joinedItem(study, item, group);
            // Groups that nobody of these roles is in (a stage without schools) say nothing.
            const bool anybody = std::any_of(joined.silent.begin(), joined.silent.end(),
                                             [](const SilentSide& side) { return !side.instead_of_n.empty(); }) ||
                                 std::any_of(joined.joint.totals.begin(), joined.joint.totals.end(),
                                             [](const ItemCounts& total) { return total.answered > 0; });
            if (anybody || !study.grouped()) items.push_back(std::move(joined));
        }
    return items;
}

DifferenceWording wordingOf(const GapStudy& study) {
    DifferenceWording wording{.id = "gap." + study.construct.construct, .kind = "gap-analysis"};
    Text title = study.construct.title;
    if (const Text& only = study.construct.items.front().label; study.items.size() == 1 && !(only == title))
        title = phrase("{0}—{1}", "{0}—{1}", {title, only});
    if (study.grouped()) {
        wording.id += ".by." + study.request.by;
        wording.grouped = true;
        wording.label_headings.push_back(study.by_title);
        wording.title = phrase("{0}（按{1}）", "{0} (by {1})", {title, study.by_title});
    } else {
        wording.title = title;
    }
    if (study.items.size() > 1) wording.label_headings.push_back({"题目", "Question"});
    wording.sides = sideNames(study.sides);
    wording.withholding = std::any_of(study.sides.begin(), study.sides.end(),
                                      [](const RoleSide& side) { return side.tabulator->withholds(); });
    wording.base = phrase("各类对象的有效作答（{0}），人数见表；“不了解”和未作答不计入",
                          "valid answers of each role ({0}), n in the table; \"do not know\" and no answer left out",
                          {listed(wording.sides)});
    wording.side_heading = {"群体", "group"};
    wording.difference = {"差距", "gap"};
    wording.rate_name = study.items.front().reading->rate_name;
    wording.minimum_n = study.minimum();
    for (std::size_t s = 0; s < study.sides.size(); ++s)
        if (const Text how = study.sides[s].tabulator->weighting(); !how.empty())
            wording.weightings.emplace_back(wording.sides[s], how);
    return wording;
}

/// The definitions in use, each once.
void noteReadings(ResultTable& table, const GapStudy& study) {
    std::vector<Text> noted;
    for (const CollectedItem& item : study.items)
        for (const Text& words : {item.reading->rate_words, item.reading->index_words})
            if (std::find(noted.begin(), noted.end(), words) == noted.end()) noted.push_back(words);
    table.notes.push_back(phrase("口径：{0}。均值以最差一级为1分、逐级加1分。",
                                 "Definitions: {0}. Means count the worst point as 1, each better one 1 more.",
                                 {joined(noted, "；", "; ")}));
    for (const Text& note : study.construct.notes) table.notes.push_back(note);
    std::int64_t ungrouped = 0;
    for (const CollectedItem& item : study.items)
        for (const auto& side : item.sides)
            if (side) ungrouped = std::max(ungrouped, side->ungrouped);
    if (ungrouped > 0)
        table.notes.push_back(phrase("最多有{0}人不属于任何一组，未计入。",
                                     "Up to {0} respondents belong to no group and are not counted.",
                                     {numberWords(ungrouped)}));
}

ItemMeans meansOf(const DifferenceLines& lines) {
    ItemMeans means;
    for (const auto& figures : lines.figures) {
        auto& row = means.emplace_back();
        for (const SideFigures& side : figures) row.push_back(side.mean);
    }
    return means;
}

/// How far the roles order the items of a matrix alike.
ResultTable agreementTable(const DifferenceWording& wording, const DifferenceLines& lines) {
    const ProfileAgreement agreement = profileAgreement(meansOf(lines));
    ResultTable table{.id = wording.id + ".agreement", .kind = "profile-agreement", .base = wording.base};
    table.title = phrase("{0}：各群体看法是否一致", "{0}: do the groups agree", {wording.title});
    table.columns = {{{"比较", "Comparison"}, ColumnRole::label},
                     {{"题数", "Items"}, ColumnRole::count},
                     {{"排序相关", "Rank correlation"}, ColumnRole::figure},
                     {{"均方根差距", "RMS gap"}, ColumnRole::figure},
                     {{"和谐系数W", "Kendall's W"}, ColumnRole::figure}};
    const Text no_order{"题目太少或各题均值都相等，排不出次序", "too few items, or all means alike: no order"};
    const Text of_pairs{"只对全部群体计算", "only of all groups together"};
    const std::size_t sides = wording.sides.size();
    for (std::size_t a = 0; a < sides; ++a)
        for (std::size_t b = a + 1; b < sides; ++b) {
            const std::int64_t common = std::count_if(lines.figures.begin(), lines.figures.end(), [&](const auto& f) {
                return f[a].mean.has_value() && f[b].mean.has_value();
            });
            table.rows.push_back({RowRole::option,
                                  std::to_string(a + 1) + "-" + std::to_string(b + 1),
                                  {pairLabel(wording.sides[a], wording.sides[b]), common,
                                   numberOr(agreement.spearman[a * sides + b], 2, no_order),
                                   numberOr(agreement.rms_gap[a * sides + b], 2, no_order), NoValue{of_pairs}}});
        }
    const Text of_all{"只对两两比较计算", "only of pairs"};
    table.rows.push_back({RowRole::total,
                          "all",
                          {Text{"全部群体", "All groups"}, agreement.items_ranked, NoValue{of_all}, NoValue{of_all},
                           numberOr(agreement.kendall_w, 2, no_order)}});
    table.notes.push_back(
        {"排序相关（斯皮尔曼）和肯德尔和谐系数W越接近1，各群体眼中的强项弱项越一致；均方根差距为各题均值差的"
         "平均大小，单位为量表的级。",
         "Near 1, Spearman's rank correlation and Kendall's W say that the groups see the same strengths "
         "and weaknesses; the RMS gap is the typical difference of the means, in points of the scale."});
    table.notes.push_back(
        {"只作描述，不作检验：题目不是抽样得来的，题数少时数值跳动大。",
         "A description without a test: the items are not a sample, and with few of them the numbers jump."});
    if (!agreement.kendall_w) table.notes.push_back(phrase("“—”：{0}。", "\"—\": {0}.", {no_order}));
    noteWeightings(table, wording.weightings);
    return table;
}

std::optional<ResultTable> schoolTable(const GapStudy& study, const DifferenceWording& wording,
                                       const std::vector<JoinedItem>& joined_items) {
    std::vector<SchoolPairItem> items;
    for (std::size_t i = 0; i < study.items.size(); ++i) {
        SchoolPairItem item{.code = joined_items[i].code,
                            .labels = joined_items[i].labels,
                            .values = joined_items[i].values,
                            .sides = {}};
        for (const auto& side : study.items[i].sides) item.sides.push_back(sideOf(side, study.groups.front()));
        items.push_back(std::move(item));
    }
    return schoolPairsTable(wording, items, study.request.confidence);
}

Result<Tables> constructTables(const std::vector<RoleSide>& sides, const GapRequest& request,
                               const MatchedConstruct& construct) {
    GapStudy study{sides, request, construct, {}, {}, {}};
    for (const MatchedItem& matched : construct.items) {
        auto collected = collectItem(matched, sides, request);
        if (!collected.ok()) return collected.problem();
        study.items.push_back(std::move(*collected));
    }
    collectGroups(study);
    const std::vector<JoinedItem> items = joinedItems(study);
    if (items.empty())
        return Problem{"no-base",
                       phrase("“{0}”：按“{1}”分组后没有任何人", "\"{0}\": nobody is in any group of \"{1}\"",
                              {construct.title, request.by}),
                       {}};
    const auto lines = differenceLines(items, sides.size(), request.confidence);
    if (!lines.ok()) return lines.problem();
    const DifferenceWording wording = wordingOf(study);
    Tables tables{sidesTable(wording, items, *lines), meanDifferencesTable(wording, items, *lines),
                  rateDifferencesTable(wording, items, *lines)};
    noteReadings(tables.front(), study);
    if (study.grouped()) return tables;
    if (study.items.size() > 1) tables.push_back(agreementTable(wording, *lines));
    if (auto schools = schoolTable(study, wording, items))
        tables.push_back(std::move(*schools));
    else
        tables[1].notes.push_back(
            phrase("没有学校层面的比较：两类对象各有{0}份以上有效作答的学校不足两所。",
                   "No comparison of schools: fewer than two have {0} valid answers of two roles.", {study.minimum()}));
    return tables;
}

}  // namespace

Result<Tables> gapTables(const std::vector<RoleSide>& asked, const GapRequest& request) {
    std::vector<RoleSide> sides;
    std::vector<Text> silent;
    for (std::size_t s = 0; s < asked.size(); ++s) {
        if (asked[s].tabulator->respondents() > 0)
            sides.push_back(asked[s]);
        else
            silent.push_back(sideNames(asked)[s]);
    }
    if (asked.size() > 1 && sides.size() < 2)
        return Problem{"one-role",
                       phrase("{0}还没有答卷，没有两类可比较的对象",
                              "no answers yet from {0}: there are no two roles to compare", {listed(silent)}),
                       {}};
    const auto matches = matchConstructs(sides, request.construct, request.definition);
    if (!matches.ok()) return matches.problem();
    Tables tables;
    for (const MatchedConstruct& construct : matches->constructs) {
        auto some = constructTables(sides, request, construct);
        if (!some.ok()) return some.problem();
        std::move(some->begin(), some->end(), std::back_inserter(tables));
    }
    if (!silent.empty())
        tables.front().notes.push_back(
            phrase("{0}没有答卷，未列入。", "No answers from {0}: left out.", {listed(silent)}));
    for (const Text& left_out : matches->left_out)
        tables.front().notes.push_back(phrase("未比较：{0}。", "Not compared: {0}.", {left_out}));
    return tables;
}

}  // namespace diaoyan
