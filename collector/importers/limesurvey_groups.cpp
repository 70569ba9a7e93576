// SPDX-License-Identifier: GPL-3.0-or-later
#include "collector/importers/limesurvey_groups.h"

#include "collector/importers/cell_text.h"
#include "collector/tabular/matching.h"

#include <algorithm>

namespace diaoyan {

bool LimeColumn::isYesNo() const {
    return !values.empty() && !has_empty && std::all_of(values.begin(), values.end(), [](const std::string& value) {
        return limeAnswer(value) != LimeAnswer::something_else;
    });
}

bool LimeColumn::isTick() const {
    return isYesNo() || (values.size() == 1 && *values.begin() == "Y");
}

std::vector<std::vector<LimeColumn>> groupLimeColumns(std::vector<LimeColumn> columns) {
    std::vector<std::vector<LimeColumn>> groups;
    const auto name = [](const LimeHeading& heading) {
        return heading.id.empty() ? foldForMatching(heading.title) : heading.id;
    };
    std::set<std::vector<std::string>> parts;  // of the group at hand: a repeated one begins a new question
    for (LimeColumn& column : columns) {
        const LimeHeading& heading = column.heading;
        const bool same = !groups.empty() && name(groups.back().front().heading) == name(heading) &&
                          groups.back().back().index + 1 == column.index;
        if (!same || !parts.insert(heading.parts).second) {
            groups.emplace_back();
            parts = {heading.parts};
        }
        groups.back().push_back(std::move(column));
    }
    return groups;
}

namespace {

std::string wholeTitle(const LimeHeading& heading) {
    std::string title = heading.title;
    for (const std::string& part : heading.parts) title += " [" + part + "]";
    return title;
}

std::string wholeId(const LimeHeading& heading) {
    std::string id = heading.id;
    for (const std::string& part : heading.part_ids) id += "_" + part;
    return id;
}

std::string lastPart(const LimeHeading& heading) {
    return heading.parts.empty() ? std::string{} : heading.parts.back();
}

std::string lastPartId(const LimeHeading& heading) {
    return heading.part_ids.empty() ? std::string{} : heading.part_ids.back();
}

/// One group on its way into the layout.
class LimeGroup {
public:
    LimeGroup(const std::vector<LimeColumn>& columns, SourceLayout& layout) : layout_(layout) {
        for (const LimeColumn& column : columns) columns_.push_back(&column);
    }

    void add() {
        if (columns_.size() == 1) return addAlone(*columns_.front());
        takeComments();
        if (columns_.empty()) return;
        if (columns_.size() == 1) return addAlone(*columns_.front());
        if (std::any_of(columns_.begin(), columns_.end(),
                        [](const LimeColumn* column) { return column->heading.parts.size() == 2; }))
            return addTwoDimensions();
        if (isRanking()) return addRanking();
        addQuestion(columns_, columns_.front()->heading.title, columns_.front()->heading.id);
    }

private:
    void addAlone(const LimeColumn& column) {
        layout_.questions.push_back(
            {{}, wholeTitle(column.heading), {sourceColumn(column, {}, {})}, wholeId(column.heading)});
    }

    SourceColumn sourceColumn(const LimeColumn& column, std::string part, std::string part_id) const {
        SourceColumn made{column.index, layout_.headings[column.index], std::move(part), std::move(part_id)};
        // In these columns N/A says that the question was not shown; elsewhere it may be an option.
        std::set<std::string> marks;
        const bool gender = !column.values.empty() &&
                            std::all_of(column.values.begin(), column.values.end(), [](const std::string& value) {
                                const std::string folded = foldForMatching(value);
                                return folded == "female" || folded == "male" || folded == "weiblich" ||
                                       folded == "männlich" || folded == "n/a";
                            });
        if (column.isYesNo() || gender) marks.insert("N/A");
        if (column.isYesNo())
            for (const std::string& value : column.values)
                if (limeAnswer(value) == LimeAnswer::not_shown) marks.insert(value);
        for (const std::string& mark : marks) made.missing.emplace_back(mark, MissingReason::not_asked);
        return made;
    }

    /// Has this column nothing in common with the others of its group: neither ticks nor shared answers?
    bool standsApart(const LimeColumn& column) const {
        if (column.isTick()) return false;
        for (const LimeColumn* other : columns_) {
            if (other == &column) continue;
            for (const std::string& value : column.values)
                if (other->values.contains(value)) return false;
        }
        return true;
    }

    bool anyTicks() const {
        return std::any_of(columns_.begin(), columns_.end(), [](const LimeColumn* column) { return column->isTick(); });
    }

    /// `[comment]`, `[SQ001comment]`, `[Music][Comment]`: texts of their own.
    void takeComments() {
        std::vector<const LimeColumn*> kept;
        for (const LimeColumn* column : columns_) {
            const LimeHeading& heading = column->heading;
            const bool named = isLimeComment(lastPart(heading), lastPartId(heading));
            if (named && (!heading.part_ids.empty() || standsApart(*column)))
                addAlone(*column);
            else
                kept.push_back(column);
        }
        columns_ = std::move(kept);
    }

    /// Two scales, or rows and columns of an array: one question for each scale or column.
    void addTwoDimensions() {
        std::vector<std::string> names;
        for (const LimeColumn* column : columns_)
            if (std::find(names.begin(), names.end(), second(*column)) == names.end()) names.push_back(second(*column));
        for (const std::string& name : names) {
            std::vector<const LimeColumn*> some;
            for (const LimeColumn* column : columns_)
                if (second(*column) == name) some.push_back(column);
            const LimeHeading& first = some.front()->heading;
            const bool apart = first.parts.size() == 2;
            const std::string id = apart && first.part_ids.size() == 2 ? first.id + "_" + first.part_ids[1] : first.id;
            addQuestion(some, apart ? first.title + " [" + name + "]" : first.title, id);
        }
    }

    static std::string second(const LimeColumn& column) {
        return column.heading.parts.size() == 2 ? column.heading.parts[1] : std::string{};
    }

    /// `[1]`, `[2]` ... or `[Rank 1]`, `[Rank 2]` ...: every column holds an option, and no row the same one twice.
    bool isRanking() const {
        std::string word;
        for (std::size_t i = 0; i < columns_.size(); ++i) {
            const std::string part = lastPart(columns_[i]->heading);
            const std::string number = std::to_string(i + 1);
            if (!part.ends_with(number)) return false;
            const std::string before(trimmed(part.substr(0, part.size() - number.size())));
            if (i > 0 && before != word) return false;
            word = before;
        }
        const auto numeric = [](const std::string& value) { return numberIn(value).has_value(); };
        if (anyTicks() || std::any_of(columns_.front()->values.begin(), columns_.front()->values.end(), numeric))
            return false;
        bool filled_twice = false, shared = false;
        for (std::size_t row = 0; row < columns_.front()->cells.size(); ++row) {
            std::set<std::string> met;
            std::size_t filled = 0;
            for (const LimeColumn* column : columns_) {
                if (row >= column->cells.size() || column->cells[row].empty()) continue;
                ++filled;
                met.insert(column->cells[row]);
            }
            if (met.size() != filled) return false;
            filled_twice = filled_twice || filled > 1;
        }
        std::set<std::string> all;
        for (const LimeColumn* column : columns_)
            for (const std::string& value : column->values) shared = !all.insert(value).second || shared;
        return filled_twice && shared;
    }

    void addRanking() {
        for (const LimeColumn* column : columns_) addAlone(*column);
        layout_.remarks.push_back(
            {"ranking-by-rank",
             phrase("排序题的每个名次是一列；每个名次作为一道单选题保留",
                    "the file has one column per rank of this ranking; each rank is kept as a single choice"),
             {.column = columns_.front()->heading.title}});
    }

    /// Options or rows; what stands apart among ticks, or is called 其他, holds the words of 其他.
    void addQuestion(const std::vector<const LimeColumn*>& columns, const std::string& title, const std::string& id) {
        SourceQuestion question{{}, title, {}, id};
        const bool ticks = anyTicks();
        const bool whole = columns.front()->heading.parts.empty();
        for (const LimeColumn* column : columns) {
            const LimeHeading& heading = column->heading;
            const std::string part = heading.parts.empty() ? std::string{} : heading.parts.front();
            const std::string part_id = heading.part_ids.empty() ? std::string{} : heading.part_ids.front();
            SourceColumn made = sourceColumn(*column, part, part_id);
            const bool last = column == columns.back() && columns.size() > 1;
            const bool called = isLimeOther(part, part_id);
            const bool filled = !column->values.empty();
            made.words = last && standsApart(*column) &&
                         (part_id == "other" || whole || (ticks && (called || (filled && !part.empty()))));
            if (made.words && made.part_id.empty()) made.part_id = "other";
            if (made.words) made.missing.clear();
            question.columns.push_back(std::move(made));
        }
        remarkOnConversion(columns, title);
        layout_.questions.push_back(std::move(question));
    }

    /// Y turned into 1 and N into 2 on request: 2 must not be taken for a tick.
    void remarkOnConversion(const std::vector<const LimeColumn*>& columns, const std::string& title) {
        const auto converted = [](const LimeColumn* column) {
            return std::all_of(column->values.begin(), column->values.end(),
                               [](const std::string& value) { return value == "1" || value == "2"; });
        };
        const auto twos = [](const LimeColumn* column) { return column->values.contains("2"); };
        if (columns.front()->heading.parts.empty() || !std::all_of(columns.begin(), columns.end(), converted) ||
            std::none_of(columns.begin(), columns.end(), twos))
            return;
        layout_.remarks.push_back(
            {"yes-as-1-no-as-2",
             phrase("各列只有 1 和 2：若导出时选了“Y 转为 1、N 转为 2”，2 表示未选；请不做转换重新导出",
                    "nothing but 1 and 2: if Y was converted to 1 and N to 2, 2 means not ticked; export again without "
                    "the conversion"),
             {.column = title}});
    }

    SourceLayout& layout_;
    std::vector<const LimeColumn*> columns_;
};

}  // namespace

void addLimeGroup(const std::vector<LimeColumn>& group, SourceLayout& layout) {
    LimeGroup(group, layout).add();
}

}  // namespace diaoyan
