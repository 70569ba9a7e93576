// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>

namespace diaoyan::bench {

/// The answer of parent number `number` to the bundled questionnaire for parents, as its page's script sends it (JSON
/// for POST /submit/parent): all questions answered, a few hundred bytes, the same on every machine, every one with an
/// answer id of its own. `code`: a one-time code, empty for none. `school`: a roster code, empty where the code tells.
std::string parentSubmission(std::uint64_t number, const std::string& school, const std::string& code);

/// The id in it: a UUID of version 4.
std::string answerIdOf(std::uint64_t number);

/// A body of exactly 505 bytes of JSON for servers that do not look at it, with the same id.
std::string plainSubmission(std::uint64_t number);

/// HTTP/1.1 requests as bytes.
std::string postOf(const std::string& path, const std::string& json);
std::string getOf(const std::string& path);

}  // namespace diaoyan::bench
