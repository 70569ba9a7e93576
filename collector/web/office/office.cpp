// SPDX-License-Identifier: GPL-3.0-or-later
#include "collector/web/office/office.h"

#include "collector/web/office/office_page.h"
#include "collector/web/office/office_routes.h"
#include "collector/web/pages/form_page.h"
#include "collector/web/submissions/form_fields.h"

#include <chrono>
#include <exception>

namespace diaoyan {

struct Office::State {
    office::Desk desk;
};

Office::Office(std::unique_ptr<State> state) : state_(std::move(state)) {}
Office::Office(Office&&) noexcept = default;
Office::~Office() = default;

Result<Office> Office::open(OfficeSetup setup) {
    if (!setup.now) {
        setup.now = [] {
            const auto since = std::chrono::system_clock::now().time_since_epoch();
            return static_cast<std::int64_t>(std::chrono::duration_cast<std::chrono::seconds>(since).count());
        };
    }
    Result<office::Desk> desk = office::Desk::open(std::move(setup));
    if (!desk) return desk.problem();
    return Office(std::make_unique<State>(State{.desk = std::move(desk).value()}));
}

namespace {

using office::Desk;
using office::OfficeRoute;
using office::Visit;

/// A request that nobody is signed in for.
WebReply askToSignIn(const Visit& visit) {
    if (visit.request.path == "/office/numbers.json")
        return {.status = 401, .content_type = "application/json", .body = R"({"status":"signed-out"})"};
    return office::goOn(visit, "/office/login");
}

/// What a POST must prove before anything is done: that a page of ours sent it.
bool isForged(const Desk& desk, const Visit& visit, const OfficeRoute& route) {
    if (!office::isFromHere(visit.request)) return true;
    if (route.open_to_all) return false;
    return !desk.sign_in.isFormToken(*visit.session, visit.given(".token"), desk.now());
}

WebReply forged(const Visit& visit) {
    return office::officeMessage(visit, 403, {"这次提交没有被接受", "This was not accepted"},
                                 {"它不像是从本页面发出的，或者页面打开得太久了。请回到页面重新操作。",
                                  "It does not seem to come from a page of this server, or the page was open for too "
                                  "long. Please go back and do it again."},
                                 "/office");
}

WebReply routed(Desk& desk, Visit& visit) {
    office::RouteFound found = office::findRoute(visit.request.method, visit.request.path);
    if (found.allowed.empty()) return office::notThere(visit);
    if (found.route == nullptr) {
        WebReply reply =
            office::officeMessage(visit, 405, {"这里不能这样用", "Not possible here"},
                                  {"这个地址没有这种操作。", "The address has no such method."}, "/office");
        reply.headers.emplace_back("Allow", found.allowed);
        return reply;
    }
    visit.parts = std::move(found.parts);
    visit.session = desk.sign_in.sessionOf(visit.request, desk.now());
    if (!visit.session && !found.route->open_to_all) return askToSignIn(visit);
    if (found.route->method == "POST") {
        Result<FormFields> fields = readFormFields(visit.request.content_type, visit.request.body);
        if (!fields) return office::problemReply(visit, statusOf(fields.problem()), fields.problem());
        visit.fields = std::move(fields).value();
        if (isForged(desk, visit, *found.route)) return forged(visit);
    }
    return found.route->page(desk, visit);
}

/// The environment failed: what to do about it, without touching it again.
WebReply unavailable(const Visit& visit, const Text& what) {
    WebReply reply = office::officeMessage(
        visit, 503, {"调查文件暂时不能用", "The survey file cannot be used at the moment"},
        phrase(
            "{0}。请检查磁盘空间和文件权限，或等正在备份、写入的程序结束，再刷新本页；已收到的答卷没有丢失。",
            "{0}. Please check the disk's free space and the file's permissions, or wait for the program that copies "
            "or writes it, then load this page again; no answer that was received is lost.",
            {what}),
        "/office");
    reply.headers.emplace_back("Retry-After", "5");
    return reply;
}

WebReply guarded(Desk& desk, Visit& visit) {
    try {
        return routed(desk, visit);
    } catch (const EnvironmentFailure& failure) { return unavailable(visit, failure.problem().message); }
}

}  // namespace

WebReply Office::reply(const WebRequest& request) {
    try {
        Visit visit{.request = request};
        Result<FormFields> query = readQueryFields(request.query);
        if (query) visit.query = *query;
        visit.language = pageLanguage(fieldNamed(visit.query, "lang"), request.accept_language);
        if (!query) return office::problemReply(visit, statusOf(query.problem()), query.problem());
        return guarded(state_->desk, visit);
    } catch (const std::exception&) {
        return {.status = 500,
                .content_type = "text/plain; charset=utf-8",
                .body = "程序出了错，请再试一次。 / The program failed; please try again.\n"};
    }
}

}  // namespace diaoyan
