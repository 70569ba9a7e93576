// SPDX-License-Identifier: GPL-3.0-or-later
#include "collector/web/office/office_routes.h"
#include "tests/collector/web/office_room.h"

#include <gmock/gmock.h>

namespace diaoyan {
namespace {

using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

class OfficeSignInTest : public OfficeRoom {};

std::string examplePath(std::string_view pattern) {
    std::string path(pattern);
    for (std::size_t at = path.find('*'); at != std::string::npos; at = path.find('*')) path.replace(at, 1, "parent");
    return path;
}

TEST_F(OfficeSignInTest, WhoIsNotSignedInComesToTheLogin) {
    makeOffice();
    std::size_t guarded = 0;
    for (const office::OfficeRoute& route : office::officeRoutes()) {
        if (route.open_to_all) continue;
        ++guarded;
        const std::string path = examplePath(route.pattern);
        const WebReply reply =
            route.method == "GET" ? get(path) : office_->reply(formRequest(path, {{"action", "close"}}));
        if (path == "/office/numbers.json") {
            EXPECT_EQ(reply.status, 401);
            continue;
        }
        EXPECT_EQ(reply.status, 303) << path;
        EXPECT_EQ(header(reply, "Location"), "/office/login?lang=en") << path;
        EXPECT_EQ(reply.body, "") << path;
    }
    EXPECT_GT(guarded, 10u);
    EXPECT_EQ(collection().settings().state, CollectionState::open);
}

TEST_F(OfficeSignInTest, TheRightPasswordGivesACookieThatScriptsAndOtherSitesCannotUse) {
    makeOffice();
    const WebReply wrong = tryPassword("wrong");
    EXPECT_EQ(wrong.status, 403);
    EXPECT_EQ(header(wrong, "Set-Cookie"), "");
    EXPECT_THAT(wrong.body, HasSubstr("The password is not right"));
    const WebReply right = tryPassword(password);
    EXPECT_EQ(right.status, 303);
    const std::string cookie = header(right, "Set-Cookie");
    EXPECT_THAT(cookie, StartsWith("diaoyan_office="));
    EXPECT_THAT(cookie, HasSubstr("; HttpOnly"));
    EXPECT_THAT(cookie, HasSubstr("; SameSite=Strict"));
    EXPECT_THAT(cookie, HasSubstr("; Path=/office"));
    EXPECT_THAT(cookie, Not(HasSubstr("Secure")));
    WebRequest tls = formRequest("/office/login", {{"password", password}});
    tls.secure = true;
    tls.origin = "https://192.168.1.20:8080";
    EXPECT_THAT(header(office_->reply(tls), "Set-Cookie"), HasSubstr("; Secure"));
    cookie_ = cookie.substr(0, cookie.find(';'));
    EXPECT_EQ(get("/office").status, 200);
}

TEST_F(OfficeSignInTest, NobodySignsInWithoutAnyPassword) {
    makeOffice();
    EXPECT_EQ(tryPassword("").status, 403);
    EXPECT_EQ(tryPassword(std::string(5000, 'a')).status, 403);
}

TEST_F(OfficeSignInTest, AChosenPasswordTakesThePlaceOfTheOneMadeAtStart) {
    makeOffice();
    {
        CollectionStore store = collection();
        CollectionSettings settings = store.settings();
        settings.password_hash = passwordHash("chosen");
        store.setSettings(settings);
    }
    EXPECT_EQ(tryPassword(password).status, 403);
    EXPECT_EQ(tryPassword("chosen").status, 303);
}

TEST_F(OfficeSignInTest, WrongPasswordsAreLimitedByAddress) {
    makeOffice();
    for (int i = 0; i < 5; ++i) EXPECT_EQ(tryPassword("wrong").status, 403) << i;
    const WebReply limited = tryPassword("wrong");
    EXPECT_EQ(limited.status, 429);
    EXPECT_EQ(header(limited, "Retry-After"), "10");
    EXPECT_THAT(limited.body, HasSubstr("wait ten seconds"));
    EXPECT_EQ(tryPassword(password).status, 429) << "guessing must not go on behind the limit";
    peer_ = "192.168.1.31";
    EXPECT_EQ(tryPassword(password).status, 303);
    peer_ = "192.168.1.30";
    now_ += 11;
    EXPECT_EQ(tryPassword("wrong").status, 403);
    EXPECT_EQ(tryPassword("wrong").status, 429);
    now_ += 11;
    EXPECT_EQ(tryPassword(password).status, 303);
}

TEST_F(OfficeSignInTest, ForgedExpiredAndForeignCookiesAreWorthNothing) {
    makeOffice();
    signIn();
    EXPECT_EQ(get("/office").status, 200);
    const std::string good = cookie_;
    for (std::size_t at = good.find('=') + 1; at < good.size(); at += 7) {
        cookie_ = good;
        cookie_[at] = cookie_[at] == 'a' ? 'b' : 'a';
        EXPECT_EQ(get("/office").status, 303) << cookie_;
    }
    cookie_ = "diaoyan_office=" + signedToken("another key", "s-1", now_ + 1000);
    EXPECT_EQ(get("/office").status, 303);
    cookie_ = good;
    now_ += 12 * 3600 - 1;
    EXPECT_EQ(get("/office").status, 200);
    now_ += 2;
    EXPECT_EQ(get("/office").status, 303);
    now_ = start;
    EXPECT_EQ(get("/office").status, 200);
    openOffice();
    EXPECT_EQ(get("/office").status, 303) << "the key lives as long as the process";
}

TEST_F(OfficeSignInTest, AFormTokenIsNoCookie) {
    makeOffice();
    signIn();
    cookie_ = "diaoyan_office=" + token();
    EXPECT_EQ(get("/office").status, 303);
}

TEST_F(OfficeSignInTest, SigningOutEndsCopiesOfTheCookieToo) {
    makeOffice();
    signIn();
    const WebReply out = post("/office/logout", {});
    EXPECT_EQ(out.status, 303);
    EXPECT_THAT(header(out, "Set-Cookie"), StartsWith("diaoyan_office=; Path=/office; Max-Age=0"));
    EXPECT_EQ(get("/office").status, 303);
}

TEST_F(OfficeSignInTest, FormsOfOtherSitesAreRefused) {
    makeOffice();
    signIn();
    const std::string good = token();
    const auto closing = [&](const std::string& token_sent, const std::string& origin) {
        WebRequest request = formRequest("/office/state", {{"action", "close"}, {".token", token_sent}});
        request.origin = origin;
        return office_->reply(request).status;
    };
    const std::string here = "http://192.168.1.20:8080";
    EXPECT_EQ(closing("", here), 403);
    EXPECT_EQ(closing("forged", here), 403);
    EXPECT_EQ(closing(good, "http://evil.example"), 403);
    EXPECT_EQ(closing(good, "https://192.168.1.20:8080"), 403) << "another scheme is another origin";
    EXPECT_EQ(closing(good, "null"), 403);
    const std::string session = cookie_;
    signIn();
    EXPECT_EQ(closing(good, here), 403) << "the token of another session";
    EXPECT_EQ(collection().settings().state, CollectionState::open);
    EXPECT_EQ(settings_changed_, 0);
    cookie_ = session;
    EXPECT_EQ(closing(good, here), 303);
    EXPECT_EQ(collection().settings().state, CollectionState::closed);
    WebRequest login = formRequest("/office/login", {{"password", password}});
    login.origin = "http://evil.example";
    EXPECT_EQ(office_->reply(login).status, 403) << "nobody is signed in by another site's form";
}

TEST_F(OfficeSignInTest, WhatIsNotThereOrNotMeantIsSaidSo) {
    makeOffice();
    EXPECT_EQ(get("/office/nothing").status, 404);
    EXPECT_EQ(get("/office/../etc/passwd").status, 404);
    EXPECT_EQ(get("office").status, 404);
    EXPECT_EQ(get("").status, 404);
    EXPECT_EQ(get("/office/entry/%zz").status, 404);
    signIn();
    EXPECT_EQ(get("/office/entry/..%2F..%2Fetc").status, 404);
    EXPECT_EQ(get("/office/figure/parent/nothing.svg").status, 404);
    EXPECT_EQ(get("/office/figure/nobody/hope.svg").status, 404);
    EXPECT_EQ(get("/office/download/parent.exe").status, 404);
    EXPECT_EQ(get("/office/download/..%2Ftown.csv").status, 404);
    EXPECT_EQ(get("/office/paper/nobody.pdf").status, 404);
    const WebReply wrong_method = get("/office/state");
    EXPECT_EQ(wrong_method.status, 405);
    EXPECT_EQ(header(wrong_method, "Allow"), "POST");
    WebRequest request = formRequest("/office/state", {});
    request.content_type = "text/plain";
    EXPECT_EQ(office_->reply(request).status, 415);
    request.content_type = "application/x-www-form-urlencoded";
    request.body = std::string(300 * 1024, 'a');
    EXPECT_EQ(office_->reply(request).status, 413);
    request.method = "DELETE";
    EXPECT_EQ(office_->reply(request).status, 405);
    EXPECT_EQ(get("/office", "lang=%FF").status, 400);
    WebRequest head{.method = "HEAD", .path = "/office", .cookie = cookie_};
    EXPECT_EQ(office_->reply(head).status, 200);
    EXPECT_EQ(office_->reply(head).body, get("/office", "").body) << "its length is told; the server leaves it out";
}

TEST_F(OfficeSignInTest, ABrokenEnvironmentIsAPageAndNothingIsThrown) {
    makeOffice();
    signIn();
    break_environment_ = true;
    const WebReply reply = post("/office/state", {{"action", "pause"}});
    EXPECT_EQ(reply.status, 503);
    EXPECT_THAT(reply.body, HasSubstr("the disk is full"));
    EXPECT_THAT(reply.body, HasSubstr("load this page again"));
    break_environment_ = false;
    break_program_ = true;
    EXPECT_EQ(post("/office/state", {{"action", "pause"}}).status, 500);
}

TEST_F(OfficeSignInTest, ThereIsNoOfficeWithoutASurveyFile) {
    EXPECT_EQ(Office::open({.survey_path = path("none.survey")}).problem().code, "file-missing");
}

}  // namespace
}  // namespace diaoyan
