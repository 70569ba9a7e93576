// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/figures/chart_spec.h"

#include <QColor>

#include <vector>

namespace diaoyan {

/// Colours of `number` steps. A scale runs from dark green over grey to red; every step has its own
/// lightness, so that a greyscale print can be read too. `distinct` repeats after ten.
std::vector<QColor> stepColours(Colouring colouring, std::size_t number);

/// White or near-black, whichever reads better on `background` (WCAG relative luminance).
QColor inkOn(const QColor& background);

namespace colours {
inline const QColor title(0x1B, 0x26, 0x31);
inline const QColor label(0x2A, 0x34, 0x3E);
inline const QColor quiet(0x64, 0x6F, 0x7A);  ///< caption, axis
inline const QColor grid(0xE1, 0xE5, 0xEA);
inline const QColor axis(0x8A, 0x94, 0x9F);
inline const QColor bar(0x1F, 0x5F, 0x99);
inline const QColor empty(0xF3, 0xF5, 0xF7);  ///< behind 无有效作答
}  // namespace colours

}  // namespace diaoyan
