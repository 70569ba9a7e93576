// SPDX-License-Identifier: GPL-3.0-or-later
#include "collector/importers/headings.h"

#include "collector/importers/cell_text.h"
#include "collector/tabular/matching.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <unordered_map>

namespace diaoyan {

namespace {

constexpr auto sequenceNames = std::to_array<std::string_view>(
    {"序号", "答题序号", "编号", "答卷编号", "id", "response id", "serial", "respondent id", "answer id"});

constexpr auto submissionNames = std::to_array<std::string_view>(
    {"提交答卷时间", "提交时间", "提交时间（自动）", "结束答题时间", "填写时间", "submitted", "submitted at",
     "submitdate", "timestamp", "时间戳记", "時間戳記", "时间戳", "completion time", "submit date (utc)",
     "_submission_time", "date submitted", "zeitstempel", "marca temporal"});

constexpr auto secondsNames = std::to_array<std::string_view>(
    {"所用时间", "答题时长", "填写时长", "答题用时", "答题时长(秒)", "duration", "interviewtime"});

constexpr auto personalNamesInChinese = std::to_array<std::string_view>(
    {"来自ip",       "ip地址",   "姓名",       "名字",     "学生姓名",       "家长姓名", "教师姓名", "您的姓名",
     "你的姓名",     "微信昵称", "微信openid", "微信头像", "昵称",           "用户标识", "用户id",   "用户名",
     "手机",         "手机号",   "手机号码",   "电话",     "电话号码",       "联系电话", "联系方式", "微信号",
     "qq号",         "学号",     "工号",       "身份证号", "身份证号码",     "邮箱",     "电子邮箱", "电子邮件",
     "电子邮件地址", "提交人",   "提交者",     "填写人",   "提交者（自动）", "家庭住址"});

constexpr auto personalNamesAbroad = std::to_array<std::string_view>({"ip",
                                                                      "email",
                                                                      "e-mail",
                                                                      "email address",
                                                                      "username",
                                                                      "phone",
                                                                      "phone number",
                                                                      "first name",
                                                                      "last name",
                                                                      "full name",
                                                                      "student name",
                                                                      "name",
                                                                      "ip address",
                                                                      "ipaddr",
                                                                      "vorname",
                                                                      "nachname",
                                                                      "ip-adresse",
                                                                      "e-mail-adresse",
                                                                      "telefon",
                                                                      "nombre",
                                                                      "apellidos",
                                                                      "apellido",
                                                                      "dirección ip",
                                                                      "correo electrónico",
                                                                      "dirección de correo electrónico"});

constexpr auto technicalNames = std::to_array<std::string_view>(
    {"来源", "来源详情", "总分", "开始答题时间", "开始时间", "修改时间", "更新时间", "最后修改时间", "填写设备",
     "填写地区", "操作系统", "浏览器", "ip省份", "ip城市", "start time", "last modified time", "数据版本", "用户类型"});

}  // namespace

HeadingKind headingKind(std::string_view heading) {
    static const std::unordered_map<std::string, HeadingKind> known = [] {
        std::unordered_map<std::string, HeadingKind> kinds;
        const auto all = [&](HeadingKind kind, std::span<const std::string_view> names) {
            for (const std::string_view name : names) kinds.emplace(foldForMatching(name), kind);
        };
        all(HeadingKind::sequence, sequenceNames);
        all(HeadingKind::submitted_at, submissionNames);
        all(HeadingKind::seconds, secondsNames);
        all(HeadingKind::personal, personalNamesInChinese);
        all(HeadingKind::personal, personalNamesAbroad);
        all(HeadingKind::technical, technicalNames);
        return kinds;
    }();
    const auto found = known.find(foldForMatching(heading));
    return found == known.end() ? HeadingKind::question : found->second;
}

HeadingKind headingKind(std::string_view heading, std::span<const KnownHeading> own) {
    const std::string folded = foldForMatching(heading);
    for (const KnownHeading& known : own)
        if (foldForMatching(known.name) == folded) return known.kind;
    return headingKind(heading);
}

namespace {

std::size_t filledCells(const std::vector<std::string>& row) {
    return static_cast<std::size_t>(
        std::count_if(row.begin(), row.end(), [](const std::string& cell) { return !trimmed(cell).empty(); }));
}

/// How often the cells below say what the heading says, and how often something else.
struct Repetition {
    std::size_t same = 0, other = 0;
};

Repetition repetitionBelow(const SourceSample& sample, std::size_t first_row, std::size_t column,
                           std::string_view heading) {
    Repetition found;
    for (std::size_t row = first_row; row < sample.rows.size(); ++row)
        if (const std::string_view cell = cellAt(sample, row, column); !cell.empty())
            ++(cell == heading ? found.same : found.other);
    return found;
}

/// Does the row below give names to columns whose heading is the blank part of a merged cell?
bool completesHeader(const SourceSample& sample, std::size_t header) {
    if (header + 2 >= sample.rows.size()) return false;
    const std::size_t width = sample.rows[header + 1].size();
    std::set<std::string> names;  // of the question at hand
    bool merged = false;
    for (std::size_t column = 0; column < width; ++column) {
        const std::string_view below = cellAt(sample, header + 1, column);
        if (!cellAt(sample, header, column).empty()) {
            names = {foldForMatching(below)};
            continue;
        }
        if (column == 0 || below.empty()) return false;
        const std::string name = foldForMatching(below);
        if (numberIn(name) || !names.insert(name).second) return false;
        // Data repeats down a column, names do not, unless an export writes an option's text for a tick.
        const Repetition repetition = repetitionBelow(sample, header + 2, column, below);
        if (repetition.same > 0 && repetition.other > 0) return false;
        merged = true;
    }
    return merged;
}

/// A first header row in which most cells are the blank parts of merged ones is shorter than half of the table. In the
/// row below it the first column, which is a question or a number of its own, has nothing more to say.
bool isSparseHeader(const SourceSample& sample, std::size_t row) {
    const std::string_view below = cellAt(sample, row + 1, 0);
    return filledCells(sample.rows[row]) >= 2 && !cellAt(sample, row, 0).empty() &&
           (below.empty() || foldForMatching(below) == "response") && completesHeader(sample, row);
}

/// A row such as 2007, 2008, 2007, 2008 below groups: the same names again, but never in one group.
bool groupsTellApart(const SourceSample& sample, std::size_t row) {
    std::set<std::string> names, with_group;
    std::string group;
    bool again = false;
    std::size_t groups = 0;
    for (std::size_t column = 0; column < sample.rows[row].size(); ++column) {
        if (const std::string_view above = cellAt(sample, row - 1, column); !above.empty()) {
            group = foldForMatching(above);
            ++groups;
        }
        const std::string name = foldForMatching(cellAt(sample, row, column));
        if (name.empty()) continue;
        again = !names.insert(name).second || again;
        if (!with_group.insert(group + '\n' + name).second) return false;
    }
    return again && groups >= 2;
}

}  // namespace

Result<HeaderPlace> findHeader(const SourceSample& sample) {
    std::size_t widest = 0;
    for (const auto& row : sample.rows) widest = std::max(widest, filledCells(row));
    if (widest == 0)
        return Problem{"no-header", phrase("文件里没有内容", "the file has no content"), {.file = sample.file_name}};
    for (std::size_t row = 0; row < sample.rows.size(); ++row) {
        const std::size_t filled = filledCells(sample.rows[row]);
        if (filled == 0 || 2 * filled < widest) continue;
        if (row > 0 && (isSparseHeader(sample, row - 1) || groupsTellApart(sample, row)))
            return HeaderPlace{row - 1, 2};
        return HeaderPlace{row, completesHeader(sample, row) ? 2 : 1};
    }
    return HeaderPlace{};
}

std::string_view cellAt(const SourceSample& sample, std::size_t row, std::size_t column) {
    if (row >= sample.rows.size() || column >= sample.rows[row].size()) return {};
    return trimmed(sample.rows[row][column]);
}

std::vector<std::string> headingsAt(const SourceSample& sample, std::size_t row) {
    std::vector<std::string> headings;
    for (std::size_t column = 0; row < sample.rows.size() && column < sample.rows[row].size(); ++column)
        headings.emplace_back(cellAt(sample, row, column));
    while (!headings.empty() && headings.back().empty()) headings.pop_back();
    return headings;
}

std::set<std::string> valuesBelow(const SourceSample& sample, std::size_t first_row, std::size_t column) {
    std::set<std::string> values;
    for (std::size_t row = first_row; row < sample.rows.size(); ++row)
        if (const std::string_view cell = cellAt(sample, row, column); !cell.empty()) values.emplace(cell);
    return values;
}

Result<Done> checkHeadings(const std::vector<std::string>& headings, const SourceSample& sample,
                           std::size_t header_row) {
    std::map<std::string, std::size_t> seen;
    for (std::size_t column = 0; column < headings.size(); ++column) {
        if (headings[column].empty()) continue;
        const auto [first, fresh] = seen.emplace(foldForMatching(headings[column]), column);
        if (fresh) continue;
        return Problem{"duplicate-heading",
                       phrase("第 {0} 列与第 {1} 列的标题相同，无法区分；请改名后再导入",
                              "columns {0} and {1} have the same heading; rename one and import again",
                              {static_cast<std::int64_t>(first->second + 1), static_cast<std::int64_t>(column + 1)}),
                       {.file = sample.file_name,
                        .row = header_row < sample.row_numbers.size() ? sample.row_numbers[header_row] : 1,
                        .column = headings[column]}};
    }
    return Done{};
}

std::vector<std::string> uniqueHeadings(std::vector<std::string> headings, std::vector<Problem>& remarks) {
    std::set<std::string> seen;
    for (const std::string& heading : headings) seen.insert(foldForMatching(heading));
    std::map<std::string, int> copies;
    for (std::string& heading : headings) {
        if (heading.empty()) continue;
        const std::string given = heading;
        int& copy = copies[foldForMatching(given)];
        if (++copy == 1) continue;
        while (!seen.insert(foldForMatching(heading)).second) heading = given + " (" + std::to_string(copy++) + ")";
        --copy;
        remarks.push_back({"duplicate-heading",
                           phrase("这一列的标题在前面已出现过，按“{0}”区分",
                                  "an earlier column has the same heading; this one is called \"{0}\"", {heading}),
                           {.column = given}});
    }
    return headings;
}

SourceLayout layoutOf(std::vector<std::string> headings, std::int64_t header_rows, std::span<const KnownHeading> own) {
    SourceLayout layout;
    layout.width = headings.size();
    layout.header_rows = header_rows;
    layout.headings = std::move(headings);
    for (std::size_t column = 0; column < layout.width; ++column) {
        const auto once = [&](std::optional<std::size_t>& place) {
            if (!place)
                place = column;
            else
                layout.left_out.push_back(column);
        };
        switch (headingKind(layout.headings[column], own)) {
        case HeadingKind::sequence: once(layout.sequence); break;
        case HeadingKind::submitted_at: once(layout.submitted_at); break;
        case HeadingKind::seconds: once(layout.seconds); break;
        case HeadingKind::personal:
        case HeadingKind::technical: layout.left_out.push_back(column); break;
        case HeadingKind::question: break;
        }
    }
    return layout;
}

std::vector<std::size_t> questionColumns(const SourceLayout& layout) {
    std::vector<std::size_t> columns;
    for (std::size_t column = 0; column < layout.width; ++column) {
        const bool taken = layout.sequence == column || layout.submitted_at == column || layout.seconds == column ||
                           std::count(layout.left_out.begin(), layout.left_out.end(), column) > 0;
        if (!taken && !layout.headings[column].empty()) columns.push_back(column);
    }
    return columns;
}

namespace {

void remarkOnDates(const SourceSample& sample, SourceLayout& layout) {
    const auto first_row = static_cast<std::size_t>(layout.header_rows);
    for (std::size_t column = 0; column < layout.width; ++column) {
        bool moments = true, ambiguous = false;
        for (std::size_t row = first_row; row < sample.rows.size() && moments; ++row) {
            const std::string_view cell = cellAt(sample, row, column);
            moments = cell.empty() || momentIn(cell).has_value();
            ambiguous = ambiguous || isAmbiguousDay(cell);
        }
        if (!moments || !ambiguous) continue;
        layout.remarks.push_back(
            {"date-order-guessed",
             phrase("这一列的日期形如 3/4/2016，按“月/日/年”理解；若是“日/月/年”，请先改成 2016-04-03 的写法",
                    "dates such as 3/4/2016 are read month first; if the day comes first, write "
                    "them as 2016-04-03"),
             {.column = layout.headings[column]}});
    }
}

}  // namespace

void remarkOnColumns(const SourceSample& sample, SourceLayout& layout) {
    const auto first_row = static_cast<std::size_t>(layout.header_rows);
    for (std::size_t column = 0; column < layout.width; ++column) {
        if (!layout.headings[column].empty() || valuesBelow(sample, first_row, column).empty()) continue;
        layout.remarks.push_back({"column-without-heading",
                                  phrase("第 {0} 列没有标题，未导入", "column {0} has no heading and was left out",
                                         {static_cast<std::int64_t>(column + 1)}),
                                  {}});
    }
    remarkOnDates(sample, layout);
    constexpr std::size_t mostNamed = 12;
    std::string names;
    for (std::size_t i = 0; i < layout.left_out.size() && i < mostNamed; ++i)
        names += (i == 0 ? "" : "、") + layout.headings[layout.left_out[i]];
    if (layout.left_out.size() > mostNamed) names += "…";
    if (!layout.left_out.empty())
        layout.remarks.push_back({"columns-left-out",
                                  phrase("个人信息和技术信息列共 {0} 列，不保存：{1}",
                                         "{0} personal or technical columns are not stored: {1}",
                                         {static_cast<std::int64_t>(layout.left_out.size()), names}),
                                  {}});
}

Problem noQuestions(const SourceSample& sample) {
    return {
        "no-questions", phrase("没有找到任何题目列", "no column of a question was found"), {.file = sample.file_name}};
}

}  // namespace diaoyan
