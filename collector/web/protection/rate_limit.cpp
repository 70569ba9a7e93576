// SPDX-License-Identifier: GPL-3.0-or-later
#include "collector/web/protection/rate_limit.h"

#include "questionnaires/result.h"

#include <openssl/core_names.h>
#include <openssl/evp.h>
#include <openssl/params.h>
#include <openssl/rand.h>

#include <algorithm>
#include <array>
#include <set>
#include <unordered_map>
#include <utility>

namespace diaoyan {

namespace {

/// SipHash-2-4 under a random key that dies with the process: who sees the memory of the counters alone finds no
/// address in it, and who chooses addresses cannot make two fall together.
class KeyedHash {
public:
    KeyedHash()
        : mac_(EVP_MAC_fetch(nullptr, "SIPHASH", nullptr), EVP_MAC_free),
          context_(mac_ ? EVP_MAC_CTX_new(mac_.get()) : nullptr, EVP_MAC_CTX_free) {
        if (!context_ || RAND_bytes(key_.data(), static_cast<int>(key_.size())) != 1) fail();
        // The size can be set once only; later hashes of the same context keep it.
        std::size_t size = sizeof(std::uint64_t);
        const std::array<OSSL_PARAM, 2> parameters{OSSL_PARAM_construct_size_t(OSSL_MAC_PARAM_SIZE, &size),
                                                   OSSL_PARAM_construct_end()};
        if (EVP_MAC_CTX_set_params(context_.get(), parameters.data()) != 1) fail();
    }

    std::uint64_t operator()(std::string_view text) const {
        std::array<unsigned char, sizeof(std::uint64_t)> bytes{};
        std::size_t length = 0;
        if (EVP_MAC_init(context_.get(), key_.data(), key_.size(), nullptr) != 1 ||
            EVP_MAC_update(context_.get(), reinterpret_cast<const unsigned char*>(text.data()), text.size()) != 1 ||
            EVP_MAC_final(context_.get(), bytes.data(), &length, bytes.size()) != 1 || length != bytes.size())
            fail();
        std::uint64_t hash = 0;
        for (const unsigned char byte : bytes) hash = hash << 8 | byte;
        return hash;
    }

private:
    [[noreturn]] static void fail() {
        throw EnvironmentFailure({"no-keyed-hash", {"系统加密库不可用", "the system's crypto library failed"}, {}});
    }

    std::unique_ptr<EVP_MAC, decltype(&EVP_MAC_free)> mac_;
    std::unique_ptr<EVP_MAC_CTX, decltype(&EVP_MAC_CTX_free)> context_;
    std::array<unsigned char, 16> key_{};
};

std::int64_t milliseconds(RateLimiter::Clock::time_point time) {
    return std::chrono::duration_cast<std::chrono::milliseconds>(time.time_since_epoch()).count();
}

}  // namespace

/// A bucket is the moment at which it will be full again: nothing else need be known of it.
struct RateLimiter::State {
    RateLimit limit;
    std::size_t most;
    KeyedHash hash;
    std::unordered_map<std::uint64_t, std::int64_t> full_at;
    std::set<std::pair<std::int64_t, std::uint64_t>> by_time;  ///< the fullest first

    std::int64_t fullAt(std::uint64_t key, std::int64_t now) const {
        const auto found = full_at.find(key);
        return found == full_at.end() ? now : std::max(now, found->second);
    }
    bool has(std::int64_t full, std::int64_t now) const {
        return limit.burst > 0 && full - now <= (limit.burst - 1) * std::int64_t{limit.refill.count()};
    }
    void forgetFirst() {
        full_at.erase(by_time.begin()->second);
        by_time.erase(by_time.begin());
    }
};

RateLimiter::RateLimiter(const RateLimit& limit, std::size_t buckets)
    : state_(new State{limit, std::max<std::size_t>(buckets, 1), {}, {}, {}}) {}
RateLimiter::RateLimiter(RateLimiter&&) noexcept = default;
RateLimiter::~RateLimiter() = default;

bool RateLimiter::allow(std::string_view key, Clock::time_point now) {
    State& state = *state_;
    const std::int64_t time = milliseconds(now);
    while (!state.by_time.empty() && state.by_time.begin()->first <= time) state.forgetFirst();
    const std::uint64_t hash = state.hash(key);
    const std::int64_t full = state.fullAt(hash, time);
    if (!state.has(full, time)) return false;
    const std::int64_t later = full + state.limit.refill.count();
    const auto [place, is_new] = state.full_at.try_emplace(hash, later);
    if (!is_new) {
        state.by_time.erase({place->second, hash});
        place->second = later;
    } else if (state.full_at.size() > state.most) {
        state.forgetFirst();
    }
    state.by_time.emplace(later, hash);
    return true;
}

bool RateLimiter::allows(std::string_view key, Clock::time_point now) const {
    const std::int64_t time = milliseconds(now);
    return state_->has(state_->fullAt(state_->hash(key), time), time);
}

std::size_t RateLimiter::size() const {
    return state_->full_at.size();
}

}  // namespace diaoyan
