// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/desktop/importing/new_survey_dialog.h"

#include "charts/desktop/importing/ask_file.h"
#include "charts/desktop/importing/roster_choice.h"
#include "charts/desktop/look/message_strip.h"
#include "charts/desktop/look/words.h"
#include "collector/store/survey_file.h"
#include "questionnaires/forms.h"

#include <QDialogButtonBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QVBoxLayout>

#include <set>

namespace diaoyan {

namespace {

QLabel* sectionTitle(const QString& words, QWidget* buddy) {
    auto* label = new QLabel(words);
    label->setObjectName("sectionTitle");
    label->setBuddy(buddy);
    return label;
}

}  // namespace

NewSurveyDialog::NewSurveyDialog(Jobs& jobs, QWidget* parent)
    : QDialog(parent), jobs_(jobs), strip_(new MessageStrip(this)) {
    setObjectName("newSurveyDialog");
    setWindowTitle(tr("New survey"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(16, 16, 16, 16);
    column->setSpacing(8);
    column->addWidget(strip_);
    buildPath(column);
    buildForms(column);
    buildRoster(column);
    buildButtons(column);
    resize(680, 620);
    setPath(freeSurveyPath(documentsFolder(), tr("Survey")));
    showReady();
}

void NewSurveyDialog::buildPath(QVBoxLayout* column) {
    path_ = new QLineEdit;
    path_->setObjectName("surveyPath");
    auto* choose = new QPushButton(tr("&Browse ..."));
    choose->setAutoDefault(false);
    connect(choose, &QPushButton::clicked, this, [this] {
        askForNewSurvey(this, withSurveyEnding(path_->text()), [this](const QString& path) { setPath(path); });
    });
    connect(path_, &QLineEdit::textChanged, this, &NewSurveyDialog::showReady);
    auto* row = new QHBoxLayout;
    row->addWidget(path_, 1);
    row->addWidget(choose);
    column->addWidget(sectionTitle(tr("Survey &file"), path_));
    column->addLayout(row);
    auto* words =
        new QLabel(tr("Everything about the survey is kept in this one file. It can be copied and backed up."));
    words->setObjectName("quiet");
    words->setWordWrap(true);
    column->addWidget(words);
    column->addSpacing(8);
}

void NewSurveyDialog::buildForms(QVBoxLayout* column) {
    forms_ = new QListWidget;
    forms_->setObjectName("forms");
    forms_->setAlternatingRowColors(true);
    for (const BundledForm& bundled : bundledForms())
        if (const Result<Questionnaire> form = bundledForm(bundled.id)) addRow(*form, false);
    auto* add = new QPushButton(tr("&Add from a file ..."));
    add->setObjectName("addForm");
    add->setAutoDefault(false);
    connect(add, &QPushButton::clicked, this, [this] {
        askForFile(this, tr("A questionnaire"),
                   tr("Questionnaires (*.json *.lss *.lsq *.lsg *.xlsx *.xls *.txt);;All files (*)"),
                   [this](const QString& file) { addForm(file); });
    });
    auto* row = new QHBoxLayout;
    row->addWidget(sectionTitle(tr("&Questionnaires"), forms_), 1);
    row->addWidget(add);
    column->addLayout(row);
    column->addWidget(forms_, 1);
    auto* words = new QLabel(tr("None is needed yet if you are going to import answers: they bring theirs along."));
    words->setObjectName("quiet");
    words->setWordWrap(true);
    column->addWidget(words);
    column->addSpacing(8);
}

void NewSurveyDialog::buildRoster(QVBoxLayout* column) {
    roster_ = new RosterChoice(jobs_, this);
    connect(roster_, &RosterChoice::changed, this, &NewSurveyDialog::showReady);
    column->addWidget(sectionTitle(tr("List of &schools"), roster_));
    column->addWidget(roster_);
    column->addSpacing(8);
}

void NewSurveyDialog::buildButtons(QVBoxLayout* column) {
    auto* buttons = new QDialogButtonBox;
    make_ = buttons->addButton(tr("&Make the survey"), QDialogButtonBox::AcceptRole);
    make_->setObjectName("makeSurvey");
    make_->setDefault(true);
    buttons->addButton(tr("Cancel"), QDialogButtonBox::RejectRole);
    connect(buttons, &QDialogButtonBox::accepted, this, &NewSurveyDialog::make);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    column->addWidget(buttons);
}

void NewSurveyDialog::setPath(const QString& path) {
    path_->setText(path);
}

void NewSurveyDialog::addRow(const Questionnaire& form, bool ticked) {
    QString title = shown(form.title);
    if (title.size() > 80) title = title.left(79) + "…";
    auto* item =
        new QListWidgetItem(tr("%1  (%2, %3 questions)")
                                .arg(title.simplified(), shown(form.role.name), QString::number(form.questions.size())),
                            forms_);
    item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable);
    item->setCheckState(ticked ? Qt::Checked : Qt::Unchecked);
    questionnaires_.push_back(form);
    if (ticked) forms_->scrollToItem(item);
}

void NewSurveyDialog::addForm(const QString& file) {
    strip_->hide();
    jobs_.run<LoadedForm>(
        JobLane::reading, phrase("正在读取问卷", "reading the questionnaire"), this,
        [path = typed(file)](const JobControl&) {
            // A name without a folder would be taken for the id of a bundled one.
            return loadForm(path.find('/') == std::string::npos ? "./" + path : path);
        },
        [this, file](Result<LoadedForm> form) { takeForm(file, std::move(form)); });
}

void NewSurveyDialog::takeForm(const QString& file, Result<LoadedForm> form) {
    if (!form) return strip_->showProblem(form.problem());
    addRow(form->form.questionnaire, true);
    constexpr std::size_t most = 3;
    QStringList words{tr("Read from %1.").arg(file.section('/', -1))};
    for (std::size_t i = 0; i < std::min(most, form->form.remarks.size()); ++i) words << shown(form->form.remarks[i]);
    if (form->form.remarks.size() > most) words << tr("... and %1 more remarks").arg(form->form.remarks.size() - most);
    strip_->showNotice(words.join("\n"));
}

Result<std::vector<Questionnaire>> NewSurveyDialog::tickedForms() const {
    std::vector<Questionnaire> ticked;
    std::set<std::string> ids;
    for (int row = 0; row < forms_->count(); ++row) {
        if (forms_->item(row)->checkState() != Qt::Checked) continue;
        const Questionnaire& form = questionnaires_[static_cast<std::size_t>(row)];
        if (!ids.insert(form.id).second)
            return Problem{"questionnaire-exists",
                           phrase("勾选的问卷中有两份编号都是 {0}，请只选一份",
                                  "two of the chosen questionnaires have the id {0}: choose one of them", {form.id}),
                           {}};
        ticked.push_back(form);
    }
    return ticked;
}

void NewSurveyDialog::showReady() {
    make_->setEnabled(!making_ && roster_->isReady() && !path_->text().trimmed().isEmpty());
}

void NewSurveyDialog::make() {
    strip_->hide();
    Result<std::vector<Questionnaire>> forms = tickedForms();
    if (!forms) return strip_->showProblem(forms.problem());
    const QString path = withSurveyEnding(path_->text());
    making_ = true;
    showReady();
    jobs_.run<Done>(
        JobLane::writing, phrase("正在建立调查", "making the survey"), this,
        [path = typed(path), roster = roster_->roster(), forms = *forms](const JobControl&) -> Result<Done> {
            const Result<SurveyFile> survey = SurveyFile::create(path, roster, forms);
            if (!survey) return survey.problem();
            return Done{};
        },
        [this, path](Result<Done> result) {
            making_ = false;
            showReady();
            if (!result) return strip_->showProblem(result.problem());
            emit made(path);
            accept();
        });
}

}  // namespace diaoyan
