// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/desktop/results/question_results.h"

#include <QWidget>

#include <string>
#include <vector>

class QCheckBox;
class QComboBox;
class QToolButton;

namespace diaoyan {

class WrappingRow;

/// How a question is shown: kind of figure, by whom, in which order, of which base, with error bars.
class QuestionControls : public QWidget {
    Q_OBJECT

public:
    explicit QuestionControls(QWidget* parent = nullptr);

    /// What fits a question; what was chosen before stays where it fits.
    void offer(const SurveyOutline& outline, const Questionnaire& questionnaire, const std::string& question);
    /// The kinds of figure that can be made of it; the one that was wanted, or else the usual one, is chosen.
    void offerKinds(const std::vector<QuestionFigure>& figures, const std::string& usual);

    /// The choices as part of a wish: by, order, intervals, base.
    void addTo(QuestionWish& wish) const;
    std::string kind() const;

    QToolButton* filterButton() { return filter_; }

signals:
    void changed();      ///< something that has to be counted anew
    void kindChanged();  ///< another figure of those that are there
    void copyWanted();
    void saveWanted();
    void filterWanted();

private:
    QComboBox* combo(const QString& label, const char* name);
    QToolButton* button(const QString& icon, const QString& words, const char* name);
    void buildChoices();
    void buildButtons();

    WrappingRow* row_;
    QComboBox* kind_;
    QComboBox* by_;
    QComboBox* order_;
    QComboBox* base_;
    QCheckBox* intervals_;
    QToolButton* filter_;
    std::string wanted_kind_;  ///< by the user's own choice
};

}  // namespace diaoyan
