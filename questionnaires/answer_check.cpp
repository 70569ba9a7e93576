// SPDX-License-Identifier: GPL-3.0-or-later
#include "questionnaires/answer_check.h"

#include <algorithm>
#include <cmath>
#include <set>
#include <sstream>

namespace diaoyan {

namespace {

bool isMissing(const Answer* answer) {
    return answer == nullptr || std::holds_alternative<Missing>(*answer);
}

const Answer* answerTo(const std::map<std::string, Answer>& answers, const std::string& item) {
    const auto found = answers.find(item);
    return found == answers.end() ? nullptr : &found->second;
}

/// Whether one of the codes was chosen; a ranked option counts as chosen.
bool chose(const Answer* answer, const std::vector<std::string>& codes) {
    const auto among = [&](const std::string& code) {
        return std::find(codes.begin(), codes.end(), code) != codes.end();
    };
    if (answer == nullptr) return false;
    if (const auto* choice = std::get_if<Choice>(answer)) return among(choice->code);
    if (const auto* choices = std::get_if<Choices>(answer))
        return std::any_of(choices->ticked.begin(), choices->ticked.end(),
                           [&](const Choice& choice) { return among(choice.code); });
    if (const auto* ranking = std::get_if<Ranking>(answer))
        return std::any_of(ranking->order.begin(), ranking->order.end(), among);
    return false;
}

std::string shortNumber(double number) {
    std::ostringstream text;
    text.imbue(std::locale::classic());
    text << number;
    return text.str();
}

/// Calls `what(item id, kind)` for every item of a question. items() would copy all options, and this runs once
/// for every respondent.
template <class What>
void forEachItem(const Question& question, What what) {
    if (question.kind != QuestionKind::matrix) return what(question.id, question.kind);
    for (const MatrixRow& row : question.rows) what(question.id + '.' + row.code, question.cells);
}

/// Checks one answer that is there against its item.
class AnswerChecker {
public:
    AnswerChecker(const Question& question, const std::string& item, QuestionKind kind, std::vector<Problem>& problems)
        : question_(question), item_(item), kind_(kind), problems_(problems) {}

    void operator()(const Missing&) const {}
    void operator()(const Choice& choice) const {
        if (!expect(isOneChoice(kind_), choice.code)) return;
        checkOption(choice.code, choice.words);
    }
    void operator()(const Choices& choices) const;
    void operator()(const Ranking& ranking) const;
    void operator()(const Number& number) const;
    void operator()(const Words& words) const {
        if (expect(kind_ == QuestionKind::text, words.text) && words.text.empty())
            say("empty-choice", {"答案是空的", "the answer is empty"}, {});
    }
    void operator()(const Date& date) const {
        if (expect(kind_ == QuestionKind::date, date.iso) && !isIsoDate(date.iso))
            say("invalid-date", {"不是日期（年-月-日）", "not a date (YYYY-MM-DD)"}, date.iso);
    }

private:
    void say(std::string code, Text message, std::string was) const {
        problems_.push_back({std::move(code), std::move(message), {{}, 0, item_, std::move(was)}});
    }
    bool expect(bool fits, const std::string& was) const {
        if (!fits) say("wrong-type", {"答案的类型与题型不符", "the answer is not of the question's kind"}, was);
        return fits;
    }
    const Option* checkOption(const std::string& code, const std::string& words) const;
    void checkHowMany(std::size_t count) const;

    const Question& question_;
    const std::string& item_;
    QuestionKind kind_;
    std::vector<Problem>& problems_;
};

const Option* AnswerChecker::checkOption(const std::string& code, const std::string& words) const {
    const auto index = optionIndex(question_.options, code);
    if (!index) {
        say("unknown-option", {"没有这个选项", "there is no such option"}, code);
        return nullptr;
    }
    const Option& option = question_.options[*index];
    if (!words.empty() && !option.other)
        say("words-not-allowed", {"这个选项不能填写文字", "this option takes no words of one's own"}, words);
    return &option;
}

void AnswerChecker::checkHowMany(std::size_t count) const {
    const auto chosen = static_cast<std::int64_t>(count);
    if (count == 0) {
        say("empty-choice", {"没有选任何选项", "no option was chosen"}, {});
        return;
    }
    if (question_.max_choices && chosen > *question_.max_choices)
        say("too-many-choices",
            phrase("选了 {0} 项，限选 {1} 项", "{0} options chosen, at most {1} allowed",
                   {chosen, *question_.max_choices}),
            std::to_string(chosen));
    if (question_.min_choices && chosen < *question_.min_choices)
        say("too-few-choices",
            phrase("选了 {0} 项，至少选 {1} 项", "{0} options chosen, at least {1} needed",
                   {chosen, *question_.min_choices}),
            std::to_string(chosen));
}

void AnswerChecker::operator()(const Choices& choices) const {
    if (!expect(kind_ == QuestionKind::multiple, choices.ticked.empty() ? "" : choices.ticked[0].code)) return;
    std::set<std::string> seen;
    const Option* exclusive = nullptr;
    for (const Choice& choice : choices.ticked) {
        const Option* option = checkOption(choice.code, choice.words);
        if (option != nullptr && option->exclusive) exclusive = option;
        if (!seen.insert(choice.code).second)
            say("choice-twice", {"同一选项选了两次", "the same option was chosen twice"}, choice.code);
    }
    if (exclusive != nullptr && seen.size() > 1)
        say("exclusive-with-others",
            phrase("“{0}” 不能与其他选项同选", "\"{0}\" cannot be chosen with others", {exclusive->label}),
            exclusive->code);
    // A single exclusive answer (none of these) is complete even where at least two are asked for.
    else if (exclusive == nullptr)
        checkHowMany(seen.size());
}

void AnswerChecker::operator()(const Ranking& ranking) const {
    if (!expect(kind_ == QuestionKind::ranking, ranking.order.empty() ? "" : ranking.order[0])) return;
    std::set<std::string> seen;
    for (const std::string& code : ranking.order) {
        checkOption(code, {});
        if (!seen.insert(code).second)
            say("choice-twice", {"同一选项排了两次", "the same option was ranked twice"}, code);
    }
    checkHowMany(seen.size());
}

void AnswerChecker::operator()(const Number& number) const {
    const std::string was = shortNumber(number.value);
    if (!expect(kind_ == QuestionKind::number, was)) return;
    const bool low = question_.min_number && !(number.value >= *question_.min_number);
    const bool high = question_.max_number && !(number.value <= *question_.max_number);
    if (!std::isfinite(number.value) || low || high)
        say("out-of-range",
            phrase("数值不在 {0} 到 {1} 之间", "the number is not between {0} and {1}",
                   {question_.min_number ? shortNumber(*question_.min_number) : "-∞",
                    question_.max_number ? shortNumber(*question_.max_number) : "+∞"}),
            was);
}

void reportUnknownItems(const Questionnaire& questionnaire, const AnswerSheet& sheet, std::vector<Problem>& problems) {
    std::set<std::string> known;
    for (const Question& question : questionnaire.questions)
        forEachItem(question, [&](const std::string& item, QuestionKind) { known.insert(item); });
    for (const auto& [item, answer] : sheet.answers)
        if (known.count(item) == 0)
            problems.push_back(
                {"unknown-item", {"问卷里没有这道题", "the questionnaire has no such question"}, {{}, 0, item, {}}});
}

}  // namespace

bool isIsoDate(std::string_view text) {
    if (text.size() != 10 || text[4] != '-' || text[7] != '-') return false;
    const auto digits = [&](std::size_t at, std::size_t count) {
        int number = 0;
        for (const char c : text.substr(at, count)) {
            if (c < '0' || c > '9') return -1;
            number = 10 * number + (c - '0');
        }
        return number;
    };
    const int year = digits(0, 4), month = digits(5, 2), day = digits(8, 2);
    if (year < 1 || month < 1 || month > 12 || day < 1) return false;
    const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    constexpr int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    return day <= days[month - 1] + (month == 2 && leap ? 1 : 0);
}

bool shown(const Question& question, const std::map<std::string, Answer>& answers) {
    return std::all_of(question.show_when.begin(), question.show_when.end(), [&](const ShowRule& rule) {
        return chose(answerTo(answers, rule.question), rule.any_of) != rule.negated;
    });
}

void applyRouting(const Questionnaire& questionnaire, AnswerSheet& sheet) {
    for (const Question& question : questionnaire.questions) {
        if (question.show_when.empty() || shown(question, sheet.answers)) continue;
        forEachItem(question, [&](const std::string& item, QuestionKind) {
            const Answer* answer = answerTo(sheet.answers, item);
            const auto* missing = answer == nullptr ? nullptr : std::get_if<Missing>(answer);
            if (answer == nullptr || (missing != nullptr && missing->reason == MissingReason::unanswered))
                sheet.answers[item] = Missing{MissingReason::not_asked, {}};
        });
    }
}

std::vector<Problem> checkAnswers(const Questionnaire& questionnaire, const AnswerSheet& sheet) {
    std::vector<Problem> problems;
    std::size_t known = 0;
    for (const Question& question : questionnaire.questions) {
        const bool was_shown = shown(question, sheet.answers);
        forEachItem(question, [&](const std::string& item, QuestionKind kind) {
            const Answer* answer = answerTo(sheet.answers, item);
            if (answer != nullptr) ++known;
            if (isMissing(answer)) {
                if (question.required && was_shown)
                    problems.push_back(
                        {"required", {"必答题没有回答", "a required question was not answered"}, {{}, 0, item, {}}});
                return;
            }
            if (!was_shown)
                problems.push_back(
                    {"not-shown",
                     {"按跳题规则没有问这道题，却有答案", "answered although the rules did not show the question"},
                     {{}, 0, item, {}}});
            std::visit(AnswerChecker(question, item, kind, problems), *answer);
        });
    }
    if (known < sheet.answers.size()) reportUnknownItems(questionnaire, sheet, problems);
    return problems;
}

}  // namespace diaoyan
