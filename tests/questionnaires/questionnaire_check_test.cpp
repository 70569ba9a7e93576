// SPDX-License-Identifier: GPL-3.0-or-later
#include "questionnaires/questionnaire_check.h"

#include "questionnaires/forms.h"

#include <gmock/gmock.h>

#include <functional>

namespace diaoyan {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;

Questionnaire sound() {
    Question yes_no{.id = "joined", .title = {"参加过吗", "joined?"}, .kind = QuestionKind::single};
    yes_no.options = {{"yes", {"是", "yes"}}, {"no", {"否", "no"}}};
    Question rating{.id = "rating", .title = {"满意吗", "satisfied?"}, .kind = QuestionKind::scale};
    rating.options = {{"s", {"满意", ""}, 2.0}, {"d", {"不满意", ""}, 1.0}, {"u", {"不了解", ""}, {}, false}};
    rating.show_when = {{"joined", {"yes"}}};
    Question matrix{.id = "aspects", .title = {"各方面", "aspects"}, .kind = QuestionKind::matrix};
    matrix.rows = {{"a", {"食堂", ""}}, {"b", {"操场", ""}}};
    matrix.options = rating.options;
    Question words{.id = "words", .title = {"建议", "words"}, .kind = QuestionKind::text};
    words.show_when = {{"aspects.b", {"d"}, true}};
    Question hope{.id = "期望", .title = {"期望", "hope"}, .kind = QuestionKind::multiple};
    hope.options = {{"a", {"甲", ""}}, {"b", {"乙", ""}}, {"c", {"丙", ""}, {}, true, true}};
    hope.max_choices = 2;
    Questionnaire form{.id = "f", .title = {"问卷", "form"}, .role = roleNamed("parent")};
    form.questions = {yes_no, rating, matrix, words, hope};
    return form;
}

enum At { joined, rating, aspects, words, hope };

/// "code pointer" of every problem after one thing was changed.
std::vector<std::string> after(const std::function<void(Questionnaire&)>& change) {
    Questionnaire form = sound();
    change(form);
    std::vector<std::string> found;
    for (const Problem& problem : checkQuestionnaire(form)) {
        found.push_back(problem.code + " " + problem.where.column);
        EXPECT_FALSE(problem.message.zh.empty() || problem.message.en.empty()) << problem.code;
    }
    return found;
}

std::vector<std::string> with(At which, const std::function<void(Question&)>& change) {
    return after([&](Questionnaire& form) { change(form.questions[which]); });
}

TEST(QuestionnaireCheck, FindsNothingInSoundForms) {
    EXPECT_THAT(checkQuestionnaire(sound()), IsEmpty());
    ASSERT_GE(bundledForms().size(), 3u);
    for (const BundledForm& bundled : bundledForms()) {
        const auto form = bundledForm(bundled.id);
        ASSERT_TRUE(form.ok()) << describe(form.problem(), Language::en);
        EXPECT_EQ(form->id, bundled.id);
        for (const Problem& problem : checkQuestionnaire(*form)) ADD_FAILURE() << describe(problem, Language::en);
    }
}

TEST(QuestionnaireCheck, LooksAtNames) {
    EXPECT_THAT(after([](auto& f) { f.id = ""; }), ElementsAre("bad-id /id"));
    EXPECT_THAT(after([](auto& f) { f.role.id = "a b"; }), ElementsAre("bad-id /role"));
    EXPECT_THAT(after([](auto& f) { f.title = {}; }), ElementsAre("empty-title /title"));
    EXPECT_THAT(after([](auto& f) { f.questions.clear(); }), ElementsAre("empty-questionnaire /questions"));
    EXPECT_THAT(with(hope, [](auto& q) { q.id = "a.b"; }), ElementsAre("bad-id /questions/4/id"));
    EXPECT_THAT(with(hope, [](auto& q) { q.id = "words"; }), ElementsAre("duplicate-id /questions/4/id"));
    EXPECT_THAT(with(hope, [](auto& q) { q.title = {}; }), ElementsAre("empty-title /questions/4/title"));
    EXPECT_THAT(with(hope, [](auto& q) { q.options[1].code = "a"; }),
                ElementsAre("duplicate-code /questions/4/options/1/code"));
    EXPECT_THAT(with(hope,
                     [](auto& q) {
                         q.options[1].label = {"甲", "b"};
                     }),
                ElementsAre("duplicate-label /questions/4/options/1/label"));
    EXPECT_THAT(with(hope, [](auto& q) { q.options[1].label = {}; }),
                ElementsAre("empty-label /questions/4/options/1/label"));
    EXPECT_THAT(with(aspects, [](auto& q) { q.rows[0].code = "b.b"; }),
                ElementsAre("bad-code /questions/2/rows/0/code"));
    EXPECT_THAT(with(aspects, [](auto& q) { q.rows[0].code = "b"; }),
                ElementsAre("duplicate-code /questions/2/rows/1/code"));
    EXPECT_THAT(with(aspects, [](auto& q) { q.rows[0].label = {}; }),
                ElementsAre("empty-label /questions/2/rows/0/label"));
    EXPECT_THAT(after([](auto& f) { f.id = "aspects"; }), ElementsAre("ambiguous-id /questions/2/id"));
}

TEST(QuestionnaireCheck, LooksAtOptionsAndRows) {
    EXPECT_THAT(with(hope, [](auto& q) { q.options.clear(); }), ElementsAre("no-options /questions/4/options"));
    EXPECT_THAT(with(words,
                     [](auto& q) {
                         q.options = {{"a", {"甲", ""}}};
                     }),
                ElementsAre("bad-cells /questions/3/options"));
    EXPECT_THAT(with(words, [](auto& q) { q.rows = {{"a", {"甲", ""}}}; }), ElementsAre("no-rows /questions/3/rows"));
    EXPECT_THAT(with(aspects, [](auto& q) { q.rows.clear(); }), Contains("no-rows /questions/2/rows"));
    EXPECT_THAT(with(aspects, [](auto& q) { q.cells = QuestionKind::matrix; }),
                Contains("bad-cells /questions/2/cells"));
    EXPECT_THAT(with(joined, [](auto& q) { q.options[1].exclusive = true; }),
                ElementsAre("exclusive-in-single /questions/0/options/1/exclusive"));
}

TEST(QuestionnaireCheck, LooksAtLimits) {
    EXPECT_THAT(with(hope, [](auto& q) { q.max_choices = 0; }), ElementsAre("bad-limit /questions/4/max_choices"));
    EXPECT_THAT(with(hope, [](auto& q) { q.min_choices = 3; }), ElementsAre("bad-limit /questions/4/min_choices"));
    EXPECT_THAT(with(hope, [](auto& q) { q.min_choices = -1; }), ElementsAre("bad-limit /questions/4/min_choices"));
    EXPECT_THAT(with(words, [](auto& q) { q.min_number = 2, q.max_number = 1; }),
                ElementsAre("bad-limit /questions/3/min_number"));
    EXPECT_THAT(with(words, [](auto& q) { q.max_number = NAN; }), ElementsAre("bad-limit /questions/3/max_number"));
}

TEST(QuestionnaireCheck, LooksAtScales) {
    EXPECT_THAT(with(rating, [](auto& q) { q.options[0].score = {}; }),
                ElementsAre("no-score /questions/1/options/0/score"));
    EXPECT_THAT(with(rating, [](auto& q) { q.options[2].score = 0; }),
                ElementsAre("score-off-scale /questions/1/options/2/score"));
    EXPECT_THAT(with(rating, [](auto& q) { q.options[1].score = 2; }),
                ElementsAre("scores-not-monotone /questions/1/options"));
    EXPECT_THAT(with(rating, [](auto& q) { q.direction = ScaleDirection::worst_first; }),
                ElementsAre("direction-contradicts-scores /questions/1/direction"));
    EXPECT_THAT(with(aspects, [](auto& q) { q.options[0].score = 0; }),
                ElementsAre("direction-contradicts-scores /questions/2/direction"));
    EXPECT_THAT(with(rating,
                     [](auto& q) {
                         q.options[1] = {"x", {"说不清", ""}, {}, false};
                     }),
                ElementsAre("short-scale /questions/1/options"));
}

TEST(QuestionnaireCheck, LooksAtSkipRules) {
    const auto rule = [](ShowRule r) { return with(rating, [&](auto& q) { q.show_when = {r}; }); };
    EXPECT_THAT(rule({"nobody", {"a"}}), ElementsAre("unknown-question /questions/1/show_when/0/question"));
    EXPECT_THAT(rule({"期望", {"a"}}), ElementsAre("rule-points-forward /questions/1/show_when/0/question"));
    EXPECT_THAT(rule({"rating", {"s"}}), ElementsAre("rule-points-forward /questions/1/show_when/0/question"));
    EXPECT_THAT(rule({"joined", {"yes", "maybe"}, true}),
                ElementsAre("unknown-code /questions/1/show_when/0/none_of/1"));
    EXPECT_THAT(rule({"joined", {}}), ElementsAre("empty-rule /questions/1/show_when/0/any_of"));
    EXPECT_THAT(with(hope,
                     [](auto& q) {
                         q.show_when = {{"words", {"x"}}};
                     }),
                ElementsAre("rule-without-options /questions/4/show_when/0/question"));
    EXPECT_THAT(with(hope,
                     [](auto& q) {
                         q.show_when = {{"aspects", {"s"}}};
                     }),
                ElementsAre("unknown-question /questions/4/show_when/0/question"))
        << "a matrix is named by row";
}

TEST(QuestionnaireCheck, LooksAtRosterFields) {
    EXPECT_THAT(after([](auto& f) {
                    f.questions[joined].roster_field = RosterField::school;
                    f.questions[words].roster_field = RosterField::school;
                }),
                ElementsAre("roster-field-twice /questions/3/roster_field"));
    EXPECT_THAT(with(hope, [](auto& q) { q.roster_field = RosterField::grade; }),
                ElementsAre("bad-roster-field /questions/4/roster_field"));
}

TEST(QuestionnaireCheck, KnowsGoodIds) {
    for (const char* good : {"a", "期望_2", "half-hour", "Q3", "é", "𠀀"}) EXPECT_TRUE(isGoodId(good)) << good;
    for (const char* bad :
         {"", "a.b", "a b", "　", "a\u200Bb", "a/b", "\"", "\xFF", "\xC0\xAF", "\xE4\xBD", "a\nb", "\xED\xA0\x80"})
        EXPECT_FALSE(isGoodId(bad)) << bad;
    EXPECT_FALSE(isGoodId(std::string(101, 'a')));
}

TEST(BundledForms, AreNamedWhenOneIsUnknown) {
    const auto form = bundledForm("guard");
    ASSERT_FALSE(form.ok());
    EXPECT_EQ(form.problem().code, "unknown-form");
    EXPECT_THAT(form.problem().message.en, testing::HasSubstr("parent, student, teacher"));
}

}  // namespace
}  // namespace diaoyan
