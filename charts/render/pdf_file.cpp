// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/render/pdf_file.h"

#include "charts/render/label_text.h"
#include "charts/render/pdf_corrections.h"

#include <QBuffer>
#include <QMarginsF>
#include <QPageSize>
#include <QPdfWriter>

namespace diaoyan {

namespace {

constexpr int dots_per_inch = 1200;

}  // namespace

std::string pdfFile(const PdfPages& pages, const std::string& title) {
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    {
        QPdfWriter writer(&buffer);
        writer.setTitle(plainLabel(title));
        writer.setCreator(QStringLiteral("Diaoyan"));
        writer.setResolution(dots_per_inch);
        writer.setPageSize(QPageSize(QPageSize::A4));
        writer.setPageMargins(QMarginsF());
        QPainter painter(&writer);
        painter.setRenderHints(QPainter::Antialiasing | QPainter::TextAntialiasing);
        painter.scale(dots_per_inch / 720.0, dots_per_inch / 720.0);
        bool first = true;
        for (const auto& page : pages.pages()) {
            if (!first) { writer.newPage(); }
            first = false;
            for (const PdfPages::Ink& ink : page) { ink(painter); }
        }
    }
    withoutDate(bytes);
    withSearchableText(bytes);
    return bytes.toStdString();
}

}  // namespace diaoyan
