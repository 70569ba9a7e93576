// SPDX-License-Identifier: GPL-3.0-or-later
#include "collector/web/reception.h"

#include "collector/store/collection_store.h"
#include "collector/web/protection/secrets.h"
#include "collector/web/site.h"
#include "collector/web/wire/invitation.h"
#include "tests/collector/survey_folder.h"

#include <gmock/gmock.h>

#include <algorithm>

namespace diaoyan {
namespace {

using testing::HasSubstr;
using testing::Not;

/// 2026-11-22 18:34:56 UTC.
constexpr std::int64_t someTime = 1795372496;

class ReceptionTest : public SurveyFolder {
protected:
    void SetUp() override {
        SurveyFolder::SetUp();
        survey(smallRoster(), {smallForm()});
    }

    CollectionStore store() const {
        Result<CollectionStore> opened = CollectionStore::open(path("town.survey"));
        EXPECT_TRUE(opened.ok());
        return std::move(opened).value();
    }
    void settings(const std::function<void(CollectionSettings&)>& change) const {
        CollectionStore file = store();
        CollectionSettings settings = file.settings();
        change(settings);
        file.setSettings(settings);
    }
    Reception reception(int per_minute = 0) const {
        Result<Reception> opened = Reception::open(
            {.survey_path = path("town.survey"), .submissions_per_minute = per_minute, .now = [] { return someTime; }});
        EXPECT_TRUE(opened.ok()) << (opened.ok() ? "" : describe(opened.problem(), Language::en));
        return std::move(opened).value();
    }
    Site site() const {
        Result<Site> opened = Site::open({.survey_path = path("town.survey"), .now = [] { return someTime; }});
        EXPECT_TRUE(opened.ok());
        return std::move(opened).value();
    }
    static std::string id(int number) {
        const std::string digits = std::to_string(number);
        return "0192f0c1-7b7a-4c3e-9d55-" + std::string(12 - digits.size(), '0') + digits;
    }
    static WebRequest submission(const std::string& fields) {
        return {.method = "POST",
                .path = "/submit/parent",
                .content_type = "application/x-www-form-urlencoded",
                .body = fields,
                .accept = "application/json",
                .peer = "192.168.1.7"};
    }
    static WebRequest answer(int number, const std::string& more = {}) {
        return submission(".id=" + id(number) + "&.school=S01&satisfied=a" + more);
    }
    static WebReply one(Reception& desk, const WebRequest& request) {
        return desk.receive(std::span(&request, 1)).front();
    }
    std::vector<StoredSheet> stored() const {
        std::vector<StoredSheet> sheets;
        Result<SurveyFile> file = SurveyFile::open(path("town.survey"), SurveyFile::Access::read);
        EXPECT_TRUE(file->visitSheets("parent", [&](const StoredSheet& sheet) { sheets.push_back(sheet); }).ok());
        return sheets;
    }
};

TEST_F(ReceptionTest, AnEmptyGroupHasNoReplies) {
    Reception desk = reception();
    EXPECT_TRUE(desk.receive({}).empty());
}

TEST_F(ReceptionTest, AnAnswerIsStoredAsItWasGiven) {
    Reception desk = reception();
    const WebReply reply = one(desk, answer(1, "&hope=study&hope=other&hope%3Aother=%E5%94%B1%E6%AD%8C&children=2"));
    EXPECT_EQ(reply.status, 200);
    EXPECT_EQ(reply.body, R"({"status":"thanks"})");
    const std::vector<StoredSheet> sheets = stored();
    ASSERT_EQ(sheets.size(), 1u);
    EXPECT_EQ(sheets[0].sheet.school, "S01");
    EXPECT_EQ(std::get<Choices>(sheets[0].sheet.answers.at("hope")), (Choices{{{"study", ""}, {"other", "唱歌"}}}));
    EXPECT_EQ(std::get<Number>(sheets[0].sheet.answers.at("children")).value, 2);
    EXPECT_EQ(std::get<Words>(sheets[0].sheet.answers.at("school")).text, "第一小学");
}

TEST_F(ReceptionTest, TheTimeOfAnAnswerIsItsHour) {
    Reception desk = reception();
    one(desk, answer(1));
    ASSERT_EQ(stored().size(), 1u);
    EXPECT_EQ(stored()[0].sheet.submitted_at.substr(13), ":00");
}

TEST_F(ReceptionTest, AGroupGetsAReplyEach) {
    Reception desk = reception();
    const std::vector<WebRequest> group{answer(1), submission("nonsense"), answer(1), answer(2),
                                        submission(".id=" + id(3) + "&.school=S01&satisfied=nothing")};
    const std::vector<WebReply> replies = desk.receive(group);
    ASSERT_EQ(replies.size(), 5u);
    EXPECT_EQ(replies[0].status, 200);
    EXPECT_EQ(replies[1].status, 400);
    EXPECT_EQ(replies[2].status, 200) << "the same answer again";
    EXPECT_EQ(replies[3].status, 200);
    EXPECT_EQ(replies[4].status, 422);
    EXPECT_THAT(replies[4].body, HasSubstr(R"("field":"satisfied")"));
    EXPECT_EQ(stored().size(), 2u);
}

TEST_F(ReceptionTest, SkipRulesAreTheServers) {
    Reception desk = reception();
    EXPECT_EQ(one(desk, answer(1, "&why=%E5%A4%AA%E8%BF%9C")).status, 200);
    ASSERT_EQ(stored().size(), 1u);
    EXPECT_EQ(stored()[0].sheet.answers.at("why"), Answer(Missing{MissingReason::not_asked, {}}))
        << "only who was not satisfied is asked why";
}

TEST_F(ReceptionTest, OtherMethodsAndFormsAreRefused) {
    Reception desk = reception();
    WebRequest get = answer(1);
    get.method = "GET";
    EXPECT_EQ(one(desk, get).status, 405);
    WebRequest nobody = answer(1);
    for (const char* path : {"/submit/", "/submit/nobody", "/submit/parent/x", "/submit/%zz", "/submit/%00"}) {
        nobody.path = path;
        EXPECT_EQ(one(desk, nobody).status, 404) << path;
    }
    WebRequest text = answer(1);
    text.content_type = "text/plain";
    EXPECT_EQ(one(desk, text).status, 415);
    EXPECT_TRUE(stored().empty());
}

TEST_F(ReceptionTest, WithoutScriptsAnIncompleteFormComesBackFilledIn) {
    Reception desk = reception();
    WebRequest incomplete = submission(".id=" + id(1) + "&.school=S01&satisfied=nothing&children=3");
    incomplete.accept = "text/html";
    const WebReply reply = one(desk, incomplete);
    EXPECT_EQ(reply.status, 422);
    EXPECT_THAT(reply.body, HasSubstr("value=3"));
    EXPECT_THAT(reply.body, HasSubstr(id(1))) << "the same answer goes on";
}

TEST_F(ReceptionTest, AClosedSurveyTakesNothing) {
    settings([](CollectionSettings& to) { to.state = CollectionState::closed; });
    Reception desk = reception();
    const WebReply reply = one(desk, answer(1));
    EXPECT_EQ(reply.status, 403);
    EXPECT_THAT(reply.body, HasSubstr(R"("status":"closed")"));
    settings([](CollectionSettings& to) { to.state = CollectionState::paused; });
    desk.settingsChanged();
    EXPECT_THAT(one(desk, answer(1)).body, HasSubstr(R"("status":"paused")"));
    settings([](CollectionSettings& to) {
        to.state = CollectionState::open;
        to.closes_at = "2026-11-21T00:00";
    });
    desk.settingsChanged();
    EXPECT_THAT(one(desk, answer(1)).body, HasSubstr(R"("status":"closed")"));
    settings([](CollectionSettings& to) { to.closes_at = "2026-12-31T00:00"; });
    desk.settingsChanged();
    EXPECT_EQ(one(desk, answer(1)).status, 200);
}

TEST_F(ReceptionTest, ACodeIsGoodForOneAnswer) {
    settings([](CollectionSettings& to) { to.access["parent"] = WebAccess::codes; });
    CollectionStore file = store();
    const auto made = file.makeCodes({{.questionnaire = "parent", .school = "S02", .class_name = "3班", .count = 2}});
    ASSERT_TRUE(made.ok());
    const std::string& code = made->front().codes.front();
    Reception desk = reception();
    EXPECT_THAT(one(desk, answer(1)).body, HasSubstr(R"("status":"code-wanted")"));
    EXPECT_THAT(one(desk, answer(1, "&.code=ABCDEFGHJKMN")).body, HasSubstr(R"("status":"code-unknown")"));
    EXPECT_EQ(one(desk, answer(1, "&.code=" + code)).status, 200);
    EXPECT_EQ(one(desk, answer(1, "&.code=" + code)).status, 200) << "the reply was lost, the answer comes again";
    const WebReply again = one(desk, answer(2, "&.code=" + code));
    EXPECT_EQ(again.status, 409);
    EXPECT_THAT(again.body, HasSubstr(R"("status":"code-used")"));
    ASSERT_EQ(stored().size(), 1u);
    EXPECT_EQ(stored()[0].sheet.school, "S02") << "the code knows the school, whatever the form claims";
}

TEST_F(ReceptionTest, CodesCannotBeTriedOut) {
    settings([](CollectionSettings& to) { to.access["parent"] = WebAccess::codes; });
    Reception desk = reception();
    std::vector<WebRequest> tries;
    for (int i = 0; i < 40; ++i)
        tries.push_back(answer(i, "&.code=ABCDEFGHJKM" + std::string(1, "23456789AB"[i % 10])));
    const std::vector<WebReply> replies = desk.receive(tries);
    EXPECT_EQ(replies.front().status, 403);
    EXPECT_EQ(replies.back().status, 429);
    WebRequest other = tries.back();
    other.peer = "192.168.1.8";
    EXPECT_EQ(one(desk, other).status, 403) << "another address has tries of its own";
}

TEST_F(ReceptionTest, ALinkOfASchoolMustBeTheOrganisers) {
    settings([](CollectionSettings& to) { to.access["parent"] = WebAccess::school_links; });
    const std::string tag = linkTag(store().settings().link_key, "parent", "S01", "");
    Reception desk = reception();
    EXPECT_THAT(one(desk, answer(1)).body, HasSubstr(R"("status":"link-wanted")"));
    EXPECT_THAT(one(desk, answer(1, "&.tag=0123456789abcdef")).body, HasSubstr(R"("status":"link-wrong")"));
    EXPECT_THAT(one(desk, submission(".id=" + id(1) + "&.school=S02&satisfied=a&.tag=" + tag)).body,
                HasSubstr(R"("status":"link-wrong")"))
        << "of another school";
    EXPECT_EQ(one(desk, answer(1, "&.tag=" + tag)).status, 200);
}

TEST_F(ReceptionTest, OneAddressHasItsShare) {
    Reception desk = reception(5);
    std::vector<WebRequest> many;
    for (int i = 0; i < 8; ++i) many.push_back(answer(i));
    const std::vector<WebReply> replies = desk.receive(many);
    EXPECT_EQ(std::count_if(replies.begin(), replies.end(), [](const WebReply& one) { return one.status == 200; }), 5);
    EXPECT_EQ(replies.back().status, 429);
    EXPECT_EQ(stored().size(), 5u);
}

TEST_F(ReceptionTest, NoAddressIsKept) {
    {
        Reception desk = reception();
        one(desk, answer(1));
    }
    for (const char* file : {"town.survey", "town.survey-wal"})
        EXPECT_THAT(bytesOf(path(file)), Not(HasSubstr("192.168.1.7"))) << file;
}

TEST_F(ReceptionTest, ConsentIsAskedOfTheServerToo) {
    settings([](CollectionSettings& to) { to.consent["parent"] = {"我同意", "I agree"}; });
    Reception desk = reception();
    const WebReply without = one(desk, answer(1));
    EXPECT_EQ(without.status, 422);
    EXPECT_THAT(without.body, HasSubstr(R"("field":".consent")"));
    EXPECT_EQ(one(desk, answer(1, "&.consent=yes")).status, 200);
}

TEST_F(ReceptionTest, ThePageOfACodeSaysWhatIsWrongWithIt) {
    settings([](CollectionSettings& to) { to.access["parent"] = WebAccess::codes; });
    CollectionStore file = store();
    const auto made = file.makeCodes({{.questionnaire = "parent", .school = "S02", .count = 1}});
    ASSERT_TRUE(made.ok());
    const std::string& code = made->front().codes.front();
    Site pages = site();
    const auto get = [&](const std::string& at) {
        return pages.reply({.method = "GET", .path = at, .peer = "192.168.1.7"});
    };
    EXPECT_THAT(get("/f/parent").body, HasSubstr("填写码"));
    const WebReply good = get("/c/" + printedCode(code));
    EXPECT_EQ(good.status, 200);
    EXPECT_THAT(good.body, HasSubstr("第二小学"));
    EXPECT_EQ(get("/c/ABCD-EFGH-JKMN").status, 403);
    Reception desk = reception();
    EXPECT_EQ(one(desk, answer(1, "&.code=" + code)).status, 200);
    EXPECT_EQ(get("/c/" + code).status, 409);
    for (int i = 0; i < 40; ++i) get("/c/ABCD-EFGH-JKMN");
    EXPECT_EQ(get("/c/" + code).status, 429);
}

TEST_F(ReceptionTest, PagesFollowTheSettings) {
    Site pages = site();
    const WebRequest form{.method = "GET", .path = "/f/parent", .peer = "192.168.1.7"};
    EXPECT_EQ(pages.reply(form).status, 200);
    settings([](CollectionSettings& to) { to.state = CollectionState::paused; });
    pages.refresh();
    EXPECT_EQ(pages.reply(form).status, 503);
}

}  // namespace
}  // namespace diaoyan
