// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "questionnaires/exchange/form_format.h"

namespace diaoyan {

/// The project's own format: loses nothing.
bool recogniseOwnJson(const FormDocument& document);
Result<ReadForm> readOwnJson(const FormDocument& document);
WrittenForm writeOwnJson(const Questionnaire& questionnaire);

}  // namespace diaoyan
