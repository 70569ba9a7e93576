// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/desktop/reporting/report_wish.h"

#include <QWidget>

class QComboBox;
class QFormLayout;
class QLabel;
class QLineEdit;
class QSpinBox;

namespace diaoyan {

/// What stands on the cover, and how the report looks and counts.
class ReportControls : public QWidget {
    Q_OBJECT

public:
    explicit ReportControls(QWidget* parent = nullptr);

    /// Facts of the cover as the survey file has them.
    void showFacts(const SurveyOutline& outline);
    void showWish(const ReportWish& wish);
    /// The wish with what the controls say; its template stays.
    ReportWish applied(ReportWish wish) const;
    void setTemplateWords(const QString& words);
    /// A .docx of the user's own was read; empty bytes: none.
    void takeStyle(const QString& file_name, const std::string& bytes);

signals:
    void changed();
    /// A line of the cover was typed to its end: title, organisation or date.
    void factTyped(const QString& id, const QString& words);
    void templateWanted();
    void styleFileWanted();

private:
    QLineEdit* addFact(QFormLayout* form, const QString& label, const char* id, const QString& hint);
    void buildCover(QFormLayout* form);
    void buildLooks(QFormLayout* form);
    void buildCounting(QFormLayout* form);
    void chooseStyle(int index);

    QLineEdit* title_ = nullptr;
    QLineEdit* organisation_ = nullptr;
    QLineEdit* date_ = nullptr;
    QLabel* template_ = nullptr;
    QLabel* style_hint_ = nullptr;
    QComboBox* language_ = nullptr;
    QComboBox* style_ = nullptr;
    QComboBox* rounding_ = nullptr;
    QSpinBox* minimum_n_ = nullptr;
    std::string style_document_;
};

}  // namespace diaoyan
