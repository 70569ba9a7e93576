// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/desktop/views/result_table_view.h"

#include "charts/desktop/look/words.h"
#include "charts/desktop/views/result_table_model.h"

#include <QHeaderView>
#include <QLabel>
#include <QTableView>
#include <QVBoxLayout>

namespace diaoyan {

ResultTableView::ResultTableView(QWidget* parent)
    : QWidget(parent), title_(new QLabel(this)), base_(new QLabel(this)), rows_(new QTableView(this)),
      notes_(new QLabel(this)), model_(new ResultTableModel(this)) {
    title_->setObjectName("tableTitle");
    base_->setObjectName("quiet");
    notes_->setObjectName("quiet");
    for (QLabel* label : {title_, base_, notes_}) {
        label->setWordWrap(true);
        label->setTextFormat(Qt::PlainText);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    }
    rows_->setModel(model_);
    rows_->verticalHeader()->hide();
    rows_->setEditTriggers(QAbstractItemView::NoEditTriggers);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(title_);
    column->addWidget(base_);
    column->addWidget(rows_, 1);
    column->addWidget(notes_);
}

const ResultTable& ResultTableView::table() const {
    return model_->table();
}

void ResultTableView::show(const ResultTable& table) {
    model_->show(table);
    title_->setText(shown(table.title));
    base_->setText(shown(baseText(table, shownLanguage())));
    QStringList notes;
    for (const std::string& line : noteLines(table, shownLanguage())) notes << shown(line);
    notes_->setText(notes.join('\n'));
    rows_->setAccessibleName(title_->text());
    rows_->resizeColumnsToContents();
}

void ResultTableView::copy() {}

}  // namespace diaoyan
