// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collector/web/http/http_server.h"
#include "collector/web/protection/request_framing.h"

#include <QObject>
#include <QSslServer>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTimer>
#include <chrono>
#include <cstdint>
#include <unordered_map>

namespace diaoyan {

/// Stands in front of a web server that limits nothing by itself (Qt 6.4: no limit of header, body, time or number of
/// connections): sees the bytes of each connection before the server reads them, and ends what breaks a limit.
class ConnectionGuards : public QObject {
public:
    ConnectionGuards(const HttpSetup& setup, QObject* parent);

    /// Takes a new connection into its care. False: there are too many; it was closed.
    bool admit(QTcpSocket* socket);

    /// A request of this connection is being answered: nothing more may come until the reply is written. The number
    /// finds the connection again when the reply is there.
    std::uint64_t beginReply(QTcpSocket* socket);
    /// Writes the reply to the request that `number` was given for; nothing where the visitor has left.
    void finishReply(std::uint64_t number, const std::string& bytes, bool close);

    std::size_t connections() const { return guards_.size(); }
    /// Closes what waits for a request; what is being answered may end.
    void closeIdle();

private:
    using Clock = std::chrono::steady_clock;
    struct Guard {
        RequestFraming framing;
        Clock::time_point since{};  ///< of the last request's first byte, or of the last reply
        std::int64_t requests = 0;
        std::uint64_t pending = 0;  ///< number of the reply that is being made; 0: none
        bool refused = false;
        QString address{};
    };

    void look(QTcpSocket* socket);
    void refuse(QTcpSocket* socket, Guard& guard, int status);
    void sweep();
    void forget(QObject* socket);

    HttpSetup setup_;
    std::unordered_map<QObject*, Guard> guards_;
    std::unordered_map<std::uint64_t, QTcpSocket*> pending_;
    std::unordered_map<std::string, int> per_address_;
    std::uint64_t last_number_ = 0;
    QTimer timer_;
};

/// Listeners whose connections are guarded from their first byte.
class GuardedListener : public QTcpServer {
public:
    GuardedListener(ConnectionGuards& guards, QObject* parent) : QTcpServer(parent), guards_(guards) {}
    QTcpSocket* nextPendingConnection() override;

private:
    ConnectionGuards& guards_;
};

class GuardedTlsListener : public QSslServer {
public:
    GuardedTlsListener(ConnectionGuards& guards, QObject* parent) : QSslServer(parent), guards_(guards) {}
    QTcpSocket* nextPendingConnection() override;

private:
    ConnectionGuards& guards_;
};

}  // namespace diaoyan
