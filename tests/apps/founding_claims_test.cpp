// SPDX-License-Identifier: GPL-3.0-or-later
#include "apps/diaoyan/founding_claims.h"

#include "apps/diaoyan/founding_margins.h"
#include "questionnaires/forms.h"

#include <gmock/gmock.h>

#include <set>

namespace diaoyan {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

/// What a count of the founding answers yields: their totals over all who answered.
std::vector<CountedQuestion> counted() {
    std::vector<CountedQuestion> all;
    const auto of_roles = foundingMargins();
    for (const auto& [role, margins] : of_roles.value())
        for (const auto& [item, margin] : margins.items)
            all.push_back({role, item, margins.respondents - margin.unanswered, margin.counts});
    return all;
}

const CheckedClaim& claim(const std::vector<CheckedClaim>& all, const std::string& role, const std::string& item,
                          const std::string& option) {
    for (const CheckedClaim& one : all)
        if (one.claim.role == role && one.claim.item == item && one.claim.option == option) return one;
    ADD_FAILURE() << role << " " << item << " " << option;
    return all.front();
}

/// "role item option" of all claims with this fault.
std::vector<std::string> withFault(const std::string& code) {
    std::vector<std::string> found;
    for (const CheckedClaim& one : checkPublishedClaims(counted()))
        for (const ClaimFault& fault : one.faults)
            if (fault.code == code) found.push_back(one.claim.role + " " + one.claim.item + " " + one.claim.option);
    return found;
}

std::string reason(const CheckedClaim& checked, const std::string& code) {
    for (const ClaimFault& fault : checked.faults)
        if (fault.code == code) return fault.reason.en;
    return "no such fault";
}

TEST(FoundingClaims, NameQuestionsAndOptionsOfTheForms) {
    ASSERT_EQ(publishedClaims().size(), 42u);
    for (const PublishedClaim& one : publishedClaims()) {
        const Questionnaire form = bundledForm(one.role).value();
        const Question* question = findQuestion(form, one.item);
        ASSERT_NE(question, nullptr) << one.item;
        EXPECT_EQ(question->title.zh, one.printed_question);
        EXPECT_TRUE(optionIndex(question->options, one.option)) << one.printed_option;
        EXPECT_EQ(question->kind == QuestionKind::multiple, one.printed_kind == "multiple") << one.item;
        EXPECT_TRUE(one.printed_base) << one.item;
    }
}

TEST(FoundingClaims, ReproduceEveryCount) {
    for (const CheckedClaim& one : checkPublishedClaims(counted())) EXPECT_TRUE(one.count_reproduced) << one.claim.item;
    EXPECT_THAT(withFault("count"), ElementsAre());
}

TEST(FoundingClaims, SayWhatCannotBe) {
    EXPECT_THAT(withFault("over-100"),
                ElementsAre("teacher school_support resources", "teacher school_support conditions"));
    EXPECT_THAT(withFault("arithmetic"), ElementsAre("teacher difficulties parents", "student improve activities"));
    EXPECT_THAT(withFault("two-bases"), ElementsAre("parent improve teaching", "parent improve teaching"));
    EXPECT_THAT(withFault("rank"), ElementsAre("parent most_satisfying discipline"));
    EXPECT_THAT(withFault("coded"), ElementsAre("teacher school_philosophy unclear"));
    EXPECT_THAT(withFault("label"), ElementsAre("teacher study_time half_to_1h"));
    EXPECT_THAT(withFault("sum-over-100"),
                ElementsAre("teacher environment satisfied", "teacher environment rather", "teacher own_work satisfied",
                            "teacher own_work rather", "teacher teaching satisfied", "teacher teaching rather",
                            "teacher team satisfied", "teacher team rather"));
    std::set<std::string> percents;
    for (const CheckedClaim& one : checkPublishedClaims(counted())) {
        EXPECT_EQ(one.percent_reproduced.has_value(), one.claim.printed_percent.has_value());
        if (one.percent_reproduced.value_or(false)) percents.insert(one.claim.item + " " + one.claim.option);
    }
    EXPECT_THAT(percents, ElementsAre()) << "every printed percentage stands over the maximum of an axis";
}

TEST(FoundingClaims, PutTheRightPercentageBeside) {
    const auto all = checkPublishedClaims(counted());
    const CheckedClaim& support = claim(all, "teacher", "school_support", "resources");
    EXPECT_DOUBLE_EQ(support.percent.value(), 100.0 * 316 / 507);
    EXPECT_EQ(
        reason(support, "base-is-axis"),
        "the base 200 of 158% is the maximum of the chart's axis, not a number of people; right is 316 / 507 = 62.3%");
    EXPECT_EQ(reason(claim(all, "student", "improve", "activities"), "arithmetic"),
              "even over the printed base, 322 / 350 is 92.0%, not 95%");
    EXPECT_EQ(reason(claim(all, "teacher", "environment", "rather"), "truncated"),
              "cut off instead of rounded: 202 / 250 = 80.8%");
}

TEST(FoundingClaims, KeepTheRanksThatCanBe) {
    const auto all = checkPublishedClaims(counted());
    EXPECT_TRUE(claim(all, "parent", "most_satisfying", "teaching").rank_reproduced.value());
    EXPECT_TRUE(claim(all, "parent", "most_satisfying", "staff").rank_reproduced.value());
    EXPECT_TRUE(claim(all, "parent", "child_change", "abilities").rank_reproduced.value());
    EXPECT_TRUE(claim(all, "student", "improve", "timetable").rank_reproduced.value());
    const CheckedClaim& discipline = claim(all, "parent", "most_satisfying", "discipline");
    EXPECT_FALSE(discipline.rank_reproduced.value());
    EXPECT_EQ(discipline.rank, 1);
    EXPECT_THAT(reason(discipline, "rank"), HasSubstr("called number 6; by count it is number 1 of 8"));
    EXPECT_THAT(reason(discipline, "rank"), HasSubstr("contradicts \"教育教学质量\" (181, called number 2)"));
}

TEST(FoundingClaims, NoticeOtherCountsAndMissingOnes) {
    const auto nothing = checkPublishedClaims({});
    ASSERT_EQ(nothing.size(), publishedClaims().size());
    for (const CheckedClaim& one : nothing) {
        EXPECT_FALSE(one.count || one.percent || one.percent_reproduced || one.rank_reproduced || one.count_reproduced);
        EXPECT_EQ(reason(one, "count"), "this option was not counted");
    }
    auto changed = counted();
    for (CountedQuestion& one : changed)
        if (one.role == "parent" && one.item == "hope") one.counts["grades"] = 400, one.base = 0;
    const auto all = checkPublishedClaims(changed);
    const CheckedClaim& hope = claim(all, "parent", "hope", "grades");
    EXPECT_FALSE(hope.count_reproduced || hope.percent);
    EXPECT_EQ(reason(hope, "count"), "551 in print, 400 in the answers");
    EXPECT_EQ(hope.rank, 3);
}

}  // namespace
}  // namespace diaoyan
