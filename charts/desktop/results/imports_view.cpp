// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/desktop/results/imports_view.h"

#include "charts/desktop/look/row_list.h"
#include "charts/desktop/look/words.h"
#include "charts/desktop/results/imports_model.h"
#include "collector/store/import_remarks.h"

#include <QHeaderView>
#include <QLabel>
#include <QListView>
#include <QStringListModel>
#include <QTableView>
#include <QVBoxLayout>

#include <utility>
#include <vector>

namespace diaoyan {

namespace {

constexpr std::size_t mostRemarks = 500;
constexpr qsizetype longestRemark = 300;

}  // namespace

ImportsView::ImportsView(Jobs& jobs, QWidget* parent)
    : QWidget(parent), rows_(new QTableView(this)), heading_(new QLabel(this)), remarks_(new QListView(this)),
      model_(new ImportsModel(this)), lines_(new QStringListModel(this)), reading_(jobs, this) {
    buildRows();
    heading_->setObjectName("quiet");
    heading_->setTextFormat(Qt::PlainText);
    heading_->setWordWrap(true);
    remarks_->setObjectName("importRemarks");
    remarks_->setAccessibleName(tr("What was refused"));
    remarks_->setModel(lines_);
    remarks_->setEditTriggers(QAbstractItemView::NoEditTriggers);
    remarks_->setUniformItemSizes(true);
    remarks_->setTextElideMode(Qt::ElideRight);
    remarks_->setAlternatingRowColors(true);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 8, 0, 0);
    column->setSpacing(8);
    column->addWidget(rows_, 3);
    column->addWidget(heading_);
    column->addWidget(remarks_, 2);
}

void ImportsView::buildRows() {
    rows_->setObjectName("importsTable");
    rows_->setAccessibleName(tr("Imports"));
    rows_->setModel(model_);
    readByRows(*rows_);
    rows_->horizontalHeader()->setHighlightSections(false);
    rows_->setSelectionMode(QAbstractItemView::SingleSelection);
    rows_->setEditTriggers(QAbstractItemView::NoEditTriggers);
    rows_->setWordWrap(false);
    connect(rows_->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &ImportsView::askRemarks);
}

void ImportsView::show(const std::shared_ptr<const SurveyOutline>& outline) {
    outline_ = outline;
    model_->show(outline);
    rows_->resizeColumnsToContents();
    rows_->horizontalHeader()->setSectionResizeMode(ImportsModel::FileColumn, QHeaderView::Stretch);
    if (model_->rowCount() > 0)
        rows_->setCurrentIndex(model_->index(0, 0));
    else
        askRemarks();
}

void ImportsView::askRemarks() {
    using Remarks = std::vector<ImportRemark>;
    const QModelIndex now = rows_->currentIndex();
    heading_->hide();
    remarks_->hide();
    reading_.drop();
    if (!now.isValid() || outline_ == nullptr) return;
    const std::int64_t batch = now.data(ImportsModel::BatchRole).toLongLong();
    reading_.run<Remarks>(
        {},
        [path = outline_->path, batch](const JobControl&) -> Result<Remarks> {
            const Result<SurveyFile> survey = SurveyFile::open(path, SurveyFile::Access::read);
            if (!survey) return survey.problem();
            return importRemarks(*survey, batch, mostRemarks);
        },
        [this](const Result<Remarks>& remarks) {
            heading_->show();
            if (!remarks) return heading_->setText(shown(remarks.problem()));
            if (remarks->empty()) return heading_->setText(tr("Nothing was refused in this import."));
            QStringList lines;
            for (const ImportRemark& one : *remarks)
                lines << (one.whole_row ? tr("Row left out: %1") : tr("Answer left out: %1"))
                             .arg(shown(one.problem).simplified().left(longestRemark));
            heading_->setText(remarks->size() < mostRemarks
                                  ? tr("What this import could not take:")
                                  : tr("What this import could not take (the first %1):").arg(shownCount(mostRemarks)));
            lines_->setStringList(lines);
            remarks_->show();
        });
}

}  // namespace diaoyan
