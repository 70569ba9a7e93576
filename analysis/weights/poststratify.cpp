// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/weights/poststratify.h"

#include "analysis/numeric/sums.h"

#include <cmath>

namespace diaoyan {

Result<PostStratification> postStratify(const std::vector<PopulationStratum>& strata) {
    PostStratification result;
    NeumaierSum population;
    for (const PopulationStratum& stratum : strata) {
        if (!(stratum.population >= 0 && stratum.base_weight >= 0) || stratum.respondents < 0 ||
            !std::isfinite(stratum.population) || !std::isfinite(stratum.base_weight))
            return Problem{
                "wrong-weights",
                phrase("“{0}”的人数或权重不合理", "impossible numbers or weights of \"{0}\"", {stratum.stratum}),
                {}};
        population += stratum.population;
        const bool answered = stratum.respondents > 0 && stratum.base_weight > 0;
        if (stratum.population > 0 && !answered)
            return Problem{"empty-stratum",
                           phrase("“{0}”在总体中有人，样本中却无人作答；请先与相近的层合并",
                                  "nobody of \"{0}\" answered although the population has people there; join it "
                                  "with a similar stratum",
                                  {stratum.stratum}),
                           {}};
        if (stratum.population <= 0 && stratum.respondents > 0)
            return Problem{"empty-population",
                           phrase("“{0}”有人作答，总体人数却是 0，请核对总体数据",
                                  "\"{0}\" has respondents but a population of 0; check the population",
                                  {stratum.stratum}),
                           {}};
        result.factors.push_back(answered ? stratum.population / stratum.base_weight : 1);
    }
    result.population = population.value();
    if (!(result.population > 0))
        return Problem{"wrong-weights", phrase("总体人数是 0", "the population is empty"), {}};
    return result;
}

}  // namespace diaoyan
