// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>

#include <string>

namespace diaoyan {

/// An opaque picture of few colours as a palette of at most 256: a third of the bytes to compress.
/// Large areas keep their exact colour; where the edges of letters have too many shades, near ones are
/// merged. Deterministic.
QImage withPalette(const QImage& picture);

/// PNG bytes, quickly compressed, without dates. `pixel_ratio` sets the print resolution (96 dpi x it).
/// Empty when Qt has no PNG writer.
std::string compactPng(QImage picture, double pixel_ratio);

}  // namespace diaoyan
