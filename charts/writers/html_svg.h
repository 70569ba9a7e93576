// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/report/report.h"
#include "questionnaires/result.h"

#include <string>

namespace diaoyan::html {

/// A drawn figure as an element of a page. Only drawing elements survive: no script, style, link, event
/// or reference to another file. Ids get `prefix`, so that several figures in one page do not mix; the
/// width is the page's business, Chinese fonts get fallbacks. Problem: figure-svg-unreadable.
Result<std::string> inlineSvg(const RenderedFigure& figure, const std::string& prefix, const std::string& description);

}  // namespace diaoyan::html
