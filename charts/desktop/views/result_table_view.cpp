// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/desktop/views/result_table_view.h"

#include "charts/desktop/look/words.h"
#include "charts/desktop/views/copied_cells.h"
#include "charts/desktop/views/result_rows.h"
#include "charts/desktop/views/result_table_model.h"
#include "charts/desktop/views/save_formats.h"
#include "charts/tables/printable_text.h"
#include "charts/writers/writers.h"

#include <QAction>
#include <QItemSelectionModel>
#include <QLabel>
#include <QVBoxLayout>

#include <algorithm>
#include <numeric>

namespace diaoyan {

namespace {

CopiedCells cellsOf(const ResultTableModel& model, const std::vector<int>& rows) {
    CopiedCells cells;
    for (int column = 0; column < model.columnCount(); ++column)
        cells.headings << model.headerData(column, Qt::Horizontal).toString();
    for (const int row : rows) {
        cells.rows.emplace_back();
        for (int column = 0; column < model.columnCount(); ++column)
            cells.rows.back() << model.index(row, column).data().toString();
    }
    return cells;
}

/// With what is printed around it.
CopiedCells wholeTable(const ResultTableModel& model) {
    std::vector<int> rows(static_cast<std::size_t>(model.rowCount()));
    std::iota(rows.begin(), rows.end(), 0);
    CopiedCells cells = cellsOf(model, rows);
    cells.title = shown(printable(model.table().title.in(shownLanguage())));
    QStringList foot{shown(printable(baseText(model.table(), shownLanguage())))};
    for (const std::string& line : noteLines(model.table(), shownLanguage())) foot << shown(printable(line));
    cells.foot = foot.join('\n');
    return cells;
}

Result<std::string> workbook(const ResultTable& table) {
    Report report{.language = shownLanguage(),
                  .title = table.title.in(shownLanguage()),
                  .subtitle = {},
                  .organisation = {},
                  .date = {},
                  .blocks = {TableBlock{table}}};
    const Writer* writer = writerFor("table.xlsx");
    return writer->write(report, FigureRenderer{}, WriterOptions{});
}

}  // namespace

ResultTableView::ResultTableView(QWidget* parent)
    : QWidget(parent), title_(new QLabel(this)), base_(new QLabel(this)), model_(new ResultTableModel(this)),
      rows_(new ResultRows(model_, this)), notes_(new QLabel(this)) {
    title_->setObjectName("tableTitle");
    base_->setObjectName("quiet");
    notes_->setObjectName("quiet");
    rows_->setObjectName("resultRows");
    for (QLabel* label : {title_, base_, notes_}) {
        label->setMinimumWidth(1);  // a word without end must not make the window as wide
        label->setWordWrap(true);
        label->setTextFormat(Qt::PlainText);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    }
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(6);
    column->addWidget(title_);
    column->addWidget(base_);
    column->addWidget(rows_, 1);
    column->addWidget(notes_);
    column->addStretch(0);
    addActions();
    connect(rows_, &ResultRows::rowChosen, this, [this](int row) { emit chosen(shown(model_->row(row).code)); });
}

void ResultTableView::addActions() {
    rows_->setContextMenuPolicy(Qt::ActionsContextMenu);
    const auto add = [&](const QString& words, const QKeySequence& keys, void (ResultTableView::*action)()) {
        auto* made = new QAction(words, rows_);
        made->setShortcut(keys);
        made->setShortcutContext(Qt::WidgetShortcut);
        connect(made, &QAction::triggered, this, action);
        rows_->addAction(made);
    };
    add(tr("&Copy"), QKeySequence::Copy, &ResultTableView::copy);
    add(tr("Copy the whole &table"), {}, &ResultTableView::copyAll);
    add(tr("&Save as..."), {}, &ResultTableView::saveAs);
}

const ResultTable& ResultTableView::table() const {
    return model_->table();
}

void ResultTableView::setHeadShown(bool shown) {
    head_shown_ = shown;
    title_->setVisible(shown && !title_->text().isEmpty());
    base_->setVisible(shown && !base_->text().isEmpty());
}

void ResultTableView::show(const ResultTable& table) {
    model_->show(table);
    const auto words = [](const std::string& text) { return shown(printable(text)); };
    title_->setText(words(table.title.in(shownLanguage())));
    base_->setText(words(baseText(table, shownLanguage())));
    QStringList notes;
    for (const std::string& line : noteLines(table, shownLanguage())) notes << words(line);
    notes_->setText(notes.join('\n'));
    notes_->setVisible(!notes.isEmpty());
    setHeadShown(head_shown_);
    rows_->setAccessibleName(title_->text());
    rows_->setAccessibleDescription(base_->text());
    rows_->layOut();
}

void ResultTableView::copy() {
    std::vector<int> rows;
    for (const QModelIndex& index : rows_->selectionModel()->selectedRows()) rows.push_back(index.row());
    if (rows.empty()) {
        copyAll();
        return;
    }
    std::sort(rows.begin(), rows.end());
    putOnClipboard(cellsOf(*model_, rows));
}

void ResultTableView::copyAll() {
    putOnClipboard(wholeTable(*model_));
}

void ResultTableView::saveAs() {
    askAndSave(this, title_->text(), formats());
}

std::vector<SaveFormat> ResultTableView::formats() const {
    // Copies: the dialog may outlive what is shown now.
    const CopiedCells cells = wholeTable(*model_);
    const ResultTable table = model_->table();
    return {{"xlsx", tr("Excel workbook"), [table] { return workbook(table); }},
            {"csv", tr("Table of plain text (CSV)"), [cells]() -> Result<std::string> { return commaText(cells); }}};
}

}  // namespace diaoyan
