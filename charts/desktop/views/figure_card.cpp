// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/desktop/views/figure_card.h"

#include "charts/desktop/look/theme.h"
#include "charts/desktop/views/figure_copies.h"
#include "charts/desktop/views/figure_view.h"
#include "charts/desktop/views/result_table_view.h"

#include <QHBoxLayout>
#include <QMenu>
#include <QScrollArea>
#include <QToolButton>

namespace diaoyan {

namespace {

QToolButton* iconButton(QWidget* parent, const QString& icon, const QString& words, const QString& name) {
    auto* button = new QToolButton(parent);
    button->setIcon(themeIcon(icon));
    button->setToolTip(words);
    button->setAccessibleName(words);
    button->setObjectName(name);
    button->setAutoRaise(true);
    button->setFocusPolicy(Qt::TabFocus);
    return button;
}

}  // namespace

FigureCard::FigureCard(QWidget* parent)
    : QWidget(parent), row_(new QHBoxLayout), controls_(new QHBoxLayout),
      copy_(iconButton(this, "copy", tr("Copy picture or table"), "figureCopy")),
      save_(iconButton(this, "save", tr("Save as..."), "figureSave")),
      switch_(iconButton(this, "table", tr("Show the table"), "figureTableSwitch")), scroll_(new QScrollArea(this)),
      figure_(new FigureView), table_(new ResultTableView) {
    buildRow();
    buildBody();
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    column->addLayout(row_);
    column->addWidget(scroll_, 1);
    fill(false, false);
}

void FigureCard::buildRow() {
    controls_->setSpacing(8);
    row_->setContentsMargins(0, 0, 0, 0);
    row_->setSpacing(4);
    row_->addLayout(controls_);
    row_->addStretch(1);
    for (QToolButton* button : {switch_, copy_, save_}) row_->addWidget(button);
    auto* copies = new QMenu(copy_);
    connect(copies->addAction(tr("Copy &picture")), &QAction::triggered, figure_, &FigureView::copyPicture);
    connect(copies->addAction(tr("Copy &table")), &QAction::triggered, table_, &ResultTableView::copyAll);
    copy_->setMenu(copies);
    copy_->setPopupMode(QToolButton::InstantPopup);
    connect(save_, &QToolButton::clicked, this, [this] {
        if (figure_->isHidden())
            table_->saveAs();
        else
            figure_->saveAs();
    });
    switch_->setCheckable(true);
    connect(switch_, &QToolButton::toggled, this, [this](bool on) { table_->setVisible(has_table_ && on); });
}

void FigureCard::buildBody() {
    auto* body = new QWidget;
    auto* column = new QVBoxLayout(body);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(12);
    column->addWidget(figure_);
    column->addWidget(table_);
    column->addStretch(1);
    scroll_->setWidget(body);
    scroll_->setWidgetResizable(true);
    scroll_->setFrameShape(QFrame::NoFrame);
    scroll_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll_->setFocusPolicy(Qt::NoFocus);
    scroll_->viewport()->setAutoFillBackground(false);
    body->setAutoFillBackground(false);
}

void FigureCard::addControl(QWidget* control) {
    controls_->addWidget(control);
}

void FigureCard::show(const ChartSpec& figure) {
    show(figure, figureData(figure));
    table_->setHeadShown(false);  // the figure has said both
}

void FigureCard::show(const ChartSpec& figure, const ResultTable& table) {
    figure_->show(figure);
    table_->show(table);
    table_->setHeadShown(true);
    fill(true, true);
}

void FigureCard::showTable(const ResultTable& table) {
    table_->show(table);
    table_->setHeadShown(true);
    fill(false, true);
}

void FigureCard::showWords(const QString& words) {
    figure_->showWords(words);
    fill(false, false);
}

void FigureCard::setTableShown(bool shown) {
    switch_->setChecked(shown);
}

bool FigureCard::tableShown() const {
    return switch_->isChecked();
}

void FigureCard::fill(bool figure, bool table) {
    has_table_ = table;
    // Words alone stand in the middle.
    auto* column = static_cast<QVBoxLayout*>(scroll_->widget()->layout());
    column->setStretch(0, figure || table ? 0 : 1);
    column->setStretch(2, figure || table ? 1 : 0);
    figure_->setVisible(figure || !table);
    table_->setVisible(table && (switch_->isChecked() || !figure));
    switch_->setEnabled(figure && table);
    copy_->setEnabled(figure || table);
    copy_->menu()->actions().front()->setEnabled(figure);
    save_->setEnabled(figure || table);
}

}  // namespace diaoyan
