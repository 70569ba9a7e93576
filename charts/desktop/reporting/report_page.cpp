// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/desktop/reporting/report_page.h"

#include "charts/desktop/look/message_strip.h"
#include "charts/desktop/look/words.h"
#include "charts/desktop/reporting/page_view.h"
#include "charts/desktop/reporting/report_controls.h"
#include "charts/desktop/reporting/template_editor.h"
#include "charts/desktop/reporting/writing_row.h"

#include <QLabel>
#include <QPushButton>
#include <QStackedWidget>
#include <QTabWidget>
#include <QTreeWidget>

#include <algorithm>
#include <cmath>
#include <utility>

namespace diaoyan {

namespace {

constexpr int afterLastChange = 400;  ///< milliseconds

}  // namespace

void ReportPage::refresh() {
    showFilterHint();
    if (!hasAnswers()) return showEmpty();
    const SurveyOutline& outline = *desk().outline();
    if (outline.path != survey_path_) {
        survey_path_ = outline.path;
        wish_ = wishOf(outline, shownLanguage());
        controls_->showWish(wish_);
        pages_->setPages(nullptr, {});
        takeTemplateOfSurvey();
    } else if (outline.report_template != kept_template_) {
        takeTemplateOfSurvey();
    }
    controls_->showFacts(outline);
    editor_->setQuestionnaires(outline.questionnaires);
    showTemplateOrigin();
    body_->setCurrentIndex(1);
    for (QPushButton* button : {export_, schools_}) button->setEnabled(!writing_->busy());
    schools_->setVisible(!outline.roster.schools.empty());
    look();
}

bool ReportPage::hasAnswers() const {
    return desk().isOpen() && desk().wholeStudy() != nullptr && !desk().wholeStudy()->parts.empty();
}

void ReportPage::showEmpty() {
    looking_.drop();
    soon_.stop();
    for (QPushButton* button : {export_, schools_}) button->setEnabled(false);
    QPushButton* collect = empty_->findChild<QPushButton*>("goToCollect");
    const bool nothing = desk().isOpen() && desk().wholeStudy() != nullptr;
    collect->setVisible(nothing);
    if (!desk().isOpen())
        empty_->setWords(tr("No survey is open"), tr("Open a survey or the example, then its report is shown here."));
    else if (nothing)
        empty_->setWords(tr("There are no answers yet"),
                         tr("Import answers from a file, or collect them; the report is then made by itself."));
    else
        empty_->setWords(tr("Reading the answers…"), {});
    if (!desk().isOpen()) survey_path_.clear();
    body_->setCurrentIndex(0);
}

void ReportPage::showFilterHint() {
    filter_hint_->setVisible(hasAnswers() && !desk().filter().empty());
}

/// The template that the survey keeps goes into the editor, or the default one.
void ReportPage::takeTemplateOfSurvey() {
    kept_template_ = desk().outline()->report_template;
    template_file_ = kept_template_.empty() ? std::string() : survey_path_;
    editor_->setText(kept_template_.empty() ? defaultTemplate(wish().language) : kept_template_);
    editor_->setProblems({});
}

ReportWish ReportPage::wish() const {
    ReportWish wish = controls_->applied(wish_);
    wish.template_text = editor_->text();
    wish.template_file = template_file_;
    if (wish.template_text == defaultTemplate(wish.language)) wish.template_text.clear();
    if (wish.template_text.empty()) wish.template_file.clear();
    return wish;
}

void ReportPage::showTemplateOrigin() {
    const ReportWish now = wish();
    const bool is_default = now.template_text.empty();
    const bool is_kept = !is_default && now.template_text == kept_template_;
    controls_->setTemplateWords(is_default ? tr("The default one")
                                : is_kept  ? tr("This survey's own")
                                           : tr("Changed, not saved yet"));
    editor_->setOrigin(is_default ? tr("The default template. Words around {{ }} are yours to change; what stands in "
                                       "{{ }} is counted.")
                       : is_kept  ? tr("The template that is kept in this survey.")
                                  : tr("Changed; the preview shows it. Save it to use it from now on."));
    const bool can_change = desk().isOpen() && !desk().outline()->read_only;
    editor_->setCanSave(can_change && !is_default && !is_kept, !is_default);
}

void ReportPage::languageMayHaveChanged() {
    const Language before = wish_.language;
    const Language now = controls_->applied(wish_).language;
    if (before == now) return;
    if (editor_->text() == defaultTemplate(before)) editor_->setText(defaultTemplate(now));
    wish_.language = now;
}

void ReportPage::wishChanged() {
    languageMayHaveChanged();
    showTemplateOrigin();
    state_->setText(tr("Updating…"));
    soon_.start(afterLastChange);
}

void ReportPage::look() {
    soon_.stop();
    if (!hasAnswers()) return;
    state_->setText(tr("Updating…"));
    const ReportWish now = wish();
    looking_.run<Looked>(
        {"正在排版报告", "setting the pages of the report"},
        [answers = desk().wholeStudy(), outline = desk().outline(), now](const JobControl& control) -> Result<Looked> {
            const Study study = studyToReport(*answers, *outline);
            Looked looked;
            if (!now.template_text.empty()) looked.problems = problemsOfTemplate(study, now);
            if (!looked.problems.empty()) return looked;
            Result<ReportPreview> preview = previewOf(study, now, control.stop());
            if (!preview) return preview.problem();
            looked.preview = std::move(*preview);
            return looked;
        },
        [this](Result<Looked> looked) { showLooked(std::move(looked)); });
}

void ReportPage::showLooked(Result<Looked> looked) {
    if (!looked) {
        if (wasStopped(looked.problem())) return;
        state_->setText(tr("No preview"));
        messages_->showProblem(looked.problem());
        return;
    }
    editor_->setProblems(looked->problems);
    if (!looked->problems.empty()) {
        state_->setText(tr("Not updated: %1 problems in the template").arg(looked->problems.size()));
        return;
    }
    ReportPreview& preview = looked->preview;
    state_->setText(preview.withheld == 0
                        ? QString()
                        : tr("%1 results withheld").arg(shownCount(static_cast<std::int64_t>(preview.withheld))));
    state_->setToolTip(tr("Fewer answers than the minimum, or others could be worked out from them"));
    pages_->setPages(preview.pdf, std::move(preview.pages));
    showOutline(preview.headings);
    showPlace();
}

void ReportPage::showOutline(const std::vector<HeadingPlace>& headings) {
    if (headings == headings_) return;
    headings_ = headings;
    outline_->clear();
    std::vector<QTreeWidgetItem*> parents;
    for (std::size_t i = 0; i < headings.size(); ++i) {
        const auto level = static_cast<std::size_t>(std::max(1, headings[i].level));
        parents.resize(std::min(parents.size(), level - 1));
        auto* item = parents.empty() ? new QTreeWidgetItem(outline_) : new QTreeWidgetItem(parents.back());
        item->setText(0, shown(headings[i].text));
        item->setText(1, QString::number(headings[i].page));
        item->setToolTip(0, asToolTip(shown(headings[i].text)));
        item->setTextAlignment(1, Qt::AlignRight | Qt::AlignVCenter);
        item->setData(0, Qt::UserRole, static_cast<int>(i));
        parents.push_back(item);
    }
    outline_->expandToDepth(0);
}

void ReportPage::showPlace() {
    place_->setText(pages_->pages() == 0 ? QString() : tr("Page %1 of %2").arg(pages_->page()).arg(pages_->pages()));
    zoom_->setText(QString::number(std::lround(pages_->zoom() * 100)) + " %");
    pages_->setAccessibleName(tr("Preview of the report") + " " + place_->text());
}

void ReportPage::keepFact(const QString& id, const QString& words) {
    const auto& facts = desk().outline()->record.facts;
    const auto found = facts.find(typed(id));
    const std::string before = found == facts.end() ? std::string() : found->second;
    if (before == typed(words)) return;
    const auto set = [id = typed(id)](const std::string& value) {
        return [id, value](SurveyFile& survey) -> Result<Done> {
            SurveyFile::Change change(survey);
            change.setFact(id, value);
            change.commit();
            return Done{};
        };
    };
    desk().edit({.title = {"修改报告封面", "change the cover of the report"},
                 .apply = set(typed(words)),
                 .revert = set(before),
                 .answers = false},
                [this](const Result<Done>& done) {
                    if (!done) messages_->showProblem(done.problem());
                });
}

void ReportPage::keepTemplate(const std::string& text, const Text& title) {
    const auto set = [](const std::string& value) {
        return [value](SurveyFile& survey) -> Result<Done> {
            SurveyFile::Change change(survey);
            change.setReportTemplate(value);
            change.commit();
            return Done{};
        };
    };
    desk().edit({.title = title, .apply = set(text), .revert = set(kept_template_), .answers = false},
                [this](const Result<Done>& done) {
                    if (!done) messages_->showProblem(done.problem());
                });
}

}  // namespace diaoyan
