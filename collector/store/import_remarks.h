// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collector/store/survey_file.h"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace diaoyan {

/// What an import could not take, as it was noted then.
struct ImportRemark {
    bool whole_row = false;  ///< the row was left out; else one answer of a row that was stored
    Problem problem{};       ///< with row, column and what stood there

    bool operator==(const ImportRemark&) const = default;
};

/// The first remarks on an import, whole rows before single answers. May throw EnvironmentFailure.
std::vector<ImportRemark> importRemarks(const SurveyFile& survey, std::int64_t batch, std::size_t most);

}  // namespace diaoyan
