// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/desktop/jobs/jobs.h"
#include "collector/load_form.h"

#include <QDialog>

#include <vector>

class QLineEdit;
class QListWidget;
class QPushButton;
class QVBoxLayout;

namespace diaoyan {

class MessageStrip;
class RosterChoice;

/// A new survey: where, which questionnaires (bundled ones, or files of any known format), which roster. Makes the file
/// in a job; `made` says where.
class NewSurveyDialog : public QDialog {
    Q_OBJECT

public:
    NewSurveyDialog(Jobs& jobs, QWidget* parent);

    /// A questionnaire from a file, to be ticked like the others.
    void addForm(const QString& file);
    void setPath(const QString& path);
    RosterChoice& roster() { return *roster_; }

signals:
    void made(const QString& path);

private:
    void buildPath(QVBoxLayout* column);
    void buildForms(QVBoxLayout* column);
    void buildRoster(QVBoxLayout* column);
    void buildButtons(QVBoxLayout* column);
    void addRow(const Questionnaire& form, bool ticked);
    void takeForm(const QString& file, Result<LoadedForm> form);
    Result<std::vector<Questionnaire>> tickedForms() const;
    void make();
    void showReady();

    Jobs& jobs_;
    MessageStrip* strip_;
    QLineEdit* path_ = nullptr;
    QListWidget* forms_ = nullptr;
    RosterChoice* roster_ = nullptr;
    QPushButton* make_ = nullptr;
    std::vector<Questionnaire> questionnaires_;  ///< by row
    bool making_ = false;
};

}  // namespace diaoyan
