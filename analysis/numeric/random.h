// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>

namespace diaoyan {

/// Seed used, and printed, where the user names none.
inline constexpr std::uint64_t defaultSeed = 20240901;

/// The generator of every Monte Carlo result: the same seed gives the same numbers on every machine.
/// Source: xoshiro256**, Blackman & Vigna (2021), ACM TOMS 47:36; seeded by SplitMix64.
class Random {
public:
    using result_type = std::uint64_t;

    explicit Random(std::uint64_t seed) {
        for (std::uint64_t& word : state_) {
            seed += 0x9E3779B97F4A7C15u;
            std::uint64_t mixed = seed;
            mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9u;
            mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EBu;
            word = mixed ^ (mixed >> 31);
        }
    }

    static constexpr std::uint64_t min() { return 0; }
    static constexpr std::uint64_t max() { return ~std::uint64_t{0}; }

    std::uint64_t operator()() {
        const std::uint64_t result = rotated(state_[1] * 5, 7) * 9;
        const std::uint64_t shifted = state_[1] << 17;
        state_[2] ^= state_[0];
        state_[3] ^= state_[1];
        state_[1] ^= state_[2];
        state_[0] ^= state_[3];
        state_[2] ^= shifted;
        state_[3] = rotated(state_[3], 45);
        return result;
    }

    /// In [0, 1), 53 random bits.
    double uniform() { return static_cast<double>((*this)() >> 11) * 0x1.0p-53; }

    /// One of 0 .. bound - 1, without bias. REQUIRES: bound > 0.
    std::uint64_t below(std::uint64_t bound) {
        // Draws in the incomplete last block are thrown away.
        const std::uint64_t reject_below = (0 - bound) % bound;
        std::uint64_t drawn = (*this)();
        while (drawn < reject_below) drawn = (*this)();
        return drawn % bound;
    }

private:
    static std::uint64_t rotated(std::uint64_t word, int bits) { return (word << bits) | (word >> (64 - bits)); }
    std::array<std::uint64_t, 4> state_{};
};

}  // namespace diaoyan
