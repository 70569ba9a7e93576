// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyledItemDelegate>

namespace diaoyan {

/// What models in this folder say of a cell besides its words.
enum CellRole {
    choicesRole = Qt::UserRole + 1,  ///< QStringList: what may be chosen there; empty: nothing
    chosenRole,                      ///< int: which of them
    sharesRole,                      ///< QVariantList of 0 .. 1: miniature bars
    faintRole,                       ///< bool: it does not count
};

/// Cells in which one of several words is chosen, and cells with miniature bars.
class ChoiceDelegate : public QStyledItemDelegate {
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    QWidget* createEditor(QWidget* parent, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    void setEditorData(QWidget* editor, const QModelIndex& index) const override;
    void setModelData(QWidget* editor, QAbstractItemModel* model, const QModelIndex& index) const override;

private:
    void initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const override;
};

}  // namespace diaoyan
