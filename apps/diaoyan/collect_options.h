// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collector/store/collection_store.h"
#include "questionnaires/questionnaire.h"

#include <string>
#include <vector>

namespace diaoyan {

/// What was typed behind `diaoyan collect`, but the password.
struct CollectOptions {
    std::string file;
    bool open = false;
    bool pause = false;
    bool close = false;
    std::string closes_at;  ///< 2026-11-30T18:00 or none
    std::vector<std::string> access;
    std::vector<std::string> consent;
    std::string welcome;
    std::string welcome_en;
    bool welcome_given = false;  ///< empty words take it back
    bool welcome_en_given = false;
    std::int64_t minimum_n = 0;  ///< 0: as it is
    bool password = false;
    std::string password_file;
    std::int64_t withdraw = 0;  ///< a series of codes; 0: none

    bool changesSettings() const {
        return open || pause || close || !closes_at.empty() || !access.empty() || !consent.empty() || welcome_given ||
               welcome_en_given || minimum_n > 0 || password || !password_file.empty();
    }
};

/// Settings with what was typed. `now`: local time, 2026-11-30T18:00. Problems: wrong-option, unknown-questionnaire,
/// file-missing.
Result<Done> applyOptions(const CollectOptions& options, const std::vector<Questionnaire>& forms,
                          const std::string& now, CollectionSettings& settings);

/// Names of WebAccess as they are typed: anyone, school-links, codes.
std::string accessName(WebAccess access);

}  // namespace diaoyan
