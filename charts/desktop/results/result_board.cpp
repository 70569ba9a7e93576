// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/desktop/results/result_board.h"

#include "charts/desktop/look/words.h"
#include "charts/desktop/results/compact_combo.h"
#include "charts/desktop/views/result_table_model.h"

#include <QComboBox>
#include <QItemSelectionModel>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QScrollArea>
#include <QSplitter>
#include <QStackedWidget>
#include <QTableView>
#include <QVBoxLayout>

namespace diaoyan {

namespace {

constexpr int patienceMilliseconds = 200;

/// What a table is like another time: its kind, and its place among those of the kind does not matter.
QString kindOf(const ResultTable& table) {
    return shown(table.kind);
}

}  // namespace

ResultBoard::ResultBoard(QWidget* parent)
    : QWidget(parent), stack_(new QStackedWidget(this)), results_(new QSplitter(Qt::Vertical, this)),
      drawn_(new QScrollArea(this)), figure_(new FigureView), tabled_(makeTables()), notice_(new EmptyNotice(this)),
      working_(makeBusy()), remark_(new QLabel(this)) {
    figure_->setObjectName("figure");
    drawn_->setWidget(figure_);
    drawn_->setWidgetResizable(true);
    drawn_->setFrameShape(QFrame::NoFrame);
    drawn_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    results_->addWidget(drawn_);
    results_->addWidget(tabled_);
    results_->setStretchFactor(0, 3);
    results_->setStretchFactor(1, 2);
    results_->setChildrenCollapsible(false);
    for (QWidget* page : {static_cast<QWidget*>(results_), static_cast<QWidget*>(notice_), working_})
        stack_->addWidget(page);
    remark_->setObjectName("quiet");
    remark_->setTextFormat(Qt::PlainText);
    remark_->setWordWrap(true);
    remark_->hide();
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    column->addWidget(stack_, 1);
    column->addWidget(remark_);
    patience_.setSingleShot(true);
    connect(&patience_, &QTimer::timeout, this, [this] {
        stack_->setCurrentWidget(working_);
        remark_->hide();
    });
    connect(figure_, &FigureView::chosen, this, &ResultBoard::spotChosen);
    connect(table_, &ResultTableView::chosen, this, &ResultBoard::rowChosen);
}

QWidget* ResultBoard::makeTables() {
    auto* page = new QWidget(this);
    titles_ = makeCompactCombo(page, "tableTitles");
    titles_->setAccessibleName(tr("Table"));
    table_ = new ResultTableView(page);
    table_->setObjectName("table");
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    column->addWidget(titles_);
    column->addWidget(table_, 1);
    connect(titles_, &QComboBox::activated, this, &ResultBoard::showTable);
    return page;
}

QWidget* ResultBoard::makeBusy() {
    auto* page = new QWidget(this);
    working_words_ = new QLabel(page);
    working_words_->setTextFormat(Qt::PlainText);
    working_words_->setAlignment(Qt::AlignCenter);
    working_words_->setWordWrap(true);
    auto* bar = new QProgressBar(page);
    bar->setRange(0, 0);
    bar->setTextVisible(false);
    bar->setMaximumWidth(fontMetrics().averageCharWidth() * 40);
    bar->setAccessibleName(tr("Being worked out"));
    auto* stop = new QPushButton(tr("&Stop"), page);
    stop->setObjectName("stop");
    auto* column = new QVBoxLayout(page);
    column->addStretch();
    column->addWidget(working_words_);
    column->addWidget(bar, 0, Qt::AlignHCenter);
    column->addWidget(stop, 0, Qt::AlignHCenter);
    column->addStretch();
    connect(stop, &QPushButton::clicked, this, &ResultBoard::stopWanted);
    return page;
}

void ResultBoard::put(bool figure, bool tables) {
    patience_.stop();
    busy_ = false;
    said_.clear();
    if (!tables) tables_.clear();
    drawn_->setVisible(figure);
    tabled_->setVisible(tables);
    stack_->setCurrentWidget(results_);
}

void ResultBoard::showFigure(const ChartSpec& spec) {
    figure_->show(spec);
    figure_->setAccessibleName(shown(spec.title));
    put(true, false);
}

void ResultBoard::showTables(const std::vector<ResultTable>& tables) {
    fillTables(tables);
    put(false, true);
}

void ResultBoard::showFigureAndTables(const ChartSpec& spec, const std::vector<ResultTable>& tables) {
    fillTables(tables);
    figure_->show(spec);
    figure_->setAccessibleName(shown(spec.title));
    put(true, true);
}

void ResultBoard::fillTables(const std::vector<ResultTable>& tables) {
    const int before = titles_->currentIndex();
    const QString kind = before >= 0 && before < static_cast<int>(tables_.size())
                             ? kindOf(tables_[static_cast<std::size_t>(before)])
                             : QString();
    tables_ = tables;
    titles_->clear();
    for (const ResultTable& one : tables_) titles_->addItem(singleLine(shown(one.title)));
    titles_->setVisible(tables_.size() > 1);
    // The list says the title already.
    if (auto* title = table_->findChild<QLabel*>("tableTitle")) title->setVisible(tables_.size() < 2);
    int chosen = tables_.empty() ? -1 : 0;
    for (std::size_t i = tables_.size(); i-- > 0;)
        if (kindOf(tables_[i]) == kind && chosen <= 0) chosen = static_cast<int>(i);
    if (before >= 0 && before < static_cast<int>(tables_.size()) &&
        kindOf(tables_[static_cast<std::size_t>(before)]) == kind)
        chosen = before;
    titles_->setCurrentIndex(chosen);
    if (chosen >= 0) showTable(chosen);
}

void ResultBoard::showTable(int at) {
    table_->show(tables_[static_cast<std::size_t>(at)]);
    markRow(marked_);
}

void ResultBoard::setRemark(const QString& words) {
    remark_->setText(words);
    remark_->setVisible(!words.isEmpty());
}

void ResultBoard::showWords(const QString& headline, const QString& advice) {
    put(false, false);
    setRemark({});
    said_ = headline;
    notice_->setWords(headline, advice);
    stack_->setCurrentWidget(notice_);
}

void ResultBoard::showProblem(const Problem& problem) {
    showWords(shown(problem), adviceFor(problem));
}

void ResultBoard::showBusy(const QString& words) {
    busy_ = true;
    working_words_->setText(words);
    if (!patience_.isActive()) patience_.start(patienceMilliseconds);
}

bool ResultBoard::showsFigure() const {
    return stack_->currentWidget() == results_ && !drawn_->isHidden();
}

bool ResultBoard::showsTables() const {
    return stack_->currentWidget() == results_ && !tabled_->isHidden();
}

QString ResultBoard::words() const {
    return said_;
}

void ResultBoard::markRow(const QString& code) {
    marked_ = code;
    auto* rows = table_->findChild<QTableView*>();
    if (rows == nullptr || rows->selectionModel() == nullptr) return;
    rows->selectionModel()->clearSelection();
    if (code.isEmpty()) return;
    const ResultTableModel& model = table_->model();
    for (int row = 0; row < model.rowCount(); ++row) {
        const QModelIndex at = model.index(row, 0);
        if (model.data(at, ResultTableModel::CodeRole).toString().section('/', -1) != code) continue;
        rows->selectionModel()->select(at, QItemSelectionModel::Select | QItemSelectionModel::Rows);
        rows->scrollTo(at);
    }
}

}  // namespace diaoyan
