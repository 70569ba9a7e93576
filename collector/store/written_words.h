// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "questionnaires/answer.h"

#include <string>
#include <string_view>

namespace diaoyan {

/// What a respondent wrote in an answer: a text, or the words beside options, one after the other. Empty: nothing.
std::string writtenWords(const Answer& answer);

/// Whether a text has a needle in it; letters of A-Z in either case. An empty needle is in every text.
bool hasWords(std::string_view text, std::string_view needle);

}  // namespace diaoyan
