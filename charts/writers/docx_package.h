// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/report/report.h"
#include "questionnaires/result.h"

#include <string>
#include <vector>

namespace diaoyan::docx {

/// One file inside the document.
struct Part {
    std::string name;  ///< word/document.xml
    std::string bytes;
};

/// The zip file in memory. Equal parts give equal bytes: every entry carries the same fixed time.
Result<std::string> packed(const std::vector<Part>& parts);

/// All parts that do not hold the report's text, for `pictures` PNG files word/media/figure1.png ...
std::vector<Part> frameParts(const Report& report, int pictures);

/// Identity of picture number 1 ... in the document's relationships.
std::string pictureRelation(int number);

/// "2026年5月8日", "2026-05-08" or "2026年5月" as 2026-05-08T00:00:00Z; empty for anything else.
std::string dateStamp(const std::string& printed);

}  // namespace diaoyan::docx
