// SPDX-License-Identifier: GPL-3.0-or-later
// How the panel is put together; what it does is in texts_panel.cpp and texts_panel_codes.cpp.
#include "charts/desktop/answers/text_groups_model.h"
#include "charts/desktop/answers/texts_panel.h"
#include "charts/desktop/look/message_strip.h"
#include "charts/desktop/look/row_list.h"
#include "charts/desktop/look/theme.h"
#include "charts/desktop/views/figure_card.h"

#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QSplitter>
#include <QStackedWidget>
#include <QTabWidget>
#include <QTableView>
#include <QVBoxLayout>

namespace diaoyan {

void TextsPanel::buildPanel() {
    empty_ = new EmptyNotice(this);
    auto* tabs = new QTabWidget(this);
    tabs->setObjectName("textTabs");
    tabs->setDocumentMode(true);
    tabs->addTab(buildCodes(), tr("Cod&es"));
    tabs->addTab(buildCounts(), tr("Cou&nts"));
    auto* body = new QSplitter(Qt::Horizontal, this);
    body->setChildrenCollapsible(false);
    body->addWidget(buildTexts());
    body->addWidget(tabs);
    body->setStretchFactor(0, 3);
    body->setStretchFactor(1, 2);
    body->setSizes({560, 400});
    stack_ = new QStackedWidget(this);
    stack_->addWidget(empty_);
    stack_->addWidget(body);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 8, 0, 0);
    column->setSpacing(8);
    column->addWidget(buildSearch());
    column->addWidget(stack_, 1);
}

QWidget* TextsPanel::buildSearch() {
    auto* bar = new QWidget(this);
    items_ = new QComboBox(bar);
    items_->setObjectName("textItems");
    items_->setAccessibleName(tr("Question"));
    items_->setMinimumContentsLength(12);
    items_->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    search_ = new QLineEdit(bar);
    search_->setObjectName("textSearch");
    search_->setClearButtonEnabled(true);
    search_->setMaxLength(200);
    search_->setPlaceholderText(tr("Search words"));
    search_->setAccessibleName(tr("Search the texts"));
    search_->addAction(themeIcon("search"), QLineEdit::LeadingPosition);
    together_ = new QCheckBox(tr("Equal texts &together"), bar);
    together_->setObjectName("equalTogether");
    together_->setChecked(true);
    together_->setToolTip(tr("Texts that are alike are one row and get the same codes"));
    count_ = new QLabel(bar);
    count_->setObjectName("textCount");
    export_ = new QPushButton(tr("E&xport …"), bar);
    export_->setObjectName("exportTexts");
    auto* row = new QHBoxLayout(bar);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    row->addWidget(items_, 2);
    row->addWidget(search_, 1);
    row->addWidget(together_);
    row->addWidget(count_);
    row->addWidget(export_);
    return bar;
}

QWidget* TextsPanel::buildTexts() {
    list_ = new QTableView(this);
    list_->setObjectName("textList");
    list_->setAccessibleName(tr("Texts"));
    list_->setModel(model_);
    readByRows(*list_);
    list_->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    list_->verticalHeader()->setDefaultSectionSize(fontMetrics().height() + 12);
    list_->setWordWrap(false);
    list_->setSelectionMode(QAbstractItemView::ExtendedSelection);
    list_->setDragEnabled(true);
    list_->setDragDropMode(QAbstractItemView::DragOnly);
    QHeaderView* header = list_->horizontalHeader();
    header->setHighlightSections(false);
    header->setSortIndicatorShown(true);
    header->setSectionsClickable(true);
    header->setSortIndicator(TextGroupsModel::CountColumn, Qt::DescendingOrder);
    header->setSectionResizeMode(TextGroupsModel::TextColumnAt, QHeaderView::Stretch);
    const int letter = fontMetrics().horizontalAdvance(QStringLiteral("中"));
    list_->setColumnWidth(TextGroupsModel::CountColumn, 5 * letter);
    list_->setColumnWidth(TextGroupsModel::LengthColumn, 5 * letter);
    list_->setColumnWidth(TextGroupsModel::CodesColumn, 9 * letter);
    return list_;
}

QWidget* TextsPanel::buildCodes() {
    auto* box = new QWidget;
    chosen_ = new QLabel(box);
    chosen_->setObjectName("quiet");
    chosen_->setTextFormat(Qt::PlainText);
    chosen_->setWordWrap(true);
    codes_ = new QListWidget(box);
    codes_->setObjectName("codeList");
    codes_->setAccessibleName(tr("Codes"));
    codes_->setSelectionMode(QAbstractItemView::ExtendedSelection);
    codes_->setAcceptDrops(true);
    codes_->setEditTriggers(QAbstractItemView::EditKeyPressed | QAbstractItemView::DoubleClicked);
    new_code_ = new QLineEdit(box);
    new_code_->setObjectName("newCode");
    new_code_->setMaxLength(100);
    new_code_->setPlaceholderText(tr("New code, such as: canteen"));
    new_code_->setAccessibleName(tr("New code"));
    const auto button = [&](const QString& words, const char* name) {
        auto* made = new QPushButton(words, box);
        made->setObjectName(name);
        return made;
    };
    add_ = button(tr("&Add"), "addCode");
    rename_ = button(tr("&Rename"), "renameCode");
    merge_ = button(tr("&Merge"), "mergeCodes");
    merge_->setToolTip(tr("Choose two codes: the texts of the lower one get the upper one"));
    remove_ = button(tr("Re&move"), "removeCode");
    auto* fresh = new QHBoxLayout;
    fresh->addWidget(new_code_, 1);
    fresh->addWidget(add_);
    auto* change = new QHBoxLayout;
    change->addWidget(rename_);
    change->addWidget(merge_);
    change->addWidget(remove_);
    change->addStretch();
    auto* column = new QVBoxLayout(box);
    column->setContentsMargins(12, 12, 12, 0);
    column->setSpacing(8);
    column->addWidget(chosen_);
    column->addWidget(codes_, 1);
    column->addLayout(fresh);
    column->addLayout(change);
    return box;
}

QWidget* TextsPanel::buildCounts() {
    auto* content = new QWidget;
    counts_ = new FigureCard(content);
    counts_->setObjectName("codeCard");
    counts_->setTableShown(true);
    auto* column = new QVBoxLayout(content);
    column->setContentsMargins(12, 12, 12, 0);
    column->addWidget(counts_);
    return content;
}

}  // namespace diaoyan
