// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/desktop/importing/start_page.h"

#include "charts/desktop/importing/action_card.h"
#include "charts/desktop/importing/recent_list.h"
#include "charts/desktop/look/theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QVBoxLayout>

namespace diaoyan {

namespace {

/// Where files may be let go: a dashed frame and what happens then.
class DropHint final : public QLabel {
public:
    using QLabel::QLabel;

protected:
    void paintEvent(QPaintEvent* event) override {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(QPen(themeColours().line, 2, Qt::DashLine));
        painter.drawRoundedRect(QRectF(rect()).adjusted(1.5, 1.5, -1.5, -1.5), 8, 8);
        QLabel::paintEvent(event);
    }
};

}  // namespace

StartPage::StartPage(QWidget* parent) : QWidget(parent) {
    setObjectName("startPage");
    auto* middle = new QWidget(this);
    middle->setMaximumWidth(1040);
    auto* columns = new QHBoxLayout;
    columns->setSpacing(24);
    columns->addWidget(buildActions(), 5);
    columns->addWidget(buildRecent(), 6);
    auto* column = new QVBoxLayout(middle);
    column->setContentsMargins(24, 24, 24, 24);
    column->addStretch(2);
    buildHead(column);
    column->addSpacing(20);
    column->addLayout(columns);
    column->addStretch(3);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->addStretch(1);
    row->addWidget(middle, 100);
    row->addStretch(1);
    showRecent();
}

void StartPage::buildHead(QVBoxLayout* column) {
    auto* title = new QLabel(tr("What would you like to do?"));
    title->setObjectName("emptyHeadline");
    auto* words = new QLabel(tr("From a downloaded file to a finished report, step by step."));
    words->setObjectName("quiet");
    words->setWordWrap(true);
    column->addWidget(title);
    column->addSpacing(4);
    column->addWidget(words);
}

QWidget* StartPage::buildActions() {
    struct Action {
        const char* icon;
        QString title;
        QString line;
        void (StartPage::*asked)();
    };
    const Action actions[] = {
        {"import", tr("&Import answers"), tr("A download of 问卷星, an Excel or CSV table, SPSS"),
         &StartPage::importAsked},
        {"open", tr("&Open a survey"), tr("Go on with a survey file of yours"), &StartPage::openAsked},
        {"new", tr("&New survey"), tr("Choose questionnaires and schools, then collect answers"), &StartPage::newAsked},
        {"example", tr("See the &example"), tr("25 schools, 2,273 answers: try everything, nothing can break"),
         &StartPage::exampleAsked},
    };
    auto* box = new QWidget;
    auto* column = new QVBoxLayout(box);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(12);
    for (const Action& action : actions) {
        auto* card = new ActionCard(themeIcon(action.icon), action.title, action.line, box);
        card->setObjectName(QString(action.icon) + "Action");
        connect(card, &QAbstractButton::clicked, this, action.asked);
        column->addWidget(card);
    }
    column->addStretch();
    return box;
}

QWidget* StartPage::buildRecent() {
    auto* box = new QWidget;
    auto* column = new QVBoxLayout(box);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(12);
    recent_card_ = new QFrame;
    recent_card_->setObjectName("card");
    auto* inside = new QVBoxLayout(recent_card_);
    inside->setContentsMargins(8, 12, 8, 8);
    auto* heading = new QLabel(tr("Recent surveys"));
    heading->setObjectName("sectionTitle");
    heading->setContentsMargins(6, 0, 0, 0);
    recent_ = new RecentList;
    connect(recent_, &RecentList::asked, this, &StartPage::recentAsked);
    connect(recent_, &RecentList::forgotten, this, [this](const QString& path) {
        showRecent();
        emit recentForgotten(path);
    });
    inside->addWidget(heading);
    inside->addWidget(recent_);
    drop_hint_ = new DropHint(tr("Or drop a file here: a survey, or a file of answers"));
    drop_hint_->setObjectName("quiet");
    drop_hint_->setAlignment(Qt::AlignCenter);
    drop_hint_->setWordWrap(true);
    drop_hint_->setMargin(12);
    column->addWidget(recent_card_, 5);
    column->addWidget(drop_hint_, 1);
    return box;
}

void StartPage::setRecent(const QStringList& paths) {
    recent_->setPaths(paths);
    showRecent();
}

void StartPage::showRecent() {
    recent_card_->setVisible(recent_->count() > 0);
}

}  // namespace diaoyan
