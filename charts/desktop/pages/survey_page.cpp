// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/desktop/pages/survey_page.h"

#include <QTimer>

#include <utility>

namespace diaoyan {

SurveyPage::SurveyPage(SurveyDesk& desk, QWidget* parent) : QWidget(parent), desk_(desk) {
    connect(&desk_, &SurveyDesk::outlineChanged, this, &SurveyPage::markStale);
    connect(&desk_, &SurveyDesk::studyChanged, this, &SurveyPage::markStale);
}

void SurveyPage::markStale() {
    stale_ = true;
    // Both signals often come together: one refresh does.
    if (isVisible()) QTimer::singleShot(0, this, &SurveyPage::bringUpToDate);
}

void SurveyPage::bringUpToDate() {
    if (std::exchange(stale_, false)) refresh();
}

void SurveyPage::showSubject(const QString&) {}

void SurveyPage::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    bringUpToDate();
}

}  // namespace diaoyan
