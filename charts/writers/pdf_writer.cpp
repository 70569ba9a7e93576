// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/writers/pdf_writer.h"

namespace diaoyan {

Result<std::string> writePdf(const Report& report, const FigureRenderer& figures, const WriterOptions& options) {
    if (!figures.pdf_document)
        return Problem{
            "no-figure-renderer", {"没有可用的绘图程序，无法生成 PDF", "nothing can set the pages of a PDF"}, {}};
    return figures.pdf_document(report, options);
}

}  // namespace diaoyan
