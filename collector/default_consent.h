// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "questionnaires/text.h"

#include <string>

namespace diaoyan {

/// Words to agree to before answering on the web, for minors (student) and guardians (parent); empty for other roles.
/// They say what the program does and no more: who asks, and for what, the organiser writes above them.
Text defaultConsent(const std::string& role);

}  // namespace diaoyan
