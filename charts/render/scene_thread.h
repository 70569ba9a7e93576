// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>

namespace diaoyan {

/// Has work done on the application's thread and waits for it; it may also leave it undone, and then says so elsewhere.
using OnApplicationThread = std::function<void(const std::function<void()>& work)>;

/// Qt Charts and graphics scenes belong to the application's thread; letters, marks and pages can be painted by any.
/// While this value lives, the thread that made it may draw figures and documents (renderPngs, renderSvg,
/// renderPdfDocument ...): each scene alone is handed over, some milliseconds at a time.
class ScenesElsewhere {
public:
    explicit ScenesElsewhere(OnApplicationThread run);
    ~ScenesElsewhere();
    ScenesElsewhere(const ScenesElsewhere&) = delete;
    ScenesElsewhere& operator=(const ScenesElsewhere&) = delete;

private:
    OnApplicationThread run_;
    const OnApplicationThread* before_;
};

/// Draws a scene where scenes are drawn: here, or as ScenesElsewhere says.
void onSceneThread(const std::function<void()>& draw);

}  // namespace diaoyan
