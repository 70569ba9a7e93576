// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collector/web/wire/invitation.h"
#include "questionnaires/questionnaire.h"
#include "questionnaires/result.h"

#include <array>
#include <cstdint>
#include <deque>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace diaoyan {

/// What a field of a form says about its item.
enum class FieldRole : std::uint8_t {
    page,   ///< nothing: it is one of the page's own
    value,  ///< the code of an option, a number, words, a date
    words,  ///< own words beside an option
    rank,   ///< the rank of an option
};

enum class PageField : std::uint8_t { answer_id, code, school, class_name, tag, consent, language, began, seconds };
inline constexpr std::size_t pageFields = 9;

/// Where the value of a field belongs.
struct FieldPlace {
    FieldRole role = FieldRole::value;
    std::size_t item = 0;    ///< position among the items; of a page's own field, its PageField
    std::size_t option = 0;  ///< words, rank
    bool repeats = false;    ///< a multiple choice comes once per ticked option
    std::size_t number = 0;  ///< of this place among all
};

/// One column of answers: what Item has, without copies of titles and options.
struct FormItem {
    std::string id{};
    std::size_t question = 0;  ///< position in the questionnaire
    QuestionKind kind = QuestionKind::single;
};

/// The names of all fields that the form of a questionnaire can have, made once.
class FormPlaces {
public:
    explicit FormPlaces(const Questionnaire& questionnaire);
    FormPlaces(FormPlaces&&) = default;

    const FieldPlace* find(std::string_view name) const;
    const std::vector<FormItem>& items() const { return items_; }
    std::size_t size() const { return places_.size(); }

private:
    void add(std::string name, FieldPlace place);

    std::deque<std::string> names_;  ///< stay where they are when this is moved
    std::unordered_map<std::string_view, FieldPlace> places_;
    std::vector<FormItem> items_;
};

/// A value that came for an item.
struct GivenValue {
    FieldRole role = FieldRole::value;
    std::size_t option = 0;
    std::string_view text{};  ///< trimmed, not empty
};

/// The fields of one submission, sorted by item. Views of the fields, which must outlive it; its room is used again.
class GivenFields {
public:
    /// Problems: unknown-field, field-twice.
    std::optional<Problem> sort(const FormPlaces& places, const FormFields& fields);

    std::string_view page(PageField field) const { return page_[static_cast<std::size_t>(field)]; }
    std::span<const GivenValue> of(std::size_t item) const {
        return std::span(values_).subspan(begins_[item], begins_[item + 1] - begins_[item]);
    }

private:
    std::array<std::string_view, pageFields> page_{};
    std::vector<const FieldPlace*> met_;
    std::vector<std::string_view> texts_;
    std::vector<unsigned char> seen_;  ///< by number of the place
    std::vector<std::size_t> begins_;
    std::vector<GivenValue> values_;
};

}  // namespace diaoyan
