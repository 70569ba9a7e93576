// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/template/template_call.h"

#include <optional>
#include <vector>

namespace diaoyan {

/// The items of a questionnaire that have a satisfaction rate, in its order; withheld ones are left out.
std::vector<Item> ratedItems(const StudyPart& part);

/// {{schools Q}}: the schools compared by one rated question: what may be said of their differences, dots with
/// intervals and a table. {{schools}} within a questionnaire: the heat map of all its rated questions, then its overall
/// question (construct "overall", or the first rated one). Nothing in the report of one school, and where no roster is
/// known.
std::optional<Problem> writeSchools(const TemplateCall& call);

/// {{problems}}: the lowest rates of each questionnaire as numbered points that an office goes on from.
std::optional<Problem> writeProblems(const TemplateCall& call);

}  // namespace diaoyan
