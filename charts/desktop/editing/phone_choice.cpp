// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/desktop/editing/phone_choice.h"

#include "charts/desktop/look/theme.h"

#include <QPainter>
#include <QPainterPath>
#include <QTextLayout>

#include <cmath>

namespace diaoyan {

namespace {

constexpr int most_letters = 3000;
constexpr int padding = 9;
constexpr int mark_size = 18;

QTextOption wrapping(Qt::Alignment alignment = Qt::AlignLeft) {
    QTextOption option(alignment | Qt::AlignVCenter);
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    return option;
}

QString shortened(const QString& words) {
    return words.size() > most_letters ? words.left(most_letters) + QChar(0x2026) : words;
}

int heightOf(const QString& words, const QFont& font, int width) {
    QString lines = words;
    lines.replace('\n', QChar::LineSeparator);
    QTextLayout layout(lines, font);
    layout.setTextOption(wrapping());
    layout.beginLayout();
    double height = 0;
    for (QTextLine line = layout.createLine(); line.isValid(); line = layout.createLine()) {
        line.setLineWidth(std::max(1, width));
        height += line.height();
    }
    layout.endLayout();
    return static_cast<int>(std::ceil(height));
}

QColor blended(const QColor& over, const QColor& ground, double share) {
    const auto mix = [share](int a, int b) { return static_cast<int>(a * share + b * (1 - share)); };
    return {mix(over.red(), ground.red()), mix(over.green(), ground.green()), mix(over.blue(), ground.blue())};
}

}  // namespace

PhoneWords::PhoneWords(const QString& words, Look look, QWidget* parent) : QWidget(parent), look_(look) {
    if (look == Look::strong) {
        QFont bold = font();
        bold.setWeight(QFont::DemiBold);
        setFont(bold);
    }
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    setWords(words);
}

void PhoneWords::setWords(const QString& words) {
    words_ = shortened(words);
    setAccessibleName(words_);
    updateGeometry();
    update();
}

int PhoneWords::heightForWidth(int width) const {
    return heightOf(words_, font(), width) + 2;
}

void PhoneWords::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    const ThemeColours& colours = themeColours();
    painter.setPen(look_ == Look::quiet     ? colours.quiet
                   : look_ == Look::trouble ? colours.trouble
                                            : palette().color(QPalette::WindowText));
    QTextOption option = wrapping();
    option.setAlignment(Qt::AlignLeft | Qt::AlignTop);
    painter.drawText(QRectF(rect()), words_, option);
}

PhoneChoice::PhoneChoice(const QString& words, Mark mark, QWidget* parent) : QAbstractButton(parent), mark_(mark) {
    // An ampersand is a letter here, no mnemonic.
    setText(shortened(words));
    setShortcut({});
    setAccessibleName(text());
    setCheckable(true);
    setCursor(Qt::PointingHandCursor);
    setFocusPolicy(Qt::StrongFocus);
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

void PhoneChoice::setRank(int rank) {
    rank_ = rank;
    setChecked(rank > 0);
    setAccessibleDescription(rank > 0 ? QString::number(rank) : QString());
    update();
}

int PhoneChoice::inset() const {
    return mark_ == Mark::cell ? 3 : padding + mark_size + 8;
}

int PhoneChoice::heightForWidth(int width) const {
    const int right = mark_ == Mark::cell ? 3 : padding;
    return std::max(heightOf(text(), font(), width - inset() - right) + 2 * padding, mark_size + 2 * padding);
}

void PhoneChoice::paintMark(QPainter& painter) const {
    const ThemeColours& colours = themeColours();
    const QRectF place(padding, (height() - mark_size) / 2.0, mark_size, mark_size);
    const bool filled = isChecked() && mark_ != Mark::ring;
    painter.setPen(QPen(isChecked() ? colours.accent : colours.quiet, isChecked() ? 2 : 1));
    painter.setBrush(filled ? QBrush(colours.accent) : Qt::NoBrush);
    if (mark_ == Mark::box)
        painter.drawRoundedRect(place, 3, 3);
    else
        painter.drawEllipse(place);
    if (!isChecked()) return;
    painter.setPen(QPen(colours.card, 2));
    if (mark_ == Mark::rank) {
        painter.drawText(place, Qt::AlignCenter, QString::number(rank_));
    } else if (mark_ == Mark::box) {
        painter.drawPolyline(QPolygonF(
            {place.topLeft() + QPointF(4, 9), place.topLeft() + QPointF(8, 13), place.topLeft() + QPointF(14, 5)}));
    } else {
        painter.setPen(Qt::NoPen);
        painter.setBrush(colours.accent);
        painter.drawEllipse(place.center(), 5, 5);
    }
}

void PhoneChoice::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const ThemeColours& colours = themeColours();
    const bool cell = mark_ == Mark::cell;
    const QRectF frame = QRectF(rect()).adjusted(1, 1, -1, -1);
    painter.setPen(QPen(isChecked() ? colours.accent : colours.line, isChecked() || hasFocus() ? 2 : 1));
    if (hasFocus()) painter.setPen(QPen(colours.accent, 2, isChecked() ? Qt::SolidLine : Qt::DotLine));
    painter.setBrush(isChecked() ? (cell ? colours.accent : blended(colours.accent, colours.card, 0.1)) : colours.card);
    painter.drawRoundedRect(frame, cell ? 4 : 8, cell ? 4 : 8);
    if (!cell) paintMark(painter);
    painter.setPen(cell && isChecked() ? colours.card : palette().color(QPalette::WindowText));
    const int right = cell ? 3 : padding;
    painter.drawText(QRectF(rect()).adjusted(inset(), 0, -right, 0), text(),
                     wrapping(cell ? Qt::AlignHCenter : Qt::AlignLeft));
}

}  // namespace diaoyan
