// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/render/printable_answers.h"

#include <optional>

namespace diaoyan {

/// A matrix as a table with rows to tick or to write in. Nothing where its options are too many or too long for
/// columns. REQUIRES: the question has rows.
std::optional<PaperBlock> answerGrid(const PaperQuestion& question, const PdfLooks& looks, double width,
                                     Language language);

}  // namespace diaoyan
