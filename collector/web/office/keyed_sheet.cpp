// SPDX-License-Identifier: GPL-3.0-or-later
#include "collector/web/office/keyed_sheet.h"

#include "collector/web/wire/field_names.h"

#include <algorithm>
#include <charconv>

namespace diaoyan::office {

namespace {

struct TypedSign {
    std::string_view bytes;
    char plain;  ///< what it stands for
};

/// Signs of Chinese keyboards among numbers.
constexpr TypedSign typedSigns[] = {
    {"０", '0'}, {"１", '1'}, {"２", '2'}, {"３", '3'}, {"４", '4'}, {"５", '5'}, {"６", '6'}, {"７", '7'},
    {"８", '8'}, {"９", '9'}, {"，", ','}, {"、", ','}, {"；", ','}, {"。", ','}, {"．", ','}, {"　", ' '},
};

}  // namespace

std::string plainSigns(std::string_view typed) {
    std::string plain;
    while (!typed.empty()) {
        const auto sign = std::find_if(std::begin(typedSigns), std::end(typedSigns),
                                       [&](const TypedSign& one) { return typed.starts_with(one.bytes); });
        const std::size_t length = sign == std::end(typedSigns) ? 1 : sign->bytes.size();
        plain += sign == std::end(typedSigns) ? typed.front() : sign->plain;
        typed.remove_prefix(length);
    }
    return plain;
}

namespace {

Problem keyedNumber(const Item& item, const std::string& typed, std::size_t options) {
    const auto most = static_cast<std::int64_t>(options);
    const Text words = isOneChoice(item.kind)
                           ? phrase("请键入一个选项的序号（1–{0}）", "type the number of one option (1-{0})", {most})
                           : phrase("请键入选项的序号（1–{0}），多个用逗号隔开，不要重复",
                                    "type the numbers of options (1-{0}), several with commas, each once", {most});
    return {"keyed-number", words, {.file = {}, .row = 0, .column = item.id, .text = typed}};
}

/// The field of one item for the reader of submissions; the problem where the numbers mean nothing.
std::optional<Problem> translate(const Item& item, const std::string& typed, FormFields& fields) {
    if (!hasOptions(item.kind)) {
        const bool number = item.kind == QuestionKind::number || item.kind == QuestionKind::date;
        fields.emplace_back(item.id, number ? plainSigns(typed) : typed);
        return std::nullopt;
    }
    const std::optional<std::vector<std::size_t>> numbers = numbersTyped(typed);
    const std::size_t most = item.options.size();
    if (!numbers || (isOneChoice(item.kind) && numbers->size() > 1)) return keyedNumber(item, typed, most);
    for (std::size_t i = 0; i < numbers->size(); ++i) {
        const std::size_t number = (*numbers)[i];
        const auto earlier = numbers->begin() + static_cast<std::ptrdiff_t>(i);
        if (number < 1 || number > most || std::find(numbers->begin(), earlier, number) != earlier)
            return keyedNumber(item, typed, most);
        const std::string& code = item.options[number - 1].code;
        if (item.kind == QuestionKind::ranking) {
            fields.emplace_back(rankField(item.id, code), std::to_string(i + 1));
        } else {
            fields.emplace_back(item.id, code);
        }
    }
    return std::nullopt;
}

const Answer* answerOf(const AnswerSheet& sheet, const std::string& item) {
    static const Answer unanswered{Missing{}};
    const auto found = sheet.answers.find(item);
    return found == sheet.answers.end() ? &unanswered : &found->second;
}

Text schoolWords(const Roster& roster, const std::string& code) {
    if (code.empty()) return {"（未选）", "(none)"};
    const auto position = findSchool(roster, code);
    return untranslated(position ? roster.schools[*position].name : code);
}

bool isSchoolOfRoster(const Questionnaire& form, const Roster& roster, const Item& item) {
    const Question* question = findQuestion(form, item.question);
    return question != nullptr && question->roster_field == RosterField::school && !roster.schools.empty();
}

}  // namespace

std::optional<std::vector<std::size_t>> numbersTyped(std::string_view typed) {
    std::vector<std::size_t> numbers;
    bool within = false;
    for (const char c : plainSigns(typed)) {
        if (c >= '0' && c <= '9') {
            if (!within) numbers.push_back(0);
            if (numbers.back() > 100'000) return std::nullopt;
            numbers.back() = numbers.back() * 10 + static_cast<std::size_t>(c - '0');
            within = true;
        } else if (c == ',' || c == ' ' || c == ';' || c == '.' || c == '\t') {
            within = false;
        } else {
            return std::nullopt;
        }
    }
    return numbers;
}

KeyedSheetReader::KeyedSheetReader(const Questionnaire& form, const Roster& roster)
    : roster_(roster), reader_(form, roster, {}) {
    for (Item& item : items(form))
        if (!isSchoolOfRoster(form, roster, item)) items_.push_back(std::move(item));
}

KeyedSheet KeyedSheetReader::read(const FormFields& typed, std::int64_t now) const {
    KeyedSheet keyed;
    FormFields fields{{std::string(page_field::answer_id), "00000000-0000-4000-8000-000000000000"}};
    if (const auto school = fieldNamed(typed, page_field::school); !school.empty())
        fields.emplace_back(page_field::school, school);
    for (const Item& item : items_) {
        const std::string words(fieldNamed(typed, item.id));
        if (words.find_first_not_of(" \t\n") != std::string::npos)
            if (auto problem = translate(item, words, fields)) keyed.problems.push_back(std::move(*problem));
        for (const Option& option : item.options) {
            if (!option.other) continue;
            const std::string field = wordsField(item.id, option.code);
            if (const auto own = fieldNamed(typed, field); !own.empty()) fields.emplace_back(field, own);
        }
    }
    Result<Submission> read = reader_.read(fields, now);
    if (!read) {
        keyed.problems.push_back(read.problem());
        return keyed;
    }
    keyed.sheet = std::move(read->sheet);
    // What could not be understood is not "left empty" as well.
    for (Problem& problem : read->problems) {
        const bool told = std::any_of(keyed.problems.begin(), keyed.problems.end(),
                                      [&](const Problem& one) { return one.where.column == problem.where.column; });
        if (!told) keyed.problems.push_back(std::move(problem));
    }
    return keyed;
}

std::vector<KeyedDifference> KeyedSheetReader::differences(const AnswerSheet& first, const AnswerSheet& second) const {
    std::vector<KeyedDifference> found;
    if (first.school != second.school)
        found.push_back(
            {std::string(page_field::school), schoolWords(roster_, first.school), schoolWords(roster_, second.school)});
    for (const Item& item : items_) {
        const Answer* one = answerOf(first, item.id);
        const Answer* other = answerOf(second, item.id);
        if (*one != *other) found.push_back({item.id, answerWords(item, *one), answerWords(item, *other)});
    }
    return found;
}

FormFields keyedFields(const FormFields& all, std::string_view item) {
    FormFields kept;
    for (const auto& [name, value] : all) {
        const bool words = name.size() > item.size() && name.starts_with(item) && name[item.size()] == ':';
        if (name == item || words) kept.emplace_back(name, value);
    }
    return kept;
}

std::string urlEncoded(const FormFields& fields) {
    std::string encoded;
    for (const auto& [name, value] : fields)
        encoded += (encoded.empty() ? "" : "&") + percentEncoded(name) + "=" + percentEncoded(value);
    return encoded;
}

bool canStandOnPaper(const Problem& problem) {
    static constexpr std::string_view codes[] = {"required",     "too-many-choices",      "too-few-choices",
                                                 "out-of-range", "exclusive-with-others", "school-missing"};
    return std::find(std::begin(codes), std::end(codes), problem.code) != std::end(codes);
}

namespace {

Text chosenWords(const Item& item, const Choice& choice) {
    const auto position = optionIndex(item.options, choice.code);
    if (!position) return untranslated(choice.code);
    const Text& label = item.options[*position].label;
    const auto number = static_cast<std::int64_t>(*position + 1);
    return choice.words.empty() ? phrase("{0} {1}", "{0} {1}", {number, label})
                                : phrase("{0} {1}（{2}）", "{0} {1} ({2})", {number, label, choice.words});
}

Text joined(const std::vector<Text>& parts, const char* zh, const char* en) {
    Text all;
    for (const Text& part : parts)
        all = all.empty() ? part : phrase("{0}{1}{2}", "{0}{1}{2}", {all, Text{zh, en}, part});
    return all;
}

struct AnswerTeller {
    const Item& item;

    Text operator()(const Missing& missing) const {
        switch (missing.reason) {
        case MissingReason::not_asked: return {"（按题意跳过）", "(not asked)"};
        case MissingReason::invalid: return phrase("（无效：{0}）", "(invalid: {0})", {missing.was});
        case MissingReason::unanswered: break;
        }
        return {"（空）", "(empty)"};
    }
    Text operator()(const Choice& choice) const { return chosenWords(item, choice); }
    Text operator()(const Choices& choices) const {
        std::vector<Text> parts;
        for (const Choice& choice : choices.ticked) parts.push_back(chosenWords(item, choice));
        return joined(parts, "；", "; ");
    }
    Text operator()(const Ranking& ranking) const {
        std::vector<Text> parts;
        for (const std::string& code : ranking.order) parts.push_back(chosenWords(item, {.code = code}));
        return joined(parts, " › ", " › ");
    }
    Text operator()(const Number& number) const {
        char digits[64];
        const auto end = std::to_chars(digits, digits + sizeof digits, number.value).ptr;
        return untranslated({digits, end});
    }
    Text operator()(const Words& words) const { return untranslated(words.text); }
    Text operator()(const Date& date) const { return untranslated(date.iso); }
};

}  // namespace

Text answerWords(const Item& item, const Answer& answer) {
    return std::visit(AnswerTeller{item}, answer);
}

}  // namespace diaoyan::office
