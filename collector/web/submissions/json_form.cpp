// SPDX-License-Identifier: GPL-3.0-or-later
#include "collector/web/submissions/field_collector.h"
#include "collector/web/wire/field_names.h"

#include <simdjson.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <new>
#include <optional>
#include <vector>

namespace diaoyan {

namespace {

using simdjson::dom::element;
using simdjson::dom::element_type;

constexpr std::size_t deepest = 4;  ///< {"answers": {"hope": [...]}} is three

struct Member {
    std::string_view name;
    std::string_view field;
};

constexpr std::array<Member, 9> members{{{"id", page_field::answer_id},
                                         {"code", page_field::code},
                                         {"school", page_field::school},
                                         {"class", page_field::class_name},
                                         {"tag", page_field::tag},
                                         {"consent", page_field::consent},
                                         {"lang", page_field::language},
                                         {"began", page_field::began},
                                         {"seconds", page_field::seconds}}};

/// A parser and a padded copy of the body, kept from one form to the next.
struct Workplace {
    simdjson::dom::parser parser;
    std::string padded;

    Result<element> parse(std::string_view body) {
        constexpr std::size_t usual = 16 * 1024;
        if (parser.capacity() == 0 && parser.allocate(usual, deepest) != simdjson::SUCCESS) throw std::bad_alloc();
        padded.assign(body);
        padded.append(simdjson::SIMDJSON_PADDING, '\0');
        element root;
        const auto error = parser.parse(padded.data(), body.size(), false).get(root);
        if (error == simdjson::MEMALLOC) throw std::bad_alloc();
        if (error == simdjson::UTF8_ERROR) return invalidUtf8();
        if (error != simdjson::SUCCESS) return malformedForm(simdjson::error_message(error));
        return root;
    }
};

std::string shortest(double number) {
    std::array<char, 400> digits{};
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), number, std::chars_format::fixed);
    return {digits.data(), end.ptr};
}

/// A text or a number as the text of a field; nothing for anything else.
std::optional<std::string> scalar(const element& value) {
    switch (value.type()) {
    case element_type::STRING: return std::string(std::string_view(value));
    case element_type::INT64: return std::to_string(std::int64_t(value));
    case element_type::UINT64: return std::to_string(std::uint64_t(value));
    case element_type::DOUBLE: return shortest(double(value));
    default: return std::nullopt;
    }
}

Result<Done> addAnswer(FieldCollector& collector, std::string_view name, const element& value) {
    if (value.is_null()) return Done{};
    if (!value.is_array()) {
        auto text = scalar(value);
        if (!text) return malformedForm("an answer that is no text and no number");
        return collector.add(std::string(name), std::move(*text));
    }
    for (const element one : simdjson::dom::array(value)) {
        auto text = scalar(one);
        if (!text) return malformedForm("an answer that is no text and no number");
        if (auto added = collector.add(std::string(name), std::move(*text)); !added) return added;
    }
    return Done{};
}

bool hasTwice(std::vector<std::string_view>& names) {
    std::sort(names.begin(), names.end());
    return std::adjacent_find(names.begin(), names.end()) != names.end();
}

Result<Done> addAnswers(FieldCollector& collector, const element& value, const FieldLimits& limits) {
    if (!value.is_object()) return malformedForm("the answers are no object");
    std::vector<std::string_view> names;
    for (const auto [name, answer] : simdjson::dom::object(value)) {
        if (name.starts_with('.')) return malformedForm("a field of the page among the answers");
        // An empty array leaves no field, but it takes its place among those that may come.
        if (names.size() == limits.fields) return tooManyFields();
        names.push_back(name);
        if (auto added = addAnswer(collector, name, answer); !added) return added;
    }
    if (hasTwice(names)) return malformedForm("a member of the answers comes twice");
    return Done{};
}

Result<Done> addMember(FieldCollector& collector, std::string_view name, const element& value) {
    const auto* member = std::find_if(members.begin(), members.end(), [&](const Member& m) { return m.name == name; });
    if (member == members.end()) return malformedForm("a member that no form has");
    if (value.is_null()) return Done{};
    if (value.is_bool() && name == "consent")
        return bool(value) ? collector.add(std::string(member->field), "yes") : Result<Done>(Done{});
    auto text = scalar(value);
    if (!text) return malformedForm("a member that is no text and no number");
    return collector.add(std::string(member->field), std::move(*text));
}

}  // namespace

Result<FormFields> readJsonForm(std::string_view body, const FieldLimits& limits) {
    thread_local Workplace workplace;
    const auto root = workplace.parse(body);
    if (!root) return root.problem();
    if (!root->is_object()) return malformedForm("no object");
    FieldCollector collector(limits);
    std::vector<std::string_view> names;
    for (const auto [name, value] : simdjson::dom::object(*root)) {
        if (names.size() > members.size()) return malformedForm("a member comes twice");
        names.push_back(name);
        const auto added = name == "answers" ? addAnswers(collector, value, limits) : addMember(collector, name, value);
        if (!added) return added.problem();
    }
    if (hasTwice(names)) return malformedForm("a member comes twice");
    return std::move(collector).take();
}

}  // namespace diaoyan
