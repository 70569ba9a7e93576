// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/figures/bar_order.h"

#include "charts/figures/base_words.h"

#include <algorithm>

namespace diaoyan {

namespace {

// Where a bar stands: what people chose, then 不清楚, 以上都不是 and 其他.
int place(const Option& option) {
    if (option.other) { return 3; }
    if (option.exclusive) { return 2; }
    return option.substantive ? 0 : 1;
}

}  // namespace

std::vector<std::size_t> barOrder(const Item& item, const ItemCounts& counts, bool as_asked) {
    std::vector<std::size_t> order;
    for (std::size_t i = 0; i < item.options.size(); ++i) {
        if (item.options[i].substantive || !isOneChoice(item.kind)) { order.push_back(i); }
    }
    if (as_asked || hasOrder(item)) { return order; }
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        const int place_a = place(item.options[a]);
        const int place_b = place(item.options[b]);
        return place_a != place_b ? place_a < place_b : counts.options[a] > counts.options[b];
    });
    return order;
}

// A line of 1200 units has room for about 60 Chinese letters under the columns, three lines each.
bool fitsUnderColumns(const ChartSpec& spec) {
    if (spec.categories.size() > 10) { return false; }
    const std::size_t letters = 150 / std::max<std::size_t>(spec.categories.size(), 1);
    return std::all_of(spec.categories.begin(), spec.categories.end(), [&](const std::string& label) {
        double width = 0;
        for (const char byte : label) {
            const auto code = static_cast<unsigned char>(byte);
            width += code >= 0xE0 ? 1 : code < 0x80 ? 0.55 : code >= 0xC0 ? 0.6 : 0;
        }
        return width <= static_cast<double>(letters);
    });
}

}  // namespace diaoyan
