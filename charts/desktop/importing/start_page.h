// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>
#include <QWidget>

class QLabel;
class QVBoxLayout;

namespace diaoyan {

class RecentList;

/// What the window shows while no survey is open: open, new, import a file, the example, files opened lately. Files may
/// be dropped on it (the window takes them).
class StartPage : public QWidget {
    Q_OBJECT

public:
    explicit StartPage(QWidget* parent = nullptr);
    void setRecent(const QStringList& paths);

signals:
    void openAsked();
    void newAsked();
    void importAsked();
    void exampleAsked();
    void recentAsked(const QString& path);
    void recentForgotten(const QString& path);

private:
    void buildHead(QVBoxLayout* column);
    QWidget* buildActions();
    QWidget* buildRecent();
    void showRecent();

    RecentList* recent_ = nullptr;
    QWidget* recent_card_ = nullptr;
    QLabel* drop_hint_ = nullptr;
};

}  // namespace diaoyan
