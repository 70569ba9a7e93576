// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/desktop/pages/pages.h"

#include "charts/desktop/answers/answers_page.h"
#include "charts/desktop/answers/quality_page.h"
#include "charts/desktop/collecting/collect_page.h"
#include "charts/desktop/editing/questionnaire_page.h"
#include "charts/desktop/editing/settings_page.h"
#include "charts/desktop/reporting/report_page.h"
#include "charts/desktop/results/compare_page.h"
#include "charts/desktop/results/overview_page.h"
#include "charts/desktop/results/questions_page.h"
#include "charts/desktop/results/satisfaction_page.h"

#include <QCoreApplication>

namespace diaoyan {

namespace {

template <class Page>
SurveyPage* make(SurveyDesk& desk, QWidget* parent) {
    return new Page(desk, parent);
}

constexpr PageEntry allPages[] = {
    {"overview", QT_TRANSLATE_NOOP("Pages", "Overview"), QT_TRANSLATE_NOOP("Pages", "Results"), make<OverviewPage>},
    {"questions", QT_TRANSLATE_NOOP("Pages", "Questions"), nullptr, make<QuestionsPage>},
    {"compare", QT_TRANSLATE_NOOP("Pages", "Compare"), nullptr, make<ComparePage>},
    {"satisfaction", QT_TRANSLATE_NOOP("Pages", "Satisfaction"), nullptr, make<SatisfactionPage>},
    {"quality", QT_TRANSLATE_NOOP("Pages", "Quality"), QT_TRANSLATE_NOOP("Pages", "Answers"), make<QualityPage>},
    {"answers", QT_TRANSLATE_NOOP("Pages", "Answer sheets"), nullptr, make<AnswersPage>},
    {"collect", QT_TRANSLATE_NOOP("Pages", "Collect"), nullptr, make<CollectPage>},
    {"report", QT_TRANSLATE_NOOP("Pages", "Report"), QT_TRANSLATE_NOOP("Pages", "Survey"), make<ReportPage>},
    {"questionnaire", QT_TRANSLATE_NOOP("Pages", "Questionnaire"), nullptr, make<QuestionnairePage>},
    {"settings", QT_TRANSLATE_NOOP("Pages", "Settings"), nullptr, make<SettingsPage>},
};

}  // namespace

QString PageEntry::shownTitle() const {
    return QCoreApplication::translate("Pages", title);
}

QString PageEntry::shownGroup() const {
    return group == nullptr ? QString() : QCoreApplication::translate("Pages", group);
}

std::span<const PageEntry> pages() {
    return allPages;
}

}  // namespace diaoyan
