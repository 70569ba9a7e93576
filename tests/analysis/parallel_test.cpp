// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/engine/parallel.h"

#include <gmock/gmock.h>

#include <atomic>
#include <stdexcept>
#include <string>

namespace diaoyan {
namespace {

TEST(Parallel, EveryIndexIsWorkedOnOnce) {
    for (const std::size_t count : {0u, 1u, 2u, 3u, 1000u}) {
        std::vector<std::atomic<int>> calls(count);
        forEachIndex(count, [&](std::size_t index) { ++calls[index]; });
        for (const auto& times : calls) EXPECT_EQ(times, 1);
    }
}

TEST(Parallel, ResultsStandInTheOrderOfTheirIndices) {
    const auto squares = madeInParallel(300, [](std::size_t index) { return std::to_string(index * index); });
    ASSERT_EQ(squares.size(), 300u);
    for (std::size_t i = 0; i < squares.size(); ++i) EXPECT_EQ(squares[i], std::to_string(i * i));
}

TEST(Parallel, ManyTrueAndFalseKeepApart) {
    const std::vector<bool> odd = madeInParallel(1000, [](std::size_t index) { return index % 2 == 1; });
    for (std::size_t i = 0; i < odd.size(); ++i) EXPECT_EQ(odd[i], i % 2 == 1);
}

TEST(Parallel, TheLowestFailureIsPassedOnAndEndsTheWork) {
    for (int run = 0; run < 50; ++run) {
        std::atomic<std::size_t> begun = 0;
        try {
            forEachIndex(100'000, [&](std::size_t index) {
                ++begun;
                if (index >= 7 && index % 2 == 1) throw std::runtime_error(std::to_string(index));
            });
            FAIL() << "nothing was thrown";
        } catch (const std::runtime_error& failure) { EXPECT_STREQ(failure.what(), "7"); }
        EXPECT_LT(begun, 100'000u);
    }
}

TEST(Parallel, WorkMayItselfGoThroughIndices) {
    std::atomic<int> calls = 0;
    forEachIndex(20, [&](std::size_t) { forEachIndex(20, [&](std::size_t) { ++calls; }); });
    EXPECT_EQ(calls, 400);
}

TEST(Parallel, AfterAFailureTheNextWorkRunsAsEver) {
    EXPECT_THROW(forEachIndex(5, [](std::size_t) { throw std::runtime_error("no"); }), std::runtime_error);
    std::atomic<int> calls = 0;
    forEachIndex(5, [&](std::size_t) { ++calls; });
    EXPECT_EQ(calls, 5);
}

}  // namespace
}  // namespace diaoyan
