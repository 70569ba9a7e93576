// SPDX-License-Identifier: GPL-3.0-or-later
#include "collector/importers/headings.h"

#include "tests/collector/importers/platform_samples.h"

#include <gmock/gmock.h>

namespace diaoyan {
namespace {

using testing::ElementsAre;

SourceSample sampleOf(std::vector<std::vector<std::string>> rows) {
    SourceSample sample{.file_name = "a.csv", .rows = std::move(rows)};
    for (std::size_t row = 0; row < sample.rows.size(); ++row)
        sample.row_numbers.push_back(static_cast<std::int64_t>(row) + 1);
    return sample;
}

TEST(HeadingKind, ByNameInSeveralLanguagesAndWidths) {
    for (const char* name : {"来自IP", "姓名", "微信昵称", "提交者（自动）", "提交者(自动)", "Email Address",
                             "Correo electrónico", "Nachname", "IP-Adresse", " first name "})
        EXPECT_EQ(headingKind(name), HeadingKind::personal) << name;
    for (const char* name : {"提交答卷时间", "Completion time", "时间戳记", "Zeitstempel", "Submit Date (UTC)"})
        EXPECT_EQ(headingKind(name), HeadingKind::submitted_at) << name;
    for (const char* name : {"所用时间", "填写时长", "interviewtime"})
        EXPECT_EQ(headingKind(name), HeadingKind::seconds) << name;
    EXPECT_EQ(headingKind("序号"), HeadingKind::sequence);
    EXPECT_EQ(headingKind("填写设备"), HeadingKind::technical);
    for (const char* name : {"1、姓名", "学校名称", "start", "end", "完成时间", "Start language", "seed", ""})
        EXPECT_EQ(headingKind(name), HeadingKind::question) << name << " means nothing of itself";
}

TEST(HeadingKind, WhatOneToolMeansGoesBefore) {
    const std::vector<KnownHeading> own = {{"start", HeadingKind::technical}, {"name", HeadingKind::question}};
    EXPECT_EQ(headingKind("Start", own), HeadingKind::technical);
    EXPECT_EQ(headingKind("name", own), HeadingKind::question);
    EXPECT_EQ(headingKind("email", own), HeadingKind::personal);
}

TEST(FindHeader, TitlesAboveAndMergedCells) {
    const auto place = [](std::vector<std::vector<std::string>> rows) {
        const Result<HeaderPlace> header = findHeader(sampleOf(std::move(rows)));
        return std::pair{header->first, header->rows};
    };
    EXPECT_EQ(place({{"学校", "性别"}, {"一小", "男"}}), (std::pair{0UL, 1}));
    EXPECT_EQ(place({{"某县问卷"}, {"", ""}, {"学校", "性别", "年龄"}, {"一小", "男", "9"}}), (std::pair{2UL, 1}));
    EXPECT_EQ(place({{"学校", "活动", ""}, {"", "春游", "运动"}, {"一小", "1", "0"}, {"二小", "0", "1"}}),
              (std::pair{0UL, 2}));
    EXPECT_EQ(place({{"学校", "活动", ""}, {"一小", "1", "0"}, {"二小", "0", "1"}}), (std::pair{0UL, 1}))
        << "numbers are no names";
    EXPECT_EQ(place({{"学校", "活动", ""}, {"一小", "春游", "男"}, {"二小", "运动", "男"}, {"二小", "运动", "女"}}),
              (std::pair{0UL, 1}))
        << "data comes again, names do not";
    EXPECT_FALSE(findHeader(sampleOf({{"", ""}, {" "}})).ok());
    EXPECT_FALSE(findHeader(sampleOf({})).ok());
}

TEST(FindHeader, OptionsInTheSecondRowThatTheTicksRepeat) {
    const std::vector<std::vector<std::string>> rows = {
        {"School", "Likes", "", "", "Rate", "", ""},         {"", "Music", "Sport", "Art", "Food", "Dorm", "Art"},
        {"One", "Music", "", "Art", "good", "bad", "bad"},   {"Two", "Music", "Sport", "", "bad", "bad", "good"},
        {"One", "", "Sport", "Art", "good", "good", "good"},
    };
    const Result<HeaderPlace> header = findHeader(sampleOf(rows));
    ASSERT_TRUE(header.ok());
    EXPECT_EQ(header->first, 0U) << "though less than half of its cells are filled";
    EXPECT_EQ(header->rows, 2) << "Art stands below two questions";
}

TEST(UniqueHeadings, TheSecondOfOneNameIsCalledSo) {
    std::vector<Problem> remarks;
    EXPECT_THAT(uniqueHeadings({"a", "b", "A ", "a (2)", "", "", "a"}, remarks),
                ElementsAre("a", "b", "A  (3)", "a (2)", "", "", "a (4)"));
    EXPECT_EQ(remarks.size(), 2U);
    const std::vector<std::string> many = uniqueHeadings(std::vector<std::string>(16000, "x"), remarks);
    EXPECT_EQ(std::set<std::string>(many.begin(), many.end()).size(), many.size());
    EXPECT_EQ(many[15999], "x (16000)");
}

TEST(RemarkOnColumns, NothingIsLostInSilence) {
    const SourceSample sample = sampleOf({{"学校", "", "入学", "姓名", "毕业"},
                                          {"一小", "遗落", "3/4/2016", "甲", "13/4/2016"},
                                          {"二小", "", "13/4/2016", "乙", "2016-04-03"}});
    SourceLayout layout = layoutOf(headingsAt(sample, 0), 1);
    remarkOnColumns(sample, layout);
    EXPECT_TRUE(hasRemark(layout, "column-without-heading"));
    EXPECT_TRUE(hasRemark(layout, "columns-left-out"));
    ASSERT_EQ(layout.remarks.size(), 3U);
    EXPECT_EQ(layout.remarks[1].code, "date-order-guessed");
    EXPECT_EQ(layout.remarks[1].where.column, "入学") << "the other dates have one meaning only";
}

}  // namespace
}  // namespace diaoyan
