// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collector/store/collection_store.h"
#include "questionnaires/questionnaire.h"
#include "questionnaires/roster.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace diaoyan {

/// How many codes are wanted, as the command line says it: one of the four ways.
struct CodeWish {
    std::vector<std::string> schools{};  ///< codes or names; empty: all of the roster
    std::optional<std::int64_t> per_class{};
    std::vector<std::string> classes{};
    std::string class_file{};
    std::optional<std::int64_t> per_school{};  ///< 0: as many as the roster expects of the questionnaire's role
    std::optional<std::int64_t> count{};

    bool operator==(const CodeWish&) const = default;
};

/// An order for each school or class. Problems: wrong-option (none or several of the ways, classes missing),
/// unknown-school, no-schools, expected-unknown (naming the schools), those of readClassList.
Result<std::vector<CodeOrder>> codeOrders(const CodeWish& wish, const Questionnaire& form, const Roster& roster);

/// The schools that are meant, by code or name; all of the roster where none is named. Problem: unknown-school.
Result<std::vector<School>> schoolsNamed(const std::vector<std::string>& names, const Roster& roster);

/// Names from one word of the command line, "1班,2班", also with the commas of Chinese; each once.
std::vector<std::string> namesTyped(const std::string& typed);

/// An address to be printed: http or https, a host, perhaps a port and a path; without the slash at its end.
/// Problem: wrong-option.
Result<std::string> webAddress(const std::string& typed);

}  // namespace diaoyan
