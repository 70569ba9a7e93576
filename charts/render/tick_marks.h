// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPainter>

namespace diaoyan {

/// What is ticked or filled in on paper: ○ for one of several, □ for any of several, a larger box for a rank.
enum class TickMark { circle, box, rank };

/// Tenths of a point.
double tickMarkSize(TickMark mark);
/// With its left edge at x and its middle at y.
void drawTickMark(QPainter& painter, TickMark mark, double x, double y);

}  // namespace diaoyan
