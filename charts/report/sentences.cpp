// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/report/sentences.h"

#include "charts/tables/base_phrases.h"
#include "charts/tables/from_satisfaction.h"
#include "charts/tables/option_order.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace diaoyan {

namespace {

constexpr std::int64_t smallBase = 30;
constexpr std::size_t namedOptions = 3;
constexpr std::size_t mostTiedNames = 4;

/// Sentences one after the other: no space between them in Chinese, one in English.
Text together(const std::vector<Text>& sentences) {
    std::vector<Text> said;
    for (const Text& sentence : sentences)
        if (!sentence.empty()) said.push_back(sentence);
    return joined(said, "", " ");
}

Text smallBaseWarning(std::int64_t base) {
    if (base >= smallBase) return {};
    return phrase("有效作答不足{0}人，样本较小，结果仅供参考。",
                  "With fewer than {0} valid answers the results are only a rough guide.", {smallBase});
}

/// What happened where no valid answer came in.
Text nobodyAnswered(std::int64_t asked, const LeftOut& left_out, const Role& role) {
    if (asked == 0) return phrase("没有{0}被问到本题。", "None of the {0} were asked this question.", {roleName(role)});
    if (left_out.unanswered == asked)
        return phrase("被问到本题的{0}均未作答。", "None of the {0} who were asked answered.",
                      {respondents(asked, role)});
    std::vector<Text> parts;
    const auto add = [&](std::int64_t count, const Text& label) {
        if (count > 0) parts.push_back(phrase("{1}{0}人", "{0} {1}", {numberWords(count), label}));
    };
    add(left_out.unanswered, {"未作答", "did not answer"});
    add(left_out.invalid, {"作答无效", "gave no valid answer"});
    for (const auto& [label, count] : left_out.unsure) add(count, phrase("选择{0}", "chose {0}", {quoted(label)}));
    return phrase("被问到本题的{0}均没有有效作答（{1}）。", "None of the {0} who were asked gave a valid answer ({1}).",
                  {respondents(asked, role), joined(parts, "，", ", ")});
}

/// An option with how many chose it and its place among the others.
struct Chosen {
    Text label;
    Share share;
    OptionRank rank;
};

using Tied = std::vector<Chosen>;

/// Those of one rank together, the most chosen first, without those nobody chose.
std::vector<Tied> byRank(std::vector<Chosen> all) {
    all.erase(std::remove_if(all.begin(), all.end(), [](const Chosen& chosen) { return chosen.share.count == 0; }),
              all.end());
    std::stable_sort(all.begin(), all.end(),
                     [](const Chosen& a, const Chosen& b) { return a.rank.rank < b.rank.rank; });
    std::vector<Tied> ranks;
    for (Chosen& chosen : all) {
        if (ranks.empty() || ranks.back().front().rank.rank != chosen.rank.rank) ranks.emplace_back();
        ranks.back().push_back(std::move(chosen));
    }
    return ranks;
}

Text namesOf(const Tied& tied) {
    std::vector<Text> names;
    for (const Chosen& chosen : tied) names.push_back(quoted(chosen.label));
    return listed(names);
}

Text place(int rank) {
    static const std::array<const char*, 11> ordinals{"",      "first",   "second", "third", "fourth", "fifth",
                                                      "sixth", "seventh", "eighth", "ninth", "tenth"};
    const auto index = static_cast<std::size_t>(rank);
    return {"第" + std::to_string(rank),
            index < ordinals.size() ? std::string(ordinals[index]) : "number " + std::to_string(rank)};
}

Text leading(const Tied& tied) {
    const Chosen& first = tied.front();
    const Text numbers = countAndPercentWords(first.share);
    if (first.rank.of < 2) return phrase("有{0}选择{1}", "{0} chose {1}", {numbers, quoted(first.label)});
    if (tied.size() == 1)
        return phrase("有{0}选择{1}，在{2}个选项中位列第1", "{0} chose {1}, ranking first of {2} options",
                      {numbers, quoted(first.label), first.rank.of});
    if (tied.size() > mostTiedNames)
        return phrase("有{0}个选项并列第1，各有{1}选择", "{0} options tied for first, each chosen by {1}",
                      {static_cast<std::uint64_t>(tied.size()), numbers});
    return phrase("选择{0}的各有{1}，在{2}个选项中并列第1",
                  "{0} were chosen by {1} each, tied for first of {2} options",
                  {namesOf(tied), numbers, first.rank.of});
}

Text following(const Tied& tied) {
    const Chosen& first = tied.front();
    const Text count = numberWords(first.share.count);
    const Text percent = percentWords(first.share);
    if (tied.size() == 1) return phrase("{0}（{1}人，{2}）", "{0} ({1}, {2})", {quoted(first.label), count, percent});
    const Text names = tied.size() > mostTiedNames
                           ? phrase("{0}个选项", "{0} options", {static_cast<std::uint64_t>(tied.size())})
                           : namesOf(tied);
    return phrase("{0}（各{1}人，{2}，并列{3}）", "{0} ({1} each, {2}, tied for {3})",
                  {names, count, percent, place(first.rank.rank)});
}

/// The leading ranks: the first in full, then as many as make three options.
Text rankedClauses(std::vector<Chosen> all) {
    const std::vector<Tied> ranks = byRank(std::move(all));
    if (ranks.empty()) return {};
    std::size_t named = ranks.front().size();
    std::vector<Text> next;
    for (std::size_t i = 1; i < ranks.size() && named < namedOptions; ++i) {
        next.push_back(following(ranks[i]));
        named += ranks[i].size();
    }
    if (next.empty()) return leading(ranks.front());
    return phrase("{0}；其次是{1}", "{0}; next came {1}", {leading(ranks.front()), listed(next)});
}

std::vector<Chosen> chosenOf(const FrequencyTable& frequencies) {
    std::vector<Chosen> all;
    for (const FrequencyRow& row : frequencies.rows)
        if (row.of_valid && row.rank) all.push_back({row.option.label, *row.of_valid, *row.rank});
    return all;
}

LeftOut leftOutOf(const FrequencyTable& frequencies) {
    LeftOut left_out{frequencies.unanswered.count, frequencies.invalid.count, frequencies.not_asked, {}};
    for (const FrequencyRow& row : frequencies.rows)
        if (!row.option.substantive) left_out.unsure.emplace_back(row.option.label, row.of_asked.count);
    return left_out;
}

Text ofValid(std::int64_t valid, const Role& role, const Text& clauses) {
    return phrase("在有效作答的{0}中，{1}。", "Of {0} with a valid answer, {1}.", {respondents(valid, role), clauses});
}

/// 选择“满意”的186人（36.7%）、“比较满意”的202人（39.8%）；没有人选择“不满意”
Text levelClauses(const std::vector<Chosen>& levels) {
    std::vector<Text> parts;
    Tied nobody;
    for (const Chosen& level : levels) {
        if (level.share.count == 0) {
            nobody.push_back(level);
            continue;
        }
        parts.push_back(phrase(parts.empty() ? "选择{0}的{1}" : "{0}的{1}", parts.empty() ? "{1} chose {0}" : "{1} {0}",
                               {quoted(level.label), countAndPercentWords(level.share)}));
    }
    Text words = joined(parts, "、", ", ");
    if (!nobody.empty()) words = phrase("{0}，没有人选择{1}", "{0}, nobody {1}", {words, namesOf(nobody)});
    return words;
}

/// 3 for a whole number, 3.25 otherwise.
Text plainFigure(const std::optional<double>& value) {
    if (!value) return {"—", "—"};
    return figureWords(*value, *value == std::round(*value) ? 0 : 2);
}

Text restBetween(std::size_t items, const Text& low, const Text& high) {
    const auto number = static_cast<std::uint64_t>(items);
    if (low == high) return phrase("，其余{0}项为{1}", ", the rate of the other {0} is {1}", {number, low});
    return phrase("，其余{0}项在{1}～{2}之间", ", the other {0} lie between {1} and {2}", {number, low, high});
}

Text itemsWithRate(const Question& matrix, const std::vector<const RatedItem*>& items, const Role& role) {
    std::vector<Text> names;
    for (const RatedItem* rated : items) names.push_back(quoted(rowLabel(matrix, rated->item)));
    const bool one = items.size() == 1;
    return phrase(
        one ? "{0}（{1}，有效作答{2}）" : "{0}（均为{1}）",
        one ? "{0} ({1} of {2} with a valid answer)" : "{0} ({1} each)",
        {listed(names), rateWords(items.front()->satisfaction), respondents(items.front()->satisfaction.n, role)});
}

}  // namespace

Text sentenceOf(const MultipleResponseTable& multiple, const Role& role) {
    const LeftOut left_out{multiple.unanswered.count, multiple.invalid.count, multiple.not_asked, {}};
    if (multiple.cases == 0) return together({nobodyAnswered(multiple.asked, left_out, role)});
    std::vector<Chosen> all;
    for (const MultipleResponseRow& row : multiple.rows) all.push_back({row.option.label, row.of_cases, row.rank});
    const Text main = phrase("在作答的{0}中，{1}。", "Of {0} who answered, {1}.",
                             {respondents(multiple.cases, role), rankedClauses(std::move(all))});
    Text mean;
    if (multiple.mean_choices)
        mean =
            phrase("本题可多选，平均每人选{0}项。", "Several answers were allowed; {0} options were chosen on average.",
                   {figureWords(*multiple.mean_choices, 1)});
    return together({main, mean, leftOutWords(left_out, role), smallBaseWarning(multiple.cases)});
}

Text sentenceOf(const FrequencyTable& frequencies, const Role& role) {
    const LeftOut left_out = leftOutOf(frequencies);
    if (frequencies.valid == 0) return nobodyAnswered(frequencies.asked, left_out, role);
    return together({ofValid(frequencies.valid, role, rankedClauses(chosenOf(frequencies))),
                     leftOutWords(left_out, role), smallBaseWarning(frequencies.valid)});
}

Text sentenceOf(const FrequencyTable& scale, const Satisfaction& satisfaction, const Role& role) {
    const LeftOut left_out = leftOutOf(scale);
    if (scale.valid == 0) return nobodyAnswered(scale.asked, left_out, role);
    const std::vector<Chosen> levels = chosenOf(scale);
    const Text clauses = levels.size() > 6 ? rankedClauses(levels) : levelClauses(levels);
    const Text main = ofValid(scale.valid, role,
                              phrase("{0}；{1}", "{0}; the {1}", {clauses, ratingWords({scale.item, satisfaction})}));
    return together({main, leftOutWords(left_out, role), smallBaseWarning(scale.valid)});
}

Text sentenceOf(const RankingTable& ranking, const Role& role) {
    const LeftOut left_out{ranking.unanswered.count, ranking.invalid.count, ranking.not_asked, {}};
    if (ranking.answered == 0) return nobodyAnswered(ranking.asked, left_out, role);
    std::vector<const RankingRow*> rows;
    for (const RankingRow& row : ranking.rows) rows.push_back(&row);
    std::stable_sort(rows.begin(), rows.end(),
                     [](const RankingRow* a, const RankingRow* b) { return a->place.rank < b->place.rank; });
    std::vector<Text> parts;
    for (const RankingRow* row : rows) {
        if (parts.size() == namedOptions || !row->score || row->ranked.count == 0) break;
        const bool first = parts.empty();
        parts.push_back(
            phrase(first ? "{0}的平均综合得分为{1}，{4}{3}（有{2}人把它排在第一位，占{5}）"
                         : "{0}{4}{3}（{1}分，排第一的{2}人，占{5}）",
                   first ? "{0} has a mean score of {1} and comes {4}{3} ({2}, {5}, put it first)"
                         : "{0} comes {4}{3} ({1}; {2}, {5}, put it first)",
                   {quoted(row->option.label), figureWords(*row->score, 2), numberWords(row->first.count),
                    place(row->place.rank), row->place.tied ? Text{"并列", "joint "} : Text{first ? "位列" : "", ""},
                    percentWords(row->first)}));
    }
    const Text main = phrase("在作答的{0}中，{1}。", "Of {0} who answered: {1}.",
                             {respondents(ranking.answered, role), joined(parts, "，", "; ")});
    return together({main, leftOutWords(left_out, role), smallBaseWarning(ranking.answered)});
}

Text sentenceOf(const NumberSummary& numbers, const Role& role) {
    const auto missing = [&](MissingReason reason) { return numbers.missing[static_cast<std::size_t>(reason)]; };
    const LeftOut left_out{
        missing(MissingReason::unanswered), missing(MissingReason::invalid), missing(MissingReason::not_asked), {}};
    if (numbers.n == 0) return nobodyAnswered(numbers.asked(), left_out, role);
    const Text spread =
        numbers.sd ? phrase("，标准差{0}", ", standard deviation {0}", {figureWords(*numbers.sd, 2)}) : Text{};
    const Text main =
        phrase("在填写了数值的{0}中，平均值为{1}{2}；中位数为{3}，上下四分位数为{4}和{5}，最小值{6}，最大值{7}。",
               "Of {0} who gave a number, the mean is {1}{2}; the median is {3}, the quartiles are {4} and {5}, the "
               "smallest value is {6}, the largest {7}.",
               {respondents(numbers.n, role), numbers.mean ? figureWords(*numbers.mean, 2) : Text{"—", "—"}, spread,
                plainFigure(numbers.median), plainFigure(numbers.lower_quartile), plainFigure(numbers.upper_quartile),
                plainFigure(numbers.min), plainFigure(numbers.max)});
    return together({main, leftOutWords(left_out, role), smallBaseWarning(numbers.n)});
}

Text rateWords(const Satisfaction& satisfaction) {
    if (satisfaction.weighted && satisfaction.definition.kind == SatisfactionKind::rate)
        return phrase("{0}%（加权）", "{0}% (weighted)", {figureWords(*satisfaction.value(), 1)});
    if (satisfaction.weighted) return phrase("{0}（加权）", "{0} (weighted)", {figureWords(*satisfaction.value(), 1)});
    if (satisfaction.definition.kind == SatisfactionKind::rate) return percentWords(satisfaction.rate);
    return satisfaction.index ? figureWords(*satisfaction.index, 1) : Text{"—", "—"};
}

Text ratingWords(const RatedItem& rated) {
    const Satisfaction& satisfaction = rated.satisfaction;
    const Text definition = definitionInWords(satisfaction, rated.item);
    if (!satisfaction.interval) return phrase("{0}为{1}", "{0} is {1}", {definition, rateWords(satisfaction)});
    if (satisfaction.definition.kind == SatisfactionKind::rate)
        return phrase(
            "{0}为{1}（{2}）", "{0} is {1} ({2})",
            {definition, rateWords(satisfaction), intervalWords(*satisfaction.interval, satisfaction.confidence)});
    return phrase("{0}为{1}（{2}%置信区间{3}～{4}）", "{0} is {1} ({2}% confidence interval {3}–{4})",
                  {definition, rateWords(satisfaction), figureWords(100 * satisfaction.confidence.level(), 0),
                   figureWords(satisfaction.interval->lower, 1), figureWords(satisfaction.interval->upper, 1)});
}

Text sentenceOf(const Question& matrix, const std::vector<RatedItem>& items, const Role& role) {
    std::vector<const RatedItem*> rated, silent;
    for (const RatedItem& item : items) (item.satisfaction.value() ? rated : silent).push_back(&item);
    if (rated.empty())
        return phrase("没有{0}对本题作出有效作答。", "None of the {0} gave a valid answer.", {roleName(role)});
    std::stable_sort(rated.begin(), rated.end(), [](const RatedItem* a, const RatedItem* b) {
        return *a->satisfaction.value() > *b->satisfaction.value();
    });
    const auto withRateOf = [&](const RatedItem* like) {
        std::vector<const RatedItem*> same;
        for (const RatedItem* item : rated)
            if (*item->satisfaction.value() == *like->satisfaction.value()) same.push_back(item);
        return same;
    };
    const std::vector<const RatedItem*> best = withRateOf(rated.front());
    const std::vector<const RatedItem*> worst = withRateOf(rated.back());
    const Text definition = definitionInWords(rated.front()->satisfaction, rated.front()->item);
    Text main;
    if (rated.size() == 1)
        main = phrase("{0}：{1}。", "{0}: {1}.", {definition, itemsWithRate(matrix, rated, role)});
    else if (best.size() == rated.size())
        main = phrase("各项的{0}相同：{1}。", "The {0} is the same for all: {1}.",
                      {definition, itemsWithRate(matrix, rated, role)});
    else {
        Text between;
        if (best.size() + worst.size() < rated.size())
            between = restBetween(rated.size() - best.size() - worst.size(),
                                  rateWords(rated[rated.size() - worst.size() - 1]->satisfaction),
                                  rateWords(rated[best.size()]->satisfaction));
        main = phrase("在{0}项中，{1}最高的是{2}，最低的是{3}{4}。",
                      "Of {0} items, the {1} is highest for {2} and lowest for {3}{4}.",
                      {static_cast<std::uint64_t>(rated.size()), definition, itemsWithRate(matrix, best, role),
                       itemsWithRate(matrix, worst, role), between});
    }
    std::vector<Text> names;
    for (const RatedItem* item : silent) names.push_back(quoted(rowLabel(matrix, item->item)));
    const Text nothing =
        names.empty() ? Text{} : phrase("{0}没有有效作答。", "{0}: no valid answers.", {listed(names)});
    std::int64_t least = rated.front()->satisfaction.n;
    for (const RatedItem* item : rated) least = std::min(least, item->satisfaction.n);
    const Text small = least >= smallBase
                           ? Text{}
                           : phrase("部分项目有效作答不足{0}人，样本较小，结果仅供参考。",
                                    "Some items have fewer than {0} valid answers: a rough guide only.", {smallBase});
    return together({main, nothing, small});
}

Text sentenceOf(const Question& matrix, const std::vector<FrequencyTable>& rows, const Role& role) {
    constexpr std::size_t mostRows = 5;
    std::vector<Text> parts;
    std::int64_t least = -1;
    for (const FrequencyTable& row : rows) {
        if (row.valid == 0) continue;
        least = least < 0 ? row.valid : std::min(least, row.valid);
        if (parts.size() == mostRows) continue;
        const Tied most = byRank(chosenOf(row)).front();
        parts.push_back(
            phrase("{0}一项为{1}（{2}{3}人，{4}，有效作答{5}人）", "{0}: {1} ({3}{2}, {4} of {5} with a valid answer)",
                   {quoted(rowLabel(matrix, row.item)), namesOf(most), most.size() > 1 ? Text{"各", " each"} : Text{},
                    numberWords(most.front().share.count), percentWords(most.front().share), numberWords(row.valid)}));
    }
    if (parts.empty())
        return phrase("没有{0}对本题作出有效作答。", "None of the {0} gave a valid answer.", {roleName(role)});
    return together({phrase("{0}选择最多的选项，{1}。", "The options that most {0} chose — {1}.",
                            {roleName(role), joined(parts, "；", "; ")}),
                     smallBaseWarning(least)});
}

Text sentenceOfWritten(const ItemCounts& counts, const Role& role) {
    const LeftOut left_out{0, 0, counts.missing[static_cast<std::size_t>(MissingReason::not_asked)], {}};
    const Text main = counts.asked() == 0
                          ? nobodyAnswered(0, {}, role)
                          : phrase("本题由填写者自行书写，被问到的{0}中有{1}填写。为保护隐私，报告不列出原文。",
                                   "An open question: of {0} who were asked, {1} wrote something. The texts are not "
                                   "printed, to protect those who wrote them.",
                                   {respondents(counts.asked(), role),
                                    countAndPercentWords({counts.answered, counts.asked(), BaseKind::asked})});
    return together({main, leftOutWords(left_out, role)});
}

Text sentenceOf(const ResponseRates& rates, const std::vector<Role>& roles) {
    const ResponseRate& all = rates.overall;
    const Text valid = all.valid_rate.base > 0
                           ? phrase("其中有效问卷{0}份，有效率{1}", "{0} of them valid (valid rate {1})",
                                    {numberWords(all.valid), percentWords(all.valid_rate)})
                           : phrase("其中有效问卷{0}份", "{0} of them valid", {numberWords(all.valid)});
    Text main;
    if (all.return_rate.base == 0)
        main = phrase("本次调研共回收问卷{0}份，{1}。名册未给出发放数，因此不计算回收率。",
                      "{0} questionnaires came back, {1}. The roster does not say how many were issued, so there is no "
                      "return rate.",
                      {numberWords(all.returned), valid});
    else if (all.return_rate.count == all.returned)
        main = phrase(
            "本次调研共发放问卷{0}份，回收{1}份，回收率{2}，{3}。",
            "{0} questionnaires were issued and {1} came back (return rate {2}), {3}.",
            {numberWords(all.return_rate.base), numberWords(all.returned), percentWords(all.return_rate), valid});
    else
        main =
            phrase("本次调研共回收问卷{0}份，{1}；发放数已知的部分发放{2}份、回收{3}份，回收率{4}。",
                   "{0} questionnaires came back, {1}; where the number issued is known, {3} of {2} came back (return "
                   "rate {4}).",
                   {numberWords(all.returned), valid, numberWords(all.return_rate.base),
                    numberWords(all.return_rate.count), percentWords(all.return_rate)});
    if (rates.roles.size() < 2) return main;
    std::vector<Text> parts;
    for (const ResponseRate& rate : rates.roles)
        for (const Role& role : roles)
            if (role.id == rate.role)
                parts.push_back(phrase("{0}{1}份", "{1} {0}", {roleName(role), numberWords(rate.valid)}));
    return together({main, phrase("有效问卷中，{0}。", "Valid questionnaires: {0}.", {joined(parts, "，", ", ")})});
}

}  // namespace diaoyan
