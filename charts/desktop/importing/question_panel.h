// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/desktop/importing/question_rows.h"

#include <QWidget>

class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QTableView;
class QToolButton;
class QVBoxLayout;

namespace diaoyan {

class OptionsModel;

/// One question of a file, as it was understood, to be put right: its kind, its options' order and meaning, what counts
/// as no answer, or that it is left out.
class QuestionPanel : public QWidget {
    Q_OBJECT

public:
    explicit QuestionPanel(QWidget* parent);

    /// The question of the draft's file; empty: none.
    void show(const FileDraft& file, const std::string& question);
    using QWidget::show;
    const std::string& question() const { return question_; }

signals:
    void corrected(const QString& question, const diaoyan::QuestionCorrection& correction);
    void kindAsked(const QString& question, diaoyan::QuestionKind kind);

private:
    void buildHead(QVBoxLayout* column);
    void buildOptions(QVBoxLayout* column);
    void buildMissing(QVBoxLayout* column);
    void showHead(const FileDraft& file, const Question& question);
    void showKinds(const FileDraft& file, const Question& question);
    void showMissing(const Question& question);
    void showButtons();
    void takeMeaning(const OptionRow& row);
    void move(int by);
    void merge();
    void takeMissing();
    void say();
    std::vector<std::string> standing() const;

    QLabel* title_ = nullptr;
    QLabel* doubts_ = nullptr;
    QComboBox* kind_ = nullptr;
    QComboBox* direction_ = nullptr;
    QCheckBox* left_out_ = nullptr;
    QWidget* options_box_ = nullptr;
    QTableView* options_ = nullptr;
    QToolButton* up_ = nullptr;
    QToolButton* down_ = nullptr;
    QPushButton* merge_ = nullptr;
    QLabel* missing_label_ = nullptr;
    QLineEdit* missing_ = nullptr;
    OptionsModel* model_;
    std::string question_;
    QuestionKind shown_kind_ = QuestionKind::single;
    QuestionCorrection correction_;
    bool open_ = false;
    bool showing_ = false;
};

}  // namespace diaoyan
