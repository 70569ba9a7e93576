// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/template/template_call.h"

#include <optional>

namespace diaoyan {

/// {{method}}: bases, missing, rounding, definitions and intervals, as far as the report used them up to here.
std::optional<Problem> writeMethod(const TemplateCall& call);

/// {{disclosure}}: the items that AAPOR asks a report to disclose; what nobody filled in is said to be 未填写.
std::optional<Problem> writeDisclosure(const TemplateCall& call);

/// {{questionnaire Q}}: the questions as they were asked, with their options.
std::optional<Problem> writeQuestionnaireAsked(const TemplateCall& call);

}  // namespace diaoyan
