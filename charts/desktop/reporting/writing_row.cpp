// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/desktop/reporting/writing_row.h"

#include "charts/desktop/look/words.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>

namespace diaoyan {

WritingRow::WritingRow(Jobs& jobs, QWidget* parent)
    : QWidget(parent), jobs_(jobs), words_(new QLabel(this)), bar_(new QProgressBar(this)) {
    words_->setTextFormat(Qt::PlainText);
    bar_->setTextVisible(false);
    bar_->setAccessibleName(tr("How much is written"));
    auto* stop = new QPushButton(tr("&Cancel"), this);
    stop->setObjectName("stopWriting");
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    row->addWidget(words_);
    row->addWidget(bar_, 1);
    row->addWidget(stop);
    connect(stop, &QPushButton::clicked, this, [this] { jobs_.stop(id_); });
    connect(&jobs_, &Jobs::changed, this, &WritingRow::showProgress);
    hide();
}

void WritingRow::follow(JobId id) {
    id_ = id;
    showProgress();
    show();
}

void WritingRow::finish() {
    id_ = 0;
    hide();
}

void WritingRow::showProgress() {
    if (id_ == 0) return;
    for (const RunningJob& job : jobs_.running()) {
        if (job.id != id_) continue;
        words_->setText(job.stopping ? tr("Stopping…") : shown(job.words.empty() ? job.title : job.words));
        bar_->setRange(0, job.share < 0 ? 0 : 1000);
        bar_->setValue(static_cast<int>(job.share * 1000));
    }
}

}  // namespace diaoyan
