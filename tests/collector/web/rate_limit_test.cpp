// SPDX-License-Identifier: GPL-3.0-or-later
#include "collector/web/protection/rate_limit.h"

#include <gtest/gtest.h>

#include <string>

namespace diaoyan {
namespace {

using std::chrono::milliseconds;
using Clock = RateLimiter::Clock;

const Clock::time_point start = Clock::time_point(std::chrono::hours(1000));

TEST(RateLimiter, AllowsABurstAndThenOnePerRefill) {
    RateLimiter limiter({.burst = 3, .refill = milliseconds(1000)});
    for (int time = 0; time < 3; ++time) EXPECT_TRUE(limiter.allow("a", start)) << time;
    EXPECT_FALSE(limiter.allow("a", start));
    EXPECT_FALSE(limiter.allow("a", start + milliseconds(999)));
    EXPECT_TRUE(limiter.allow("a", start + milliseconds(1000)));
    EXPECT_FALSE(limiter.allow("a", start + milliseconds(1000)));
    EXPECT_TRUE(limiter.allow("a", start + milliseconds(2000)));
}

TEST(RateLimiter, RefillsToTheBurstAndNoFurther) {
    RateLimiter limiter({.burst = 2, .refill = milliseconds(10)});
    EXPECT_TRUE(limiter.allow("a", start));
    const auto later = start + std::chrono::hours(24);
    EXPECT_TRUE(limiter.allow("a", later));
    EXPECT_TRUE(limiter.allow("a", later));
    EXPECT_FALSE(limiter.allow("a", later));
}

TEST(RateLimiter, WhatIsRefusedDoesNotCount) {
    RateLimiter limiter({.burst = 1, .refill = milliseconds(1000)});
    EXPECT_TRUE(limiter.allow("a", start));
    for (int time = 0; time < 1000; ++time) EXPECT_FALSE(limiter.allow("a", start + milliseconds(500)));
    EXPECT_TRUE(limiter.allow("a", start + milliseconds(1000)));
}

TEST(RateLimiter, OneKeyDoesNotSlowAnother) {
    RateLimiter limiter({.burst = 1, .refill = milliseconds(1000)});
    EXPECT_TRUE(limiter.allow("192.168.1.2", start));
    EXPECT_FALSE(limiter.allow("192.168.1.2", start));
    EXPECT_TRUE(limiter.allow("192.168.1.3", start));
    EXPECT_TRUE(limiter.allow("", start));
    EXPECT_TRUE(limiter.allow(std::string("\0", 1), start));
}

TEST(RateLimiter, AskingDoesNotCount) {
    RateLimiter limiter({.burst = 1, .refill = milliseconds(1000)});
    for (int time = 0; time < 5; ++time) EXPECT_TRUE(limiter.allows("a", start));
    EXPECT_EQ(limiter.size(), 0u);
    EXPECT_TRUE(limiter.allow("a", start));
    EXPECT_FALSE(limiter.allows("a", start));
    EXPECT_TRUE(limiter.allows("a", start + milliseconds(1000)));
}

TEST(RateLimiter, AFullBucketIsForgotten) {
    RateLimiter limiter({.burst = 5, .refill = milliseconds(100)});
    for (int key = 0; key < 1000; ++key) limiter.allow(std::to_string(key), start);
    EXPECT_EQ(limiter.size(), 1000u);
    limiter.allow("new", start + milliseconds(100));
    EXPECT_EQ(limiter.size(), 1u);
}

TEST(RateLimiter, MemoryIsBoundedAndTheEmptiestBucketsStay) {
    RateLimiter limiter({.burst = 3, .refill = milliseconds(1000)}, 100);
    for (int time = 0; time < 3; ++time) EXPECT_TRUE(limiter.allow("attacker", start));
    for (int key = 0; key < 10'000; ++key) {
        EXPECT_TRUE(limiter.allow(std::to_string(key), start + milliseconds(1)));
        ASSERT_LE(limiter.size(), 100u);
    }
    EXPECT_FALSE(limiter.allow("attacker", start + milliseconds(2))) << "a flood of addresses does not wash it away";
}

TEST(RateLimiter, ALimitOfNothingAllowsNothing) {
    RateLimiter limiter({.burst = 0, .refill = milliseconds(1)}, 0);
    EXPECT_FALSE(limiter.allow("a", start));
    EXPECT_FALSE(limiter.allows("a", start));
}

TEST(RateLimiter, CanBeMoved) {
    RateLimiter one({.burst = 1, .refill = milliseconds(1000)});
    EXPECT_TRUE(one.allow("a", start));
    RateLimiter other(std::move(one));
    EXPECT_FALSE(other.allow("a", start));
}

}  // namespace
}  // namespace diaoyan
