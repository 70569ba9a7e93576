// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>

namespace diaoyan {

/// How a survey is analysed and printed where nobody says otherwise; kept in the survey file.
struct AnalysisSettings {
    std::string definition{};     ///< of 满意率: an id (top2of5) or labels joined by '+'; empty: the scale's own
    double confidence = 0.95;     ///< of intervals, 0.5 .. 0.9999
    std::int64_t minimum_n = 10;  ///< results of fewer valid answers are not printed
    std::string rounding = "half-up";  ///< half-up, largest-remainder
    std::string style = "gbt9704";     ///< of documents: gbt9704, plain

    bool operator==(const AnalysisSettings&) const = default;
};

}  // namespace diaoyan
