// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "questionnaires/questionnaire.h"

#include <QWidget>

#include <vector>

class QLabel;
class QPushButton;
class QVBoxLayout;

namespace diaoyan {

/// When a question is shown: one line per rule, "if [question] was answered with [any of / none of] [options]", and all
/// of them in plain words below.
class RulesEditor : public QWidget {
    Q_OBJECT

public:
    explicit RulesEditor(QWidget* parent = nullptr);

    /// `at`: the question whose rules these are; only those before it can be looked at.
    void show(const Questionnaire& form, std::size_t at);
    using QWidget::show;
    void setEditable(bool editable);
    const std::vector<ShowRule>& rules() const { return rules_; }
    QString words() const;

signals:
    void edited(const std::vector<diaoyan::ShowRule>& rules);

private:
    void rebuild();
    QWidget* buildRule(std::size_t at);
    QWidget* buildOptions(std::size_t at, const Item& item);
    void addRule();
    void change(std::size_t at, const ShowRule& rule);
    std::vector<Item> itemsToLookAt() const;

    Questionnaire form_;
    std::size_t at_ = 0;
    bool editable_ = true;
    std::vector<ShowRule> rules_;
    std::vector<Item> items_;
    QVBoxLayout* lines_;
    QLabel* words_;
    QPushButton* add_;
};

}  // namespace diaoyan
