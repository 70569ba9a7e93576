// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/render/drawing.h"

namespace diaoyan {

/// Loads the module that draws figures, and Qt with it, at the first call; it stays until the program ends.
/// Problem: module-missing (not installed beside this program, of another version, or a library of Qt is missing).
Result<const Drawing*> loadDrawing();

/// For the writers: loads the module when the first figure or page is wanted. Problems: those of loadDrawing, too.
FigureRenderer drawingWhenNeeded();

}  // namespace diaoyan
