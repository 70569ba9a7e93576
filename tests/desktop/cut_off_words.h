// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

class QWidget;

namespace diaoyan {

/// Words of labels and buttons below a widget that do not fit where they stand, as "ClassName objectName: words". What
/// is hidden or scrolled away is not looked at; labels that break lines are too small when their height is.
QStringList cutOffWords(const QWidget& whole);

}  // namespace diaoyan
