// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/findings/group_comparison.h"
#include "questionnaires/result.h"

#include <CLI/CLI.hpp>
#include <string>

namespace diaoyan {

/// How a user says on the command line how groups are to be tested.
struct TestWords {
    std::string adjust = "holm";
    double alpha = 0.05;
    bool ranks = false;
    std::uint64_t seed = defaultSeed;
};

/// Adds --adjust, --alpha, --rank and --seed.
void declareTestWords(CLI::App& parser, TestWords& words, Language language);

GroupTestOptions testOptionsOf(const TestWords& words);

}  // namespace diaoyan
