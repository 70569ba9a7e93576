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

LimeColumn limeColumn(const SourceSample& sample, std::size_t first_row, std::size_t index, LimeHeading heading,
                      std::string_view not_shown) {
    LimeColumn column{index, std::move(heading), {}, false, {}};
    for (std::size_t row = first_row; row < sample.rows.size(); ++row) {
        std::string_view cell = cellAt(sample, row, index);
        if (cell == not_shown) cell = {};
        column.cells.emplace_back(cell);
        if (!cell.empty()) column.values.emplace(cell);
        // A row that ends before this column was cut off: it says nothing about the column.
        column.has_empty = column.has_empty || (cell.empty() && index < sample.rows[row].size());
    }
    return column;
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

std::string joined(const std::vector<std::string>& parts, std::string_view mark) {
    std::string whole;
    for (const std::string& part : parts) {
        if (!whole.empty()) whole += mark;
        whole += part;
    }
    return whole;
}

std::string lastPart(const LimeHeading& heading) {
    return heading.parts.empty() ? std::string{} : heading.parts.back();
}

std::string lastPartId(const LimeHeading& heading) {
    return heading.part_ids.empty() ? std::string{} : heading.part_ids.back();
}

/// `Scale 1`, `Rank 2` -> the word and the number; nothing for anything else.
std::optional<std::pair<std::string, int>> wordAndNumber(const std::string& part) {
    const std::size_t last = part.find_last_not_of("0123456789");
    const std::size_t digits = last == std::string::npos ? 0 : last + 1;
    const std::optional<int> number = codeIn(std::string_view(part).substr(digits));
    if (digits == part.size() || !number) return std::nullopt;
    return std::pair{std::string(trimmed(std::string_view(part).substr(0, digits))), *number};
}

bool isScaleWord(const std::string& word) {
    const std::string folded = foldForMatching(word);
    return folded == "scale" || folded == "skala" || folded == "尺度" || folded == "量表" || folded == "escala" ||
           folded == "échelle";
}

using LimeGroupColumns = std::vector<const LimeColumn*>;

/// One group on its way into the layout.
class LimeGroup {
public:
    LimeGroup(const std::vector<LimeColumn>& columns, LimeTable& reading) : reading_(reading), layout_(reading.layout) {
        for (const LimeColumn& column : columns) columns_.push_back(&column);
    }

    void add() {
        if (columns_.size() == 1) return addAlone(*columns_.front());
        const LimeHeading first = columns_.front()->heading;
        const LimeGroupColumns comments = takeComments();
        if (!columns_.empty()) addMain();
        addComments(comments, first);
    }

private:
    void addMain() {
        const LimeHeading& first = columns_.front()->heading;
        if (columns_.size() == 1) return addAlone(*columns_.front());
        if (isDual()) {
            for (const bool second : {false, true}) {
                LimeGroupColumns scale;
                for (const LimeColumn* column : columns_)
                    if ((lastPart(column->heading) != lastPart(first)) == second) scale.push_back(column);
                addQuestion(scale, first.title, second && !first.id.empty() ? first.id + "_2" : first.id);
            }
            return;
        }
        if (isRanking()) {
            RankColumns columns;
            for (const LimeColumn* column : columns_) columns.push_back(column->index);
            return addLimeRanking(reading_, std::move(columns), first.title, first.id);
        }
        addQuestion(columns_, first.title, first.id);
        remarkOnConversion(columns_);
    }

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
    LimeGroupColumns takeComments() {
        LimeGroupColumns kept, comments;
        for (const LimeColumn* column : columns_) {
            const LimeHeading& heading = column->heading;
            const bool named = isLimeComment(lastPart(heading), lastPartId(heading));
            if (named && (!heading.part_ids.empty() || standsApart(*column)))
                comments.push_back(column);
            else
                kept.push_back(column);
        }
        columns_ = std::move(kept);
        return comments;
    }

    /// The comment on a question is a text question of its own, comments on options are a matrix of texts.
    void addComments(const LimeGroupColumns& comments, const LimeHeading& first) {
        if (comments.empty()) return;
        SourceQuestion question{{}, first.title, {}, first.id.empty() ? std::string{} : first.id + "comment"};
        for (const LimeColumn* column : comments) {
            std::vector<std::string> parts = column->heading.parts;
            std::string code = lastPartId(column->heading);
            if (parts.size() == 2) parts.pop_back();
            constexpr std::string_view ending = "comment";
            if (code.ends_with(ending)) code.resize(code.size() - ending.size());
            const bool alone = comments.size() == 1 && column->heading.parts.size() == 1 && code.empty();
            const std::string part = alone ? std::string{} : code.empty() ? parts.front() : code;
            question.columns.push_back(sourceColumn(*column, part, code));
        }
        layout_.questions.push_back(std::move(question));
    }

    /// `[SQ001][1]` and `[SQ001][2]`, or `[Food][Scale 1]`: two questions on the same rows.
    bool isDual() const {
        std::set<std::string> words;
        std::set<int> numbers;
        for (const LimeColumn* column : columns_) {
            const auto scale = wordAndNumber(lastPart(column->heading));
            if (column->heading.parts.size() != 2 || !scale) return false;
            if (!column->heading.part_ids.empty() ? !scale->first.empty() : !isScaleWord(scale->first)) return false;
            words.insert(scale->first);
            numbers.insert(scale->second);
        }
        return words.size() == 1 && (numbers == std::set{1, 2} || numbers == std::set{0, 1});
    }

    /// `[1]`, `[2]` ... or `[Rank 1]`, `[Rank 2]` ...: every column holds an option, and no row the same one twice.
    bool isRanking() const {
        const auto first = wordAndNumber(lastPart(columns_.front()->heading));
        for (std::size_t i = 0; i < columns_.size(); ++i) {
            const LimeHeading& heading = columns_[i]->heading;
            const auto rank = wordAndNumber(lastPart(heading));
            if (!rank || heading.parts.size() != 1 || rank->first != first->first ||
                rank->second != static_cast<int>(i) + 1)
                return false;
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

    /// Options or rows; what stands apart among ticks, or is called 其他, holds the words of 其他.
    void addQuestion(const LimeGroupColumns& columns, const std::string& title, const std::string& id) {
        SourceQuestion question{{}, title, {}, id};
        const bool ticks = anyTicks();
        const bool whole = columns.front()->heading.parts.empty();
        const bool dual = isDual();
        for (const LimeColumn* column : columns) {
            const LimeHeading& heading = column->heading;
            const std::string part = dual ? heading.parts.front() : joined(heading.parts, " — ");
            const std::string part_id =
                dual && !heading.part_ids.empty() ? heading.part_ids.front() : joined(heading.part_ids, "_");
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
        layout_.questions.push_back(std::move(question));
    }

    /// Y turned into 1 and N into 2 on request: 2 must not be taken for a tick.
    void remarkOnConversion(const LimeGroupColumns& columns) {
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
             {.column = columns.front()->heading.title}});
    }

    LimeTable& reading_;
    SourceLayout& layout_;
    LimeGroupColumns columns_;
};

}  // namespace

void addLimeGroup(const std::vector<LimeColumn>& group, LimeTable& reading) {
    LimeGroup(group, reading).add();
}

void addLimeRanking(LimeTable& reading, RankColumns columns, const std::string& title, const std::string& id) {
    SourceLayout& layout = reading.layout;
    std::string heading = title + " " + std::string(rankMark);
    while (std::find(layout.headings.begin(), layout.headings.end(), heading) != layout.headings.end())
        heading += rankMark;
    layout.questions.push_back({{}, title, {{layout.width, heading, {}, {}}}, id});
    layout.headings.push_back(std::move(heading));
    ++layout.width;
    layout.dialect.rank_joiner = rankMark;
    reading.rankings.push_back(std::move(columns));
}

}  // namespace diaoyan
