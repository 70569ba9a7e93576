// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/workload_analysis.h"

#include "analysis/crosstabs/chi_square.h"
#include "analysis/crosstabs/crosstab.h"
#include "analysis/engine/parallel.h"

#include <cstdlib>
#include <utility>

namespace diaoyan::bench {
namespace {

/// Where there is no test (one school, one option chosen) nothing is added: the peers add 0.
double statisticOf(const CrossTable& table) {
    const Result<ChiSquare> test = chiSquare(table);
    return test ? test->statistic : 0;
}

/// Options by their positions from 1, times their counts.
std::int64_t weightedSum(const std::vector<std::int64_t>& options) {
    std::int64_t sum = 0;
    for (std::size_t o = 0; o < options.size(); ++o) sum += static_cast<std::int64_t>(o + 1) * options[o];
    return sum;
}

/// Schools by ticked and not ticked, among those who ticked anything.
CrossTable tickTable(const Counts& counts, std::size_t option) {
    std::vector<std::vector<std::int64_t>> rows;
    for (const ItemCounts& school : counts.per_group)
        rows.push_back({school.options[option], school.answered - school.options[option]});
    return crossTable(rows);
}

class WorkloadAnalysis {
public:
    explicit WorkloadAnalysis(const Tabulator& tabulator) : tabulator_(tabulator) {}

    void add(const Item& item, std::int64_t position) {
        if (isOneChoice(item.kind)) return addChoice(item, position);
        if (item.kind == QuestionKind::multiple) return addTicks(item, position);
        if (item.kind == QuestionKind::number) return addNumber(item);
    }

    const Checksums& found() const { return found_; }

private:
    Counts counted(const Item& item, const char* by) const {
        auto counts = tabulator_.count({item.id, by});
        if (!counts) std::abort();  // the workload has no item that cannot be counted
        return std::move(*counts);
    }

    GroupedValues valuesOf(const Item& item, const char* by) const {
        auto values = tabulator_.values({item.id, by});
        if (!values) std::abort();
        return std::move(*values);
    }

    void addChoice(const Item& item, std::int64_t position) {
        *found_.choices += position * weightedSum(counted(item, "").per_group.front().options);
        *found_.chi_square_choices += statisticOf(*crossTabulate(counted(item, "school")));
    }

    void addTicks(const Item& item, std::int64_t position) {
        *found_.ticks += position * weightedSum(counted(item, "").per_group.front().options);
        const Counts schools = counted(item, "school");
        for (std::size_t o = 0; o < item.options.size(); ++o)
            *found_.chi_square_ticks += statisticOf(tickTable(schools, o));
    }

    void addNumber(const Item& item) {
        *found_.different_minutes += static_cast<std::int64_t>(valuesOf(item, "").per_group.front().size());
        for (const ValueCounts& school : valuesOf(item, "school").per_group)
            for (const ValueCount& value : school)
                *found_.sum_of_minutes += value.count * static_cast<std::int64_t>(value.value);
    }

    const Tabulator& tabulator_;
    Checksums found_ = nothingYet();
};

}  // namespace

Checksums analyseWorkload(const Tabulator& tabulator) {
    // A question per thread, as the program's own tables are made.
    const std::vector<Item>& items = tabulator.items();
    Checksums all = nothingYet();
    for (const Checksums& found : madeInParallel(items.size(), [&](std::size_t i) {
             WorkloadAnalysis analysis(tabulator);
             analysis.add(items[i], static_cast<std::int64_t>(i) + 1);
             return analysis.found();
         }))
        add(all, found);
    return all;
}

}  // namespace diaoyan::bench
