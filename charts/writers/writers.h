// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/report/report.h"

#include <functional>
#include <span>
#include <string>

namespace diaoyan {

/// One report format.
struct Writer {
    std::string id;         ///< docx
    std::string extension;  ///< .docx
    Text title;
    /// The whole file as bytes; the caller puts it on disk in one step.
    std::function<Result<std::string>(const Report&, const FigureRenderer&, const WriterOptions&)> write;
};

/// THE LIST of report formats.
std::span<const Writer> writers();

/// By the ending of a file name, or nullptr.
const Writer* writerFor(const std::string& path);

}  // namespace diaoyan
