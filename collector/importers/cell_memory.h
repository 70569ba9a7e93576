// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
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
        for (std::size_t at = hash(cell) & (slots_.size() - 1);; at = (at + 1) & (slots_.size() - 1)) {
            const Slot& slot = slots_[at];
            if (slot.text == nullptr) return nullptr;
            if (slot.bytes == cell.size() && cell == std::string_view(slot.text, slot.bytes)) return &slot.known;
        }
    }

    /// Does nothing when the memory is full or the cell too long. REQUIRES: the cell is not known yet.
    void remember(std::string_view cell, const KnownCell& known);

private:
    struct Slot {
        const char* text = nullptr;
        std::size_t bytes = 0;
        KnownCell known{};
    };

    static std::uint64_t hash(std::string_view cell);
    void place(const Slot& slot);

    std::vector<Slot> slots_;  ///< a power of two, at most half of them taken
    std::vector<std::unique_ptr<char[]>> texts_;
};

}  // namespace diaoyan
