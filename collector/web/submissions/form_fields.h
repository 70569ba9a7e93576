// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collector/web/wire/invitation.h"
#include "questionnaires/result.h"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace diaoyan {

/// How much a form may hold. The body as a whole is limited before it gets here, and once more.
struct FieldLimits {
    std::size_t body = 256 * 1024;  ///< bytes
    std::size_t fields = 2000;      ///< names with values
    std::size_t name = 300;         ///< bytes
    std::size_t value = 20 * 1000;  ///< bytes
};

/// The fields of a body: application/x-www-form-urlencoded, multipart/form-data (no files), application/json (an
/// object {"id", "code", "school", "class", "tag", "consent", "lang", "began", "seconds", "answers": {item: value}};
/// the members beside `answers` become the page's own fields (page_field), `true` for consent its "yes", arrays come
/// once per value, numbers in their shortest decimal form, null is no answer). Names and values are valid UTF-8 without
/// control characters but, in values, tab and line ends (CRLF and CR become LF; other control characters that a phone
/// pasted become a space; NUL is refused).
/// Problems (HTTP status in brackets): body-too-long [413], too-many-fields [413], field-too-long [413],
/// unsupported-content-type [415], malformed-form [400], invalid-utf8 [400].
Result<FormFields> readFormFields(std::string_view content_type, std::string_view body, const FieldLimits& limits = {});

/// The fields of a query, under the same limits. Problems: as readFormFields.
Result<FormFields> readQueryFields(std::string_view query, const FieldLimits& limits = {});

/// Percent-decoding; nothing where it is malformed or not UTF-8. `plus_is_space` as in forms, not in paths.
std::optional<std::string> percentDecoded(std::string_view text, bool plus_is_space);

/// The HTTP status for a problem of this folder; 422 for problems with the answers themselves.
int statusOf(const Problem& problem);

}  // namespace diaoyan
