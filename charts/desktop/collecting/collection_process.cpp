// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/desktop/collecting/collection_process.h"

#include "charts/desktop/look/words.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QStandardPaths>

#include <csignal>
#include <sys/prctl.h>
#include <unistd.h>
#include <utility>

namespace diaoyan {

namespace {

constexpr int secondsToStop = 15;
constexpr qsizetype mostErrors = 8192;

/// The last thing that it said on stderr, in a line.
std::string lastWords(const QByteArray& errors) {
    const QList<QByteArray> lines = errors.trimmed().split('\n');
    return lines.back().trimmed().left(500).toStdString();
}

}  // namespace

CollectionProcess::CollectionProcess(QObject* parent) : QObject(parent) {
    patience_.setSingleShot(true);
    connect(&patience_, &QTimer::timeout, &process_, &QProcess::kill);
    connect(&process_, &QProcess::readyReadStandardOutput, this, &CollectionProcess::hear);
    connect(&process_, &QProcess::readyReadStandardError, this,
            [this] { errors_ = (errors_ + process_.readAllStandardError()).right(mostErrors); });
    connect(&process_, &QProcess::finished, this, &CollectionProcess::finished);
    connect(&process_, &QProcess::errorOccurred, this, [this](QProcess::ProcessError error) {
        if (error == QProcess::FailedToStart) finished();
    });
    // The window may be killed: its child must not go on taking answers that nobody sees.
    const pid_t window = ::getpid();
    process_.setChildProcessModifier([window] {
        ::prctl(PR_SET_PDEATHSIG, SIGTERM);
        if (::getppid() != window) ::_exit(1);
    });
}

CollectionProcess::~CollectionProcess() {
    process_.disconnect(this);
    if (process_.state() == QProcess::NotRunning) return;
    process_.terminate();
    if (process_.waitForFinished(3000)) return;
    process_.kill();
    process_.waitForFinished(1000);
}

QString CollectionProcess::program() {
    if (const QString named = qEnvironmentVariable("DIAOYAN_PROGRAM"); !named.isEmpty())
        return QFileInfo(named).isExecutable() ? named : QString();
    const QString beside = QCoreApplication::applicationDirPath();
    for (const QString& place : {beside + "/diaoyan", beside + "/../diaoyan/diaoyan"})
        if (const QFileInfo file(place); file.isFile() && file.isExecutable()) return file.absoluteFilePath();
    return QStandardPaths::findExecutable("diaoyan");
}

void CollectionProcess::start(const std::string& survey, bool lan, int port, Language language) {
    if (state_ != State::stopped) return;
    place_ = {};
    said_.clear();
    errors_.clear();
    const QString found = program();
    if (found.isEmpty()) {
        emit failed({"program-missing",
                     {"找不到收集答卷的程序 diaoyan；请重新安装调研程序",
                      "the program diaoyan, which collects the answers, is not there; install Diaoyan again"},
                     {}});
        return;
    }
    QStringList arguments{"serve",
                          QFileInfo(shown(survey)).absoluteFilePath(),
                          "--json",
                          "--lang",
                          language == Language::zh ? "zh" : "en",
                          "--port",
                          QString::number(port)};
    if (lan) arguments << "--lan";
    become(State::starting);
    process_.start(found, arguments, QIODevice::ReadOnly);
}

void CollectionProcess::stop() {
    if (state_ != State::starting && state_ != State::running) return;
    become(State::stopping);
    process_.terminate();
    patience_.start(secondsToStop * 1000);
}

/// The first line is what it says when it listens; afterwards it says nothing.
void CollectionProcess::hear() {
    said_ += process_.readAllStandardOutput();
    if (state_ != State::starting) return;
    const qsizetype end = said_.indexOf('\n');
    if (end < 0) return;
    const QJsonObject line = QJsonDocument::fromJson(said_.left(end)).object();
    if (!line.contains("address")) return;
    place_.address = line["address"].toString();
    for (const QJsonValue& address : line["addresses"].toArray()) place_.addresses << address.toString();
    place_.office = line["office"].toString();
    place_.password = line["password"].toString();
    become(State::running);
}

void CollectionProcess::finished() {
    patience_.stop();
    said_ += process_.readAllStandardOutput();
    errors_ = (errors_ + process_.readAllStandardError()).right(mostErrors);
    const bool wanted = state_ == State::stopping;
    const Problem problem = wanted ? Problem{} : whatWentWrong();
    place_ = {};
    become(State::stopped);
    if (!wanted) emit failed(problem);
}

Problem CollectionProcess::whatWentWrong() const {
    const QJsonObject told = QJsonDocument::fromJson(said_).object()["problem"].toObject();
    if (!told.isEmpty()) {
        const QJsonObject message = told["message"].toObject();
        return {typed(told["code"].toString()),
                {typed(message["zh"].toString()), typed(message["en"].toString())},
                {.file = typed(told["file"].toString()), .text = typed(told["text"].toString())}};
    }
    return {"collection-ended",
            phrase("收集程序停止了，已提交的答卷都已存好。{0}",
                   "the collection has ended by itself; answers that were handed in are stored. {0}",
                   {lastWords(errors_)}),
            {}};
}

void CollectionProcess::become(State state) {
    state_ = state;
    emit changed();
}

}  // namespace diaoyan
