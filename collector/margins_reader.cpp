// SPDX-License-Identifier: GPL-3.0-or-later
#include "collector/margins_reader.h"

#include "collector/tabular/file_bytes.h"
#include "collector/tabular/matching.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <optional>
#include <set>

namespace diaoyan {

namespace {

/// Where the columns stand; share or population is one of both.
struct MarginColumns {
    std::optional<std::size_t> item, option, population, share;

    bool complete() const { return item && option && (population || share); }
};

MarginColumns columnsOf(const std::vector<Cell>& headings) {
    static const std::set<std::string> item{"item", "question", "题目", "题号", "变量"};
    static const std::set<std::string> option{"option", "选项", "类别", "组", "level"};
    static const std::set<std::string> population{"population", "总体人数", "总体", "人数", "人口", "n"};
    static const std::set<std::string> share{"share", "比例", "占比", "百分比", "总体比例", "总体占比", "percent", "%"};
    MarginColumns columns;
    for (std::size_t i = 0; i < headings.size(); ++i) {
        const std::string heading = foldForMatching(headings[i].text);
        const auto take = [&](const std::set<std::string>& names, std::optional<std::size_t>& column) {
            if (!column && names.count(heading) != 0) column = i;
        };
        take(item, columns.item);
        take(option, columns.option);
        take(population, columns.population);
        take(share, columns.share);
    }
    return columns;
}

/// 5210, "5,210", 0.512, 51.2%; nothing for anything else, or for what is negative.
std::optional<double> amountOf(std::string_view cell) {
    std::string text = foldForMatching(cell);
    std::erase(text, ',');
    const bool percent = text.ends_with('%');
    if (percent) text.pop_back();
    double number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc() || end != text.data() + text.size() || !std::isfinite(number) || number < 0)
        return std::nullopt;
    return percent ? number / 100 : number;
}

Problem badNumber(const std::string& path, std::int64_t row, std::string_view text) {
    Problem problem = fileProblem("bad-number", path,
                                  phrase("这里应是不小于0的数（人数如5210，比例如0.512或51.2%）",
                                         "a number of 0 or more is expected: people such as 5210, a share such as "
                                         "0.512 or 51.2%"),
                                  row);
    problem.where.text = std::string(text);
    return problem;
}

}  // namespace

Result<std::vector<PopulationTable>> readPopulation(const std::string& path, const TableOptions& options) {
    Result<TableSource> source = openTable(path, options);
    if (!source) return source.problem();
    std::vector<Cell> cells;
    Result<bool> more = source->rows->next(cells);
    if (!more) return more.problem();
    const MarginColumns columns = columnsOf(cells);
    if (!*more || !columns.complete())
        return fileProblem("no-margin-columns", path,
                           phrase("第一行须有“题目”“选项”和“总体人数”（或“比例”）三列",
                                  "the first row needs the headings item, option and population (or share)"));
    const bool shares = !columns.population;
    const std::size_t amount_column = shares ? *columns.share : *columns.population;
    std::vector<PopulationTable> tables;
    std::string item;
    while ((more = source->rows->next(cells)).ok() && *more) {
        const auto textAt = [&](std::size_t column) {
            return column < cells.size() ? withoutOuterBlanks(cells[column].text) : std::string_view();
        };
        const std::int64_t row = source->rows->rowNumber();
        if (!textAt(*columns.item).empty()) item = textAt(*columns.item);
        const std::string option(textAt(*columns.option));
        if (item.empty() || option.empty()) continue;
        const auto amount = amountOf(textAt(amount_column));
        if (!amount) return badNumber(path, row, textAt(amount_column));
        const auto known =
            std::find_if(tables.begin(), tables.end(), [&](const PopulationTable& one) { return one.item == item; });
        PopulationTable& table =
            known != tables.end() ? *known : tables.emplace_back(PopulationTable{.item = item, .shares = shares});
        table.lines.push_back({option, *amount, row});
    }
    if (!more) return more.problem();
    if (tables.empty())
        return fileProblem("no-margins", path, phrase("没有总体数据", "there is no population in the file"));
    return tables;
}

}  // namespace diaoyan
