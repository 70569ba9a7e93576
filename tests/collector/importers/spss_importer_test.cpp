// SPDX-License-Identifier: GPL-3.0-or-later
#include "collector/importers/block_reader.h"
#include "collector/importers/importers.h"
#include "collector/importers/reading_plan.h"
#include "collector/tabular/row_source.h"
#include "questionnaires/questionnaire_check.h"
#include "tests/collector/tabular/stat_files.h"
#include "tests/collector/tabular/table_files.h"

#include <gmock/gmock.h>

namespace diaoyan {
namespace {

using tabular_tests::dataFile;
using tabular_tests::fileWith;
using tabular_tests::SavBuilder;
using tabular_tests::statFile;
using tabular_tests::WrittenVariable;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::Pair;

SourceSample sampleOf(const std::string& path) {
    const Result<TableSource> table = openTable(path);
    EXPECT_TRUE(table.ok()) << (table ? "" : table.problem().message.en);
    SourceSample sample{.file_name = path};
    if (!table) return sample;
    sample.dictionary = table->dictionary;
    sample.format = table->facts.format;
    std::vector<Cell> cells;
    for (Result<bool> more = table->rows->next(cells); more.ok() && *more && sample.rows.size() < 200;
         more = table->rows->next(cells)) {
        auto& row = sample.rows.emplace_back();
        for (const Cell& cell : cells) row.emplace_back(cell.text);
        sample.row_numbers.push_back(table->rows->rowNumber());
    }
    return sample;
}

/// What the importer makes of a file.
struct Understood {
    SourceSample sample;
    SourceLayout layout;
    Questionnaire form;
    std::vector<Problem> remarks;  ///< of both

    const Question& question(const std::string& id) const {
        static const Question none;
        const Question* found = findQuestion(form, id);
        EXPECT_NE(found, nullptr) << id;
        return found == nullptr ? none : *found;
    }

    const SourceColumn& column(const std::string& heading) const {
        static const SourceColumn none;
        for (const SourceQuestion& source : layout.questions)
            for (const SourceColumn& column : source.columns)
                if (column.heading == heading) return column;
        ADD_FAILURE() << "no column " << heading;
        return none;
    }

    std::string remarked(const std::string& code) const {
        for (const Problem& remark : remarks)
            if (remark.code == code) return remark.where.column + ": " + remark.message.zh;
        return {};
    }
};

Understood understand(const std::string& path) {
    Understood all{.sample = sampleOf(path)};
    const Recognised recognised = recognise(all.sample);
    EXPECT_EQ(recognised.importer->id, "spss");
    Result<SourceLayout> layout = recognised.importer->layOut(all.sample);
    Result<ReadForm> form = recognised.importer->ownForm(all.sample);
    EXPECT_TRUE(layout.ok() && form.ok());
    if (!layout || !form) return all;
    all.layout = std::move(layout).value();
    all.form = form->questionnaire;
    all.remarks = all.layout.remarks;
    all.remarks.insert(all.remarks.end(), form->remarks.begin(), form->remarks.end());
    for (const Problem& problem : checkQuestionnaire(all.form))
        ADD_FAILURE() << problem.code << ' ' << describe(problem, Language::en);
    const ReadingPlan plan = planReading(all.layout, all.form, "");
    EXPECT_EQ(plan.questions_matched, all.layout.questions.size()) << "the plan does not find every question";
    return all;
}

std::vector<std::string> codesOf(const Question& question) {
    std::vector<std::string> codes;
    for (const Option& option : question.options) codes.push_back(option.code + "=" + option.label.zh);
    return codes;
}

TEST(SpssImporter, ResponseSetsOfAWjxSurveyBecomeMultipleChoice) {
    const Understood all = understand(dataFile("spss/wjx800_mrsets_pspp.sav"));
    EXPECT_EQ(all.layout.sequence, 0u);
    EXPECT_EQ(all.layout.dialect.coding, Coding::values);
    EXPECT_EQ(all.form.questions.size(), 8u);
    const Question& hobbies = all.question("Q6");
    EXPECT_EQ(hobbies.kind, QuestionKind::multiple);
    EXPECT_EQ(hobbies.title.zh, "兴趣爱好");
    EXPECT_EQ(hobbies.options.size(), 14u);
    EXPECT_EQ(hobbies.options[1].label.zh, "阅读");
    EXPECT_EQ(all.column("Q6_2").part_id, "Q6_2");
    EXPECT_EQ(all.column("Q6_2").ticked, "1");
    EXPECT_EQ(all.question("Q3").kind, QuestionKind::single);
    EXPECT_THAT(codesOf(all.question("Q3")), ElementsAre("1=男", "2=女"));
    EXPECT_EQ(all.form.id, "wjx800_mrsets_pspp");
}

TEST(SpssImporter, CategoriesOfASetStayApartAndAreRemarked) {
    const Understood all = understand(dataFile("spss/pyreadstat_simple_alltypes.sav"));
    EXPECT_EQ(all.question("mymrset").kind, QuestionKind::multiple);
    EXPECT_EQ(all.question("ca_subvar_1").kind, QuestionKind::single);
    EXPECT_THAT(all.remarked("set-kept-apart"), HasSubstr("3 道单选题"));
    EXPECT_THAT(all.remarked("values-without-label"), HasSubstr("x: "));
    EXPECT_EQ(all.question("y").kind, QuestionKind::date);
    EXPECT_EQ(all.question("z").kind, QuestionKind::number);
    EXPECT_THAT(all.column("z").missing, ElementsAre(Pair("999", MissingReason::not_asked)));
    EXPECT_THAT(all.remarked("missing-range"), HasSubstr("-999 到 0"));
}

TEST(SpssImporter, MissingValuesByTheirLabels) {
    const std::vector<WrittenVariable> variables{
        {"q1",
         "对学校是否满意",
         0,
         "F8.0",
         {{1, "满意"}, {2, "基本满意"}, {3, "不满意"}, {7, "不清楚"}, {8, "未询问"}, {9, "拒答"}},
         {7, 8, 9},
         {}},
        {"q2", "孩子数", 0, "F8.0", {{97, "不知道"}, {99, "缺失"}}, {97, 99}, {}},
        {"q3", "年级", 0, "F8.0", {{1.5, "一年级半"}, {2, "二年级"}}, {-1}, {{90, 92}}},
        {"q4", "分数", 0, "F8.0", {}, {}, {{-1e9, -1}}},
    };
    const Understood all = understand(fileWith(statFile("sav", variables, {{"1", "2", "1.5", "60"}}), "grade 3.sav"));
    const Question& satisfied = all.question("q1");
    EXPECT_EQ(satisfied.kind, QuestionKind::scale);
    EXPECT_THAT(codesOf(satisfied), ElementsAre("1=满意", "2=基本满意", "3=不满意", "7=不清楚"));
    EXPECT_EQ(satisfied.options[0].score, 3.0);
    EXPECT_FALSE(satisfied.options[3].substantive);
    EXPECT_THAT(all.column("q1").missing,
                ElementsAre(Pair("8", MissingReason::not_asked), Pair("9", MissingReason::unanswered)));
    EXPECT_EQ(all.question("q2").kind, QuestionKind::number) << "its labels only name missing values";
    EXPECT_THAT(all.column("q2").missing,
                ElementsAre(Pair("99", MissingReason::unanswered), Pair("97", MissingReason::unanswered)));
    EXPECT_THAT(codesOf(all.question("q3")), ElementsAre("1_5=一年级半", "2=二年级"));
    EXPECT_THAT(all.column("q3").missing,
                ElementsAre(Pair("-1", MissingReason::unanswered), Pair("90", MissingReason::unanswered),
                            Pair("91", MissingReason::unanswered), Pair("92", MissingReason::unanswered)));
    EXPECT_THAT(all.remarked("missing-range"), HasSubstr("q4"));
}

TEST(SpssImporter, AWjxDownloadHasMatricesPageTitlesAndMarks) {
    const std::vector<std::pair<double, std::string>> scale{{1, "很满意"}, {2, "满意"}, {3, "一般"}, {4, "不满意"}};
    const std::vector<WrittenVariable> variables{
        {"index", "序号", 0, "F40.0", {}, {}, {}},
        {"totalseconds", "所用时间", 0, "F40.0", {}, {}, {}},
        {"Q1", "标题", 300, "", {}, {}, {}},
        {"Q2_Blank1", "2、您的年级(  )年级", 300, "", {}, {}, {}},
        {"Q3", "3、姓名", 300, "", {}, {}, {}},
        {"Q6_Row1", "6、您对学校（本校）的评价(6、您对学校（本校）的评价—食堂(早餐))", 0, "F40.0", scale, {}, {}},
        {"Q6_Row2", "6、您对学校（本校）的评价(宿舍)", 0, "F40.0", scale, {}, {}},
        {"Q7_1", "7、用过:图书馆", 0, "F40.0", {}, {}, {}},
        {"Q7_2", "7、用过:操场", 0, "F40.0", {}, {}, {}},
    };
    const Understood all = understand(fileWith(statFile("sav", variables,
                                                        {{"307", "65", "", "三", "张三", "1", "-3", "1", "0"},
                                                         {"308", "70", "", "", "", "-2", "4", "0", "1"}}),
                                               "wjx.sav"));
    EXPECT_EQ(all.layout.sequence, 0u);
    EXPECT_EQ(all.layout.seconds, 1u);
    EXPECT_THAT(all.layout.left_out, ElementsAre(2u, 4u)) << "page title and name";
    EXPECT_THAT(all.remarked("column-left-out"), HasSubstr("页面标题"));
    const Question& matrix = all.question("Q6");
    EXPECT_EQ(matrix.kind, QuestionKind::matrix);
    EXPECT_EQ(matrix.title.zh, "您对学校（本校）的评价");
    ASSERT_EQ(matrix.rows.size(), 2u);
    EXPECT_EQ(matrix.rows[0].label.zh, "食堂(早餐)");
    EXPECT_EQ(matrix.rows[1].label.zh, "宿舍");
    EXPECT_EQ(matrix.rows[1].code, "Q6_Row2");
    EXPECT_EQ(matrix.cells, QuestionKind::scale);
    EXPECT_THAT(all.column("Q6_Row2").missing,
                ElementsAre(Pair("-3", MissingReason::not_asked), Pair("-2", MissingReason::unanswered)));
    EXPECT_THAT(all.remarked("maybe-multiple"), HasSubstr("从 Q7_1 到 Q7_2 的 2 个变量"));
    EXPECT_EQ(all.question("Q7_1").kind, QuestionKind::number) << "offered, not assumed";
}

TEST(SpssImporter, LabelsOnTheEndsOfNumbersMakeNoChoice) {
    const std::vector<WrittenVariable> variables{
        {"nps", "推荐程度", 0, "F8.0", {{0, "完全不会"}, {10, "一定会"}}, {}, {}}};
    std::vector<std::vector<std::string>> rows;
    for (int i = 0; i <= 10; ++i) rows.push_back({std::to_string(i)});
    const Understood all = understand(fileWith(statFile("sav", variables, rows), "nps.sav"));
    EXPECT_EQ(all.question("nps").kind, QuestionKind::number);
    EXPECT_THAT(all.remarked("few-labels"), HasSubstr("nps"));
}

TEST(SpssImporter, ThousandsOfLabelsAreNoChoice) {
    std::vector<std::pair<double, std::string>> labels;
    for (int i = 0; i < 3000; ++i) labels.emplace_back(i, "职业" + std::to_string(i));
    const std::vector<WrittenVariable> variables{
        {"job", "职业", 0, "F8.0", labels, {}, {}},
        {"school", "学校", 0, "F8.0", {{1, "第一小学"}, {2, "第二小学"}}, {}, {}}};
    const Understood all = understand(fileWith(statFile("sav", variables, {{"1", "2"}}), "job.sav"));
    EXPECT_EQ(all.question("job").kind, QuestionKind::number);
    EXPECT_THAT(all.remarked("too-many-labels"), HasSubstr("job"));
    EXPECT_THAT(all.remarked("school-by-value"), HasSubstr("school"));
}

TEST(SpssImporter, OddNamesAndLabelsStillMakeASoundQuestionnaire) {
    SavBuilder sav;
    sav.header(-1)
        .variable("A", 0, "满意（")
        .variable("B", 0, "满意（")
        .variable("C", 0)
        .variable("D", 8)
        .variable("E", 0);
    sav.labels({{1, "同"}, {2, "同"}, {3, ""}}, {1, 2});
    sav.labels({{1, "男"}, {1, "女"}}, {3});
    sav.extension(13, 1, "A=学校类型编号（05\tB=学校类型编号(05\tC=...\tE=1.5").extension(20, 1, "UTF-8");
    sav.extension(7, 1, "$...=D1 1 0  c e\n$x=D1 1 0  a nobody a\n").end();
    for (int i = 0; i < 3; ++i) sav.number(1).number(2).number(1).text("x", 8).number(1);
    const Understood all = understand(fileWith(sav.made(), ".sav"));
    EXPECT_EQ(all.form.questions.size(), 4u);
    EXPECT_EQ(all.form.questions[0].id, "x");
    EXPECT_EQ(all.form.questions[1].id, "学校类型编号_05");
    EXPECT_THAT(codesOf(all.form.questions[1]), ElementsAre("1=同", "2=同 (2)", "3=3"));
}

TEST(SpssImporter, AnswersAreReadByTheFormOfTheFile) {
    const Understood all = understand(dataFile("spss/wjx800_mrsets_pspp.sav"));
    Result<TableSource> table = openTable(dataFile("spss/wjx800_mrsets_pspp.sav"));
    ASSERT_TRUE(table.ok());
    const ReadingPlan plan = planReading(all.layout, all.form, "");
    EXPECT_TRUE(plan.remarks.empty());
    EXPECT_TRUE(checkPlan(plan, all.form, "", "file").ok());
    EXPECT_EQ(plan.columns.size(), 30u);
    EXPECT_EQ(std::count_if(plan.columns.begin(), plan.columns.end(),
                            [](const PlannedColumn& column) { return column.reading == Reading::tick; }),
              24);
}

TEST(SpssImporter, WithoutADictionaryThereIsNothingToLayOut) {
    const SourceSample sample{.file_name = "a.csv", .rows = {{"a"}, {"1"}}};
    const Importer* spss = findImporter("spss");
    ASSERT_NE(spss, nullptr);
    EXPECT_EQ(spss->recognise(sample).score, 0);
    EXPECT_EQ(spss->layOut(sample).problem().code, "no-dictionary");
    EXPECT_EQ(spss->ownForm(sample).problem().code, "no-dictionary");
}

TEST(SpssImporter, StataFilesAreUnderstoodToo) {
    const std::vector<WrittenVariable> variables{{"q1", "满意度", 0, "", {{1, "满意"}, {2, "不满意"}}, {}, {}}};
    const Understood all = understand(fileWith(statFile("dta", variables, {{"1"}, {".a"}}), ".dta"));
    EXPECT_EQ(all.question("q1").kind, QuestionKind::scale);
    EXPECT_THAT(all.column("q1").missing, testing::Contains(Pair(".a", MissingReason::unanswered)));
}

}  // namespace
}  // namespace diaoyan
