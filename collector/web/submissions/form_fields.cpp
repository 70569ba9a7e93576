// SPDX-License-Identifier: GPL-3.0-or-later
#include "collector/web/submissions/form_fields.h"

#include "collector/web/submissions/field_collector.h"

#include <algorithm>
#include <array>

namespace diaoyan {

namespace {

std::string lowerCase(std::string_view text) {
    std::string lower(text);
    for (char& letter : lower)
        if (letter >= 'A' && letter <= 'Z') letter = static_cast<char>(letter - 'A' + 'a');
    return lower;
}

std::string_view withoutBlanksAround(std::string_view text) {
    const std::size_t first = text.find_first_not_of(" \t");
    if (first == text.npos) return {};
    return text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

/// A Content-Type header: type/subtype; name=value; name="value".
struct MediaType {
    std::string type;      ///< in lower case
    std::string charset;   ///< in lower case; empty where not given
    std::string boundary;  ///< as given
    bool sound = true;
};

MediaType mediaTypeOf(std::string_view header) {
    MediaType media{.type = lowerCase(withoutBlanksAround(header.substr(0, header.find(';'))))};
    while (header.find(';') != header.npos) {
        header.remove_prefix(header.find(';') + 1);
        const std::string_view parameter = withoutBlanksAround(header.substr(0, header.find(';')));
        if (parameter.empty()) continue;
        const std::size_t equals = parameter.find('=');
        const std::string name = lowerCase(parameter.substr(0, equals));
        std::string_view value = equals == parameter.npos ? std::string_view() : parameter.substr(equals + 1);
        const bool quoted = value.size() >= 2 && value.front() == '"' && value.back() == '"';
        if (quoted) value = value.substr(1, value.size() - 2);
        if (value.empty() || value.find_first_of("\"\\") != value.npos) media.sound = false;
        if (name != "charset" && name != "boundary") continue;
        std::string& kept = name == "charset" ? media.charset : media.boundary;
        if (!kept.empty()) media.sound = false;
        kept = name == "charset" ? lowerCase(value) : std::string(value);
    }
    if (!media.charset.empty() && media.charset != "utf-8" && media.charset != "utf8") media.sound = false;
    return media;
}

int hexValue(char letter) {
    if (letter >= '0' && letter <= '9') return letter - '0';
    if (letter >= 'a' && letter <= 'f') return letter - 'a' + 10;
    return letter >= 'A' && letter <= 'F' ? letter - 'A' + 10 : -1;
}

/// Nothing where a % is not followed by two digits.
std::optional<std::string> decodedBytes(std::string_view text, bool plus_is_space) {
    std::string decoded;
    decoded.reserve(text.size());
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (text[at] == '%') {
            const int high = at + 2 < text.size() ? hexValue(text[at + 1]) : -1;
            const int low = at + 2 < text.size() ? hexValue(text[at + 2]) : -1;
            if (high < 0 || low < 0) return std::nullopt;
            decoded += static_cast<char>(high << 4 | low);
            at += 2;
        } else {
            decoded += text[at] == '+' && plus_is_space ? ' ' : text[at];
        }
    }
    return decoded;
}

Problem bodyTooLong() {
    return {"body-too-long", {"提交的内容太长", "what was sent is too long"}, {}};
}

}  // namespace

Result<FormFields> readUrlencoded(std::string_view text, const FieldLimits& limits) {
    FieldCollector collector(limits);
    while (!text.empty()) {
        const std::size_t end = text.find('&');
        const std::string_view one = text.substr(0, end);
        text.remove_prefix(end == text.npos ? text.size() : end + 1);
        if (one.empty()) continue;
        const std::size_t equals = one.find('=');
        auto name = decodedBytes(one.substr(0, equals), true);
        auto value = decodedBytes(equals == one.npos ? std::string_view() : one.substr(equals + 1), true);
        if (!name || !value) return malformedForm("a % without two hexadecimal digits");
        if (const auto added = collector.add(std::move(*name), std::move(*value)); !added) return added.problem();
    }
    return std::move(collector).take();
}

Result<FormFields> readFormFields(std::string_view content_type, std::string_view body, const FieldLimits& limits) {
    constexpr std::size_t longest_header = 1000;
    if (body.size() > limits.body) return bodyTooLong();
    const MediaType media = mediaTypeOf(content_type.substr(0, longest_header));
    if (content_type.size() <= longest_header && media.sound) {
        if (media.type == "application/x-www-form-urlencoded") return readUrlencoded(body, limits);
        if (media.type == "application/json") return readJsonForm(body, limits);
        if (media.type == "multipart/form-data") return readMultipart(body, media.boundary, limits);
    }
    return Problem{"unsupported-content-type",
                   {"不支持这种提交格式，请用问卷页面提交", "this kind of form is not understood; please use the page"},
                   {{}, 0, {}, media.type}};
}

Result<FormFields> readQueryFields(std::string_view query, const FieldLimits& limits) {
    if (query.size() > limits.body) return bodyTooLong();
    return readUrlencoded(query, limits);
}

std::optional<std::string> percentDecoded(std::string_view text, bool plus_is_space) {
    auto decoded = decodedBytes(text, plus_is_space);
    return decoded && isWholeUtf8(*decoded) ? decoded : std::nullopt;
}

int statusOf(const Problem& problem) {
    struct Row {
        std::string_view code;
        int status;
    };
    static constexpr std::array<Row, 9> rows{{{"body-too-long", 413},
                                              {"too-many-fields", 413},
                                              {"field-too-long", 413},
                                              {"unsupported-content-type", 415},
                                              {"malformed-form", 400},
                                              {"invalid-utf8", 400},
                                              {"no-answer-id", 400},
                                              {"unknown-field", 400},
                                              {"field-twice", 400}}};
    const auto* row = std::find_if(rows.begin(), rows.end(), [&](const Row& one) { return one.code == problem.code; });
    return row == rows.end() ? 422 : row->status;
}

}  // namespace diaoyan
