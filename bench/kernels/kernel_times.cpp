// SPDX-License-Identifier: GPL-3.0-or-later
// ./dev bench --kernels: every load of kernel_loads.h under Google Benchmark, on 100,000 answers.
#include "bench/kernels/kernel_loads.h"

#include <benchmark/benchmark.h>

int main(int argc, char** argv) {
    constexpr std::size_t rows = 100'000;
    benchmark::Initialize(&argc, argv);
    if (benchmark::ReportUnrecognizedArguments(argc, argv)) return 2;
    const auto folder = std::filesystem::temp_directory_path() / "diaoyan_kernel_times";
    std::filesystem::create_directories(folder);
    auto loads = diaoyan::bench::kernelLoads(rows, folder);
    for (auto& load : diaoyan::bench::statisticLoads(rows)) loads.push_back(std::move(load));
    for (const auto& load : loads) {
        const auto timed = [run = load.run](benchmark::State& state) {
            for ([[maybe_unused]] const auto _ : state) run();
            state.SetItemsProcessed(static_cast<std::int64_t>(state.iterations() * rows));
        };
        benchmark::RegisterBenchmark(load.name.c_str(), timed)->Unit(benchmark::kMillisecond)->UseRealTime();
    }
    benchmark::RunSpecifiedBenchmarks();
    std::filesystem::remove_all(folder);
}
