// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/desktop/desk/survey_desk.h"

#include <chrono>
#include <mutex>

namespace diaoyan {

/// The open file as jobs reach it: whoever changes it or looks at it holds the lock, so that an edit of one's own is
/// never taken for somebody else's.
struct SurveyDesk::WatchedFile {
    WatchedFile(std::string where, SurveyWatch watched) : path(std::move(where)), watch(std::move(watched)) {}

    std::string path;
    std::mutex lock{};
    SurveyWatch watch;
};

struct SurveyDesk::Opened {
    SurveyOutline outline{};
    std::shared_ptr<WatchedFile> file{};
};

/// What an edit's job brings back.
struct SurveyDesk::EditOutcome {
    bool done = false;     ///< false: there was nothing to undo any more
    bool answers = false;  ///< others may be there now
    bool others = false;   ///< somebody else changed the file since it was looked at last
};

inline constexpr std::chrono::milliseconds betweenLooks{2000};

}  // namespace diaoyan
