// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/gaps/scale_answers.h"
#include "analysis/groups/two_sample_t.h"
#include "analysis/numeric/multiple_testing.h"
#include "analysis/proportions/proportion_difference.h"

#include <string>
#include <vector>

namespace diaoyan {

/// One item in two waves, second minus first.
struct WaveChange {
    double mean1 = 0;
    double mean2 = 0;
    double mean_change = 0;
    std::optional<TwoSampleT> means{};  ///< undefined when nothing varies within the waves or n < 3
    ProportionDifference rates{};       ///< of the satisfied; Newcombe's interval, pooled z

    bool operator==(const WaveChange&) const = default;
};

/// Two independent samples. Where the same schools or people answered twice, use designDifference() with them
/// as clusters (the change of a town), pairedChange() (numbers of the same units) or mcnemar() (yes and no
/// of the same people). The wording, the scale and the list of schools must be the same.
/// Problems: no-base (nobody answered in a wave), impossible-count (more satisfied than answered).
/// Sources and R functions: see twoSampleT(), proportionDifference().
Result<WaveChange> waveChange(const ScaleAnswers& first, const ScaleAnswers& second,
                              Confidence confidence = Confidence{});

/// Counts of one school in two waves.
struct SchoolWaves {
    std::string school;
    std::int64_t count1 = 0;
    std::int64_t base1 = 0;
    std::int64_t count2 = 0;
    std::int64_t base2 = 0;

    bool operator==(const SchoolWaves&) const = default;
};

struct SchoolChange {
    std::string school;
    std::optional<ProportionDifference> change{};  ///< second minus first; undefined without answers in a wave
    std::optional<double> adjusted_p{};            ///< of the pooled z; undefined where there is none

    bool operator==(const SchoolChange&) const = default;
};

/// Change of a rate school by school.
struct SchoolChanges {
    std::vector<SchoolChange> schools{};  ///< in the order given
    std::int64_t only_first = 0;          ///< schools with answers in the first wave only
    std::int64_t only_second = 0;
    Adjustment adjustment = Adjustment::benjamini_hochberg;
    Confidence confidence{};

    bool operator==(const SchoolChanges&) const = default;
};

/// Screening: which schools moved. Schools that were lowest rise most by chance alone, see
/// regressionToTheMean(). Problems: no-schools, impossible-count.
/// Source: Benjamini & Hochberg (1995), JRSS B 57:289-300. Equals R prop.test(correct = FALSE), p.adjust.
Result<SchoolChanges> schoolChanges(const std::vector<SchoolWaves>& schools,
                                    Adjustment adjustment = Adjustment::benjamini_hochberg,
                                    Confidence confidence = Confidence{});

}  // namespace diaoyan
