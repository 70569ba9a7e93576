// SPDX-License-Identifier: GPL-3.0-or-later
// What the Compare page does with its results: views, the group that was picked, the second wave.
#include "charts/desktop/look/message_strip.h"
#include "charts/desktop/look/words.h"
#include "charts/desktop/results/compare_controls.h"
#include "charts/desktop/results/compare_page.h"
#include "charts/desktop/results/filter_words.h"
#include "charts/desktop/results/result_board.h"
#include "charts/desktop/results/view_switch.h"

#include <QFileDialog>
#include <QLabel>
#include <QPushButton>

#include <algorithm>
#include <filesystem>

namespace diaoyan {

namespace {

bool sameFile(const std::string& one, const std::string& other) {
    std::error_code unknown;
    return std::filesystem::equivalent(one, other, unknown);
}

bool anyWeights(const Study& study) {
    return std::any_of(study.parts.begin(), study.parts.end(),
                       [](const StudyPart& part) { return !part.answers->weighting().empty(); });
}

}  // namespace

const ComparisonFigure* ComparePage::figureOf(const QString& kind) const {
    if (!figures_) return nullptr;
    const auto found = std::find_if(figures_->begin(), figures_->end(),
                                    [&](const ComparisonFigure& one) { return shown(one.kind) == kind; });
    return found == figures_->end() ? nullptr : &*found;
}

// Problems of the command line name its options; here they are said as what to choose.
QString ComparePage::reasonOf(const Problem& problem) const {
    if (problem.code == "groups-wanted") return tr("A funnel compares schools or groups on one question.");
    if (problem.code == "two-things-wanted")
        return tr("A heat map puts several questions beside several groups, roles or surveys.");
    if (problem.code == "two-waves-wanted") return tr("Slopes go from one survey to another, or from role to role.");
    if (problem.code == "one-comparison-wanted")
        return tr("This figure compares one thing at a time: choose one question.");
    if (problem.code == "definition-wanted") return tr("Choose the option whose share is to be compared.");
    return shown(problem);
}

void ComparePage::offerViews() {
    for (const ComparisonFigure& one : *figures_)
        views_->setReason(shown(one.kind), one.figure ? QString() : reasonOf(one.figure.problem()));
}

void ComparePage::showView() {
    if (!figures_) return ask();
    QString view = preferred_;
    const ComparisonFigure* figure = figureOf(view);
    // A kind that does not fit gives way to one that does, until it fits again.
    if (figure != nullptr && !figure->figure) {
        const auto fits = std::find_if(figures_->begin(), figures_->end(),
                                       [](const ComparisonFigure& one) { return one.figure.ok(); });
        figure = fits == figures_->end() ? nullptr : &*fits;
        view = figure == nullptr ? "tables" : shown(figure->kind);
    }
    views_->choose(view);
    if (figure != nullptr) return showFigure(*figure);
    if (!tables_) return askTables();
    if (!*tables_) {
        const bool every = std::none_of(figures_->begin(), figures_->end(),
                                        [](const ComparisonFigure& one) { return one.figure.ok(); });
        const Problem& problem = tables_->problem();
        board_->showWords(reasonOf(problem), problem.code == "no-second-wave"
                                                 ? tr("Choose it with the button above; it is only read.")
                                             : every ? tr("Choose something else to compare, or another question.")
                                                     : tr("There is no table of this; the figures above can be had."));
        return;
    }
    board_->setRemark({});
    board_->markRow(picked_code_);
    board_->showTables(**tables_);
}

void ComparePage::showFigure(const ComparisonFigure& figure) {
    board_->setRemark(anyWeights(*desk().study())
                          ? tr("The answers are weighted; the figure shows unweighted numbers. The tables have both.")
                          : QString());
    board_->showFigure(withGroupMarked(figure, typed(picked_code_), shownLanguage()));
}

void ComparePage::pickSpot(const FigureSpot& spot) {
    const ComparisonFigure* figure = figureOf(views_->chosenView());
    if (figure == nullptr) return;
    const int at = figure->stand == GroupsStand::points       ? spot.point
                   : figure->stand == GroupsStand::categories ? spot.category
                   : figure->stand == GroupsStand::series     ? spot.series
                                                              : -1;
    if (at < 0 || at >= static_cast<int>(figure->groups.size())) return;
    pick(shown(schoolOfGroup(figure->groups[static_cast<std::size_t>(at)])));
}

void ComparePage::pick(const QString& code) {
    picked_code_ = code;
    showPicked();
    board_->markRow(code);
    if (figures_ && views_->chosenView() != "tables") showView();
}

void ComparePage::showPicked() {
    const std::string code = typed(picked_code_);
    const std::optional<AnswerFilter::Condition> condition =
        !desk().isOpen() || code.empty() ? std::nullopt : conditionOfGroup(*desk().outline(), asked_, code);
    picked_->setVisible(condition.has_value());
    if (!condition) {
        picked_code_.clear();
        return;
    }
    picked_name_->setText("★ " + shortName(shown(condition->words)));
}

void ComparePage::onlyPicked() {
    const auto condition = conditionOfGroup(*desk().outline(), asked_, typed(picked_code_));
    if (!condition) return;
    AnswerFilter filter = desk().filter();
    std::erase_if(filter.conditions, [&](const AnswerFilter::Condition& one) {
        return one.questionnaire == condition->questionnaire && one.item == condition->item;
    });
    filter.conditions.push_back(*condition);
    desk().setFilter(filter);
}

void ComparePage::askFile() {
    auto* dialog = new QFileDialog(this, tr("The survey file of the other wave"));
    dialog->setObjectName("otherWaveDialog");
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setNameFilters({tr("Survey files (*.survey)"), tr("All files (*)")});
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& path) { compareWithFile(typed(path)); });
    dialog->open();
}

void ComparePage::compareWithFile(const std::string& path) {
    if (desk().isOpen() && sameFile(path, desk().outline()->path)) {
        strip_->showProblem({"same-survey",
                             phrase("这就是正打开的调查；请选另一期的文件",
                                    "this is the survey that is open: choose the file of another wave"),
                             {.file = path}});
        return;
    }
    reading_.run<Study>(
        phrase("正在读取 {0}", "reading {0}", {path}), [path](const JobControl&) { return readStudy(path); },
        [this, path](Result<Study> study) {
            if (!study) return strip_->showProblem(study.problem());
            takeOther(path, std::move(*study));
        });
}

void ComparePage::takeOther(const std::string& path, Study study) {
    if (study.parts.empty()) {
        strip_->showProblem(
            {"no-answers", phrase("这个调查文件中还没有答卷", "this survey file has no answers yet"), {.file = path}});
        return;
    }
    strip_->hide();
    other_ = std::make_shared<const Study>(std::move(study));
    other_path_ = path;
    controls_->nameOtherWave(shown(answers().other_name));
    ask();
}

}  // namespace diaoyan
