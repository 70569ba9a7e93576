// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "questionnaires/question.h"

#include <optional>
#include <string>
#include <vector>

namespace diaoyan {

/// Who answers: `id` is teacher, parent, student or a name of the user's own.
struct Role {
    std::string id{};
    Text name{};                 ///< 家长 / parents
    std::string counter = "名";  ///< Chinese measure word: 1241 名家长

    bool operator==(const Role&) const = default;
};

/// The roles this field knows; an unknown id becomes a role named by itself.
Role roleNamed(const std::string& id);

/// What was asked of one role.
struct Questionnaire {
    std::string id{};  ///< unique in a survey file: parent
    std::string version = "1";
    Text title{};
    Role role{};
    std::vector<Question> questions{};
    bool inferred = false;  ///< guessed from an export, not yet confirmed by a person

    bool operator==(const Questionnaire&) const = default;
};

const Question* findQuestion(const Questionnaire& questionnaire, const std::string& id);

/// Every column of answers, in order.
std::vector<Item> items(const Questionnaire& questionnaire);

/// An item by its id; `parent.hope` is accepted for `hope` of the questionnaire `parent`.
std::optional<Item> findItem(const Questionnaire& questionnaire, const std::string& id);

}  // namespace diaoyan
