// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/disclosure/small_counts.h"

#include <algorithm>
#include <numeric>

namespace diaoyan {

namespace {

__extension__ using Wide = __int128;  // products of counts

Wide roundedUp(Wide dividend, Wide divisor) {
    return dividend >= 0 ? (dividend + divisor - 1) / divisor : -(-dividend / divisor);
}

}  // namespace

const char* hidingReasonName(HidingReason reason) {
    switch (reason) {
    case HidingReason::small_group: return "small-group";
    case HidingReason::small_count: return "small-count";
    case HidingReason::unanimous: return "unanimous";
    case HidingReason::complementary: return "complementary";
    case HidingReason::shown: break;
    }
    return "shown";
}

HidingReason hidingReason(std::int64_t count, std::int64_t base, std::int64_t threshold) {
    threshold = std::max<std::int64_t>(threshold, 1);
    if (base <= 0) return HidingReason::shown;
    count = std::clamp<std::int64_t>(count, 0, base);
    if (base < threshold) return HidingReason::small_group;
    if (count > 0 && count < threshold) return HidingReason::small_count;
    // base < 2 * threshold, without the product
    if ((count == 0 || count == base) && base - threshold < threshold) return HidingReason::unanimous;
    return HidingReason::shown;
}

std::optional<CountRange> countsBehindPercent(std::int64_t units, int decimals, std::int64_t base) {
    if (base <= 0 || units < 0 || decimals < 0 || decimals > 9) return std::nullopt;
    Wide scale = 200;
    for (int i = 0; i < decimals; ++i) scale *= 10;
    // units <= (scale * count + base) / (2 * base) < units + 1
    const Wide doubled = 2 * static_cast<Wide>(units);
    const Wide lower = std::max<Wide>(0, roundedUp((doubled - 1) * base, scale));
    const Wide upper = std::min<Wide>(base, roundedUp((doubled + 1) * base, scale) - 1);
    if (lower > upper) return std::nullopt;
    return CountRange{static_cast<std::int64_t>(lower), static_cast<std::int64_t>(upper)};
}

Result<GroupHiding> hiddenGroups(const std::vector<std::int64_t>& sizes, std::int64_t minimum, bool total_published) {
    if (minimum < 1)
        return Problem{"wrong-threshold",
                       phrase("最小人数至少为 1，不能是 {0}", "the minimum must be at least 1, not {0}", {minimum}),
                       {}};
    constexpr std::int64_t most = 1'000'000'000'000'000;
    std::int64_t total = 0;
    for (const std::int64_t size : sizes) {
        if (size < 0 || size > most || (total += size) > most)
            return Problem{
                "wrong-counts",
                phrase("人数不能是负数，合计也不能超过 10^15", "a number of respondents is negative or absurd"),
                {}};
    }
    GroupHiding hiding;
    hiding.minimum = minimum;
    hiding.groups.assign(sizes.size(), HidingReason::shown);
    const auto hide = [&](std::size_t group, HidingReason reason) {
        hiding.groups[group] = reason;
        ++hiding.hidden_groups;
        hiding.hidden_respondents += sizes[group];
    };
    for (std::size_t i = 0; i < sizes.size(); ++i)
        if (sizes[i] > 0 && sizes[i] < minimum) hide(i, HidingReason::small_group);
    if (hiding.hidden_groups == 0 || !total_published) return hiding;

    std::vector<std::size_t> order(sizes.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(), [&](auto a, auto b) { return sizes[a] < sizes[b]; });
    const auto covered = [&] { return hiding.hidden_groups >= 2 && hiding.hidden_respondents >= minimum; };
    for (const std::size_t group : order) {
        if (covered()) break;
        if (sizes[group] >= minimum) hide(group, HidingReason::complementary);
    }
    hiding.hide_total = !covered();
    return hiding;
}

}  // namespace diaoyan
