// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/writers/docx_writer.h"

#include "charts/writers/docx_document.h"

namespace diaoyan {

Result<std::string> writeDocx(const Report& report, const FigureRenderer& figures, const WriterOptions&) {
    auto text = docx::document(report, figures);
    if (!text) return text.problem();
    auto parts = docx::frameParts(report, static_cast<int>(text->pictures.size()));
    parts.push_back({"word/document.xml", std::move(text->xml)});
    for (std::size_t i = 0; i < text->pictures.size(); ++i)
        parts.push_back({"word/media/figure" + std::to_string(i + 1) + ".png", std::move(text->pictures[i])});
    return docx::packed(parts);
}

}  // namespace diaoyan
