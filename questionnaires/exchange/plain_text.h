// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace diaoyan {

/// Runs of blanks, line breaks and non-breaking spaces become one blank; none at the ends.
std::string foldBlanks(std::string_view text);

/// What a person reads of a text in HTML: no tags, scripts and styles, entities decoded, blanks folded. A text that is
/// nothing but pictures gives their descriptions, or their file names. A < that begins no tag stays.
std::string plainText(std::string_view html);

/// The text as HTML, so that plainText gives it back; braces too, which LimeSurvey takes for expressions.
std::string htmlText(std::string_view text);

/// "a, b" for messages, shortened.
std::string shortened(std::string_view text);

bool isBlank(char c);
std::string_view trimmedView(std::string_view text);
std::string lowered(std::string_view text);  ///< ASCII letters only

/// The number that a text is, and nothing else; blanks around it do not count.
std::optional<double> numberFrom(std::string_view text);

/// 3, 2.5, -0.25: as a person writes it, and as it is read back.
std::string shortestNumber(double number);

}  // namespace diaoyan
