// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "questionnaires/result.h"

namespace diaoyan {

/// Makes the process able to draw: a QApplication on the offscreen platform (unless QT_QPA_PLATFORM
/// says otherwise), made at the first call and kept until the end; an existing one is used as it is.
/// The process's locale stays what it was. Problem: no-graphics (a QCoreApplication runs already).
Result<Done> ensureQtApplication();

}  // namespace diaoyan
