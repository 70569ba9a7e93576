// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

namespace diaoyan::markdown {

/// Words that mean nothing but themselves in GitHub's Markdown, in running text and in cells of a table: printable,
/// every character that could begin a link, markup, a list, a heading or a table's cell behind a backslash.
std::string escaped(const std::string& words);

}  // namespace diaoyan::markdown
