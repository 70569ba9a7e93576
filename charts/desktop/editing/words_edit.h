// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "questionnaires/text.h"

#include <QPlainTextEdit>
#include <QVBoxLayout>
#include <QWidget>

#include <string>

class QLabel;

namespace diaoyan {

/// Words of a line or a few: as high as what stands in it. Enter is the end (Shift+Enter a new line), Tab goes on,
/// Escape takes back what was typed.
class WordsEdit : public QPlainTextEdit {
    Q_OBJECT

public:
    explicit WordsEdit(QWidget* parent = nullptr);

    /// What is kept; words that are being typed stay while it does not change.
    void setWords(const std::string& words, bool anyway = false);
    /// What was typed, or exactly what is kept where nothing was.
    std::string words() const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

signals:
    /// Other words, and the user is done with them.
    void committed();

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void commit();
    void fitHeight();

    std::string kept_;
    std::string said_;  ///< when it was committed last
};

/// A text in both languages: Chinese, and below it English, which may stay empty.
class TextInBoth : public QWidget {
    Q_OBJECT

public:
    explicit TextInBoth(QWidget* parent = nullptr);
    void setText(const Text& text, bool anyway = false);
    Text text() const;
    void setEditable(bool editable);

signals:
    void committed();

private:
    WordsEdit* zh_;
    WordsEdit* en_;
};

/// A field of a form: what it is called, the control, and in its place what is wrong with it.
class FormField : public QWidget {
    Q_OBJECT

public:
    FormField(const QString& title, QWidget* control, QWidget* parent = nullptr);

    /// Quiet words between title and control; empty for none.
    void setHint(const QString& hint);
    void setProblem(const QString& words);
    QString problem() const;
    QWidget* control() { return control_; }

private:
    QLabel* hint_;
    QLabel* problem_;
    QWidget* control_;
};

}  // namespace diaoyan
