// SPDX-License-Identifier: GPL-3.0-or-later
#include "collector/importers/spss_groups.h"

#include "collector/importers/cell_text.h"
#include "collector/importers/headings.h"
#include "collector/importers/spss_values.h"
#include "collector/tabular/matching.h"
#include "questionnaires/questionnaire_check.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>

namespace diaoyan {

namespace {

constexpr std::string_view emDash = "—";

bool isDigits(std::string_view text) {
    return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

/// Q6_Row2 -> Q6; empty for other names.
std::string_view matrixBase(std::string_view name) {
    const std::size_t at = name.rfind("_Row");
    return at == name.npos || at == 0 || !isDigits(name.substr(at + 4)) ? std::string_view{} : name.substr(0, at);
}

/// Q5_2, Q5.2, Q5A -> Q5; empty for names without such an end.
std::string_view nameStem(std::string_view name) {
    std::string_view stem = name;
    while (!stem.empty() && stem.back() >= '0' && stem.back() <= '9') stem.remove_suffix(1);
    if (stem.size() == name.size() && stem.size() > 1 && stem.back() >= 'A' && stem.back() <= 'Z' &&
        stem[stem.size() - 2] >= '0' && stem[stem.size() - 2] <= '9')
        stem.remove_suffix(1);
    if (stem.size() == name.size()) return {};
    while (!stem.empty() && (stem.back() == '_' || stem.back() == '.')) stem.remove_suffix(1);
    return stem;
}

struct Separator {
    std::string_view mark;
    std::string_view closing;
};
constexpr std::array separators{Separator{"：", ""}, Separator{":", ""},    Separator{"—", ""},  Separator{" - ", ""},
                                Separator{"-", ""},  Separator{"（", "）"}, Separator{"(", ")"}, Separator{"_", ""}};

/// What labels have in common up to a separator, and what is left of each.
struct SharedStem {
    std::string stem;
    std::vector<std::string> rests;
};

std::string restOf(std::string_view label, std::size_t from, std::string_view closing) {
    std::string_view rest = trimmed(label.substr(from));
    if (!closing.empty() && rest.ends_with(closing)) rest.remove_suffix(closing.size());
    return std::string(trimmed(rest));
}

std::optional<SharedStem> sharedStem(const std::vector<std::string>& labels) {
    if (labels.size() < 2) return std::nullopt;
    std::size_t common = labels.front().size();
    for (const std::string& label : labels) {
        const auto differ =
            std::mismatch(label.begin(), label.end(), labels.front().begin(), labels.front().end()).first;
        common = std::min(common, static_cast<std::size_t>(differ - label.begin()));
    }
    const std::string_view shared = std::string_view(labels.front()).substr(0, common);
    std::size_t best = 0;
    Separator separator;
    for (const Separator& candidate : separators) {
        const std::size_t at = shared.rfind(candidate.mark);
        if (at == shared.npos || at == 0 || at + candidate.mark.size() <= best) continue;
        best = at + candidate.mark.size();
        separator = candidate;
    }
    if (best == 0) return std::nullopt;
    SharedStem found{std::string(trimmed(shared.substr(0, best - separator.mark.size()))), {}};
    std::set<std::string> different;
    for (const std::string& label : labels) {
        found.rests.push_back(restOf(label, best, separator.closing));
        if (found.rests.back().empty() || !different.insert(found.rests.back()).second) return std::nullopt;
    }
    return found;
}

/// The rows of a 问卷星 matrix: `stem(stem—row 1)`, then `stem(row 2)`.
SharedStem matrixRows(const std::vector<std::string>& labels) {
    SharedStem rows;
    std::size_t open = labels.front().find('(');
    if (const auto shared = sharedStem(labels)) open = labels.front().find('(', shared->stem.size());
    if (open == std::string::npos) open = labels.front().size();
    rows.stem = std::string(trimmed(std::string_view(labels.front()).substr(0, open)));
    for (const std::string& label : labels) {
        std::string rest = label.size() > open ? restOf(label, open + 1, ")") : label;
        for (const std::string& stem : {rows.stem, takeNumber(rows.stem).title})
            if (!stem.empty() && rest.starts_with(stem + std::string(emDash))) {
                rest.erase(0, stem.size() + emDash.size());
                break;
            }
        while (rest.starts_with(emDash)) rest.erase(0, emDash.size());
        rows.rests.push_back(rest);
    }
    return rows;
}

class Grouper {
public:
    explicit Grouper(const SourceSample& sample)
        : sample_(sample), variables_(sample.dictionary->variables), taken_(variables_.size(), false) {
        std::set<std::string> ids;
        for (const Variable& variable : variables_) {
            std::string id = idFrom(variable.name);
            if (id.empty()) id = "v" + std::to_string(variable_ids_.size() + 1);
            variable_ids_.push_back(unique(ids, id));
            by_name_.emplace(variable.name, variable_ids_.size() - 1);
        }
    }

    SpssGroups run() {
        groups_.wjx = looksWjx();
        findSets();
        for (std::size_t column = 0; column < variables_.size(); ++column)
            if (!set_of_.contains(column)) findRole(column);
        for (std::size_t column = 0; column < variables_.size(); ++column) {
            if (const auto set = set_of_.find(column); set != set_of_.end() && !taken_[column])
                addSet(sample_.dictionary->sets[set->second]);
            else if (!taken_[column])
                addMatrixOrAlone(column);
        }
        offerTicks();
        return std::move(groups_);
    }

private:
    static std::string unique(std::set<std::string>& ids, const std::string& wanted) {
        std::string id = wanted;
        for (int next = 2; !ids.insert(id).second; ++next) id = wanted + "_" + std::to_string(next);
        return id;
    }

    void remark(const char* code, const std::string& column, Text message) {
        groups_.remarks.push_back({code, std::move(message), {.column = column}});
    }

    bool looksWjx() const {
        bool meta = false;
        std::size_t questions = 0;
        for (const Variable& variable : variables_) {
            const std::string name = foldForMatching(variable.name);
            meta = meta || name == "index" || name == "totalseconds";
            questions += name.size() > 1 && name.front() == 'q' && name[1] >= '0' && name[1] <= '9';
        }
        return meta && 2 * questions > variables_.size();
    }

    void leaveOut(std::size_t column) {
        groups_.left_out.push_back(column);
        taken_[column] = true;
    }

    void findRole(std::size_t column) {
        const Variable& variable = variables_[column];
        HeadingKind kind = headingKind(variable.name);
        if (kind == HeadingKind::question) kind = headingKind(takeNumber(variable.label).title);
        const std::string name = foldForMatching(variable.name);
        if (name == "index") kind = HeadingKind::sequence;
        if (name == "totalseconds") kind = HeadingKind::seconds;
        if (kind == HeadingKind::question && trimmed(variable.label) == "标题") {
            remark("column-left-out", variable.name,
                   phrase("这个变量是页面标题，不是题目，未导入", "this variable is a page title and was left out"));
            return leaveOut(column);
        }
        const auto once = [&](std::optional<std::size_t>& place) {
            if (place) return leaveOut(column);
            place = column;
            taken_[column] = true;
        };
        switch (kind) {
        case HeadingKind::sequence: return once(groups_.sequence);
        case HeadingKind::submitted_at: return once(groups_.submitted_at);
        case HeadingKind::seconds: return once(groups_.seconds);
        case HeadingKind::personal:
        case HeadingKind::technical: return leaveOut(column);
        case HeadingKind::question: break;
        }
    }

    /// Sets of dichotomies whose variables no earlier set has.
    void findSets() {
        for (std::size_t i = 0; i < sample_.dictionary->sets.size(); ++i) {
            const ResponseSet& set = sample_.dictionary->sets[i];
            std::vector<std::size_t> columns;
            for (const std::string& name : set.variables)
                if (const auto found = by_name_.find(name); found != by_name_.end()) columns.push_back(found->second);
            std::sort(columns.begin(), columns.end());
            columns.erase(std::unique(columns.begin(), columns.end()), columns.end());
            const bool shared = std::any_of(columns.begin(), columns.end(),
                                            [&](std::size_t column) { return set_of_.contains(column); });
            if (!set.dichotomies)
                remark("set-kept-apart", set.name,
                       phrase("多选题集“{0}”的每个变量各存一个选项，现按 {1} 道单选题导入",
                              "each variable of the response set \"{0}\" holds one of the chosen options; they are "
                              "imported as {1} questions of one choice",
                              {set.name, static_cast<std::uint64_t>(columns.size())}));
            else if (shared)
                remark("set-kept-apart", set.name,
                       phrase("多选题集“{0}”与前面的题集共用变量，未作为一道题导入",
                              "the response set \"{0}\" shares variables with an earlier one and was left out",
                              {set.name}));
            else
                for (const std::size_t column : columns) set_of_.emplace(column, i);
        }
    }

    void addSet(const ResponseSet& set) {
        SpssGroup group{.kind = SpssGroup::Kind::ticks, .ticked = set.counted};
        std::vector<std::string> labels;
        std::vector<std::size_t> columns;
        for (const std::string& name : set.variables) {
            const auto found = by_name_.find(name);
            if (found == by_name_.end() || taken_[found->second]) continue;
            taken_[found->second] = true;
            columns.push_back(found->second);
            const std::string& label = variables_[found->second].label;
            labels.emplace_back(trimmed(label).empty() ? name : std::string(trimmed(label)));
        }
        std::string title = set.label;
        if (const auto shared = sharedStem(labels)) {
            labels = shared->rests;
            if (title.empty()) title = shared->stem;
        }
        std::set<std::string> different;
        for (std::size_t i = 0; i < columns.size(); ++i) {
            if (!different.insert(labels[i]).second) labels[i] += " (" + variables_[columns[i]].name + ")";
            different.insert(labels[i]);
            group.parts.push_back({columns[i], variable_ids_[columns[i]], labels[i]});
        }
        finish(std::move(group), set.name, title);
    }

    void addMatrixOrAlone(std::size_t column) {
        const std::string_view base = matrixBase(variables_[column].name);
        SpssGroup group;
        std::vector<std::string> labels;
        for (std::size_t next = column; next < variables_.size() && !taken_[next]; ++next) {
            const bool same = next == column || (!base.empty() && matrixBase(variables_[next].name) == base);
            if (!same || set_of_.contains(next)) break;
            group.parts.push_back({next, variable_ids_[next], {}});
            labels.emplace_back(trimmed(variables_[next].label));
            taken_[next] = true;
            if (base.empty()) break;
        }
        if (base.empty()) return finish(std::move(group), variables_[column].name, labels.front());
        group.kind = SpssGroup::Kind::matrix;
        SharedStem rows = matrixRows(labels);
        std::set<std::string> different;
        for (std::size_t i = 0; i < rows.rests.size(); ++i) {
            std::string& label = group.parts[i].label;
            label = rows.rests[i].empty() ? variables_[group.parts[i].column].name : rows.rests[i];
            if (!different.insert(label).second) label += " (" + variables_[group.parts[i].column].name + ")";
        }
        finish(std::move(group), std::string(base), rows.stem);
    }

    void finish(SpssGroup group, const std::string& name, const std::string& label) {
        const NumberedTitle title = takeNumber(label);
        group.number = title.number;
        group.title = title.title;
        std::string id = idFrom(name);
        if (id.empty()) id = group.parts.front().id;
        group.id = unique(question_ids_, group.kind == SpssGroup::Kind::alone ? group.parts.front().id : id);
        for (const std::string& other : {name, group.id})
            if (group.title.empty()) group.title = other;
        for (SpssPart& part : group.parts)
            if (group.kind != SpssGroup::Kind::alone && part.label.empty()) part.label = part.id;
        groups_.questions.push_back(std::move(group));
    }

    /// 0/1, 1/empty or 1/2 for yes and no: a variable that may be one option of a multiple choice.
    bool mayBeTick(const SpssGroup& group) const {
        if (group.kind != SpssGroup::Kind::alone) return false;
        const Variable& variable = variables_[group.parts.front().column];
        if (variable.type != Variable::Type::number || variable.values.size() > 2) return false;
        const auto yesOrNo = [](const std::string& label) {
            const std::string key = foldForMatching(label);
            for (const char* word :
                 {"是", "否", "有", "无", "选", "未选", "选中", "未选中", "yes", "no", "selected", "not selected",
                  "checked", "unchecked", "quoted", "not quoted", "mentioned", "not mentioned"})
                if (key == word) return true;
            return false;
        };
        for (const ValueLabel& value : variable.values)
            if (!yesOrNo(value.label) && trimmed(variable.label) != value.label) return false;
        const std::vector<std::string> seen = sampleValues(sample_, group.parts.front().column, 4);
        const bool labelled = !variable.values.empty();
        return (labelled || !seen.empty()) && std::all_of(seen.begin(), seen.end(), [&](const std::string& value) {
                   return value == "1" || value == "0" || value == "-3" || value == "-2" || (labelled && value == "2");
               });
    }

    bool shareStem(const SpssGroup& a, const SpssGroup& b) const {
        const Variable& one = variables_[a.parts.front().column];
        const Variable& two = variables_[b.parts.front().column];
        const std::string_view stem = nameStem(one.name);
        if (!stem.empty() && stem == nameStem(two.name)) return true;
        return sharedStem({one.label, two.label}).has_value();
    }

    void offerTicks() {
        const auto& questions = groups_.questions;
        for (std::size_t first = 0; first < questions.size();) {
            std::size_t last = first + 1;
            if (mayBeTick(questions[first]))
                while (last < questions.size() && mayBeTick(questions[last]) &&
                       shareStem(questions[first], questions[last]))
                    ++last;
            const auto name = [&](std::size_t question) {
                return variables_[questions[question].parts.front().column].name;
            };
            if (last - first > 1)
                remark(
                    "maybe-multiple", name(first),
                    phrase("从 {1} 到 {2} 的 {0} 个变量看起来是一道多选题的选项；文件没有说明，现按各自独立的题目导入，"
                           "如确是多选题请在对应表（mapping）中写明",
                           "these {0} variables ({1} to {2}) look like one multiple-response question; the file does "
                           "not say so and they are imported one by one; say so in a mapping if they are",
                           {static_cast<std::uint64_t>(last - first), name(first), name(last - 1)}));
            first = last;
        }
    }

    const SourceSample& sample_;
    const std::vector<Variable>& variables_;
    std::vector<bool> taken_;
    std::vector<std::string> variable_ids_;
    std::map<std::string, std::size_t> by_name_;
    std::map<std::size_t, std::size_t> set_of_;  ///< column -> set
    std::set<std::string> question_ids_;
    SpssGroups groups_;
};

}  // namespace

SpssGroups groupVariables(const SourceSample& sample) {
    return Grouper(sample).run();
}

}  // namespace diaoyan
