// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/desktop/collecting/collect_page.h"

#include "charts/desktop/collecting/collection_form.h"
#include "charts/desktop/collecting/qr_view.h"
#include "charts/desktop/look/message_strip.h"
#include "charts/desktop/look/theme.h"
#include "charts/desktop/look/words.h"
#include "collector/output_file.h"
#include "tests/apps/served_survey.h"
#include "tests/desktop/desk_test.h"
#include "tests/desktop/picture.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QTabWidget>
#include <QTranslator>
#include <QUrl>
#include <gmock/gmock.h>

#include <csignal>

namespace diaoyan {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;
using testing::StartsWith;
using State = CollectionProcess::State;

/// A port of this computer that somebody else listens at.
class TakenPort {
public:
    TakenPort() : socket_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        socklen_t size = sizeof address;
        auto* plain = reinterpret_cast<sockaddr*>(&address);
        if (::bind(socket_, plain, size) == 0 && ::listen(socket_, 1) == 0 && ::getsockname(socket_, plain, &size) == 0)
            port_ = ntohs(address.sin_port);
    }
    TakenPort(const TakenPort&) = delete;
    TakenPort& operator=(const TakenPort&) = delete;
    ~TakenPort() { ::close(socket_); }
    int port() const { return port_; }

private:
    int socket_;
    int port_ = 0;
};

class CollectPageTest : public DeskTest {
protected:
    void SetUp() override {
        DeskTest::SetUp();
        qputenv("DIAOYAN_PROGRAM", DIAOYAN_PROGRAM);
    }
    void TearDown() override {
        page_.reset();
        DeskTest::TearDown();
    }
    void showPage() {
        page_ = std::make_unique<CollectPage>(desk_, nullptr);
        page_->resize(1000, 640);
        page_->show();
        page_->bringUpToDate();
        settle();
    }
    void showFounding() {
        openFounding();
        showPage();
        child<QCheckBox>("collectLan")->setChecked(false);
        child<QSpinBox>("collectPort")->setValue(0);
    }
    template <class Widget>
    Widget* child(const char* name) {
        auto* found = page_->findChild<Widget*>(name);
        EXPECT_NE(found, nullptr) << name;
        return found;
    }
    QString messages() { return page_->findChild<MessageStrip*>()->words(); }
    void start() {
        child<QPushButton>("startCollection")->click();
        ASSERT_TRUE(soon([&] { return page_->process().state() == State::running; })) << messages().toStdString();
    }
    void stop() {
        child<QPushButton>("startCollection")->click();
        ASSERT_TRUE(soon([&] { return !page_->busy(); }));
        settle();
    }
    std::string asked(const std::string& request) const {
        RawConnection connection(static_cast<std::uint16_t>(QUrl(page_->process().place().address).port()));
        EXPECT_TRUE(connection.say(request));
        return connection.hear();
    }
    std::string got(const std::string& path) const { return asked("GET " + path + " HTTP/1.1\r\nHost: h\r\n\r\n"); }
    std::string handedIn(const std::string& school) const {
        const std::string body = R"({"id":"6f1f0e7a-2f4e-4a53-9d2c-0f6f5b1c2d3e","school":")" + school +
                                 R"(","lang":"zh","answers":{"grade":"g3","class_name":"2班","overall":"satisfied"}})";
        return asked("POST /submit/parent HTTP/1.1\r\nHost: h\r\nContent-Type: application/json\r\n"
                     "Accept: application/json\r\nContent-Length: " +
                     std::to_string(body.size()) + "\r\n\r\n" + body);
    }

    std::unique_ptr<CollectPage> page_;
};

TEST_F(CollectPageTest, SaysWhatToDoWithoutASurvey) {
    showPage();
    EXPECT_FALSE(child<QPushButton>("startCollection")->isEnabled());
    EXPECT_FALSE(page_->busy());
    EXPECT_EQ(page_->endsWithThis(), "");
}

TEST_F(CollectPageTest, CollectsAnAnswerAndCountsIt) {
    showFounding();
    start();
    EXPECT_FALSE(page_->endsWithThis().isEmpty());
    auto* form = child<QComboBox>("collectForm");
    form->setCurrentIndex(form->findData("parent"));
    EXPECT_THAT(child<QLineEdit>("collectAddress")->text().toStdString(), HasSubstr("/f/parent"));
    EXPECT_EQ(page_->findChild<QrView*>()->text(), child<QLineEdit>("collectAddress")->text());
    EXPECT_THAT(got("/f/parent"), HasSubstr("<form"));
    const std::string reply = handedIn(desk_.outline()->roster.schools.front().code);
    EXPECT_THAT(reply, HasSubstr("thanks"));
    const auto counted = [&] {
        for (const QLabel* label : page_->findChildren<QLabel*>("emptyHeadline"))
            if (label->text().startsWith("2,274")) return true;
        return false;
    };
    EXPECT_TRUE(soon(counted));
    // The pages of results follow, too.
    EXPECT_TRUE(soon([&] {
        const StudyPart* parents = desk_.part("parent");
        return parents != nullptr && parents->answers->respondents() == 1242;
    }));
    stop();
    EXPECT_TRUE(child<QPushButton>("startCollection")->isEnabled());
    EXPECT_EQ(messages(), "");
}

TEST_F(CollectPageTest, APortThatIsTakenIsSaidAndAnotherOneOffered) {
    const TakenPort other;
    ASSERT_GT(other.port(), 0);
    showFounding();
    child<QSpinBox>("collectPort")->setValue(other.port());
    child<QPushButton>("startCollection")->click();
    ASSERT_TRUE(soon([&] { return !messages().isEmpty(); }));
    EXPECT_FALSE(page_->busy());
    EXPECT_THAT(messages().toStdString(), HasSubstr(std::to_string(other.port())));
    for (QPushButton* button : page_->findChild<MessageStrip*>()->findChildren<QPushButton*>())
        if (button->text() == "Use another port") button->click();
    EXPECT_TRUE(soon([&] { return page_->process().state() == State::running; }));
    stop();
}

TEST_F(CollectPageTest, AProgramThatIsMissingIsSaid) {
    showFounding();
    qputenv("DIAOYAN_PROGRAM", "/nowhere/diaoyan");
    child<QPushButton>("startCollection")->click();
    EXPECT_FALSE(page_->busy());
    EXPECT_THAT(messages().toStdString(), HasSubstr("diaoyan"));
}

TEST_F(CollectPageTest, ACollectionThatIsKilledIsSaidAndCanBeStartedAgain) {
    showFounding();
    start();
    ::kill(static_cast<pid_t>(page_->process().processId()), SIGKILL);
    ASSERT_TRUE(soon([&] { return !page_->busy(); }));
    EXPECT_FALSE(messages().isEmpty());
    start();
    EXPECT_EQ(messages(), "");
    stop();
}

TEST_F(CollectPageTest, ThePageThatGoesTakesItsCollectionAlong) {
    showFounding();
    start();
    const auto child_process = static_cast<pid_t>(page_->process().processId());
    page_.reset();
    EXPECT_EQ(::kill(child_process, 0), -1);
}

TEST_F(CollectPageTest, SettingsAreKeptAndTakenBack) {
    showFounding();
    auto* access = child<QComboBox>("access_parent");
    auto* keep = child<QPushButton>("keepCollection");
    EXPECT_FALSE(keep->isEnabled());
    access->setCurrentIndex(2);
    child<QComboBox>("collectionState")->setCurrentIndex(1);
    child<QCheckBox>("consent_parent")->setChecked(true);
    child<QLineEdit>("officePassword")->setText("kurz");
    EXPECT_FALSE(keep->isEnabled()) << "a password of four letters";
    child<QLineEdit>("officePassword")->setText("lang genug 密码");
    ASSERT_TRUE(keep->isEnabled());
    keep->click();
    settle();
    const auto settings = [&] { return readCollection(desk_.outline()->path).value().settings; };
    EXPECT_EQ(settings().state, CollectionState::paused);
    EXPECT_EQ(settings().access.at("parent"), WebAccess::codes);
    EXPECT_FALSE(settings().consent.at("parent").zh.empty());
    EXPECT_THAT(settings().password_hash, StartsWith("scrypt$"));
    EXPECT_FALSE(keep->isEnabled());
    desk_.undo();
    settle();
    QTest::qWait(10);
    settle();
    EXPECT_EQ(settings().state, CollectionState::open);
    EXPECT_EQ(settings().password_hash, "");
    EXPECT_EQ(child<QComboBox>("collectionState")->currentIndex(), 0);
}

TEST_F(CollectPageTest, PrintsWhatIsHandedOut) {
    showFounding();
    child<QLineEdit>("handoutAddress")->setText("http://192.168.1.20:8080");
    const auto written = [&](HandoutPanel::Kind kind, const char* name) {
        page_->handOut(kind, shown((folder_ / name).string()));
        settle();
        const Result<std::string> bytes = readSmallFile((folder_ / name).string());
        return bytes ? *bytes : typed(messages());
    };
    EXPECT_THAT(written(HandoutPanel::Kind::poster, "poster.pdf"), StartsWith("%PDF"));
    EXPECT_THAT(written(HandoutPanel::Kind::paper, "paper.pdf"), StartsWith("%PDF"));
    EXPECT_THAT(written(HandoutPanel::Kind::links, "links.csv"), HasSubstr("http://192.168.1.20:8080/f/"));
    child<QComboBox>("howManyCodes")->setCurrentIndex(2);
    child<QSpinBox>("numberOfCodes")->setValue(12);
    EXPECT_THAT(written(HandoutPanel::Kind::codes, "codes.pdf"), StartsWith("%PDF"));
    ASSERT_EQ(readCollection(desk_.outline()->path).value().codes.size(), 1u);
    // What cannot be written leaves no code that counts as handed out.
    page_->handOut(HandoutPanel::Kind::codes, shown((folder_ / "none" / "codes.pdf").string()));
    settle();
    EXPECT_FALSE(messages().isEmpty());
    EXPECT_TRUE(readCollection(desk_.outline()->path).value().codes.back().withdrawn);
    child<QLineEdit>("handoutAddress")->setText("somewhere");
    EXPECT_THAT(written(HandoutPanel::Kind::poster, "other.pdf"), HasSubstr("somewhere"));
}

TEST_F(CollectPageTest, CanBeLookedAt) {
    QTranslator chinese;
    ASSERT_TRUE(chinese.load(":/diaoyan/diaoyan_zh_CN.qm"));
    showFounding();
    keepPicture(*page_, "collect-en-light", {840, 640});
    QCoreApplication::installTranslator(&chinese);
    for (const Theme theme : {Theme::light, Theme::dark}) {
        applyTheme(*qApp, theme);
        page_.reset();
        showPage();
        child<QSpinBox>("collectPort")->setValue(0);
        child<QCheckBox>("collectLan")->setChecked(theme == Theme::dark);
        start();
        const std::string name = theme == Theme::dark ? "dark" : "light";
        keepPicture(*page_, "collect-zh-" + name, {840, 640});
        child<QTabWidget>("collectTabs")->setCurrentIndex(1);
        keepPicture(*page_, "collect-settings-zh-" + name, {840, 640});
        child<QTabWidget>("collectTabs")->setCurrentIndex(2);
        keepPicture(*page_, "collect-handouts-zh-" + name, {1100, 740});
        stop();
        EXPECT_FALSE(page_->busy());
    }
    QCoreApplication::removeTranslator(&chinese);
    applyTheme(*qApp, Theme::light);
}

}  // namespace
}  // namespace diaoyan
