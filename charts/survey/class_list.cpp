// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/survey/class_list.h"

#include "collector/roster_columns.h"
#include "collector/tabular/matching.h"
#include "collector/tabular/row_source.h"

#include <algorithm>
#include <optional>
#include <set>

namespace diaoyan {

namespace {

constexpr int heading_hunt = 10;  ///< rows among which the headings must be

bool isOneOf(const std::string& heading, const std::set<std::string>& known) {
    return known.count(foldForMatching(heading)) > 0;
}

class ClassRows {
public:
    ClassRows(TableSource source, const std::string& path, const std::string& questionnaire, const Roster& roster)
        : source_(std::move(source)), path_(path), questionnaire_(questionnaire), roster_(roster) {}

    Result<std::vector<CodeOrder>> read() {
        if (const Result<Done> found = findHeadings(); !found) return found.problem();
        for (;;) {
            const Result<bool> more = source_.rows->next(cells_);
            if (!more) return more.problem();
            if (!*more) break;
            if (const Result<Done> taken = readClass(); !taken) return taken.problem();
        }
        if (orders_.empty())
            return problem("no-classes", phrase("标题行下面没有班级", "there is no class below the headings"));
        return std::move(orders_);
    }

private:
    Problem problem(std::string code, Text message, const std::string& text = {}) const {
        return {std::move(code), std::move(message), {path_, source_.rows->rowNumber(), {}, text}};
    }

    std::string cell(std::optional<std::size_t> column) const {
        if (!column || *column >= cells_.size()) return {};
        return std::string(withoutOuterBlanks(cells_[*column].text));
    }

    Result<Done> findHeadings() {
        for (int row = 0; row < heading_hunt; ++row) {
            const Result<bool> more = source_.rows->next(cells_);
            if (!more) return more.problem();
            if (!*more) break;
            school_ = school_code_ = class_ = count_ = std::nullopt;
            for (std::size_t i = 0; i < cells_.size(); ++i) takeHeading(i);
            if (class_) return checkHeadings();
        }
        return problem("no-class-column", phrase("没有找到班级一列；请把该列的标题写成“班级”",
                                                 "no column of classes was found; give it the heading \"class\""));
    }

    void takeHeading(std::size_t column) {
        static const std::set<std::string> classes{"班级", "班", "班级名称", "class", "classname"};
        static const std::set<std::string> counts{"人数",   "份数",  "张数",   "数量", "学生数",  "班额",
                                                  "应答数", "count", "number", "n",    "students"};
        const std::string heading = cell(column);
        const RosterColumn known = rosterColumn(heading);
        if (isOneOf(heading, classes))
            class_ = column;
        else if (isOneOf(heading, counts))
            count_ = column;
        else if (known.meaning == RosterColumn::Meaning::code)
            school_code_ = column;
        else if (known.meaning == RosterColumn::Meaning::name)
            school_ = column;
    }

    Result<Done> checkHeadings() const {
        if (!count_)
            return problem("no-count-column", phrase("没有找到人数一列；请把该列的标题写成“人数”",
                                                     "no column of counts was found; give it the heading \"count\""));
        if (!school_ && !school_code_ && roster_.schools.size() > 1)
            return problem("no-school-column", phrase("没有找到学校一列；名册里不止一所学校",
                                                      "no column of schools was found; the roster has several"));
        return Done{};
    }

    Result<Done> readClass() {
        const std::string name = cell(school_code_).empty() ? cell(school_) : cell(school_code_);
        const std::string class_name = cell(class_);
        const std::string count = cell(count_);
        static const std::set<std::string> totals{"合计", "总计", "小计", "total", "sum"};
        if ((class_name.empty() && count.empty()) || isOneOf(class_name, totals) || isOneOf(name, totals))
            return Done{};
        CodeOrder order{questionnaire_, {}, class_name, 0};
        if (!name.empty() || roster_.schools.size() > 1) {
            const auto school = findSchool(roster_, name);
            if (!school)
                return problem("unknown-school", phrase("名册里没有这所学校", "the roster has no such school"), name);
            order.school = roster_.schools[*school].code;
        } else if (!roster_.schools.empty()) {
            order.school = roster_.schools.front().code;
        }
        const auto people = countOfPeople(count);
        if (!people || *people < 1)
            return problem("bad-number", phrase("人数应是 1 以上的整数", "a whole number of at least 1 is expected"),
                           count);
        order.count = *people;
        if (!seen_.emplace(order.school, class_name).second)
            return problem("duplicate-class", phrase("这个班级前面已经有了", "this class stands above already"),
                           class_name);
        orders_.push_back(std::move(order));
        return Done{};
    }

    TableSource source_;
    const std::string& path_;
    const std::string& questionnaire_;
    const Roster& roster_;
    std::vector<Cell> cells_;
    std::optional<std::size_t> school_, school_code_, class_, count_;
    std::set<std::pair<std::string, std::string>> seen_;
    std::vector<CodeOrder> orders_;
};

}  // namespace

Result<std::vector<CodeOrder>> readClassList(const std::string& path, const std::string& questionnaire,
                                             const Roster& roster) {
    Result<TableSource> source = openTable(path);
    if (!source) return source.problem();
    return ClassRows(std::move(source).value(), path, questionnaire, roster).read();
}

}  // namespace diaoyan
