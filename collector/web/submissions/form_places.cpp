// SPDX-License-Identifier: GPL-3.0-or-later
#include "collector/web/submissions/form_places.h"

#include "collector/web/submissions/typed_text.h"
#include "collector/web/wire/field_names.h"

namespace diaoyan {

namespace {

/// In the order of PageField.
constexpr std::array<std::string_view, pageFields> pageFieldNames{
    page_field::answer_id, page_field::code,     page_field::school, page_field::class_name, page_field::tag,
    page_field::consent,   page_field::language, page_field::began,  page_field::seconds};

}  // namespace

FormPlaces::FormPlaces(const Questionnaire& questionnaire) {
    for (std::size_t field = 0; field < pageFields; ++field)
        add(std::string(pageFieldNames[field]), {.role = FieldRole::page, .item = field});
    for (std::size_t position = 0; position < questionnaire.questions.size(); ++position) {
        const Question& question = questionnaire.questions[position];
        for (const Item& item : diaoyan::items(question)) {
            const std::size_t number = items_.size();
            items_.push_back({item.id, position, item.kind});
            if (item.kind != QuestionKind::ranking)
                add(item.id, {.item = number, .repeats = item.kind == QuestionKind::multiple});
            for (std::size_t option = 0; option < item.options.size(); ++option) {
                const Option& one = item.options[option];
                if (item.kind == QuestionKind::ranking)
                    add(rankField(item.id, one.code), {.role = FieldRole::rank, .item = number, .option = option});
                else if (one.other)
                    add(wordsField(item.id, one.code), {.role = FieldRole::words, .item = number, .option = option});
            }
        }
    }
}

void FormPlaces::add(std::string name, FieldPlace place) {
    place.number = places_.size();
    places_.emplace(names_.emplace_back(std::move(name)), place);
}

const FieldPlace* FormPlaces::find(std::string_view name) const {
    const auto found = places_.find(name);
    return found == places_.end() ? nullptr : &found->second;
}

std::optional<Problem> GivenFields::sort(const FormPlaces& places, const FormFields& fields) {
    page_ = {};
    met_.clear();
    texts_.clear();
    seen_.assign(places.size(), 0);
    begins_.assign(places.items().size() + 1, 0);
    for (const auto& [name, value] : fields) {
        const FieldPlace* place = places.find(name);
        if (place == nullptr)
            return Problem{"unknown-field",
                           {"这个页面与现在的问卷不一致，请刷新页面后再提交",
                            "this page does not belong to the questionnaire as it is now; please reload it"},
                           {{}, 0, name, {}}};
        if (!place->repeats && seen_[place->number] != 0)
            return Problem{"field-twice",
                           {"同一处提交了两次，请刷新页面后再提交", "one field came twice; please reload the page"},
                           {{}, 0, name, {}}};
        seen_[place->number] = 1;
        const std::string_view text = withoutOuterSpace(value);
        if (place->role == FieldRole::page) {
            page_[place->item] = text;
        } else if (!text.empty()) {
            met_.push_back(place);
            texts_.push_back(text);
            ++begins_[place->item + 1];
        }
    }
    for (std::size_t item = 1; item < begins_.size(); ++item) begins_[item] += begins_[item - 1];
    values_.resize(met_.size());
    // Each value goes to the end of its item; walking backwards leaves begins_ at the beginnings again.
    for (std::size_t at = met_.size(); at-- > 0;)
        values_[--begins_[met_[at]->item + 1]] = {met_[at]->role, met_[at]->option, texts_[at]};
    for (std::size_t item = 1; item < begins_.size(); ++item) begins_[item - 1] = begins_[item];
    begins_.back() = values_.size();
    return std::nullopt;
}

}  // namespace diaoyan
