// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/desktop/importing/action_card.h"

#include "charts/desktop/look/theme.h"

#include <QKeyEvent>
#include <QPainter>

namespace diaoyan {

namespace {

constexpr int margin = 14;
constexpr int iconSide = 28;
constexpr int betweenLines = 5;

}  // namespace

ActionCard::ActionCard(const QIcon& icon, const QString& title, const QString& line, QWidget* parent)
    : QAbstractButton(parent), line_(line) {
    setIcon(icon);
    setText(title);
    setAccessibleDescription(line);
    setFocusPolicy(Qt::StrongFocus);
    setCursor(Qt::PointingHandCursor);
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

QFont ActionCard::titleFont() const {
    QFont bold = font();
    bold.setPixelSize(QFontInfo(font()).pixelSize() + 3);
    bold.setWeight(QFont::DemiBold);
    return bold;
}

QSize ActionCard::sizeHint() const {
    const QFontMetrics title(titleFont()), line(font());
    const int words = std::max(title.horizontalAdvance(text()), line.horizontalAdvance(line_));
    return {words + iconSide + 3 * margin + 4, title.height() + betweenLines + line.height() + 2 * margin};
}

void ActionCard::paintEvent(QPaintEvent*) {
    const ThemeColours& colours = themeColours();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const bool chosen = hasFocus() || underMouse();
    const qreal width = hasFocus() ? 2 : 1;
    painter.setPen(QPen(chosen ? colours.accent : colours.line, width));
    QColor ground = colours.card;
    if (isDown()) ground = isDark() ? ground.lighter(125) : ground.darker(106);
    painter.setBrush(ground);
    painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), 8, 8);
    icon().paint(&painter, QRect(margin, (height() - iconSide) / 2, iconSide, iconSide));

    const int left = 2 * margin + iconSide;
    const QFontMetrics title(titleFont()), line(font());
    const int room = this->width() - left - margin;
    int top = (height() - title.height() - betweenLines - line.height()) / 2;
    painter.setFont(titleFont());
    painter.setPen(palette().color(isEnabled() ? QPalette::Normal : QPalette::Disabled, QPalette::WindowText));
    painter.drawText(QRect(left, top, room, title.height()), Qt::TextShowMnemonic | Qt::AlignLeft | Qt::TextDontClip,
                     text());
    top += title.height() + betweenLines;
    painter.setFont(font());
    painter.setPen(colours.quiet);
    painter.drawText(QRect(left, top, room, line.height()), Qt::AlignLeft | Qt::TextDontClip,
                     line.elidedText(line_, Qt::ElideRight, room));
}

void ActionCard::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) return click();
    QAbstractButton::keyPressEvent(event);
}

}  // namespace diaoyan
