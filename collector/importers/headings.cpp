// SPDX-License-Identifier: GPL-3.0-or-later
#include "collector/importers/headings.h"

#include "collector/importers/cell_text.h"
#include "collector/tabular/matching.h"

#include <algorithm>
#include <map>
#include <set>
#include <unordered_map>

namespace diaoyan {

HeadingKind headingKind(std::string_view heading) {
    static const std::unordered_map<std::string, HeadingKind> known = [] {
        std::unordered_map<std::string, HeadingKind> kinds;
        const auto all = [&](HeadingKind kind, std::initializer_list<const char*> names) {
            for (const char* name : names) kinds.emplace(foldForMatching(name), kind);
        };
        all(HeadingKind::sequence, {"序号", "答题序号", "编号", "答卷编号", "id", "response id", "serial"});
        all(HeadingKind::submitted_at,
            {"提交答卷时间", "提交时间", "提交时间（自动）", "结束答题时间", "填写时间", "submitted", "submitted at",
             "submitdate", "timestamp", "时间戳记", "completion time"});
        all(HeadingKind::seconds, {"所用时间", "答题时长", "填写时长", "答题用时", "duration", "interviewtime"});
        all(HeadingKind::personal,
            {"来自ip",   "ip",       "ip地址",     "姓名",     "名字",          "学生姓名", "家长姓名",
             "教师姓名", "微信昵称", "微信openid", "微信头像", "昵称",          "用户标识", "用户id",
             "手机",     "手机号",   "手机号码",   "电话",     "联系电话",      "联系方式", "学号",
             "身份证号", "邮箱",     "电子邮件",   "email",    "email address", "提交人",   "提交者（自动）",
             "name",     "ipaddr"});
        all(HeadingKind::technical, {"来源", "来源详情", "总分", "开始答题时间", "开始时间", "修改时间", "填写设备",
                                     "操作系统", "浏览器", "ip省份", "ip城市", "start time", "数据版本", "用户类型"});
        return kinds;
    }();
    const auto found = known.find(foldForMatching(heading));
    return found == known.end() ? HeadingKind::question : found->second;
}

namespace {

std::size_t filledCells(const std::vector<std::string>& row) {
    return static_cast<std::size_t>(
        std::count_if(row.begin(), row.end(), [](const std::string& cell) { return !trimmed(cell).empty(); }));
}

bool isEmptyAt(const std::vector<std::string>& row, std::size_t column) {
    return column >= row.size() || trimmed(row[column]).empty();
}

/// Does the row below give names to columns whose heading is the blank part of a merged cell?
bool completesHeader(const SourceSample& sample, std::size_t header) {
    if (header + 2 >= sample.rows.size()) return false;
    const auto& top = sample.rows[header];
    const auto& below = sample.rows[header + 1];
    std::set<std::string> names;
    bool merged = false;
    for (std::size_t column = 0; column < below.size(); ++column) {
        if (!isEmptyAt(top, column)) continue;
        if (column == 0 || isEmptyAt(below, column)) return false;
        const std::string name = foldForMatching(below[column]);
        if (numberIn(name) || !names.insert(name).second) return false;
        // Data repeats down a column, names do not.
        for (std::size_t row = header + 2; row < sample.rows.size(); ++row)
            if (!isEmptyAt(sample.rows[row], column) && foldForMatching(sample.rows[row][column]) == name) return false;
        merged = true;
    }
    return merged;
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
        return HeaderPlace{row, completesHeader(sample, row) ? 2 : 1};
    }
    return HeaderPlace{};
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

SourceLayout layoutOf(std::vector<std::string> headings, std::int64_t header_rows) {
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
        switch (headingKind(layout.headings[column])) {
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

}  // namespace diaoyan
