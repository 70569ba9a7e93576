// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/render/drawing.h"
#include "collector/web/http/http_server.h"
#include "collector/web/live_findings.h"

#include <memory>

namespace diaoyan {

/// Drawing for a server: only the application's thread may draw, so work is brought there.
struct ServerDrawing {
    const Drawing* drawing = nullptr;  ///< null: nothing can be drawn, and the problem says why
    Problem missing{};
    OnServerThread on_server_thread{};  ///< set when the server listens
};

/// Tables and figures for the dashboard, from the same functions as the report's.
LiveFindings liveFindings(std::shared_ptr<ServerDrawing> drawing);

/// Loads the drawing module and draws something small, so that the application is one that can draw and the first
/// visitor does not wait for fonts.
std::shared_ptr<ServerDrawing> readyToDraw();

}  // namespace diaoyan
