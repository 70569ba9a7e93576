// SPDX-License-Identifier: GPL-3.0-or-later
// What a web server with the same libraries could do at best: Qt HttpServer and a thread that stores what came since
// the last time in one transaction (group commit; WAL, synchronous = FULL), without reading it, checking it or any
// limits. Called as `bare_qt_server DATABASE PAGE`; prints {"port": N} when it listens on 127.0.0.1, ends with SIGTERM.
#include <QAbstractHttpServer>
#include <QCoreApplication>
#include <QFile>
#include <QHttpServerRequest>
#include <QHttpServerResponder>
#include <QPointer>
#include <QTcpServer>
#include <QTcpSocket>
#include <sqlite3.h>

#include <condition_variable>
#include <cstdio>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace {

/// Somebody who sent something and waits.
struct Waiting {
    QByteArray body;
    QHttpServerResponder responder;
    QPointer<QTcpSocket> socket;  ///< looked at in the server's thread only
};

using Group = std::vector<Waiting>;

/// Stores groups in a thread of its own and hands them on once they are on the disk.
class GroupWriter {
public:
    GroupWriter(const char* path, std::function<void(std::shared_ptr<Group>)> stored) : stored_(std::move(stored)) {
        sqlite3_open(path, &database_);
        run("PRAGMA journal_mode = WAL");
        run("PRAGMA synchronous = FULL");
        run("CREATE TABLE answers (number INTEGER PRIMARY KEY, body BLOB NOT NULL)");
        const int prepared =
            sqlite3_prepare_v2(database_, "INSERT INTO answers (body) VALUES (?)", -1, &insert_, nullptr);
        if (prepared != SQLITE_OK) qFatal("%s", sqlite3_errmsg(database_));
        thread_ = std::thread([this] { work(); });
    }

    ~GroupWriter() {
        {
            const std::lock_guard lock(mutex_);
            ended_ = true;
        }
        came_.notify_one();
        thread_.join();
        sqlite3_finalize(insert_);
        sqlite3_close(database_);
    }

    void add(Waiting waiting) {
        {
            const std::lock_guard lock(mutex_);
            queue_.push_back(std::move(waiting));
        }
        came_.notify_one();
    }

private:
    void run(const char* sql) {
        if (sqlite3_exec(database_, sql, nullptr, nullptr, nullptr) != SQLITE_OK)
            qFatal("%s: %s", sql, sqlite3_errmsg(database_));
    }

    void work() {
        while (true) {
            auto group = std::make_shared<Group>();
            {
                std::unique_lock lock(mutex_);
                came_.wait(lock, [this] { return ended_ || !queue_.empty(); });
                if (queue_.empty()) return;
                group->swap(queue_);
            }
            run("BEGIN IMMEDIATE");
            for (const Waiting& waiting : *group) {
                sqlite3_bind_blob(insert_, 1, waiting.body.constData(), static_cast<int>(waiting.body.size()),
                                  SQLITE_STATIC);
                if (sqlite3_step(insert_) != SQLITE_DONE) qFatal("%s", sqlite3_errmsg(database_));
                sqlite3_reset(insert_);
            }
            run("COMMIT");
            stored_(std::move(group));
        }
    }

    std::function<void(std::shared_ptr<Group>)> stored_;
    sqlite3* database_ = nullptr;
    sqlite3_stmt* insert_ = nullptr;
    std::mutex mutex_;
    std::condition_variable came_;
    Group queue_;
    bool ended_ = false;
    std::thread thread_;
};

/// GET: the page. POST: stored, then thanked for.
class BareServer : public QAbstractHttpServer {
public:
    BareServer(const char* database, QByteArray page)
        : page_(std::move(page)), writer_(database, [this](std::shared_ptr<Group> group) {
              QMetaObject::invokeMethod(
                  this, [group = std::move(group)] { thank(*group); }, Qt::QueuedConnection);
          }) {}

protected:
    bool handleRequest(const QHttpServerRequest& request, QTcpSocket* socket) override {
        if (request.method() == QHttpServerRequest::Method::Post) {
            writer_.add({request.body(), makeResponder(request, socket), socket});
        } else {
            makeResponder(request, socket).write(page_, "text/html; charset=utf-8");
        }
        return true;
    }
    void missingHandler(const QHttpServerRequest&, QTcpSocket* socket) override { socket->close(); }

private:
    static void thank(Group& group) {
        for (Waiting& waiting : group)
            if (waiting.socket) waiting.responder.write(QByteArray(R"({"status":"thanks"})"), "application/json");
    }

    QByteArray page_;
    GroupWriter writer_;
};

}  // namespace

int main(int argc, char** argv) {
    if (argc != 3) {
        std::fputs("usage: bare_qt_server DATABASE PAGE\n", stderr);
        return 2;
    }
    const QCoreApplication app(argc, argv);
    QFile page(QString::fromLocal8Bit(argv[2]));
    if (!page.open(QIODevice::ReadOnly)) qFatal("no page");
    BareServer server(argv[1], page.readAll());
    auto* listener = new QTcpServer(&server);
    listener->setListenBacklogSize(4096);
    if (!listener->listen(QHostAddress::LocalHost)) qFatal("cannot listen");
    server.bind(listener);
    std::printf("{\"port\": %d}\n", static_cast<int>(listener->serverPort()));
    std::fflush(stdout);
    return QCoreApplication::exec();
}
