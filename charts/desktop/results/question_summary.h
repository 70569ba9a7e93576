// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/report/study.h"

#include <QString>

#include <cstdint>
#include <optional>
#include <string>

namespace diaoyan {

/// A question in a line: who answered, and what most of them chose (the mean of a number).
struct QuestionSummary {
    std::int64_t answered = 0;
    std::optional<double> share{};  ///< of the bar that is longest in its figure; none: no such bar
    Text words{};                   ///< 满意 44.4%; may be empty

    bool operator==(const QuestionSummary&) const = default;
};

/// As the figure and the table of the item say it; a job's work. What cannot be counted is said to have no answers
/// only where it has none.
QuestionSummary questionSummary(const StudyPart& part, const Item& item);

}  // namespace diaoyan
