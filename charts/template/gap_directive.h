// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/template/template_call.h"

#include <optional>

namespace diaoyan {

/// Whether at least two roles answered the same thing on a scale.
bool rolesComparable(const Study& study);

/// {{gap}} or {{gap CONSTRUCT}}: scales that questionnaires of several roles share by construct, a section each, and
/// the tests of their differences; nothing where there are none.
std::optional<Problem> writeGap(const TemplateCall& call);

}  // namespace diaoyan
