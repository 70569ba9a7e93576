// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/desktop/results/result_board.h"

#include "charts/desktop/look/words.h"
#include "charts/desktop/results/compact_combo.h"
#include "charts/desktop/views/result_table_model.h"

#include <QAbstractItemView>
#include <QComboBox>
#include <QHBoxLayout>
#include <QItemSelectionModel>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace diaoyan {

namespace {

constexpr int patienceMilliseconds = 200;
constexpr int lettersOfTitles = 14;

}  // namespace

ResultBoard::ResultBoard(QWidget* parent)
    : QWidget(parent), titles_(makeCompactCombo(this, "tableTitles")), card_(new FigureCard(this)),
      working_(makeBusy()), remark_(new QLabel(this)) {
    card_->figure().setObjectName("figure");
    card_->table().setObjectName("table");
    titles_->setAccessibleName(tr("Table"));
    titles_->setMinimumContentsLength(lettersOfTitles);
    titles_->hide();
    remark_->setObjectName("quiet");
    remark_->setTextFormat(Qt::PlainText);
    remark_->setWordWrap(true);
    remark_->hide();
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    column->addWidget(working_);
    column->addWidget(card_, 1);
    column->addWidget(remark_);
    patience_.setSingleShot(true);
    connect(&patience_, &QTimer::timeout, this, [this] {
        card_->showWords(working_words_->text());
        remark_->hide();
        titles_->hide();
        working_->show();
    });
    connect(titles_, &QComboBox::activated, this, &ResultBoard::showTable);
    connect(&card_->figure(), &FigureView::chosen, this, &ResultBoard::spotChosen);
    connect(&card_->table(), &ResultTableView::chosen, this, &ResultBoard::rowChosen);
}

void ResultBoard::addControl(QWidget* control) {
    card_->addControl(control);
    card_->addControl(titles_);  // always the last one
}

QWidget* ResultBoard::makeBusy() {
    auto* strip = new QWidget(this);
    working_words_ = new QLabel(strip);
    working_words_->setTextFormat(Qt::PlainText);
    auto* bar = new QProgressBar(strip);
    bar->setRange(0, 0);
    bar->setTextVisible(false);
    bar->setAccessibleName(tr("Being worked out"));
    auto* stop = new QPushButton(tr("&Stop"), strip);
    stop->setObjectName("stop");
    auto* row = new QHBoxLayout(strip);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    row->addWidget(working_words_);
    row->addWidget(bar, 1);
    row->addWidget(stop);
    connect(stop, &QPushButton::clicked, this, &ResultBoard::stopWanted);
    strip->hide();
    return strip;
}

void ResultBoard::begin(bool figure, const std::vector<ResultTable>& tables) {
    patience_.stop();
    working_->hide();
    busy_ = false;
    said_.clear();
    if (open_before_) card_->setTableShown(*open_before_);
    open_before_.reset();
    fillTitles(tables);
    shows_figure_ = figure;
}

void ResultBoard::showFigure(const ChartSpec& spec) {
    begin(true, {});
    card_->show(spec);
    figure().setAccessibleName(shown(spec.title));
}

void ResultBoard::showTables(const std::vector<ResultTable>& tables) {
    if (tables.empty()) return showWords(tr("There is nothing to show"), {});
    begin(false, tables);
    showTable(titles_->currentIndex());
}

void ResultBoard::showFigureAndTables(const ChartSpec& spec, const std::vector<ResultTable>& tables, bool open) {
    if (tables.empty()) return showFigure(spec);
    begin(true, tables);
    card_->show(spec, tables[static_cast<std::size_t>(titles_->currentIndex())]);
    figure().setAccessibleName(shown(spec.title));
    titles_->setVisible(tables.size() > 1 && open);
    if (!open) return;
    open_before_ = card_->tableShown();
    card_->setTableShown(true);
}

// The table that was looked at, or the first of its kind.
void ResultBoard::fillTitles(const std::vector<ResultTable>& tables) {
    const int at = titles_->currentIndex();
    const bool known = at >= 0 && at < static_cast<int>(tables_.size());
    const std::string kind = known ? tables_[static_cast<std::size_t>(at)].kind : std::string();
    tables_ = tables;
    titles_->setVisible(tables_.size() > 1);
    if (tables_.empty()) return;
    titles_->clear();
    for (const ResultTable& one : tables_) {
        titles_->addItem(singleLine(shown(one.title)));
        titles_->setItemData(titles_->count() - 1, shown(one.title).toHtmlEscaped(), Qt::ToolTipRole);
    }
    const auto like = std::find_if(tables_.begin(), tables_.end(), [&](const auto& one) { return one.kind == kind; });
    int chosen = like == tables_.end() ? 0 : static_cast<int>(like - tables_.begin());
    if (known && at < static_cast<int>(tables_.size()) && tables_[static_cast<std::size_t>(at)].kind == kind)
        chosen = at;
    widenList(*titles_);
    titles_->setCurrentIndex(chosen);
}

void ResultBoard::showTable(int at) {
    const ResultTable& wanted = tables_[static_cast<std::size_t>(at)];
    if (shows_figure_)
        card_->show(*figure().spec(), wanted);
    else
        card_->showTable(wanted);
    markRow(marked_);
}

void ResultBoard::setRemark(const QString& words) {
    remark_->setText(words);
    remark_->setVisible(!words.isEmpty());
}

void ResultBoard::showWords(const QString& headline, const QString& advice) {
    begin(false, {});
    setRemark({});
    said_ = headline;
    const QString all = advice.isEmpty() ? headline : headline + "\n\n" + advice;
    card_->showWords(all);
    figure().setAccessibleName(all);
}

void ResultBoard::showProblem(const Problem& problem) {
    showWords(shown(problem), adviceFor(problem));
}

void ResultBoard::showBusy(const QString& words) {
    busy_ = true;
    working_words_->setText(words);
    if (!patience_.isActive()) patience_.start(patienceMilliseconds);
}

void ResultBoard::markRow(const QString& code) {
    marked_ = code;
    auto* rows = table().findChild<QAbstractItemView*>("resultRows");
    if (rows == nullptr || rows->selectionModel() == nullptr) return;
    rows->selectionModel()->clearSelection();
    if (code.isEmpty()) return;
    const QAbstractItemModel& model = *rows->model();
    for (int row = 0; row < model.rowCount(); ++row) {
        const QModelIndex at = model.index(row, 0);
        if (model.data(at, ResultTableModel::CodeRole).toString().section('/', -1) != code) continue;
        rows->selectionModel()->select(at, QItemSelectionModel::Select | QItemSelectionModel::Rows);
        rows->scrollTo(at);
    }
}

}  // namespace diaoyan
