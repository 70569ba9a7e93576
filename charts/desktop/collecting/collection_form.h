// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collector/store/collection_store.h"
#include "questionnaires/questionnaire.h"

#include <QWidget>

#include <map>
#include <optional>
#include <string>
#include <vector>

class QCheckBox;
class QComboBox;
class QDateTimeEdit;
class QFormLayout;
class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QPushButton;
class QSpinBox;
class QVBoxLayout;

namespace diaoyan {

/// How a survey is collected, to be changed and then kept together.
class CollectionForm : public QWidget {
    Q_OBJECT

public:
    explicit CollectionForm(QWidget* parent = nullptr);

    /// What is typed and not kept yet stays, unless the file says something new.
    void show(const CollectionSettings& settings, const std::vector<Questionnaire>& questionnaires, bool read_only);
    using QWidget::show;
    /// The settings with what is typed.
    CollectionSettings settings() const;
    /// A new password; none where nothing was typed.
    std::optional<std::string> password() const;
    /// What hinders keeping it; empty: nothing.
    QString trouble() const;

signals:
    void keepWanted();

private:
    void buildTimes(QVBoxLayout* column);
    void buildWords(QVBoxLayout* column);
    void fill();
    void fillQuestionnaires();
    void typedSomething();
    void editConsent(const std::string& form);

    CollectionSettings kept_;
    CollectionSettings draft_;  ///< consent words are typed elsewhere
    std::vector<Questionnaire> questionnaires_;
    bool shown_once_ = false;
    bool filling_ = false;

    QComboBox* state_ = nullptr;
    QCheckBox* ends_ = nullptr;
    QDateTimeEdit* end_ = nullptr;
    QWidget* forms_ = nullptr;
    std::map<std::string, QComboBox*> access_;
    std::map<std::string, QCheckBox*> consent_;
    QPlainTextEdit* welcome_zh_ = nullptr;
    QPlainTextEdit* welcome_en_ = nullptr;
    QSpinBox* minimum_n_ = nullptr;
    QLineEdit* password_ = nullptr;
    QLabel* trouble_ = nullptr;
    QPushButton* keep_ = nullptr;
};

}  // namespace diaoyan
