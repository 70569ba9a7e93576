// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/report/report.h"
#include "charts/writers/docx_look.h"
#include "questionnaires/result.h"

#include <string>

namespace diaoyan::docx {

/// The look of a user's own .docx: its styles, fonts, theme and numbering, its page with headers and footers and their
/// pictures. Our styles go by the names of theirs (heading 1, Title, caption, List Bullet ...); body text without a
/// style "Body Text" goes in their default style, other styles they do not have are added from `style`. Nothing is
/// taken that reaches outside of the document: macros, links to files, fields that fetch. Problem:
/// style-document-unusable.
Result<Look> lookOfDocument(const std::string& bytes, DocumentStyle style, Language language);

}  // namespace diaoyan::docx
