// SPDX-License-Identifier: GPL-3.0-or-later
#include "collector/web/http/http_server.h"

#include "collector/web/http/request_router.h"

#include <QCoreApplication>
#include <QFile>
#include <QHostAddress>
#include <QNetworkInterface>
#include <QSslCertificate>
#include <QSslConfiguration>
#include <QSslKey>
#include <QSslServer>
#include <QTimer>
#include <sys/resource.h>

namespace diaoyan {

namespace {

/// Connections that may wait to be accepted when a whole school presses the button.
constexpr int waitingConnections = 1024;
constexpr int tickMilliseconds = 2000;
constexpr int stopCheckMilliseconds = 100;

Problem tlsProblem(const char* code, const Text& message, const std::string& file) {
    return {code, message, {.file = file}};
}

Result<QByteArray> readFile(const std::string& path) {
    QFile file(QString::fromStdString(path));
    constexpr qint64 largest = 1 << 20;
    if (!file.open(QIODevice::ReadOnly) || file.size() > largest)
        return tlsProblem("tls-unreadable",
                          phrase("无法读取证书或私钥文件", "the certificate or key file cannot be read"), path);
    return file.readAll();
}

/// The whole chain of the certificate file, and a key of any kind that fits it.
Result<QSslConfiguration> tlsConfiguration(const HttpSetup& setup) {
    const Result<QByteArray> certificate = readFile(setup.tls_certificate);
    if (!certificate) return certificate.problem();
    const Result<QByteArray> key_text = readFile(setup.tls_key);
    if (!key_text) return key_text.problem();
    const QList<QSslCertificate> chain = QSslCertificate::fromData(*certificate, QSsl::Pem);
    if (chain.isEmpty())
        return tlsProblem("tls-unreadable", phrase("文件中没有 PEM 证书", "the file has no PEM certificate"),
                          setup.tls_certificate);
    for (const QSsl::KeyAlgorithm algorithm : {QSsl::Rsa, QSsl::Ec}) {
        const QSslKey key(*key_text, algorithm, QSsl::Pem, QSsl::PrivateKey);
        if (key.isNull()) continue;
        if (chain.front().publicKey().algorithm() != algorithm)
            return tlsProblem("tls-mismatch", phrase("私钥与证书不配", "the key does not belong to the certificate"),
                              setup.tls_key);
        QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
        configuration.setLocalCertificateChain(chain);
        configuration.setPrivateKey(key);
        configuration.setProtocol(QSsl::TlsV1_2OrLater);
        configuration.setPeerVerifyMode(QSslSocket::VerifyNone);  // respondents have no certificates
        return configuration;
    }
    return tlsProblem("tls-unreadable",
                      phrase("文件中没有可用的 PEM 私钥（不支持加密的私钥）",
                             "the file has no usable PEM key (encrypted keys are not supported)"),
                      setup.tls_key);
}

Problem cannotListen(const QTcpServer& listener, std::uint16_t port) {
    if (listener.serverError() == QAbstractSocket::AddressInUseError)
        return {"port-taken",
                phrase("端口 {0} 已被另一个程序占用，请用 --port 换一个",
                       "another program uses port {0}; choose another one with --port", {std::int64_t{port}})};
    return {"address-unavailable", phrase("无法在端口 {0} 上监听（{1}）", "cannot listen on port {0} ({1})",
                                          {std::int64_t{port}, listener.errorString().toStdString()})};
}

/// Each connection is a file: as many as this process may have.
void raiseFileLimit() {
    rlimit limit{};
    if (::getrlimit(RLIMIT_NOFILE, &limit) != 0 || limit.rlim_cur == limit.rlim_max) return;
    limit.rlim_cur = limit.rlim_max;
    ::setrlimit(RLIMIT_NOFILE, &limit);
}

template <class Listener>
Result<Done> listenWith(Listener* listener, RequestRouter& router, const HttpSetup& setup, const HttpWork& work) {
    listener->setListenBacklogSize(waitingConnections);
    listener->setMaxPendingConnections(waitingConnections);
    const QHostAddress address = setup.lan ? QHostAddress(QHostAddress::Any) : QHostAddress(QHostAddress::LocalHost);
    if (!listener->listen(address, setup.port)) return cannotListen(*listener, setup.port);
    router.bind(listener);
    work.listening(listener->serverPort(), [&router](const std::function<void()>& job) { router.runHere(job); });
    return Done{};
}

}  // namespace

Result<Done> serveHttp(const HttpSetup& setup, const HttpWork& work, std::stop_token stop) {
    int argument_count = 1;
    char name[] = "diaoyan";
    char* arguments[] = {name, nullptr};
    // Whoever draws has made an application already.
    std::unique_ptr<QCoreApplication> own;
    if (QCoreApplication::instance() == nullptr) own = std::make_unique<QCoreApplication>(argument_count, arguments);
    raiseFileLimit();
    RequestRouter router(setup, work);
    if (setup.tls_certificate.empty()) {
        auto* const listener = new GuardedListener(router.guards(), &router);
        if (Result<Done> listening = listenWith(listener, router, setup, work); !listening) return listening;
    } else {
        const Result<QSslConfiguration> configuration = tlsConfiguration(setup);
        if (!configuration) return configuration.problem();
        auto* const listener = new GuardedTlsListener(router.guards(), &router);
        listener->setSslConfiguration(*configuration);
        if (Result<Done> listening = listenWith(listener, router, setup, work); !listening) return listening;
    }
    QTimer ticking;
    QObject::connect(&ticking, &QTimer::timeout, &router, [&work] { work.tick(); });
    ticking.start(tickMilliseconds);
    QEventLoop loop;
    QTimer stop_check;
    QObject::connect(&stop_check, &QTimer::timeout, &loop, [&] {
        if (stop.stop_requested()) loop.quit();
    });
    stop_check.start(stopCheckMilliseconds);
    loop.exec();
    router.finish();
    return Done{};
}

std::vector<std::string> networkAddresses() {
    std::vector<std::string> four;
    std::vector<std::string> six;
    for (const QHostAddress& address : QNetworkInterface::allAddresses()) {
        if (address.isLoopback() || address.isLinkLocal()) continue;
        if (address.protocol() == QAbstractSocket::IPv4Protocol)
            four.push_back(address.toString().toStdString());
        else
            six.push_back('[' + address.toString().toStdString() + ']');
    }
    four.insert(four.end(), six.begin(), six.end());
    return four;
}

}  // namespace diaoyan
