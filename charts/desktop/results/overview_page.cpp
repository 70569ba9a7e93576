// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/desktop/results/overview_page.h"

#include "charts/desktop/look/message_strip.h"
#include "charts/desktop/look/words.h"
#include "charts/desktop/results/filter_choices.h"
#include "charts/desktop/results/imports_view.h"
#include "charts/desktop/results/overview_cards.h"
#include "charts/desktop/results/returns_table.h"
#include "charts/desktop/views/figure_card.h"
#include "charts/desktop/views/figure_view.h"
#include "charts/desktop/views/plain_tip.h"
#include "charts/figures/plain_words.h"
#include "charts/figures/return_bars.h"
#include "charts/survey/study_of_survey.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QSignalBlocker>
#include <QStackedWidget>
#include <QTabWidget>

#include <algorithm>
#include <filesystem>

namespace diaoyan {

namespace {

constexpr std::size_t mostProblems = 3;

QLabel* plainLabel(const char* name, QWidget* parent) {
    auto* label = new QLabel(parent);
    label->setObjectName(name);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setMinimumWidth(1);  // a word without end must not make the window as wide
    return label;
}

QString factOf(const SurveyOutline& outline, const char* id) {
    const auto found = outline.record.facts.find(id);
    return found == outline.record.facts.end() ? QString() : shown(found->second).simplified();
}

QString titleOf(const SurveyOutline& outline) {
    const QString title = factOf(outline, "title");
    const QString words = title.isEmpty() ? shown(std::filesystem::path(outline.path).stem().string()) : title;
    return words.simplified().left(200);
}

}  // namespace

OverviewPage::OverviewPage(SurveyDesk& desk, QWidget* parent)
    : SurveyPage(desk, parent), whole_(new QStackedWidget(this)), empty_(new EmptyNotice),
      import_(empty_->addButton(tr("&Import answers"))), collect_(empty_->addButton(tr("&Collect answers"))),
      title_(plainLabel("pageTitle", nullptr)), subtitle_(plainLabel("quiet", nullptr)), cards_(new QHBoxLayout),
      problems_(plainLabel("trouble", nullptr)), tabs_(new QTabWidget), schools_(new QStackedWidget),
      returns_(new ReturnsTable), role_(new QComboBox), figure_(new FigureCard),
      imports_(new ImportsView(desk.jobs())) {
    import_->setObjectName("importAnswers");
    collect_->setObjectName("collectAnswers");
    empty_->setObjectName("overviewEmpty");
    connect(import_, &QPushButton::clicked, this, [this] { emit pageWanted("import", {}); });
    connect(collect_, &QPushButton::clicked, this, [this] { emit pageWanted("collect", {}); });
    buildTabs();
    buildHead();
    auto* page = new QVBoxLayout(this);
    page->setContentsMargins(0, 0, 0, 0);
    page->addWidget(whole_);
}

void OverviewPage::buildHead() {
    auto* sheet = new QWidget;
    auto* column = new QVBoxLayout(sheet);
    column->setContentsMargins(12, 12, 12, 12);
    column->setSpacing(8);
    cards_->setSpacing(8);
    column->addWidget(title_);
    column->addWidget(subtitle_);
    column->addLayout(cards_);
    column->addWidget(problems_);
    column->addWidget(tabs_, 1);
    problems_->setTextInteractionFlags(Qt::TextSelectableByMouse);
    whole_->addWidget(sheet);
    whole_->addWidget(empty_);
}

void OverviewPage::buildTabs() {
    tabs_->setObjectName("overviewTabs");
    tabs_->setDocumentMode(true);
    tabs_->addTab(schoolsTab(), tr("&Schools"));
    tabs_->addTab(figureTab(), tr("Return rates as a &figure"));
    tabs_->addTab(imports_, tr("I&mports"));
    connect(tabs_, &QTabWidget::currentChanged, this, &OverviewPage::showFigure);
}

QWidget* OverviewPage::schoolsTab() {
    auto* none = new EmptyNotice;
    none->setWords(tr("No list of schools"),
                   tr("Enter the schools and how many questionnaires each was given, and return rates appear here."));
    QPushButton* enter = none->addButton(tr("&Enter schools"));
    enter->setObjectName("enterSchools");
    connect(enter, &QPushButton::clicked, this, [this] { emit pageWanted("settings", "schools"); });
    schools_->addWidget(returns_);
    schools_->addWidget(none);
    connect(returns_, &ReturnsTable::schoolChosen, this, &OverviewPage::chooseSchool);
    return schools_;
}

QWidget* OverviewPage::figureTab() {
    figure_->setObjectName("returnsFigure");
    role_->setObjectName("roleChoice");
    role_->setAccessibleName(tr("Whose return rates"));
    role_->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    figure_->addControl(role_);
    connect(role_, &QComboBox::currentIndexChanged, this, &OverviewPage::showFigure);
    connect(&figure_->figure(), &FigureView::chosen, this,
            [this](const FigureSpot& spot) { chooseBar(spot.category); });
    auto* tab = new QWidget;
    auto* column = new QVBoxLayout(tab);
    column->setContentsMargins(0, 8, 0, 0);
    column->addWidget(figure_);
    return tab;
}

void OverviewPage::refresh() {
    const auto& outline = desk().outline();
    const bool any = outline != nullptr && outline->rates.overall.returned > 0;
    whole_->setCurrentIndex(any ? 0 : 1);
    if (!any) return showEmpty();
    showHead();
    showCards();
    returns_->show(outline);
    schools_->setCurrentIndex(outline->roster.schools.empty() ? 1 : 0);
    {
        const QSignalBlocker quiet(role_);
        const QVariant before = role_->currentData();
        role_->clear();
        for (const Role& role : rolesOf(outline->questionnaires))
            role_->addItem(shown(headingOf(role.name)).simplified().left(40), shown(role.id));
        role_->setCurrentIndex(std::max(0, role_->findData(before)));
    }
    imports_->show(outline);
    showFigure();
}

void OverviewPage::showEmpty() {
    const bool open = desk().isOpen();
    import_->setVisible(open);
    collect_->setVisible(open);
    if (open)
        empty_->setWords(tr("No answers yet"),
                         tr("Import a file of answers, or collect them on the web: return rates appear here at once."));
    else
        empty_->setWords(tr("No survey is open"), tr("Open a survey file, or begin a new survey."));
}

void OverviewPage::showHead() {
    const SurveyOutline& outline = *desk().outline();
    title_->setText(titleOf(outline));
    title_->setToolTip(plainTip(shown(outline.path)));
    QStringList words;
    for (const char* fact : {"organisation", "date"})
        if (const QString text = factOf(outline, fact); !text.isEmpty()) words << text;
    words << tr("%1 questionnaires").arg(shownCount(static_cast<std::int64_t>(outline.questionnaires.size())))
          << tr("%1 schools").arg(shownCount(static_cast<std::int64_t>(outline.roster.schools.size())));
    if (outline.read_only) words << tr("can be read only");
    subtitle_->setText(words.join(" · "));
    QStringList problems;
    for (const Problem& problem : outline.rates.problems) problems << shown(problem);
    problems_->setToolTip(plainTip(problems.join('\n')));
    if (problems.size() > static_cast<qsizetype>(mostProblems)) {
        const auto more = problems.size() - static_cast<qsizetype>(mostProblems);
        problems = problems.mid(0, static_cast<qsizetype>(mostProblems));
        problems << tr("and %1 more of this kind").arg(shownCount(more));
    }
    problems_->setText(problems.join('\n'));
    problems_->setVisible(!problems.isEmpty());
}

void OverviewPage::showCards() {
    while (QLayoutItem* item = cards_->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    for (const OverviewCard& card : overviewCards(*desk().outline())) cards_->addWidget(makeCard(card, this), 1);
}

void OverviewPage::showFigure() {
    const auto& outline = desk().outline();
    if (outline == nullptr || role_->currentIndex() < 0) return;
    FigureOptions options{.role = roleNamed(typed(role_->currentData().toString())), .language = shownLanguage()};
    for (const Role& role : rolesOf(outline->questionnaires))
        if (role.id == options.role.id) options.role = role;
    if (const Result<ChartSpec> figure = returnBars(outline->rates, options))
        figure_->show(*figure);
    else
        figure_->showWords(shown(figure.problem()));
}

void OverviewPage::chooseSchool(const QString& code) {
    const std::vector<FilterChoice> choices = schoolChoices(desk().outline()->roster);
    if (choices.empty()) return;
    const std::vector<FilterChoice::Value>& schools = choices.front().values;
    for (std::size_t i = 0; i < schools.size(); ++i)
        if (schools[i].codes.front() == typed(code))
            desk().setFilter(filterWith(desk().filter(), choices.front(), {i}));
}

void OverviewPage::chooseBar(int category) {
    const auto& spec = figure_->figure().spec();
    if (!spec || category < 0 || category >= static_cast<int>(spec->categories.size())) return;
    for (const School& school : desk().outline()->roster.schools)
        if ((school.name.empty() ? school.code : school.name) == spec->categories[static_cast<std::size_t>(category)])
            return chooseSchool(shown(school.code));
}

}  // namespace diaoyan
