// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/desktop/answers/sheet_words.h"

#include "charts/desktop/look/words.h"

#include <QCoreApplication>
#include <QLocale>
#include <QStringList>

#include <algorithm>
#include <cmath>

namespace diaoyan {

namespace {

QString say(const char* words) {
    return QCoreApplication::translate("SheetWords", words);
}

const Option* optionOf(const Item& item, const std::string& code) {
    const auto at = optionIndex(item.options, code);
    return at ? &item.options[*at] : nullptr;
}

QString labelOf(const Item& item, const std::string& code) {
    const Option* const option = optionOf(item, code);
    return option != nullptr ? shown(option->label) : shown(code);
}

QString choiceWords(const Item& item, const Choice& choice) {
    const QString label = labelOf(item, choice.code);
    return choice.words.empty() ? label : label + QStringLiteral("：") + shown(choice.words);
}

struct CellOf {
    const Item& item;

    AnswerCell operator()(const Missing& missing) const {
        switch (missing.reason) {
        case MissingReason::not_asked: return {say("not asked"), AnswerCellKind::not_asked};
        case MissingReason::invalid:
            return {missing.was.empty() ? say("invalid") : say("invalid: %1").arg(shown(missing.was)),
                    AnswerCellKind::invalid};
        case MissingReason::unanswered: break;
        }
        return {say("left empty"), AnswerCellKind::left_empty};
    }
    AnswerCell operator()(const Choice& choice) const {
        const Option* const option = optionOf(item, choice.code);
        const bool on_scale = option == nullptr || option->substantive;
        return {choiceWords(item, choice), on_scale ? AnswerCellKind::answer : AnswerCellKind::off_scale};
    }
    AnswerCell operator()(const Choices& choices) const {
        QStringList ticked;
        for (const Choice& choice : choices.ticked) ticked << choiceWords(item, choice);
        return {ticked.join(QStringLiteral("；")), AnswerCellKind::answer};
    }
    AnswerCell operator()(const Ranking& ranking) const {
        QStringList order;
        for (const std::string& code : ranking.order) order << labelOf(item, code);
        return {order.join(QStringLiteral(" → ")), AnswerCellKind::answer};
    }
    AnswerCell operator()(const Number& number) const {
        return {QLocale::c().toString(number.value, 'g', QLocale::FloatingPointShortest), AnswerCellKind::answer};
    }
    AnswerCell operator()(const Words& words) const { return {shown(words.text), AnswerCellKind::answer}; }
    AnswerCell operator()(const Date& date) const { return {shown(date.iso), AnswerCellKind::answer}; }
};

// For lupdate, which reads translate() with the words in it only.
[[maybe_unused]] constexpr const char* words_said[] = {
    QT_TRANSLATE_NOOP("SheetWords", "not asked"),
    QT_TRANSLATE_NOOP("SheetWords", "invalid"),
    QT_TRANSLATE_NOOP("SheetWords", "invalid: %1"),
    QT_TRANSLATE_NOOP("SheetWords", "left empty"),
    QT_TRANSLATE_NOOP("SheetWords", "an answer that is not on the scale: it counts in no rate"),
    QT_TRANSLATE_NOOP("SheetWords", "asked, and left empty"),
    QT_TRANSLATE_NOOP("SheetWords", "not asked: routed past, or not on this form"),
    QT_TRANSLATE_NOOP("SheetWords", "what stood there is no answer to the question"),
    QT_TRANSLATE_NOOP("SheetWords", "school unknown")};

}  // namespace

AnswerCell answerCell(const Item& item, const std::map<std::string, Answer>& answers) {
    const auto found = answers.find(item.id);
    return std::visit(CellOf{item}, found == answers.end() ? Answer(Missing{}) : found->second);
}

QString kindTip(AnswerCellKind kind) {
    switch (kind) {
    case AnswerCellKind::answer: return {};
    case AnswerCellKind::off_scale: return say("an answer that is not on the scale: it counts in no rate");
    case AnswerCellKind::left_empty: return say("asked, and left empty");
    case AnswerCellKind::not_asked: return say("not asked: routed past, or not on this form");
    case AnswerCellKind::invalid: return say("what stood there is no answer to the question");
    }
    return {};
}

QString shortened(const QString& words, int letters) {
    const QString line = words.left(letters + 1).simplified();
    return words.size() > letters ? line.left(letters) + QStringLiteral("…") : line;
}

QString schoolWords(const Roster& roster, const std::string& code) {
    if (code.empty()) return say("school unknown");
    const auto at = findSchool(roster, code);
    return shown(at ? roster.schools[*at].name : code);
}

QString momentWords(const std::string& moment) {
    QString words = shortened(shown(moment), 40);
    if (words.size() >= 16 && words[10] == QLatin1Char('T')) words = words.left(16).replace(10, 1, QLatin1Char(' '));
    return words;
}

QString durationWords(double seconds) {
    if (!std::isfinite(seconds) || seconds < 0) return {};
    const auto whole = static_cast<qlonglong>(std::min(seconds, 1e9));
    return QStringLiteral("%1:%2").arg(whole / 60).arg(whole % 60, 2, 10, QLatin1Char('0'));
}

}  // namespace diaoyan
