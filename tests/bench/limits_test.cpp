// SPDX-License-Identifier: GPL-3.0-or-later
// The hand-written limits give what the engine gives, on the same answers imported by the program's own way.
#include "bench/kernel_limit.h"
#include "bench/parse_limit.h"
#include "bench/workload.h"
#include "bench/workload_analysis.h"

#include "analysis/engine/column_engine.h"
#include "collector/import_job.h"
#include "collector/roster_reader.h"

#include <gmock/gmock.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

namespace diaoyan::bench {
namespace {

using testing::IsEmpty;

class Limits : public testing::Test {
protected:
    void SetUp() override {
        folder_ = std::filesystem::temp_directory_path() / ("diaoyan-limits-" + std::to_string(::getpid()));
        std::filesystem::create_directories(folder_);
    }
    void TearDown() override { std::filesystem::remove_all(folder_); }

    std::string answersCsv(std::int64_t rows, int schools) const {
        const std::string path = folder_ / "answers.csv";
        EXPECT_TRUE(writeAnswers(path, rows, schools).ok());
        return path;
    }

    std::filesystem::path folder_;
};

Roster rosterOf(int schools, const std::filesystem::path& folder) {
    const std::string path = folder / "roster.csv";
    EXPECT_TRUE(writeRoster(path, schools).ok());
    return readRoster(path).value().roster;
}

TEST_F(Limits, CountAsTheEngineDoes) {
    constexpr int schools = 7;
    const Roster roster = rosterOf(schools, folder_);
    auto survey = SurveyFile::create(folder_ / "a.survey", roster, {workloadQuestionnaire()});
    ASSERT_TRUE(survey.ok());
    ImportRequest request;
    request.files = {answersCsv(700, schools)};
    request.form = "parent";
    request.school_column = "学校";
    const auto outcome = importFiles(*survey, request);
    ASSERT_TRUE(outcome.ok() && outcome->stored);

    const auto responses = std::make_shared<const Responses>(survey->responses("parent").value());
    const Checksums engine = analyseWorkload(ColumnEngine(responses, roster));
    const Checksums kernel = countAtTheLimit(codesBySchool(*responses), 2);
    EXPECT_THAT(disagreements({{"engine", engine}, {"kernel", kernel}}), IsEmpty());

    const Checksums parsed = checksumsOf(parseAtTheLimit(folder_ / "answers.csv", 2).value(), workloadQuestionnaire());
    EXPECT_THAT(disagreements({{"engine", engine}, {"parse", parsed}}), IsEmpty());
    EXPECT_GT(*engine.choices, 0);
    EXPECT_GT(*engine.chi_square_ticks, 0);
    EXPECT_GT(*engine.sum_of_minutes, 0);
}

TEST_F(Limits, NoRowIsLostBetweenThreads) {
    for (const std::int64_t rows : {0, 1, 2, 3, 50}) {
        const std::string path = answersCsv(rows, 3);
        for (const int threads : {1, 2, 5}) {
            const CodedAnswers answers = parseAtTheLimit(path, threads).value();
            EXPECT_EQ(answers.rows, rows) << threads;
            EXPECT_EQ(answers.columns.size(), 39u) << "school, 24 scales, 8 choices, 6 multiple choices";
            EXPECT_EQ(answers.remark_ends.size(), static_cast<std::size_t>(rows));
        }
    }
}

TEST_F(Limits, ACommaInQuotationMarksEndsNoCell) {
    std::ofstream(folder_ / "q.csv") << "n,school,a,minutes,remark\n1,s,x,5,\"a,\"\"b\"\"\"\n2,s,,,c\n";
    const CodedAnswers answers = parseAtTheLimit(folder_ / "q.csv", 1).value();
    EXPECT_EQ(answers.rows, 2);
    EXPECT_EQ(answers.remarks, "a,\"b\"c");
    EXPECT_THAT(answers.minutes, testing::ElementsAre(5, 0xFFFF));
    EXPECT_THAT(answers.columns[1].codes, testing::ElementsAre(1, 0));
}

TEST_F(Limits, AMissingFileIsAProblem) {
    EXPECT_EQ(parseAtTheLimit(folder_ / "no.csv", 2).problem().code, "file-missing");
}

}  // namespace
}  // namespace diaoyan::bench
