// SPDX-License-Identifier: GPL-3.0-or-later
#include "collector/importers/cell_memory.h"

#include <cstring>

namespace diaoyan {

namespace {

/// Up to eight bytes as a number.
std::uint64_t word(const char* at, std::size_t bytes) {
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

}  // namespace

std::uint64_t CellMemory::hash(std::string_view cell) {
    constexpr std::uint64_t odd = 0x9E3779B97F4A7C15ull;
    std::uint64_t mixed = cell.size() * odd;
    const auto mix = [&](std::uint64_t next) {
        mixed = (mixed ^ next) * odd;
        mixed ^= mixed >> 32;
    };
    std::size_t at = 0;
    for (; at + 8 < cell.size(); at += 8) mix(word(cell.data() + at, 8));
    // The last word overlaps the one before where there is one, so that no bytes are left.
    if (cell.size() >= 8)
        mix(word(cell.data() + cell.size() - 8, 8));
    else
        mix(word(cell.data(), cell.size()));
    return mixed;
}

void CellMemory::place(const Slot& slot) {
    std::size_t at = hash({slot.text, slot.bytes}) & (slots_.size() - 1);
    while (slots_[at].text != nullptr) at = (at + 1) & (slots_.size() - 1);
    slots_[at] = slot;
}

void CellMemory::remember(std::string_view cell, const KnownCell& known) {
    if (texts_.size() >= mostCells || cell.size() > longestCell) return;
    if (2 * (texts_.size() + 1) > slots_.size()) {
        std::vector<Slot> before(2 * slots_.size());
        before.swap(slots_);
        for (const Slot& slot : before)
            if (slot.text != nullptr) place(slot);
    }
    texts_.push_back(std::make_unique<char[]>(cell.size() + 1));
    std::memcpy(texts_.back().get(), cell.data(), cell.size());
    place({texts_.back().get(), cell.size(), known});
}

}  // namespace diaoyan
