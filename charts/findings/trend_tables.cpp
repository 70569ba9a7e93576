// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/findings/trend_tables.h"

#include "charts/findings/difference_tables.h"
#include "charts/findings/trend_schools.h"
#include "charts/findings/wave_wording.h"
#include "charts/tables/base_phrases.h"

#include <algorithm>

namespace diaoyan {

namespace {

using Tables = std::vector<ResultTable>;

/// What all tables of one comparison of waves have in common.
struct TrendStudy {
    const WaveSide& earlier;
    const WaveSide& later;
    const TrendRequest& request;
    WaveMatch match;
    std::vector<SchoolInWaves> schools;
    std::vector<Text> unanswered;  ///< items that nobody answered in either wave

    std::int64_t common() const {
        return std::count_if(schools.begin(), schools.end(), [](const SchoolInWaves& one) { return one.both(); });
    }
    /// Whether somebody's school answered in one wave only, or is not known.
    bool listsDiffer() const {
        return std::any_of(schools.begin(), schools.end(), [](const SchoolInWaves& one) {
            return !one.both() && one.respondents1 + one.respondents2 > 0;
        });
    }
};

/// An item of both waves on common places; side 0 is the later wave, so that differences are changes.
struct WavePlaces {
    std::string question;  ///< id of the item
    JoinedItem form;       ///< without its sample
    PlacedSide earlier;
    PlacedSide later;
};

Result<PlacedSide> placedWave(const WaveSide& wave, const std::string& item, const Placing& placing) {
    auto groups = placedGroups(*wave.tabulator, item, placing, {});
    if (!groups.ok()) return groups.problem();
    return std::move(groups->groups.front().side);
}

Result<WavePlaces> placesOf(const TrendStudy& study, const WaveItem& item, const Placing& before, const Placing& after,
                            JoinedItem form) {
    auto earlier = placedWave(study.earlier, item.before.id, before);
    if (!earlier.ok()) return earlier.problem();
    auto later = placedWave(study.later, item.after.id, after);
    if (!later.ok()) return later.problem();
    return WavePlaces{item.after.id, std::move(form), std::move(*earlier), std::move(*later)};
}

std::vector<JoinedItem> joinedWaves(const std::vector<WavePlaces>& places, const TrendStudy& study, bool common_only) {
    std::vector<JoinedItem> items;
    for (const WavePlaces& one : places) {
        JoinedItem item = one.form;
        const PlacedSide earlier = common_only ? inBothWaves(one.earlier, study.schools) : one.earlier;
        const PlacedSide later = common_only ? inBothWaves(one.later, study.schools) : one.later;
        item.joint = joinSides({&later, &earlier}, one.earlier.everybody.options.size(), study.request.fewest_schools);
        item.silent.resize(2);
        items.push_back(std::move(item));
    }
    return items;
}

DifferenceWording wordingOf(const TrendStudy& study, const std::string& what, const Text& title) {
    const Questionnaire& form = *study.later.questionnaire;
    DifferenceWording wording{.id = "trend." + form.id + (what.empty() ? "" : "." + what), .kind = "trend"};
    wording.title = title;
    wording.label_headings = {{"题目", "Question"}};
    wording.sides = {{"后一期", "later wave"}, {"前一期", "earlier wave"}};
    wording.sides_briefly = {{"前期", "Earlier"}, {"后期", "Later"}};
    wording.difference = {"变化", "change"};
    wording.rate_name = {"满意率", "satisfaction rate"};
    wording.minimum_n = std::max<std::int64_t>(1, study.request.minimum_n);
    wording.base = phrase("两期有效作答的{0}，人数见表", "{0} with a valid answer in each wave, n in the table",
                          {roleName(form.role)});
    if (const Text how = study.earlier.tabulator->weighting(); !how.empty())
        wording.weightings.emplace_back(wording.sides[1], how);
    if (const Text how = study.later.tabulator->weighting(); !how.empty())
        wording.weightings.emplace_back(wording.sides[0], how);
    return wording;
}

/// Says in a table's title and id whose answers stand in it, where that is not everybody.
void nameScope(ResultTable& table, const TrendStudy& study, bool common_only) {
    if (common_only) {
        table.title = phrase("{0}（两期都有答卷的{1}所学校）", "{0} ({1} schools that answered in both waves)",
                             {table.title, study.common()});
        return;
    }
    table.id += ".everybody";
    table.title = phrase("{0}（全部答卷，含只在一期出现的学校）", "{0} (all answers, also of schools in one wave only)",
                         {table.title});
    table.notes.push_back({"参加的学校变了，两期之差里有一部分可能只是学校不同，不是看法变了。",
                           "The schools are not the same: part of the change may be theirs and not one of opinion."});
}

enum class Shown { rates_of_common, means, both };

/// Says which of the items shown were not asked in the same words.
void noteChanges(ResultTable& table, const TrendStudy& study, const std::vector<WavePlaces>& places) {
    std::vector<Text> changed;
    for (const WordingChange& change : study.match.changes) {
        const bool shown = std::any_of(places.begin(), places.end(),
                                       [&](const WavePlaces& one) { return one.question == change.item; });
        if (shown && std::find(changed.begin(), changed.end(), quoted(change.question)) == changed.end())
            changed.push_back(quoted(change.question));
    }
    if (!changed.empty())
        table.notes.push_back(phrase("两期问法有改动的题：{0}（见“两期问卷的不同”），变化可能出于改动本身。",
                                     "Not asked alike in both waves: {0} (see the differences of the questionnaires); "
                                     "the change may come from that alone.",
                                     {listed(changed)}));
}

/// Of the schools that answered in both waves, and, but for options, of everybody where that is not the same.
Result<Tables> scopedTables(const TrendStudy& study, const DifferenceWording& wording,
                            const std::vector<WavePlaces>& places, Shown shown) {
    Tables tables;
    const bool narrow = study.listsDiffer() && study.common() > 1;
    for (const bool common : {true, false}) {
        if (common ? !narrow : narrow && shown == Shown::rates_of_common) continue;
        const std::vector<JoinedItem> items = joinedWaves(places, study, common);
        const auto lines = differenceLines(items, 2, study.request.confidence);
        if (!lines.ok()) return lines.problem();
        const std::size_t first = tables.size();
        if (shown != Shown::means) tables.push_back(rateDifferencesTable(wording, items, *lines));
        if (shown != Shown::rates_of_common) tables.push_back(meanDifferencesTable(wording, items, *lines));
        for (std::size_t t = first; t < tables.size(); ++t) {
            noteChanges(tables[t], study, places);
            if (narrow) nameScope(tables[t], study, common);
        }
    }
    return tables;
}

void append(Tables& to, Tables from) {
    std::move(from.begin(), from.end(), std::back_inserter(to));
}

Text unique(const WaveMatch& match, const WaveItem& item) {
    const bool shared = std::count_if(match.items.begin(), match.items.end(),
                                      [&](const WaveItem& other) { return other.label == item.label; }) > 1;
    return shared ? item.after.title : item.label;
}

/// Scales that both waves measure alike, with how they are read.
struct TrendScales {
    std::vector<const WaveItem*> items;
    std::vector<ScaleReading> readings;
    std::vector<WavePlaces> places;
    std::optional<Problem> problem;  ///< of the first scale that a definition does not fit
};

Result<TrendScales> trendScales(TrendStudy& study) {
    TrendScales scales;
    const std::string& definition = study.request.definition;
    for (WaveItem& item : study.match.items) {
        if (item.after.kind != QuestionKind::scale || !item.hindrance.empty()) continue;
        const auto before = readScale(item.before, definition), after = readScale(item.after, definition);
        if (!before.ok() || !after.ok()) {
            const Problem problem = before.ok() ? after.problem() : before.problem();
            if (!scales.problem) scales.problem = problem;
            item.hindrance = problem.message;
            continue;
        }
        if (before->satisfied != after->satisfied || before->index != after->index) {
            item.hindrance = phrase("口径不同（{0}；{1}）", "another definition ({0}; {1})",
                                    {before->rate_words, after->rate_words});
            continue;
        }
        JoinedItem form = joinedScale(*after, {});
        form.code = item.after.id;
        form.labels = {unique(study.match, item)};
        auto places = placesOf(study, item, placedOnScale(*before), placedOnScale(*after), std::move(form));
        if (!places.ok()) return places.problem();
        scales.items.push_back(&item);
        scales.readings.push_back(*after);
        scales.places.push_back(std::move(*places));
    }
    return scales;
}

void noteScaleReadings(ResultTable& table, const TrendScales& scales) {
    std::vector<Text> noted;
    for (const ScaleReading& reading : scales.readings)
        for (const Text& words : {reading.rate_words, reading.index_words})
            if (std::find(noted.begin(), noted.end(), words) == noted.end()) noted.push_back(words);
    table.notes.insert(table.notes.begin(), phrase("口径：{0}。均值以最差一级为1分、逐级加1分。",
                                                   "Definitions: {0}. Means count the worst point as 1, each better "
                                                   "one 1 more.",
                                                   {joined(noted, "；", "; ")}));
}

Result<Tables> numberTables(const TrendStudy& study) {
    std::vector<WavePlaces> places;
    for (const WaveItem& item : study.match.items) {
        if (item.after.kind != QuestionKind::number || !item.hindrance.empty()) continue;
        auto placed =
            placedNumbers({{study.earlier.tabulator, item.before.id}, {study.later.tabulator, item.after.id}});
        if (!placed.ok()) return placed.problem();
        if (placed->values.empty()) continue;
        // Every item on its own: its places are its values.
        JoinedItem form{.code = item.after.id, .labels = {unique(study.match, item)}, .values = placed->values};
        places.push_back({item.after.id, std::move(form), std::move(placed->sides[0]), std::move(placed->sides[1])});
    }
    if (places.empty()) return Tables{};
    DifferenceWording wording = wordingOf(study, "numbers", {"数字题", "Numbers"});
    wording.unit = {"各题的单位", "the unit of each question"};
    return scopedTables(study, wording, places, Shown::means);
}

Result<Tables> optionTables(const TrendStudy& study, const WaveItem& item) {
    const bool multiple = item.after.kind == QuestionKind::multiple;
    std::vector<WavePlaces> places;
    for (std::size_t o = 0; o < item.after.options.size(); ++o) {
        if (!item.earlier_option[o]) continue;
        JoinedItem form{.code = item.after.options[o].code,
                        .labels = {item.after.options[o].label},
                        .satisfied = {0, 1},
                        .base = multiple ? BaseKind::cases : BaseKind::valid};
        if (!item.after.options[o].substantive) continue;
        auto placed = placesOf(study, item, placedByOption(item.before, *item.earlier_option[o]),
                               placedByOption(item.after, o), std::move(form));
        if (!placed.ok()) return placed.problem();
        places.push_back(std::move(*placed));
    }
    DifferenceWording wording = wordingOf(study, item.after.id, item.after.title);
    wording.label_headings = {{"选项", "Option"}};
    wording.rate_name = {"各选项比例", "share of each option"};
    if (multiple)
        wording.base =
            phrase("两期至少选一项的{0}（个案），人数见表；多选，百分比合计可超过100%",
                   "{0} with at least one tick in each wave (cases), n in the table; percentages may add up to "
                   "more than 100%",
                   {roleName(study.later.questionnaire->role)});
    auto tables = scopedTables(study, wording, places, Shown::rates_of_common);
    if (tables.ok() && !item.same_options)
        for (ResultTable& table : *tables)
            table.notes.push_back({"只列两期都有的选项。", "Only options of both waves are shown."});
    return tables;
}

Result<std::int64_t> answersTo(const WaveSide& wave, const Item& item) {
    if (item.kind == QuestionKind::number) {
        const auto values = wave.tabulator->values({item.id, {}});
        if (!values.ok()) return values.problem();
        return countOf(values->per_group.front());
    }
    const auto counts = wave.tabulator->count({item.id, {}});
    if (!counts.ok()) return counts.problem();
    return counts->total().answered;
}

/// Takes the items out that nobody answered. Problem: no-answers, when none is left.
Result<Done> dropUnanswered(TrendStudy& study) {
    std::vector<WaveItem> answered;
    for (WaveItem& item : study.match.items) {
        const auto before = answersTo(study.earlier, item.before), after = answersTo(study.later, item.after);
        if (!before.ok()) return before.problem();
        if (!after.ok()) return after.problem();
        if (*before + *after > 0)
            answered.push_back(std::move(item));
        else
            study.unanswered.push_back(quoted(item.after.title));
    }
    study.match.items = std::move(answered);
    if (!study.match.items.empty()) return Done{};
    return Problem{"no-answers",
                   phrase("两期都没有人回答{0}", "nobody answered {0} in either wave", {listed(study.unanswered)}),
                   {}};
}

/// What concerns every table stands under the first of them.
void noteEverything(Tables& tables, const TrendStudy& study) {
    std::vector<Text>& notes = tables.front().notes;
    for (Text& note : schoolListNotes(study.schools)) notes.push_back(std::move(note));
    if (study.common() < study.request.fewest_schools)
        notes.push_back(phrase("两期共同的学校（按学校代码对应）只有{0}所，不足{1}所，两期视为各自独立的样本。",
                               "{0} schools (by code) answered in both waves, fewer than {1}: the waves are taken as "
                               "independent samples.",
                               {study.common(), study.request.fewest_schools}));
    else if (!study.listsDiffer())
        notes.push_back(phrase("两期都是同样的{0}所学校（按学校代码对应）。",
                               "The same {0} schools (by code) answered in both waves.", {study.common()}));
    if (!study.unanswered.empty())
        notes.push_back(phrase("两期都没有人作答，未列：{0}。", "Nobody answered in either wave, left out: {0}.",
                               {listed(study.unanswered)}));
    if (!study.match.differs())
        notes.push_back({"两期问卷中这些题的措辞、选项和答题范围一致。",
                         "Wording, options and who is asked are the same in both waves."});
}

Result<Tables> schoolTables(const TrendStudy& study, const TrendScales& scales) {
    Tables tables;
    std::optional<Problem> first;
    for (std::size_t i = 0; i < scales.items.size(); ++i) {
        DifferenceWording wording = wordingOf(study, scales.items[i]->after.id, unique(study.match, *scales.items[i]));
        wording.rate_name = scales.readings[i].rate_name;
        auto some = schoolTrendTables(wording, scales.readings[i], scales.places[i].earlier, scales.places[i].later,
                                      study.schools, study.request.confidence);
        if (some.ok())
            append(tables, std::move(*some));
        else if (!first)
            first = some.problem();
    }
    if (!tables.empty()) return tables;
    if (first) return *first;
    return Problem{"no-scales",
                   phrase("没有两期都问过、刻度相同的量表题，不能逐校比较满意率",
                          "no scale was asked alike in both waves: no rates by school"),
                   {}};
}

Result<Tables> overallTables(const TrendStudy& study, const TrendScales& scales) {
    Tables tables;
    if (!scales.places.empty()) {
        DifferenceWording wording = wordingOf(study, {}, {"量表题", "Scales"});
        if (!study.request.question.empty()) wording.title = study.match.items.front().question.title;
        std::vector<WavePlaces> places = scales.places;
        if (places.size() == 1) {  // the title says what it is
            wording.title = places.front().form.labels.front();
            wording.label_headings.clear();
            places.front().form.labels.clear();
        }
        auto some = scopedTables(study, wording, places, Shown::both);
        if (!some.ok()) return some.problem();
        noteScaleReadings(some->front(), scales);
        append(tables, std::move(*some));
    }
    auto numbers = numberTables(study);
    if (!numbers.ok()) return numbers.problem();
    append(tables, std::move(*numbers));
    for (const WaveItem& item : study.match.items) {
        const bool options = item.after.kind == QuestionKind::single || item.after.kind == QuestionKind::multiple;
        if (!options || !item.hindrance.empty()) continue;
        auto some = optionTables(study, item);
        if (!some.ok()) return some.problem();
        append(tables, std::move(*some));
    }
    return tables;
}

}  // namespace

Result<Tables> trendTables(const WaveSide& earlier, const WaveSide& later, const TrendRequest& request) {
    if (!request.by.empty() && request.by != "school")
        return Problem{"unknown-grouping",
                       phrase("两期比较只能按 school 分组，不能按“{0}”",
                              "a trend is by school or not at all, not by \"{0}\"", {request.by}),
                       {}};
    for (const WaveSide* wave : {&earlier, &later})
        if (wave->tabulator->respondents() == 0)
            return Problem{"no-answers",
                           phrase("{0}没有答卷，无法比较", "the {0} has no answers: no trend",
                                  {wave == &earlier ? Text{"前一期", "earlier wave"} : Text{"后一期", "later wave"}}),
                           {}};
    auto match = matchWaves(*earlier.questionnaire, *later.questionnaire, request.question);
    if (!match.ok()) return match.problem();
    auto schools = schoolsInWaves(*earlier.tabulator, *later.tabulator);
    if (!schools.ok()) return schools.problem();
    TrendStudy study{earlier, later, request, std::move(*match), std::move(*schools), {}};
    if (const auto done = dropUnanswered(study); !done.ok()) return done.problem();
    const auto scales = trendScales(study);
    if (!scales.ok()) return scales.problem();
    if (scales->places.empty() && scales->problem && !request.definition.empty()) return *scales->problem;
    auto tables = request.by.empty() ? overallTables(study, *scales) : schoolTables(study, *scales);
    if (!tables.ok()) return tables.problem();
    if (tables->empty())
        return Problem{"no-trend",
                       phrase("“{0}”两期不能比较：{1}", "\"{0}\" cannot be compared between the waves: {1}",
                              {study.match.items.front().label, study.match.items.front().hindrance}),
                       {}};
    noteEverything(*tables, study);
    if (study.match.differs()) tables->insert(tables->begin(), wordingTable(study.match, *later.questionnaire));
    return tables;
}

}  // namespace diaoyan
