// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/template/markdown_blocks.h"
#include "charts/template/template_call.h"

#include <functional>
#include <span>
#include <string>

namespace diaoyan {

/// A value that stands within a sentence of the template.
struct ValueKind {
    std::string id;     ///< percent
    std::string zh;     ///< 百分比; means the same
    std::string usage;  ///< percent QUESTION OPTION
    Text title;
    std::function<Result<BoundWords>(const TemplateCall&)> value;
};

/// THE LIST of values.
std::span<const ValueKind> valueKinds();

/// By id or Chinese name; nullptr for neither.
const ValueKind* valueNamed(const std::string& name);

/// What stands behind {{if ...}}: a fact of the list in conditions.cpp (`school`: a report of one school, `town`,
/// `schools`, `fieldwork`, `comparable`, `zh` ...), `has NAME` (a questionnaire or question), `fact NAME` (filled in),
/// or a value compared with a number: `rate parent.overall < 80`; parts are joined by `and`, each may begin with `not`.
/// Problems: template-bad-condition, and those of the value.
Result<bool> holds(const TemplateCall& call);

}  // namespace diaoyan
