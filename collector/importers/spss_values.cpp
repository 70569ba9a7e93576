// SPDX-License-Identifier: GPL-3.0-or-later
#include "collector/importers/spss_values.h"

#include "collector/importers/cell_text.h"
#include "collector/tabular/matching.h"
#include "questionnaires/questionnaire_check.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <set>

namespace diaoyan {

namespace {

/// A range of missing values with more whole numbers than this is remarked and not listed.
constexpr double longestRange = 100;
constexpr std::size_t distinctValues = 200;
/// A variable with more labelled values (occupations, places) is no choice that anybody wants in a table.
constexpr std::size_t mostOptions = 2000;
constexpr std::size_t unlabelledShown = 5;

/// Why a value that is declared missing is missing, by its label; nothing when the label is an answer (不清楚).
std::optional<MissingReason> reasonOf(const std::string& label) {
    const std::string key = foldForMatching(label);
    const auto holds = [&](std::initializer_list<const char*> words) {
        return std::any_of(words.begin(), words.end(), [&](const char* word) { return key.find(word) != key.npos; });
    };
    if (holds({"跳过", "跳答", "未询问", "未问", "not asked", "skip", "inapplicable", "not applicable - routing"}))
        return MissingReason::not_asked;
    if (holds({"无效", "invalid"})) return MissingReason::invalid;
    if (key.empty() || key == "空" || key == "(空)" ||
        holds({"未答", "未作答", "未回答", "无回答", "漏答", "拒答", "拒绝回答", "缺失", "未填", "no answer",
               "no response", "not answered", "unanswered", "missing", "refus"}))
        return MissingReason::unanswered;
    return std::nullopt;
}

MissingReason reasonWithoutLabel(const std::string& value, bool wjx) {
    return wjx && value == "-3" ? MissingReason::not_asked : MissingReason::unanswered;
}

bool inRange(const Variable& variable, const std::string& value) {
    const auto number = numberIn(value);
    return number && std::any_of(variable.missing_ranges.begin(), variable.missing_ranges.end(),
                                 [&](const auto& range) { return *number >= range.first && *number <= range.second; });
}

class ValueReader {
public:
    ValueReader(const SourceSample& sample, std::size_t column, bool wjx)
        : variable_(sample.dictionary->variables[column]), wjx_(wjx),
          seen_(sampleValues(sample, column, distinctValues)) {}

    SpssValues run() {
        sortLabels();
        for (const ValueLabel& label : labels_) take(label);
        if (wjx_)
            for (const char* mark : {"-3", "-2"})
                if (!labelled(mark)) miss(mark, reasonWithoutLabel(mark, true));
        for (const std::string& value : variable_.missing)
            if (!labelled(value)) miss(value, reasonWithoutLabel(value, wjx_));
        for (const auto& range : variable_.missing_ranges) takeRange(range);
        judgeLabels();
        makeCodes();
        return std::move(values_);
    }

private:
    void remark(const char* code, Text message) {
        values_.remarks.push_back({code, std::move(message), {.column = variable_.name}});
    }

    bool labelled(const std::string& value) const { return labelled_.contains(value); }

    void miss(const std::string& value, MissingReason reason) {
        if (!value.empty() && missing_.insert(value).second) values_.missing.emplace_back(value, reason);
    }

    void sortLabels() {
        for (const ValueLabel& label : variable_.values)
            if (!label.value.empty() && labelled_.insert(label.value).second) labels_.push_back(label);
        if (variable_.type != Variable::Type::number) return;
        std::stable_sort(labels_.begin(), labels_.end(), [](const ValueLabel& a, const ValueLabel& b) {
            return numberIn(a.value).value_or(HUGE_VAL) < numberIn(b.value).value_or(HUGE_VAL);
        });
    }

    void take(const ValueLabel& label) {
        const auto& declared = variable_.missing;
        const bool missing = std::find(declared.begin(), declared.end(), label.value) != declared.end() ||
                             inRange(variable_, label.value) ||
                             (wjx_ && (label.value == "-3" || label.value == "-2") && reasonOf(label.label));
        if (missing) {
            if (const auto reason = reasonOf(label.label)) return miss(label.value, *reason);
            soft_.push_back(label.value);
        }
        const std::string words(trimmed(label.label));
        values_.options.push_back(
            {.code = label.value, .label = untranslated(words.empty() ? label.value : words), .substantive = !missing});
    }

    void takeRange(const std::pair<double, double>& range) {
        const double from = std::ceil(range.first);
        const double to = std::floor(range.second);
        if (!(to - from < longestRange)) {
            remark("missing-range",
                   phrase("从 {0} 到 {1} 的值都定义为缺失，无法逐一列出；这个范围内没有标签的值会被当作无效回答或数值",
                          "all values from {0} to {1} are declared missing, too many to list; those without a label "
                          "will be taken as invalid answers or as numbers",
                          {boundText(range.first), boundText(range.second)}));
            return;
        }
        for (double number = from; number <= to; ++number) {
            const std::string value = std::to_string(static_cast<long long>(number));
            if (!labelled(value)) miss(value, reasonWithoutLabel(value, wjx_));
        }
    }

    static Text boundText(double bound) {
        if (std::isinf(bound)) return bound < 0 ? Text{"最小值", "the lowest"} : Text{"最大值", "the highest"};
        std::string text = std::to_string(bound);
        text.erase(text.find_last_not_of('0') + 1);
        if (text.ends_with('.')) text.pop_back();
        return untranslated(text);
    }

    /// Labels that only name missing values, or the ends of a scale of numbers, do not make a choice of a variable.
    void judgeLabels() {
        const auto answers = std::count_if(values_.options.begin(), values_.options.end(),
                                           [](const Option& option) { return option.substantive; });
        std::vector<std::string> unlabelled;
        for (const std::string& value : seen_)
            if (!labelled(value) && !missing_.contains(value) && !inRange(variable_, value))
                unlabelled.push_back(value);
        if (values_.options.empty()) return;
        const bool few = static_cast<std::ptrdiff_t>(unlabelled.size()) > answers;
        if (values_.options.size() > mostOptions) {
            remark("too-many-labels",
                   phrase("有标签的取值多于 {0} 个，按数值或文字处理，标签未保留",
                          "more than {0} values have labels; read as numbers or texts, the labels are not kept",
                          {static_cast<std::uint64_t>(mostOptions)}));
            for (const std::string& value : soft_) miss(value, MissingReason::unanswered);
            values_.options.clear();
            return;
        }
        if (few && answers > 0)
            remark("few-labels",
                   phrase("只有 {0} 个取值有标签，其余没有，按数值或文字处理，标签未保留",
                          "only {0} values have labels; read as numbers or texts, the labels are not kept",
                          {static_cast<std::int64_t>(answers)}));
        if (few || answers == 0) {
            for (const std::string& value : soft_) miss(value, MissingReason::unanswered);
            values_.options.clear();
        } else if (!unlabelled.empty()) {
            std::string shown;
            for (std::size_t i = 0; i < std::min(unlabelled.size(), unlabelledShown); ++i)
                shown += (i > 0 ? ", " : "") + unlabelled[i];
            remark("values-without-label",
                   phrase("数据中有没有标签的取值（{0}{1}），按无效回答处理",
                          "the data has values without a label ({0}{1}); they are taken as invalid answers",
                          {shown, std::string(unlabelled.size() > unlabelledShown ? " ..." : "")}));
        }
    }

    /// Cells are compared with codes without regard to case and blanks: where two values then are one, the variable
    /// stays a text.
    void makeCodes() {
        std::set<std::string> keys;
        std::set<std::string> labels;
        for (Option& option : values_.options) {
            const std::string code = idFrom(option.code);
            if (code.empty() || !keys.insert(foldForMatching(code)).second) {
                remark("values-alike", phrase("取值“{0}”与其他取值只差大小写或符号，无法区分，按文字处理，标签未保留",
                                              "the value \"{0}\" differs from another in case or signs only; read as "
                                              "texts, the labels are not kept",
                                              {option.code}));
                values_.options.clear();
                return;
            }
            if (!labels.insert(option.label.zh).second)
                option.label = untranslated(option.label.zh + " (" + option.code + ")");
            labels.insert(option.label.zh);
            option.code = code;
        }
    }

    const Variable& variable_;
    bool wjx_;
    std::vector<std::string> seen_;
    std::vector<ValueLabel> labels_;
    std::set<std::string> labelled_;
    std::vector<std::string> soft_;  ///< user-missing values whose label is an answer
    std::set<std::string> missing_;
    SpssValues values_;
};

}  // namespace

std::vector<std::string> sampleValues(const SourceSample& sample, std::size_t column, std::size_t most) {
    std::vector<std::string> values;
    std::set<std::string> known;
    for (std::size_t row = 1; row < sample.rows.size() && values.size() < most; ++row) {
        if (column >= sample.rows[row].size()) continue;
        const std::string& cell = sample.rows[row][column];
        if (!cell.empty() && known.insert(cell).second) values.push_back(cell);
    }
    return values;
}

SpssValues spssValues(const SourceSample& sample, std::size_t column, bool wjx) {
    return ValueReader(sample, column, wjx).run();
}

}  // namespace diaoyan
