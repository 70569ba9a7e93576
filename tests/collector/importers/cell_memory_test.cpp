// SPDX-License-Identifier: GPL-3.0-or-later
#include "collector/importers/cell_memory.h"

#include <algorithm>
#include <gtest/gtest.h>
#include <string>
#include <vector>

namespace diaoyan {
namespace {

TEST(CellMemory, KnowsWhatItWasTold) {
    CellMemory memory;
    EXPECT_EQ(memory.find(""), nullptr);
    std::vector<std::string> cells;
    // Every length around the words it reads, and cells that differ in one byte only.
    for (std::size_t length = 0; length <= 70; ++length)
        for (const char last : {'a', 'b', '\0'}) {
            std::string cell(length, 'x');
            if (!cell.empty()) cell.back() = last;
            if (cells.empty() || cell != cells.back()) cells.push_back(cell);
        }
    cells.erase(std::unique(cells.begin(), cells.end()), cells.end());
    for (std::size_t i = 0; i < cells.size(); ++i) {
        ASSERT_EQ(memory.find(cells[i]), nullptr) << i;
        memory.remember(cells[i], {.value = i});
    }
    for (std::size_t i = 0; i < cells.size(); ++i) {
        const std::string same = cells[i];  // equal bytes elsewhere in memory
        ASSERT_NE(memory.find(same), nullptr) << i;
        EXPECT_EQ(memory.find(same)->value, i);
    }
}

TEST(CellMemory, StopsAtItsLimits) {
    CellMemory memory;
    for (std::size_t i = 0; i < CellMemory::mostCells; ++i) memory.remember(std::to_string(i), {.value = i});
    memory.remember("one more", {});
    EXPECT_EQ(memory.find("one more"), nullptr);
    EXPECT_EQ(memory.find("4095")->value, 4095u);
    CellMemory other;
    const std::string longest(CellMemory::longestCell, 'x');
    other.remember(longest, {.value = 1});
    other.remember(longest + 'x', {.value = 2});
    EXPECT_NE(other.find(longest), nullptr);
    EXPECT_EQ(other.find(longest + 'x'), nullptr);
}

}  // namespace
}  // namespace diaoyan
