// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/desktop/pages/survey_page.h"
#include "charts/desktop/results/question_results.h"
#include "charts/desktop/results/question_summary.h"

#include <map>
#include <memory>
#include <string>

class QLineEdit;
class QPushButton;
class QSplitter;
class QStackedWidget;
class QTreeView;

namespace diaoyan {

struct FigureSpot;

class EmptyNotice;
class FilterMenu;
class QuestionControls;
class QuestionTree;
class ResultBoard;
class SearchedQuestions;

/// Question by question: the list of all of them, and of the one that is chosen figure and table.
class QuestionsPage : public SurveyPage {
    Q_OBJECT

public:
    QuestionsPage(SurveyDesk& desk, QWidget* parent);
    void refresh() override;
    /// A question or a row of a matrix: parent.hope.
    void showSubject(const QString& subject) override;

    ResultBoard& board() { return *board_; }
    /// What is chosen, as parent.hope; empty: nothing is.
    const std::string& chosenQuestion() const { return chosen_; }

private:
    using Summaries = std::map<std::string, QuestionSummary>;
    /// A stretch of items to be summed up, and what came of it.
    struct SummedUp {
        Summaries summaries{};
        std::size_t next = 0;
    };

    QWidget* makeList();
    QWidget* makeResults();
    void connectParts();
    void addShortcuts();
    void showNothing();
    void narrow(const QString& words);
    void choose(const std::string& id);
    void selectChosen();
    void sumUp(std::size_t from);
    void ask();
    void showResults(const QuestionResults& results);
    void showFigure();
    void showWritten(const StudyPart& part);
    void filterBy(const FigureSpot& spot);
    QuestionWish wish() const;
    const Questionnaire* questionnaireOf(const std::string& id) const;

    QStackedWidget* whole_;
    EmptyNotice* empty_;
    QSplitter* sides_;
    QLineEdit* search_;
    QTreeView* list_;
    QStackedWidget* found_;
    QuestionTree* tree_;
    SearchedQuestions* searched_;
    QuestionControls* controls_;
    QStackedWidget* right_;
    ResultBoard* board_;
    EmptyNotice* written_;
    QPushButton* read_;
    FilterMenu* filter_menu_;

    LatestJob summing_;
    LatestJob counting_;
    StudyPointer summed_;  ///< of which the list tells
    std::string chosen_;
    bool narrowing_ = false;
    QuestionWish shown_;  ///< of the results that stand there
    QuestionResults results_;
};

}  // namespace diaoyan
