// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/desktop/results/returns_table.h"

#include "charts/desktop/look/row_list.h"
#include "charts/desktop/look/theme.h"
#include "charts/desktop/look/words.h"
#include "charts/desktop/results/returns_model.h"
#include "charts/desktop/views/mini_bar.h"
#include "charts/survey/study_of_survey.h"
#include "charts/tables/from_statistics.h"

#include <QAction>
#include <QComboBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QSignalBlocker>
#include <QSortFilterProxyModel>
#include <QTableView>

namespace diaoyan {

namespace {

/// By name (any part of it, or the code) and stage.
class ChosenSchools final : public QSortFilterProxyModel {
public:
    using QSortFilterProxyModel::QSortFilterProxyModel;

    void narrow(const QString& words, const QString& stage) {
        words_ = words;
        stage_ = stage;
        invalidateFilter();
    }

protected:
    bool filterAcceptsRow(int row, const QModelIndex&) const override {
        const auto at = [&](int column, int role) { return sourceModel()->index(row, column).data(role).toString(); };
        if (!stage_.isEmpty() && at(ReturnsModel::StageColumn, ReturnsModel::SortRole) != stage_) return false;
        return words_.isEmpty() ||
               at(ReturnsModel::SchoolColumn, ReturnsModel::SortRole).contains(words_, Qt::CaseInsensitive) ||
               at(ReturnsModel::SchoolColumn, ReturnsModel::CodeRole).startsWith(words_, Qt::CaseInsensitive);
    }

private:
    QString words_;
    QString stage_;
};

}  // namespace

ReturnsTable::ReturnsTable(QWidget* parent)
    : QWidget(parent), search_(new QLineEdit(this)), stage_(new QComboBox(this)), found_(new QLabel(this)),
      rows_(new QTableView(this)), nobody_(new QLabel(this)), notes_(new QLabel(this)), model_(new ReturnsModel(this)),
      narrowed_(new ChosenSchools(this)) {
    buildSearch();
    buildRows();
    for (QLabel* label : {found_, nobody_, notes_}) {
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(label != found_);
        label->setObjectName("quiet");
    }
    nobody_->setAlignment(Qt::AlignCenter);
    nobody_->setText(tr("No school fits what is searched for."));
    auto* line = new QHBoxLayout;
    line->setSpacing(8);
    line->addWidget(search_, 1);
    line->addWidget(stage_);
    line->addWidget(found_);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 8, 0, 0);
    column->setSpacing(8);
    column->addLayout(line);
    column->addWidget(rows_, 1);
    column->addWidget(nobody_, 1);
    column->addWidget(notes_);
}

void ReturnsTable::buildSearch() {
    search_->setObjectName("schoolSearch");
    search_->setPlaceholderText(tr("Search schools"));
    search_->setAccessibleName(search_->placeholderText());
    search_->setClearButtonEnabled(true);
    search_->addAction(themeIcon("search"), QLineEdit::LeadingPosition);
    stage_->setObjectName("stageChoice");
    stage_->setAccessibleName(tr("Stage"));
    stage_->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    connect(search_, &QLineEdit::textChanged, this, &ReturnsTable::narrow);
    connect(stage_, &QComboBox::currentIndexChanged, this, &ReturnsTable::narrow);
}

void ReturnsTable::buildRows() {
    narrowed_->setSourceModel(model_);
    narrowed_->setSortRole(ReturnsModel::SortRole);
    narrowed_->setSortLocaleAware(true);
    rows_->setObjectName("returnsTable");
    rows_->setAccessibleName(tr("Returned questionnaires by school"));
    rows_->setModel(narrowed_);
    readByRows(*rows_);
    rows_->setItemDelegate(new MiniBarDelegate(rows_));
    rows_->setSortingEnabled(true);
    rows_->horizontalHeader()->setSortIndicator(-1, Qt::AscendingOrder);
    rows_->horizontalHeader()->setSortIndicatorClearable(true);
    rows_->horizontalHeader()->setHighlightSections(false);
    rows_->setSelectionMode(QAbstractItemView::SingleSelection);
    rows_->setEditTriggers(QAbstractItemView::NoEditTriggers);
    rows_->setWordWrap(false);
    rows_->setToolTip(tr("Double click a school to look at its answers only"));
    connect(rows_, &QTableView::activated, this, &ReturnsTable::choose);
}

void ReturnsTable::choose() {
    const QModelIndex now = rows_->currentIndex();
    if (now.isValid()) emit schoolChosen(now.data(ReturnsModel::CodeRole).toString());
}

void ReturnsTable::narrow() {
    static_cast<ChosenSchools*>(narrowed_)->narrow(search_->text().trimmed(), stage_->currentData().toString());
    const int left = narrowed_->rowCount();
    found_->setText(tr("%1 schools").arg(shownCount(left)));
    rows_->setVisible(left > 0);
    nobody_->setVisible(left == 0);
}

void ReturnsTable::show(const std::shared_ptr<const SurveyOutline>& outline) {
    model_->show(outline);
    QStringList stages;
    for (const School& school : outline->roster.schools)
        if (const QString stage = shown(school.stage); !stage.isEmpty() && !stages.contains(stage)) stages << stage;
    {
        const QSignalBlocker quiet(stage_);
        const QVariant before = stage_->currentData();
        stage_->clear();
        stage_->addItem(tr("All stages"));
        for (const QString& stage : stages) stage_->addItem(stage.simplified().left(20), stage);
        stage_->setCurrentIndex(before.isValid() ? std::max(0, stage_->findData(before)) : 0);
    }
    stage_->setVisible(stages.size() > 1);
    rows_->setColumnHidden(ReturnsModel::StageColumn, stages.isEmpty());
    QStringList notes;
    const ResultTable table = returnsByRole(outline->rates, rolesOf(outline->questionnaires));
    // The problems of the rates stand above, on the page.
    for (std::size_t i = 0; i + outline->rates.problems.size() < table.notes.size(); ++i)
        notes << shown(table.notes[i]);
    notes_->setText(notes.join(' '));
    narrow();
    rows_->resizeColumnsToContents();
    rows_->setColumnWidth(ReturnsModel::SchoolColumn, std::min(rows_->columnWidth(ReturnsModel::SchoolColumn),
                                                               fontMetrics().averageCharWidth() * 40));
    rows_->horizontalHeader()->setSectionResizeMode(ReturnsModel::SchoolColumn, QHeaderView::Interactive);
    for (int column = ReturnsModel::FirstRoleColumn; column < model_->columnCount(); ++column)
        rows_->horizontalHeader()->setSectionResizeMode(column, QHeaderView::Stretch);
}

}  // namespace diaoyan
