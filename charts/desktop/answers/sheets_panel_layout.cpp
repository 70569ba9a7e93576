// SPDX-License-Identifier: GPL-3.0-or-later
// How the panel is put together; what it does is in sheets_panel.cpp.
#include "charts/desktop/answers/sheet_view.h"
#include "charts/desktop/answers/sheets_model.h"
#include "charts/desktop/answers/sheets_panel.h"
#include "charts/desktop/look/message_strip.h"
#include "charts/desktop/look/row_list.h"
#include "charts/desktop/look/theme.h"
#include "charts/desktop/look/words.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QPushButton>
#include <QSplitter>
#include <QStackedWidget>
#include <QTableView>
#include <QToolButton>
#include <QVBoxLayout>
#include <QWidgetAction>

#include <algorithm>

namespace diaoyan {

void SheetsPanel::buildPanel() {
    auto* note = new QLabel(tr("Single answers are confidential: this page is for the survey office only. Copies and "
                               "pictures of it are not for schools."),
                            this);
    note->setObjectName("quiet");
    note->setTextFormat(Qt::PlainText);
    note->setWordWrap(true);
    empty_ = new EmptyNotice(this);
    auto* body = new QSplitter(Qt::Horizontal, this);
    body->setChildrenCollapsible(false);
    body->addWidget(buildGrid());
    body->addWidget(buildSheet());
    body->setStretchFactor(0, 3);
    body->setStretchFactor(1, 1);
    body->setSizes({640, 320});
    stack_ = new QStackedWidget(this);
    stack_->addWidget(empty_);
    stack_->addWidget(body);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 8, 0, 0);
    column->setSpacing(8);
    column->addWidget(buildSearch());
    column->addWidget(stack_, 1);
    column->addWidget(note);
}

QWidget* SheetsPanel::buildSearch() {
    auto* bar = new QWidget(this);
    questionnaires_ = new QComboBox(bar);
    questionnaires_->setObjectName("sheetQuestionnaires");
    questionnaires_->setAccessibleName(tr("Questionnaire"));
    questionnaires_->setMinimumContentsLength(8);
    questionnaires_->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    search_ = new QLineEdit(bar);
    search_->setObjectName("sheetSearch");
    search_->setClearButtonEnabled(true);
    search_->setMaxLength(200);
    search_->setPlaceholderText(tr("Search what was written, schools, numbers in the source"));
    search_->setAccessibleName(tr("Search the sheets"));
    search_->addAction(themeIcon("search"), QLineEdit::LeadingPosition);
    status_ = new QComboBox(bar);
    status_->setObjectName("sheetStatus");
    status_->setAccessibleName(tr("Which sheets"));
    status_->addItem(tr("all sheets"), static_cast<int>(SheetQuery::Status::all));
    status_->addItem(tr("those that count"), static_cast<int>(SheetQuery::Status::valid));
    status_->addItem(tr("those left out"), static_cast<int>(SheetQuery::Status::excluded));
    columns_ = new QToolButton(bar);
    columns_->setObjectName("sheetColumns");
    columns_->setText(tr("Columns"));
    columns_->setToolTip(tr("Choose which columns are shown"));
    count_ = new QLabel(bar);
    count_->setObjectName("sheetCount");
    auto* row = new QHBoxLayout(bar);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    row->addWidget(questionnaires_, 1);
    row->addWidget(search_, 2);
    row->addWidget(status_);
    row->addWidget(columns_);
    row->addWidget(count_);
    return bar;
}

QWidget* SheetsPanel::buildGrid() {
    grid_ = new QTableView(this);
    grid_->setObjectName("sheetGrid");
    grid_->setAccessibleName(tr("Answer sheets"));
    grid_->setModel(model_);
    readByRows(*grid_);
    grid_->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    grid_->verticalHeader()->setDefaultSectionSize(fontMetrics().height() + 10);
    grid_->setWordWrap(false);
    grid_->setSelectionMode(QAbstractItemView::ExtendedSelection);
    grid_->setEditTriggers(QAbstractItemView::NoEditTriggers);
    grid_->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    grid_->horizontalHeader()->setSectionsMovable(true);
    grid_->horizontalHeader()->setHighlightSections(false);
    return grid_;
}

QWidget* SheetsPanel::buildSheet() {
    auto* box = new QWidget(this);
    sheet_ = new SheetView(box);
    reason_ = new QLineEdit(box);
    reason_->setObjectName("sheetReason");
    reason_->setMaxLength(200);
    reason_->setPlaceholderText(tr("Reason for leaving it out"));
    reason_->setAccessibleName(tr("Reason for leaving it out"));
    leave_out_ = new QPushButton(box);
    leave_out_->setObjectName("sheetLeaveOut");
    take_back_ = new QPushButton(box);
    take_back_->setObjectName("sheetTakeBack");
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(leave_out_);
    buttons->addWidget(take_back_);
    auto* column = new QVBoxLayout(box);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    column->addWidget(sheet_, 1);
    column->addWidget(reason_);
    column->addLayout(buttons);
    return box;
}

void SheetsPanel::fitColumns() {
    const int letter = fontMetrics().horizontalAdvance(QStringLiteral("中"));
    for (int column = 0; column < model_->columnCount(); ++column)
        grid_->setColumnHidden(column, hidden_.contains(QString::number(column)));
    if (fitted_ == model_->listing().questionnaire.id) return;
    fitted_ = model_->listing().questionnaire.id;
    for (int column = 0; column < model_->columnCount(); ++column) {
        const QString heading = model_->headerData(column, Qt::Horizontal).toString();
        const int words = fontMetrics().horizontalAdvance(heading) + 2 * letter;
        grid_->setColumnWidth(column, std::clamp(words, 5 * letter, 14 * letter));
    }
    grid_->setColumnWidth(SheetsModel::SchoolColumn, 9 * letter);
    grid_->setColumnWidth(SheetsModel::SubmittedColumn, 10 * letter);
}

void SheetsPanel::showColumnMenu() {
    auto* menu = new QMenu(columns_);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    auto* list = new QListWidget(menu);
    list->setObjectName("columnList");
    list->setAccessibleName(tr("Columns"));
    for (int column = 0; column < model_->columnCount(); ++column) {
        const QString title =
            column < SheetsModel::FirstItem
                ? model_->headerData(column, Qt::Horizontal).toString()
                : shown(
                      items(model_->listing().questionnaire)[static_cast<std::size_t>(column - SheetsModel::FirstItem)]
                          .title)
                      .left(60);
        auto* line = new QListWidgetItem(title, list);
        line->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable);
        line->setCheckState(grid_->isColumnHidden(column) ? Qt::Unchecked : Qt::Checked);
    }
    list->setMinimumSize(fontMetrics().horizontalAdvance(QStringLiteral("中")) * 22, fontMetrics().height() * 18);
    connect(list, &QListWidget::itemChanged, this, [this, list](QListWidgetItem* line) {
        const int column = list->row(line);
        const bool show = line->checkState() == Qt::Checked;
        grid_->setColumnHidden(column, !show);
        if (show)
            hidden_.erase(QString::number(column));
        else
            hidden_.insert(QString::number(column));
    });
    auto* action = new QWidgetAction(menu);
    action->setDefaultWidget(list);
    menu->addAction(action);
    menu->popup(columns_->mapToGlobal(QPoint(0, columns_->height())));
    list->setFocus();
}

}  // namespace diaoyan
