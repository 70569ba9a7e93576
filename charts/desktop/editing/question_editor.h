// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "questionnaires/questionnaire.h"
#include "questionnaires/result.h"

#include <QWidget>

#include <map>
#include <string>
#include <vector>

class QCheckBox;
class QComboBox;
class QLineEdit;
class QSpinBox;
class QToolButton;
class QVBoxLayout;

namespace diaoyan {

class FormField;
class OptionEditor;
class RulesEditor;
class TextInBoth;

/// Everything about one question, to be changed. It keeps nothing: what the user is done with is said as the whole
/// question, and `show` puts in what came of it.
class QuestionEditor : public QWidget {
    Q_OBJECT

public:
    explicit QuestionEditor(QWidget* parent = nullptr);

    /// REQUIRES: at < form.questions.size(). `anyway`: also over what is being typed.
    void show(const Questionnaire& form, std::size_t at, bool anyway = false);
    using QWidget::show;
    /// Nothing can be changed, or everything but what would leave stored answers without meaning (that is refused when
    /// it is tried; here it is only said).
    void setRights(bool editable, bool answered);

    /// Problems of this question, by the JSON pointer in where.column: each at its field. None: all is well again.
    void showProblems(const std::vector<Problem>& problems);
    QString problemAt(const std::string& field) const;

signals:
    /// `field`: what was changed, as the JSON of a questionnaire calls it.
    void edited(const diaoyan::Question& question, const QString& field);

private:
    FormField* addField(QVBoxLayout* column, const char* name, const QString& title, QWidget* control);
    void buildHead(QVBoxLayout* column);
    void buildAnswers(QVBoxLayout* column);
    void buildLimits(QVBoxLayout* column);
    void buildMore(QVBoxLayout* column);
    void connectChoices();
    void connectFields();
    void connectLists();
    void showKind();
    void showLimits(bool anyway);
    void change(const Question& question, const char* field);

    Questionnaire form_;
    std::size_t at_ = 0;
    Question working_;
    bool filling_ = false;
    std::map<std::string, FormField*> fields_;

    QComboBox* kind_ = nullptr;
    QCheckBox* required_ = nullptr;
    TextInBoth* title_ = nullptr;
    TextInBoth* note_ = nullptr;
    QComboBox* cells_ = nullptr;
    OptionEditor* rows_ = nullptr;
    OptionEditor* options_ = nullptr;
    QComboBox* direction_ = nullptr;
    QSpinBox* min_choices_ = nullptr;
    QSpinBox* max_choices_ = nullptr;
    QLineEdit* min_number_ = nullptr;
    QLineEdit* max_number_ = nullptr;
    RulesEditor* rules_ = nullptr;
    QToolButton* more_ = nullptr;
    QWidget* further_ = nullptr;
    QComboBox* roster_field_ = nullptr;
    QLineEdit* construct_ = nullptr;
    QLineEdit* id_ = nullptr;
};

}  // namespace diaoyan
