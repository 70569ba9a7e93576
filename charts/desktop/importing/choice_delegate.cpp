// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/desktop/importing/choice_delegate.h"

#include "charts/desktop/look/theme.h"

#include <QApplication>
#include <QComboBox>
#include <QPainter>
#include <QTimer>

namespace diaoyan {

namespace {

constexpr int mostBars = 8;

/// A bar per share, from the foot of the cell: the shape of the answers at a glance.
void paintBars(QPainter* painter, QRect area, const QVariantList& shares, bool chosen, const QPalette& palette) {
    const int bars = std::min<int>(mostBars, static_cast<int>(shares.size()));
    if (bars == 0) return;
    area.adjust(6, 5, -6, -5);
    const int step = std::max(3, std::min(10, area.width() / bars));
    painter->save();
    painter->setPen(Qt::NoPen);
    painter->setBrush(chosen ? palette.color(QPalette::HighlightedText) : themeColours().bar);
    for (int bar = 0; bar < bars; ++bar) {
        const double share = std::clamp(shares[bar].toDouble(), 0.0, 1.0);
        const int high = share > 0 ? std::max(2, static_cast<int>(share * area.height())) : 1;
        painter->drawRect(area.left() + bar * step, area.bottom() - high + 1, step - 2, high);
    }
    painter->restore();
}

/// One bar along the cell, behind its number.
void paintBar(QPainter* painter, QRect area, double share) {
    area.adjust(4, 4, -4, -4);
    QColor colour = themeColours().bar;
    colour.setAlphaF(0.45f);
    painter->fillRect(QRect(area.left(), area.top(), static_cast<int>(share * area.width()), area.height()), colour);
}

}  // namespace

void ChoiceDelegate::initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const {
    QStyledItemDelegate::initStyleOption(option, index);
    if (index.data(faintRole).toBool())
        option->palette.setColor(QPalette::Text, option->palette.color(QPalette::Disabled, QPalette::Text));
}

void ChoiceDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const {
    const QVariantList shares = index.data(sharesRole).toList();
    if (shares.size() == 1) {
        QStyleOptionViewItem ground = option;
        initStyleOption(&ground, index);
        const QString words = std::exchange(ground.text, {});
        QApplication::style()->drawControl(QStyle::CE_ItemViewItem, &ground, painter, ground.widget);
        if (!(option.state & QStyle::State_Selected)) paintBar(painter, option.rect, shares[0].toDouble());
        const bool chosen = option.state & QStyle::State_Selected;
        painter->setPen(ground.palette.color(chosen ? QPalette::HighlightedText : QPalette::Text));
        painter->drawText(option.rect.adjusted(8, 0, -8, 0), Qt::AlignRight | Qt::AlignVCenter, words);
        return;
    }
    QStyledItemDelegate::paint(painter, option, index);
    if (!shares.isEmpty())
        paintBars(painter, option.rect, shares, option.state & QStyle::State_Selected, option.palette);
    if (index.data(choicesRole).toStringList().isEmpty()) return;
    QStyleOption arrow;
    arrow.palette = option.palette;
    arrow.state = option.state;
    if (option.state & QStyle::State_Selected)
        arrow.palette.setColor(QPalette::ButtonText, option.palette.color(QPalette::HighlightedText));
    arrow.rect = QRect(option.rect.right() - 18, option.rect.center().y() - 6, 12, 12);
    QApplication::style()->drawPrimitive(QStyle::PE_IndicatorArrowDown, &arrow, painter);
}

QSize ChoiceDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const {
    QSize size = QStyledItemDelegate::sizeHint(option, index);
    if (!index.data(choicesRole).toStringList().isEmpty()) size.rwidth() += 28;
    return size;
}

QWidget* ChoiceDelegate::createEditor(QWidget* parent, const QStyleOptionViewItem&, const QModelIndex& index) const {
    const QStringList choices = index.data(choicesRole).toStringList();
    if (choices.isEmpty()) return nullptr;
    auto* box = new QComboBox(parent);
    box->addItems(choices);
    box->setAccessibleName(index.model()->headerData(index.column(), Qt::Horizontal).toString());
    box->setMaxVisibleItems(16);
    auto* self = const_cast<ChoiceDelegate*>(this);
    connect(box, &QComboBox::activated, self, [self, box] {
        emit self->commitData(box);
        emit self->closeEditor(box);
    });
    QTimer::singleShot(0, box, &QComboBox::showPopup);
    return box;
}

void ChoiceDelegate::setEditorData(QWidget* editor, const QModelIndex& index) const {
    static_cast<QComboBox*>(editor)->setCurrentIndex(index.data(chosenRole).toInt());
}

void ChoiceDelegate::setModelData(QWidget* editor, QAbstractItemModel* model, const QModelIndex& index) const {
    const int chosen = static_cast<QComboBox*>(editor)->currentIndex();
    if (chosen != index.data(chosenRole).toInt()) model->setData(index, chosen, chosenRole);
}

}  // namespace diaoyan
