// SPDX-License-Identifier: GPL-3.0-or-later
// How the page is put together; what it does is in quality_page.cpp.
#include "charts/desktop/answers/flagged_sheets_model.h"
#include "charts/desktop/answers/quality_page.h"
#include "charts/desktop/answers/quality_rule_list.h"
#include "charts/desktop/answers/sheet_view.h"
#include "charts/desktop/look/message_strip.h"
#include "charts/desktop/look/row_list.h"
#include "charts/desktop/views/figure_card.h"
#include "charts/desktop/views/result_table_view.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QSplitter>
#include <QStackedWidget>
#include <QTabWidget>
#include <QTableView>
#include <QVBoxLayout>

namespace diaoyan {

namespace {

/// Labels never read markup.
QLabel* plainLabel(const QString& words, const char* style, QWidget* parent) {
    auto* label = new QLabel(words, parent);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setObjectName(style);
    return label;
}

/// What may be higher than the window scrolls.
QScrollArea* scrolled(QWidget* content) {
    auto* area = new QScrollArea;
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAsNeeded);
    area->setWidget(content);
    return area;
}

}  // namespace

void QualityPage::buildPage() {
    auto* title = plainLabel(tr("Answer quality"), "pageTitle", this);
    questionnaires_ = new QComboBox(this);
    questionnaires_->setObjectName("questionnaires");
    questionnaires_->setAccessibleName(tr("Questionnaire"));
    questionnaires_->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    strip_ = new MessageStrip(this);
    empty_ = new EmptyNotice(this);
    auto* head = new QHBoxLayout;
    head->addWidget(title, 1);
    head->addWidget(questionnaires_);
    auto* body = new QSplitter(Qt::Horizontal, this);
    body->setObjectName("qualityBody");
    body->setChildrenCollapsible(false);
    body->addWidget(buildRules());
    auto* tabs = new QTabWidget(body);
    tabs->setObjectName("qualityTabs");
    tabs->setDocumentMode(true);
    tabs->addTab(buildEffect(), tr("E&ffect"));
    tabs->addTab(buildFlagged(), tr("Flagged &sheets"));
    rule_table_ = new ResultTableView(tabs);
    rule_table_->setObjectName("ruleTable");
    rule_table_->setContentsMargins(12, 12, 12, 12);
    tabs->addTab(rule_table_, tr("By &rule"));
    schools_ = new ResultTableView(tabs);
    schools_->setObjectName("schoolTable");
    schools_->setContentsMargins(12, 12, 12, 12);
    tabs->addTab(schools_, tr("By s&chool"));
    tabs->addTab(buildExcluded(), tr("&Left out"));
    body->addWidget(tabs);
    body->setStretchFactor(0, 0);
    body->setStretchFactor(1, 1);
    stack_ = new QStackedWidget(this);
    stack_->addWidget(empty_);
    stack_->addWidget(body);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(12, 12, 12, 12);
    column->setSpacing(8);
    column->addLayout(head);
    column->addWidget(strip_);
    column->addWidget(stack_, 1);
}

QWidget* QualityPage::buildRules() {
    auto* card = new QFrame(this);
    card->setObjectName("card");
    rules_ = new QualityRuleList(card);
    again_ = new QPushButton(tr("Chec&k"), card);
    again_->setObjectName("checkAgain");
    summary_ = plainLabel({}, "qualitySummary", card);
    auto* note = plainLabel(tr("Flagged means: worth a look. All of these have honest causes too. Nothing is ever "
                               "deleted: what you leave out stays in the file with its reason and can be taken back. "
                               "The filter of the results does not matter here."),
                            "quiet", card);
    auto* column = new QVBoxLayout(card);
    column->setContentsMargins(12, 12, 12, 12);
    column->setSpacing(8);
    column->addWidget(plainLabel(tr("What is looked for"), "sectionTitle", card));
    column->addWidget(rules_);
    column->addWidget(again_, 0, Qt::AlignLeft);
    column->addWidget(summary_);
    column->addStretch();
    column->addWidget(note);
    auto* area = scrolled(card);
    area->setMinimumWidth(card->sizeHint().width() + 4);
    return area;
}

QWidget* QualityPage::buildEffect() {
    auto* content = new QWidget;
    effect_ = new FigureCard(content);
    effect_->setObjectName("effectCard");
    effect_->setTableShown(true);
    auto* column = new QVBoxLayout(content);
    column->setContentsMargins(12, 12, 12, 12);
    column->addWidget(effect_);
    return content;
}

QWidget* QualityPage::buildFlaggedActions() {
    auto* box = new QWidget(this);
    reason_ = new QLineEdit(box);
    reason_->setObjectName("exclusionReason");
    reason_->setMaxLength(200);
    reason_->setPlaceholderText(tr("Reason, stored with the sheets; empty: the rules that flagged them"));
    reason_->setAccessibleName(tr("Reason for leaving sheets out"));
    leave_ticked_ = new QPushButton(box);
    leave_ticked_->setObjectName("leaveTicked");
    leave_all_ = new QPushButton(box);
    leave_all_->setObjectName("leaveAll");
    auto* row = new QHBoxLayout;
    row->addStretch();
    row->addWidget(leave_ticked_);
    row->addWidget(leave_all_);
    auto* column = new QVBoxLayout(box);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(reason_);
    column->addLayout(row);
    connect(leave_ticked_, &QPushButton::clicked, this, [this] { leaveOut(false); });
    connect(leave_all_, &QPushButton::clicked, this, [this] { leaveOut(true); });
    return box;
}

QWidget* QualityPage::buildFlagged() {
    auto* content = new QWidget;
    only_ = new QComboBox(content);
    only_->setObjectName("onlyRule");
    auto* label = new QLabel(tr("Flagged &by"), content);
    label->setBuddy(only_);
    auto* all = new QPushButton(tr("Tick all"), content);
    auto* none = new QPushButton(tr("Tick none"), content);
    all->setObjectName("tickAll");
    none->setObjectName("tickNone");
    auto* top = new QHBoxLayout;
    top->addWidget(label);
    top->addWidget(only_, 1);
    top->addWidget(all);
    top->addWidget(none);
    flagged_ = new QTableView(content);
    flagged_->setObjectName("flaggedSheets");
    flagged_->setAccessibleName(tr("Flagged sheets"));
    flagged_->setModel(model_);
    readByRows(*flagged_);
    flagged_->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    flagged_->horizontalHeader()->setStretchLastSection(true);
    flagged_->setColumnWidth(FlaggedSheetsModel::SheetColumn, fontMetrics().horizontalAdvance("0000000000000"));
    flagged_->setColumnWidth(FlaggedSheetsModel::SchoolColumn, fontMetrics().horizontalAdvance("00000000000000000000"));
    sheet_ = new SheetView(content);
    auto* split = new QSplitter(Qt::Vertical, content);
    split->setChildrenCollapsible(false);
    split->addWidget(flagged_);
    split->addWidget(sheet_);
    split->setSizes({300, 220});
    auto* column = new QVBoxLayout(content);
    column->setContentsMargins(12, 12, 12, 12);
    column->setSpacing(8);
    column->addLayout(top);
    column->addWidget(split, 1);
    column->addWidget(buildFlaggedActions());
    connect(all, &QPushButton::clicked, model_, [this] { model_->tickAll(true); });
    connect(none, &QPushButton::clicked, model_, [this] { model_->tickAll(false); });
    connect(flagged_->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &QualityPage::showSheet);
    connect(only_, &QComboBox::currentIndexChanged, this, &QualityPage::showOnly);
    return content;
}

QWidget* QualityPage::buildExcluded() {
    auto* content = new QWidget;
    excluded_ = new ResultTableView(content);
    excluded_->setObjectName("excludedTable");
    none_excluded_ = new EmptyNotice(content);
    none_excluded_->setWords(tr("No sheets are left out"), tr("All sheets of this questionnaire count."));
    excluded_box_ = new QWidget(content);
    excluded_reason_ = new QComboBox(excluded_box_);
    excluded_reason_->setObjectName("excludedReason");
    take_back_ = new QPushButton(tr("Ta&ke these back"), excluded_box_);
    take_back_->setObjectName("takeBack");
    auto* look = new QPushButton(tr("&Look at them"), excluded_box_);
    look->setObjectName("lookAtExcluded");
    auto* label = new QLabel(tr("Left out &because of"), excluded_box_);
    label->setBuddy(excluded_reason_);
    auto* row = new QHBoxLayout(excluded_box_);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(label);
    row->addWidget(excluded_reason_, 1);
    row->addWidget(take_back_);
    row->addWidget(look);
    auto* column = new QVBoxLayout(content);
    column->setContentsMargins(12, 12, 12, 12);
    column->setSpacing(8);
    column->addWidget(none_excluded_, 1);
    column->addWidget(excluded_, 1);
    column->addWidget(excluded_box_);
    connect(take_back_, &QPushButton::clicked, this, &QualityPage::takeBack);
    connect(look, &QPushButton::clicked, this,
            [this] { emit pageWanted("answers", "excluded:" + questionnaires_->currentData().toString()); });
    return content;
}

}  // namespace diaoyan
