// SPDX-License-Identifier: GPL-3.0-or-later
#include "collector/web/http/guarded_listener.h"

#include "collector/web/http/reply_bytes.h"

#include <QHostAddress>
#include <vector>

namespace diaoyan {

namespace {

/// Behind a refusal the visitor has this long to read it.
constexpr int refusalMilliseconds = 2000;

QTcpSocket* nextAdmitted(ConnectionGuards& guards, const std::function<QTcpSocket*()>& next) {
    while (QTcpSocket* const socket = next()) {
        if (guards.admit(socket)) return socket;
        socket->abort();
        socket->deleteLater();
    }
    return nullptr;
}

}  // namespace

ConnectionGuards::ConnectionGuards(const HttpSetup& setup, QObject* parent) : QObject(parent), setup_(setup) {
    connect(&timer_, &QTimer::timeout, this, &ConnectionGuards::sweep);
    timer_.start(1000);
}

bool ConnectionGuards::admit(QTcpSocket* socket) {
    const QString address = socket->peerAddress().toString();
    int& from_there = per_address_[address.toStdString()];
    if (guards_.size() >= static_cast<std::size_t>(setup_.connections) ||
        from_there >= setup_.connections_per_address) {
        if (from_there == 0) per_address_.erase(address.toStdString());
        return false;
    }
    ++from_there;
    Guard guard{.framing = RequestFraming({setup_.header_bytes, setup_.body_bytes})};
    guard.since = Clock::now();
    guard.address = address;
    guards_.emplace(socket, std::move(guard));
    socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
    socket->setReadBufferSize(static_cast<qint64>(2 * (setup_.header_bytes + setup_.body_bytes)));
    // Before the web server connects its own reading to the same signal: receivers are called in that order.
    connect(socket, &QTcpSocket::readyRead, this, [this, socket] { look(socket); });
    connect(socket, &QObject::destroyed, this, &ConnectionGuards::forget);
    return true;
}

void ConnectionGuards::look(QTcpSocket* socket) {
    const auto found = guards_.find(socket);
    if (found == guards_.end()) return;
    Guard& guard = found->second;
    const bool begins = !guard.framing.unfinished();
    const QByteArray bytes = socket->peek(socket->bytesAvailable());
    if (guard.refused || bytes.isEmpty()) return;
    if (begins) guard.since = Clock::now();
    // One request at a time: browsers wait for the reply, and so replies cannot overtake one another.
    int status = guard.pending != 0 ? 400 : guard.framing.feed({bytes.data(), static_cast<std::size_t>(bytes.size())});
    const std::int64_t complete = guard.framing.requests() - guard.requests;
    if (status == 0 && (complete > 1 || (complete == 1 && guard.framing.unfinished()))) status = 400;
    guard.requests = guard.framing.requests();
    if (status != 0) refuse(socket, guard, status);
}

void ConnectionGuards::refuse(QTcpSocket* socket, Guard& guard, int status) {
    guard.refused = true;
    if (guard.pending != 0) pending_.erase(guard.pending);
    guard.pending = 0;
    // The web server is not to see any of it, and nothing more is read.
    disconnect(socket, &QTcpSocket::readyRead, nullptr, nullptr);
    socket->setReadBufferSize(1);
    socket->write(
        QByteArray::fromStdString(replyBytes({.status = status, .content_type = "", .body = ""}, false, false)));
    socket->disconnectFromHost();
    if (socket->state() != QAbstractSocket::UnconnectedState)
        QTimer::singleShot(refusalMilliseconds, socket, [socket] { socket->abort(); });
}

std::uint64_t ConnectionGuards::beginReply(QTcpSocket* socket) {
    const auto found = guards_.find(socket);
    if (found == guards_.end() || found->second.refused) return 0;
    found->second.pending = ++last_number_;
    pending_.emplace(last_number_, socket);
    return last_number_;
}

void ConnectionGuards::finishReply(std::uint64_t number, const std::string& bytes, bool close) {
    const auto found = pending_.find(number);
    if (found == pending_.end()) return;
    QTcpSocket* const socket = found->second;
    pending_.erase(found);
    Guard& guard = guards_.at(socket);
    guard.pending = 0;
    guard.since = Clock::now();
    socket->write(bytes.data(), static_cast<qint64>(bytes.size()));
    if (close) socket->disconnectFromHost();
}

void ConnectionGuards::sweep() {
    const Clock::time_point now = Clock::now();
    std::vector<QTcpSocket*> late;
    for (auto& [object, guard] : guards_) {
        if (guard.pending != 0 || guard.refused) continue;
        const int seconds = guard.framing.unfinished() ? setup_.request_seconds : setup_.idle_seconds;
        if (now - guard.since > std::chrono::seconds(seconds)) late.push_back(static_cast<QTcpSocket*>(object));
    }
    for (QTcpSocket* const socket : late) {
        Guard& guard = guards_.at(socket);
        if (guard.framing.unfinished())
            refuse(socket, guard, 408);
        else
            socket->abort();
    }
}

void ConnectionGuards::closeIdle() {
    std::vector<QTcpSocket*> idle;
    for (auto& [object, guard] : guards_)
        if (guard.pending == 0) idle.push_back(static_cast<QTcpSocket*>(object));
    for (QTcpSocket* const socket : idle) socket->disconnectFromHost();
}

void ConnectionGuards::forget(QObject* socket) {
    const auto found = guards_.find(socket);
    if (found == guards_.end()) return;
    if (found->second.pending != 0) pending_.erase(found->second.pending);
    const auto counted = per_address_.find(found->second.address.toStdString());
    if (counted != per_address_.end() && --counted->second == 0) per_address_.erase(counted);
    guards_.erase(found);
}

QTcpSocket* GuardedListener::nextPendingConnection() {
    return nextAdmitted(guards_, [this] { return QTcpServer::nextPendingConnection(); });
}

QTcpSocket* GuardedTlsListener::nextPendingConnection() {
    return nextAdmitted(guards_, [this] { return QSslServer::nextPendingConnection(); });
}

}  // namespace diaoyan
