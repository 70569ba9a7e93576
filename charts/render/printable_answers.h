// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/printables/paper_form.h"
#include "charts/render/printable_parts.h"

#include <QPainter>

#include <functional>
#include <optional>
#include <vector>

namespace diaoyan {

/// Part of a questionnaire on paper that is not torn apart: lines of words, a row of options.
struct PaperStrip {
    double height = 0;
    std::function<void(QPainter&, double x, double y)> ink{};  ///< the upper left corner, wherever it comes to stand
};

/// Strips that stay on one page if a page has room for them.
struct PaperBlock {
    std::vector<PaperStrip> strips{};
    std::optional<PaperStrip> head{};  ///< the headings of a grid, said again where the block goes on on a new page
};

/// What is ticked, ranked or written on, below the title of a question.
PaperBlock answerArea(const PaperQuestion& question, const PdfLooks& looks, double width, Language language);

/// A field that stands beside its question: one line for words, boxes for a number or a date. Nothing for other
/// questions.
std::optional<PaperStrip> shortField(const PaperQuestion& question, const PdfLooks& looks, double width,
                                     Language language);

/// Boxes for letters or digits; returns where they end.
double drawDigitBoxes(QPainter& painter, int boxes, double x, double y);
inline constexpr double digitBoxWidth = 5.4 * tenthsPerMillimetre;
inline constexpr double digitBoxHeight = 6.6 * tenthsPerMillimetre;

}  // namespace diaoyan
