// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <cstring>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace diaoyan {

/// What a cell was found to mean, as its column stores it.
struct KnownCell {
    std::uint64_t value = 0;  ///< a code, the bits of ticks, a school's position
    std::uint8_t reason = 0;  ///< MissingReason, for ticks without a bit
    bool answered = false;
    bool against_rules = false;  ///< an answer, but not one that the question allows
};

/// The cells of one column that were met before, by their bytes. A column of choices says the same few things a
/// million times; looking them up is many times faster than folding, splitting and comparing labels anew.
class CellMemory {
public:
    static constexpr std::size_t mostCells = 4096;   ///< a column with more is no column of choices
    static constexpr std::size_t longestCell = 512;  ///< in bytes

    CellMemory() : slots_(64) {}

    const KnownCell* find(std::string_view cell) const {
        const std::uint64_t wanted = hash(cell);
        for (std::size_t at = wanted & (slots_.size() - 1);; at = (at + 1) & (slots_.size() - 1)) {
            const Slot& slot = slots_[at];
            if (slot.text == nullptr) return nullptr;
            if (slot.hash == wanted && slot.bytes == cell.size() && sameBytes(slot.text, cell.data(), slot.bytes))
                return &slot.known;
        }
    }

    /// Does nothing when the memory is full or the cell too long. REQUIRES: the cell is not known yet.
    void remember(std::string_view cell, const KnownCell& known);

private:
    struct Slot {
        std::uint64_t hash = 0;
        const char* text = nullptr;
        std::size_t bytes = 0;
        KnownCell known{};
    };

    /// Up to eight bytes as a number.
    static std::uint64_t word(const char* at, std::size_t bytes) {
        std::uint64_t value = 0;
        if (bytes >= 8) {
            std::memcpy(&value, at, 8);
        } else if (bytes >= 4) {
            std::uint32_t first = 0, last = 0;
            std::memcpy(&first, at, 4);
            std::memcpy(&last, at + bytes - 4, 4);
            value = first | std::uint64_t{last} << 32;
        } else {
            for (std::size_t i = 0; i < bytes; ++i) value = value << 8 | static_cast<unsigned char>(at[i]);
        }
        return value;
    }

    static std::uint64_t hash(std::string_view cell) {
        constexpr std::uint64_t odd = 0x9E3779B97F4A7C15ull;
        std::uint64_t mixed = cell.size() * odd;
        std::size_t at = 0;
        for (; at + 8 < cell.size(); at += 8) mixed = (mixed ^ word(cell.data() + at, 8)) * odd;
        // The last word overlaps the one before where there is one, so that no bytes are left.
        const std::size_t last = cell.size() < 8 ? 0 : cell.size() - 8;
        mixed = (mixed ^ mixed >> 32 ^ word(cell.data() + last, cell.size() - last)) * odd;
        return mixed ^ mixed >> 32;
    }

    /// memcmp, but short texts are compared here and not by a call.
    static bool sameBytes(const char* one, const char* other, std::size_t bytes) {
        if (bytes < 8) return word(one, bytes) == word(other, bytes);
        for (std::size_t at = 0; at + 8 < bytes; at += 8)
            if (word(one + at, 8) != word(other + at, 8)) return false;
        return word(one + bytes - 8, 8) == word(other + bytes - 8, 8);
    }

    void place(const Slot& slot);

    std::vector<Slot> slots_;  ///< a power of two, at most half of them taken
    std::vector<std::unique_ptr<char[]>> texts_;
};

}  // namespace diaoyan
