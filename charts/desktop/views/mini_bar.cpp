// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/desktop/views/mini_bar.h"

#include "charts/desktop/look/theme.h"
#include "charts/desktop/views/result_table_model.h"

#include <QApplication>
#include <QPainter>

#include <algorithm>
#include <optional>

namespace diaoyan {

namespace {

constexpr int gap = 8;

std::optional<double> shareOf(const QModelIndex& index) {
    const QVariant share = index.data(ResultTableModel::ShareRole);
    if (!share.isValid()) return std::nullopt;
    return std::clamp(share.toDouble(), 0.0, 1.0);
}

/// Room for the words of any percentage, also a bold one, so that the bars of a column begin and end at the same
/// places.
int wordsWidth(const QStyleOptionViewItem& option, const QString& words) {
    QFont bold = option.font;
    bold.setBold(true);
    const QFontMetrics metrics(bold);
    return std::max(metrics.horizontalAdvance("100.0%"), metrics.horizontalAdvance(words));
}

int barWidth(const QStyleOptionViewItem& option) {
    return option.fontMetrics.averageCharWidth() * 12;
}

void paintBar(QPainter& painter, const QRectF& area, double share, const QColor& colour) {
    QColor track = colour;
    track.setAlphaF(0.16F);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    const double round = std::min(2.0, area.height() / 2);
    painter.setBrush(track);
    painter.drawRoundedRect(area, round, round);
    QRectF bar = area;
    bar.setWidth(area.width() * std::clamp(share, 0.0, 1.0));
    painter.setBrush(colour);
    if (bar.width() > 0) painter.drawRoundedRect(bar, std::min(round, bar.width() / 2), round);
    painter.restore();
}

}  // namespace

void paintMiniBar(QPainter& painter, const QRectF& area, double share) {
    paintBar(painter, area, share, themeColours().bar);
}

void MiniBarDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const {
    const std::optional<double> share = shareOf(index);
    if (!share) {
        QStyledItemDelegate::paint(painter, option, index);
        return;
    }
    QStyleOptionViewItem cell = option;
    initStyleOption(&cell, index);
    const QString words = cell.text;
    cell.text.clear();
    const QStyle* style = cell.widget ? cell.widget->style() : QApplication::style();
    style->drawControl(QStyle::CE_ItemViewItem, &cell, painter, cell.widget);

    const QRect inside = cell.rect.adjusted(gap, 0, -gap, 0);
    const int width = wordsWidth(cell, words);
    const QRect place(inside.right() - width + 1, inside.top(), width, inside.height());
    const bool selected = cell.state.testFlag(QStyle::State_Selected);
    painter->save();
    painter->setFont(cell.font);
    painter->setPen(
        cell.palette.color(cell.state.testFlag(QStyle::State_Enabled) ? QPalette::Normal : QPalette::Disabled,
                           selected ? QPalette::HighlightedText : QPalette::Text));
    painter->drawText(place, Qt::AlignRight | Qt::AlignVCenter | Qt::TextSingleLine, words);
    painter->restore();
    const double high = std::min(10.0, cell.rect.height() * 0.45);
    const QRectF bar(inside.left(), cell.rect.center().y() + 1 - high / 2, place.left() - gap - inside.left(), high);
    if (bar.width() >= 6)
        paintBar(*painter, bar, *share, selected ? cell.palette.color(QPalette::HighlightedText) : themeColours().bar);
}

QSize MiniBarDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const {
    const QSize plain = QStyledItemDelegate::sizeHint(option, index);
    if (!shareOf(index)) return plain;
    const int width = barWidth(option) + wordsWidth(option, index.data().toString()) + 3 * gap;
    return {std::max(width, plain.width()), plain.height()};
}

}  // namespace diaoyan
