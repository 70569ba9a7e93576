// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "questionnaires/text.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace diaoyan {

enum class QuestionKind { single, multiple, scale, matrix, ranking, number, text, date };

/// One answer that can be chosen.
struct Option {
    std::string code{};  ///< stable, unique within the question; what is stored
    Text label{};
    std::optional<double> score{};  ///< points on the scale; absent where the option carries none
    bool substantive = true;        ///< false for 不了解, 不适用: an answer, but not on the scale
    bool exclusive = false;         ///< 以上都不是: may not be ticked with others
    bool other = false;             ///< 其他: the respondent may add words of their own

    bool operator==(const Option&) const = default;
};

/// Which end of a scale stands first on the form.
enum class ScaleDirection { best_first, worst_first };

/// One line of a matrix question.
struct MatrixRow {
    std::string code{};
    Text label{};

    bool operator==(const MatrixRow&) const = default;
};

/// When a question is shown: the answer to an earlier question is (or is not) one of these codes.
/// Several rules of one question must all hold.
struct ShowRule {
    std::string question{};
    std::vector<std::string> any_of{};
    bool negated = false;  ///< shown unless one of them was chosen

    bool operator==(const ShowRule&) const = default;
};

/// What an answer tells about the respondent instead of about the subject.
enum class RosterField { none, school, grade, class_name };

/// How sure we are that the options stand in the questionnaire's order.
enum class OptionOrder { known, first_appearance };

/// One question of a questionnaire. Which fields mean something depends on `kind`:
/// options for single, multiple, scale, ranking, and for the cells of a matrix.
struct Question {
    std::string id{};  ///< unique in the questionnaire: hope, most_satisfying
    Text title{};
    QuestionKind kind = QuestionKind::single;
    std::vector<Option> options{};
    OptionOrder option_order = OptionOrder::known;
    ScaleDirection direction = ScaleDirection::best_first;  ///< scale, and matrix of scales

    std::vector<MatrixRow> rows{};             ///< matrix
    QuestionKind cells = QuestionKind::scale;  ///< matrix: kind of each row's answer

    bool required = false;
    std::optional<int> min_choices{};    ///< multiple, ranking
    std::optional<int> max_choices{};    ///< 限选 N 项
    std::optional<double> min_number{};  ///< number
    std::optional<double> max_number{};
    std::vector<ShowRule> show_when{};  ///< empty: everybody is asked
    RosterField roster_field = RosterField::none;
    std::string construct{};  ///< same name in other roles' forms = the same thing asked;
                              ///< items of a matrix are "construct.row"
    Text note{};

    bool operator==(const Question&) const = default;
};

/// One column of answers: a question, or one row of a matrix.
struct Item {
    std::string id{};        ///< "hope"; "services.canteen" for a matrix row
    std::string question{};  ///< id of the question it belongs to
    Text title{};
    QuestionKind kind = QuestionKind::single;  ///< never matrix
    std::vector<Option> options{};
    ScaleDirection direction = ScaleDirection::best_first;
    std::string construct{};

    bool operator==(const Item&) const = default;
};

/// The columns of answers that a question yields, in order; one unless it is a matrix.
std::vector<Item> items(const Question& question);

/// single, multiple, scale, ranking: answered by choosing among declared options.
bool hasOptions(QuestionKind kind);

/// single and scale: exactly one option.
bool isOneChoice(QuestionKind kind);

/// 单选题, 多选题 ...: what people call a kind.
Text kindWords(QuestionKind kind);

/// Position of an option by its code.
std::optional<std::size_t> optionIndex(const std::vector<Option>& options, const std::string& code);

}  // namespace diaoyan
