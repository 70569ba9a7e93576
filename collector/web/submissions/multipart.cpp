// SPDX-License-Identifier: GPL-3.0-or-later
#include "collector/web/submissions/field_collector.h"

namespace diaoyan {

namespace {

constexpr std::size_t longestHeaders = 2000;  ///< bytes of the headers of one part

/// RFC 2046, 5.1.1.
bool isGoodBoundary(std::string_view boundary) {
    constexpr std::size_t longest = 70;
    constexpr std::string_view signs = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ'()+_,-./:=? ";
    return !boundary.empty() && boundary.size() <= longest && boundary.back() != ' ' &&
           boundary.find_first_not_of(signs) == boundary.npos;
}

/// `lower` is in lower case.
bool beginsWithAnyCase(std::string_view text, std::string_view lower) {
    if (text.size() < lower.size()) return false;
    for (std::size_t at = 0; at < lower.size(); ++at) {
        const char letter = text[at];
        if ((letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter) != lower[at])
            return false;
    }
    return true;
}

std::string_view afterBlanks(std::string_view text) {
    const std::size_t first = text.find_first_not_of(" \t");
    return first == text.npos ? std::string_view() : text.substr(first);
}

/// The name in `form-data; name="hope"`; a file, or anything else beside the name, is refused.
Result<std::string> nameOf(std::string_view disposition) {
    if (!beginsWithAnyCase(disposition, "form-data")) return malformedForm("a part that is no form-data");
    std::string_view rest = afterBlanks(disposition.substr(std::string_view("form-data").size()));
    if (rest.empty() || rest.front() != ';') return malformedForm("a part without a name");
    rest = afterBlanks(rest.substr(1));
    if (!beginsWithAnyCase(rest, "name=\"")) return malformedForm("a part without a name");
    rest.remove_prefix(std::string_view("name=\"").size());
    const std::size_t end = rest.find_first_of("\"\\");
    if (end == rest.npos || rest[end] == '\\') return malformedForm("a name that does not end");
    if (!afterBlanks(rest.substr(end + 1)).empty()) return malformedForm("a file, or more than a name");
    return std::string(rest.substr(0, end));
}

/// The name among the headers of a part, each of which ends in CRLF.
Result<std::string> nameInHeaders(std::string_view headers) {
    std::string name;
    while (!headers.empty()) {
        const std::size_t end = headers.find("\r\n");
        const std::string_view line = headers.substr(0, end);
        headers.remove_prefix(end + 2);
        const std::size_t colon = line.find(':');
        if (colon == line.npos) return malformedForm("a header without a colon");
        const std::string_view value = afterBlanks(line.substr(colon + 1));
        if (colon == std::string_view("content-disposition").size() && beginsWithAnyCase(line, "content-disposition")) {
            if (!name.empty()) return malformedForm("two names of one part");
            auto found = nameOf(value);
            if (!found) return found;
            name = std::move(*found);
        } else if (!beginsWithAnyCase(line, "content-type:") || !beginsWithAnyCase(value, "text/plain")) {
            return malformedForm("a header that no form has");
        }
    }
    if (name.empty()) return malformedForm("a part without a name");
    return name;
}

}  // namespace

Result<FormFields> readMultipart(std::string_view body, std::string_view boundary, const FieldLimits& limits) {
    if (!isGoodBoundary(boundary)) return malformedForm("no boundary");
    const std::string delimiter = "\r\n--" + std::string(boundary);
    // Browsers write nothing before the first boundary and at most a line end behind the last.
    if (!body.starts_with(std::string_view(delimiter).substr(2))) return malformedForm("no boundary at the beginning");
    body.remove_prefix(delimiter.size() - 2);
    FieldCollector collector(limits);
    while (body.starts_with("\r\n")) {
        body.remove_prefix(2);
        const std::size_t end_of_headers = body.substr(0, longestHeaders).find("\r\n\r\n");
        if (end_of_headers == body.npos) return malformedForm("headers that do not end");
        auto name = nameInHeaders(body.substr(0, end_of_headers + 2));
        if (!name) return name.problem();
        body.remove_prefix(end_of_headers + 2);  // the line end that stays may begin the delimiter of an empty value
        const std::size_t end = body.find(delimiter, 2);
        const bool nothing_between = body.substr(2).starts_with(std::string_view(delimiter).substr(2));
        if (end == body.npos && !nothing_between) return malformedForm("a part that does not end");
        if (nothing_between) return malformedForm("a part without its content");
        if (const auto added = collector.add(std::move(*name), std::string(body.substr(2, end - 2))); !added)
            return added.problem();
        body.remove_prefix(end + delimiter.size());
    }
    if (body != "--" && body != "--\r\n") return malformedForm("no end");
    return std::move(collector).take();
}

}  // namespace diaoyan
