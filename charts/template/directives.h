// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/template/template_call.h"

#include <functional>
#include <optional>
#include <span>
#include <string>

namespace diaoyan {

/// A directive that writes sentences, figures and tables.
struct DirectiveKind {
    std::string id;     ///< figure
    std::string zh;     ///< 图; means the same
    std::string usage;  ///< figure QUESTION [kind=KIND] [by=GROUPING]
    Text title;
    /// What stopped it, if anything.
    std::function<std::optional<Problem>(const TemplateCall&)> write;
};

/// THE LIST of directives.
std::span<const DirectiveKind> directiveKinds();

/// By id or Chinese name; nullptr for neither.
const DirectiveKind* directiveNamed(const std::string& name);

}  // namespace diaoyan
