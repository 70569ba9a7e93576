// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/render/label_text.h"

#include "charts/render/meaningful_breaks.h"

#include <QFontMetricsF>
#include <QTextLayout>

#include <algorithm>
#include <cmath>
#include <limits>

namespace diaoyan {

namespace {

constexpr int longest_label = 500;

bool turnsDirection(char32_t letter) {
    return (letter >= 0x202A && letter <= 0x202E) || (letter >= 0x2066 && letter <= 0x2069) || letter == 0x200E ||
           letter == 0x200F || letter == 0x061C;
}

/// The best way to fill so many lines up to a break.
struct FilledLines {
    double harm = std::numeric_limits<double>::infinity();
    std::size_t from = 0;  ///< the break at which the last of them begins; 0: the beginning of the label
};

// Least sum of the harm of breaks and of uneven lengths, over all ways to have `number` lines (dynamic programming as
// in Knuth and Plass 1981). Empty where a word is wider than a line.
std::vector<QString> leastHarmfulLines(const QString& label, const std::vector<LineBreak>& breaks, const QFont& font,
                                       double width, std::size_t number) {
    const QFontMetricsF metrics(font);
    std::vector<double> until{0};  // width up to each break
    std::vector<qsizetype> places{0};
    for (const LineBreak& each : breaks) {
        until.push_back(until.back() + metrics.horizontalAdvance(label.mid(places.back(), each.place - places.back())));
        places.push_back(each.place);
    }
    const std::size_t end = breaks.size();
    const double wanted = until.back() / static_cast<double>(number);
    std::vector<std::vector<FilledLines>> best(number + 1, std::vector<FilledLines>(end + 1));
    best[0][0].harm = 0;
    for (std::size_t line = 1; line <= number; ++line) {
        for (std::size_t to = 1; to <= end; ++to) {
            for (std::size_t from = to; from-- > 0 && until[to] - until[from] <= width;) {
                const double uneven = (until[to] - until[from] - wanted) / wanted;
                const double lonely = to == end && places[to] - places[from] < 2 ? 50 : 0;
                const double harm = best[line - 1][from].harm + breaks[to - 1].harm + 10 * uneven * uneven + lonely;
                if (harm < best[line][to].harm) { best[line][to] = {harm, from}; }
            }
        }
    }
    std::vector<QString> lines;
    if (!std::isfinite(best[number][end].harm)) { return lines; }
    for (std::size_t line = number, to = end; line > 0; --line) {
        const std::size_t from = best[line][to].from;
        lines.push_back(label.mid(places[from], places[to] - places[from]).trimmed());
        to = from;
    }
    std::reverse(lines.begin(), lines.end());
    return lines;
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

std::vector<QString> wrappedByMeaning(const QString& label, const QFont& font, double width, int most_lines) {
    std::vector<QString> greedy = wrapped(label, font, width, most_lines);
    const double whole = widthOf(label, font);
    if (greedy.size() < 2 || whole > width * most_lines || greedy.back().endsWith(QChar(0x2026))) { return greedy; }
    const std::vector<LineBreak> breaks = meaningfulBreaks(label);
    std::vector<QString> lines = leastHarmfulLines(label, breaks, font, width, greedy.size());
    return lines.empty() ? greedy : lines;
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
