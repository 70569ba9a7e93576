// SPDX-License-Identifier: GPL-3.0-or-later
// What a server on a school's network must bear: visitors that send too much, too slowly, or nonsense.
#include "tests/apps/served_survey.h"

#include <gmock/gmock.h>

namespace diaoyan {
namespace {

using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

class ServeNetwork : public ProgramTest {
protected:
    void SetUp() override {
        ProgramTest::SetUp();
        write("roster.csv", "学校代码,学校名称\nS01,第一小学\nS02,第二小学\n");
        ASSERT_EQ(run("new town.survey --schools roster.csv --forms teacher,parent,student").exit_code, 0);
    }

    static std::string answer(const std::string& id) {
        return R"({"id":")" + id + R"(","school":"S01","answers":{"grade":"g1","overall":"satisfied"}})";
    }
    static constexpr const char* one_id = "0192f0c1-7b7a-4c3e-9d55-0123456789ab";
};

TEST_F(ServeNetwork, ServesPagesWithGuardHeaders) {
    const ServedSurvey server(folder_.string(), "town.survey");
    ASSERT_NE(server.port(), 0);
    const std::string start = server.get("/");
    EXPECT_THAT(start, StartsWith("HTTP/1.1 200 OK\r\n"));
    EXPECT_THAT(start, HasSubstr("家长问卷"));
    for (const char* header : {"Content-Security-Policy: default-src 'none'", "X-Content-Type-Options: nosniff",
                               "Referrer-Policy: no-referrer", "Cache-Control: no-store"})
        EXPECT_THAT(start, HasSubstr(header));
    EXPECT_THAT(start, Not(HasSubstr("Set-Cookie")));
    EXPECT_THAT(server.get("/f/parent"), StartsWith("HTTP/1.1 200 OK\r\n"));
    EXPECT_THAT(server.get("/f/parent?lang=en"), HasSubstr("lang=\"en\""));
    EXPECT_THAT(server.get("/f/nobody"), StartsWith("HTTP/1.1 404 "));
}

TEST_F(ServeNetwork, EachVisitorGetsAnIdOfTheirOwn) {
    const ServedSurvey server(folder_.string(), "town.survey");
    const std::string first = server.get("/f/parent");
    EXPECT_NE(first, server.get("/f/parent"));
    EXPECT_THAT(first, Not(HasSubstr("00000000-0000-4000-8000-000000000000")));
}

TEST_F(ServeNetwork, AnAnswerIsStoredOnceHoweverOftenItIsSent) {
    ServedSurvey server(folder_.string(), "town.survey");
    for (int time = 0; time < 3; ++time)
        EXPECT_THAT(server.post("/submit/parent", answer(one_id)), HasSubstr(R"({"status":"thanks"})"));
    EXPECT_EQ(server.end(), 0);
    EXPECT_THAT(run("status town.survey --json").out, HasSubstr("\"rows_stored\": 1"));
}

TEST_F(ServeNetwork, HeadTellsWhatGetWould) {
    const ServedSurvey server(folder_.string(), "town.survey");
    RawConnection connection(server.port());
    connection.say("HEAD / HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n");
    const std::string heard = connection.hear(std::chrono::milliseconds(500));
    EXPECT_THAT(heard, StartsWith("HTTP/1.1 200 OK\r\n"));
    EXPECT_EQ(heard.substr(heard.find("\r\n\r\n")), "\r\n\r\n");
}

TEST_F(ServeNetwork, RefusesWhatIsTooLongBeforeItIsRead) {
    const ServedSurvey server(folder_.string(), "town.survey");
    RawConnection body(server.port());
    body.say("POST /submit/parent HTTP/1.1\r\nHost: h\r\nContent-Length: 1000000000\r\n\r\n");
    EXPECT_THAT(body.hear(), StartsWith("HTTP/1.1 413 "));

    RawConnection header(server.port());
    header.say("GET / HTTP/1.1\r\nHost: h\r\n");
    const std::string line = "X-Filler: " + std::string(1000, 'x') + "\r\n";
    for (int i = 0; i < 100 && header.say(line); ++i) {}
    EXPECT_THAT(header.hear(), StartsWith("HTTP/1.1 431 "));
}

TEST_F(ServeNetwork, RefusesWhatItDoesNotSpeak) {
    const ServedSurvey server(folder_.string(), "town.survey");
    const auto status = [&](const std::string& bytes) {
        RawConnection connection(server.port());
        connection.say(bytes);
        return connection.hear().substr(0, 13);
    };
    EXPECT_EQ(
        status("POST /submit/parent HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n"),
        "HTTP/1.1 411 ");
    EXPECT_EQ(status("GET / HTTP/1.1\r\nHost: h\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n"),
              "HTTP/1.1 501 ");
    EXPECT_EQ(status("DELETE / HTTP/1.1\r\nHost: h\r\n\r\n"), "HTTP/1.1 405 ");
    EXPECT_EQ(status("GET / HTTP/1.1\r\nHost: h\r\n\r\nGET / HTTP/1.1\r\nHost: h\r\n\r\n"), "HTTP/1.1 400 ")
        << "pipelined requests";
    EXPECT_EQ(status("POST /submit/parent HTTP/1.1\r\nHost: h\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab"),
              "HTTP/1.1 400 ");
    EXPECT_EQ(status(std::string("\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\r\n\r\n", 15)), "HTTP/1.1 400 ")
        << "TLS to a server without it";
}

TEST_F(ServeNetwork, PathsLeadNowhereElse) {
    const ServedSurvey server(folder_.string(), "town.survey");
    for (const char* path :
         {"/../../etc/passwd", "/assets/../town.survey", "/assets/%2e%2e/town.survey", "/f/..%2f..%2ftown.survey",
          "/town.survey", "//etc/passwd", "/f/%00", "/f/%ff", "/f/parent%0d%0aSet-Cookie:%20a=b"}) {
        const std::string heard = server.get(path);
        EXPECT_THAT(heard, StartsWith("HTTP/1.1 404 ")) << path;
        EXPECT_THAT(heard, Not(HasSubstr("Set-Cookie"))) << path;
        EXPECT_THAT(heard, Not(HasSubstr("SQLite format"))) << path;
    }
}

TEST_F(ServeNetwork, AConnectionServesManyRequests) {
    const ServedSurvey server(folder_.string(), "town.survey");
    RawConnection connection(server.port());
    for (int i = 0; i < 50; ++i) {
        ASSERT_TRUE(connection.say("GET /f/student HTTP/1.1\r\nHost: h\r\n\r\n"));
        ASSERT_THAT(connection.hear(), StartsWith("HTTP/1.1 200 OK\r\n"));
    }
}

TEST_F(ServeNetwork, ManyVisitorsAtOnceAreAllAnswered) {
    const ServedSurvey server(folder_.string(), "town.survey");
    std::vector<RawConnection> visitors;
    for (int i = 0; i < 300; ++i) visitors.emplace_back(server.port());
    for (RawConnection& visitor : visitors) ASSERT_TRUE(visitor.say("GET / HTTP/1.1\r\nHost: h\r\n\r\n"));
    for (RawConnection& visitor : visitors) ASSERT_THAT(visitor.hear(), StartsWith("HTTP/1.1 200 OK\r\n"));
}

TEST_F(ServeNetwork, WhoNeverFinishesARequestIsCutOffAndHoldsUpNobody) {
    const ServedSurvey server(folder_.string(), "town.survey", {"--request-seconds", "1"});
    std::vector<RawConnection> slow;
    for (int i = 0; i < 50; ++i) {
        slow.emplace_back(server.port());
        ASSERT_TRUE(slow.back().say("POST /submit/parent HTTP/1.1\r\nHost: h\r\nContent-Length: 100\r\n"));
    }
    EXPECT_THAT(server.get("/"), StartsWith("HTTP/1.1 200 OK\r\n")) << "others are served meanwhile";
    slow.back().say("\r\n{");  // bytes that trickle in do not buy time
    for (RawConnection& connection : slow) EXPECT_THAT(connection.hear(), StartsWith("HTTP/1.1 408 "));
}

TEST_F(ServeNetwork, APortInUseIsSaid) {
    const ServedSurvey server(folder_.string(), "town.survey");
    const Ran second = run("serve town.survey --port " + std::to_string(server.port()) + " --lang en");
    EXPECT_EQ(second.exit_code, 3);
    EXPECT_THAT(second.err, HasSubstr("another program uses port"));
}

TEST_F(ServeNetwork, TlsNeedsACertificateThatCanBeRead) {
    write("no.pem", "nothing");
    const Ran ran = run("serve town.survey --port 0 --tls-cert no.pem --tls-key no.pem --lang en");
    EXPECT_NE(ran.exit_code, 0);
    EXPECT_THAT(ran.err, HasSubstr("no PEM certificate"));
}

TEST_F(ServeNetwork, SpeaksTlsWithTheCertificateThatItIsGiven) {
    const std::string make =
        "cd '" + folder_.string() +
        "' && openssl req -x509 -newkey rsa:2048 -nodes -keyout key.pem -out cert.pem -days 2 -subj "
        "/CN=127.0.0.1 >/dev/null 2>&1";
    if (std::system(make.c_str()) != 0) GTEST_SKIP() << "the program openssl is not there to make a certificate";
    const ServedSurvey server(folder_.string(), "town.survey", {"--tls-cert", "cert.pem", "--tls-key", "key.pem"});
    ASSERT_NE(server.port(), 0);
    EXPECT_THAT(server.said().value("address", ""), StartsWith("https://127.0.0.1:"));
    const std::string ask =
        "cd '" + folder_.string() +
        "' && printf 'GET / HTTP/1.1\\r\\nHost: h\\r\\nConnection: close\\r\\n\\r\\n' | timeout 10 openssl "
        "s_client -quiet -connect 127.0.0.1:" +
        std::to_string(server.port()) + " >heard.txt 2>/dev/null";
    ASSERT_NE(std::system(ask.c_str()), 127 << 8);
    EXPECT_THAT(bytesOf("heard.txt"), StartsWith("HTTP/1.1 200 OK\r\n"));
    RawConnection plain(server.port());
    plain.say("GET / HTTP/1.1\r\nHost: h\r\n\r\n");
    EXPECT_THAT(plain.hear(), Not(HasSubstr("HTTP/1.1 200"))) << "nothing without TLS";
}

}  // namespace
}  // namespace diaoyan
