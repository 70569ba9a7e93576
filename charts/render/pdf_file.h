// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/render/pdf_pages.h"

#include <string>

namespace diaoyan {

/// The bytes of a PDF with these pages (A4, fonts inside, text that can be searched). Equal pages give equal bytes.
std::string pdfFile(const PdfPages& pages, const std::string& title);

}  // namespace diaoyan
