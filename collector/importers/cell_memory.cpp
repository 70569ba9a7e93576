// SPDX-License-Identifier: GPL-3.0-or-later
#include "collector/importers/cell_memory.h"

#include <algorithm>

namespace diaoyan {

void CellMemory::place(const Slot& slot) {
    std::size_t at = slot.hash & (slots_.size() - 1);
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
    std::copy(cell.begin(), cell.end(), texts_.back().get());
    place({hash(cell), texts_.back().get(), cell.size(), known});
}

}  // namespace diaoyan
