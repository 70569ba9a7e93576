// SPDX-License-Identifier: GPL-3.0-or-later
#include "questionnaires/exchange/form_losses.h"

#include "questionnaires/exchange/form_reading.h"
#include "questionnaires/questionnaire_json.h"

#include <algorithm>
#include <unordered_map>

namespace diaoyan {

namespace {

/// Where an item stands: its question, and its row if that is a matrix.
struct ItemPlace {
    std::size_t question = 0;
    std::size_t row = 0;

    bool operator==(const ItemPlace&) const = default;
};

/// A rule in terms of positions, so that renamed ids and codes do not count as a difference.
struct PlacedRule {
    ItemPlace about;
    std::vector<std::size_t> any_of;
    bool negated = false;

    bool operator==(const PlacedRule&) const = default;
};

class Comparison {
public:
    Comparison(const Questionnaire& wanted, const Questionnaire& got)
        : wanted_(wanted), got_(got), wanted_places_(placesOf(wanted)), got_places_(placesOf(got)) {}
    std::vector<Problem> run();

private:
    using Places = std::unordered_map<std::string, ItemPlace>;
    static Places placesOf(const Questionnaire& form);
    static std::vector<PlacedRule> rulesIn(const Questionnaire& form, const Places& places, const Question& question);
    void lost(const std::string& question, Text what) {
        losses_.push_back({"form-loss", std::move(what), {{}, 0, question, {}}});
    }
    /// False when words are gone; those of one language alone are told once, for the whole questionnaire.
    bool kept(const Text& wanted, const Text& got) {
        if (wanted == got) return true;
        if (!wanted.zh.empty() && wanted.zh == got.zh && (got.en.empty() || got.en == got.zh))
            english_lost_ = true;
        else if (!wanted.en.empty() && wanted.en == got.en && (got.zh.empty() || got.zh == got.en))
            chinese_lost_ = true;
        else
            return false;
        return true;
    }
    void tellLanguages();
    void compareForm();
    void compareQuestion(const Question& wanted, const Question& got);
    void compareOptions(const Question& wanted, const Question& got);
    void compareRows(const Question& wanted, const Question& got);
    void compareLimits(const Question& wanted, const Question& got);

    const Questionnaire& wanted_;
    const Questionnaire& got_;
    Places wanted_places_, got_places_;
    bool english_lost_ = false, chinese_lost_ = false;
    std::vector<Problem> losses_;
};

Comparison::Places Comparison::placesOf(const Questionnaire& form) {
    Places places;
    for (std::size_t q = 0; q < form.questions.size(); ++q) {
        const Question& question = form.questions[q];
        if (question.kind != QuestionKind::matrix) places.emplace(question.id, ItemPlace{q, 0});
        for (std::size_t row = 0; row < question.rows.size(); ++row)
            places.emplace(question.id + "." + question.rows[row].code, ItemPlace{q, row});
    }
    return places;
}

std::vector<PlacedRule> Comparison::rulesIn(const Questionnaire& form, const Places& places, const Question& question) {
    std::vector<PlacedRule> rules;
    for (const ShowRule& rule : question.show_when) {
        PlacedRule placed{.negated = rule.negated};
        if (const auto found = places.find(rule.question); found != places.end()) {
            placed.about = found->second;
            const auto& options = form.questions[placed.about.question].options;
            for (const std::string& code : rule.any_of)
                placed.any_of.push_back(optionIndex(options, code).value_or(options.size()));
            std::sort(placed.any_of.begin(), placed.any_of.end());
        }
        rules.push_back(std::move(placed));
    }
    return rules;
}

void Comparison::compareForm() {
    if (wanted_.id != got_.id) lost("", phrase("问卷编号 {0}", "the questionnaire's id, {0}", {wanted_.id}));
    if (wanted_.version != got_.version) lost("", phrase("问卷版本 {0}", "the version, {0}", {wanted_.version}));
    if (!kept(wanted_.title, got_.title))
        lost("", {"问卷标题的文字有变化", "the title does not come back word for word"});
    if (wanted_.role != got_.role) lost("", phrase("答题对象 {0}", "who answers: {0}", {wanted_.role.name}));
    if (wanted_.inferred != got_.inferred) lost("", {"“推断、待确认”的标记", "the mark that it was guessed"});
}

template <class Value>
bool sameIn(const std::vector<Option>& a, const std::vector<Option>& b, Value Option::*field) {
    return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                      [&](const Option& x, const Option& y) { return x.*field == y.*field; });
}

void Comparison::compareOptions(const Question& wanted, const Question& got) {
    const auto &a = wanted.options, &b = got.options;
    if (a.size() != b.size()) {
        lost(wanted.id, phrase("选项由 {0} 个变为 {1} 个", "{0} options become {1}",
                               {std::uint64_t{a.size()}, std::uint64_t{b.size()}}));
        return;
    }
    if (!sameIn(a, b, &Option::code)) lost(wanted.id, {"选项代码有变化", "codes of options change"});
    bool labels = true;
    for (std::size_t i = 0; i < a.size(); ++i) labels = kept(a[i].label, b[i].label) && labels;
    if (!labels) lost(wanted.id, {"选项文字有变化", "labels of options do not come back word for word"});
    if (!sameIn(a, b, &Option::score)) lost(wanted.id, {"选项的分值", "scores of options"});
    if (!sameIn(a, b, &Option::substantive))
        lost(wanted.id, {"哪些选项不在量表上（如不了解）", "which options are off the scale"});
    if (!sameIn(a, b, &Option::exclusive)) lost(wanted.id, {"排他的选项", "which options exclude all others"});
    if (!sameIn(a, b, &Option::other))
        lost(wanted.id, {"可自己填写的“其他”选项", "which option takes words of one's own"});
}

void Comparison::compareRows(const Question& wanted, const Question& got) {
    const auto &a = wanted.rows, &b = got.rows;
    if (a.size() != b.size()) {
        lost(wanted.id, phrase("矩阵由 {0} 行变为 {1} 行", "{0} rows become {1}",
                               {std::uint64_t{a.size()}, std::uint64_t{b.size()}}));
        return;
    }
    bool codes = true, labels = true;
    for (std::size_t i = 0; i < a.size(); ++i) {
        codes = codes && a[i].code == b[i].code;
        labels = kept(a[i].label, b[i].label) && labels;
    }
    if (!codes) lost(wanted.id, {"矩阵行的代码有变化", "codes of rows change"});
    if (!labels) lost(wanted.id, {"矩阵行的文字有变化", "labels of rows do not come back word for word"});
}

void Comparison::compareLimits(const Question& wanted, const Question& got) {
    if (wanted.required != got.required) lost(wanted.id, {"是否必答", "whether an answer is required"});
    if (wanted.min_choices != got.min_choices || wanted.max_choices != got.max_choices)
        lost(wanted.id, {"最少、最多选几项", "how many options may be chosen"});
    if (wanted.min_number != got.min_number || wanted.max_number != got.max_number)
        lost(wanted.id, {"数字的上下限", "the limits of the number"});
}

void Comparison::compareQuestion(const Question& wanted, const Question& got) {
    if (wanted.id != got.id) lost(wanted.id, phrase("题目标识变为 {0}", "the id becomes {0}", {got.id}));
    if (!kept(wanted.title, got.title))
        lost(wanted.id, {"题干文字有变化", "the title does not come back word for word"});
    if (!kept(wanted.note, got.note)) lost(wanted.id, {"题目说明", "the note"});
    if (wanted.kind != got.kind)
        lost(wanted.id,
             phrase("题型由 {0} 变为 {1}", "the kind {0} becomes {1}", {jsonName(wanted.kind), jsonName(got.kind)}));
    else if (wanted.kind == QuestionKind::matrix && wanted.cells != got.cells)
        lost(wanted.id, phrase("矩阵的格子由 {0} 变为 {1}", "the cells, {0}, become {1}",
                               {jsonName(wanted.cells), jsonName(got.cells)}));
    compareOptions(wanted, got);
    compareRows(wanted, got);
    compareLimits(wanted, got);
    if (wanted.option_order != got.option_order)
        lost(wanted.id, {"选项次序是猜测的这一标记", "the mark that the order of the options is a guess"});
    if (wanted.direction != got.direction) lost(wanted.id, {"量表的方向", "the direction of the scale"});
    if (wanted.roster_field != got.roster_field)
        lost(wanted.id, {"对应的名册项（学校、年级、班级）", "the field of the roster"});
    if (wanted.construct != got.construct)
        lost(wanted.id, {"各类问卷共同内容的标记", "the mark of what is asked in other forms too"});
    if (rulesIn(wanted_, wanted_places_, wanted) != rulesIn(got_, got_places_, got))
        lost(wanted.id, {"显示条件", "the condition under which it is shown"});
}

void Comparison::tellLanguages() {
    if (english_lost_) lost("", {"英文文字", "the texts in English"});
    if (chinese_lost_) lost("", {"中文文字", "the texts in Chinese"});
}

std::vector<Problem> Comparison::run() {
    compareForm();
    if (wanted_.questions.size() == got_.questions.size()) {
        for (std::size_t i = 0; i < wanted_.questions.size(); ++i)
            compareQuestion(wanted_.questions[i], got_.questions[i]);
        tellLanguages();
        return std::move(losses_);
    }
    for (const Question& question : wanted_.questions) {
        if (const Question* found = findQuestion(got_, question.id))
            compareQuestion(question, *found);
        else
            lost(question.id, {"这道题变成另外的题，或没有了", "the question becomes other questions, or is gone"});
    }
    tellLanguages();
    return std::move(losses_);
}

}  // namespace

std::vector<Problem> lossesBetween(const Questionnaire& wanted, const Questionnaire& got) {
    return Comparison(wanted, got).run();
}

WrittenForm withLosses(FormDocument document, const Questionnaire& wanted,
                       const std::function<Result<ReadForm>(const FormDocument&)>& read) {
    const Result<ReadForm> back = read(document);
    WrittenForm written{.document = std::move(document)};
    if (back)
        written.losses = lossesBetween(wanted, back->questionnaire);
    else
        written.losses.push_back(
            {"form-loss",
             phrase("写出的内容读不回来：{0}", "what was written cannot be read again: {0}", {back.problem().message}),
             {}});
    return written;
}

}  // namespace diaoyan
