// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/desktop/importing/roster_choice.h"

#include "charts/desktop/importing/ask_file.h"
#include "charts/desktop/look/theme.h"
#include "charts/desktop/look/words.h"

#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QStyle>
#include <QToolButton>

#include <algorithm>
#include <set>

namespace diaoyan {

namespace {

QString listed(const QStringList& words) {
    return words.join(shownLanguage() == Language::zh ? "、" : ", ");
}

/// Which columns were understood.
QString columnsIn(const Roster& roster) {
    const auto any = [&](auto has) { return std::any_of(roster.schools.begin(), roster.schools.end(), has); };
    QStringList columns{RosterChoice::tr("name")};
    if (any([](const School& school) { return !school.stage.empty(); })) columns << RosterChoice::tr("stage");
    if (any([](const School& school) { return !school.area.empty(); })) columns << RosterChoice::tr("area");
    if (any([](const School& school) { return school.enrolment.has_value(); })) columns << RosterChoice::tr("pupils");
    if (any([](const School& school) { return school.teachers.has_value(); })) columns << RosterChoice::tr("teachers");
    std::set<std::string> roles;
    for (const School& school : roster.schools)
        for (const auto& [role, count] : school.expected) roles.insert(role);
    for (const std::string& role : roles) columns << RosterChoice::tr("expected: %1").arg(shown(roleNamed(role).name));
    for (const std::string& name : roster.attribute_names) columns << shown(name).left(30);
    return listed(columns);
}

}  // namespace

RosterChoice::RosterChoice(Jobs& jobs, QWidget* parent)
    : QWidget(parent), path_(new QLineEdit(this)), clear_(new QToolButton(this)), found_(new QLabel(this)),
      reading_(jobs, this) {
    path_->setReadOnly(true);
    path_->setObjectName("rosterPath");
    path_->setPlaceholderText(tr("None: schools are taken as they are written"));
    path_->setAccessibleName(tr("List of schools"));
    setFocusProxy(path_);
    auto* choose = new QPushButton(tr("Choose &list ..."), this);
    choose->setObjectName("chooseRoster");
    choose->setAutoDefault(false);
    clear_->setIcon(themeIcon("close"));
    clear_->setToolTip(tr("No list of schools"));
    clear_->setAccessibleName(tr("No list of schools"));
    clear_->hide();
    found_->setTextFormat(Qt::PlainText);
    found_->setWordWrap(true);
    found_->setObjectName("quiet");
    auto* grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->addWidget(path_, 0, 0);
    grid->addWidget(clear_, 0, 1);
    grid->addWidget(choose, 0, 2);
    grid->addWidget(found_, 1, 0, 1, 3);
    say(tr("Excel or CSV, a school per row; with the numbers expected, response rates can be told."), false);
    connect(choose, &QPushButton::clicked, this, [this] {
        askForFile(this, tr("List of schools"), tr("Tables (*.xlsx *.xls *.ods *.csv *.txt);;All files (*)"),
                   [this](const QString& path) { this->choose(path); });
    });
    connect(clear_, &QToolButton::clicked, this, [this] { this->choose({}); });
}

void RosterChoice::choose(const QString& path) {
    reading_.drop();
    path_->setText(path);
    clear_->setVisible(!path.isEmpty());
    roster_ = {};
    ready_ = path.isEmpty();
    if (path.isEmpty()) {
        say(tr("Excel or CSV, a school per row; with the numbers expected, response rates can be told."), false);
        emit changed();
        return;
    }
    say(tr("Reading ..."), false);
    emit changed();
    reading_.run<RosterReading>(
        phrase("正在读取学校名册", "reading the list of schools"),
        [file = typed(path)](const JobControl&) { return readRoster(file); },
        [this](Result<RosterReading> reading) { take(std::move(reading)); });
}

void RosterChoice::take(Result<RosterReading> reading) {
    if (!reading) {
        say(shown(reading.problem()) + "\n" + tr("Put it right and choose it again, or go on without it."), true);
    } else {
        roster_ = std::move(reading->roster);
        ready_ = true;
        QString words = tr("%1 schools. Columns: %2")
                            .arg(shownCount(static_cast<std::int64_t>(roster_.schools.size())), columnsIn(roster_));
        constexpr std::size_t most = 4;
        for (std::size_t i = 0; i < std::min(most, reading->remarks.size()); ++i)
            words += "\n" + shown(reading->remarks[i]);
        say(words, false);
    }
    emit changed();
}

void RosterChoice::say(const QString& words, bool trouble) {
    found_->setObjectName(trouble ? "trouble" : "quiet");
    found_->style()->unpolish(found_);
    found_->style()->polish(found_);
    found_->setText(words);
}

QString RosterChoice::words() const {
    return found_->text();
}

}  // namespace diaoyan
