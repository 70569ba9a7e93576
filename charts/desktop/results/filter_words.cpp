// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/desktop/results/filter_words.h"

#include "charts/desktop/look/words.h"

#include <QCoreApplication>
#include <QStringList>

namespace diaoyan {

namespace {

constexpr int mostLetters = 28;

using Condition = AnswerFilter::Condition;

std::optional<Condition> schoolsWith(const Roster& roster, const std::string& attribute, const std::string& value) {
    Condition condition;
    for (const School& school : roster.schools)
        if (attributeOf(school, attribute) == value) condition.values.push_back(school.code);
    if (condition.values.empty()) return std::nullopt;
    condition.words = phrase("学校：{0}", "schools: {0}", {value});
    return condition;
}

std::optional<Condition> answered(const SurveyOutline& outline, const ComparisonWish& compared,
                                  const std::string& code) {
    for (const Questionnaire& form : outline.questionnaires) {
        if (form.id != compared.questionnaire) continue;
        const auto item = findItem(form, compared.by);
        const auto at = item ? optionIndex(item->options, code) : std::nullopt;
        if (!at) return std::nullopt;
        return Condition{
            form.id, item->id, {code}, phrase("{0}：{1}", "{0}: {1}", {item->title, item->options[*at].label})};
    }
    return std::nullopt;
}

}  // namespace

QString filterWords(const AnswerFilter& filter) {
    if (filter.empty()) return {};
    QStringList words;
    for (const Condition& one : filter.conditions) words << shortName(shown(one.words));
    return QCoreApplication::translate("FilterWords", "Only some answers: %1")
        .arg(words.join(shownLanguage() == Language::zh ? QString::fromUtf8("；") : QString("; ")));
}

std::optional<Condition> conditionOfGroup(const SurveyOutline& outline, const ComparisonWish& compared,
                                          const std::string& code) {
    constexpr std::string_view prefix = "school.";
    if (compared.sides == ComparedSides::answer_groups) return answered(outline, compared, code);
    if (compared.sides == ComparedSides::school_groups && compared.by.starts_with(prefix))
        return schoolsWith(outline.roster, compared.by.substr(prefix.size()), code);
    if (compared.sides != ComparedSides::schools) return std::nullopt;
    const auto at = findSchool(outline.roster, code);
    if (!at) return std::nullopt;
    const School& school = outline.roster.schools[*at];
    return Condition{{}, {}, {school.code}, phrase("学校：{0}", "school: {0}", {school.name})};
}

QString shortName(const QString& name) {
    const QString line = name.simplified();
    return line.size() <= mostLetters ? line : line.left(mostLetters - 1) + QChar(0x2026);
}

}  // namespace diaoyan
