// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/desktop/results/compare_page.h"

#include "charts/desktop/look/message_strip.h"
#include "charts/desktop/look/theme.h"
#include "charts/desktop/look/words.h"
#include "charts/desktop/results/compare_controls.h"
#include "charts/desktop/results/filter_words.h"
#include "charts/desktop/results/result_board.h"
#include "charts/desktop/results/view_switch.h"

#include <QFileDialog>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

#include <filesystem>

namespace diaoyan {

namespace {

const QString tablesView = "tables";

std::string stemOf(const std::string& path) {
    return std::filesystem::path(path).stem().string();
}

/// 2023/town, where both files are called town.
std::string longNameOf(const std::string& path) {
    const std::filesystem::path whole(path);
    return (whole.parent_path().filename() / whole.stem()).string();
}

/// Both waves are filtered alike, or they could not be compared.
Result<ComparedAnswers> filteredAlike(ComparedAnswers answers, const AnswerFilter& filter) {
    if (answers.other == nullptr || filter.empty()) return answers;
    Result<Study> left = filteredStudy(*answers.other, filter);
    if (!left) return left.problem();
    answers.other = std::make_shared<const Study>(std::move(*left));
    return answers;
}

}  // namespace

ComparePage::ComparePage(SurveyDesk& desk, QWidget* parent)
    : SurveyPage(desk, parent), stack_(new QStackedWidget(this)), notice_(new EmptyNotice(this)),
      strip_(new MessageStrip(this)), filter_(new QLabel(this)), controls_(new CompareControls(this)),
      views_(new ViewSwitch(this)), board_(new ResultBoard(this)), figuring_(desk.jobs(), this),
      tabling_(desk.jobs(), this), reading_(desk.jobs(), this) {
    auto* content = new QWidget(this);
    auto* column = new QVBoxLayout(content);
    column->setContentsMargins(12, 12, 12, 12);
    column->setSpacing(8);
    makeTop(*column);
    makeViews();
    column->addWidget(board_, 1);
    import_ = notice_->addButton(tr("&Import answers"));
    import_->setObjectName("importAnswers");
    connect(import_, &QPushButton::clicked, this, [this] { emit pageWanted("import", {}); });
    stack_->addWidget(notice_);
    stack_->addWidget(content);
    auto* all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->addWidget(stack_);
    connect(controls_, &CompareControls::changed, this, &ComparePage::ask);
    connect(controls_, &CompareControls::otherWaveWanted, this, &ComparePage::askFile);
    connect(board_, &ResultBoard::stopWanted, this, &ComparePage::stop);
    connect(board_, &ResultBoard::spotChosen, this, &ComparePage::pickSpot);
    connect(board_, &ResultBoard::rowChosen, this, [this](const QString& code) {
        if (asked_.sides <= ComparedSides::answer_groups) pick(shown(schoolOfGroup(typed(code))));
    });
}

void ComparePage::makeTop(QVBoxLayout& column) {
    auto* title = new QLabel(tr("Compare"), this);
    title->setObjectName("pageTitle");
    auto* options = new QToolButton(this);
    options->setObjectName("options");
    options->setText(tr("O&ptions"));
    options->setIcon(themeIcon("settings"));
    options->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    options->setAutoRaise(true);
    options->setCheckable(true);
    options->setFocusPolicy(Qt::StrongFocus);
    options->setToolTip(tr("Confidence, fewest answers, order, corrections"));
    connect(options, &QToolButton::toggled, controls_, &CompareControls::showOptions);
    filter_->setObjectName("quiet");
    filter_->setTextFormat(Qt::PlainText);
    filter_->setWordWrap(true);
    auto* row = new QHBoxLayout;
    row->setSpacing(8);
    row->addWidget(title);
    row->addSpacing(8);
    row->addWidget(filter_, 1);
    makePicked(*row);
    row->addWidget(options);
    column.addLayout(row);
    column.addWidget(strip_);
    column.addWidget(controls_);
}

void ComparePage::makeViews() {
    views_->addView("dots", tr("Intervals"));
    views_->addView("funnel", tr("Funnel"));
    views_->addView("heat", tr("Heat map"));
    views_->addView("stacked", tr("Make-up"));
    views_->addView("box", tr("Box plot"));
    views_->addView("slope", tr("Slopes"));
    views_->addView(tablesView, tr("Tables and tests"));
    board_->addControl(views_);
    connect(views_, &ViewSwitch::viewWanted, this, [this](const QString& view) {
        preferred_ = view;
        showView();
    });
}

void ComparePage::makePicked(QHBoxLayout& row) {
    picked_ = new QWidget(this);
    picked_name_ = new QLabel(picked_);
    picked_name_->setObjectName("pickedName");
    picked_name_->setTextFormat(Qt::PlainText);
    only_ = new QPushButton(tr("On&ly these answers"), picked_);
    only_->setObjectName("onlyPicked");
    only_->setIcon(themeIcon("filter"));
    only_->setToolTip(tr("Shows all pages with the answers of this group alone"));
    auto* away = new QToolButton(picked_);
    away->setObjectName("unpick");
    away->setIcon(themeIcon("close"));
    away->setAutoRaise(true);
    away->setToolTip(tr("Pick none"));
    away->setAccessibleName(tr("Pick none"));
    auto* inside = new QHBoxLayout(picked_);
    inside->setContentsMargins(0, 0, 0, 0);
    inside->setSpacing(8);
    for (QWidget* one :
         {static_cast<QWidget*>(picked_name_), static_cast<QWidget*>(only_), static_cast<QWidget*>(away)})
        inside->addWidget(one);
    picked_->hide();
    row.addWidget(picked_);
    connect(away, &QToolButton::clicked, this, [this] { pick({}); });
    connect(only_, &QPushButton::clicked, this, &ComparePage::onlyPicked);
}

bool ComparePage::nothingToShow() {
    import_->setVisible(desk().study() != nullptr);
    if (!desk().isOpen())
        notice_->setWords(tr("No survey is open"), tr("Open a survey, or make a new one, on the start page."));
    else if (desk().study() == nullptr)
        notice_->setWords(tr("The answers are being read…"), {});
    else if (desk().study()->parts.empty())
        notice_->setWords(tr("There are no answers yet"),
                          tr("Import a file of answers, or collect them on the page \"Collect\"."));
    else
        return false;
    return true;
}

void ComparePage::refresh() {
    if (nothingToShow()) {
        figuring_.drop();
        tabling_.drop();
        figures_.reset();
        tables_.reset();
        stack_->setCurrentIndex(0);
        return;
    }
    stack_->setCurrentIndex(1);
    controls_->offer(*desk().outline(), desk().study());
    filter_->setText(filterWords(desk().filter()));
    ask();
}

void ComparePage::showSubject(const QString& subject) {
    const qsizetype dot = subject.indexOf('.');
    if (dot < 0) return;
    bringUpToDate();
    controls_->chooseQuestion(typed(subject.left(dot)), typed(subject.mid(dot + 1)));
    if (desk().study() != nullptr) ask();
}

ComparedAnswers ComparePage::answers() const {
    ComparedAnswers all{.study = desk().study(), .other = other_};
    if (other_ == nullptr || !desk().isOpen()) return all;
    const std::string& here = desk().outline()->path;
    const bool alike = stemOf(here) == stemOf(other_path_);
    all.name = alike ? longNameOf(here) : stemOf(here);
    all.other_name = alike ? longNameOf(other_path_) : stemOf(other_path_);
    return all;
}

void ComparePage::ask() {
    if (desk().study() == nullptr) return;
    asked_ = controls_->wish();
    figures_.reset();
    tables_.reset();
    tabling_.drop();
    showPicked();
    board_->showBusy(tr("Comparing…"));
    figuring_.run<Figures>(
        {},
        [all = answers(), filter = desk().filter(), wanted = asked_,
         language = shownLanguage()](const JobControl&) -> Result<Figures> {
            const Result<ComparedAnswers> alike = filteredAlike(all, filter);
            if (!alike) return alike.problem();
            return comparisonFigures(*alike, wanted, language);
        },
        [this](Result<Figures> figures) {
            if (!figures) {
                board_->showProblem(figures.problem());
                return;
            }
            figures_ = std::move(*figures);
            offerViews();
            showView();
        });
}

void ComparePage::askTables() {
    board_->showBusy(tr("Comparing, with the tests…"));
    tabling_.run<Tables>(
        {"正在比较", "comparing"},
        [all = answers(), filter = desk().filter(), wanted = asked_](const JobControl&) -> Result<Tables> {
            const Result<ComparedAnswers> alike = filteredAlike(all, filter);
            if (!alike) return alike.problem();
            return comparisonTables(*alike, wanted);
        },
        [this](Result<Tables> tables) {
            tables_ = std::move(tables);
            if (views_->chosenView() == tablesView) showView();
        });
}

void ComparePage::stop() {
    figuring_.drop();
    tabling_.drop();
    board_->showWords(tr("Stopped"), tr("Choose a view, or something else to compare, to go on."));
}

}  // namespace diaoyan
