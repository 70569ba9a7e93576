// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/render/label_text.h"

#include <QFontMetricsF>
#include <QTextLayout>

#include <algorithm>
#include <cmath>

namespace diaoyan {

namespace {

constexpr int longest_label = 500;

bool turnsDirection(char32_t letter) {
    return (letter >= 0x202A && letter <= 0x202E) || (letter >= 0x2066 && letter <= 0x2069) || letter == 0x200E ||
           letter == 0x200F || letter == 0x061C;
}

}  // namespace

QString plainLabel(const std::string& text) {
    // Four bytes per letter at most; more bytes than that can only be cut away.
    const auto bytes = static_cast<qsizetype>(std::min<std::size_t>(text.size(), 4 * longest_label + 16));
    QString label;
    int letters = 0;
    for (const uint code : QString::fromUtf8(text.data(), bytes).toUcs4()) {
        const auto letter = static_cast<char32_t>(code);
        if (turnsDirection(letter) || QChar::isNonCharacter(letter) || letter == 0xFEFF || letter == 0xFFFC) {
            continue;
        }
        const QChar::Category category = QChar::category(letter);
        const bool blank = category == QChar::Other_Control || category == QChar::Separator_Line ||
                           category == QChar::Separator_Paragraph;
        if (++letters > longest_label) { break; }
        label += blank ? QString(QLatin1Char(' ')) : QString::fromUcs4(&letter, 1);
    }
    return label.simplified();
}

std::vector<QString> wrapped(const QString& label, const QFont& font, double width, int most_lines) {
    QTextLayout layout(label, font);
    QTextOption option;
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    layout.setTextOption(option);
    layout.beginLayout();
    std::vector<QString> lines;
    for (QTextLine line = layout.createLine(); line.isValid(); line = layout.createLine()) {
        line.setLineWidth(std::max(width, 1.0));
        const int start = line.textStart();
        if (static_cast<int>(lines.size()) + 1 == most_lines && start + line.textLength() < label.size()) {
            lines.push_back(QFontMetricsF(font).elidedText(label.mid(start), Qt::ElideRight, width));
            break;
        }
        lines.push_back(label.mid(start, line.textLength()).trimmed());
    }
    layout.endLayout();
    if (lines.empty()) { lines.emplace_back(); }
    return lines;
}

QString withKnownLetters(const QString& line, const QFont& font) {
    // Letters that every Chinese font has are not asked for: nearly all of them.
    const auto common = [](char32_t letter) {
        return letter < 0x7F || (letter >= 0x4E00 && letter <= 0x9FA5) || (letter >= 0x3000 && letter <= 0x3017) ||
               (letter >= 0xFF01 && letter <= 0xFF5E);
    };
    const auto invisible = [](char32_t letter) {
        const QChar::Category category = QChar::category(letter);
        return category == QChar::Other_Format || (letter >= 0xFE00 && letter <= 0xFE0F);
    };
    const auto letters = line.toUcs4();
    if (std::all_of(letters.begin(), letters.end(), common)) { return line; }
    const QFontMetricsF metrics(font);
    QString known;
    for (const uint code : letters) {
        const auto letter = static_cast<char32_t>(code);
        const bool drawn = common(letter) || invisible(letter) || metrics.inFontUcs4(code);
        known += drawn ? QString::fromUcs4(&letter, 1) : QString(QChar(0x3013));
    }
    return known;
}

double widthOf(const QString& line, const QFont& font) {
    return QFontMetricsF(font).horizontalAdvance(line);
}

QFont figureFont(const QString& family, double size, bool bold) {
    QFont font(family);
    font.setPixelSize(std::max(1, static_cast<int>(std::lround(size))));
    font.setWeight(bold ? QFont::Bold : QFont::Normal);
    // Grey antialiasing without hinting: the same letters in print, on screen and in a scaled figure.
    font.setStyleStrategy(static_cast<QFont::StyleStrategy>(QFont::PreferAntialias | QFont::NoSubpixelAntialias));
    font.setHintingPreference(QFont::PreferNoHinting);
    return font;
}

}  // namespace diaoyan
