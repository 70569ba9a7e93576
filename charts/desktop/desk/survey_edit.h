// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/desktop/jobs/jobs.h"
#include "collector/store/survey_file.h"

#include <functional>
#include <string>
#include <type_traits>
#include <utility>

namespace diaoyan {

/// What an edit or its taking back does to the file: a function of the survey file or, where it takes so long that it
/// says how far it is and can be stopped, of the survey file and the job's control.
class EditWork {
public:
    EditWork() = default;

    template <class Work>
    requires(std::is_invocable_r_v<Result<Done>, Work&, SurveyFile&, const JobControl&>) EditWork(Work work)
        : work_(std::move(work)) {}

    template <class Work>
    requires(std::is_invocable_r_v<Result<Done>, Work&, SurveyFile&>) EditWork(Work work)
        : work_([work = std::move(work)](SurveyFile& survey, const JobControl&) mutable { return work(survey); }) {}

    explicit operator bool() const { return static_cast<bool>(work_); }
    Result<Done> operator()(SurveyFile& survey, const JobControl& control) const { return work_(survey, control); }

private:
    std::function<Result<Done>(SurveyFile&, const JobControl&)> work_;
};

/// One thing a user does to a survey file, and how it is taken back. Both run on a job's thread, each in a change of
/// its own that it commits; what `revert` has to know (the number of a batch, the text before) `apply` leaves in a
/// value that both share.
struct SurveyEdit {
    Text title{};  ///< 修改题目文字: said as 撤销“…”
    EditWork apply{};
    EditWork revert{};
    bool answers = true;  ///< whether answers have to be read again after it
    /// What it sets (parent.hope.title), where `apply` and `revert` set all of it: edits of the same thing one right
    /// after the other are taken back as one. Empty: stands alone.
    std::string sets{};
};

}  // namespace diaoyan
