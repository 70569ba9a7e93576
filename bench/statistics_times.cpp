// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/statistics_times.h"

#include "analysis/clusters/design_satisfaction.h"
#include "analysis/clusters/icc.h"
#include "analysis/crosstabs/chi_square.h"
#include "analysis/crosstabs/column_proportions.h"
#include "analysis/crosstabs/marginal_independence.h"
#include "analysis/crosstabs/nominal_association.h"
#include "analysis/crosstabs/ordinal_association.h"
#include "analysis/engine/column_engine.h"
#include "analysis/groups/analysis_of_variance.h"
#include "analysis/groups/equal_variances.h"
#include "analysis/groups/kruskal_wallis.h"
#include "analysis/schools/funnel.h"
#include "analysis/schools/random_effects.h"
#include "analysis/schools/school_rates.h"
#include "analysis/schools/shrinkage.h"
#include "analysis/statistics/scale_scores.h"
#include "bench/random_answers.h"
#include "bench/stopwatch.h"

#include <cstdio>
#include <functional>
#include <string>

namespace diaoyan::bench {

namespace {

constexpr std::size_t rows = 100'000;
constexpr int schools = 200;

ColumnEngine answers() {
    std::vector<Question> questions;
    const auto add = [&](const std::string& prefix, int count, QuestionKind kind, int options) {
        for (int i = 0; i < count; ++i) questions.push_back(plainQuestion(prefix + std::to_string(i), kind, options));
    };
    add("s", 24, QuestionKind::scale, 5);
    add("c", 8, QuestionKind::single, 6);
    add("m", 6, QuestionKind::multiple, 8);
    add("n", 2, QuestionKind::number, 0);
    const RandomAnswers made = randomAnswers(questions, rows, schools);
    return ColumnEngine(made.responses, made.roster);
}

/// What counting yields, which statistics then start from.
struct Counted {
    std::vector<Counts> counts;
    std::vector<CoOccurrence> pairs;
    std::vector<GroupedValues> values;
};

Counted count(const Tabulator& tabulator) {
    Counted counted;
    for (const Item& item : tabulator.items()) {
        if (item.kind == QuestionKind::number)
            counted.values.push_back(*tabulator.values({item.id, "school"}));
        else
            counted.counts.push_back(*tabulator.count({item.id, "school"}));
        if (item.kind == QuestionKind::multiple) counted.pairs.push_back(*tabulator.coOccurrence({item.id, "school"}));
    }
    return counted;
}

/// A result that the compiler must not do away with.
volatile double sink = 0;

template <class Value>
void keep(const Result<Value>& result) {
    sink = sink + (result.ok() ? 1 : 0);
}

void compareNumbers(const std::vector<ValueCounts>& groups) {
    keep(analysisOfVariance(groups));
    keep(equalVariances(groups));
    keep(kruskalWallis(groups));
    keep(intraclassCorrelation(groups));
    std::vector<SchoolMoments> moments;
    for (const ValueCounts& group : groups) moments.push_back(schoolMoments({}, group));
    keep(randomEffects(moments));
}

void compareScale(const Counts& counts) {
    const auto definition = *defaultSatisfactionDefinition(counts.item);
    std::vector<SchoolCount> rates;
    std::vector<ValueCounts> scores;
    const OptionPoints points = *scalePoints(counts.item);
    for (std::size_t g = 0; g < counts.groups.size(); ++g) {
        const Satisfaction found = *satisfaction(counts.item, counts.per_group[g], definition);
        rates.push_back({counts.groups[g].code, found.rate.count, found.n, {}});
        scores.push_back(scoredCounts(counts.per_group[g], points));
    }
    keep(schoolRates(rates));
    keep(funnelPlot(rates));
    keep(shrunkenRates(rates));
    compareNumbers(scores);
    keep(ordinalAssociation(*crossTabulate(counts)));
}

void statisticsOf(const Counted& counted) {
    for (const Counts& counts : counted.counts) {
        if (!isOneChoice(counts.item.kind)) continue;
        const CrossTable table = *crossTabulate(counts);
        keep(chiSquare(table));
        keep(nominalAssociation(table));
        if (counts.item.kind == QuestionKind::scale) compareScale(counts);
    }
    for (const CoOccurrence& pairs : counted.pairs) keep(marginalIndependence(groupCoOccurrences(pairs)));
    for (const GroupedValues& values : counted.values) compareNumbers(values.per_group);
}

void lettersOf(const Counted& counted) {
    for (const Counts& counts : counted.counts) {
        if (isOneChoice(counts.item.kind))
            keep(columnProportions(*crossTabulate(counts), {}, ComparedSide::rows));
        else
            keep(columnProportions(counts, BaseKind::cases));
    }
}

double median(const std::function<void()>& work) {
    return medianOf(repeated(5, work));
}

void print(const char* name, double seconds, double counting) {
    std::printf("%-44s %8.1f ms %8.1f x counting\n", name, 1000 * seconds, seconds / counting);
}

}  // namespace

void printStatisticsTimes() {
    const ColumnEngine engine = answers();
    const Counted counted = count(engine);
    const double counting = median([&] { sink = sink + static_cast<double>(count(engine).counts.size()); });
    std::printf("100,000 answers to 40 questions of 200 schools\n");
    print("counting by school, with pairs of ticks", counting, counting);
    print("tests, effect sizes, ranks, funnels, REML", median([&] { statisticsOf(counted); }), counting);
    print("letters: 19,900 pairs of schools per option", median([&] { lettersOf(counted); }), counting);
}

}  // namespace diaoyan::bench
