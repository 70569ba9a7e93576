// SPDX-License-Identifier: GPL-3.0-or-later
#include "collector/web/pages/form_page.h"

#include "collector/web/pages/web_assets.h"
#include "questionnaires/forms.h"
#include "tests/collector/web/page_reader.h"
#include "tests/support/golden.h"

#include <gmock/gmock.h>

#include <regex>
#include <set>

namespace diaoyan {
namespace {

using testing::HasSubstr;
using testing::Not;

constexpr const char* hostile = "\"><script>alert(1)</script>' & \x01\x7F\xC2\x85</label>";

std::vector<Option> optionsOf(const std::vector<std::string>& codes) {
    std::vector<Option> options;
    for (const std::string& code : codes) options.push_back({.code = code, .label = {"选" + code, "option " + code}});
    return options;
}

/// A question of every kind, with everything a kind can have.
Questionnaire everyKind() {
    Questionnaire form{.id = "all", .title = {"各种题型", "All kinds"}};
    std::vector<Option> choices = optionsOf({"a", "b", "z", "none"});
    choices[2].other = true;
    choices[3].exclusive = true;
    form.questions = {
        {.id = "one", .title = {"单选", "one"}, .options = choices, .required = true},
        {.id = "many",
         .title = {"多选", "many"},
         .kind = QuestionKind::multiple,
         .options = choices,
         .min_choices = 1,
         .max_choices = 2,
         .note = {"说明", "a note"}},
        {.id = "how", .title = {"量表", "scale"}, .kind = QuestionKind::scale, .options = optionsOf({"1", "2", "3"})},
        {.id = "grid",
         .title = {"矩阵", "matrix"},
         .kind = QuestionKind::matrix,
         .options = optionsOf({"1", "2"}),
         .rows = {{"x", {"甲", "X"}}, {"y", {"乙", "Y"}}},
         .required = true},
        {.id = "order",
         .title = {"排序", "ranks"},
         .kind = QuestionKind::ranking,
         .options = optionsOf({"a", "b", "c"})},
        {.id = "hours",
         .title = {"小时", "hours"},
         .kind = QuestionKind::number,
         .min_number = 0.5,
         .max_number = 14,
         .show_when = {{"one", {"a", "z"}}, {.question = "many", .any_of = {"none"}, .negated = true}}},
        {.id = "say", .title = {"建议", "words"}, .kind = QuestionKind::text},
        {.id = "day", .title = {"日期", "date"}, .kind = QuestionKind::date, .required = true},
    };
    return form;
}

/// What stays alive while a page refers to it.
struct PageParts {
    Questionnaire form = everyKind();
    Roster roster{};
    FormPage page() const {
        return {.questionnaire = form,
                .roster = roster,
                .answer_id = "0192f0c1-7b7a-4c3e-9d55-0123456789ab",
                .began = "1790000000"};
    }
};

Roster twoSchools() {
    return {.schools = {{.code = "S01", .name = "第一小学"}, {.code = "S 02", .name = "第二中学"}}};
}

std::size_t timesIn(const std::string& text, const std::string& words) {
    std::size_t times = 0;
    for (std::size_t at = text.find(words); at != std::string::npos; at = text.find(words, at + 1)) ++times;
    return times;
}

/// What holds for every page of a questionnaire.
void expectSoundPage(const std::string& html) {
    std::set<std::string> ids;
    const std::vector<PageTag> tags = tagsOf(html);
    for (const PageTag& tag : tags)
        if (tag.has("id")) { EXPECT_TRUE(ids.insert(tag.at("id")).second) << "twice: " << tag.at("id"); }
    std::set<std::string> labelled;
    for (const PageTag& tag : tags) {
        if (tag.name == "label") labelled.insert(tag.at("for"));
        for (const char* reference : {"for", "aria-describedby", "aria-labelledby"}) {
            std::istringstream names(tag.at(reference));
            for (std::string id; names >> id;) { EXPECT_TRUE(ids.contains(id)) << reference << " " << id; }
        }
        EXPECT_FALSE(tag.has("style") || tag.has("onclick") || tag.name == "style") << "inline: " << tag.name;
        if (tag.name == "script") { EXPECT_EQ(tag.at("src"), assetPath("form.js")); }
        if (tag.name == "a" && tag.at("href").starts_with('#')) { EXPECT_TRUE(ids.contains(tag.at("href").substr(1))); }
    }
    for (const PageTag& control : controlsOf(html)) {
        EXPECT_TRUE(control.in_label || control.has("aria-label") || control.has("aria-labelledby") ||
                    labelled.contains(control.at("id")))
            << "no label: " << control.at("name");
    }
    EXPECT_EQ(timesIn(html, "<fieldset"), timesIn(html, "</fieldset>"));
    EXPECT_EQ(timesIn(html, "<label"), timesIn(html, "</label>"));
}

TEST(FormPage, OfAQuestionnaireWithoutQuestionsIsAPage) {
    const Questionnaire empty{.id = "x"};
    const Roster nobody;
    const std::string html = formPage({.questionnaire = empty, .roster = nobody});
    expectSoundPage(html);
    EXPECT_THAT(html, HasSubstr("action=\"/submit/x\""));
    EXPECT_TRUE(controlsOf(html).empty());
}

TEST(FormPage, EveryKindHasItsControls) {
    const PageParts parts;
    const std::string html = formPage(parts.page());
    expectSoundPage(html);
    std::map<std::string, int> names;
    std::map<std::string, std::string> types;
    for (const PageTag& control : controlsOf(html)) {
        ++names[control.at("name")];
        types[control.at("name")] = control.name + ' ' + control.at("type");
    }
    const std::map<std::string, int> wanted{
        {"one", 4},     {"one:z", 1},   {"many", 4},    {"many:z", 1}, {"how", 3}, {"grid.x", 2}, {"grid.y", 2},
        {"order#a", 1}, {"order#b", 1}, {"order#c", 1}, {"hours", 1},  {"say", 1}, {"day", 1}};
    EXPECT_EQ(names, wanted);
    EXPECT_EQ(types["one"], "input radio");
    EXPECT_EQ(types["many"], "input checkbox");
    EXPECT_EQ(types["grid.x"], "input radio");
    EXPECT_EQ(types["order#a"], "select ");
    EXPECT_EQ(types["hours"], "input number");
    EXPECT_EQ(types["say"], "textarea ");
    EXPECT_EQ(types["day"], "input date");
    const PageTag hours = tagWith(html, "name", "hours");
    EXPECT_EQ(hours.at("min") + ' ' + hours.at("max") + ' ' + hours.at("step"), "0.5 14 any");
    EXPECT_EQ(tagWith(html, "id", "q2").at("data-max"), "2");
    EXPECT_EQ(timesIn(html, "data-alone"), 1U) << "exclusive means something among several only";
}

TEST(FormPage, BrowsersInsistOnlyWhereNothingIsSkipped) {
    PageParts parts;
    for (Question& question : parts.form.questions) question.required = true;
    const std::string html = formPage(parts.page());
    EXPECT_TRUE(tagWith(html, "name", "one").has("required"));
    EXPECT_TRUE(tagWith(html, "name", "say").has("required"));
    EXPECT_FALSE(tagWith(html, "name", "hours").has("required")) << "shown to some only";
    EXPECT_FALSE(tagWith(html, "name", "many").has("required")) << "it would insist on the first option";
    EXPECT_TRUE(tagWith(html, "id", "q6").has("data-must"));
}

TEST(FormPage, SkipRulesAreThereForScriptsAndForReaders) {
    PageParts parts;
    FormPage page = parts.page();
    EXPECT_EQ(tagWith(formPage(page), "id", "q6").at("data-show"), R"([["one",["a","z"],0],["many",["none"],1]])");
    EXPECT_THAT(formPage(page), HasSubstr("第 1 题选了“选a”、“选z”的才需回答本题；第 2 题选了“选none”的不用回答本题"));
    page.language = Language::en;
    EXPECT_THAT(formPage(page),
                HasSubstr("Only for those who chose &quot;option a&quot;, &quot;option z&quot; in question 1"));
}

TEST(FormPage, AnswersGivenBeforeAreFilledIn) {
    const PageParts parts;
    FormPage page = parts.page();
    page.filled = {{"one", "z"},     {"one:z", "我\"说"}, {"many", "a"},      {"many", "b"},        {"grid.y", "2"},
                   {"order#b", "1"}, {"hours", "7.5"},    {"say", "\n<b>好"}, {"day", "2026-09-01"}};
    const std::string html = formPage(page);
    expectSoundPage(html);
    std::set<std::string> checked;
    for (const PageTag& control : controlsOf(html))
        if (control.has("checked")) checked.insert(control.at("name") + '=' + control.at("value"));
    EXPECT_EQ(checked, (std::set<std::string>{"one=z", "many=a", "many=b", "grid.y=2"}));
    EXPECT_EQ(tagWith(html, "name", "one:z").at("value"), "我\"说");
    EXPECT_EQ(tagWith(html, "name", "hours").at("value"), "7.5");
    EXPECT_EQ(tagWith(html, "name", "day").at("value"), "2026-09-01");
    EXPECT_THAT(html, HasSubstr(">\n\n&lt;b&gt;好</textarea>"));
    EXPECT_THAT(html, HasSubstr("<option selected>1"));
    EXPECT_TRUE(tagWith(html, "id", "form").has("data-filled"));
}

TEST(FormPage, ProblemsStandAtTheirQuestionsAndOnTop) {
    PageParts parts;
    parts.roster = twoSchools();
    FormPage page = parts.page();
    page.consent = {"说明", "words"};
    page.problems = {{"consent-missing", {"请先同意", "Agree first"}, {{}, 0, ".consent", {}}},
                     {"required", {"请选择一项", "Choose one"}, {{}, 0, "one", {}}},
                     {"required", {"请选择乙", "Choose for Y"}, {{}, 0, "grid.y", {}}},
                     {"out-of-range", {"太多了", "Too many"}, {{}, 0, "hours", {}}},
                     {"unknown-school", {"没有这所学校", "No such school"}, {{}, 0, ".school", {}}},
                     {"strange", {"哪里都不是", "Nowhere"}, {{}, 0, "<b>", {}}}};
    const std::string html = formPage(page);
    expectSoundPage(html);
    EXPECT_EQ(tagWith(html, "id", "consent").at("aria-describedby"), "econsent");
    EXPECT_EQ(tagWith(html, "id", "q1").at("aria-describedby"), "eq1");
    EXPECT_EQ(tagWith(html, "id", "q4-2").at("aria-describedby"), "eq4-2");
    EXPECT_EQ(tagWith(html, "name", "hours").at("aria-describedby"), "eq6");
    EXPECT_EQ(tagWith(html, "name", ".school").at("aria-describedby"), "eschool");
    for (const char* target : {"#consent", "#q1", "#q4-2", "#q6", "#school"})
        EXPECT_EQ(tagWith(html, "href", target).name, "a") << target;
    EXPECT_THAT(html, HasSubstr("<li>哪里都不是</li>"));
}

TEST(FormPage, TheSchoolIsChosenFromTheRoster) {
    PageParts parts;
    parts.form = bundledForm("parent").value();
    parts.roster = twoSchools();
    FormPage page = parts.page();
    const std::string html = formPage(page);
    expectSoundPage(html);
    EXPECT_TRUE(tagWith(html, "name", ".school").has("required"));
    EXPECT_EQ(tagWith(html, "name", "school").name, "") << "the select stands for the question";
    EXPECT_EQ(tagWith(html, "value", "S 02").name, "option");
    EXPECT_EQ(tagWith(html, "name", "class_name").name, "input");

    page.problems = {{"school-missing", {"请选学校", "Choose"}, {{}, 0, "school", {}}}};
    EXPECT_EQ(tagWith(formPage(page), "name", ".school").at("aria-describedby"), "eq1");

    parts.roster = {};
    EXPECT_EQ(tagWith(formPage(parts.page()), "name", "school").name, "input") << "no roster: words";
}

TEST(FormPage, OneSchoolIsNoChoice) {
    PageParts parts;
    parts.form = bundledForm("parent").value();
    parts.roster = {.schools = {{.code = "S01", .name = "第一小学"}}};
    const std::string html = formPage(parts.page());
    EXPECT_EQ(tagWith(html, "name", ".school").at("type"), "hidden");
    EXPECT_THAT(html, HasSubstr("学校：第一小学"));
}

TEST(FormPage, WhatTheInvitationTellsIsNotAsked) {
    PageParts parts;
    parts.form = bundledForm("parent").value();
    parts.roster = twoSchools();
    FormPage page = parts.page();
    page.invitation = {.questionnaire = "parent", .school = "S 02", .class_name = "2班", .tag = "0123456789abcdef"};
    const std::string html = formPage(page);
    expectSoundPage(html);
    EXPECT_EQ(tagWith(html, "name", ".school").at("type") + tagWith(html, "name", ".school").at("value"), "hiddenS 02");
    EXPECT_EQ(tagWith(html, "name", ".class").at("value"), "2班");
    EXPECT_EQ(tagWith(html, "name", ".tag").at("value"), "0123456789abcdef");
    EXPECT_EQ(tagWith(html, "name", "class_name").name, "");
    EXPECT_THAT(html, HasSubstr("学校：第二中学　班级：2班"));
    EXPECT_THAT(html, HasSubstr("<legend>1. 您孩子所在的年级")) << "numbers are those of the page";
    EXPECT_EQ(tagWith(html, "lang", "en").at("href"),
              "/f/parent?school=S%2002&class=2%E7%8F%AD&tag=0123456789abcdef&lang=en");

    page.invitation.code = "ABCDEFGHJKMN";
    const std::string with_code = formPage(page);
    EXPECT_EQ(tagWith(with_code, "name", ".code").at("value"), "ABCDEFGHJKMN");
    EXPECT_EQ(tagWith(with_code, "name", ".tag").name, "");
    EXPECT_EQ(tagWith(with_code, "name", ".school").name, "") << "the code knows the school";
    EXPECT_EQ(tagWith(with_code, "lang", "en").at("href"), "/c/ABCD-EFGH-JKMN?lang=en");
}

TEST(FormPage, ASchoolThatWasOnlyChosenMayBeChosenAgain) {
    PageParts parts;
    parts.form = bundledForm("parent").value();
    parts.roster = twoSchools();
    FormPage page = parts.page();
    page.invitation = {.questionnaire = "parent", .school = "S01"};  // as a submission without a tag claims it
    page.filled = {{".school", "S01"}};
    const std::string html = formPage(page);
    EXPECT_EQ(tagWith(html, "name", ".school").name, "select");
    EXPECT_TRUE(tagWith(html, "value", "S01").has("selected"));
}

TEST(FormPage, QuestionsWithOptionsAreLeftOffOnlyWhereTheInvitationIsAnOption) {
    PageParts parts;
    parts.roster = twoSchools();
    parts.form.questions[0].roster_field = RosterField::class_name;
    parts.form.questions[2].roster_field = RosterField::school;
    FormPage page = parts.page();
    page.invitation = {.school = "S01", .class_name = "2班", .tag = "x"};
    EXPECT_EQ(tagWith(formPage(page), "name", "one").name, "input");
    EXPECT_EQ(tagWith(formPage(page), "name", "how").name, "input");
    parts.form.questions[0].options[1].label.zh = "2班";
    parts.form.questions[2].options[1].code = "S01";
    EXPECT_EQ(tagWith(formPage(page), "name", "one").name, "");
    EXPECT_EQ(tagWith(formPage(page), "name", "how").name, "");
}

TEST(FormPage, ConsentIsAskedWhereThereAreWords) {
    const PageParts parts;
    FormPage page = parts.page();
    EXPECT_EQ(tagWith(formPage(page), "name", ".consent").name, "");
    page.consent = {"未满 14 周岁的由监护人同意", ""};
    page.language = Language::en;
    const std::string html = formPage(page);
    EXPECT_TRUE(tagWith(html, "name", ".consent").has("required"));
    EXPECT_THAT(html, HasSubstr("未满 14 周岁的由监护人同意")) << "one language is better than none";
}

TEST(FormPage, HostileWordsStayWords) {
    PageParts parts;
    const Text words{hostile, hostile};
    parts.form.id = hostile;
    parts.form.title = words;
    for (Question& question : parts.form.questions) {
        question.title = question.note = words;
        for (Option& option : question.options) option = {.code = option.code + hostile, .label = words, .other = true};
        for (MatrixRow& row : question.rows) row = {row.code + hostile, words};
        for (ShowRule& rule : question.show_when) rule.any_of = {std::string("a") + hostile, "\xFF"};
        if (question.id != "one" && question.id != "many") question.id += hostile;
    }
    parts.roster = {.schools = {{.code = hostile, .name = hostile}, {.code = "b", .name = std::string(10'000, 'x')}}};
    FormPage page = parts.page();
    page.answer_id = page.began = hostile;
    page.welcome = page.consent = words;
    page.filled = {{"one:z", hostile}, {".school", hostile}, {std::string("say") + hostile, hostile}};
    page.problems = {{"x", words, {{}, 0, "one", hostile}}, {"x", words, {{}, 0, hostile, hostile}}};
    for (const Language language : {Language::zh, Language::en}) {
        page.language = language;
        const std::string html = formPage(page);
        expectSoundPage(html);
        EXPECT_EQ(timesIn(html, "<script"), 1U);
        EXPECT_THAT(html, Not(HasSubstr("alert(1)</")));
        EXPECT_EQ(html.find_first_of("\x01\x7F"), std::string::npos);
    }
    page.invitation = {.questionnaire = hostile, .school = hostile, .class_name = hostile, .tag = hostile};
    expectSoundPage(formPage(page));
}

TEST(FormPage, LongLabelsGoThrough) {
    PageParts parts;
    parts.form.questions[0].options[0].label = untranslated(std::string(30'000, 'w'));
    EXPECT_THAT(formPage(parts.page()), HasSubstr(std::string(30'000, 'w')));
}

TEST(FormPage, IsTheSameEachTime) {
    const PageParts parts;
    EXPECT_EQ(formPage(parts.page()), formPage(parts.page()));
}

TEST(FormPage, OfTheBundledParentForm) {
    PageParts parts;
    parts.form = bundledForm("parent").value();
    parts.roster = twoSchools();
    FormPage page = parts.page();
    page.welcome = {"感谢您参加本次调查。", "Thank you for taking part."};
    // The paths carry hashes of the assets, which have tests of their own.
    const std::string html = std::regex_replace(formPage(page), std::regex("\\.[0-9a-f]{8}\\."), ".12345678.");
    expectGolden("web/parent_page.zh.html", html);
}

TEST(FormPage, BundledFormsWeighLessThanThirtyKilobytesInAll) {
    for (const BundledForm& bundled : bundledForms()) {
        PageParts parts;
        parts.form = bundledForm(bundled.id).value();
        parts.roster = twoSchools();
        for (const Language language : {Language::zh, Language::en}) {
            FormPage page = parts.page();
            page.language = language;
            const std::string html = formPage(page);
            expectSoundPage(html);
            std::size_t weight = html.size();
            for (const WebAsset& asset : webAssets())
                if (html.find(asset.path) != std::string::npos) weight += asset.body.size();
            EXPECT_LT(weight, 30'000U) << bundled.id;
            EXPECT_GT(weight, html.size() + 10'000) << "the assets were not found in the page";
        }
    }
}

}  // namespace
}  // namespace diaoyan
