// SPDX-License-Identifier: GPL-3.0-or-later
#include "questionnaires/questionnaire_check.h"

#include "questionnaires/questionnaire_json.h"

#include <algorithm>
#include <cmath>
#include <set>
#include <unordered_map>
#include <unordered_set>

namespace diaoyan {

namespace {

/// Length of the UTF-8 character at the start of `text` and its code point; 0 when it is no character.
std::pair<std::size_t, char32_t> firstCharacter(std::string_view text) {
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const unsigned char lead = byte(0);
    if (lead < 0x80) return {1, lead};
    const std::size_t length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
    if (lead < 0xC2 || lead > 0xF4 || text.size() < length) return {0, 0};
    char32_t point = lead & (0x7Fu >> length);
    for (std::size_t i = 1; i < length; ++i) {
        if ((byte(i) & 0xC0) != 0x80) return {0, 0};
        point = point << 6 | (byte(i) & 0x3Fu);
    }
    const bool overlong = (length == 3 && point < 0x800) || (length == 4 && point < 0x10000);
    return overlong || (point >= 0xD800 && point < 0xE000) || point > 0x10FFFF ? std::pair{std::size_t{0}, char32_t{0}}
                                                                               : std::pair{length, point};
}

bool isBlankOrInvisible(char32_t c) {
    return c == 0x3000 || c == 0x00A0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200F) || (c >= 0x2028 && c <= 0x202F) ||
           (c >= 0x205F && c <= 0x2064) || c == 0xFEFF || (c >= 0x80 && c < 0xA0);
}

bool isLetterOrDigit(char32_t c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == '-';
}

/// Where a rule may look: the items that stand before a question, and those of the whole form.
struct Earlier {
    std::unordered_map<std::string, Item> all;
    std::unordered_set<std::string> seen;
};

class Checker {
public:
    explicit Checker(const Questionnaire& form) : form_(form) {}
    std::vector<Problem> run();

private:
    void say(const std::string& at, std::string code, Text message, std::string was = {}) {
        problems_.push_back({std::move(code), std::move(message), {{}, 0, at, std::move(was)}});
    }
    void checkId(const std::string& id, const std::string& at, const char* code);
    void checkQuestion(const Question& question, const std::string& at);
    void checkOptions(const Question& question, const std::string& at);
    void checkRows(const Question& question, const std::string& at);
    void checkLimits(const Question& question, const std::string& at);
    void checkScale(const Question& question, const std::string& at);
    void checkRules(const Question& question, const std::string& at);
    void checkRosterField(const Question& question, const std::string& at);

    const Questionnaire& form_;
    Earlier earlier_;
    std::set<std::string> ids_;
    std::set<RosterField> fields_;
    std::vector<Problem> problems_;
};

bool needsOptions(const Question& question) {
    return hasOptions(question.kind) || (question.kind == QuestionKind::matrix && hasOptions(question.cells));
}

bool isScale(const Question& question) {
    return question.kind == QuestionKind::scale ||
           (question.kind == QuestionKind::matrix && question.cells == QuestionKind::scale);
}

void Checker::checkId(const std::string& id, const std::string& at, const char* code) {
    if (!isGoodId(id))
        say(at, code,
            {"标识只能用文字、数字、_ 和 -，不能为空，不能有点、空格或其他符号",
             "must be of letters, digits, _ and -, not empty, without dots, blanks or other signs"},
            id);
}

std::vector<Problem> Checker::run() {
    checkId(form_.id, "/id", "bad-id");
    checkId(form_.role.id, "/role", "bad-id");
    if (form_.title.empty()) say("/title", "empty-title", {"问卷没有标题", "the questionnaire has no title"});
    if (form_.questions.empty())
        say("/questions", "empty-questionnaire", {"问卷没有题目", "the questionnaire has no questions"});
    for (Item& item : items(form_)) earlier_.all.emplace(item.id, std::move(item));
    for (std::size_t i = 0; i < form_.questions.size(); ++i) {
        const Question& question = form_.questions[i];
        checkQuestion(question, "/questions/" + std::to_string(i));
        for (const Item& item : items(question)) earlier_.seen.insert(item.id);
    }
    return std::move(problems_);
}

void Checker::checkQuestion(const Question& question, const std::string& at) {
    checkId(question.id, at + "/id", "bad-id");
    if (!ids_.insert(question.id).second)
        say(at + "/id", "duplicate-id", {"前面的题目已用这个标识", "an earlier question has this id"}, question.id);
    // findItem takes "parent.hope" for "hope" of the form parent, so a matrix of that name would be ambiguous.
    if (question.kind == QuestionKind::matrix && question.id == form_.id)
        say(at + "/id", "ambiguous-id", {"矩阵题不能与问卷同名", "a matrix may not have the id of its questionnaire"},
            question.id);
    if (question.title.empty())
        say(at + "/title", "empty-title", {"题目没有题干", "the question has no title"}, question.id);
    checkRows(question, at);
    if (needsOptions(question))
        checkOptions(question, at);
    else if (!question.options.empty())
        say(at + "/options", "bad-cells",
            phrase("{0} 题不能有选项", "a {0} question has no options", {jsonName(question.kind)}), question.id);
    if (isScale(question)) checkScale(question, at);
    checkLimits(question, at);
    checkRules(question, at);
    checkRosterField(question, at);
}

void Checker::checkOptions(const Question& question, const std::string& at) {
    if (question.options.empty())
        say(at + "/options", "no-options", {"题目没有选项", "the question has no options"}, question.id);
    std::set<std::string> codes, labels;
    const QuestionKind kind = question.kind == QuestionKind::matrix ? question.cells : question.kind;
    for (std::size_t i = 0; i < question.options.size(); ++i) {
        const Option& option = question.options[i];
        const std::string option_at = at + "/options/" + std::to_string(i);
        checkId(option.code, option_at + "/code", "bad-code");
        if (!codes.insert(option.code).second)
            say(option_at + "/code", "duplicate-code",
                {"同题前面的选项已用这个代码", "an earlier option has this code"}, option.code);
        if (option.label.empty())
            say(option_at + "/label", "empty-label", {"选项没有文字", "the option has no label"}, option.code);
        else if (!labels.insert(option.label.in(Language::zh)).second)
            say(option_at + "/label", "duplicate-label", {"同题有两个相同的选项", "two options read the same"},
                option.label.in(Language::zh));
        if (option.exclusive && kind != QuestionKind::multiple)
            say(option_at + "/exclusive", "exclusive-in-single",
                {"只有多选题的选项可以是排他的", "only an option of a multiple choice can be exclusive"}, option.code);
    }
}

void Checker::checkRows(const Question& question, const std::string& at) {
    if (question.kind != QuestionKind::matrix) {
        if (!question.rows.empty())
            say(at + "/rows", "no-rows", {"只有矩阵题可以有行", "only a matrix has rows"}, question.id);
        return;
    }
    if (question.rows.empty()) say(at + "/rows", "no-rows", {"矩阵题没有行", "the matrix has no rows"}, question.id);
    if (question.cells == QuestionKind::matrix)
        say(at + "/cells", "bad-cells", {"矩阵的格子不能又是矩阵", "the cells of a matrix cannot be a matrix"},
            question.id);
    std::set<std::string> codes;
    for (std::size_t i = 0; i < question.rows.size(); ++i) {
        const MatrixRow& row = question.rows[i];
        const std::string row_at = at + "/rows/" + std::to_string(i);
        checkId(row.code, row_at + "/code", "bad-code");
        if (!codes.insert(row.code).second)
            say(row_at + "/code", "duplicate-code", {"前面的行已用这个代码", "an earlier row has this code"}, row.code);
        if (row.label.empty())
            say(row_at + "/label", "empty-label", {"矩阵的行没有文字", "the row has no label"}, row.code);
    }
}

void Checker::checkLimits(const Question& question, const std::string& at) {
    const auto wrong = [&](const char* key, Text message) {
        say(at + '/' + key, "bad-limit", std::move(message), question.id);
    };
    const auto options = static_cast<int>(question.options.size());
    if (question.min_choices && (*question.min_choices < 0 || (options > 0 && *question.min_choices > options)))
        wrong("min_choices", {"最少选数为负或多于选项数", "fewest choices is negative or more than there are options"});
    if (question.max_choices && *question.max_choices < 1)
        wrong("max_choices", {"最多选数须至少为 1", "most choices must be at least 1"});
    if (question.min_choices && question.max_choices && *question.min_choices > *question.max_choices)
        wrong("min_choices", {"最少选数大于最多选数", "fewest choices is more than most choices"});
    const auto finite = [](const std::optional<double>& number) { return !number || std::isfinite(*number); };
    if (!finite(question.min_number) || !finite(question.max_number))
        wrong(finite(question.min_number) ? "max_number" : "min_number",
              {"上下限须为有限的数", "limits must be finite"});
    else if (question.min_number && question.max_number && *question.min_number > *question.max_number)
        wrong("min_number", {"下限大于上限", "the least number is more than the greatest"});
}

void Checker::checkScale(const Question& question, const std::string& at) {
    std::vector<double> scores;
    for (std::size_t i = 0; i < question.options.size(); ++i) {
        const Option& option = question.options[i];
        const std::string score_at = at + "/options/" + std::to_string(i) + "/score";
        if (!option.substantive) {
            if (option.score)
                say(score_at, "score-off-scale",
                    {"不在量表上的选项（如不了解）不能有分值",
                     "an option off the scale (do not know) carries no score"},
                    option.code);
        } else if (!option.score || !std::isfinite(*option.score)) {
            say(score_at, "no-score", {"量表的选项没有分值", "an option of a scale has no score"}, option.code);
        } else {
            scores.push_back(*option.score);
        }
    }
    const auto substantive = std::count_if(question.options.begin(), question.options.end(),
                                           [](const Option& option) { return option.substantive; });
    if (substantive < 2)
        say(at + "/options", "short-scale", {"量表至少要有两级", "a scale has at least two points"}, question.id);
    if (scores.size() < 2) return;
    const bool falls = std::adjacent_find(scores.begin(), scores.end(), std::less_equal<>()) == scores.end();
    const bool rises = std::adjacent_find(scores.begin(), scores.end(), std::greater_equal<>()) == scores.end();
    if (!falls && !rises)
        say(at + "/options", "scores-not-monotone",
            {"量表分值须从头到尾递增或递减", "the scores of a scale must rise or fall all the way"}, question.id);
    else if (rises != (question.direction == ScaleDirection::worst_first))
        say(at + "/direction", "direction-contradicts-scores",
            {"量表方向与分值相反", "the direction of the scale contradicts its scores"},
            std::string(jsonName(question.direction)));
}

void Checker::checkRules(const Question& question, const std::string& at) {
    for (std::size_t i = 0; i < question.show_when.size(); ++i) {
        const ShowRule& rule = question.show_when[i];
        const std::string rule_at = at + "/show_when/" + std::to_string(i);
        const auto found = earlier_.all.find(rule.question);
        if (found == earlier_.all.end()) {
            const Question* matrix = findQuestion(form_, rule.question);
            say(rule_at + "/question", "unknown-question",
                matrix != nullptr ? Text{"请写明矩阵的行：题目.行", "name a row of the matrix: question.row"}
                                  : Text{"问卷里没有这道题", "there is no such question"},
                rule.question);
            continue;
        }
        if (earlier_.seen.count(rule.question) == 0) {
            say(rule_at + "/question", "rule-points-forward",
                {"跳题规则只能看前面的题目", "a rule can only look at an earlier question"}, rule.question);
            continue;
        }
        if (!hasOptions(found->second.kind)) {
            say(rule_at + "/question", "rule-without-options",
                {"跳题规则只能看有选项的题目", "a rule can only look at a question with options"}, rule.question);
            continue;
        }
        const std::string codes_at = rule_at + (rule.negated ? "/none_of" : "/any_of");
        if (rule.any_of.empty())
            say(codes_at, "empty-rule", {"跳题规则没有列出选项", "the rule lists no options"}, rule.question);
        for (std::size_t j = 0; j < rule.any_of.size(); ++j)
            if (!optionIndex(found->second.options, rule.any_of[j]))
                say(codes_at + '/' + std::to_string(j), "unknown-code",
                    phrase("题目 “{0}” 没有这个选项", "the question \"{0}\" has no such option", {rule.question}),
                    rule.any_of[j]);
    }
}

void Checker::checkRosterField(const Question& question, const std::string& at) {
    if (question.roster_field == RosterField::none) return;
    const std::string field(jsonName(question.roster_field));
    if (!fields_.insert(question.roster_field).second)
        say(at + "/roster_field", "roster-field-twice",
            {"前面已有题目问同一名册项", "an earlier question asks for the same field of the roster"}, field);
    if (question.kind != QuestionKind::single && question.kind != QuestionKind::text &&
        question.kind != QuestionKind::number)
        say(at + "/roster_field", "bad-roster-field",
            {"名册项只能用单选、填空或数字题问", "a field of the roster is asked as single choice, text or number"},
            field);
}

}  // namespace

bool isGoodId(std::string_view id) {
    constexpr std::size_t longest = 100;
    if (id.empty() || id.size() > longest) return false;
    while (!id.empty()) {
        const auto [length, point] = firstCharacter(id);
        if (length == 0 || (point < 0x80 ? !isLetterOrDigit(point) : isBlankOrInvisible(point))) return false;
        id.remove_prefix(length);
    }
    return true;
}

std::string idFrom(std::string_view text) {
    if (isGoodId(text)) return std::string(text);
    constexpr std::size_t longest = 100;
    std::string id;
    bool gap = false;
    while (!text.empty()) {
        const auto [length, point] = firstCharacter(text);
        const std::size_t taken = std::max<std::size_t>(length, 1);
        const bool good = length > 0 && (point < 0x80 ? isLetterOrDigit(point) : !isBlankOrInvisible(point));
        if (good && id.size() + taken + (gap ? 1 : 0) > longest) break;
        if (good && gap && !id.empty()) id += '_';
        if (good) id += text.substr(0, taken);
        gap = !good;
        text.remove_prefix(taken);
    }
    return id;
}

std::vector<Problem> checkQuestionnaire(const Questionnaire& questionnaire) {
    return Checker(questionnaire).run();
}

}  // namespace diaoyan
