// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "questionnaires/questionnaire.h"
#include "questionnaires/result.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;

namespace diaoyan {

class FormField;
class TextInBoth;

/// What a questionnaire is besides its questions: title, who answers it, version; and, where it was guessed from an
/// export, whether somebody has looked at it.
class AboutEditor : public QWidget {
    Q_OBJECT

public:
    explicit AboutEditor(QWidget* parent = nullptr);

    void show(const Questionnaire& form, std::int64_t answers, bool anyway = false);
    using QWidget::show;
    void setEditable(bool editable);
    void showProblems(const std::vector<Problem>& problems);

signals:
    /// The questionnaire with something changed; `field` as the JSON of a questionnaire calls it.
    void edited(const diaoyan::Questionnaire& form, const QString& field);

private:
    void buildFields();
    void connectFields();

    Questionnaire form_;
    TextInBoth* title_;
    QComboBox* role_;
    QLineEdit* version_;
    FormField* title_field_ = nullptr;
    QLabel* facts_;
    QLabel* guessed_;
    QPushButton* confirm_;
};

}  // namespace diaoyan
