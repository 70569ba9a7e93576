// SPDX-License-Identifier: GPL-3.0-or-later
#include "collector/importers/importers.h"

#include "collector/importers/platform_tables.h"
#include "tests/collector/importers/platform_samples.h"
#include "tests/collector/survey_folder.h"

namespace diaoyan {
namespace {

class RecogniseTest : public SurveyFolder {};

TEST_F(RecogniseTest, EveryToolsFileIsClaimedByItsImporterAlone) {
    for (const PlatformSample& sample : platformSamples()) {
        SCOPED_TRACE(sample.name);
        const Result<OpenedAnswers> opened = openAnswers(write(sample.name + ".csv", sample.text), {}, {});
        ASSERT_TRUE(opened.ok()) << describe(opened.problem(), Language::en);
        EXPECT_EQ(opened->importer->id, sample.importer);
        ASSERT_FALSE(opened->reasons.empty());
        const int best = opened->importer->recognise(opened->sample).score;
        for (const Importer& other : importers()) {
            const Evidence evidence = other.recognise(opened->sample);
            if (other.id != sample.importer) { EXPECT_LT(evidence.score, best) << other.id; }
            EXPECT_EQ(evidence.score > 0, !evidence.reasons.empty()) << other.id;
        }
    }
}

TEST_F(RecogniseTest, EveryImporterHasANameOfItsOwnAndEveryTableASample) {
    std::set<std::string> ids;
    for (const Importer& importer : importers()) EXPECT_TRUE(ids.insert(importer.id).second) << importer.id;
    EXPECT_EQ(importers().back().id, "table") << "it takes what nobody else claims";
    std::set<std::string> sampled;
    for (const PlatformSample& sample : platformSamples()) {
        EXPECT_TRUE(ids.contains(sample.importer)) << sample.importer;
        sampled.insert(sample.importer);
    }
    for (const Importer& importer : platformImporters()) EXPECT_TRUE(sampled.contains(importer.id)) << importer.id;
}

TEST_F(RecogniseTest, AnyImporterLaysOutAnyFileOrRefusesIt) {
    std::vector<PlatformSample> all = platformSamples();
    all.push_back({"one-cell", "table", "x\n"});
    all.push_back({"headings-only", "table", "序号,_uuid,Respondent ID,id,submitdate,Timestamp\n"});
    all.push_back({"ragged", "table", "Respondent ID,,\n,\n1,2,3,4,5\n\n,,,,,,,x\n"});
    all.push_back({"brackets", "table", "id,submitdate,[],[a,a],[[b]],c[],[d]e,Q1[],Q1[[]]\n1,,1,2,3,4,5,6,7\n"});
    all.push_back({"slashes", "table", "_uuid,/,//,a/,/b,a/b/\nu,1,1,1,0,1\n"});
    for (const PlatformSample& sample : all) {
        const Result<TableSource> table = openTable(write("a.csv", sample.text));
        ASSERT_TRUE(table.ok()) << sample.name;
        for (const Importer& importer : importers()) {
            SCOPED_TRACE(sample.name + " as " + importer.id);
            const Result<OpenedAnswers> opened = openAnswers(path("a.csv"), {}, importer.id);
            if (!opened) {
                EXPECT_FALSE(opened.problem().code.empty());
                continue;
            }
            const SourceLayout& layout = opened->layout;
            EXPECT_EQ(layout.width, layout.headings.size());
            std::set<std::size_t> columns;
            for (const SourceQuestion& question : layout.questions) {
                EXPECT_FALSE(question.columns.empty());
                EXPECT_FALSE(question.title.empty() && question.id.empty());
                for (const SourceColumn& column : question.columns) {
                    ASSERT_LT(column.index, layout.width);
                    EXPECT_TRUE(columns.insert(column.index).second) << "a column belongs to one question";
                    EXPECT_EQ(column.heading, layout.headings[column.index]);
                }
            }
            for (const std::size_t left_out : layout.left_out) EXPECT_FALSE(columns.contains(left_out));
        }
    }
}

}  // namespace
}  // namespace diaoyan
