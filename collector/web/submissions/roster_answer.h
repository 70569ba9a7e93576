// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collector/web/submissions/item_answer.h"
#include "collector/web/wire/invitation.h"
#include "questionnaires/roster.h"

#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>

namespace diaoyan {

/// Finds the school that somebody chose, and answers the questions that the roster or the invitation answers.
class SchoolFinder {
public:
    explicit SchoolFinder(const Roster& roster);

    /// The school of a code; of a roster with one school, that one where no code is given. Null where there is none.
    const School* chosen(std::string_view code) const;

    /// The answer to a question with a roster field. `school` is the roster code known so far, empty where it is not;
    /// an answer that names a school of the roster fills it in. Problems: those of readItem, and school-missing,
    /// unknown-school where a text question asks for a school of the roster.
    ItemReading read(const Question& question, const Invitation& invitation, std::span<const GivenValue> given,
                     std::string& school) const;

private:
    ItemReading readSchool(const Question& question, std::span<const GivenValue> given, std::string& school) const;
    const School* named(std::string_view code_or_name) const;

    /// Kept apart, so that views of it stay good when this moves.
    std::shared_ptr<const Roster> roster_;
    std::unordered_map<std::string_view, const School*> by_code_;
    std::unordered_map<std::string_view, const School*> by_name_;  ///< the first of a name
};

}  // namespace diaoyan
