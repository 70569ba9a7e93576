// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "questionnaires/result.h"

#include <QObject>
#include <QProcess>
#include <QStringList>
#include <QTimer>

#include <string>

namespace diaoyan {

/// Where answers are taken, as `diaoyan serve` says it.
struct CollectionPlace {
    QString address{};        ///< the first of them
    QStringList addresses{};  ///< http://192.168.1.20:8080
    QString office{};         ///< the organiser's pages
    QString password{};       ///< made for this run because nobody chose one; else empty

    bool operator==(const CollectionPlace&) const = default;
};

/// `diaoyan serve` as a program of its own: what goes wrong there does not take the window along, and it ends with the
/// window, however that ends. It stops as if by Ctrl+C: what was handed in is stored and answered.
class CollectionProcess : public QObject {
    Q_OBJECT

public:
    enum class State { stopped, starting, running, stopping };

    explicit CollectionProcess(QObject* parent = nullptr);
    /// Stops it and waits for it a moment.
    ~CollectionProcess() override;

    /// `lan`: phones on the same network may open it. `port`: 0 for any free one. REQUIRES: stopped.
    void start(const std::string& survey, bool lan, int port, Language language);
    void stop();
    State state() const { return state_; }
    const CollectionPlace& place() const { return place_; }
    qint64 processId() const { return process_.processId(); }

    /// DIAOYAN_PROGRAM where it is set, the program beside this one, or the one that is installed; empty: none.
    static QString program();

signals:
    void changed();
    /// It did not begin, or ended by itself. Problems: program-missing, port-taken and others of `diaoyan serve`,
    /// collection-ended.
    void failed(const diaoyan::Problem& problem);

private:
    void hear();
    void finished();
    Problem whatWentWrong() const;
    void become(State state);

    QProcess process_;
    QTimer patience_;
    State state_ = State::stopped;
    CollectionPlace place_;
    QByteArray said_;
    QByteArray errors_;
};

}  // namespace diaoyan
