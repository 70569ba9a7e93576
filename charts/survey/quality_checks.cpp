// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/survey/quality_checks.h"

#include "analysis/quality/duplicates.h"
#include "analysis/quality/item_nonresponse.h"
#include "analysis/quality/mahalanobis.h"
#include "analysis/quality/percent_match.h"
#include "analysis/quality/speeding.h"
#include "analysis/quality/straight_lining.h"
#include "charts/survey/quality_scores.h"

#include <algorithm>
#include <numeric>
#include <utility>

namespace diaoyan {

namespace {

using Rows = std::vector<std::uint32_t>;

Problem interrupted() {
    return {"interrupted", {"已停止", "stopped"}, {}};
}

/// So many rows at a time: a matrix of doubles for a million sheets would take all the memory there is.
constexpr std::size_t rowsAtOnce = std::size_t{1} << 15;

Rows rowsFrom(std::size_t begin, std::size_t end) {
    Rows rows(end - begin);
    std::iota(rows.begin(), rows.end(), static_cast<std::uint32_t>(begin));
    return rows;
}

/// Rows of each school, and of none, in the order of the schools; lists may be empty.
std::vector<Rows> rowsBySchool(const Responses& responses) {
    std::vector<Rows> rows(responses.schools.size() + 1);
    for (std::size_t row = 0; row < responses.rows; ++row)
        rows[std::min<std::size_t>(responses.school[row], responses.schools.size())].push_back(
            static_cast<std::uint32_t>(row));
    return rows;
}

/// Flags of a piece, numbered as its rows are in all.
void take(const std::vector<QualityFlag>& flags, const Rows& rows, std::vector<QualityFlag>& into) {
    for (QualityFlag flag : flags) {
        flag.row = rows[static_cast<std::size_t>(flag.row)];
        into.push_back(flag);
    }
}

/// By row; of several for one row the one that says most.
void keepOnePerRow(std::vector<QualityFlag>& flags) {
    std::stable_sort(flags.begin(), flags.end(), [](const QualityFlag& a, const QualityFlag& b) {
        return std::pair(a.row, -a.value) < std::pair(b.row, -b.value);
    });
    flags.erase(std::unique(flags.begin(), flags.end(),
                            [](const QualityFlag& a, const QualityFlag& b) { return a.row == b.row; }),
                flags.end());
}

Result<CheckedRows> straightLines(const Responses& responses, const QualityRule& rule, const std::stop_token& stop) {
    CheckedRows checked;
    const StraightLiningRule how{.longest_run = static_cast<std::int64_t>(rule.limit), .low_irv = {}};
    const std::size_t longest = rule.limit == 0 ? 6 : static_cast<std::size_t>(rule.limit);
    bool any = false;
    for (const std::vector<std::size_t>& block : likeItemBlocks(responses)) {
        if (block.size() < longest) continue;
        any = true;
        for (std::size_t begin = 0; begin < responses.rows; begin += rowsAtOnce) {
            if (stop.stop_requested()) return interrupted();
            const Rows rows = rowsFrom(begin, std::min(begin + rowsAtOnce, responses.rows));
            const auto found = straightLining(scoresOf(responses, block, rows, ScoreReading::likeness), how);
            if (!found) return found.problem();
            take(found->flags, rows, checked.flags);
        }
    }
    if (!any)
        checked.not_done =
            phrase("问卷里没有连续 {0} 题以上选项相同的题目", "no {0} questions in a row have the same options",
                   {static_cast<std::int64_t>(longest)});
    return checked;
}

Result<CheckedRows> manyMissing(const Responses& responses, const QualityRule& rule, const std::stop_token& stop) {
    CheckedRows checked;
    const std::vector<std::size_t> items = countedItems(responses);
    if (items.empty()) {
        checked.not_done = Text{"问卷里没有可数的题目", "there are no questions to count"};
        return checked;
    }
    for (std::size_t begin = 0; begin < responses.rows; begin += rowsAtOnce) {
        if (stop.stop_requested()) return interrupted();
        const Rows rows = rowsFrom(begin, std::min(begin + rowsAtOnce, responses.rows));
        const auto found = itemNonresponse(scoresOf(responses, items, rows, ScoreReading::likeness), rule.limit);
        if (!found) return found.problem();
        take(found->flags, rows, checked.flags);
    }
    return checked;
}

Result<CheckedRows> tooFast(const Responses& responses, const StoredRows& stored, const QualityRule& rule) {
    CheckedRows checked;
    SpeedingRule how;
    if (rule.reason == QualityReason::seconds_per_item) how.seconds_per_item = rule.limit;
    if (rule.reason == QualityReason::far_below_median) how.share_of_median = rule.limit;
    if (rule.reason == QualityReason::fast_on_log_scale) how.log_z = rule.limit;
    const auto found = speeding(stored.seconds, static_cast<std::int64_t>(responses.items.size()), how);
    if (!found) {
        checked.not_done = found.problem().code == "no-times"
                               ? Text{"答卷没有作答用时", "the sheets say nothing about the time taken"}
                               : found.problem().message;
        return checked;
    }
    for (const QualityFlag& flag : found->flags)
        if (flag.reason == rule.reason) checked.flags.push_back(flag);
    const std::int64_t without = static_cast<std::int64_t>(responses.rows) - found->n;
    if (without > 0) checked.note = phrase("{0} 份答卷没有可用的用时", "{0} sheets have no usable time", {without});
    return checked;
}

/// Times of one school's sheets; empty where none of them has one.
std::vector<std::optional<double>> timesOf(const StoredRows& stored, const Rows& rows) {
    std::vector<std::optional<double>> times;
    bool any = false;
    for (const std::uint32_t row : rows) {
        times.push_back(stored.handed_in[row]);
        any = any || times.back().has_value();
    }
    if (!any) times.clear();
    return times;
}

Result<CheckedRows> alike(const Responses& responses, const StoredRows& stored, const QualityRule& rule,
                          const std::stop_token& stop) {
    CheckedRows checked;
    const std::vector<std::size_t> items = everyItem(responses);
    std::int64_t without = 0;
    for (const Rows& rows : rowsBySchool(responses)) {
        if (stop.stop_requested()) return interrupted();
        if (rows.size() < 2) continue;
        const SheetOrigin origin{.place = {}, .time = timesOf(stored, rows), .window = rule.limit};
        without += std::count(origin.time.begin(), origin.time.end(), std::nullopt);
        const auto found = duplicates(scoresOf(responses, items, rows, ScoreReading::likeness), origin);
        if (!found) return found.problem();
        take(found->flags, rows, checked.flags);
    }
    if (without > 0)
        checked.note =
            phrase("{0} 份答卷没有提交时间，没有比对", "{0} sheets without a time were not compared", {without});
    return checked;
}

Result<CheckedRows> nearlyAlike(const Responses& responses, const QualityRule& rule, const std::stop_token& stop) {
    CheckedRows checked;
    const std::vector<std::size_t> items = oneChoiceItems(responses);
    const PercentMatchRule how{.limit = rule.limit};
    if (static_cast<std::int64_t>(items.size()) < how.fewest_items) {
        checked.not_done = phrase("单选题和量表题只有 {0} 道，少于 {1} 道：短问卷雷同多属偶然",
                                  "only {0} choices and scales, fewer than {1}: short forms match by chance",
                                  {static_cast<std::int64_t>(items.size()), how.fewest_items});
        return checked;
    }
    std::int64_t too_many = 0;
    for (const Rows& rows : rowsBySchool(responses)) {
        if (stop.stop_requested()) return interrupted();
        if (rows.size() < 2) continue;
        const auto found = percentMatch(scoresOf(responses, items, rows, ScoreReading::likeness), how);
        if (found)
            take(found->flags, rows, checked.flags);
        else if (found.problem().code == "too-many-rows")
            ++too_many;
        else
            return found.problem();
    }
    if (too_many > 0)
        checked.note = phrase("{0} 所学校答卷太多，没有逐对比较",
                              "{0} schools have too many sheets to compare all pairs", {too_many});
    return checked;
}

Result<CheckedRows> outliers(const Responses& responses, const QualityRule& rule) {
    CheckedRows checked;
    const std::vector<std::size_t> items = scaleItems(responses);
    if (items.size() < 2) {
        checked.not_done = Text{"量表题不足两道", "there are fewer than two scales"};
        return checked;
    }
    if (responses.rows * items.size() > 100'000'000) {
        checked.not_done = Text{"答卷太多，请分学校检查", "too many sheets: look at single schools"};
        return checked;
    }
    const auto found =
        mahalanobisDistances(scoresOf(responses, items, rowsFrom(0, responses.rows), ScoreReading::points), rule.limit);
    if (!found) {
        checked.not_done = found.problem().message;
        return checked;
    }
    checked.flags = found->flags;
    const std::int64_t without = static_cast<std::int64_t>(responses.rows) - found->complete;
    if (without > 0)
        checked.note =
            phrase("{0} 份答卷量表题没有答全，不参加", "{0} sheets with unanswered scales take no part", {without});
    return checked;
}

Result<CheckedRows> byReason(const Responses& responses, const StoredRows& stored, const QualityRule& rule,
                             const std::stop_token& stop) {
    switch (rule.reason) {
    case QualityReason::straight_line: return straightLines(responses, rule, stop);
    case QualityReason::many_missing: return manyMissing(responses, rule, stop);
    case QualityReason::seconds_per_item:
    case QualityReason::far_below_median:
    case QualityReason::fast_on_log_scale: return tooFast(responses, stored, rule);
    case QualityReason::duplicate: return alike(responses, stored, rule, stop);
    case QualityReason::percent_match: return nearlyAlike(responses, rule, stop);
    case QualityReason::multivariate_outlier: return outliers(responses, rule);
    }
    return CheckedRows{};
}

}  // namespace

Result<CheckedRows> checkRows(const Responses& responses, const StoredRows& stored, const QualityRule& rule,
                              const std::stop_token& stop) {
    if (stop.stop_requested()) return interrupted();
    Result<CheckedRows> checked = byReason(responses, stored, rule, stop);
    if (checked) keepOnePerRow(checked->flags);
    return checked;
}

}  // namespace diaoyan
