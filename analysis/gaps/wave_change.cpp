// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/gaps/wave_change.h"

namespace diaoyan {

Result<WaveChange> waveChange(const ScaleAnswers& first, const ScaleAnswers& second, Confidence confidence) {
    const GroupMoments before = groupMoments(first.points), after = groupMoments(second.points);
    const auto rates = proportionDifference(second.satisfied, after.n, first.satisfied, before.n, confidence);
    if (!rates.ok()) return rates.problem();
    WaveChange made;
    made.mean1 = before.mean;
    made.mean2 = after.mean;
    made.mean_change = after.mean - before.mean;
    if (const auto means = twoSampleT(second.points, first.points, confidence); means.ok()) made.means = *means;
    made.rates = *rates;
    return made;
}

Result<SchoolChanges> schoolChanges(const std::vector<SchoolWaves>& schools, Adjustment adjustment,
                                    Confidence confidence) {
    if (schools.empty()) return Problem{"no-schools", phrase("没有学校可比较", "there is no school to compare"), {}};
    SchoolChanges made;
    made.adjustment = adjustment;
    made.confidence = confidence;
    std::vector<std::optional<double>> p;
    for (const SchoolWaves& waves : schools) {
        SchoolChange school{.school = waves.school};
        const auto change = proportionDifference(waves.count2, waves.base2, waves.count1, waves.base1, confidence);
        if (change.ok())
            school.change = *change;
        else if (change.problem().code != "no-base")
            return change.problem();
        if (waves.base1 > 0 && waves.base2 == 0) ++made.only_first;
        if (waves.base2 > 0 && waves.base1 == 0) ++made.only_second;
        p.push_back(school.change && school.change->p ? std::optional(school.change->p->p) : std::nullopt);
        made.schools.push_back(std::move(school));
    }
    const auto adjusted = adjustedP(p, adjustment);
    for (std::size_t i = 0; i < adjusted.size(); ++i) made.schools[i].adjusted_p = adjusted[i];
    return made;
}

}  // namespace diaoyan
