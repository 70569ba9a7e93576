// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace diaoyan {

/// One character in UTF-8; NUL adds nothing. REQUIRES: a Unicode scalar value
void appendUtf8(std::string& text, char32_t code);

/// Reads the texts of BIFF8, which may go on in CONTINUE records: there the characters begin with a new flag byte
/// that says whether they take one byte or two.
class BiffTextReader {
public:
    explicit BiffTextReader(const std::vector<std::string_view>& parts) : parts_(parts) {}

    /// Nothing is left, or the records ended within a text.
    bool exhausted() const { return part_ >= parts_.size(); }

    std::size_t number(std::size_t bytes);

    /// A text as the table of shared texts has it: count (two bytes), flags, runs, characters. Appended as UTF-8.
    void appendText(std::string& text);

    /// `count` characters after their flag byte. NULs are dropped.
    void appendCharacters(std::string& text, std::size_t count, bool wide);

private:
    unsigned char byte();
    void skip(std::size_t bytes);
    bool atPartEnd() const { return at_ >= parts_[part_].size(); }

    const std::vector<std::string_view>& parts_;
    std::size_t part_ = 0;
    std::size_t at_ = 0;
};

}  // namespace diaoyan
