// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/render/printable_documents.h"
#include "charts/render/render.h"

namespace diaoyan {

/// What the module `drawing` gives to the program that loads it. Loading Qt takes longer than most commands run, so
/// the program links none of it and loads this module when there is something to draw.
struct Drawing {
    using Draw = Result<RenderedFigure> (*)(const ChartSpec& spec, const FigureSize& size);

    const char* version = "";  ///< of the project; program and module must be of the same
    Draw png = nullptr;
    Draw svg = nullptr;
    Draw pdf = nullptr;
    FigureRenderer (*for_documents)() = nullptr;
    Result<std::string> (*code_slips)(const std::vector<CodeSlipSet>& sets, int per_page, Language) = nullptr;
    Result<std::string> (*posters)(const std::vector<PosterText>& posters, Language) = nullptr;
    Result<std::string> (*paper_form)(const Questionnaire&, const Text& consent, Language) = nullptr;
};

/// The one name that the module shows: `const Drawing* diaoyanDrawing()`.
inline constexpr const char* drawing_entry = "diaoyanDrawing";

}  // namespace diaoyan
