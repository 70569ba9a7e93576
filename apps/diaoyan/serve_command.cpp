// SPDX-License-Identifier: GPL-3.0-or-later
#include "apps/diaoyan/command.h"
#include "apps/diaoyan/live_findings.h"
#include "apps/diaoyan/load_module.h"
#include "charts/printables/printables.h"
#include "collector/store/collection_store.h"
#include "collector/web/http/http_server.h"
#include "collector/web/office/office.h"
#include "collector/web/protection/secrets.h"
#include "collector/web/reception.h"
#include "collector/web/site.h"

#include <csignal>
#include <ctime>
#include <iostream>
#include <memory>

namespace diaoyan {

namespace {

struct ServeOptions {
    std::string file;
    HttpSetup http{.port = 8080};
    std::string host;
    int submissions_per_minute = 1200;
};

/// SIGTERM and SIGHUP end a server as SIGINT does: no more connections, what was handed in is stored and answered.
std::stop_source terminated;

void onTermination(int) {
    terminated.request_stop();
}

std::int64_t secondsNow() {
    return static_cast<std::int64_t>(std::time(nullptr));
}

/// What respondents type. A host that the user names goes before what the machine says of itself.
std::vector<std::string> addressesOf(const ServeOptions& options, const WebService& service, std::uint16_t port) {
    const bool tls = !options.http.tls_certificate.empty();
    const std::string scheme = tls ? "https://" : "http://";
    const bool usual_port = port == (tls ? 443 : 80);
    std::vector<std::string> hosts;
    if (!options.host.empty())
        hosts.push_back(options.host);
    else if (options.http.lan)
        hosts = service.addresses();
    if (hosts.empty()) hosts.emplace_back("127.0.0.1");
    for (std::string& host : hosts) host = scheme + host + (usual_port ? "" : ":" + std::to_string(port));
    return hosts;
}

/// The three parts of a collection, and what they share.
struct RunningCollection {
    std::unique_ptr<Site> site;
    std::unique_ptr<Reception> reception;
    std::unique_ptr<Office> office;
    std::string password;  ///< made for this run because nobody chose one; empty otherwise
    std::string password_hash;
};

Result<Done> openParts(RunningCollection& parts, const ServeOptions& options) {
    Result<CollectionStore> store = CollectionStore::open(options.file);
    if (!store) return store.problem();
    parts.password_hash = store->settings().password_hash;
    if (parts.password_hash.empty()) {
        parts.password = newPassword();
        parts.password_hash = passwordHash(parts.password);
    }
    Result<Site> site = Site::open({.survey_path = options.file, .now = secondsNow});
    if (!site) return site.problem();
    parts.site = std::make_unique<Site>(std::move(site).value());
    Result<Reception> reception = Reception::open(
        {.survey_path = options.file, .submissions_per_minute = options.submissions_per_minute, .now = secondsNow});
    if (!reception) return reception.problem();
    parts.reception = std::make_unique<Reception>(std::move(reception).value());
    return Done{};
}

Result<Done> openOffice(RunningCollection& parts, const ServeOptions& options, const std::string& address,
                        std::shared_ptr<ServerDrawing> drawing) {
    OfficeSetup setup{.survey_path = options.file, .address = address};
    setup.findings = liveFindings(std::move(drawing));
    setup.now = secondsNow;
    setup.settings_changed = [reception = parts.reception.get()] { reception->settingsChanged(); };
    setup.password_hash = parts.password_hash;
    Result<Office> office = Office::open(std::move(setup));
    if (!office) return office.problem();
    parts.office = std::make_unique<Office>(std::move(office).value());
    return Done{};
}

void announce(const RunningCollection& parts, const std::vector<std::string>& addresses, std::uint16_t port,
              const ServeOptions& options, const Session& session) {
    if (session.json) {
        nlohmann::ordered_json document{{"address", addresses.front()}, {"addresses", addresses}, {"port", port}};
        document["office"] = addresses.front() + "/office";
        if (!parts.password.empty()) document["password"] = parts.password;
        std::cout << jsonDump(document, -1) << std::endl;
        return;
    }
    session.say(phrase("正在收集 {0}，按 Ctrl+C 结束", "collecting {0}; Ctrl+C ends it", {options.file}));
    for (const std::string& address : addresses) session.say("  " + address);
    if (!options.http.lan && options.host.empty())
        session.say(phrase("只有本机能打开；加 --lan 让同一网络的手机也能打开",
                           "only this computer can open it; --lan lets phones on the same network in"));
    session.say(phrase("管理页面：{0}/office", "organiser's pages: {0}/office", {addresses.front()}));
    if (!parts.password.empty())
        session.say(phrase("本次的管理密码：{0}（用 diaoyan collect --password 设定自己的）",
                           "password for this run: {0} (choose your own with diaoyan collect --password)",
                           {parts.password}));
    if (options.http.lan || !options.host.empty())
        if (const Result<QrCode> code = qrCode(addresses.front()); code) session.say(qrForTerminal(*code));
    std::cout << std::flush;
}

int serve(const ServeOptions& options, const Session& session) {
    const Result<const WebService*> service = giftOfModule<WebService>(
        "collection.so", web_service_entry, {"不能收集答卷", "so answers cannot be collected"});
    if (!service) return session.fail(service.problem());
    RunningCollection parts;
    if (const Result<Done> opened = openParts(parts, options); !opened) return session.fail(opened.problem());
    const std::shared_ptr<ServerDrawing> drawing = readyToDraw();
    std::signal(SIGXFSZ, SIG_IGN);  // a file that may not grow is an error of writing, not the end
    std::signal(SIGTERM, onTermination);
    std::signal(SIGHUP, onTermination);
    const std::stop_callback interrupted(session.stop, [] { terminated.request_stop(); });

    std::optional<Problem> office_problem;
    HttpWork work;
    work.page = [&](const WebRequest& request) { return parts.site->reply(request); };
    work.hand_in = [&](std::span<const WebRequest> group) { return parts.reception->receive(group); };
    work.tidy = [&] { parts.reception->tidy(); };
    work.office = [&](const WebRequest& request) { return parts.office->reply(request); };
    work.tick = [&] { parts.site->refresh(); };
    work.listening = [&](std::uint16_t port, OnServerThread on_server_thread) {
        drawing->on_server_thread = std::move(on_server_thread);
        const std::vector<std::string> addresses = addressesOf(options, **service, port);
        const Result<Done> opened = openOffice(parts, options, addresses.front(), drawing);
        if (opened) return announce(parts, addresses, port, options, session);
        office_problem = opened.problem();
        terminated.request_stop();
    };
    const Result<Done> served = (*service)->serve(options.http, work, terminated.get_token());
    if (!served) return session.fail(served.problem());
    if (office_problem) return session.fail(*office_problem);
    if (!session.json) session.say(phrase("已停止收集，答卷都已存好。", "stopped; all answers are stored"));
    return exitDone;
}

}  // namespace

RunCommand declareServe(CLI::App& parser, Language language) {
    const auto options = std::make_shared<ServeOptions>();
    const auto words = [&](const char* zh, const char* en) { return std::string(language == Language::zh ? zh : en); };
    parser.add_option("file", options->file, words("调查文件", "the survey file"))->required();
    parser.add_option("--port", options->http.port,
                      words("端口，默认8080；0 为任意空闲端口", "port, default 8080; 0: any free one"));
    parser.add_flag("--lan", options->http.lan,
                    words("同一网络的手机和电脑也能打开（默认只有本机）",
                          "phones and computers on the network may open it (default: this computer only)"));
    parser.add_option("--address", options->host,
                      words("印在二维码里的主机名或 IP 地址（默认自动）",
                            "host name or IP address for links and QR codes (default: found)"));
    CLI::Option* const certificate = parser.add_option("--tls-cert", options->http.tls_certificate,
                                                       words("TLS 证书（PEM）", "TLS certificate (PEM)"));
    CLI::Option* const key =
        parser.add_option("--tls-key", options->http.tls_key, words("TLS 私钥（PEM）", "TLS private key (PEM)"));
    certificate->needs(key);
    key->needs(certificate);
    parser
        .add_option("--submissions-per-minute", options->submissions_per_minute,
                    words("同一地址每分钟最多提交几份，默认1200，0 为不限",
                          "submissions per minute from one address, default 1200; 0: no limit"))
        ->check(CLI::Range(0, 10'000'000));
    parser
        .add_option("--request-seconds", options->http.request_seconds,
                    words("一次请求最多用几秒传完，默认15；信号很差时调高",
                          "seconds that a request may take to arrive, default 15; more where the signal is poor"))
        ->check(CLI::Range(1, 600));
    return [options](const Session& session) { return serve(*options, session); };
}

}  // namespace diaoyan
