// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/report/report.h"
#include "charts/writers/docx_look.h"
#include "charts/writers/docx_package.h"

#include <string>
#include <vector>

namespace diaoyan::docx {

/// The report's text as WordprocessingML, and what it refers to.
struct Document {
    std::string xml;
    std::string numbering;  ///< word/numbering.xml
    std::string sources;    ///< customXml/item1.xml: where each number comes from
    std::vector<Part> parts;
    std::vector<Relation> relations;  ///< to the charts and pictures among the parts
};

/// Cover, contents, blocks, page set-up. The first problem of a figure is the problem of the document.
Result<Document> document(const Report& report, const FigureRenderer& renderer, const Look& look);

}  // namespace diaoyan::docx
