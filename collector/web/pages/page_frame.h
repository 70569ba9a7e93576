// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "questionnaires/text.h"

#include <string>
#include <string_view>

namespace diaoyan {

/// What stands around the contents of every respondent's page.
struct PageFrame {
    std::string title{};  ///< of the window and the heading, not escaped
    Language language = Language::zh;
    std::string other_language{};   ///< the same page in the other language, a path; empty: no switch
    std::string main_attributes{};  ///< of <main>, as attributeText makes them
    bool form_script = false;
};

/// The whole page; `contents` is HTML.
std::string framedPage(const PageFrame& frame, const std::string& contents);

/// ` name="value"`, the value escaped; without quotes where it is letters, digits, - _ . alone.
std::string attributeText(std::string_view name, std::string_view value);

/// `<p class="...">words</p>`, escaped; nothing where there are no words.
std::string paragraph(std::string_view words, std::string_view css_class = {});

}  // namespace diaoyan
