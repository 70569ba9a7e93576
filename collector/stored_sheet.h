// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "questionnaires/answer.h"

#include <string>

namespace diaoyan {

/// One answer sheet as the survey file keeps it, complete.
struct StoredSheet {
    AnswerSheet sheet;
    std::string excluded_because;  ///< empty: a valid sheet

    bool operator==(const StoredSheet&) const = default;
};

}  // namespace diaoyan
