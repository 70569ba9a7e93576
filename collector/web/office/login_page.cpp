// SPDX-License-Identifier: GPL-3.0-or-later
// Signing in and out.
#include "collector/web/office/office_page.h"
#include "collector/web/office/office_routes.h"

namespace diaoyan::office {

namespace {

WebReply passwordPage(const Desk& desk, const Visit& visit, int status, const Text& problem) {
    const Markup said = problem.empty()
                            ? Markup{}
                            : markup("<p class=\"problem\" role=\"alert\" id=\"problem\">{0}</p>", {visit.in(problem)});
    const Markup main = markup(
        "<section class=\"card narrow login\"><p class=\"kicker\">{0}</p><h1>{1}</h1>{2}"
        "<form method=\"post\" action=\"/office/login?{3}\">"
        "<label for=\"password\">{4}</label>"
        "<input id=\"password\" name=\"password\" type=\"password\" autocomplete=\"current-password\" required "
        "autofocus{5}><button>{6}</button></form><p class=\"hint\">{7}</p></section>",
        {visit.in("组织者登录", "For the organiser"), desk.surveyTitle(), said, visit.lang(),
         visit.in("密码", "Password"),
         problem.empty() ? Markup{} : Markup{" aria-describedby=\"problem\" aria-invalid=\"true\""},
         visit.in("登录", "Sign in"),
         markup(visit.in(
             "密码在启动 <code>diaoyan serve</code> 的窗口里，或由 <code>diaoyan collect --password</code> 设定。",
             "The password was shown in the window where <code>diaoyan serve</code> was started, or "
             "set with <code>diaoyan collect --password</code>."))});
    return officePage(desk, visit, visit.in("登录", "Sign in"), main, status);
}

}  // namespace

WebReply loginPage(Desk& desk, const Visit& visit) {
    if (visit.session) return goOn(visit, "/office");
    return passwordPage(desk, visit, 200, {});
}

WebReply signIn(Desk& desk, const Visit& visit) {
    const std::string own = desk.store.settings().password_hash;
    const std::string& hash = own.empty() ? desk.setup.password_hash : own;
    switch (desk.sign_in.tryPassword(visit.given("password"), hash, visit.request.peer, desk.now())) {
    case SignIn::Outcome::signed_in: {
        WebReply reply = goOn(visit, "/office");
        reply.headers.emplace_back("Set-Cookie", desk.sign_in.newCookie(visit.request.secure, desk.now()));
        return reply;
    }
    case SignIn::Outcome::too_many: {
        WebReply reply = passwordPage(
            desk, visit, 429,
            {"密码错得太多次了，请等十秒钟再试。", "Too many wrong passwords. Please wait ten seconds and try again."});
        reply.headers.emplace_back("Retry-After", "10");
        return reply;
    }
    case SignIn::Outcome::wrong: break;
    }
    return passwordPage(desk, visit, 403, {"密码不对，请再输入一次。", "The password is not right. Please try again."});
}

WebReply signOut(Desk& desk, const Visit& visit) {
    desk.sign_in.end(*visit.session, desk.now());
    WebReply reply = goOn(visit, "/office/login");
    reply.headers.emplace_back("Set-Cookie", SignIn::emptyCookie(visit.request.secure));
    return reply;
}

}  // namespace diaoyan::office
