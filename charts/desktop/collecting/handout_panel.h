// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/survey/code_orders.h"
#include "questionnaires/questionnaire.h"

#include <QWidget>

#include <string>
#include <vector>

class QComboBox;
class QLabel;
class QLineEdit;
class QSpinBox;
class QVBoxLayout;

namespace diaoyan {

/// What can be printed for those who answer: posters, links of schools, slips with codes, questionnaires on paper.
class HandoutPanel : public QWidget {
    Q_OBJECT

public:
    enum class Kind { poster, links, codes, paper };

    explicit HandoutPanel(QWidget* parent = nullptr);

    void setQuestionnaires(const std::vector<Questionnaire>& questionnaires);
    /// The address where answers are taken; typed words of the user's stay.
    void setAddress(const QString& address);
    std::string questionnaire() const;
    std::string address() const;
    CodeWish codes() const;
    /// What was handed out before: "3 series, 1,200 codes, 35 used".
    void setCodeWords(const QString& words);

signals:
    /// Asked for with a file to write.
    void wanted(diaoyan::HandoutPanel::Kind kind, const QString& path);

private:
    void addKind(QVBoxLayout* column, Kind kind, const QString& title, const QString& what, const QString& filters);
    void buildCodes(QVBoxLayout* column);
    void ask(Kind kind, const QString& title, const QString& filters);

    QComboBox* form_;
    QLineEdit* address_;
    QComboBox* how_many_ = nullptr;
    QSpinBox* number_ = nullptr;
    QLabel* code_words_ = nullptr;
};

}  // namespace diaoyan
