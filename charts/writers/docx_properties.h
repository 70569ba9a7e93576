// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/report/report.h"
#include "charts/writers/docx_package.h"

#include <string>

namespace diaoyan::docx {

/// docProps/core.xml: title, organisation, date.
std::string coreProperties(const Report& report);

/// docProps/app.xml
std::string applicationProperties(const Report& report);

/// word/settings.xml. Nothing in it asks for fields to be updated on opening: Word would greet every reader with a
/// question.
std::string settingsPart(Language language, bool odd_and_even);

/// "2026年5月8日", "2026-05-08" or "2026年5月" as 2026-05-08T00:00:00Z; empty for anything else.
std::string dateStamp(const std::string& printed);

}  // namespace diaoyan::docx
