// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/report/report.h"
#include "questionnaires/result.h"

#include <QColor>
#include <QFont>

#include <array>

namespace diaoyan {

/// How a run of text of a PDF document is set. Lengths are tenths of a point: fonts have whole sizes in Qt, and in this
/// unit rounding cannot be seen.
struct TextLook {
    QFont font{};
    double line = 0;    ///< from one line to the next
    double before = 0;  ///< not at the top of a page
    double after = 0;
    double first_indent = 0;  ///< of the first line
    double left = 0;          ///< of all lines
    Qt::Alignment alignment = Qt::AlignLeft;
    QColor colour = Qt::black;
};

/// Page and letters of a DocumentStyle on paper.
struct PdfLooks {
    double page_width = 5953;  ///< A4
    double page_height = 8419;
    double top = 0;  ///< margins
    double bottom = 0;
    double left = 0;
    double right = 0;
    bool sided_numbers = false;  ///< — 1 — outside, as 公文 have it; else "第 1 页　共 9 页" in the middle
    TextLook title{};
    TextLook subtitle{};
    TextLook organisation{};
    std::array<TextLook, 3> headings{};
    TextLook contents_title{};
    std::array<TextLook, 3> contents{};
    TextLook body{};
    TextLook list{};
    TextLook remark{};
    TextLook caption{};
    TextLook base{};
    TextLook cell{};
    TextLook note{};
    TextLook footer{};
};

/// The fonts that the style asks for where they are installed, else open ones. REQUIRES: a QApplication.
/// Problem: font-missing.
Result<PdfLooks> pdfLooks(DocumentStyle style, Language language);

}  // namespace diaoyan
