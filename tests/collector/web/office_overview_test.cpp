// SPDX-License-Identifier: GPL-3.0-or-later
#include "collector/web/office/live_answers.h"
#include "collector/web/office/markup.h"
#include "collector/web/office/office_page.h"
#include "tests/collector/web/office_room.h"

#include <gmock/gmock.h>
#include <nlohmann/json.hpp>

namespace diaoyan {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

class OfficeOverviewTest : public OfficeRoom {
protected:
    nlohmann::json numbers() { return nlohmann::json::parse(get("/office/numbers.json").body); }
};

TEST_F(OfficeOverviewTest, ASurveyWithoutQuestionnairesSchoolsAndAnswersHasAPage) {
    makeOffice({}, {});
    signIn();
    EXPECT_THAT(get("/office").body, HasSubstr("The survey file has no questionnaire yet."));
    EXPECT_EQ(get("/office/links").status, 200);
    EXPECT_EQ(get("/office/downloads").status, 200);
    EXPECT_EQ(get("/office/entry").status, 200);
}

TEST_F(OfficeOverviewTest, CountsRiseWithTheAnswersAndTheClock) {
    makeOffice();
    signIn();
    EXPECT_EQ(numbers()["live"]["parent/total"], "0");
    EXPECT_EQ(numbers()["live"]["parent/median"], "from 10 sheets on");
    AnswerSheet now = sheet("a");
    now.submitted_at = "2026-11-23T08:00:00";
    std::tm day{.tm_sec = 0, .tm_min = 30, .tm_hour = 8, .tm_mday = 23, .tm_mon = 10, .tm_year = 126};
    day.tm_isdst = -1;
    now_ = ::mktime(&day);
    signIn();
    store(now);
    now.submitted_at = "2026-11-23T07:10:00";
    store(now);
    now.submitted_at = "2026-11-22T23:59:59";
    store(now);
    now.submitted_at = "";
    store(now);
    const nlohmann::json after = numbers();
    EXPECT_EQ(after["live"]["parent/total"], "4");
    EXPECT_EQ(after["live"]["parent/today"], "2");
    EXPECT_EQ(after["live"]["parent/hour"], "1");
    EXPECT_EQ(after["state"], "Open");
    EXPECT_THAT(get("/office").body,
                AllOf(HasSubstr("<span data-live=\"parent/total\">4</span>"), HasSubstr("class=\"rates\""),
                      HasSubstr("http://192.168.1.20:8080"), HasSubstr("/office/poster.pdf")));
}

TEST_F(OfficeOverviewTest, ThePageIsChineseUnlessAskedOtherwise) {
    makeOffice();
    signIn();
    EXPECT_THAT(get("/office", "").body, AllOf(HasSubstr("<html lang=\"zh-CN\">"), HasSubstr("正在回收")));
    EXPECT_THAT(get("/office", "lang=en").body, AllOf(HasSubstr("<html lang=\"en\">"), HasSubstr("Received")));
}

TEST_F(OfficeOverviewTest, NoPageHasAnInlineScriptOrStyle) {
    makeOffice();
    signIn();
    for (const char* page :
         {"/office", "/office/login", "/office/links", "/office/downloads", "/office/entry", "/office/entry/parent"}) {
        const std::string body = get(page).body;
        EXPECT_THAT(body, AllOf(Not(HasSubstr("<script>")), Not(HasSubstr("<style")), Not(HasSubstr(" style=")),
                                Not(HasSubstr(" onclick="))))
            << page;
    }
}

/// Whoever looks at a figure after every single answer sees it change in steps of the minimum only.
TEST_F(OfficeOverviewTest, FiguresTellNothingAboutOneAnswer) {
    makeOffice();
    signIn();
    std::string before;
    int changes = 0;
    for (int n = 1; n <= 45; ++n) {
        store(sheet(n % 3 == 0 ? "b" : "a"));
        const WebReply reply = get("/office/figure/parent/satisfied.svg", "n=" + std::to_string(n));
        EXPECT_EQ(numbers()["figures"]["parent/satisfied"], n / 10 * 10) << n;
        if (n < 10) {
            EXPECT_EQ(reply.status, 404) << n;
            continue;
        }
        EXPECT_EQ(reply.status, 200);
        EXPECT_EQ(reply.content_type, "image/svg+xml");
        EXPECT_EQ(last_figure_.rows, static_cast<std::size_t>(n / 10 * 10)) << n;
        if (reply.body != before) {
            EXPECT_EQ(n % 10, 0) << "the figure changed between two steps";
            ++changes;
        }
        before = reply.body;
    }
    EXPECT_EQ(changes, 4);
    EXPECT_EQ(figures_drawn_, 4) << "a step is drawn once";
    EXPECT_EQ(last_figure_.columns.size(), items(routedForm()).size());
    for (const Column& column : last_figure_.columns)
        if (const auto* codes = std::get_if<CodeColumn>(&column)) {
            std::visit([](const auto& values) { EXPECT_EQ(values.size(), 40u); }, codes->codes);
        }
}

/// A question that few are asked waits until enough of them have answered it, not only enough sheets have come.
TEST_F(OfficeOverviewTest, FiguresOfRareQuestionsWaitForTheirOwnAnswers) {
    makeOffice();
    signIn();
    std::vector<int> shown_at;
    std::int64_t before = 0;
    std::size_t reasons = 0;
    std::size_t reasons_before = 0;
    for (int n = 1; n <= 120; ++n) {
        const bool dissatisfied = n % 4 == 1;
        store(sheet(dissatisfied ? "c" : "a"));
        reasons += dissatisfied ? 1 : 0;
        const std::int64_t rows = numbers()["figures"]["parent/reason"];
        if (rows == before) continue;
        EXPECT_EQ(rows, n);
        EXPECT_EQ(n % 10, 0);
        EXPECT_GE(reasons - reasons_before, 10u) << "a step of fewer answers than the minimum";
        reasons_before = reasons;
        before = rows;
        shown_at.push_back(n);
    }
    EXPECT_THAT(shown_at, testing::ElementsAre(40, 80, 120));
}

TEST_F(OfficeOverviewTest, WhoDoesNotKnowIsNotAmongTheAnswersThatAFigureNeeds) {
    makeOffice();
    signIn();
    for (int n = 1; n <= 19; ++n) store(sheet(n <= 10 ? "x" : "a"));
    EXPECT_EQ(numbers()["live"]["parent/total"], "19");
    EXPECT_EQ(numbers()["figures"]["parent/satisfied"], 0) << "nine say what they think";
    store(sheet("a"));
    EXPECT_EQ(numbers()["figures"]["parent/satisfied"], 20);
}

TEST_F(OfficeOverviewTest, UnderTheMinimumThereIsNothingButTheCount) {
    makeOffice();
    signIn();
    for (int n = 1; n <= 9; ++n) store(sheet("a", 45));
    const std::string page = get("/office").body;
    EXPECT_THAT(page, AllOf(HasSubstr(">9</span>"), Not(HasSubstr("<img")), Not(HasSubstr("45 s")),
                            HasSubstr("too few answers to be shown yet"), HasSubstr("steps of 10")));
    store(sheet("a", 75));
    const std::string tenth = get("/office").body;
    EXPECT_THAT(tenth,
                AllOf(HasSubstr("<img src=\"/office/figure/parent/satisfied.svg?lang=en&amp;n=10\" loading=\"lazy\""),
                      HasSubstr("45 s")));
}

TEST_F(OfficeOverviewTest, TheMedianTimeMovesInStepsToo) {
    makeOffice();
    signIn();
    for (int n = 1; n <= 10; ++n) store(sheet("a", n));
    EXPECT_EQ(numbers()["live"]["parent/median"], "6 s") << "5.5 s, half up";
    for (int n = 1; n <= 9; ++n) store(sheet("a", 600));
    EXPECT_EQ(numbers()["live"]["parent/median"], "6 s");
    store(sheet("a", -1));
    EXPECT_EQ(numbers()["live"]["parent/median"], "6 s") << "only nine more times are known";
    for (int n = 1; n <= 10; ++n) store(sheet("a", 600));
    EXPECT_EQ(numbers()["live"]["parent/median"], "10 min 0 s");
}

TEST_F(OfficeOverviewTest, AnotherMinimumBeginsTheStepsAnew) {
    makeOffice();
    signIn();
    for (int n = 1; n <= 19; ++n) store(sheet("a"));
    EXPECT_EQ(numbers()["figures"]["parent/satisfied"], 10);
    {
        CollectionStore store = collection();
        CollectionSettings settings = store.settings();
        settings.minimum_n = 6;
        store.setSettings(settings);
    }
    EXPECT_EQ(numbers()["figures"]["parent/satisfied"], 18);
    EXPECT_EQ(numbers()["figures"]["parent/reason"], 0);
}

TEST_F(OfficeOverviewTest, FirstRowsAreAsIfOnlyTheyHadCome) {
    ResponsesBuilder all(routedForm(), {"S01", "S02"});
    ResponsesBuilder some(routedForm(), {"S01", "S02"});
    for (int n = 0; n < 7; ++n) {
        AnswerSheet one = sheet(n % 2 == 0 ? "c" : "b");
        one.answers["hope"] = Choices{{{.code = "study"}}};
        one.answers["why"] = Words{"because " + std::to_string(n)};
        if (n % 3 == 0) one.answers["children"] = Number{static_cast<double>(n)};
        all.add(one);
        if (n < 4) some.add(one);
    }
    const Responses whole = all.take();
    EXPECT_EQ(office::LiveAnswers::firstRows(whole, 4), some.take());
    EXPECT_EQ(office::LiveAnswers::firstRows(whole, 99), whole);
    EXPECT_EQ(office::LiveAnswers::firstRows(whole, 0).rows, 0u);
}

TEST_F(OfficeOverviewTest, CodesAreCountedBySchoolAndClass) {
    makeOffice();
    signIn();
    EXPECT_THAT(get("/office").body, Not(HasSubstr("One-time codes")));
    CollectionStore store = collection();
    const auto made =
        store.makeCodes({{.questionnaire = "parent", .school = "S01", .class_name = "三（2）班", .count = 3},
                         {.questionnaire = "parent", .school = "S02", .class_name = "", .count = 5}});
    ASSERT_TRUE(made.ok());
    ASSERT_TRUE(store.withdrawCodes((*made)[1].series.id).ok());
    EXPECT_THAT(
        get("/office").body,
        AllOf(
            HasSubstr("<td>第一小学</td><td>三（2）班</td><td class=\"n\">3</td><td class=\"n\">0</td>"
                      "<td class=\"n\">0</td>"),
            HasSubstr("<td>第二小学</td><td></td><td class=\"n\">5</td><td class=\"n\">0</td><td class=\"n\">5</td>")));
}

TEST_F(OfficeOverviewTest, TheStateIsChangedAndTheServerIsTold) {
    makeOffice();
    signIn();
    EXPECT_EQ(header(post("/office/state", {{"action", "pause"}}), "Location"), "/office?lang=en&said=pause");
    EXPECT_EQ(collection().settings().state, CollectionState::paused);
    EXPECT_EQ(settings_changed_, 1);
    EXPECT_EQ(numbers()["state"], "Paused");
    post("/office/state", {{"action", "close"}});
    EXPECT_EQ(collection().settings().state, CollectionState::closed);
    post("/office/state", {{"action", "open"}});
    EXPECT_EQ(collection().settings().state, CollectionState::open);
    EXPECT_EQ(post("/office/state", {{"action", "explode"}}).status, 422);
    EXPECT_EQ(post("/office/state", {}).status, 422);
    EXPECT_EQ(settings_changed_, 3);
}

TEST_F(OfficeOverviewTest, TheEndIsMovedAndAPastOneClosesUntilItIsOpenedAgain) {
    makeOffice();
    signIn();
    for (const char* wrong : {"tomorrow", "2026-02-30T10:00", "2030-01-01", "2030-01-01T25:00", "2020-01-01T10:00"})
        EXPECT_EQ(post("/office/state", {{"action", "closes_at"}, {"closes_at", wrong}}).status, 422) << wrong;
    EXPECT_EQ(collection().settings().closes_at, "");
    EXPECT_EQ(post("/office/state", {{"action", "closes_at"}, {"closes_at", "2030-01-01T10:00"}}).status, 303);
    EXPECT_EQ(collection().settings().closes_at, "2030-01-01T10:00");
    EXPECT_THAT(get("/office").body, HasSubstr("ends 2030-01-01 10:00"));
    now_ = 1'900'000'000;  // March 2030
    signIn();
    EXPECT_THAT(get("/office").body, AllOf(HasSubstr("the end has come"), HasSubstr("Open again (without an end)")));
    post("/office/state", {{"action", "open"}});
    EXPECT_EQ(collection().settings().closes_at, "");
    EXPECT_EQ(numbers()["state"], "Open");
}

TEST_F(OfficeOverviewTest, QuestionnairesThatComeLaterAreSeen) {
    makeOffice({});
    signIn();
    {
        Result<SurveyFile> file = SurveyFile::open(survey_path_, SurveyFile::Access::write);
        SurveyFile::Change change(*file);
        ASSERT_TRUE(change.addQuestionnaire(routedForm()).ok());
        change.commit();
    }
    EXPECT_THAT(get("/office").body, HasSubstr("data-live=\"parent/total\""));
}

TEST_F(OfficeOverviewTest, WordsFromOutsideAreNeverMarkup) {
    const std::string evil = "<script>alert(1)</script>\"'&<img src=x onerror=y>";
    Questionnaire form = routedForm();
    form.title = {evil, evil};
    for (Question& question : form.questions) {
        question.title = {question.id + evil, question.id + evil};
        for (Option& option : question.options) option.label = {option.code + evil, option.code + evil};
    }
    makeOffice({form}, {.schools = {{.code = "S01", .name = evil}, {.code = "S02\"><script>", .name = "第二小学"}}});
    {
        Result<SurveyFile> file = SurveyFile::open(survey_path_, SurveyFile::Access::write);
        SurveyFile::Change change(*file);
        change.setFact("title", evil);
        change.commit();
    }
    signIn();
    post("/office/entry/parent", {{".number", evil.substr(0, 50)}, {".school", "S01"}});
    std::vector<std::string> bodies;
    for (const char* page : {"/office", "/office/links", "/office/downloads", "/office/entry", "/office/entry/parent"})
        bodies.push_back(get(page, "lang=en&said=" + percentEncoded(evil) + "&number=" + percentEncoded(evil) +
                                       "&class=" + percentEncoded(evil) + "&school=" + percentEncoded(evil))
                             .body);
    bodies.push_back(post("/office/entry/parent", {{".number", evil}, {"satisfied", evil}, {"why", evil}}).body);
    bodies.push_back(get("/office/entry/parent", "said=kept&number=" + percentEncoded(evil)).body);
    cookie_.clear();
    bodies.push_back(get("/office/login").body);
    for (const std::string& body : bodies) {
        EXPECT_FALSE(body.empty());
        EXPECT_THAT(body, AllOf(Not(HasSubstr("<script>")), Not(HasSubstr("<img src=x")), Not(HasSubstr("\"'"))));
    }
    EXPECT_THAT(bodies.front(), HasSubstr("&lt;script&gt;"));
}

TEST_F(OfficeOverviewTest, MarkupFillsOnlyItsOwnPlaces) {
    EXPECT_EQ(office::markup("<p>{0}</p>{1}", {"<b>{1}", office::Markup{"<i>"}}).html, "<p>&lt;b&gt;{1}</p><i>");
    EXPECT_EQ(office::markup("{3}{", {"a"}).html, "{3}{");
}

}  // namespace
}  // namespace diaoyan
