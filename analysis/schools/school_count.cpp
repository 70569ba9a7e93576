// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/schools/school_count.h"

#include "analysis/numeric/sums.h"

namespace diaoyan {

namespace {

__extension__ using Wide = __int128;

constexpr std::int64_t most = 1'000'000'000'000;  // a million such schools add up without overflow

}  // namespace

Result<SchoolCountTotals> schoolCountTotals(const std::vector<SchoolCount>& schools) {
    SchoolCountTotals totals;
    NeumaierSum squares;
    for (const SchoolCount& school : schools) {
        if (school.count < 0 || school.count > school.n || school.n > most)
            return Problem{"wrong-counts",
                           phrase("“{0}”的人数不合理：{1} 人中 {2} 人", "impossible counts of \"{0}\": {2} of {1}",
                                  {school.school, school.n, school.count}),
                           {}};
        totals.count += school.count;
        totals.n += school.n;
        if (school.n > 0) ++totals.schools;
        squares += static_cast<double>(school.n) * static_cast<double>(school.n);
    }
    totals.n_squared = squares.value();
    if (totals.n == 0)
        return Problem{"no-schools", phrase("没有一所学校有有效作答", "no school has a valid answer"), {}};
    return totals;
}

Result<SchoolCountTotals> variedSchoolCountTotals(const std::vector<SchoolCount>& schools) {
    auto totals = schoolCountTotals(schools);
    if (totals && (totals->count == 0 || totals->count == totals->n))
        return Problem{"zero-variance",
                       phrase("所有学校的比例都是 {0}%，学校之间没有差别可言",
                              "the share is {0}% in every school: schools do not differ",
                              {totals->count == 0 ? 0 : 100}),
                       {}};
    return totals;
}

double deviationFromOverall(const SchoolCount& school, const SchoolCountTotals& totals) {
    const Wide scaled = Wide{school.count} * totals.n - Wide{school.n} * totals.count;
    return static_cast<double>(scaled) / static_cast<double>(totals.n) / static_cast<double>(school.n);
}

}  // namespace diaoyan
