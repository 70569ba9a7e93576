// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "apps/diaoyan/command.h"
#include "collector/load_form.h"

namespace diaoyan {

/// A questionnaire told to a person: its format, and every question with its kind, rows and options.
void sayForm(const LoadedForm& loaded, const Session& session);

}  // namespace diaoyan
