// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/confidence.h"
#include "questionnaires/text.h"

#include <string_view>
#include <vector>

namespace diaoyan {

/// The smallest turns of phrase, shared by figures, tables and sentences.

/// A number with so many decimals, half up: 3.25; — where it is not finite.
Text figureWords(double value, int decimals);

/// The level of an interval in percent, without needless decimals: 95, 99.9.
Text levelWords(Confidence confidence);

/// “满意”; quotation marks within become ‘ ’.
Text quoted(const Text& words);

/// The parts one after the other with these marks in between.
Text joined(const std::vector<Text>& parts, std::string_view zh, std::string_view en);

/// a、b和c / a, b and c.
Text listed(const std::vector<Text>& parts);

/// With a capital letter in English, as headings have it.
Text headingOf(const Text& words);

}  // namespace diaoyan
