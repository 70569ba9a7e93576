// SPDX-License-Identifier: GPL-3.0-or-later
// Runs every load of kernel_loads.h once, each inside measuredKernel(), which callgrind is told to look for
// (tests/bench/instruction_counts_test.cpp). The names go to stdout in the order of callgrind's dumps.
#include "bench/kernels/kernel_loads.h"

#include <cstdio>
#include <hwy/targets.h>

// A name that callgrind finds without knowing how C++ mangles.
extern "C" [[gnu::noinline]] void measuredKernel(const std::function<void()>& run) {
    run();
}

int main(int argc, char** argv) {
    constexpr std::size_t rows = 10'000;
    if (argc != 2) {
        std::fputs("instruction_load FOLDER\n", stderr);
        return 2;
    }
    // What valgrind can emulate depends on the machine; SSE4 is what every machine has, so that counts agree.
    hwy::DisableTargets(HWY_AVX2 | HWY_AVX3 | HWY_AVX3_DL);
    for (const auto& load : diaoyan::bench::kernelLoads(rows, argv[1])) {
        load.run();  // what is built at the first call is not the kernel's work
        measuredKernel(load.run);
        std::puts(load.name.c_str());
    }
}
