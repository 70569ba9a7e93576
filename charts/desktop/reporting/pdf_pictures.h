// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>
#include <QSize>
#include <QSizeF>

#include <map>
#include <stop_token>
#include <string>
#include <vector>

namespace diaoyan {

/// Sizes of the pages of a PDF file in points; none where it cannot be read. Any thread.
std::vector<QSizeF> sizesOfPages(const std::string& pdf);

/// Pictures of pages (from 0), each at its size in pixels; pages that the file lacks are left out, and those that come
/// after `stop` was set. Any thread.
std::map<int, QImage> picturesOfPages(const std::string& pdf, const std::map<int, QSize>& wanted,
                                      const std::stop_token& stop);

}  // namespace diaoyan
