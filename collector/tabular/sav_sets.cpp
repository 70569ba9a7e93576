// SPDX-License-Identifier: GPL-3.0-or-later
#include "collector/tabular/sav_sets.h"

#include <charconv>
#include <optional>

namespace diaoyan {

namespace {

/// One line of the record while it is read from the front.
class SetLine {
public:
    explicit SetLine(std::string_view line) : rest_(line) {}

    bool skip(char wanted) {
        if (rest_.empty() || rest_.front() != wanted) return false;
        rest_.remove_prefix(1);
        return true;
    }

    std::optional<std::string> until(char mark) {
        const std::size_t at = rest_.find(mark);
        if (at == rest_.npos) return std::nullopt;
        std::string text(rest_.substr(0, at));
        rest_.remove_prefix(at + 1);
        return text;
    }

    std::optional<std::size_t> number() {
        std::size_t value = 0;
        const auto read = std::from_chars(rest_.data(), rest_.data() + rest_.size(), value);
        if (read.ec != std::errc{}) return std::nullopt;
        rest_.remove_prefix(static_cast<std::size_t>(read.ptr - rest_.data()));
        return value;
    }

    /// `3 abc `: a text behind its length. The blank behind it may be missing at the end of the line.
    std::optional<std::string> counted() {
        const auto length = number();
        if (!length || !skip(' ') || *length > rest_.size()) return std::nullopt;
        std::string text(rest_.substr(0, *length));
        rest_.remove_prefix(*length);
        if (!rest_.empty() && !skip(' ')) return std::nullopt;
        return text;
    }

    std::vector<std::string> words() {
        std::vector<std::string> found;
        while (!rest_.empty()) {
            const std::size_t end = std::min(rest_.find(' '), rest_.size());
            if (end > 0) found.emplace_back(rest_.substr(0, end));
            rest_.remove_prefix(std::min(end + 1, rest_.size()));
        }
        return found;
    }

private:
    std::string_view rest_;
};

void trimEnd(std::string& text) {
    while (!text.empty() && text.back() == ' ') text.pop_back();
}

std::optional<SavSet> setOf(std::string_view text) {
    SetLine line(text);
    SavSet set;
    line.skip('$');
    const auto name = line.until('=');
    if (!name || name->empty()) return std::nullopt;
    set.name = *name;
    if (line.skip('C')) {
        set.dichotomies = false;
        if (!line.skip(' ')) return std::nullopt;
    } else if (line.skip('E')) {
        set.labels_are_counted_values = true;
        if (!line.skip(' ')) return std::nullopt;
        const auto flag = line.number();
        if (!flag || !line.skip(' ')) return std::nullopt;
        set.label_from_variable = *flag == 11;
    } else if (!line.skip('D')) {
        return std::nullopt;
    }
    if (set.dichotomies) {
        const auto counted = line.counted();
        if (!counted) return std::nullopt;
        set.counted = *counted;
        trimEnd(set.counted);
    }
    const auto label = line.counted();
    if (!label) return std::nullopt;
    set.label = *label;
    trimEnd(set.label);
    set.variables = line.words();
    if (set.variables.empty()) return std::nullopt;
    return set;
}

/// Labels may hold line breaks, so a line ends where the next one begins with $ and has a = in it.
std::size_t lineEnd(std::string_view text) {
    for (std::size_t at = text.find('\n'); at != text.npos; at = text.find('\n', at + 1)) {
        const std::string_view next = text.substr(at + 1);
        if (next.empty() || next.front() == '$' || next.find_first_not_of("\n\r ") == next.npos) return at;
    }
    return text.size();
}

}  // namespace

SavSets readSavSets(std::string_view text) {
    SavSets read;
    while (!text.empty()) {
        const std::size_t end = lineEnd(text);
        std::string_view line = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
        while (!line.empty() && (line.back() == '\r' || line.back() == '\0' || line.back() == '\n'))
            line.remove_suffix(1);
        if (line.find_first_not_of(std::string_view(" \n\r\0", 4)) == line.npos) continue;
        if (auto set = setOf(line))
            read.sets.push_back(*std::move(set));
        else
            ++read.damaged;
    }
    return read;
}

}  // namespace diaoyan
