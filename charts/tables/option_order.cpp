// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/tables/option_order.h"

#include "charts/figures/base_words.h"

#include <algorithm>
#include <numeric>

namespace diaoyan {

namespace {

int place(const Option& option) {
    if (option.other) return 3;
    if (option.exclusive) return 2;
    return option.substantive ? 0 : 1;
}

}  // namespace

std::vector<std::size_t> optionOrder(const Item& item, const std::vector<std::int64_t>& counts, TableOrder order) {
    std::vector<std::size_t> places(item.options.size());
    std::iota(places.begin(), places.end(), std::size_t{0});
    if (order == TableOrder::questionnaire || hasOrder(item)) return places;
    std::stable_sort(places.begin(), places.end(), [&](std::size_t a, std::size_t b) {
        const int place_a = place(item.options[a]);
        const int place_b = place(item.options[b]);
        return place_a != place_b ? place_a < place_b : counts[a] > counts[b];
    });
    return places;
}

std::string tableId(const TableWording& options, const std::string& item) {
    return options.questionnaire.empty() ? item : options.questionnaire + "." + item;
}

Text rowLabel(const Question& question, const Item& item) {
    for (const MatrixRow& row : question.rows)
        if (question.id + "." + row.code == item.id) return row.label;
    return item.title;
}

TableCell notInBase() {
    return NoValue{{"不在基数内", "not in the base"}};
}

}  // namespace diaoyan
