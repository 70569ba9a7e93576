// SPDX-License-Identifier: GPL-3.0-or-later
#include "collector/web/protection/request_framing.h"

#include <algorithm>
#include <charconv>
#include <utility>

namespace diaoyan {

namespace {

bool isTokenLetter(char letter) {
    constexpr std::string_view others = "!#$%&'*+-.^_`|~";
    return (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z') || (letter >= '0' && letter <= '9') ||
           others.find(letter) != std::string_view::npos;
}

bool isControl(char letter) {
    const auto byte = static_cast<unsigned char>(letter);
    return (byte < 0x20 && letter != '\t') || byte == 0x7F;
}

/// `lower` is in lower case.
bool isHeaderNamed(std::string_view name, std::string_view lower) {
    return name.size() == lower.size() && std::equal(name.begin(), name.end(), lower.begin(), [](char a, char b) {
               return (a >= 'A' && a <= 'Z' ? static_cast<char>(a - 'A' + 'a') : a) == b;
           });
}

std::string_view withoutBlanks(std::string_view text) {
    const std::size_t first = text.find_first_not_of(" \t");
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

std::optional<std::uint64_t> lengthOf(std::string_view digits) {
    std::uint64_t length = 0;
    if (digits.empty() || digits.find_first_not_of("0123456789") != std::string_view::npos) return std::nullopt;
    const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), length);
    if (read.ec != std::errc()) return std::nullopt;
    return length;
}

}  // namespace

int RequestFraming::feed(std::string_view bytes) {
    while (refused_ == 0 && !bytes.empty()) {
        if (body_left_ > 0) {
            const auto taken = static_cast<std::size_t>(std::min<std::uint64_t>(body_left_, bytes.size()));
            body_left_ -= taken;
            bytes.remove_prefix(taken);
            if (body_left_ == 0) ++requests_;
            continue;
        }
        const std::size_t end = bytes.find('\n');
        const std::string_view piece = bytes.substr(0, end == std::string_view::npos ? bytes.size() : end + 1);
        bytes.remove_prefix(piece.size());
        header_bytes_ += piece.size();
        if (header_bytes_ > limits_.header) {
            refused_ = 431;
        } else if (end == std::string_view::npos) {
            line_ += piece;
        } else if (line_.empty()) {
            takeLine(piece);
        } else {
            const std::string line = std::exchange(line_, {}) += piece;
            takeLine(line);
        }
    }
    return refused_;
}

void RequestFraming::takeLine(std::string_view line) {
    if (!line.ends_with("\r\n")) {
        refused_ = 400;
        return;
    }
    line.remove_suffix(2);
    if (std::any_of(line.begin(), line.end(), isControl)) {
        refused_ = 400;
    } else if (!in_fields_) {
        // One empty line before a request is what old browsers left behind a body (RFC 9112, 2.2).
        if (line.empty() && header_bytes_ == 2) return;
        refused_ = statusOfRequestLine(line);
        in_fields_ = true;
    } else if (line.empty()) {
        endOfHeader();
    } else {
        refused_ = statusOfHeader(line);
    }
}

int RequestFraming::statusOfRequestLine(std::string_view line) const {
    constexpr std::size_t longest_method = 20;
    const std::size_t first = line.find(' ');
    const std::size_t second = first == std::string_view::npos ? first : line.find(' ', first + 1);
    if (second == std::string_view::npos) return 400;
    const std::string_view method = line.substr(0, first);
    const std::string_view target = line.substr(first + 1, second - first - 1);
    const std::string_view version = line.substr(second + 1);
    const auto upper = [](char letter) { return letter >= 'A' && letter <= 'Z'; };
    if (method.empty() || method.size() > longest_method || !std::all_of(method.begin(), method.end(), upper))
        return 400;
    if (method == "CONNECT" || method == "TRACE") return 501;
    const auto visible = [](char letter) { return letter > 0x20 && letter < 0x7F; };
    if (target.empty() || !std::all_of(target.begin(), target.end(), visible)) return 400;
    return version == "HTTP/1.1" || version == "HTTP/1.0" ? 0 : 400;
}

int RequestFraming::statusOfHeader(std::string_view line) {
    const std::size_t colon = line.find(':');
    if (colon == std::string_view::npos || colon == 0) return 400;
    const std::string_view name = line.substr(0, colon);
    if (!std::all_of(name.begin(), name.end(), isTokenLetter)) return 400;  // also a continued line: it begins blank
    if (isHeaderNamed(name, "transfer-encoding")) return 411;
    if (isHeaderNamed(name, "upgrade")) return 501;
    if (!isHeaderNamed(name, "content-length")) return 0;
    const auto length = lengthOf(withoutBlanks(line.substr(colon + 1)));
    if (!length || length_) return 400;
    length_ = length;
    return *length > limits_.body ? 413 : 0;
}

void RequestFraming::endOfHeader() {
    body_left_ = length_.value_or(0);
    if (body_left_ == 0) ++requests_;
    length_.reset();
    header_bytes_ = 0;
    in_fields_ = false;
}

}  // namespace diaoyan
