// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/desktop/collecting/collect_page.h"

#include "charts/desktop/collecting/collection_form.h"
#include "charts/desktop/collecting/qr_view.h"
#include "charts/desktop/look/message_strip.h"
#include "charts/desktop/look/words.h"
#include "charts/desktop/views/result_table_view.h"
#include "charts/survey/study_of_survey.h"
#include "charts/tables/from_statistics.h"
#include "collector/web/wire/invitation.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDesktopServices>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QStackedWidget>
#include <QTime>
#include <QUrl>

#include <algorithm>
#include <utility>

namespace diaoyan {

namespace {

constexpr int betweenReloads = 30'000;  ///< milliseconds: all answers are read anew

Result<ResponseRates> readRates(const std::string& path) {
    Result<SurveyFile> survey = SurveyFile::open(path, SurveyFile::Access::read);
    if (!survey) return survey.problem();
    const Result<std::vector<Questionnaire>> questionnaires = survey->questionnaires();
    if (!questionnaires) return questionnaires.problem();
    return ratesOf(survey->returned(), survey->roster(), *questionnaires);
}

}  // namespace

void CollectPage::refresh() {
    if (!desk().isOpen() || desk().outline()->questionnaires.empty()) {
        if (!desk().isOpen())
            empty_->setWords(tr("No survey is open"),
                             tr("Open a survey, or make a new one, to collect answers for it."));
        else
            empty_->setWords(tr("The survey has no questionnaire yet"),
                             tr("Add one on the page \"Questionnaire\"; then it can be answered on phones."));
        body_->setCurrentIndex(0);
        start_->setEnabled(false);
        return;
    }
    const SurveyOutline& outline = *desk().outline();
    if (outline.path != collected_) {
        collected_ = outline.path;
        facts_.reset();
        returned_ = -1;
        last_->clear();
        form_->clear();
        for (const Questionnaire& form : outline.questionnaires) form_->addItem(shown(form.title), shown(form.id));
    }
    handouts_->setQuestionnaires(outline.questionnaires);
    body_->setCurrentIndex(1);
    showRates(outline.rates);
    readSettings();
    showState();
}

/// Another survey, or none, is open: its collection has ended with it.
void CollectPage::leaveOtherSurvey() {
    if (desk().isOpen() && desk().outline()->path == collected_) return;
    process_.stop();
    pulse_.stop();
    polling_.drop();
    reading_.drop();
}

QString CollectPage::endsWithThis() const {
    return busy() ? tr("Answers are being collected; phones can no longer hand in.") : QString();
}

void CollectPage::startOrStop() {
    if (busy()) return process_.stop();
    messages_->hide();
    process_.start(collected_, lan_->isChecked(), port_->value(), shownLanguage());
}

void CollectPage::showState() {
    using State = CollectionProcess::State;
    const State state = process_.state();
    const bool read_only = desk().isOpen() && desk().outline()->read_only;
    const bool closed = facts_ && facts_->settings.state != CollectionState::open;
    state_->setText(state == State::starting   ? tr("Starting…")
                    : state == State::stopping ? tr("Stopping…")
                    : state == State::stopped  ? tr("Not running")
                    : closed                   ? tr("Running, but the questionnaires are not open: see the settings")
                                               : tr("Collecting answers"));
    start_->setText(state == State::stopped ? tr("&Start collecting") : tr("&Stop collecting"));
    start_->setEnabled(body_->currentIndex() == 1 && !read_only && state != State::stopping);
    start_->setToolTip(read_only ? tr("This file can only be read") : QString());
    before_->setVisible(state != State::running);
    before_->setEnabled(state == State::stopped);
    while_->setVisible(state == State::running);
    if (state == State::running && !pulse_.isActive()) pulse_.start();
    if (state == State::stopped && pulse_.isActive()) collectionEnded();
    showAddress();
    emit busyChanged();
}

QString CollectPage::chosenAddress() const {
    const CollectionPlace& place = process_.place();
    if (place.address.isEmpty()) return {};
    return place.address + shown(pathOf({.questionnaire = typed(form_->currentData().toString())}));
}

void CollectPage::showAddress() {
    const CollectionPlace& place = process_.place();
    const QString address = chosenAddress();
    qr_->setText(address);
    address_->setText(address);
    address_->setCursorPosition(0);
    local_->setVisible(place.address.contains("//127.0.0.1"));
    password_->setText(place.password.isEmpty() ? tr("Password: the one that you chose")
                                                : tr("Password for this time: %1").arg(place.password));
    // What is printed must open on phones.
    if (!place.address.isEmpty() && local_->isHidden()) handouts_->setAddress(place.address);
}

void CollectPage::showTrouble(const Problem& problem) {
    if (wasStopped(problem)) return;
    messages_->showProblem(problem);
    if (problem.code != "port-taken") return;
    messages_->addAction(tr("Use another port"), [this] {
        port_->setValue(0);
        startOrStop();
    });
}

void CollectPage::readSettings() {
    const std::string path = collected_;
    if (desk().outline()->read_only) return settings_->show({}, desk().outline()->questionnaires, true);
    reading_.run<CollectionFacts>(
        {}, [path](const JobControl&) { return readCollection(path); },
        [this](Result<CollectionFacts> facts) {
            if (!facts) return showTrouble(facts.problem());
            facts_ = std::move(*facts);
            settings_->show(facts_->settings, desk().outline()->questionnaires, desk().outline()->read_only);
            std::int64_t made = 0;
            std::int64_t used = 0;
            for (const CodeSeries& series : facts_->codes) {
                made += series.order.count;
                used += series.used;
            }
            handouts_->setCodeWords(
                made == 0 ? QString()
                          : tr("Handed out so far: %1 codes, %2 of them used").arg(shownCount(made), shownCount(used)));
            showState();
        });
}

void CollectPage::keepSettings() {
    if (!facts_ || !settings_->trouble().isEmpty()) return;
    desk().edit(collectionEdit(facts_->settings, settings_->settings(), settings_->password()),
                [this](const Result<Done>& done) {
                    if (!done) return showTrouble(done.problem());
                    messages_->showNotice(tr("The settings are kept. Phones follow within seconds."));
                    readSettings();
                });
}

void CollectPage::poll() {
    const std::string path = collected_;
    polling_.run<ResponseRates>(
        {}, [path](const JobControl&) { return readRates(path); },
        [this](Result<ResponseRates> rates) {
            if (!rates) return showTrouble(rates.problem());
            takeRates(*rates);
        });
}

void CollectPage::takeRates(const ResponseRates& rates) {
    if (returned_ >= 0 && rates.overall.returned > returned_) {
        last_->setText(tr("Last one seen at %1").arg(QTime::currentTime().toString("HH:mm:ss")));
        behind_ = true;
    }
    if (rates.overall.returned != returned_) showRates(rates);
    if (!behind_ || (since_reload_.isValid() && since_reload_.elapsed() < betweenReloads)) return;
    since_reload_.start();
    behind_ = false;
    desk().reload();
}

void CollectPage::showRates(const ResponseRates& rates) {
    returned_ = rates.overall.returned;
    total_->setText(rates.overall.issued
                        ? tr("%1 of %2 expected").arg(shownCount(returned_), shownCount(*rates.overall.issued))
                        : tr("%1 answers").arg(shownCount(returned_)));
    const std::vector<Role> roles = rolesOf(desk().outline()->questionnaires);
    roles_->show(returnsByRole(rates, roles));
    const ResultTable schools = returnsBySchool(rates, roles);
    schools_->show(schools);
    schools_->setVisible(!schools.rows.empty());
}

void CollectPage::collectionEnded() {
    pulse_.stop();
    polling_.drop();
    if (desk().isOpen() && desk().outline()->path == collected_) desk().reload();
    behind_ = false;
}

void CollectPage::handOut(HandoutPanel::Kind kind, const QString& path) {
    if (!desk().isOpen()) return;
    const SurveyOutline& outline = *desk().outline();
    const auto form = std::find_if(outline.questionnaires.begin(), outline.questionnaires.end(),
                                   [&](const Questionnaire& one) { return one.id == handouts_->questionnaire(); });
    if (form == outline.questionnaires.end()) return;
    const HandoutOrder order{*form, outline.roster, outline.path, handouts_->address(), typed(path), shownLanguage()};
    desk().jobs().run<std::int64_t>(
        JobLane::writing, {"正在写出材料", "writing what is handed out"}, this,
        [order, kind, wish = handouts_->codes()](const JobControl&) -> Result<std::int64_t> {
            if (kind == HandoutPanel::Kind::codes) return writeCodes(order, wish);
            const Result<Done> written = kind == HandoutPanel::Kind::poster  ? writePoster(order)
                                         : kind == HandoutPanel::Kind::links ? writeLinks(order)
                                                                             : writePaperForm(order);
            if (!written) return written.problem();
            return std::int64_t{0};
        },
        [this, path, kind](const Result<std::int64_t>& made) {
            if (!made) return showTrouble(made.problem());
            const QString words = kind == HandoutPanel::Kind::codes
                                      ? tr("%1 codes are written to %2. They are nowhere else: keep the file safe.")
                                            .arg(shownCount(*made), path)
                                      : tr("Written: %1").arg(path);
            messages_->showNotice(words, tr("Open"), [path] { QDesktopServices::openUrl(QUrl::fromLocalFile(path)); });
            readSettings();
        });
}

}  // namespace diaoyan
