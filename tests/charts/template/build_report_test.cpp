// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/template/build_report.h"

#include "charts/figures/spec_text.h"
#include "charts/report/report_draft.h"
#include "charts/tables/text_table.h"
#include "tests/charts/report/small_study.h"
#include "tests/support/golden.h"

#include <gtest/gtest.h>

namespace diaoyan {
namespace {

struct BlockText {
    Language language;

    std::string operator()(const Heading& heading) const {
        return "\n" + std::string(static_cast<std::size_t>(heading.level), '#') + " " + heading.text + "\n";
    }
    std::string operator()(const Paragraph& paragraph) const { return paragraph.text + "\n"; }
    std::string operator()(const Remark& remark) const { return "> " + remark.text + "\n"; }
    std::string operator()(const BulletList& list) const {
        std::string text;
        for (const std::string& item : list.items) text += "- " + item + "\n";
        return text;
    }
    std::string operator()(const NumberedList& list) const {
        std::string text;
        for (const std::string& item : list.items) text += "# " + item + "\n";
        return text;
    }
    std::string operator()(const TableBlock& block) const {
        return "[" + block.table.id + " " + block.table.kind + "]\n" +
               renderText(block.table, {.language = language, .width = 110, .bars = false});
    }
    std::string operator()(const FigureBlock& block) const { return "[figure]\n" + specText(block.figure); }
};

/// Bare bool: a report is too long to be printed with every expectation.
bool says(const std::string& text, const std::string& words) {
    return text.find(words) != std::string::npos;
}

std::string textOf(const Report& report) {
    std::string text = report.title + "\n" + report.organisation + "\n" + report.date + "\n";
    for (const Block& block : report.blocks) text += std::visit(BlockText{report.language}, block);
    return text;
}

std::string reportText(const Study& study, const ReportOptions& options = {}) {
    const auto report = buildReport(study, options);
    EXPECT_TRUE(report.ok()) << (report.ok() ? "" : report.problem().message.zh);
    return report.ok() ? textOf(*report) : std::string{};
}

TEST(BuildReport, WholeReportOfTwoSchools) {
    expectGolden("report/two_schools.zh.txt", reportText(smallStudy()));
    expectGolden("report/two_schools.en.txt", reportText(smallStudy(), {.language = Language::en}));
}

TEST(BuildReport, NeverPrintsWhatPeopleWrote) {
    for (const Language language : {Language::zh, Language::en})
        EXPECT_FALSE(says(reportText(smallStudy(), {.language = language}), "139"));
}

TEST(BuildReport, RosterFieldsAreNoQuestions) {
    EXPECT_FALSE(says(reportText(smallStudy()), "）您所在的学校\n")) << "no section of its own";
    EXPECT_TRUE(says(reportText(smallStudy()), "1. 您所在的学校（填空题）\n")) << "but it was asked";
}

TEST(BuildReport, UnknownNumbersIssuedYieldNoRate) {
    const std::string text = reportText(smallStudy(false));
    EXPECT_TRUE(says(text, "名册未给出发放数，因此不计算回收率"));
    EXPECT_FALSE(says(text, "回收率0"));
}

TEST(BuildReport, SaysWhatIsWeighted) {
    const auto weighted = std::make_shared<Responses>(*teacherAnswers());
    weighted->weights.assign(weighted->rows, 0.5);
    weighted->weights.front() = 20.5;
    weighted->weighting = {"试加权", "on trial"};
    Study study = smallStudy();
    study.parts.front() = studyPart(weighted, study.roster);
    const std::string text = reportText(study);
    EXPECT_TRUE(says(text, "> 本部分的答卷已加权：试加权。"));
    EXPECT_TRUE(says(text, "加权有效百分比"));
    EXPECT_TRUE(says(text, "本表未加权")) << "rankings and numbers";
    EXPECT_FALSE(says(reportText(smallStudy()), "答卷已加权"));
}

TEST(BuildReport, OneQuestionnaireWithoutRoster) {
    Study study;
    study.parts.push_back(studyPart(teacherAnswers(), {}));
    study.parts.front().questionnaire.role = roleNamed("");
    study.parts.front().questionnaire.inferred = true;
    const std::string text = reportText(study);
    EXPECT_TRUE(says(text, "问卷调查报告"));
    EXPECT_TRUE(says(text, "本次调研使用问卷1份：《教师问卷》（7题，40人作答）。"));
    EXPECT_TRUE(says(text, "本次调研共收回有效问卷40份。发放数未知，因此不计算回收率。"));
    EXPECT_TRUE(says(text, "尚未经人核对"));
    EXPECT_FALSE(says(text, "各校")) << "no word of schools that are not known";
    EXPECT_FALSE(says(text, "各群体对比"));
}

TEST(BuildReport, FileNamesAreNoTitles) {
    Study study;
    study.parts.push_back(studyPart(parentAnswers(), {}));
    Questionnaire& form = study.parts.front().questionnaire;
    form.inferred = true;
    form.id = "wjx800_text_mode0";
    form.title = untranslated(form.id);
    form.role = roleNamed("");
    const std::string text = reportText(study);
    EXPECT_TRUE(says(text, "# 二、调查问卷"));
    EXPECT_TRUE(says(text, "本次调研使用问卷1份：《调查问卷》（1题，"));
}

TEST(BuildReport, QuestionnaireThatNobodyAnswered) {
    Study study;
    ResponsesBuilder nobody(parentForm(), {});
    study.parts.push_back(studyPart(std::make_shared<const Responses>(nobody.take()), {}));
    const std::string text = reportText(study);
    EXPECT_TRUE(says(text, "本问卷没有收到有效作答，因此没有结果。"));
    EXPECT_FALSE(says(text, "[figure]"));
}

TEST(BuildReport, QuestionThatNobodyAnsweredHasASentenceOnly) {
    Study study;
    ResponsesBuilder silent(parentForm(), {});
    silent.add({});
    silent.add({});
    study.parts.push_back(studyPart(std::make_shared<const Responses>(silent.take()), {}));
    const std::string text = reportText(study);
    EXPECT_TRUE(says(text, "被问到本题的2名家长均未作答。"));
    EXPECT_FALSE(says(text, "[figure]"));
    EXPECT_FALSE(says(text, "[parent."));
}

TEST(BuildReport, EveryHeadingIsFollowedByWords) {
    const auto report = buildReport(smallStudy());
    ASSERT_TRUE(report.ok());
    for (std::size_t i = 0; i < report->blocks.size(); ++i) {
        const Heading* heading = std::get_if<Heading>(&report->blocks[i]);
        if (heading == nullptr) continue;
        ASSERT_LT(i + 1, report->blocks.size());
        const Heading* next = std::get_if<Heading>(&report->blocks[i + 1]);
        EXPECT_TRUE(next == nullptr || next->level > heading->level) << heading->text << " is empty";
    }
}

TEST(BuildReport, DefinitionThatIsAskedFor) {
    const std::string text = reportText(smallStudy(), {.definition = "满意+比较满意+一般"});
    EXPECT_TRUE(says(text, "满意率（满意+比较满意+一般）为94.4%"));
    EXPECT_TRUE(says(reportText(smallStudy(), {.definition = "index-100-80-60-40"}), "满意度指数（满意100分、"));
}

TEST(BuildReport, AppendixIsNumberedWithTheRest) {
    Study study = smallStudy();
    study.appendix = {Heading{1, "与原报告的对照"}, Heading{2, "可以重现的"}, Paragraph{"略。"}};
    const std::string text = reportText(study);
    EXPECT_TRUE(says(text, "# 六、与原报告的对照\n\n## （一）可以重现的"));
    EXPECT_TRUE(says(text, "# 八、说明与方法"));
}

TEST(BuildReport, NothingToReport) {
    EXPECT_EQ(buildReport({}).problem().code, "nothing-to-report");
    Study study;
    Questionnaire form = teacherForm();
    form.questions.resize(1);  // the school only
    study.parts.push_back(studyPart(std::make_shared<const Responses>(ResponsesBuilder(form, {}).take()), {}));
    EXPECT_EQ(buildReport(study).problem().code, "nothing-to-report");
}

TEST(ReportDraft, ChineseNumerals) {
    const std::vector<std::pair<int, std::string>> known{
        {1, "一"},         {10, "十"},        {12, "十二"},           {20, "二十"}, {99, "九十九"},  {100, "一百"},
        {103, "一百零三"}, {110, "一百一十"}, {2026, "二千零二十六"}, {0, "0"},     {10000, "10000"}};
    for (const auto& [number, words] : known) EXPECT_EQ(chineseNumeral(number), words);
}

TEST(ReportDraft, QuestionNumbersAreLeftOut) {
    EXPECT_EQ(withoutNumber(untranslated("3、您的年级")).zh, "您的年级");
    EXPECT_EQ(withoutNumber(untranslated("12. Your class")).zh, "Your class");
    EXPECT_EQ(withoutNumber(untranslated("3.5小时以上")).zh, "3.5小时以上");
    EXPECT_EQ(withoutNumber(untranslated("2026年的变化")).zh, "2026年的变化");
    EXPECT_EQ(withoutNumber(untranslated("5、")).zh, "5、");
}

}  // namespace
}  // namespace diaoyan
