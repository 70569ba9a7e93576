// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/desktop/editing/phone_card.h"

#include <QTimer>
#include <QWidget>

#include <vector>

class QLabel;
class QProgressBar;
class QScrollArea;
class QVBoxLayout;

namespace diaoyan {

/// What a questionnaire is on a respondent's page: its questions in the page's words and order.
std::vector<QuestionOnPhone> questionsOnPhone(const Questionnaire& form, const Roster& roster, Language language);

/// Which of the questions the skip rules show after these answers, as the page does it: what is hidden counts for
/// nothing.
std::vector<bool> shownOnPhone(const std::vector<QuestionOnPhone>& questions, const AnswersOnPhone& answers);

/// A questionnaire as respondents see it on a phone, to be tried: tapping answers shows and hides questions.
class PhonePreview : public QWidget {
    Q_OBJECT

public:
    explicit PhonePreview(QWidget* parent = nullptr);

    void show(const Questionnaire& form, const Roster& roster, Language language);
    using QWidget::show;
    /// Scrolls a question into sight.
    void reveal(const std::string& question);
    /// Forgets what was tapped.
    void startAgain();
    /// Ids of the questions that can be seen now, in order.
    std::vector<std::string> visibleQuestions() const;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void buildSome();
    void placeCard(std::size_t at);
    void follow();

    std::vector<QuestionOnPhone> questions_;
    std::vector<PhoneCard*> cards_;  ///< as many as are built, in order
    AnswersOnPhone answers_;
    std::string form_;
    Language language_ = Language::zh;
    QTimer building_;
    std::string wanted_;
    QScrollArea* screen_;
    QVBoxLayout* column_;
    QVBoxLayout* list_;
    PhoneWords* title_;
    QProgressBar* progress_;
    QLabel* progress_words_;
    QLabel* send_;
};

}  // namespace diaoyan
