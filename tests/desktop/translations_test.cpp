// SPDX-License-Identifier: GPL-3.0-or-later
// Every string of the window has its Chinese: new strings are found by lupdate itself.
#include "charts/desktop/look/words.h"
#include "charts/desktop/pages/pages.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTranslator>
#include <QXmlStreamReader>
#include <gmock/gmock.h>

#include <set>
#include <vector>

namespace diaoyan {
namespace {

struct Message {
    QString context;
    QString source;
    QString translation;
    bool finished = true;
};

std::vector<Message> messagesOf(const QString& file) {
    QFile opened(file);
    EXPECT_TRUE(opened.open(QIODevice::ReadOnly)) << file.toStdString();
    QXmlStreamReader xml(&opened);
    std::vector<Message> messages;
    QString context;
    Message message;
    while (!xml.atEnd()) {
        xml.readNext();
        if (xml.isStartElement() && xml.name() == QLatin1String("name"))
            context = xml.readElementText();
        else if (xml.isStartElement() && xml.name() == QLatin1String("message"))
            message = {.context = context};
        else if (xml.isStartElement() && xml.name() == QLatin1String("source"))
            message.source = xml.readElementText();
        else if (xml.isStartElement() && xml.name() == QLatin1String("translation")) {
            message.finished = !xml.attributes().hasAttribute("type");
            message.translation = xml.readElementText();
        } else if (xml.isEndElement() && xml.name() == QLatin1String("message"))
            messages.push_back(message);
    }
    EXPECT_FALSE(xml.hasError()) << file.toStdString() << ": " << xml.errorString().toStdString();
    return messages;
}

QDir desktopFolder() {
    return QDir(QString(DIAOYAN_SOURCE_DIR) + "/charts/desktop");
}

std::set<QString> placesIn(const QString& words) {
    std::set<QString> places;
    static const QRegularExpression place("%[0-9n]");
    for (auto found = place.globalMatch(words); found.hasNext();) places.insert(found.next().captured());
    return places;
}

TEST(TranslationsTest, EveryStringHasItsChineseWithTheSamePlaces) {
    int count = 0;
    for (const QString& folder : desktopFolder().entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
        const QString file = desktopFolder().filePath(folder + "/zh_CN.ts");
        if (!QFile::exists(file)) continue;
        for (const Message& message : messagesOf(file)) {
            ++count;
            const std::string where = folder.toStdString() + ": " + message.source.toStdString();
            EXPECT_TRUE(message.finished) << where;
            EXPECT_FALSE(message.translation.isEmpty()) << where;
            EXPECT_EQ(placesIn(message.source), placesIn(message.translation)) << where;
        }
    }
    EXPECT_GT(count, 50);
}

TEST(TranslationsTest, NoStringIsNewToTheTranslations) {
    const QString lupdate = "/usr/lib/qt6/bin/lupdate";
    if (!QFile::exists(lupdate)) GTEST_SKIP() << "lupdate is not there";
    const QTemporaryDir made;
    for (const QString& folder : desktopFolder().entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
        const QDir inside(desktopFolder().filePath(folder));
        QStringList arguments{"-silent", "-locations", "none", "-no-obsolete", "-I", DIAOYAN_SOURCE_DIR};
        for (const QString& source : inside.entryList({"*.cpp", "*.h"})) arguments << inside.filePath(source);
        const QString fresh = made.filePath(folder + ".ts");
        arguments << "-ts" << fresh;
        QProcess::execute(lupdate, arguments);
        if (!QFile::exists(fresh)) continue;
        const std::vector<Message> found = messagesOf(fresh);
        if (found.empty()) continue;
        ASSERT_TRUE(QFile::exists(inside.filePath("zh_CN.ts"))) << folder.toStdString() << " has strings";
        std::set<std::pair<QString, QString>> known;
        for (const Message& message : messagesOf(inside.filePath("zh_CN.ts")))
            known.emplace(message.context, message.source);
        for (const Message& message : found)
            EXPECT_TRUE(known.contains({message.context, message.source}))
                << folder.toStdString() << ": " << message.context.toStdString() << ": "
                << message.source.toStdString();
    }
}

TEST(TranslationsTest, AreBuiltIntoTheProgram) {
    QTranslator words;
    ASSERT_TRUE(words.load(":/diaoyan/diaoyan_zh_CN.qm"));
    QCoreApplication::installTranslator(&words);
    EXPECT_EQ(pages().front().shownTitle(), "概览");
    EXPECT_THAT(adviceFor({"file-busy", {}, {}}).toStdString(), testing::HasSubstr("另一个程序"));
    QCoreApplication::removeTranslator(&words);
    EXPECT_EQ(pages().front().shownTitle(), "Overview");
}

}  // namespace
}  // namespace diaoyan
