// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/crosstabs/chi_square.h"
#include "analysis/engine/column_engine.h"
#include "bench/kernels/kernel_loads.h"
#include "bench/random_answers.h"
#include "bench/workload.h"
#include "charts/tables/from_statistics.h"

#include <memory>

namespace diaoyan::bench {
namespace {

volatile double sink = 0;  ///< what the compiler must not do away with

}  // namespace

std::vector<KernelLoad> statisticLoads(std::size_t rows) {
    const RandomAnswers answers =
        randomAnswers({plainQuestion("scale", QuestionKind::scale, 5)}, rows, workloadSchools);
    const auto engine = std::make_shared<const ColumnEngine>(answers.responses, answers.roster);
    const auto cross =
        std::make_shared<const CrossTable>(crossTabulate(engine->count({"scale", "school"}).value()).value());
    return {
        {"chi-square of 600 x 5", [=] { sink = sink + chiSquare(*cross)->statistic; }},
        {"table by school, with its test",
         [=] {
             const auto tables = tablesOf(*engine, engine->questionnaire(), {.question = "scale", .by = "school"});
             sink = sink + static_cast<double>(tables->size());
         }},
    };
}

}  // namespace diaoyan::bench
