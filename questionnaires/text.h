// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace diaoyan {

enum class Language { zh, en };

/// A piece of text in both languages of the project, Chinese first. UTF-8.
struct Text {
    std::string zh;
    std::string en;

    /// The wanted language, or the other one where the wanted one is empty.
    const std::string& in(Language language) const;
    bool empty() const { return zh.empty() && en.empty(); }
    bool operator==(const Text&) const = default;
};

/// The same words in both languages (a school's name, a label that nobody translated).
Text untranslated(std::string words);

/// One value that fills a {0}, {1} ... of a phrase.
class Filling {
public:
    Filling(std::string words) : zh_(words), en_(std::move(words)) {}
    Filling(std::string_view words) : Filling(std::string(words)) {}
    Filling(const char* words) : Filling(std::string(words)) {}
    Filling(const Text& text) : zh_(text.in(Language::zh)), en_(text.in(Language::en)) {}
    Filling(int number) : Filling(std::to_string(number)) {}
    Filling(std::int64_t number) : Filling(std::to_string(number)) {}
    Filling(std::uint64_t number) : Filling(std::to_string(number)) {}

    const std::string& in(Language language) const { return language == Language::zh ? zh_ : en_; }

private:
    std::string zh_;
    std::string en_;
};

/// Both languages of a message, with {0}, {1} ... replaced by the fillings; an index without a
/// filling stays as it is, and what a filling contains is never looked at again.
Text phrase(std::string_view zh, std::string_view en, const std::vector<Filling>& fillings = {});

}  // namespace diaoyan
