// SPDX-License-Identifier: GPL-3.0-or-later
#include "collector/roster_reader.h"

#include "collector/roster_columns.h"
#include "collector/tabular/file_bytes.h"
#include "collector/tabular/matching.h"

#include <algorithm>
#include <optional>
#include <set>
#include <unordered_map>
#include <utility>

namespace diaoyan {

namespace {

using Meaning = RosterColumn::Meaning;

constexpr std::size_t mostSchools = 65000;
constexpr int headerHunt = 30;  ///< rows among which the headings must be

class RosterRows {
public:
    RosterRows(TableSource source, std::string path) : source_(std::move(source)), path_(std::move(path)) {
        reading_.remarks = source_.facts.remarks;
    }

    Result<RosterReading> read() {
        if (const auto done = findHeadings(); !done) return done.problem();
        for (;;) {
            const Result<bool> more = source_.rows->next(cells_);
            if (!more) return more.problem();
            if (!*more) break;
            if (const auto done = readSchool(); !done) return done.problem();
        }
        if (reading_.roster.schools.empty()) {
            return fileProblem("no-schools", path_,
                               phrase("标题行下面没有学校", "there is no school below the headings"));
        }
        giveCodes();
        return std::move(reading_);
    }

private:
    Problem problem(std::string code, Text message, std::string column = {}, std::string_view text = {}) const {
        return Problem{std::move(code), std::move(message),
                       Place{path_, source_.rows->rowNumber(), std::move(column), std::string(text)}};
    }

    /// The first row with a heading for the school's name; title rows and notes above have none.
    Result<Done> findHeadings() {
        std::string seen;
        for (int row = 0; row < headerHunt; ++row) {
            const Result<bool> more = source_.rows->next(cells_);
            if (!more) return more.problem();
            if (!*more) break;
            columns_.clear();
            for (const Cell& cell : cells_) columns_.push_back(rosterColumn(cell.text));
            if (std::any_of(columns_.begin(), columns_.end(),
                            [](const RosterColumn& c) { return c.meaning == Meaning::name; })) {
                return checkHeadings();
            }
            if (!seen.empty()) continue;
            for (const RosterColumn& column : columns_) seen += (seen.empty() ? "" : ", ") + column.heading;
        }
        Problem missing = fileProblem("no-name-column", path_,
                                      phrase("没有找到学校名称一列；请把该列的标题写成“学校名称”",
                                             "no column of school names was found; give it the heading \"name\""));
        missing.where.text = seen.substr(0, 200);
        return missing;
    }

    Result<Done> checkHeadings() {
        std::set<std::string> headings;
        std::set<std::pair<Meaning, std::string>> meanings;
        for (RosterColumn& column : columns_) {
            if (column.meaning == Meaning::unnamed) continue;
            if (!headings.insert(foldForMatching(column.heading)).second) {
                return problem("duplicate-column",
                               phrase("有两列的标题相同，请改名或删去一列",
                                      "two columns have the same heading; rename or remove one"),
                               column.heading);
            }
            // 学校 beside 学校名称: the first is the name, the second a column like any other.
            if (column.meaning != Meaning::attribute && !meanings.emplace(column.meaning, column.role).second) {
                column.meaning = Meaning::attribute;
            }
            if (column.meaning == Meaning::attribute) reading_.roster.attribute_names.push_back(column.heading);
        }
        return Done{};
    }

    Result<Done> readSchool() {
        if (std::all_of(cells_.begin(), cells_.end(), [](const Cell& c) { return withoutOuterBlanks(c.text).empty(); }))
            return Done{};
        School school;
        for (std::size_t i = 0; i < cells_.size(); ++i) {
            const std::string text(withoutOuterBlanks(cells_[i].text));
            if (text.empty()) continue;
            if (i >= columns_.size() || columns_[i].meaning == Meaning::unnamed) {
                if (remarkUnnamed(i)) {
                    reading_.remarks.push_back(
                        problem("unnamed-column",
                                phrase("第 {0} 列没有标题，未读取", "column {0} has no heading and is left out",
                                       {static_cast<std::int64_t>(i + 1)}),
                                {}, text));
                }
                continue;
            }
            if (const auto done = put(school, columns_[i], text); !done) return done;
        }
        static const std::set<std::string> totals{"合计", "总计", "小计", "total", "sum"};
        if (totals.count(foldForMatching(school.name)) ||
            (school.name.empty() && totals.count(foldForMatching(school.code)))) {
            reading_.remarks.push_back(
                problem("total-row-skipped",
                        phrase("合计行未作为学校读取", "the row of totals is not read as a school"), {}, school.name));
            return Done{};
        }
        return add(std::move(school));
    }

    bool remarkUnnamed(std::size_t column) { return unnamed_.insert(column).second; }

    Result<Done> put(School& school, const RosterColumn& column, const std::string& text) const {
        switch (column.meaning) {
        case Meaning::code: school.code = text; return Done{};
        case Meaning::name: school.name = text; return Done{};
        case Meaning::stage: school.stage = text; return Done{};
        case Meaning::area: school.area = text; return Done{};
        case Meaning::attribute: school.attributes[column.heading] = text; return Done{};
        case Meaning::unnamed: return Done{};
        default: break;
        }
        const auto count = countOfPeople(text);
        if (!count) {
            return problem("bad-number",
                           phrase("这里应是整数（如 1200），不知道时请留空",
                                  "a whole number such as 1200 is expected; leave it empty when unknown"),
                           column.heading, text);
        }
        if (column.meaning == Meaning::enrolment) school.enrolment = *count;
        if (column.meaning == Meaning::teachers) school.teachers = *count;
        if (column.meaning == Meaning::expected) school.expected[column.role] = *count;
        return Done{};
    }

    std::string headingOf(Meaning meaning) const {
        const auto found =
            std::find_if(columns_.begin(), columns_.end(), [&](const RosterColumn& c) { return c.meaning == meaning; });
        return found == columns_.end() ? std::string{} : found->heading;
    }

    Result<Done> add(School school) {
        const std::int64_t row = source_.rows->rowNumber();
        if (school.name.empty()) {
            return problem("empty-name", phrase("学校名称是空的", "the school's name is empty"),
                           headingOf(Meaning::name));
        }
        if (const auto [known, is_new] = rows_by_name_.emplace(foldForMatching(school.name), row); !is_new) {
            return problem("duplicate-name",
                           phrase("学校名称与第 {0} 行重复", "the same school name stands in row {0}", {known->second}),
                           headingOf(Meaning::name), school.name);
        }
        if (!school.code.empty()) {
            const auto [known, is_new] = rows_by_code_.emplace(foldForMatching(school.code), row);
            if (!is_new) {
                return problem(
                    "duplicate-code",
                    phrase("学校代码与第 {0} 行重复", "the same school code stands in row {0}", {known->second}),
                    headingOf(Meaning::code), school.code);
            }
        }
        reading_.roster.schools.push_back(std::move(school));
        if (reading_.roster.schools.size() >= mostSchools) {
            return problem("too-large", phrase("学校太多，名册必须少于 {0} 所",
                                               "too many schools: a roster must have fewer than {0}",
                                               {static_cast<std::int64_t>(mostSchools)}));
        }
        return Done{};
    }

    /// S01, S02 ... by position; a number whose code is taken is passed over with further digits.
    void giveCodes() {
        std::int64_t given = 0;
        std::string example;
        const std::size_t width = std::max<std::size_t>(2, std::to_string(reading_.roster.schools.size()).size());
        for (std::size_t i = 0; i < reading_.roster.schools.size(); ++i) {
            School& school = reading_.roster.schools[i];
            if (!school.code.empty()) continue;
            std::string digits = std::to_string(i + 1);
            digits.insert(0, width - std::min(width, digits.size()), '0');
            std::string code = "S" + digits;
            while (!rows_by_code_.emplace(foldForMatching(code), 0).second) code += "x";
            school.code = code;
            if (given++ == 0) example = code;
        }
        if (given == 0) return;
        reading_.remarks.push_back(
            fileProblem("code-generated", path_,
                        phrase("{0} 所学校没有代码，已按顺序编号（从 {1} 起）",
                               "{0} schools have no code; they were numbered in order (from {1})", {given, example})));
    }

    TableSource source_;
    std::string path_;
    std::vector<Cell> cells_;
    std::vector<RosterColumn> columns_;
    RosterReading reading_;
    std::set<std::size_t> unnamed_;
    std::unordered_map<std::string, std::int64_t> rows_by_name_;
    std::unordered_map<std::string, std::int64_t> rows_by_code_;
};

}  // namespace

Result<RosterReading> readRoster(const std::string& path, const TableOptions& options) {
    Result<TableSource> source = openTable(path, options);
    if (!source) return source.problem();
    return RosterRows(std::move(source).value(), path).read();
}

}  // namespace diaoyan
