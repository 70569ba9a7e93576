// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/desktop/views/figure_copies.h"

#include "charts/desktop/look/words.h"
#include "charts/desktop/views/copied_cells.h"
#include "charts/figures/figure_csv.h"
#include "charts/render/render.h"
#include "charts/tables/printable_text.h"
#include "charts/writers/figure_table.h"

#include <QClipboard>
#include <QCoreApplication>
#include <QGuiApplication>
#include <QImage>
#include <QMimeData>

namespace diaoyan {

namespace {

constexpr FigureSize for_print{1200, 0, 2};

Result<std::string> bytesOf(const Result<RenderedFigure>& figure) {
    if (!figure.ok()) return figure.problem();
    return figure->bytes;
}

QString plain(const std::string& words) {
    return shown(printable(words));
}

}  // namespace

Result<Done> copyFigure(const ChartSpec& spec) {
    const Result<RenderedFigure> picture = renderPng(spec, for_print);
    if (!picture.ok()) return picture.problem();
    const Result<RenderedFigure> drawing = renderSvg(spec);
    if (!drawing.ok()) return drawing.problem();
    auto* copied = new QMimeData;
    copied->setImageData(QImage::fromData(QByteArray::fromStdString(picture->bytes), "PNG"));
    copied->setData("image/svg+xml", QByteArray::fromStdString(drawing->bytes));
    QGuiApplication::clipboard()->setMimeData(copied);
    return Done{};
}

void copyFigureTable(const ChartSpec& spec) {
    const Language language = shownLanguage();
    const ResultTable table = figureData(spec);
    CopiedCells cells;
    cells.title = plain(table.title.in(language));
    for (const TableColumn& column : table.columns) cells.headings << plain(column.heading.in(language));
    for (const TableRow& row : table.rows) {
        cells.rows.emplace_back();
        for (const TableCell& cell : row.cells) cells.rows.back() << plain(cellText(cell, language));
    }
    QStringList foot{plain(baseText(table, language))};
    for (const std::string& line : noteLines(table, language)) foot << plain(line);
    cells.foot = foot.join('\n');
    putOnClipboard(cells);
}

// Captions of figures often begin with the word that a table puts before its base.
ResultTable figureData(const ChartSpec& spec) {
    ResultTable table = figureTable(spec, shownLanguage());
    std::string caption = spec.caption;
    for (const std::string_view word : {"基数：", "Base: "})
        if (caption.starts_with(word)) caption.erase(0, word.size());
    table.base = untranslated(caption);
    return table;
}

std::vector<SaveFormat> figureFormats(const ChartSpec& spec) {
    const auto words = [](const char* text) { return QCoreApplication::translate("SaveFormats", text); };
    return {
        {"png", words(QT_TRANSLATE_NOOP("SaveFormats", "Picture (PNG)")),
         [spec] { return bytesOf(renderPng(spec, for_print)); }},
        {"svg", words(QT_TRANSLATE_NOOP("SaveFormats", "Drawing (SVG)")), [spec] { return bytesOf(renderSvg(spec)); }},
        {"pdf", words(QT_TRANSLATE_NOOP("SaveFormats", "Document (PDF)")), [spec] { return bytesOf(renderPdf(spec)); }},
        {"csv", words(QT_TRANSLATE_NOOP("SaveFormats", "Data (CSV)")),
         [spec]() -> Result<std::string> { return figureCsv(spec); }}};
}

}  // namespace diaoyan
