// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collector/store/survey_file.h"

#include <functional>

namespace diaoyan {

/// One thing a user does to a survey file, and how it is taken back. Both run on a job's thread, each in a change of
/// its own that it commits; what `revert` has to know (the number of a batch, the text before) `apply` leaves in a
/// value that both share.
struct SurveyEdit {
    Text title{};  ///< 修改题目文字: said as 撤销“…”
    std::function<Result<Done>(SurveyFile&)> apply{};
    std::function<Result<Done>(SurveyFile&)> revert{};
    bool answers = true;  ///< whether answers have to be read again after it
};

}  // namespace diaoyan
