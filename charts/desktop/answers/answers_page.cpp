// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/desktop/answers/answers_page.h"

#include "charts/desktop/answers/sheets_panel.h"
#include "charts/desktop/answers/texts_panel.h"
#include "charts/desktop/look/message_strip.h"
#include "charts/desktop/look/words.h"

#include <QLabel>
#include <QTabWidget>
#include <QVBoxLayout>

namespace diaoyan {

AnswersPage::AnswersPage(SurveyDesk& desk, QWidget* parent)
    : SurveyPage(desk, parent), strip_(new MessageStrip(this)), tabs_(new QTabWidget(this)),
      sheets_(new SheetsPanel(desk, this)), texts_(new TextsPanel(desk, this)) {
    auto* title = new QLabel(tr("Answer sheets"), this);
    title->setObjectName("pageTitle");
    tabs_->setObjectName("answerTabs");
    tabs_->setDocumentMode(true);
    tabs_->addTab(sheets_, tr("S&heets"));
    tabs_->addTab(texts_, tr("What &people wrote"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(12, 12, 12, 12);
    column->setSpacing(8);
    column->addWidget(title);
    column->addWidget(strip_);
    column->addWidget(tabs_, 1);
    const auto trouble = [this](const Problem& problem) { strip_->showProblem(problem); };
    connect(sheets_, &SheetsPanel::troubled, this, trouble);
    connect(texts_, &TextsPanel::troubled, this, trouble);
    connect(sheets_, &SheetsPanel::noticed, this, &AnswersPage::notice);
    connect(texts_, &TextsPanel::noticed, this, &AnswersPage::notice);
}

void AnswersPage::refresh() {
    sheets_->refresh();
    texts_->refresh();
}

void AnswersPage::showSubject(const QString& subject) {
    bringUpToDate();
    if (!desk().isOpen() || subject.isEmpty()) return;
    const bool excluded = subject.startsWith("excluded:");
    const QString rest = excluded ? subject.section(':', 1) : subject;
    if (rest.contains('.') && texts_->showItem(typed(rest.section('.', 0, 0)), typed(rest.section('.', 1))))
        return tabs_->setCurrentWidget(texts_);
    sheets_->showQuestionnaire(rest.section('.', 0, 0), excluded);
    tabs_->setCurrentWidget(sheets_);
}

void AnswersPage::notice(const QString& words, bool can_undo) {
    if (!can_undo) return strip_->showNotice(words);
    strip_->showNotice(words, tr("Undo"), [this] { desk().undo(); });
}

}  // namespace diaoyan
