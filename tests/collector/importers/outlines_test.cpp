// SPDX-License-Identifier: GPL-3.0-or-later
// What the importers make of each tool's headings: questions with their columns (`*` is the whole answer, `!` the words
// of 其他, `?` a column with marks of its own), times, numbers and what is never stored.
#include "tests/collector/importers/platform_samples.h"
#include "tests/collector/survey_folder.h"

#include <gmock/gmock.h>

namespace diaoyan {
namespace {

using testing::ElementsAre;
using testing::IsSupersetOf;

class OutlineTest : public SurveyFolder {
protected:
    SourceLayout layOut(const std::string& name) const { return laidOut(write(name + ".csv", platformText(name))); }

    static SourceLayout laidOut(const std::string& file) {
        const Result<OpenedAnswers> opened = openAnswers(file, {}, {});
        if (!opened) {
            ADD_FAILURE() << describe(opened.problem(), Language::en);
            return {};
        }
        return opened->layout;
    }

    static std::vector<std::string> leftOut(const SourceLayout& layout) {
        std::vector<std::string> names;
        for (const std::size_t column : layout.left_out) names.push_back(layout.headings[column]);
        return names;
    }

    static std::string headingAt(const SourceLayout& layout, const std::optional<std::size_t>& column) {
        return column ? layout.headings[*column] : "";
    }
};

TEST_F(OutlineTest, Wenjuanxing) {
    const SourceLayout texts = layOut("wjx-text");
    EXPECT_EQ(outline(texts), "1. 性别: *\n2. 喜欢的课: *\n3. 对各项的评价: 食堂, 宿舍\n");
    EXPECT_EQ(texts.dialect.coding, Coding::labels);
    EXPECT_THAT(leftOut(texts), ElementsAre("来源", "来源详情", "来自IP"));
    EXPECT_TRUE(hasRemark(texts, "columns-left-out"));
    const SourceLayout numbers = layOut("wjx-numbers");
    EXPECT_EQ(outline(numbers), "1. 性别: *\n2. 第2题: 语文, 其他\n3. 第3题: 食堂, 宿舍\n");
    EXPECT_EQ(numbers.dialect.coding, Coding::codes);
}

TEST_F(OutlineTest, ChinesePlatforms) {
    const SourceLayout tencent = layOut("tencent");
    EXPECT_EQ(outline(tencent), "1. 您的性别: *\n2. 喜欢的课: 语文, 数学\n");
    EXPECT_EQ(headingAt(tencent, tencent.submitted_at), "结束答题时间");
    EXPECT_EQ(headingAt(tencent, tencent.seconds), "答题时长");
    EXPECT_THAT(leftOut(tencent), IsSupersetOf({"地理位置国家和地区", "地理位置市", "用户标识", "昵称", "自定义字段"}));
    const SourceLayout docs = layOut("tencent-docs");
    EXPECT_EQ(outline(docs), "所在学校: *\n喜欢的课: *\n家庭地区: *\n");
    EXPECT_EQ(docs.width, 5U) << "empty columns behind the last heading";
    EXPECT_EQ(headingAt(docs, docs.submitted_at), "提交时间（自动）");
    EXPECT_THAT(leftOut(docs), ElementsAre("提交者（自动）"));
    for (const char* name : {"jinshuju", "surveyking"}) {
        const SourceLayout layout = layOut(name);
        EXPECT_EQ(outline(layout), "性别: *\n对学校是否满意: *\n") << name;
        EXPECT_EQ(headingAt(layout, layout.submitted_at), "提交时间");
        EXPECT_EQ(headingAt(layout, layout.sequence), "序号");
    }
    const SourceLayout readable = layOut("wenjuan-readable");
    EXPECT_EQ(outline(readable), "性别: *\n对各项的评价: 食堂, 宿舍\n");
    const SourceLayout coded = layOut("wenjuan-original");
    EXPECT_EQ(outline(coded), "1. Q1|第1题: *\n2. Q2|第2题: *\n3. Q3|第3题: A1, A2, A2!\n4. Q4|第4题: R1, R2\n");
    EXPECT_EQ(coded.dialect.coding, Coding::codes);
    EXPECT_EQ(headingAt(coded, coded.submitted_at), "finish");
}

TEST_F(OutlineTest, GoogleAndMicrosoftForms) {
    const SourceLayout google = layOut("google");
    EXPECT_EQ(outline(google), "What do you use?: *\nRate: Food, Dorm\nComment: *\n");
    EXPECT_EQ(headingAt(google, google.submitted_at), "Timestamp");
    EXPECT_THAT(leftOut(google), ElementsAre("Email Address", "Score"));
    EXPECT_EQ(outline(layOut("google-chinese")), "您的性别: *\n对各项的评价: 食堂, 宿舍\n");
    const SourceLayout microsoft = layOut("microsoft");
    EXPECT_EQ(outline(microsoft), "Which tools?: *\nThe canteen is good: *\nThe canteen is good2: *\n");
    EXPECT_EQ(headingAt(microsoft, microsoft.submitted_at), "Completion time");
    EXPECT_THAT(leftOut(microsoft), ElementsAre("Start time", "Email", "Name", "Total points", "Quiz feedback",
                                                "Points - Which tools?", "Feedback - Which tools?"));
    const SourceLayout chinese = layOut("microsoft-chinese");
    EXPECT_EQ(outline(chinese), "性别: *\n喜欢的课: *\n");
    EXPECT_EQ(headingAt(chinese, chinese.submitted_at), "完成时间");
}

TEST_F(OutlineTest, SurveyMonkeyAndTypeform) {
    const SourceLayout monkey = layOut("surveymonkey");
    EXPECT_EQ(outline(monkey), "What do you like?: Music, Sport, Other (please specify)=other!\n"
                               "How satisfied are you?: *, Other (please specify)=other!\n"
                               "Rate these: Food, Dorm\nAny comment?: *\n");
    EXPECT_EQ(monkey.header_rows, 2);
    EXPECT_EQ(headingAt(monkey, monkey.submitted_at), "End Date");
    EXPECT_THAT(leftOut(monkey), IsSupersetOf({"IP Address", "Custom Data 1", "Contact—Name", "Contact—Email Address"}))
        << "what people are asked for their contact is personal too";
    const SourceLayout typeform = layOut("typeform");
    EXPECT_EQ(outline(typeform),
              "What is your school?: *\nMusic / Sport …: Music, Sport, Other=other!\nAre you content?: *\n");
    EXPECT_TRUE(hasRemark(typeform, "ticks-guessed"));
}

TEST_F(OutlineTest, SurveyMonkeyInOneRowAndWithNumbers) {
    const SourceLayout condensed =
        laidOut(write("c.csv", "Respondent ID,Collector ID,Start Date,End Date,Custom Data 1,"
                               "How satisfied are you?\n1,7,,,School A,4\n2,7,,,School B,3\n"));
    EXPECT_EQ(outline(condensed), "Custom Data 1: *\nHow satisfied are you?: *\n") << "somebody put the school there";
    EXPECT_EQ(condensed.header_rows, 1);
    const SourceLayout numbers = laidOut(write("n.csv", "Respondent ID,Collector ID,What?,,Rate,\n,,Music,Sport,A,B\n"
                                                        "1,7,1,,5,4\n2,7,,2,4,4\n3,7,1,2,3,1\n"));
    ASSERT_EQ(numbers.questions.size(), 2U);
    EXPECT_EQ(numbers.questions[0].columns[0].ticked, "1");
    EXPECT_EQ(numbers.questions[0].columns[1].ticked, "2");
    EXPECT_EQ(numbers.questions[1].columns[0].ticked, "") << "a rating, not ticks";
}

TEST_F(OutlineTest, LimeSurveyInEveryHeadingMode) {
    const SourceLayout codes = layOut("lime-codes");
    EXPECT_EQ(outline(codes), "Q1|Q1: *\nQ2|Q2: SQ001, SQ002, other!\nQ3|Q3: *, other!\nQ4|Q4: *\nQ4comment|Q4: *\n"
                              "Q5|Q5: SQ001 — SQ001=SQ001_SQ001, SQ001 — SQ002=SQ001_SQ002, "
                              "SQ002 — SQ001=SQ002_SQ001, SQ002 — SQ002=SQ002_SQ002\nQ6|Q6: *\n");
    EXPECT_EQ(codes.dialect.coding, Coding::values);
    EXPECT_TRUE(codes.unfinished_without_time);
    EXPECT_TRUE(hasRemark(codes, "not-shown-unknown"));
    EXPECT_THAT(leftOut(codes), ElementsAre("lastpage", "startlanguage", "groupTime12", "Q1Time"));
    EXPECT_EQ(outline(layOut("lime-underscores")),
              "Q1|Q1: *\nQ2|Q2: SQ001, SQ002, other!\nattribute_1|attribute_1: *\nattribute_2|attribute_2: *\n");
    const SourceLayout texts = layOut("lime-texts");
    EXPECT_EQ(outline(texts), "Your school [code]?: *\nWhat do you like?: Music?, Sport?, Other=other!\n"
                              "Rate these: Food, Dorm\nRate these: Food, Dorm\nOrder them: *\nIs it so?: *?\n");
    EXPECT_EQ(texts.dialect.coding, Coding::labels);
    EXPECT_TRUE(hasRemark(texts, "submitted-at-unknown"));
    EXPECT_EQ(headingAt(texts, texts.seconds), "Total time");
    EXPECT_EQ(outline(layOut("lime-both")), "Q1|Your sex: *?\nQ2|Rate these: Food=SQ001, Dorm=SQ002\n");
}

TEST_F(OutlineTest, LimeSurveyHeadingsThatCollideOrSayLittle) {
    const SourceLayout same = laidOut(
        write("a.csv", "id,submitdate,lastpage,startlanguage,What do you .. ,What do you .. ,Why [a],Why [b],Why [a]\n"
                       "1,2026-09-18 19:20:00,2,en,x,y,1,2,3\n"));
    EXPECT_EQ(outline(same), "What do you ..: *\nWhat do you ..: *\nWhy: a, b\nWhy [a]: *\n");
    EXPECT_TRUE(hasRemark(same, "duplicate-heading"));
    const SourceLayout underscores =
        laidOut(write("b.csv", "id,submitdate,lastpage,startlanguage,What_is_it?,Rate_these_[The_food],"
                               "Rate_these_[The_dorm]\n1,,2,en,x,good,bad\n"));
    EXPECT_EQ(outline(underscores), "What is it?: *\nRate these: The food, The dorm\n");
    const SourceLayout dual = laidOut(write("c.csv", "id,submitdate,lastpage,Q1[SQ001][1],Q1[SQ002][1],Q1[SQ001][2],"
                                                     "Q1[SQ002][2]\n1,,2,A1,A2,B1,B1\n"));
    EXPECT_EQ(outline(dual), "Q1|Q1: SQ001, SQ002\nQ1_2|Q1: SQ001, SQ002\n");
    const SourceLayout comments =
        laidOut(write("d.csv", "id,submitdate,lastpage,Q1[SQ001],Q1[SQ001comment],Q1[SQ002],Q1[SQ002comment]\n"
                               "1,,2,Y,because,,\n2,,2,,,Y,so\n"));
    EXPECT_EQ(outline(comments), "Q1|Q1: SQ001, SQ002\nQ1comment|Q1: SQ001, SQ002\n");
    const SourceLayout converted =
        laidOut(write("e.csv", "id,submitdate,lastpage,Q1[SQ001],Q1[SQ002]\n1,,2,1,2\n2,,2,2,1\n3,,2,1,1\n"));
    EXPECT_TRUE(hasRemark(converted, "yes-as-1-no-as-2"));
}

TEST_F(OutlineTest, LimeSurveyInALanguageNobodyThoughtOf) {
    const SourceLayout finnish =
        laidOut(write("a.csv", "Vastauksen tunnus,Lahetetty,Viimeinen sivu,Aloituskieli,Siemen,Aloitettu,Ika,"
                               "Mita [Musiikki],Mita [Urheilu],Mita [Luku]\n"
                               "1,2026-09-18 19:20:00,3,fi,123456,2026-09-18 19:10:00,40,Kylla,Ei,Ei\n"
                               "2,,1,fi,654321,2026-09-18 19:12:00,41,Ei,Ei,Kylla\n"));
    EXPECT_EQ(outline(finnish), "Ika: *\nMita: Musiikki, Urheilu, Luku\n");
    EXPECT_EQ(headingAt(finnish, finnish.submitted_at), "Lahetetty");
    EXPECT_TRUE(finnish.unfinished_without_time);
}

TEST_F(OutlineTest, LineEndsMarksAndSeparatorsMakeNoDifference) {
    const std::string& text = platformText("lime-codes");
    const std::string expected = outline(layOut("lime-codes"));
    std::string crlf = "\xEF\xBB\xBF", semicolons = "\xEF\xBB\xBF", tabs;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool between = text[i] == ',' && text[i - 1] == '"';
        crlf += text[i] == '\n' ? "\r\n" : std::string(1, text[i]);
        semicolons += between ? ';' : text[i];
        tabs += between ? '\t' : text[i];
    }
    for (const std::string& variant : {crlf + "\r\n", semicolons, tabs})
        EXPECT_EQ(outline(laidOut(write("variant.csv", variant))), expected);
}

/// The titles and parts differ, all else must be the same.
std::string shape(const SourceLayout& layout) {
    std::string lines;
    for (const SourceQuestion& question : layout.questions) {
        for (const SourceColumn& column : question.columns)
            lines += std::string(column.part.empty() ? "*" : "p") + (column.words ? "!" : "") +
                     (column.missing.empty() ? "" : "?") + std::to_string(column.index) + " ";
        lines += "\n";
    }
    return lines;
}

TEST_F(OutlineTest, OneLimeSurveyInTwoLanguagesHasOneShape) {
    const std::string folder = std::string(DIAOYAN_SOURCE_DIR) + "/tests/data/platforms/";
    const SourceLayout english = laidOut(folder + "digital_twins_results_english.csv");
    const SourceLayout german = laidOut(folder + "digital_twins_results_german.csv");
    EXPECT_EQ(shape(english), shape(german));
    EXPECT_EQ(english.sequence, 0U);
    EXPECT_EQ(german.sequence, 0U);
    EXPECT_FALSE(english.unfinished_without_time);
    EXPECT_TRUE(hasRemark(english, "unfinished-unknown"));
    std::size_t ticks = 0, arrays = 0, columns = 0;
    for (const SourceQuestion& question : english.questions) {
        columns += question.columns.size();
        if (question.columns.size() == 1) continue;
        const bool words = question.columns.back().words;
        ++(words ? ticks : arrays);
        for (const SourceColumn& column : question.columns) EXPECT_EQ(!column.missing.empty(), words && !column.words);
    }
    EXPECT_EQ(columns, 316U);
    EXPECT_EQ(ticks, 26U);
    EXPECT_EQ(arrays, 14U);
    EXPECT_EQ(english.questions.size(), 45U);
}

TEST_F(OutlineTest, Vv) {
    const SourceLayout layout = layOut("vv");
    EXPECT_EQ(outline(layout), "8X3X3|What do you like?: SQ001, SQ002\n8X3X26|Why?: *\n8X4X5|Order them: *\n");
    EXPECT_EQ(layout.header_rows, 2);
    EXPECT_TRUE(layout.unfinished_without_time);
    EXPECT_THAT(layout.dialect.not_asked_marks, ElementsAre("{question_not_shown}"));
}

TEST_F(OutlineTest, Kobo) {
    const SourceLayout both = layOut("kobo-both");
    EXPECT_EQ(outline(both), "grp/sex|sex: *\ngrp/hope|hope: *, study, health, other, other!\nremark|remark: *\n");
    EXPECT_EQ(both.dialect.coding, Coding::values);
    EXPECT_EQ(headingAt(both, both.sequence), "_id");
    EXPECT_EQ(headingAt(both, both.submitted_at), "_submission_time");
    EXPECT_TRUE(both.dialect.not_asked_marks.empty()) << "n/a is an answer for Kobo";
    const SourceLayout separate = layOut("kobo-separate");
    EXPECT_EQ(outline(separate), "sex|sex: *\nhope|hope: study, health\nhas_car|has_car: *\n");
    EXPECT_TRUE(hasRemark(separate, "ticks-guessed"));
    EXPECT_EQ(outline(layOut("kobo-by-r")), "grp/sex|sex: *\ngrp/hope|hope: *, study, health\n");
    EXPECT_EQ(outline(layOut("odk-central")), "school|school: *\nsex|sex: *\n");
    const SourceLayout labels = laidOut(write("l.csv", "_uuid,Your hope,Your hope/Study hard,Your hope/Health\n"
                                                       "u1,Study hard Health,1,1\nu2,Health,0,1\n"));
    EXPECT_EQ(outline(labels), "Your hope: Study hard, Health\n") << "joined labels cannot be split";
    EXPECT_TRUE(hasRemark(labels, "summary-left-out"));
    const SourceLayout repeats =
        laidOut(write("r.csv", "name_of_child,_index,_parent_table_name,_parent_index\nx,1,t,1\n"));
    EXPECT_TRUE(hasRemark(repeats, "repeats"));
}

TEST_F(OutlineTest, OnaWithNamesWithoutGroupsAndWithLabels) {
    const std::string folder = std::string(DIAOYAN_SOURCE_DIR) + "/tests/data/platforms/";
    const SourceLayout names = laidOut(folder + "onadata_transportation.csv");
    ASSERT_EQ(names.questions.size(), 10U);
    EXPECT_EQ(names.questions[0].id, "transport/available_transportation_types_to_referral_facility");
    EXPECT_EQ(names.questions[0].columns.size(), 11U);
    EXPECT_TRUE(names.questions[0].columns.back().words);
    EXPECT_THAT(names.dialect.not_asked_marks, ElementsAre("n/a"));
    EXPECT_EQ(headingAt(names, names.seconds), "_duration");
    const SourceLayout labels = laidOut(folder + "onadata_transportation_labels_only.csv");
    ASSERT_EQ(labels.questions.size(), 11U);
    ASSERT_EQ(labels.questions[0].columns.size(), 10U);
    EXPECT_EQ(labels.questions[0].columns[2].part, "boat/canoe") << "a label may hold the mark between names";
    EXPECT_EQ(labels.questions[0].columns[4].part, "donkey/mule/cart");
    EXPECT_EQ(labels.dialect.coding, Coding::labels);
    const SourceLayout no_groups = laidOut(folder + "onadata_transportation_no_group_names.csv");
    EXPECT_TRUE(hasRemark(no_groups, "duplicate-heading")) << "nine questions of one name in nine groups";
    EXPECT_EQ(no_groups.questions.size(), 10U);
}

TEST_F(OutlineTest, RealFilesThatMayNotBeCopied) {
    const std::string wjx = sharedFile("wjx/wjx_csv_excerpt_collegeschat_v2.csv");
    const std::string lsa = sharedFile("limesurvey/limesurvey_core_testing_colors.lsa");
    if (wjx.empty() || lsa.empty()) GTEST_SKIP() << "the collection of real files is not here";
    const SourceLayout excerpt = laidOut(wjx);
    ASSERT_EQ(excerpt.questions.size(), 31U);
    EXPECT_EQ(excerpt.questions[2].columns.size(), 3U);
    EXPECT_EQ(excerpt.questions[4].title, "学校地理位置和实际分配校区情况");
    EXPECT_EQ(excerpt.questions[4].columns[1].part, "你实际被分配的校区是");
    const SourceLayout archive = laidOut(lsa);
    ASSERT_EQ(archive.questions.size(), 4U);
    EXPECT_EQ(archive.questions[0].columns.size(), 11U);
    EXPECT_EQ(archive.questions[0].columns[10].part_id, "SQ011");
    EXPECT_TRUE(archive.unfinished_without_time);
    const SourceLayout nyc = laidOut(sharedFile("school/nyc_2011_school_survey_d75.xlsx"));
    EXPECT_EQ(nyc.headings.front(), "dbn") << "below a merged title and a blank row";
}

}  // namespace
}  // namespace diaoyan
