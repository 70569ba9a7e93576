// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyledItemDelegate>

class QPainter;

namespace diaoyan {

/// A small bar in the theme's colour on a faint track, across the width of an area: a share from 0 to 1.
void paintMiniBar(QPainter& painter, const QRectF& area, double share);

/// Cells of a list or table with a small bar beside their words, where ResultTableModel::ShareRole gives a share; other
/// cells look as they always do.
class MiniBarDelegate : public QStyledItemDelegate {
    Q_OBJECT

public:
    explicit MiniBarDelegate(QObject* parent = nullptr) : QStyledItemDelegate(parent) {}

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
};

}  // namespace diaoyan
