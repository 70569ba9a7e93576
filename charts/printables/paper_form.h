// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "questionnaires/questionnaire.h"

#include <string>
#include <vector>

namespace diaoyan {

/// An option on paper; keyed in by its number, which counts from 1 in the order of the questionnaire.
struct PaperOption {
    int number = 0;
    Text label{};
    Text remark{};          ///< 选此项不再选其他; usually empty
    bool write_in = false;  ///< 其他: a line follows

    bool operator==(const PaperOption&) const = default;
};

/// A question as it stands on paper. Words are as they are printed, without brackets; empty ones are left out.
struct PaperQuestion {
    int number = 0;
    Text title{};
    bool required = false;
    Text condition{};     ///< 仅第 8 题选“参加过”的填写
    Text hint{};          ///< 可多选，最多选 3 项
    QuestionKind kind{};  ///< of the answer; of each row's where there are rows; never matrix
    std::vector<PaperOption> options{};
    std::vector<Text> rows{};
    int lines = 0;   ///< to write words on
    int digits = 0;  ///< boxes of a number; 0: one box without divisions

    bool operator==(const PaperQuestion&) const = default;
};

/// A questionnaire to be filled in by hand.
struct PaperForm {
    Text title{};
    Text consent{};       ///< may have several paragraphs; empty: none
    Text consent_tick{};  ///< beside the box to be ticked; empty where there is no consent
    Text how{};           ///< how to fill it in: of the kinds of questions that it has
    std::vector<PaperQuestion> questions{};
    Text end{};

    bool operator==(const PaperForm&) const = default;
};

/// Skip rules become words with the numbers of questions; an option or a question that a rule names but that is not
/// there is said by its code. The questionnaire need not be free of problems.
PaperForm paperForm(const Questionnaire& questionnaire, const Text& consent);

}  // namespace diaoyan
