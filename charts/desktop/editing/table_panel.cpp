// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/desktop/editing/table_panel.h"

#include "charts/desktop/look/theme.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>

namespace diaoyan {

TablePanel::TablePanel(const QString& words, QAbstractItemModel* model, QWidget* parent)
    : QWidget(parent), buttons_(new QHBoxLayout), table_(new QTableView(this)) {
    auto* about = new QLabel(words, this);
    about->setObjectName("quiet");
    about->setWordWrap(true);
    table_->setModel(model);
    table_->setWordWrap(false);
    table_->setSelectionBehavior(QAbstractItemView::SelectItems);
    table_->setSelectionMode(QAbstractItemView::SingleSelection);
    table_->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    table_->setEditTriggers(QAbstractItemView::DoubleClicked | QAbstractItemView::EditKeyPressed |
                            QAbstractItemView::AnyKeyPressed);
    table_->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    table_->verticalHeader()->setDefaultSectionSize(fontMetrics().height() + 12);
    table_->horizontalHeader()->setHighlightSections(false);
    table_->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    buttons_->setSpacing(8);
    buttons_->addStretch();
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(12, 12, 12, 12);
    column->setSpacing(8);
    column->addWidget(about);
    column->addLayout(buttons_);
    column->addWidget(table_, 1);
}

QPushButton* TablePanel::addButton(const char* icon, const QString& words, const char* name) {
    auto* button = new QPushButton(themeIcon(icon), words, this);
    button->setObjectName(name);
    buttons_->insertWidget(buttons_->count() - 1, button);
    return button;
}

int TablePanel::chosenRow() const {
    return table_->currentIndex().row();
}

void TablePanel::chooseRow(int row) {
    table_->setCurrentIndex(table_->model()->index(row, 0));
}

void TablePanel::fitColumns() {
    const int letter = fontMetrics().averageCharWidth();
    table_->resizeColumnsToContents();
    for (int column = 0; column < table_->model()->columnCount(); ++column)
        table_->setColumnWidth(column, std::clamp(table_->columnWidth(column) + 8, 9 * letter, 40 * letter));
}

}  // namespace diaoyan
