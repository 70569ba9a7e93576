// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/desktop/importing/import_dialog.h"

#include "charts/desktop/importing/ask_file.h"
#include "charts/desktop/importing/file_panel.h"
#include "charts/desktop/importing/import_models.h"
#include "charts/desktop/importing/import_words.h"
#include "charts/desktop/importing/roster_choice.h"
#include "charts/desktop/look/message_strip.h"
#include "charts/desktop/look/words.h"
#include "collector/question_kind.h"
#include "questionnaires/forms.h"

#include <QCheckBox>
#include <QFileInfo>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QStackedWidget>
#include <QTabWidget>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace diaoyan {

ImportDialog::ImportDialog(SurveyDesk& desk, const QStringList& files, QWidget* parent)
    : QDialog(parent), desk_(desk), strip_(new MessageStrip(this)), remaking_(desk.jobs(), this) {
    setObjectName("importDialog");
    setWindowTitle(tr("Import answers"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(12, 12, 12, 12);
    column->setSpacing(8);
    if (!desk_.isOpen()) buildNewSurvey(column);
    column->addWidget(strip_);
    buildPages(column);
    buildFoot(column);
    resize(1000, 680);
    connect(&desk_.jobs(), &Jobs::changed, this, &ImportDialog::showProgress);
    begin(files);
}

ImportDialog::~ImportDialog() {
    if (reading_ != 0) desk_.jobs().drop(reading_);
}

void ImportDialog::buildNewSurvey(QVBoxLayout* column) {
    new_survey_ = new QFrame;
    new_survey_->setObjectName("card");
    path_ = new QLineEdit;
    path_->setObjectName("surveyPath");
    auto* choose = new QPushButton(tr("&Browse ..."));
    choose->setAutoDefault(false);
    auto* where = new QHBoxLayout;
    where->addWidget(path_, 1);
    where->addWidget(choose);
    roster_ = new RosterChoice(desk_.jobs(), this);
    auto* form = new QFormLayout(new_survey_);
    form->setContentsMargins(12, 10, 12, 10);
    auto* where_words = new QLabel(tr("New survey &file"));
    where_words->setBuddy(path_);
    form->addRow(where_words, where);
    form->addRow(tr("List of schools"), roster_);
    column->addWidget(new_survey_);
    connect(choose, &QPushButton::clicked, this, [this] {
        askForNewSurvey(this, withSurveyEnding(path_->text()), [this](const QString& path) { setSurveyPath(path); });
    });
    connect(path_, &QLineEdit::textChanged, this, &ImportDialog::showFoot);
    connect(roster_, &RosterChoice::changed, this, [this] {
        if (!roster_->isReady()) return showFoot();
        decide([this] {
            for (FileDraft& file : draft_.files) file.found.reset();
        });
    });
}

void ImportDialog::buildPages(QVBoxLayout* column) {
    pages_ = new QStackedWidget;
    waiting_ = new EmptyNotice;
    waiting_->setWords(tr("Reading the files ..."), tr("Nothing is stored yet."));
    trouble_ = new EmptyNotice;
    trouble_->setObjectName("importTrouble");
    without_ = trouble_->addButton(tr("&Leave this file out"));
    without_->setObjectName("leaveFileOut");
    auto* other = trouble_->addButton(tr("Choose &another file ..."));
    files_ = new QTabWidget;
    files_->setObjectName("importFiles");
    files_->setDocumentMode(true);
    files_->setTabBarAutoHide(true);
    for (QWidget* page :
         {static_cast<QWidget*>(waiting_), static_cast<QWidget*>(trouble_), static_cast<QWidget*>(files_)})
        pages_->addWidget(page);
    column->addWidget(pages_, 1);
    connect(without_, &QPushButton::clicked, this, [this] {
        decide([this] {
            std::erase_if(draft_.files, [this](const FileDraft& file) { return file.path == unreadable_; });
        });
    });
    connect(other, &QPushButton::clicked, this, [this] {
        askForFile(this, tr("Answers"), tr("All files (*)"), [this](const QString& file) { begin({file}); });
    });
}

void ImportDialog::buildFoot(QVBoxLayout* column) {
    accept_ = new QCheckBox;
    accept_->setObjectName("acceptProblems");
    unfinished_ = new QCheckBox;
    unfinished_->setObjectName("includeUnfinished");
    state_ = new QLabel;
    state_->setObjectName("quiet");
    state_->setTextFormat(Qt::PlainText);
    state_->setWordWrap(true);
    progress_ = new QProgressBar;
    progress_->setObjectName("importProgress");
    progress_->setAccessibleName(tr("How far it is"));
    progress_->setMaximumWidth(220);
    progress_->setTextVisible(false);
    cancel_ = new QPushButton(tr("Cancel"));
    cancel_->setObjectName("cancelImport");
    cancel_->setAutoDefault(false);
    import_ = new QPushButton;
    import_->setObjectName("import");
    import_->setDefault(true);
    auto* row = new QHBoxLayout;
    row->addWidget(state_, 1);
    row->addWidget(progress_);
    row->addWidget(cancel_);
    row->addWidget(import_);
    column->addWidget(accept_);
    column->addWidget(unfinished_);
    column->addLayout(row);
    connect(accept_, &QCheckBox::toggled, this, [this](bool accept) {
        draft_.accept_problems = accept;
        showFoot();
    });
    connect(unfinished_, &QCheckBox::clicked, this,
            [this](bool include) { decide([&] { draft_.include_unfinished = include; }); });
    connect(cancel_, &QPushButton::clicked, this, &ImportDialog::reject);
    connect(import_, &QPushButton::clicked, this, &ImportDialog::import);
}

/// What kind of files they are, then what is in them.
void ImportDialog::begin(const QStringList& files) {
    std::vector<std::string> paths;
    for (const QString& file : files) paths.push_back(typed(file));
    if (path_ != nullptr && !files.isEmpty()) {
        const QFileInfo first(files.front());
        const QFileInfo folder(first.absolutePath());
        setSurveyPath(freeSurveyPath(folder.isWritable() ? folder.filePath() : documentsFolder(),
                                     first.completeBaseName().left(60)));
    }
    draft_ = {};
    sound_ = false;
    accept_->setChecked(false);
    unfinished_->setChecked(false);
    pages_->setCurrentWidget(waiting_);
    if (reading_ != 0) desk_.jobs().drop(reading_);
    reading_ = desk_.jobs().run<ImportDraft>(
        JobLane::reading, phrase("正在查看文件", "looking at the files"), this,
        [paths](const JobControl&) { return sortFiles(paths); },
        [this](Result<ImportDraft> sorted) {
            reading_ = 0;
            if (!sorted) return showTrouble(sorted.problem());
            draft_ = std::move(*sorted);
            look();
        });
    showFoot();
}

/// Reads everything as it would be stored; the newest decisions count. Dry runs hold the survey file for writing, so
/// they wait for edits, and edits for them.
void ImportDialog::look() {
    sound_ = false;
    if (reading_ != 0) desk_.jobs().drop(reading_);
    reading_ = desk_.jobs().run<ImportDraft>(
        JobLane::writing, phrase("正在读取答卷文件", "reading the files of answers"), this,
        [draft = draft_, target = target()](const JobControl& control) {
            ImportRequest hooks{.stop = control.stop()};
            hooks.progress = [&control](const ImportProgress& progress) {
                control.say(progress.share, phrase("已读 {0} 行", "{0} rows read", {progress.rows}));
            };
            return lookAt(draft, target, std::move(hooks));
        },
        [this](Result<ImportDraft> draft) { looked(std::move(draft)); });
    showFoot();
}

void ImportDialog::looked(Result<ImportDraft> draft) {
    reading_ = 0;
    if (!draft) return showTrouble(draft.problem());
    // Accepted were the problems that were shown, not more of them.
    const bool accept = draft_.accept_problems && sumsOf(*draft).problems <= sumsOf(draft_).problems;
    draft_ = std::move(*draft);
    draft_.accept_problems = accept;
    accept_->setChecked(accept);
    sound_ = true;
    strip_->hide();
    if (draft_.definition && pages_->currentWidget() == waiting_)
        strip_->showNotice(tr("The questionnaire in %1 is used: %2, %3 questions.")
                               .arg(QFileInfo(shown(draft_.definition_file)).fileName(),
                                    oneLine(shown(draft_.definition->form.questionnaire.title), 60))
                               .arg(draft_.definition->form.questionnaire.questions.size()));
    showFiles();
    showFoot();
}

/// A file that cannot be read takes the page; a correction that cannot be carried out is said above what is there.
void ImportDialog::showTrouble(const Problem& problem) {
    sound_ = false;
    const bool seen = std::any_of(draft_.files.begin(), draft_.files.end(),
                                  [](const FileDraft& file) { return file.counted.has_value(); });
    const Text advice = importAdvice(problem);
    if (seen && files_->count() > 0 && problem.code != "file-missing") {
        Problem told = problem;
        if (!advice.empty()) told.message = phrase("{0}。{1}", "{0}. {1}", {problem.message, advice});
        strip_->showProblem(told);
        pages_->setCurrentWidget(files_);
        return showFoot();
    }
    unreadable_ = problem.where.file;
    const bool one_of_several =
        draft_.files.size() > 1 && std::any_of(draft_.files.begin(), draft_.files.end(),
                                               [&](const FileDraft& file) { return file.path == unreadable_; });
    without_->setVisible(one_of_several);
    Problem said = problem;
    said.where.file = typed(QFileInfo(shown(problem.where.file)).fileName());
    trouble_->setWords(oneLine(shown(said), 240), advice.empty() ? adviceFor(problem) : shown(advice));
    pages_->setCurrentWidget(trouble_);
    showFoot();
}

FilePanel* ImportDialog::addPanel(std::size_t file) {
    auto* panel = new FilePanel(files_);
    connect(panel, &FilePanel::corrected, this,
            [this, file](const QString& question, const QuestionCorrection& said) { correct(file, question, said); });
    connect(panel, &FilePanel::kindAsked, this,
            [this, file](const QString& question, QuestionKind kind) { askKind(file, question, kind); });
    connect(panel, &FilePanel::formChosen, this, [this, file](const QString& id) { chooseForm(file, id); });
    connect(panel, &FilePanel::schoolColumnChosen, this, [this, file](const QString& heading) {
        decide([&] {
            draft_.files[file].school_column = typed(heading);
            draft_.files[file].found.reset();
        });
    });
    connect(panel, &FilePanel::schoolDecided, this, &ImportDialog::decideSchool);
    const QString name = QFileInfo(shown(draft_.files[file].path)).fileName();
    files_->addTab(panel, oneLine(name, 30).replace("&", "&&"));
    return panel;
}

void ImportDialog::showFiles() {
    while (files_->count() > static_cast<int>(draft_.files.size())) {
        QWidget* last = files_->widget(files_->count() - 1);
        files_->removeTab(files_->count() - 1);
        last->deleteLater();
    }
    const std::vector<Questionnaire> forms = formsToChoose();
    for (std::size_t file = 0; file < draft_.files.size(); ++file) {
        const int tab = static_cast<int>(file);
        FilePanel* panel = tab < files_->count() ? static_cast<FilePanel*>(files_->widget(tab)) : addPanel(file);
        panel->show(draft_.files[file], target().roster, forms);
        // Of two downloads of one survey only the texts are imported.
        files_->setTabEnabled(tab, draft_.files[file].counted.has_value());
    }
    if (draft_.files.empty()) {
        waiting_->setWords(tr("There are no answers in these files"),
                           tr("The questionnaire can be added to the survey; answers may follow later."));
        return pages_->setCurrentWidget(waiting_);
    }
    pages_->setCurrentWidget(files_);
}

void ImportDialog::setSurveyPath(const QString& path) {
    if (path_ != nullptr) path_->setText(path);
}

std::vector<Questionnaire> ImportDialog::formsToChoose() const {
    std::vector<Questionnaire> forms;
    if (desk_.isOpen()) forms = desk_.outline()->questionnaires;
    for (const BundledForm& bundled : bundledForms()) {
        const auto same = [&](const Questionnaire& form) { return form.id == bundled.id; };
        if (std::any_of(forms.begin(), forms.end(), same)) continue;
        if (Result<Questionnaire> form = bundledForm(bundled.id)) forms.push_back(std::move(*form));
    }
    return forms;
}

ImportTarget ImportDialog::target() const {
    if (desk_.isOpen()) return {.survey = desk_.outline()->path, .roster = desk_.outline()->roster};
    return {.roster = roster_ != nullptr ? roster_->roster() : Roster{}};
}

void ImportDialog::decide(const std::function<void()>& decision) {
    if (isImporting()) return;
    decision();
    look();
}

void ImportDialog::decideSchool(const QString& spelling, const QString& code) {
    decide([&] {
        if (code.isNull())
            draft_.schools.erase(typed(spelling));
        else
            draft_.schools[typed(spelling)] = typed(code);
    });
}

void ImportDialog::correct(std::size_t file, const QString& question, const QuestionCorrection& correction) {
    decide([&] {
        Corrections& all = draft_.files[file].corrections;
        if (correction == QuestionCorrection{})
            all.erase(typed(question));
        else
            all[typed(question)] = correction;
    });
    // What was chosen is seen at once; the counts follow.
    static_cast<FilePanel*>(files_->widget(static_cast<int>(file)))
        ->show(draft_.files[file], target().roster, formsToChoose());
}

void ImportDialog::chooseForm(std::size_t file, const QString& id) {
    std::optional<Questionnaire> chosen;
    for (const Questionnaire& form : formsToChoose())
        if (!id.isEmpty() && form.id == typed(id)) chosen = form;
    decide([&] {
        FileDraft& draft = draft_.files[file];
        draft.form = std::move(chosen);
        draft.found.reset();
        draft.corrections.clear();
    });
}

void ImportDialog::askKind(std::size_t file, const QString& question, QuestionKind kind) {
    const FileDraft& draft = draft_.files[file];
    const Question* found = draft.found ? findQuestion(draft.found->questionnaire, typed(question)) : nullptr;
    if (found == nullptr) return;
    if (found->kind == kind) return correct(file, question, {});
    remaking_.run<Question>(
        phrase("正在按新题型读取", "reading it as of another kind"),
        [path = draft.path, table = draft.table, mapping = draft.found->mapping, roster = target().roster,
         id = typed(question),
         kind](const JobControl&) { return questionAsKind(path, table, mapping, roster, id, kind); },
        [this, file, question](Result<Question> remade) {
            if (remade) return correct(file, question, {.remade = std::move(*remade)});
            strip_->showProblem(remade.problem());
            showFiles();
        });
}

}  // namespace diaoyan
