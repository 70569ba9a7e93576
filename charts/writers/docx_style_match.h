// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/report/report.h"

#include <pugixml.hpp>

#include <map>
#include <string>

namespace diaoyan::docx {

bool isDefaultParagraph(pugi::xml_node style);

/// Finds our styles among those of another document by name, adds those that are missing, and says which id each of
/// ours has there.
std::map<std::string, std::string> matchStyles(pugi::xml_node styles, DocumentStyle style, Language language);

/// Puts those ids in place of ours all over a text.
void renameStyles(pugi::xml_node text, const std::map<std::string, std::string>& ids);

}  // namespace diaoyan::docx
