// SPDX-License-Identifier: GPL-3.0-or-later
#include "questionnaires/exchange/limesurvey_columns.h"

#include "questionnaires/exchange/form_reading.h"

#include <array>

namespace diaoyan {

LimeColumns::LimeColumns(const std::string& sid, const LimeQuestion& question, LimeFields& fields)
    : field_(sid + "X" + question.gid + "X" + question.qid), code_(question.code), fields_(fields) {}

void LimeColumns::add(const std::string& suffix, const LimeField& field) {
    fields_.emplace(field_ + suffix, field);
    fields_.emplace(suffix.empty() ? code_ : code_ + "[" + suffix + "]", field);
    if (!suffix.empty()) fields_.emplace(code_ + "_" + suffix, field);
}

void LimeColumns::addDual(const std::string& row, int scale, const LimeField& field) {
    fields_.emplace(field_ + row + "#" + std::to_string(scale), field);
    fields_.emplace(field_ + row + "-" + std::to_string(scale), field);  // an element's name in .lsr
    fields_.emplace(code_ + "[" + row + "][" + std::to_string(scale + 1) + "]", field);
    fields_.emplace(code_ + "_" + row + "_" + std::to_string(scale), field);
    fields_.emplace(code_ + "_" + row + "#" + std::to_string(scale), field);
}

std::optional<ShowRule> limeRule(const ConditionAtom& atom, const LimeFields& fields, const Questionnaire& form) {
    std::string name = atom.name;
    for (const std::string_view suffix : {".code", ".value"})
        if (name.ends_with(suffix)) name.erase(name.size() - suffix.size());
    const auto found = fields.find(name);
    if (found == fields.end() || found->second.comment || found->second.rank > 0) return std::nullopt;
    const LimeField& field = found->second;
    const Question* question = findQuestion(form, field.question);
    if (question == nullptr) return std::nullopt;
    if (question->kind == QuestionKind::multiple) {
        if (!atom.value.empty() && (atom.value != "Y" || field.words)) return std::nullopt;
        return ShowRule{question->id, {field.part}, atom.value.empty()};
    }
    if (field.words) return std::nullopt;
    const std::string item = question->kind == QuestionKind::matrix ? question->id + "." + field.part : question->id;
    return resolvedByIds(form, {item, atom.value});
}

namespace {

struct FixedWords {
    std::string_view code;
    std::string_view zh, en, de, es, fr;
};

constexpr std::array yesNo{FixedWords{"Y", "是", "Yes", "Ja", "Sí", "Oui"},
                           FixedWords{"N", "否", "No", "Nein", "No", "Non"}};
constexpr std::array yesUncertainNo{FixedWords{"Y", "是", "Yes", "Ja", "Sí", "Oui"},
                                    FixedWords{"U", "不确定", "Uncertain", "Unsicher", "No sabe", "Incertain"},
                                    FixedWords{"N", "否", "No", "Nein", "No", "Non"}};
constexpr std::array changes{FixedWords{"I", "增加", "Increase", "Zunahme", "Aumentar", "Augmente"},
                             FixedWords{"S", "不变", "Same", "Gleich", "Igual", "Sans changement"},
                             FixedWords{"D", "减少", "Decrease", "Abnahme", "Disminuir", "Diminue"}};
constexpr std::array genders{FixedWords{"F", "女", "Female", "weiblich", "Femenino", "Féminin"},
                             FixedWords{"M", "男", "Male", "männlich", "Masculino", "Masculin"}};

std::string_view wordIn(const FixedWords& words, const std::string& language) {
    if (language.starts_with("zh")) return words.zh;
    if (language.starts_with("de")) return words.de;
    if (language.starts_with("es")) return words.es;
    if (language.starts_with("fr")) return words.fr;
    return words.en;
}

template <std::size_t count>
std::vector<LimePart> fixedWords(const std::array<FixedWords, count>& list, const std::vector<std::string>& languages) {
    std::vector<LimePart> parts;
    for (const FixedWords& words : list) {
        LimePart part{.code = std::string(words.code)};
        for (const std::string& language : languages) part.label[language] = wordIn(words, language);
        parts.push_back(std::move(part));
    }
    return parts;
}

std::vector<LimePart> points(int most, const std::vector<std::string>& languages) {
    std::vector<LimePart> parts;
    for (int point = 1; point <= most; ++point) {
        LimePart part{.code = std::to_string(point), .assessment = std::to_string(point)};
        for (const std::string& language : languages) part.label[language] = part.code;
        parts.push_back(std::move(part));
    }
    return parts;
}

}  // namespace

std::vector<LimePart> fixedAnswers(char type, const std::vector<std::string>& languages) {
    switch (type) {
    case '5':
    case 'A': return points(5, languages);
    case 'B': return points(10, languages);
    case 'C': return fixedWords(yesUncertainNo, languages);
    case 'E': return fixedWords(changes, languages);
    case 'Y': return fixedWords(yesNo, languages);
    case 'G': return fixedWords(genders, languages);
    default: return {};
    }
}

}  // namespace diaoyan
