// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/desktop/desk/survey_outline.h"
#include "charts/desktop/results/satisfaction_wish.h"

#include <QWidget>

#include <vector>

class QCheckBox;
class QComboBox;
class QPushButton;

namespace diaoyan {

class WrappingRow;

/// Whose satisfaction, with what, split by what, and what counts as satisfied.
class SatisfactionControls : public QWidget {
    Q_OBJECT

public:
    explicit SatisfactionControls(QWidget* parent = nullptr);

    /// Offers what this survey has; what was chosen stays where it is still there. Tells nobody.
    void offer(const SurveyOutline& outline, const StudyPointer& study);
    SatisfactionWish wish() const;
    /// Nothing is ticked where the options were to be ticked by hand.
    bool nothingTicked() const;
    /// Drivers are not split and not about one question.
    void fitView(SatisfactionView view);
    void chooseQuestion(const std::string& questionnaire, const std::string& question);

signals:
    void changed();
    void definitionKept();

private:
    void offerQuestions();
    void offerDefinitions();
    void offerTicks();
    void sayKeeping();
    bool own() const;
    const Questionnaire* questionnaire() const;

    QComboBox* form_;
    QComboBox* question_;
    QComboBox* split_;
    QComboBox* definition_;
    QPushButton* keep_;
    QWidget* ticks_;
    WrappingRow* tick_row_;
    std::vector<QCheckBox*> boxes_;
    StudyPointer study_;
    AnalysisSettings settings_;
    bool read_only_ = false;
};

}  // namespace diaoyan
