// SPDX-License-Identifier: GPL-3.0-or-later
#include "collector/exporters/sav_columns.h"

#include "collector/exporters/spss_names.h"
#include "questionnaires/answer_check.h"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <cmath>

namespace diaoyan {

namespace {

constexpr std::size_t longestText = 32767;
constexpr std::size_t longestLabel = 255;
constexpr std::size_t longestValueLabel = 120;

std::optional<double> integerIn(const std::string& code) {
    int value = 0;
    const auto read = std::from_chars(code.data(), code.data() + code.size(), value);
    if (read.ec != std::errc{} || read.ptr != code.data() + code.size() || std::to_string(value) != code)
        return std::nullopt;
    return value;
}

int part(const std::string& text, std::size_t at, std::size_t digits) {
    int value = -1;
    if (at + digits <= text.size()) std::from_chars(text.data() + at, text.data() + at + digits, value);
    return value;
}

/// What remains of one item's answer that no variable can hold.
class ItemNote {
public:
    ItemNote(SavFacts::OfItem& facts, const Item& item) : facts_(facts), item_(item) {}

    void operator()(const Missing& missing) { ++facts_.missing[static_cast<std::size_t>(missing.reason)]; }
    void operator()(const Choice& choice) { fits(isOneChoice(item_.kind) && noteChoice(choice)); }
    void operator()(const Choices& choices) {
        bool good = item_.kind == QuestionKind::multiple;
        for (const Choice& choice : choices.ticked) good = noteChoice(choice) && good;
        fits(good);
    }
    void operator()(const Ranking& ranking) {
        bool good = item_.kind == QuestionKind::ranking;
        for (const std::string& code : ranking.order) good = good && optionIndex(item_.options, code);
        fits(good);
    }
    void operator()(const Number& number) {
        if (number.value < 0) facts_.negative.insert(number.value);
        fits(item_.kind == QuestionKind::number && std::isfinite(number.value));
    }
    void operator()(const Words& words) {
        facts_.text_width = std::max(facts_.text_width, words.text.size());
        fits(item_.kind == QuestionKind::text);
    }
    void operator()(const Date& date) { fits(item_.kind == QuestionKind::date && spssSeconds(date.iso)); }

private:
    void fits(bool good) { facts_.unfit += good ? 0 : 1; }

    bool noteChoice(const Choice& choice) {
        const auto option = optionIndex(item_.options, choice.code);
        if (!option) return false;
        std::size_t& width = facts_.words_width[*option];
        width = std::max(width, choice.words.size());
        return true;
    }

    SavFacts::OfItem& facts_;
    const Item& item_;
};

/// Makes the plan, item by item.
class SavPlanner {
public:
    SavPlanner(const ExportSource& source, const std::vector<Item>& items, const SavFacts& facts,
               const ExportOptions& options)
        : source_(source), items_(items), facts_(facts), language_(options.language) {}

    SavPlan run() {
        for (std::size_t item = 0; item < items_.size(); ++item) addItem(item);
        std::vector<SavColumn> of_items = std::move(plan_.columns);
        plan_.columns.clear();
        addSheetColumns();
        for (SavColumn& column : of_items) plan_.columns.push_back(std::move(column));
        for (SavColumn& column : plan_.columns) checkRoom(column);
        if (facts_.unknown_answers > 0)
            lose({}, phrase("有 {0} 个回答的题目不在问卷中，未写出",
                            "{0} answers belong to no question and are not written", {facts_.unknown_answers}));
        return std::move(plan_);
    }

private:
    std::string in(const Text& text) const { return text.in(language_); }

    void lose(const std::string& column, Text message) {
        plan_.losses.push_back({"export-loss", std::move(message), {.column = column}});
    }

    void add(SavColumn::Holds holds, const char* name, const Text& label, std::size_t width, int measure = 1) {
        SavColumn column{.holds = holds, .name = names_.give(name), .label = in(label)};
        column.width = width;
        column.measure = measure;
        plan_.columns.push_back(std::move(column));
    }

    void addSheetColumns() {
        using Holds = SavColumn::Holds;
        constexpr int scale = 3;
        add(Holds::source_id, "sheet_id", {"序号", "response id"},
            facts_.ids_are_numbers ? 0 : std::max<std::size_t>(facts_.id_width, 1));
        // What no sheet has gets no variable.
        if (facts_.time_width > 0)
            add(Holds::submitted_at, "submitted_at", {"提交时间", "submitted at"},
                facts_.times_are_moments ? 0 : facts_.time_width, scale);
        if (facts_.timed) add(Holds::seconds, "seconds", {"所用时间", "duration"}, 0, scale);
        if (facts_.school_width > 0)
            add(Holds::school, "school_code", {"学校代码", "school code"}, facts_.school_width);
        if (facts_.school_name_width > 0)
            add(Holds::school_name, "school_name", {"学校名称", "school name"}, facts_.school_name_width);
        if (facts_.weighted) add(Holds::weight, "weight", {"权重", "weight"}, 0, scale);
        if (facts_.excluded_width > 0)
            add(Holds::excluded, "excluded", {"不计入统计的原因", "why the sheet is not counted"},
                facts_.excluded_width);
    }

    SavColumn begin(std::size_t item, SavColumn::Holds holds, const std::string& wanted, std::string label) {
        SavColumn column{.holds = holds, .name = names_.give(wanted), .label = std::move(label), .item = item};
        if (column.name != wanted)
            lose(column.name, phrase("变量名“{0}”不合 SPSS 规则或已被使用，改为“{1}”",
                                     "SPSS does not take the name \"{0}\", or it is in use; \"{1}\" stands for it",
                                     {wanted, column.name}));
        return column;
    }

    void addItem(std::size_t index) {
        const Item& item = items_[index];
        const SavFacts::OfItem& facts = facts_.items[index];
        switch (item.kind) {
        case QuestionKind::single:
        case QuestionKind::scale: addChoice(index); break;
        case QuestionKind::multiple: addParts(index, SavColumn::Holds::tick); break;
        case QuestionKind::ranking: addParts(index, SavColumn::Holds::rank); break;
        case QuestionKind::number: {
            SavColumn column = begin(index, SavColumn::Holds::number, item.id, in(item.title));
            column.measure = 3;
            giveMissing(column, {facts.negative.begin(), facts.negative.end()});
            plan_.columns.push_back(std::move(column));
            break;
        }
        case QuestionKind::date: {
            SavColumn column = begin(index, SavColumn::Holds::date, item.id, in(item.title));
            column.measure = 3;
            loseReasons(column.name, facts);
            plan_.columns.push_back(std::move(column));
            break;
        }
        case QuestionKind::text:
        case QuestionKind::matrix: {
            SavColumn column = begin(index, SavColumn::Holds::text, item.id, in(item.title));
            column.width = std::max<std::size_t>(facts.text_width, 1);
            loseReasons(column.name, facts);
            plan_.columns.push_back(std::move(column));
            break;
        }
        }
        const std::int64_t invalid = facts.missing[static_cast<std::size_t>(MissingReason::invalid)];
        if (invalid > 0)
            lose(item.id, phrase("{0} 个无效回答只写出“无效”，原文未写出",
                                 "{0} invalid answers are written as invalid, without what stood there", {invalid}));
        if (facts.unfit > 0)
            lose(item.id,
                 phrase("{0} 个回答与题型不符或不在选项中，未写出",
                        "{0} answers do not fit the question or its options and are not written", {facts.unfit}));
    }

    void loseReasons(const std::string& name, const SavFacts::OfItem& facts) {
        const std::int64_t not_asked = facts.missing[static_cast<std::size_t>(MissingReason::not_asked)];
        if (not_asked > 0)
            lose(name, phrase("SPSS 的文字和日期变量分不出“未询问”和“未作答”，{0} 个“未询问”写为空",
                              "texts and dates of SPSS cannot tell not asked from left empty; {0} cells that were not "
                              "asked are written empty",
                              {not_asked}));
    }

    /// -3 not asked, -2 left empty, -1 invalid, or further down where one of these is an answer.
    void giveMissing(SavColumn& column, const std::set<double>& taken) {
        double base = 0;
        for (const double next : {0.0, -90.0, -990.0, -9990.0, -99990.0}) {
            base = next;
            if (!taken.contains(base - 1) && !taken.contains(base - 2) && !taken.contains(base - 3)) break;
        }
        column.missing = {base - 2, base - 3, base - 1};
        column.labels.push_back({base - 3, in({"未询问", "not asked"})});
        column.labels.push_back({base - 2, in({"未作答", "unanswered"})});
        column.labels.push_back({base - 1, in({"无效", "invalid"})});
    }

    void addChoice(std::size_t index) {
        const Item& item = items_[index];
        SavColumn column = begin(index, SavColumn::Holds::choice, item.id, in(item.title));
        column.measure = item.kind == QuestionKind::scale ? 2 : 1;
        bool numbers = true;
        std::set<double> taken;
        for (const Option& option : item.options) {
            const auto value = integerIn(option.code);
            numbers = numbers && value && taken.insert(*value).second;
            column.values.push_back(value.value_or(0));
        }
        if (!numbers) {
            taken.clear();
            std::string mapping;
            for (std::size_t i = 0; i < item.options.size(); ++i) {
                column.values[i] = static_cast<double>(i + 1);
                taken.insert(column.values[i]);
                mapping += (i > 0 ? ", " : "") + std::to_string(i + 1) + " = " + item.options[i].code;
            }
            plan_.notes.push_back(column.name + ": " + mapping);
        }
        giveMissing(column, taken);
        std::string off;
        for (std::size_t i = 0; i < item.options.size(); ++i) {
            column.labels.push_back({column.values[i], in(item.options[i].label)});
            if (!item.options[i].substantive) off += (off.empty() ? "" : ", ") + in(item.options[i].label);
        }
        if (!off.empty())
            plan_.notes.push_back(column.name + ": " +
                                  in(phrase("“{0}”是回答但不在量表上，未定义为缺失",
                                            "\"{0}\" is an answer off the scale and not declared missing", {off})));
        const std::string stem = column.name;
        plan_.columns.push_back(std::move(column));
        addWords(index, stem);
    }

    /// A variable per option that somebody wrote beside.
    void addWords(std::size_t index, const std::string& stem) {
        const Item& item = items_[index];
        for (std::size_t option = 0; option < item.options.size(); ++option) {
            const std::size_t width = facts_.items[index].words_width[option];
            if (width == 0 && !item.options[option].other) continue;
            SavColumn column{.holds = SavColumn::Holds::words,
                             .name = names_.give(stem + "_" + item.options[option].code + "_words"),
                             .label = in(item.title) + in({"：", ": "}) + in(item.options[option].label) +
                                      in({"（填写的文字）", " (own words)"}),
                             .item = index,
                             .option = option,
                             .width = std::max<std::size_t>(width, 1)};
            plan_.columns.push_back(std::move(column));
        }
    }

    void addParts(std::size_t index, SavColumn::Holds holds) {
        const Item& item = items_[index];
        SavResponseSet set{.name = item.id, .label = in(item.title), .variables = {}};
        for (std::size_t option = 0; option < item.options.size(); ++option) {
            const std::string& code = item.options[option].code;
            const bool complete = code.starts_with(item.id + "_");  // a code that came from such a variable
            SavColumn column = begin(index, holds, complete ? code : item.id + "_" + code,
                                     in(item.title) + in({"：", ": "}) + in(item.options[option].label));
            column.option = option;
            if (holds == SavColumn::Holds::tick) {
                column.labels = {{0, in({"未选", "not ticked"})}, {1, in({"选中", "ticked"})}};
            } else {
                column.measure = 2;
            }
            giveMissing(column, {});
            set.variables.push_back(column.name);
            plan_.columns.push_back(std::move(column));
        }
        if (holds == SavColumn::Holds::tick) {
            SpssNames names;
            set.name = names.give(withinBytes(set.name, 63));
            plan_.sets.push_back(std::move(set));
        }
        addWords(index, item.id);
    }

    /// What is longer than the file has room for stands whole in the syntax file.
    void checkRoom(SavColumn& column) {
        if (column.label.size() > longestLabel)
            lose(column.name, phrase("变量标签超过 {0} 字节，在 .sav 中被截短，全文在 .sps 中",
                                     "the label has more than {0} bytes: cut in the .sav, whole in the .sps",
                                     {static_cast<std::uint64_t>(longestLabel)}));
        for (const SavValueLabel& label : column.labels)
            if (label.label.size() > longestValueLabel)
                lose(column.name, phrase("取值标签“{0}”超过 {1} 字节，在 .sav 中被截短，全文在 .sps 中",
                                         "the value label \"{0}\" has more than {1} bytes: cut in the .sav, whole in "
                                         "the .sps",
                                         {label.label, static_cast<std::uint64_t>(longestValueLabel)}));
        if (column.width <= longestText) return;
        lose(column.name, phrase("有超过 {0} 字节的文字，被截短", "texts of more than {0} bytes are cut",
                                 {static_cast<std::uint64_t>(longestText)}));
        column.width = longestText;
    }

    const ExportSource& source_;
    const std::vector<Item>& items_;
    const SavFacts& facts_;
    Language language_;
    SpssNames names_;
    SavPlan plan_;
};

}  // namespace

std::optional<double> spssSeconds(const std::string& iso) {
    if (!isIsoDate(std::string_view(iso).substr(0, 10))) return std::nullopt;
    const std::chrono::year_month_day day{std::chrono::year{part(iso, 0, 4)},
                                          std::chrono::month{static_cast<unsigned>(part(iso, 5, 2))},
                                          std::chrono::day{static_cast<unsigned>(part(iso, 8, 2))}};
    constexpr double daysTo1970 = 141428;
    double seconds = (std::chrono::sys_days{day}.time_since_epoch().count() + daysTo1970) * 86400;
    if (iso.size() == 10) return seconds < 0 ? std::nullopt : std::optional(seconds);
    if (iso.size() != 16 && iso.size() != 19) return std::nullopt;
    const int hour = part(iso, 11, 2);
    const int minute = part(iso, 14, 2);
    const int second = iso.size() == 19 ? part(iso, 17, 2) : 0;
    if (hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 59) return std::nullopt;
    seconds += hour * 3600 + minute * 60 + second;
    return seconds < 0 ? std::nullopt : std::optional(seconds);
}

void noteSheet(SavFacts& facts, const std::vector<Item>& items, const Roster& roster, const StoredSheet& stored) {
    const AnswerSheet& sheet = stored.sheet;
    const auto widen = [](std::size_t& width, const std::string& text) { width = std::max(width, text.size()); };
    ++facts.sheets;
    widen(facts.id_width, sheet.source_id);
    widen(facts.time_width, sheet.submitted_at);
    widen(facts.school_width, sheet.school);
    widen(facts.excluded_width, stored.excluded_because);
    if (const auto school = findSchool(roster, sheet.school))
        widen(facts.school_name_width, roster.schools[*school].name);
    facts.ids_are_numbers = facts.ids_are_numbers && (sheet.source_id.empty() || integerIn(sheet.source_id));
    facts.times_are_moments =
        facts.times_are_moments && (sheet.submitted_at.empty() || spssSeconds(sheet.submitted_at));
    facts.weighted = facts.weighted || sheet.weight != 1;
    facts.timed = facts.timed || sheet.seconds >= 0;
    std::size_t known = 0;
    for (std::size_t i = 0; i < items.size(); ++i) {
        const auto answer = sheet.answers.find(items[i].id);
        if (answer == sheet.answers.end()) continue;
        ++known;
        std::visit(ItemNote(facts.items[i], items[i]), answer->second);
    }
    facts.unknown_answers += static_cast<std::int64_t>(sheet.answers.size() - known);
}

SavPlan planSav(const ExportSource& source, const std::vector<Item>& items, const SavFacts& facts,
                const ExportOptions& options) {
    return SavPlanner(source, items, facts, options).run();
}

}  // namespace diaoyan
