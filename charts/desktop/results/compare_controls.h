// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/desktop/desk/survey_outline.h"
#include "charts/desktop/results/comparison_choices.h"

#include <QWidget>

class QComboBox;
class QDoubleSpinBox;
class QGridLayout;
class QLabel;
class QPushButton;
class QSpinBox;

namespace diaoyan {

/// Who is compared, on what, and how: the questions above a comparison.
class CompareControls : public QWidget {
    Q_OBJECT

public:
    explicit CompareControls(QWidget* parent = nullptr);

    /// Offers what this survey has; what was chosen stays where it is still there. Tells nobody.
    void offer(const SurveyOutline& outline, const StudyPointer& study);
    /// What the button says of the other wave; empty: none was chosen.
    void nameOtherWave(const QString& name);

    ComparisonWish wish() const;
    /// By the id of a questionnaire and of a question, parent.hope; tells nobody.
    void chooseQuestion(const std::string& questionnaire, const std::string& question);
    void showOptions(bool shown);

signals:
    void changed();
    void otherWaveWanted();

private:
    void makeWho(QGridLayout& grid);
    void makeWhat(QGridLayout& grid);
    void makeOptions(QGridLayout& grid);
    void takeSettings(const AnalysisSettings& settings);
    void offerDetails();
    void offerSubjects();
    void offerUsualSubject();
    void offerMeasures();
    ComparedSides sides() const;
    const Questionnaire* questionnaire() const;

    QComboBox* sides_ = nullptr;
    QComboBox* detail_ = nullptr;
    QPushButton* other_ = nullptr;
    QComboBox* other_place_ = nullptr;
    QComboBox* form_ = nullptr;
    QComboBox* question_ = nullptr;
    QComboBox* measure_ = nullptr;
    QWidget* options_ = nullptr;
    QDoubleSpinBox* confidence_ = nullptr;
    QSpinBox* minimum_ = nullptr;
    QComboBox* order_ = nullptr;
    QComboBox* adjustment_ = nullptr;
    QComboBox* pairs_ = nullptr;

    StudyPointer study_;
    Roster roster_;
    std::optional<AnalysisSettings> settings_;
    bool subject_chosen_ = false;
};

}  // namespace diaoyan
