// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/desktop/pages/survey_page.h"
#include "charts/desktop/results/comparison.h"
#include "charts/desktop/views/figure_view.h"

#include <optional>

class QHBoxLayout;
class QLabel;
class QPushButton;
class QStackedWidget;
class QVBoxLayout;

namespace diaoyan {

class CompareControls;
class EmptyNotice;
class MessageStrip;
class ResultBoard;
class ViewSwitch;

/// Schools, groups, roles or waves side by side: figures, and tables with what may be said about the differences.
class ComparePage : public SurveyPage {
    Q_OBJECT

public:
    ComparePage(SurveyDesk& desk, QWidget* parent);
    void refresh() override;
    /// A question, parent.hope.
    void showSubject(const QString& subject) override;

    /// Takes a second survey file to compare with; a problem is said on the page.
    void compareWithFile(const std::string& path);
    ResultBoard& board() { return *board_; }

private:
    using Figures = std::vector<ComparisonFigure>;
    using Tables = std::vector<ResultTable>;

    void makeTop(QVBoxLayout& column);
    void makeViews();
    void makePicked(QHBoxLayout& row);
    bool nothingToShow();
    void askFile();
    void takeOther(const std::string& path, Study study);
    void ask();
    void askTables();
    void stop();
    void showView();
    void showFigure(const ComparisonFigure& figure);
    void offerViews();
    const ComparisonFigure* figureOf(const QString& kind) const;
    QString reasonOf(const Problem& problem) const;
    void pickSpot(const FigureSpot& spot);
    void pick(const QString& code);
    void showPicked();
    void onlyPicked();
    ComparedAnswers answers() const;

    QStackedWidget* stack_;
    EmptyNotice* notice_;
    QPushButton* import_ = nullptr;
    MessageStrip* strip_;
    QLabel* filter_;
    CompareControls* controls_;
    ViewSwitch* views_;
    ResultBoard* board_;
    QWidget* picked_ = nullptr;
    QLabel* picked_name_ = nullptr;
    QPushButton* only_ = nullptr;

    LatestJob figuring_;
    LatestJob tabling_;
    LatestJob reading_;
    std::optional<Figures> figures_;
    std::optional<Result<Tables>> tables_;
    ComparisonWish asked_;
    QString preferred_ = "dots";
    QString picked_code_;
    StudyPointer other_;
    std::string other_path_;
};

}  // namespace diaoyan
