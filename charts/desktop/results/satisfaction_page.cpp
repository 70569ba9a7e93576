// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/desktop/results/satisfaction_page.h"

#include "charts/desktop/look/message_strip.h"
#include "charts/desktop/look/words.h"
#include "charts/desktop/results/filter_words.h"
#include "charts/desktop/results/result_board.h"
#include "charts/desktop/results/satisfaction_controls.h"
#include "charts/desktop/results/view_switch.h"
#include "collector/store/survey_edits.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <array>
#include <memory>

namespace diaoyan {

namespace {

constexpr std::array<const char*, 4> viewIds{"rates", "tables", "definitions", "drivers"};

/// Another definition in the survey's settings, and the one before.
SurveyEdit definitionEdit(const std::string& definition) {
    const auto before = std::make_shared<AnalysisSettings>();
    const auto keep = [](SurveyFile& survey, const AnalysisSettings& settings) -> Result<AnalysisSettings> {
        SurveyFile::Change change(survey);
        Result<AnalysisSettings> old = SurveyEdits(change).setAnalysisSettings(settings);
        if (old) change.commit();
        return old;
    };
    return {.title = phrase("改定满意率的口径", "change the definition of satisfaction"),
            .apply = [definition, before, keep](SurveyFile& survey) -> Result<Done> {
                AnalysisSettings settings = analysisSettings(survey);
                settings.definition = definition;
                const Result<AnalysisSettings> old = keep(survey, settings);
                if (!old) return old.problem();
                *before = *old;
                return Done{};
            },
            .revert = [before, keep](SurveyFile& survey) -> Result<Done> {
                // Only the definition: other settings may have changed since.
                AnalysisSettings settings = analysisSettings(survey);
                settings.definition = before->definition;
                const Result<AnalysisSettings> old = keep(survey, settings);
                return old ? Result<Done>(Done{}) : old.problem();
            },
            .answers = false};
}

}  // namespace

SatisfactionPage::SatisfactionPage(SurveyDesk& desk, QWidget* parent)
    : SurveyPage(desk, parent), stack_(new QStackedWidget(this)), notice_(new EmptyNotice(this)),
      strip_(new MessageStrip(this)), filter_(new QLabel(this)), controls_(new SatisfactionControls(this)),
      views_(new ViewSwitch(this)), board_(new ResultBoard(this)), finding_(desk.jobs(), this) {
    auto* content = new QWidget(this);
    makeContent(*content);
    import_ = notice_->addButton(tr("&Import answers"));
    import_->setObjectName("importAnswers");
    connect(import_, &QPushButton::clicked, this, [this] { emit pageWanted("import", {}); });
    stack_->addWidget(notice_);
    stack_->addWidget(content);
    auto* all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->addWidget(stack_);
    connect(controls_, &SatisfactionControls::changed, this, &SatisfactionPage::ask);
    connect(controls_, &SatisfactionControls::definitionKept, this, &SatisfactionPage::keepDefinition);
    connect(views_, &ViewSwitch::viewWanted, this, &SatisfactionPage::ask);
    connect(board_, &ResultBoard::stopWanted, this, &SatisfactionPage::stop);
}

void SatisfactionPage::makeContent(QWidget& content) {
    auto* title = new QLabel(tr("Satisfaction"), &content);
    title->setObjectName("pageTitle");
    filter_->setObjectName("quiet");
    filter_->setTextFormat(Qt::PlainText);
    filter_->setWordWrap(true);
    auto* top = new QHBoxLayout;
    top->setSpacing(8);
    top->addWidget(title);
    top->addSpacing(8);
    top->addWidget(filter_, 1);
    views_->addView(viewIds[0], tr("Figure"));
    views_->addView(viewIds[1], tr("Tables"));
    views_->addView(viewIds[2], tr("Other definitions"));
    views_->addView(viewIds[3], tr("What it goes with"));
    board_->addControl(views_);
    auto* column = new QVBoxLayout(&content);
    column->setContentsMargins(12, 12, 12, 12);
    column->setSpacing(8);
    column->addLayout(top);
    column->addWidget(strip_);
    column->addWidget(controls_);
    column->addWidget(board_, 1);
}

bool SatisfactionPage::nothingToShow() {
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

void SatisfactionPage::refresh() {
    if (nothingToShow()) {
        finding_.drop();
        stack_->setCurrentIndex(0);
        return;
    }
    controls_->offer(*desk().outline(), desk().study());
    filter_->setText(filterWords(desk().filter()));
    if (controls_->wish().questionnaire.empty()) {
        notice_->setWords(tr("No questionnaire has a scale"),
                          tr("Rates of satisfaction are made of questions whose options form a scale, from very "
                             "satisfied to very dissatisfied. A question can be made a scale on the page "
                             "\"Questionnaire\"."));
        import_->hide();
        stack_->setCurrentIndex(0);
        return;
    }
    stack_->setCurrentIndex(1);
    ask();
}

void SatisfactionPage::showSubject(const QString& subject) {
    const qsizetype dot = subject.indexOf('.');
    if (dot < 0) return;
    bringUpToDate();
    controls_->chooseQuestion(typed(subject.left(dot)), typed(subject.mid(dot + 1)));
    if (stack_->currentIndex() == 1) ask();
}

SatisfactionView SatisfactionPage::view() const {
    for (std::size_t i = 0; i < viewIds.size(); ++i)
        if (views_->chosenView() == viewIds[i]) return static_cast<SatisfactionView>(i);
    return SatisfactionView::rates;
}

void SatisfactionPage::ask() {
    if (desk().study() == nullptr) return;
    asked_ = controls_->wish();
    asked_.view = view();
    controls_->fitView(asked_.view);
    if (controls_->nothingTicked()) {
        finding_.drop();
        board_->showWords(tr("No option is ticked"), tr("Tick the options that are to count as satisfied."));
        return;
    }
    board_->showBusy(tr("Working it out…"));
    finding_.run<SatisfactionFindings>(
        {},
        [study = desk().study(), wanted = asked_, language = shownLanguage()](const JobControl&)
            -> Result<SatisfactionFindings> { return satisfactionFindings(*study, wanted, language); },
        [this](Result<SatisfactionFindings> found) {
            if (!found) return board_->showProblem(found.problem());
            showFindings(*found);
        });
}

void SatisfactionPage::stop() {
    finding_.drop();
    board_->showWords(tr("Stopped"), tr("Choose a view or a question to go on."));
}

QString SatisfactionPage::remarkOf(const SatisfactionFindings& found) const {
    const bool heat = found.figure.ok() && found.figure->kind == ChartKind::heat_map;
    const bool shows_figure = found.figure.ok() && asked_.view != SatisfactionView::tables;
    QString words = found.weighting.empty() ? tr("Unweighted: every answer sheet counts as one.")
                    : heat && shows_figure
                        ? tr("The answers are weighted; this figure shows unweighted numbers, the tables both.")
                        : tr("Weighted: %1").arg(shown(found.weighting));
    if (asked_.view == SatisfactionView::definitions && !found.figure)
        words = tr("Choose one question to see this as a figure.") + " " + words;
    else if (asked_.view != SatisfactionView::tables && !found.figure)
        words = tr("No figure: %1").arg(shown(found.figure.problem())) + " " + words;
    return words;
}

void SatisfactionPage::showFindings(const SatisfactionFindings& found) {
    const bool open = asked_.view == SatisfactionView::definitions;
    if (found.figure.ok() && asked_.view != SatisfactionView::tables)
        board_->showFigureAndTables(*found.figure, found.tables ? *found.tables : std::vector<ResultTable>{}, open);
    else if (found.tables)
        board_->showTables(*found.tables);
    else if (asked_.view == SatisfactionView::drivers)
        return board_->showProblem(found.figure ? found.tables.problem() : found.figure.problem());
    else
        return board_->showProblem(found.tables.problem());
    board_->setRemark(remarkOf(found));
}

void SatisfactionPage::keepDefinition() {
    const std::string definition = controls_->wish().definition;
    desk().edit(definitionEdit(definition), [this](Result<Done> kept) {
        if (!kept) return strip_->showProblem(kept.problem());
        strip_->showNotice(tr("The survey now uses this definition."), tr("&Undo"), [this] { desk().undo(); });
    });
}

}  // namespace diaoyan
