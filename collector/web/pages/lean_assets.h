// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace diaoyan {

// What does not travel to a phone. Both keep the meaning; a page with its script and style stays under 30 KB.

/// A style sheet without comments and without spaces that separate nothing.
std::string leanStyle(std::string_view css);

/// An ES5 script without comments and spaces, in which names that the script declares itself (var, function,
/// parameters) and uses nowhere as a property are one or two letters long. Each name gets one new name, the same in the
/// whole file, and none that stands in it already: scopes need not be known. Lines stay (semicolons may be left out).
/// REQUIRES: no eval, no with, no template strings; no name of the script's own that elsewhere in it means one of the
/// browser's (the usual ones, such as location, are left alone).
std::string leanScript(std::string_view script);

}  // namespace diaoyan
