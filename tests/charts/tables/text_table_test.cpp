// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/tables/text_table.h"

#include "charts/tables/column_plan.h"
#include "tests/charts/tables/sample_tables.h"
#include "tests/support/golden.h"

#include <gmock/gmock.h>

#include <numeric>
#include <sstream>

namespace diaoyan {
namespace {

using testing::HasSubstr;
using testing::Not;

std::vector<std::string> lines(const std::string& text) {
    std::istringstream stream(text);
    std::vector<std::string> found;
    for (std::string line; std::getline(stream, line);) found.push_back(line);
    return found;
}

TEST(TextTable, LooksLikeThis) {
    TextTableOptions options;
    std::string all;
    for (const auto language : {Language::zh, Language::en})
        for (const int width : {80, 44}) {
            options.language = language;
            options.width = width;
            all += renderText(hopeTable(), options) + "\n";
        }
    expectGolden("tables/hope.txt", all);
}

TEST(TextTable, NoLineIsWiderThanTheTerminal) {
    for (const auto ambiguous : {AmbiguousWidth::narrow, AmbiguousWidth::wide})
        for (const int width : {40, 57, 80, 132}) {
            TextTableOptions options;
            options.width = width;
            options.ambiguous = ambiguous;
            for (const auto& table : {hopeTable(), wideTable()})
                for (const auto& line : lines(renderText(table, options)))
                    EXPECT_LE(terminalWidth(line, ambiguous), width) << line;
        }
}

TEST(TextTable, ACrosstabOfManySchoolsIsContinuedWithItsLabels) {
    const auto text = renderText(wideTable(25));
    EXPECT_THAT(text, HasSubstr("（续）"));
    std::size_t labels = 0;
    for (auto at = text.find("非常满意"); at != std::string::npos; at = text.find("非常满意", at + 1)) ++labels;
    const auto panels = planColumns(wideTable(25), Language::zh, {});
    EXPECT_GT(panels.size(), 1u);
    EXPECT_EQ(labels, panels.size());
    for (int school = 1; school <= 25; ++school) EXPECT_THAT(text, HasSubstr("第" + std::to_string(school) + "实验"));
}

TEST(TextTable, ContinuationsAreFilledEvenly) {
    for (int schools = 1; schools <= 60; ++schools) {
        const auto panels = planColumns(wideTable(schools), Language::zh, {});
        std::size_t fewest = 1000;
        std::size_t most = 0;
        std::vector<int> shown;
        for (const auto& panel : panels) {
            fewest = std::min(fewest, panel.columns.size());
            most = std::max(most, panel.columns.size());
            EXPECT_EQ(panel.columns.front(), 0);
            shown.insert(shown.end(), panel.columns.begin() + 1, panel.columns.end());
        }
        std::vector<int> all(static_cast<std::size_t>(schools));
        std::iota(all.begin(), all.end(), 1);
        EXPECT_EQ(shown, all);
        EXPECT_LE(most - fewest, panels.size()) << schools;
    }
}

TEST(TextTable, BarsRunFromZeroToAHundredPercent) {
    auto table = hopeTable();
    table.rows = {{RowRole::option, "a", {Text{"全部", "all"}, std::int64_t{8}, Share{8, 8, BaseKind::valid}}},
                  {RowRole::option, "b", {Text{"一半", "half"}, std::int64_t{4}, Share{4, 8, BaseKind::valid}}},
                  {RowRole::option, "c", {Text{"没有", "none"}, std::int64_t{0}, Share{0, 8, BaseKind::valid}}},
                  {RowRole::total, "", {Text{"合计", "sum"}, std::int64_t{8}, Share{8, 8, BaseKind::valid}}}};
    const auto count = [](const std::string& line) {
        std::size_t blocks = 0;
        for (auto at = line.find("█"); at != std::string::npos; at = line.find("█", at + 3)) ++blocks;
        return blocks;
    };
    const auto all = lines(renderText(table));
    EXPECT_EQ(count(all[5]), 24u);
    EXPECT_EQ(count(all[6]), 12u);
    EXPECT_EQ(count(all[7]), 0u);
    EXPECT_EQ(count(all[9]), 0u) << "a sum is not an answer";
    TextTableOptions plain;
    plain.bars = false;
    EXPECT_THAT(renderText(table, plain), Not(HasSubstr("█")));
}

TEST(TextTable, ColourOnlyWhenAskedFor) {
    TextTableOptions options;
    EXPECT_THAT(renderText(hopeTable(), options), Not(HasSubstr("\x1b")));
    options.colour = true;
    EXPECT_THAT(renderText(hopeTable(), options), HasSubstr("\x1b[1m"));
}

TEST(TextTable, DataCannotControlTheTerminal) {
    auto table = hopeTable();
    const std::string evil = "\x1b]0;title\x07\x1b[2J\u009b31m\r\n\u202e";
    table.title = untranslated("T" + evil);
    table.base = untranslated("B" + evil);
    table.notes = {untranslated("N" + evil)};
    table.columns[0].heading = untranslated("H" + evil);
    table.rows[0].cells[0] = untranslated("C" + evil);
    const auto text = renderText(table);
    for (const char* forbidden : {"\x1b", "\x07", "\r", "\u009b", "\u202e"})
        EXPECT_THAT(text, Not(HasSubstr(forbidden)));
}

TEST(TextTable, RaggedAndEmptyTablesAreDrawnAsTheyAre) {
    EXPECT_FALSE(renderText(ResultTable{}).empty());
    auto table = hopeTable();
    table.rows[1].cells.resize(1);
    table.rows[2].cells.clear();
    table.bar_column = 99;
    EXPECT_THAT(renderText(table), HasSubstr("551"));
    table.rows.clear();
    EXPECT_THAT(renderText(table), HasSubstr("人数"));
}

TEST(TextTable, AVeryLongLabelIsWrappedInTime) {
    auto table = hopeTable();
    std::string label;
    for (int i = 0; i < 100; ++i) label += "全校师生";
    table.rows[0].cells[0] = untranslated(label);
    const auto text = renderText(table);
    EXPECT_GT(lines(text).size(), 10u);
    EXPECT_LT(lines(text).size(), 40u);
}

}  // namespace
}  // namespace diaoyan
