// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyledItemDelegate>

namespace diaoyan {

/// A question in the list: its title, below it in quiet letters what kind it is and how many answered, and at the right
/// a small bar of what most chose.
class QuestionDelegate : public QStyledItemDelegate {
    Q_OBJECT

public:
    explicit QuestionDelegate(QObject* parent = nullptr) : QStyledItemDelegate(parent) {}

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
};

}  // namespace diaoyan
