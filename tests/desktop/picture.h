// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include <string>

namespace diaoyan {

/// Lays a widget out at a size, as if it were on a screen, and keeps a picture of it as NAME.png in the folder that
/// DIAOYAN_PICTURES names; without one nothing is written. For looking at pages: a test sees sizes and texts, not
/// taste.
void keepPicture(QWidget& widget, const std::string& name, QSize size = {1280, 800});

}  // namespace diaoyan
