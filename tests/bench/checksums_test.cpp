// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/checksums.h"

#include <gmock/gmock.h>

#include <nlohmann/json.hpp>

namespace diaoyan::bench {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

Checksums some() {
    return {.choices = 10, .ticks = 20, .chi_square_choices = 201524.9620, .chi_square_ticks = 1.5};
}

TEST(Checksums, TravelAsJson) {
    EXPECT_EQ(checksumsFromJson(toJson(some())), some());
    EXPECT_EQ(checksumsFromJson(toJson(Checksums{})), Checksums{});
    EXPECT_EQ(checksumsFromJson({{"choices", "ten"}}), Checksums{}) << "words are no figure";
}

TEST(Checksums, OnlyWhatBothComputedIsCompared) {
    EXPECT_THAT(disagreements({}), IsEmpty());
    EXPECT_THAT(disagreements({{"a", some()}, {"b", Checksums{.choices = 10}}}), IsEmpty());
    EXPECT_THAT(disagreements({{"a", Checksums{.choices = 10}}, {"b", some()}, {"c", Checksums{.ticks = 21}}}),
                ElementsAre("ticks: b 20, c 21"));
}

TEST(Checksums, ChiSquaresAgreeToFourDecimals) {
    Checksums near = some();
    *near.chi_square_choices += 0.00004;
    EXPECT_THAT(disagreements({{"a", some()}, {"b", near}}), IsEmpty());
    Checksums far = some();
    *far.chi_square_choices += 0.0002;
    EXPECT_THAT(disagreements({{"a", some()}, {"b", far}}), ElementsAre(HasSubstr("chi_square_choices: a 201524.962")));
}

}  // namespace
}  // namespace diaoyan::bench
