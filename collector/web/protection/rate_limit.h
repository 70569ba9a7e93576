// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstdint>
#include <memory>
#include <string_view>

namespace diaoyan {

/// How often something may happen: `burst` at once, then one more per `refill`.
struct RateLimit {
    int burst = 20;
    std::chrono::milliseconds refill{3000};
};

/// Counts by address or code without keeping either: a bucket is found by a keyed hash (SipHash or HMAC under a random
/// key that lives as long as the process), lies in memory only and is forgotten when it is full again. Memory is
/// bounded
/// (`buckets`); when it is used up, the fullest buckets go first. One thread at a time.
class RateLimiter {
public:
    using Clock = std::chrono::steady_clock;
    explicit RateLimiter(const RateLimit& limit, std::size_t buckets = 100'000);
    RateLimiter(RateLimiter&&) noexcept;
    ~RateLimiter();

    /// Whether it may happen once more for whoever `key` is; counts it.
    bool allow(std::string_view key, Clock::time_point now);
    /// Whether it might, without counting.
    bool allows(std::string_view key, Clock::time_point now) const;
    std::size_t size() const;

private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace diaoyan
