// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace diaoyan {

class FigureView;

/// Teaches Qt to tell screen readers about figures: a picture with its title and caption, whose children are its pieces
/// with their words. May be called again and again.
void makeFiguresAccessible();

/// The keyboard stands on another piece: a screen reader says its words.
void announceSpot(FigureView& figure, int spot);

}  // namespace diaoyan
