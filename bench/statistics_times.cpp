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
#include "analysis/numeric/random.h"
#include "analysis/schools/funnel.h"
#include "analysis/schools/random_effects.h"
#include "analysis/schools/school_rates.h"
#include "analysis/schools/shrinkage.h"
#include "analysis/statistics/scale_scores.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>
#include <functional>
#include <string>

namespace diaoyan::bench {

namespace {

constexpr std::size_t rows = 100'000;
constexpr int schools = 200;

Question question(const std::string& id, QuestionKind kind, int options) {
    Question made{.id = id, .title = untranslated(id), .kind = kind};
    for (int o = 0; o < options; ++o)
        made.options.push_back({.code = std::to_string(o), .label = untranslated(std::to_string(o))});
    return made;
}

void fill(Responses& responses, Random& random) {
    for (std::size_t i = 0; i < responses.items.size(); ++i) {
        const auto options = responses.items[i].options.size();
        if (auto* codes = std::get_if<CodeColumn>(&responses.columns[i])) {
            auto& bytes = std::get<std::vector<std::uint8_t>>(codes->codes);
            // 3 % missing; schools lean to the front or to the end of the options.
            for (std::size_t row = 0; row < rows; ++row)
                bytes.push_back(static_cast<std::uint8_t>(
                    random.below(100) < 3
                        ? options
                        : std::min(random.below(options), random.below(options) + responses.school[row] % 2)));
        } else if (auto* ticks = std::get_if<TickColumn>(&responses.columns[i])) {
            for (std::size_t row = 0; row < rows; ++row) ticks->bits.push_back(static_cast<std::uint8_t>(random() | 1));
        } else if (auto* numbers = std::get_if<NumberColumn>(&responses.columns[i])) {
            numbers->present.assign(rows, 1);
            for (std::size_t row = 0; row < rows; ++row)
                numbers->values.push_back(static_cast<double>(20 + random.below(40)));
        }
    }
}

ColumnEngine answers() {
    Questionnaire form{.id = "bench"};
    for (int i = 0; i < 24; ++i) form.questions.push_back(question("s" + std::to_string(i), QuestionKind::scale, 5));
    for (int i = 0; i < 8; ++i) form.questions.push_back(question("c" + std::to_string(i), QuestionKind::single, 6));
    for (int i = 0; i < 6; ++i) form.questions.push_back(question("m" + std::to_string(i), QuestionKind::multiple, 8));
    for (int i = 0; i < 2; ++i) form.questions.push_back(question("n" + std::to_string(i), QuestionKind::number, 0));
    Roster roster;
    std::vector<std::string> codes;
    for (int s = 0; s < schools; ++s) {
        codes.push_back("s" + std::to_string(s));
        roster.schools.push_back({.code = codes.back(), .name = codes.back()});
    }
    Responses responses = ResponsesBuilder(form, codes).take();
    Random random(defaultSeed);
    responses.rows = rows;
    for (std::size_t row = 0; row < rows; ++row)
        responses.school.push_back(static_cast<std::uint16_t>(random.below(schools)));
    fill(responses, random);
    return ColumnEngine(std::make_shared<const Responses>(std::move(responses)), roster);
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
    std::array<double, 5> seconds{};
    for (double& taken : seconds) {
        const auto begin = std::chrono::steady_clock::now();
        work();
        taken = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
    }
    std::sort(seconds.begin(), seconds.end());
    return seconds[2];
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
