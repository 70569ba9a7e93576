// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/desktop/pages/survey_page.h"
#include "charts/desktop/results/satisfaction_wish.h"

#include <optional>

class QLabel;
class QPushButton;
class QStackedWidget;

namespace diaoyan {

class EmptyNotice;
class MessageStrip;
class ResultBoard;
class SatisfactionControls;
class ViewSwitch;

/// Rates and indices by definition, what other definitions would make of them, and what satisfaction goes with.
class SatisfactionPage : public SurveyPage {
    Q_OBJECT

public:
    SatisfactionPage(SurveyDesk& desk, QWidget* parent);
    void refresh() override;
    /// A question, parent.overall.
    void showSubject(const QString& subject) override;

    ResultBoard& board() { return *board_; }

private:
    void makeContent(QWidget& content);
    bool nothingToShow();
    SatisfactionView view() const;
    void ask();
    void stop();
    void showFindings(const SatisfactionFindings& found);
    QString remarkOf(const SatisfactionFindings& found) const;
    void keepDefinition();

    QStackedWidget* stack_;
    EmptyNotice* notice_;
    QPushButton* import_ = nullptr;
    MessageStrip* strip_;
    QLabel* filter_;
    SatisfactionControls* controls_;
    ViewSwitch* views_;
    ResultBoard* board_;
    LatestJob finding_;
    SatisfactionWish asked_;
};

}  // namespace diaoyan
