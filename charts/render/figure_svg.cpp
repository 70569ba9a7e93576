// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/render/figure_svg.h"

#include "charts/render/chart_scene.h"
#include "charts/render/figure_marks.h"
#include "charts/render/han_font.h"
#include "charts/render/label_text.h"
#include "charts/render/scene_thread.h"

#include <QBuffer>
#include <QPainter>
#include <QSvgGenerator>

namespace diaoyan {

namespace {

// The generator opens a group for every item of the scene, most of them without content, and names a
// font in each. Without these a figure is a third as large.
QByteArray withoutEmptyGroups(const QByteArray& markup) {
    static const QByteArray font = "font-family=\"";
    QByteArray kept;
    kept.reserve(markup.size());
    qsizetype at = 0;
    while (at < markup.size()) {
        const qsizetype open = markup.indexOf("<g ", at);
        if (open < 0) { break; }
        kept += markup.mid(at, open - at).trimmed();
        const qsizetype close = markup.indexOf('>', open);
        qsizetype next = close + 1;
        while (next < markup.size() && QChar::isSpace(static_cast<uint>(static_cast<unsigned char>(markup[next])))) {
            ++next;
        }
        if (markup.mid(next, 4) == "</g>") {
            at = next + 4;
            continue;
        }
        QByteArray element = markup.mid(open, close - open).simplified();
        const qsizetype font_at = element.indexOf(font);
        kept += '\n' + (font_at > 0 ? element.left(font_at).trimmed() : element) + '>';
        at = close + 1;
    }
    return kept + markup.mid(at).trimmed() + '\n';
}

// What Qt's generator drew, without its <svg> element: ours has pixel sizes and a description.
QByteArray chartMarkup(const ChartSpec& spec, const FigurePlan& plan) {
    QByteArray document;
    QBuffer buffer(&document);
    buffer.open(QIODevice::WriteOnly);
    onSceneThread([&] {
        const std::unique_ptr<QGraphicsScene> scene = chartScene(spec, plan);
        QSvgGenerator generator;
        generator.setOutputDevice(&buffer);
        generator.setResolution(96);
        generator.setSize(QSize(static_cast<int>(plan.width), static_cast<int>(plan.height)));
        generator.setViewBox(QRectF(0, 0, plan.width, plan.height));
        QPainter painter(&generator);
        painter.setRenderHint(QPainter::Antialiasing);
        const QRectF whole(0, 0, plan.width, plan.height);
        scene->render(&painter, whole, whole);
    });
    const qsizetype start = document.indexOf("<g ");  // before it: title and description by Qt, empty defs
    const qsizetype end = document.lastIndexOf("</svg>");
    return start > 0 && end > start ? withoutEmptyGroups(document.mid(start, end - start)) : QByteArray();
}

QByteArray textMarkup(const TextPiece& piece) {
    QByteArray element = "<text x=\"" + svgNumber(piece.x) + "\" y=\"" + svgNumber(piece.y) + "\" font-size=\"" +
                         QByteArray::number(piece.font.pixelSize()) + "\" fill=\"" + piece.colour.name().toLatin1() +
                         '"';
    if (piece.anchor != Anchor::start) {
        element += piece.anchor == Anchor::middle ? " text-anchor=\"middle\"" : " text-anchor=\"end\"";
    }
    if (piece.turned) { element += " transform=\"rotate(-90 " + svgNumber(piece.x) + ' ' + svgNumber(piece.y) + ")\""; }
    if (piece.font.weight() >= QFont::Bold) { element += " font-weight=\"bold\""; }
    return element + '>' + piece.text.toHtmlEscaped().toUtf8() + "</text>\n";
}

}  // namespace

std::string figureSvg(const ChartSpec& spec, const FigurePlan& plan, int width, int height) {
    QByteArray svg = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\" "
                     "version=\"1.1\" role=\"img\" width=\"" +
                     QByteArray::number(width) + "\" height=\"" + QByteArray::number(height) + "\" viewBox=\"0 0 " +
                     svgNumber(plan.width) + ' ' + svgNumber(plan.height) + "\">\n";
    svg += "<title>" + plainLabel(spec.title).toHtmlEscaped().toUtf8() + "</title>\n<desc>" +
           plainLabel(spec.caption).toHtmlEscaped().toUtf8() + "</desc>\n";
    svg +=
        "<rect width=\"" + svgNumber(plan.width) + "\" height=\"" + svgNumber(plan.height) + "\" fill=\"#ffffff\"/>\n";
    svg += marksMarkup(plan.behind);
    if (!plan.plot.isEmpty()) { svg += chartMarkup(spec, plan); }
    svg += marksMarkup(plan.marks);
    svg += "<g font-family=\"" + hanFontFallbacks().toUtf8() + "\">\n";
    for (const TextPiece& piece : plan.texts) { svg += textMarkup(piece); }
    return (svg + "</g>\n</svg>\n").toStdString();
}

}  // namespace diaoyan
