// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "questionnaires/exchange/form_format.h"

#include <string>

namespace diaoyan {

/// The sheets as the bytes of an .xlsx. Every cell is a text, so that nothing runs as a formula; the first row of each
/// sheet is bold. Problem: too-large (a cell over 32,767 characters, more rows or columns than a sheet has, a name
/// that no sheet may have). Throws EnvironmentFailure when the temporary file cannot be written.
Result<std::string> workbookOf(const FormDocument& document);

}  // namespace diaoyan
