// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/writers/docx_package.h"

#include <string>
#include <vector>

namespace diaoyan::docx {

/// The report's text as WordprocessingML, and the pictures it shows in order.
struct Document {
    std::string xml;
    std::vector<std::string> pictures;  ///< PNG
};

/// Cover, contents, blocks, page set-up (A4, margins 37/35/28/26 mm). The first problem of a figure is
/// the problem of the document.
Result<Document> document(const Report& report, const FigureRenderer& figures);

}  // namespace diaoyan::docx
