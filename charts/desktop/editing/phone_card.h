// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "questionnaires/answer.h"
#include "questionnaires/questionnaire.h"
#include "questionnaires/roster.h"

#include <QFrame>

#include <functional>
#include <map>
#include <string>
#include <vector>

class QVBoxLayout;

namespace diaoyan {

class PhoneChoice;
class PhoneWords;

using AnswersOnPhone = std::map<std::string, Answer>;  ///< by item id

/// What one question says on a respondent's page.
struct QuestionOnPhone {
    Question question{};
    Language language = Language::zh;
    std::string heading{};  ///< with its number
    std::string limits{};
    std::vector<std::string> schools{};  ///< to choose from, where a question asks for the school

    bool operator==(const QuestionOnPhone&) const = default;
};

/// One question on the preview of a phone: to be tapped, with the limits that the page keeps.
class PhoneCard : public QFrame {
    Q_OBJECT

public:
    PhoneCard(QuestionOnPhone question, QWidget* parent);

    const QuestionOnPhone& question() const { return question_; }
    void showAnswers(const AnswersOnPhone& answers);

signals:
    /// An item has another answer, or none (Missing).
    void answered(const QString& item, const diaoyan::Answer& answer);

private:
    void build();
    void buildControls(QVBoxLayout* column, const std::string& item, QuestionKind kind);
    void buildChoices(QVBoxLayout* column, const std::string& item, QuestionKind kind);
    void buildOwnWords(QVBoxLayout* column, const std::string& item, const Option& option);
    void buildLine(QVBoxLayout* column, const std::string& item, QuestionKind kind);
    void buildSchools(QVBoxLayout* column);
    void tap(const std::string& item, QuestionKind kind, const Option& option);
    Answer ticked(const std::string& item, const Option& option);
    Answer ranked(const std::string& item, const Option& option);
    void say(const std::string& item, const Answer& answer);

    QuestionOnPhone question_;
    AnswersOnPhone answers_;
    PhoneWords* complaint_ = nullptr;
    std::vector<std::function<void()>> showers_;  ///< put the answers into the controls
};

}  // namespace diaoyan
