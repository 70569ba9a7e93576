// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace diaoyan::bench {

/// What every program has to find in the same answers; by these a fast wrong one is told from a fast one.
/// What a program does not compute (a parser has no tests) stays empty and is not compared.
struct Checksums {
    /// Sum over the questions with one choice of position in the questionnaire (from 1) x position of the option
    /// (from 1) x count.
    std::optional<std::int64_t> choices;
    std::optional<std::int64_t> ticks;              ///< the same over the multiple choices
    std::optional<double> chi_square_choices;       ///< sum over these questions, schools x options
    std::optional<double> chi_square_ticks;         ///< sum over their options, schools x (ticked, not ticked)
    std::optional<std::int64_t> different_minutes;  ///< distinct values of the number question
    std::optional<std::int64_t> sum_of_minutes;

    bool operator==(const Checksums&) const = default;
};

/// Every figure 0, for one who adds up.
Checksums nothingYet();

/// REQUIRES: every figure is there on both sides.
void add(Checksums& sum, const Checksums& more);

/// Keys named as the fields; an absent key is an empty field.
nlohmann::json toJson(const Checksums& checksums);
Checksums checksumsFromJson(const nlohmann::json& json);

using NamedChecksums = std::vector<std::pair<std::string, Checksums>>;  ///< by who computed them

/// One line per figure that a program found otherwise than the first one that has it; chi-squares agree when they
/// do to four decimals. Empty: all agree.
std::vector<std::string> disagreements(const NamedChecksums& found);

}  // namespace diaoyan::bench
