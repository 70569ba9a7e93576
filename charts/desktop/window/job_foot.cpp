// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/desktop/window/job_foot.h"

#include "charts/desktop/look/words.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QTimer>

namespace diaoyan {

namespace {

constexpr int momentMilliseconds = 300;

}  // namespace

JobFoot::JobFoot(Jobs& jobs, QWidget* parent)
    : QWidget(parent), jobs_(jobs), words_(new QLabel(this)), bar_(new QProgressBar(this)),
      stop_(new QPushButton(tr("Stop"), this)) {
    words_->setTextFormat(Qt::PlainText);
    words_->setObjectName("jobWords");
    bar_->setObjectName("jobProgress");
    bar_->setTextVisible(false);
    bar_->setMaximumWidth(180);
    bar_->setAccessibleName(tr("Progress"));
    stop_->setObjectName("stopJob");
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(8, 0, 8, 0);
    row->addWidget(words_, 1);
    row->addWidget(bar_);
    row->addWidget(stop_);
    connect(&jobs_, &Jobs::changed, this, &JobFoot::look);
    connect(stop_, &QPushButton::clicked, this, [this] { jobs_.stop(shown_); });
    showJobs();
}

void JobFoot::look() {
    if (waiting_) return;
    if (shown_ != 0 || jobs_.running().empty()) return showJobs();
    waiting_ = true;
    QTimer::singleShot(momentMilliseconds, this, [this] {
        waiting_ = false;
        showJobs();
    });
}

void JobFoot::showJobs() {
    const std::vector<RunningJob> running = jobs_.running();
    shown_ = running.empty() ? 0 : running.front().id;
    for (QWidget* part : {static_cast<QWidget*>(words_), static_cast<QWidget*>(bar_), static_cast<QWidget*>(stop_)})
        part->setVisible(shown_ != 0);
    if (shown_ == 0) return;
    const RunningJob& job = running.front();
    QString words = shown(job.title);
    if (!job.words.empty()) words += "  " + shown(job.words);
    if (running.size() > 1) words += "  " + tr("(and %1 more)").arg(running.size() - 1);
    words_->setText(job.stopping ? tr("Stopping: %1").arg(words) : words);
    bar_->setRange(0, job.share < 0 ? 0 : 1000);
    if (job.share >= 0) bar_->setValue(static_cast<int>(job.share * 1000));
    stop_->setEnabled(!job.stopping);
}

}  // namespace diaoyan
