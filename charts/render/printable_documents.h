// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/printables/printables.h"

namespace diaoyan {

// PDF files (A4) of what is handed out on paper. Equal values give equal bytes. Call from the application's thread
// only. Problems: font-missing, glyph-missing, no-graphics as of render.h; qr-too-long, qr-empty; nothing-to-print.

/// `per_page`: slips on a page, 4 to 40.
Result<std::string> codeSlipsPdf(const std::vector<CodeSlipSet>& sets, int per_page, Language language);
Result<std::string> posterPdf(const PosterText& poster, Language language);
/// A page each.
Result<std::string> postersPdf(const std::vector<PosterText>& posters, Language language);
/// The questionnaire to be filled in by hand: boxes, lines, instructions (choose one, choose up to 3, go on to question
/// 5), a number field in the corner for keyboard entry; options and questions are not torn apart by page ends.
Result<std::string> paperFormPdf(const Questionnaire& questionnaire, const Text& consent, Language language);

}  // namespace diaoyan
