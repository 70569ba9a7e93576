// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/render/printable_parts.h"

#include "charts/render/known_letters.h"
#include "charts/render/label_text.h"
#include "charts/tables/printable_text.h"

#include <QFontDatabase>
#include <QPainterPath>
#include <QTextLine>
#include <QTextOption>

#include <algorithm>

namespace diaoyan {

namespace {

constexpr double tenths = 10;        ///< of a point
constexpr double line_factor = 1.4;  ///< of the size of letters

QString codeFamily() {
    static const QStringList wanted = {QStringLiteral("DejaVu Sans Mono"), QStringLiteral("Liberation Mono"),
                                       QStringLiteral("Noto Sans Mono"), QStringLiteral("Noto Sans Mono CJK SC")};
    const QStringList installed = QFontDatabase::families();
    for (const QString& family : wanted) {
        if (installed.contains(family)) { return family; }
    }
    return QFontDatabase::systemFont(QFontDatabase::FixedFont).family();
}

TextLook resized(TextLook look, double points) {
    look.font.setPixelSize(qRound(points * tenths));
    look.line = points * tenths * line_factor;
    return look;
}

void breakIntoLines(SetText& text, const TextLook& look, double width, QTextOption::WrapMode mode) {
    QTextOption option(look.alignment);
    option.setWrapMode(mode);
    option.setUseDesignMetrics(true);
    text.layout->setTextOption(option);
    text.layout->setCacheEnabled(true);
    text.layout->beginLayout();
    for (QTextLine line = text.layout->createLine(); line.isValid(); line = text.layout->createLine()) {
        line.setLineWidth(std::max(width - look.left, tenths));
        line.setPosition(QPointF(look.left, 0));
        ++text.lines;
    }
    text.layout->endLayout();
}

}  // namespace

Result<PdfLooks> printableLooks(Language language) {
    Result<PdfLooks> looks = pdfLooks(DocumentStyle::plain, language);
    if (!looks) { return looks; }
    looks->left = looks->right = 18 * tenthsPerMillimetre;
    looks->top = 22 * tenthsPerMillimetre;
    looks->bottom = 18 * tenthsPerMillimetre;
    return looks;
}

TextLook sizedLook(const PdfLooks& looks, double points, bool bold) {
    TextLook look;
    look.font = looks.body.font;
    look.font.setBold(bold);
    // Shaped digits beside Latin letters have glyphs that Qt cannot name in the PDF: 192.168 could not be copied.
    look.font.setStyleStrategy(QFont::PreferNoShaping);
    return resized(look, points);
}

TextLook codeLook(double points) {
    TextLook look;
    look.font = QFont(codeFamily());
    look.font.setBold(true);
    look.font.setHintingPreference(QFont::PreferNoHinting);
    look = resized(look, points);
    look.line *= 0.86;  // capitals and digits do not go below the line
    return look;
}

SetText setRuns(const std::vector<TextRun>& runs, double width) {
    const TextLook first = runs.empty() ? TextLook{} : runs.front().second;
    QString words;
    QList<QTextLayout::FormatRange> formats;
    for (const auto& [run, look] : runs) {
        const QString known = withKnownLetters(QString::fromStdString(printable(run)), look.font);
        QTextLayout::FormatRange range;
        range.start = static_cast<int>(words.size());
        range.length = static_cast<int>(known.size());
        range.format.setFont(look.font);
        range.format.setForeground(look.colour);
        if (range.length > 0) { formats.push_back(range); }
        words += known;
    }
    SetText result{std::make_shared<QTextLayout>(words, first.font), 0, first.line};
    result.layout->setFormats(formats);
    breakIntoLines(result, first, width, QTextOption::WrapAtWordBoundaryOrAnywhere);
    return result;
}

void drawLines(QPainter& painter, const SetText& text, double x, double y, const QColor& colour) {
    for (int line = 0; line < text.lines; ++line) {
        text.drawLine(painter, line, x, y + line * text.line_height, colour);
    }
}

double widestLine(const SetText& text) {
    double widest = 0;
    for (int line = 0; line < text.lines; ++line) {
        widest = std::max(widest, text.layout->lineAt(line).naturalTextWidth());
    }
    return widest;
}

SetText setByMeaning(const std::string& words, const TextLook& look, double width, int most_lines) {
    QString text;
    for (const QString& line : wrappedByMeaning(plainLabel(words), look.font, width, most_lines)) {
        if (!text.isEmpty()) { text += QChar(QChar::LineSeparator); }
        text += withKnownLetters(line, look.font);
    }
    SetText result{std::make_shared<QTextLayout>(text, look.font), 0, look.line};
    // A line that was measured to fit must not be broken again by a rounding.
    breakIntoLines(result, look, width + tenths, QTextOption::ManualWrap);
    return result;
}

SetText fittingText(const std::string& words, const TextLook& look, const std::vector<double>& points, double width,
                    int most_lines) {
    for (const double size : points) {
        SetText set = setByMeaning(words, resized(look, size), width, most_lines + 1);
        if (set.lines <= most_lines) { return set; }
    }
    return setByMeaning(words, points.empty() ? look : resized(look, points.back()), width, most_lines);
}

void drawQr(QPainter& painter, const QrCode& code, double x, double y, double side) {
    const double module = side / std::max(code.width, 1);
    const auto dark = [&](int row, int column) {
        return column < code.width && code.dark[static_cast<std::size_t>(row * code.width + column)];
    };
    QPainterPath path;
    path.setFillRule(Qt::WindingFill);
    for (int row = 0; row < code.width; ++row) {
        for (int column = 0; column < code.width; ++column) {
            const int from = column;
            while (dark(row, column)) { ++column; }
            if (column > from) { path.addRect(x + from * module, y + row * module, (column - from) * module, module); }
        }
    }
    painter.fillPath(path, Qt::black);
}

Result<Done> wordsCanBePrinted(const std::vector<std::string>& words, const PdfLooks& looks) {
    TextPiece piece;
    for (const std::string& each : words) { piece.text += QString::fromStdString(printable(each)); }
    piece.font = looks.body.font;
    return wordsCanBeDrawn({piece});
}

}  // namespace diaoyan
