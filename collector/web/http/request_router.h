// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collector/web/http/guarded_listener.h"
#include "collector/web/http/http_server.h"
#include "collector/web/http/work_thread.h"

#include <QAbstractHttpServer>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace diaoyan {

/// Brings each request to the thread that answers it: pages at once, submissions and the office on threads of their
/// own.
class RequestRouter : public QAbstractHttpServer {
public:
    RequestRouter(const HttpSetup& setup, const HttpWork& work);
    ~RequestRouter() override;

    ConnectionGuards& guards() { return guards_; }

    /// Takes nothing new, and comes back when everything taken is done and answered. The event loop runs meanwhile.
    void finish();
    /// Runs work on this object's thread and waits for it; not from that thread itself.
    void runHere(const std::function<void()>& work);

protected:
    bool handleRequest(const QHttpServerRequest& request, QTcpSocket* socket) override;
    void missingHandler(const QHttpServerRequest& request, QTcpSocket* socket) override;

private:
    /// A request on its way, and where its reply goes.
    struct Errand {
        std::uint64_t number = 0;
        bool with_body = true;
        bool keep_alive = true;
        WebRequest request{};
    };
    struct Answered {
        std::uint64_t number = 0;
        bool close = false;
        std::string bytes{};
    };

    void route(Errand errand);
    void answer(const Errand& errand, const WebReply& reply);
    void send(std::vector<Answered> replies);
    static Answered inBytes(const Errand& errand, const WebReply& reply);

    HttpSetup setup_;
    HttpWork work_;
    ConnectionGuards guards_;
    std::unique_ptr<WorkThread<Errand>> reception_;
    std::unique_ptr<WorkThread<Errand>> office_;
};

}  // namespace diaoyan
