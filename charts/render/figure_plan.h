// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/figures/chart_spec.h"
#include "questionnaires/result.h"

#include <QColor>
#include <QFont>
#include <QRectF>
#include <QString>

#include <vector>

namespace diaoyan {

/// Which point of a line of text is meant by its x.
enum class Anchor { start, middle, end };

/// One line of text; `y` is its baseline.
struct TextPiece {
    QString text;
    double x = 0;
    double y = 0;
    Anchor anchor = Anchor::start;
    QFont font;
    QColor colour;
};

/// A filled rectangle: legend, or the ground of 无有效作答.
struct Patch {
    QRectF area;
    QColor colour;
};

/// Where everything of a figure stands, in units of a figure 1200 wide. Qt Charts draws bars, grid and
/// axis into `plot`; its own labels can neither wrap Chinese nor hold HTML back, so all text is ours.
struct FigurePlan {
    double width = 1200;
    double height = 0;
    QRectF plot;                  ///< empty: no bars to draw
    double bar_part = 0.6;        ///< thickness of a bar as part of its band
    double tick_step = 10;        ///< in percent
    std::vector<QColor> colours;  ///< of categories (bars, columns) or series (stacked)
    std::vector<Patch> patches;
    std::vector<TextPiece> texts;
};

/// Lay a figure out; at least `wanted_height` high (0: as high as it needs). Problems: spec-malformed.
Result<FigurePlan> planFigure(const ChartSpec& spec, const QString& family, double wanted_height);

}  // namespace diaoyan
