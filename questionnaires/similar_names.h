// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <utility>
#include <vector>

namespace diaoyan {

/// How alike two words are, from 0 to 1: the pairs of neighbouring characters they share (Dice), and 1 where one
/// stands within the other. Letters in any case; UTF-8.
double likeness(const std::string& one, const std::string& other);

/// The ids whose id or one of their titles is most like `wanted`, best first; none that is not alike at all.
/// A candidate is an id with its titles.
std::vector<std::string> similarNames(const std::string& wanted,
                                      const std::vector<std::pair<std::string, std::vector<std::string>>>& candidates,
                                      std::size_t most = 5);

}  // namespace diaoyan
