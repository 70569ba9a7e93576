// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/findings/wave_wording.h"

#include "charts/tables/base_phrases.h"
#include "charts/tables/option_order.h"

#include <algorithm>

namespace diaoyan {

namespace {

bool hasTrend(const Item& item, const Question& question) {
    return question.roster_field == RosterField::none &&
           (isOneChoice(item.kind) || item.kind == QuestionKind::multiple || item.kind == QuestionKind::number);
}

struct OwnedItem {
    Item item;
    const Question* question = nullptr;
};

std::vector<OwnedItem> trendItems(const Questionnaire& questionnaire) {
    std::vector<OwnedItem> found;
    for (const Question& question : questionnaire.questions)
        for (Item& item : items(question))
            if (hasTrend(item, question)) found.push_back({std::move(item), &question});
    return found;
}

const OwnedItem* sameItem(const std::vector<OwnedItem>& among, const Item& item) {
    const auto by = [&](auto same) -> const OwnedItem* {
        const auto found =
            std::find_if(among.begin(), among.end(), [&](const OwnedItem& one) { return same(one.item); });
        return found == among.end() ? nullptr : &*found;
    };
    if (const OwnedItem* found = by([&](const Item& one) { return one.id == item.id; })) return found;
    if (item.construct.empty()) return nullptr;
    return by([&](const Item& one) { return one.construct == item.construct; });
}

Text labelsOf(const std::vector<Option>& options) {
    std::vector<Text> labels;
    for (const Option& option : options) labels.push_back(option.label);
    return labels.empty() ? Text{"无", "none"} : joined(labels, "、", ", ");
}

Text rulesOf(const Question& question) {
    std::vector<Text> rules;
    for (const ShowRule& rule : question.show_when) {
        std::vector<Text> codes;
        for (const std::string& code : rule.any_of) codes.push_back(untranslated(code));
        rules.push_back(phrase(rule.negated ? "{0}不是{1}" : "{0}为{1}", rule.negated ? "{0} is not {1}" : "{0} is {1}",
                               {rule.question, joined(codes, "/", "/")}));
    }
    return rules.empty() ? Text{"所有人都答", "everybody is asked"} : joined(rules, "且", " and ");
}

Text limitOf(const std::optional<int>& most) {
    return most ? phrase("限选{0}项", "at most {0}", {*most}) : Text{"不限", "no limit"};
}

std::vector<Option> onScale(const Item& item) {
    std::vector<Option> options;
    for (const Option& option : item.options)
        if (option.substantive) options.push_back(option);
    if (item.direction == ScaleDirection::worst_first) std::reverse(options.begin(), options.end());
    return options;
}

/// Collects what differs between an item of two waves.
class ItemComparison {
public:
    ItemComparison(WaveItem& item, const Question& before, WaveMatch& match)
        : item_(item), before_(before), match_(match) {}

    void run() {
        compare(item_.before.kind == item_.after.kind, {"题型", "kind"}, kindWords(item_.before.kind),
                kindWords(item_.after.kind));
        compare(item_.before.title.in(Language::zh) == item_.after.title.in(Language::zh), {"题目措辞", "wording"},
                item_.before.title, item_.after.title);
        compareOptions();
        compare(before_.show_when == item_.question.show_when, {"谁要答", "who is asked"}, rulesOf(before_),
                rulesOf(item_.question));
        compare(before_.max_choices == item_.question.max_choices, {"选几项", "choices"}, limitOf(before_.max_choices),
                limitOf(item_.question.max_choices));
        decide();
    }

private:
    void compare(bool same, const Text& what, const Text& before, const Text& after) {
        if (!same) match_.changes.push_back({item_.after.id, item_.label, what, before, after});
    }

    void compareOptions() {
        const auto& before = item_.before.options;
        const auto& after = item_.after.options;
        std::vector<Option> added, dropped, was, is;
        for (const Option& option : after) {
            item_.earlier_option.push_back(optionIndex(before, option.code));
            if (!item_.earlier_option.back()) {
                added.push_back(option);
                continue;
            }
            const Option& old = before[*item_.earlier_option.back()];
            if (old.label.in(Language::zh) == option.label.in(Language::zh) && old.substantive == option.substantive)
                continue;
            was.push_back(old);
            is.push_back(option);
        }
        for (const Option& option : before)
            if (!optionIndex(after, option.code)) dropped.push_back(option);
        item_.same_options = added.empty() && dropped.empty() && was.empty();
        compare(added.empty() && dropped.empty(), {"选项增减", "options added or dropped"}, labelsOf(before),
                labelsOf(after));
        compare(was.empty(), {"选项措辞", "options reworded"}, labelsOf(was), labelsOf(is));
        if (item_.same_options && item_.before.kind == item_.after.kind)
            compare(sameOrder(), {"选项顺序", "order of options"}, labelsOf(before), labelsOf(after));
    }

    bool sameOrder() const {
        for (std::size_t o = 0; o < item_.earlier_option.size(); ++o)
            if (item_.earlier_option[o] != o) return false;
        return true;
    }

    void decide() {
        const auto refuse = [&](const char* zh, const char* en, const std::vector<Filling>& fillings) {
            item_.hindrance = phrase(zh, en, fillings);
        };
        if (item_.before.kind != item_.after.kind) {
            refuse("题型不同（{0}改为{1}）", "another kind ({0}, now {1})",
                   {kindWords(item_.before.kind), kindWords(item_.after.kind)});
        } else if (item_.after.kind == QuestionKind::scale) {
            const std::size_t was = onScale(item_.before).size(), is = onScale(item_.after).size();
            if (was != is)
                refuse("刻度不同（{0}级改为{1}级）", "another scale ({0} points, now {1})",
                       {static_cast<std::uint64_t>(was), static_cast<std::uint64_t>(is)});
        } else if (hasOptions(item_.after.kind) &&
                   std::none_of(item_.earlier_option.begin(), item_.earlier_option.end(),
                                [](const auto& at) { return at.has_value(); })) {
            refuse("没有相同的选项", "no option in common", {});
        }
    }

    WaveItem& item_;
    const Question& before_;
    WaveMatch& match_;
};

Problem unfitQuestion(const Questionnaire& after, const std::string& id) {
    if (findQuestion(after, id) == nullptr && !findItem(after, id))
        return Problem{
            "unknown-item", phrase("后一期的问卷没有题目 {0}", "the later wave has no question {0}", {id}), {}};
    for (const OwnedItem& one : trendItems(after))
        if (one.item.id == id || one.question->id == id)
            return Problem{"not-asked-before",
                           phrase("前一期的问卷没有问“{0}”，无法比较", "the earlier wave did not ask \"{0}\": no trend",
                                  {one.question->title}),
                           {}};
    return Problem{"no-trend",
                   phrase("{0} 是文字、日期、排序或名册题，没有两期比较",
                          "{0} is a text, date, ranking or roster field: there is no trend", {id}),
                   {}};
}

Text labelOf(const OwnedItem& owned) {
    return owned.question->kind != QuestionKind::matrix ? owned.item.title : rowLabel(*owned.question, owned.item);
}

}  // namespace

Result<WaveMatch> matchWaves(const Questionnaire& before, const Questionnaire& after, const std::string& question) {
    std::string id = question;
    const std::string prefix = after.id + ".";
    if (findQuestion(after, id) == nullptr && id.rfind(prefix, 0) == 0) id.erase(0, prefix.size());
    const std::vector<OwnedItem> earlier = trendItems(before), later = trendItems(after);
    WaveMatch match;
    std::vector<const OwnedItem*> used;
    for (const OwnedItem& owned : later) {
        if (!id.empty() && owned.item.id != id && owned.question->id != id) continue;
        const OwnedItem* old = sameItem(earlier, owned.item);
        if (old == nullptr) {
            match.only_after.push_back(owned.item.title);
            continue;
        }
        used.push_back(old);
        WaveItem item{.before = old->item, .after = owned.item, .question = *owned.question, .label = labelOf(owned)};
        ItemComparison(item, *old->question, match).run();
        match.items.push_back(std::move(item));
    }
    if (id.empty())
        for (const OwnedItem& owned : earlier)
            if (std::find(used.begin(), used.end(), &owned) == used.end())
                match.only_before.push_back(owned.item.title);
    if (!match.items.empty()) return match;
    if (!id.empty()) return unfitQuestion(after, id);
    return Problem{"no-common-questions",
                   phrase("两期的“{0}”没有相同的题目（代码或 construct 相同），无法比较",
                          "the two waves of \"{0}\" have no question in common (same id or construct)",
                          {after.title.empty() ? untranslated(after.id) : after.title}),
                   {}};
}

bool WaveMatch::differs() const {
    return !changes.empty() || !only_before.empty() || !only_after.empty() ||
           std::any_of(items.begin(), items.end(), [](const WaveItem& item) { return !item.hindrance.empty(); });
}

ResultTable wordingTable(const WaveMatch& match, const Questionnaire& form) {
    ResultTable table{.id = "trend." + form.id + ".wording", .kind = "trend"};
    table.title = phrase("{0}：两期问卷的不同", "{0}: what differs between the questionnaires",
                         {form.title.empty() ? untranslated(form.id) : form.title});
    table.columns = {{{"题目", "Question"}, ColumnRole::label},
                     {{"不同之处", "Difference"}, ColumnRole::label},
                     {{"前一期", "Earlier"}, ColumnRole::label},
                     {{"后一期", "Later"}, ColumnRole::label}};
    for (const WordingChange& change : match.changes)
        table.rows.push_back({RowRole::option, "", {change.question, change.what, change.before, change.after}});
    const Text there{"有", "asked"}, absent{"没有", "not asked"}, asked{"是否问到", "asked at all"};
    for (const Text& title : match.only_before)
        table.rows.push_back({RowRole::option, "", {title, asked, there, absent}});
    for (const Text& title : match.only_after)
        table.rows.push_back({RowRole::option, "", {title, asked, absent, there}});
    table.notes.push_back({"措辞、选项或答题范围改过的题，升降可能出于改动本身，不能直接归因于工作变化。",
                           "Where the wording, the options or who is asked changed, a difference may come from that "
                           "alone."});
    for (const WaveItem& item : match.items)
        if (!item.hindrance.empty())
            table.notes.push_back(
                phrase("“{0}”未比较：{1}。", "\"{0}\" is not compared: {1}.", {item.label, item.hindrance}));
    return table;
}

}  // namespace diaoyan
