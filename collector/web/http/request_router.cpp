// SPDX-License-Identifier: GPL-3.0-or-later
#include "collector/web/http/request_router.h"

#include "collector/web/http/reply_bytes.h"

#include <QCoreApplication>
#include <QHostAddress>
#include <QHttpServerRequest>
#include <QSslSocket>
#include <QUrl>
#include <sys/resource.h>
#include <unistd.h>

namespace diaoyan {

namespace {

/// Submissions of one transaction at most: a group of this size takes a few milliseconds.
constexpr std::size_t largestGroup = 256;
/// Requests of organisers that may wait.
constexpr std::size_t waitingInOffice = 200;

std::string text(const QByteArray& bytes) {
    return {bytes.data(), static_cast<std::size_t>(bytes.size())};
}

std::string methodName(QHttpServerRequest::Method method) {
    switch (method) {
    case QHttpServerRequest::Method::Get: return "GET";
    case QHttpServerRequest::Method::Head: return "HEAD";
    case QHttpServerRequest::Method::Post: return "POST";
    default: return "OTHER";
    }
}

WebRequest webRequest(const QHttpServerRequest& request, bool secure) {
    WebRequest plain{.method = methodName(request.method())};
    const QUrl url = request.url();
    plain.path = text(url.path(QUrl::FullyEncoded).toLatin1());
    plain.query = text(url.query(QUrl::FullyEncoded).toLatin1());
    plain.content_type = text(request.value("content-type"));
    plain.body = text(request.body());
    plain.cookie = text(request.value("cookie"));
    plain.accept = text(request.value("accept"));
    plain.accept_language = text(request.value("accept-language"));
    plain.origin = text(request.value("origin"));
    plain.host = text(request.value("host"));
    plain.peer = request.remoteAddress().toString().toStdString();
    plain.secure = secure;
    return plain;
}

/// Phones go first: while many answer at once, the organiser's figures may be a little late.
void letOthersGoFirst() {
    constexpr int laterThanOthers = 10;
    ::setpriority(PRIO_PROCESS, static_cast<id_t>(::gettid()), laterThanOthers);  // of this thread only, on Linux
}

WebReply busyReply() {
    return {.status = 503,
            .content_type = "application/json; charset=utf-8",
            .body = R"({"status":"try-again"})",
            .headers = {{"Retry-After", "5"}}};
}

}  // namespace

RequestRouter::RequestRouter(const HttpSetup& setup, const HttpWork& work)
    : setup_(setup), work_(work), guards_(setup, nullptr) {
    reception_ = std::make_unique<WorkThread<Errand>>(
        largestGroup,
        [this](std::vector<Errand> group) {
            std::vector<WebRequest> requests;
            requests.reserve(group.size());
            for (Errand& errand : group) requests.push_back(std::move(errand.request));
            const std::vector<WebReply> replies = work_.hand_in(requests);
            std::vector<Answered> answers;
            answers.reserve(group.size());
            for (std::size_t i = 0; i < group.size(); ++i) answers.push_back(inBytes(group[i], replies[i]));
            QMetaObject::invokeMethod(
                this, [this, ready = std::move(answers)]() mutable { send(std::move(ready)); }, Qt::QueuedConnection);
        },
        work_.tidy);
    office_ = std::make_unique<WorkThread<Errand>>(
        1,
        [this](std::vector<Errand> one) {
            letOthersGoFirst();
            std::vector<Answered> answers{inBytes(one.front(), work_.office(one.front().request))};
            QMetaObject::invokeMethod(
                this, [this, ready = std::move(answers)]() mutable { send(std::move(ready)); }, Qt::QueuedConnection);
        },
        nullptr);
}

RequestRouter::~RequestRouter() {
    finish();
}

void RequestRouter::finish() {
    for (QTcpServer* const listener : servers()) listener->close();
    reception_->beginFinish();
    office_->beginFinish();
    // The office may be waiting for this thread (runHere), and replies come by this thread's events.
    while (!reception_->done() || !office_->done()) QCoreApplication::processEvents(QEventLoop::AllEvents, 50);
    QCoreApplication::processEvents();
    guards_.closeIdle();
    for (int turns = 0; turns < 20 && guards_.connections() > 0; ++turns)
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents | QEventLoop::AllEvents, 50);
}

void RequestRouter::runHere(const std::function<void()>& work) {
    QMetaObject::invokeMethod(
        this, [&work] { work(); }, Qt::BlockingQueuedConnection);
}

bool RequestRouter::handleRequest(const QHttpServerRequest& request, QTcpSocket* socket) {
    const std::uint64_t number = guards_.beginReply(socket);
    if (number == 0) return true;
    const auto* const tls = qobject_cast<QSslSocket*>(socket);
    Errand errand{.number = number, .request = webRequest(request, tls != nullptr && tls->isEncrypted())};
    errand.keep_alive = !request.value("connection").toLower().contains("close");
    errand.with_body = errand.request.method != "HEAD";
    if (!errand.with_body) errand.request.method = "GET";
    route(std::move(errand));
    return true;
}

void RequestRouter::missingHandler(const QHttpServerRequest&, QTcpSocket* socket) {
    socket->disconnectFromHost();  // only an upgrade gets here, which the guards refuse before
}

void RequestRouter::route(Errand errand) {
    const std::string& path = errand.request.path;
    if (path.starts_with("/submit/")) {
        const Errand way_back{errand.number, errand.with_body, errand.keep_alive};
        if (!reception_->give(std::move(errand), setup_.waiting_submissions)) answer(way_back, busyReply());
    } else if (path == "/office" || path.starts_with("/office/")) {
        const Errand way_back{errand.number, errand.with_body, errand.keep_alive};
        if (!office_->give(std::move(errand), waitingInOffice)) answer(way_back, busyReply());
    } else {
        answer(errand, work_.page(errand.request));
    }
}

RequestRouter::Answered RequestRouter::inBytes(const Errand& errand, const WebReply& reply) {
    return {errand.number, !errand.keep_alive, replyBytes(reply, errand.with_body, errand.keep_alive)};
}

void RequestRouter::answer(const Errand& errand, const WebReply& reply) {
    send({inBytes(errand, reply)});
}

void RequestRouter::send(std::vector<Answered> replies) {
    for (const Answered& reply : replies) guards_.finishReply(reply.number, reply.bytes, reply.close);
}

}  // namespace diaoyan
