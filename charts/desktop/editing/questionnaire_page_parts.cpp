// SPDX-License-Identifier: GPL-3.0-or-later
// How the questionnaire page is laid out, and what its menus do: adding, exporting, removing questionnaires.
#include "charts/desktop/editing/questionnaire_page.h"

#include "charts/desktop/editing/about_editor.h"
#include "charts/desktop/editing/office_edits.h"
#include "charts/desktop/editing/phone_preview.h"
#include "charts/desktop/editing/question_editor.h"
#include "charts/desktop/editing/question_list.h"
#include "charts/desktop/look/message_strip.h"
#include "charts/desktop/look/theme.h"
#include "charts/desktop/look/words.h"
#include "collector/load_form.h"
#include "questionnaires/form_edits.h"
#include "questionnaires/forms.h"

#include <QComboBox>
#include <QDesktopServices>
#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QScrollArea>
#include <QSplitter>
#include <QStackedWidget>
#include <QToolButton>
#include <QUrl>
#include <QVBoxLayout>

namespace diaoyan {

QuestionnairePage::QuestionnairePage(SurveyDesk& desk, QWidget* parent)
    : SurveyPage(desk, parent), strip_(new MessageStrip(this)), pages_(new QStackedWidget(this)),
      empty_(new EmptyNotice(this)) {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(12, 12, 12, 12);
    column->setSpacing(8);
    auto* top = new QHBoxLayout;
    top->setSpacing(8);
    buildTop(top);
    buildMenus();
    locked_ = new QLabel(tr("This file can only be read. Copy it to a folder of your own to change it."), this);
    locked_->setObjectName("quiet");
    locked_->setWordWrap(true);
    locked_->hide();
    column->addLayout(top);
    column->addWidget(locked_);
    column->addWidget(strip_);
    pages_->addWidget(empty_);
    pages_->addWidget(buildColumns());
    column->addWidget(pages_, 1);
    connectList();
    connectEditors();
    connect(&this->desk(), &SurveyDesk::outlineChanged, this, [this] { awaited_ = false; });
}

void QuestionnairePage::buildTop(QHBoxLayout* row) {
    auto* title = new QLabel(tr("Questionnaire"), this);
    title->setObjectName("pageTitle");
    choice_ = new QComboBox(this);
    choice_->setObjectName("questionnaireChoice");
    choice_->setAccessibleName(tr("Questionnaire"));
    choice_->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    choice_->setMinimumContentsLength(14);
    row->addWidget(title);
    row->addWidget(choice_, 1);
    const auto button = [&](const char* icon, const QString& words, const QString& tip, const char* name) {
        auto* made = new QToolButton(this);
        made->setIcon(themeIcon(icon));
        made->setText(words);
        made->setToolTip(tip);
        made->setAccessibleName(tip);
        made->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        made->setObjectName(name);
        row->addWidget(made);
        return made;
    };
    add_ = button("add", tr("Add"), tr("Add a questionnaire"), "questionnaireAdd");
    export_ = button("save", tr("Export"), tr("Write this questionnaire to a file"), "questionnaireExport");
    remove_ = button("remove", tr("Remove"), tr("Remove this questionnaire from the survey"), "questionnaireRemove");
    row->addStretch();
    phone_ = button("collect", tr("Phone"), tr("Show or hide the phone"), "phoneToggle");
    phone_->setCheckable(true);
    phone_->setChecked(true);
    connect(choice_, &QComboBox::activated, this, [this] {
        dropUnsound();
        if (const Questionnaire* form = stored(typed(choice_->currentData().toString()))) take(*form, true);
        showRights();
    });
    connect(remove_, &QToolButton::clicked, this, &QuestionnairePage::removeQuestionnaire);
    connect(phone_, &QToolButton::toggled, this, [this](bool on) { right_->setVisible(on); });
}

void QuestionnairePage::buildMenus() {
    auto* adding = new QMenu(add_);
    connect(adding, &QMenu::aboutToShow, this, [this, adding] { fillAddMenu(adding); });
    add_->setMenu(adding);
    add_->setPopupMode(QToolButton::InstantPopup);
    auto* formats = new QMenu(export_);
    for (const FormFormat& format : formFormats()) {
        if (!format.write) continue;
        const QString ending = shown(format.ending);
        connect(formats->addAction(shown(format.title) + " (" + ending + ")"), &QAction::triggered, this,
                [this, id = shown(format.id), ending] { askForExport(id, ending); });
    }
    export_->setMenu(formats);
    export_->setPopupMode(QToolButton::InstantPopup);
}

void QuestionnairePage::fillAddMenu(QMenu* menu) {
    menu->clear();
    for (const BundledForm& bundled : bundledForms()) {
        if (stored(bundled.id) != nullptr) continue;
        const Result<Questionnaire> form = bundledForm(bundled.id);
        if (!form) continue;
        connect(menu->addAction(tr("Bundled: %1").arg(shown(form->title))), &QAction::triggered, this,
                [this, id = shown(bundled.id)] { addBundled(id); });
    }
    menu->addSeparator();
    connect(menu->addAction(tr("From a file…")), &QAction::triggered, this, &QuestionnairePage::askForFile);
    QMenu* empty = menu->addMenu(tr("An empty one for"));
    for (const char* role : {"teacher", "parent", "student", "principal", "community", "respondent"})
        connect(empty->addAction(shown(roleNamed(role).name)), &QAction::triggered, this,
                [this, role] { addEmpty(role); });
}

QWidget* QuestionnairePage::buildColumns() {
    list_ = new QuestionList(this);
    auto* columns = new QSplitter(Qt::Horizontal, this);
    columns->setObjectName("questionnaireColumns");
    columns->setHandleWidth(9);
    columns->addWidget(list_);
    columns->addWidget(buildMiddle());
    columns->addWidget(buildPreview());
    columns->setStretchFactor(0, 2);
    columns->setStretchFactor(1, 4);
    columns->setStretchFactor(2, 2);
    columns->setSizes({210, 400, 270});
    columns->setCollapsible(1, false);
    list_->setMinimumWidth(150);
    return columns;
}

QWidget* QuestionnairePage::buildMiddle() {
    middle_ = new QStackedWidget(this);
    about_ = new AboutEditor(this);
    editor_ = new QuestionEditor(this);
    for (QWidget* inside : {static_cast<QWidget*>(about_), static_cast<QWidget*>(editor_)}) {
        auto* area = new QScrollArea(this);
        area->setWidget(inside);
        area->setWidgetResizable(true);
        area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
        area->setFrameShape(QFrame::StyledPanel);
        middle_->addWidget(area);
    }
    middle_->setMinimumWidth(300);
    return middle_;
}

QWidget* QuestionnairePage::buildPreview() {
    right_ = new QWidget(this);
    preview_ = new PhonePreview(right_);
    language_ = new QComboBox(right_);
    language_->setObjectName("previewLanguage");
    language_->setAccessibleName(tr("Language of the preview"));
    language_->addItems({"中文", "English"});
    language_->setCurrentIndex(shownLanguage() == Language::zh ? 0 : 1);
    auto* again = new QToolButton(right_);
    again->setText(tr("Start again"));
    again->setAutoRaise(true);
    again->setToolTip(tr("Forget what was tapped on the phone"));
    auto* real = new QPushButton(tr("Open the real page in the browser"), right_);
    real->setObjectName("openRealPage");
    auto* row = new QHBoxLayout;
    row->addWidget(language_);
    row->addStretch();
    row->addWidget(again);
    auto* column = new QVBoxLayout(right_);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    column->addLayout(row);
    column->addWidget(preview_, 1);
    column->addWidget(real);
    connect(language_, &QComboBox::activated, this, [this] { showAll(false); });
    connect(again, &QToolButton::clicked, preview_, &PhonePreview::startAgain);
    connect(real, &QPushButton::clicked, this, &QuestionnairePage::openRealPage);
    return right_;
}

void QuestionnairePage::connectList() {
    connect(list_, &QuestionList::chosenChanged, this, &QuestionnairePage::choose);
    connect(list_, &QuestionList::addWanted, this, &QuestionnairePage::addQuestion);
    connect(list_, &QuestionList::moveWanted, this, &QuestionnairePage::moveQuestion);
    connect(list_, &QuestionList::duplicateWanted, this, &QuestionnairePage::duplicateQuestion);
    connect(list_, &QuestionList::removeWanted, this, &QuestionnairePage::removeQuestion);
}

void QuestionnairePage::connectEditors() {
    connect(editor_, &QuestionEditor::edited, this, &QuestionnairePage::editQuestion);
    connect(about_, &AboutEditor::edited, this, [this](const Questionnaire& form, const QString& field) {
        // Its questions may have changed since the editor was shown.
        Questionnaire after = form;
        after.questions = draft_.questions;
        commit(after, {"修改问卷说明", "change what the questionnaire is"}, typed(field));
    });
}

void QuestionnairePage::addForm(const Questionnaire& form) {
    // One that is there already would be added by nothing, and be removed by taking that back.
    if (stored(form.id) != nullptr)
        return strip_->showNotice(tr("The survey has a questionnaire %1 already.").arg(shown(form.id)));
    wanted_ = form.id;
    change(questionnaireAdded(form), {});
}

void QuestionnairePage::addBundled(const QString& id) {
    const Result<Questionnaire> form = bundledForm(typed(id));
    if (!form) return strip_->showProblem(form.problem());
    addForm(*form);
}

void QuestionnairePage::addEmpty(const QString& role) {
    addForm(newQuestionnaire(typed(role), desk().outline()->questionnaires));
}

void QuestionnairePage::addFromFile(const QString& path) {
    desk().jobs().run<LoadedForm>(
        JobLane::reading, phrase("正在读取 {0}", "reading {0}", {typed(QFileInfo(path).fileName())}), this,
        [file = typed(path)](const JobControl&) { return loadForm(file); },
        [this](Result<LoadedForm> loaded) {
            if (!loaded) return strip_->showProblem(loaded.problem());
            const std::vector<Problem>& remarks = loaded->form.remarks;
            if (!remarks.empty())
                strip_->showNotice(tr("Added, with %1 remarks. The first: %2")
                                       .arg(shownCount(static_cast<std::int64_t>(remarks.size())))
                                       .arg(shown(remarks.front())));
            addForm(loaded->form.questionnaire);
        });
}

void QuestionnairePage::askForFile() {
    QString endings = shown(formEndings());
    auto* dialog = new QFileDialog(this, tr("Add a questionnaire from a file"), {},
                                   tr("Questionnaires (%1)").arg("*" + endings.replace(" ", " *")));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, &QuestionnairePage::addFromFile);
    dialog->open();
}

void QuestionnairePage::askForExport(const QString& format, const QString& ending) {
    auto* dialog = new QFileDialog(this, tr("Export the questionnaire"), {}, "*" + ending);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(ending.mid(1));
    dialog->selectFile(shown(draft_.id) + ending);
    connect(dialog, &QFileDialog::fileSelected, this, [this, format](const QString& path) { exportTo(format, path); });
    dialog->open();
}

void QuestionnairePage::exportTo(const QString& format, const QString& path) {
    desk().jobs().run<ExportedForm>(
        JobLane::reading, {"正在导出问卷", "exporting the questionnaire"}, this,
        [form = draft_, id = typed(format), file = typed(path)](const JobControl&) {
            return exportForm(form, id, file);
        },
        [this](Result<ExportedForm> exported) {
            if (!exported) return strip_->showProblem(exported.problem());
            QStringList words{tr("Written to %1.").arg(shown(exported->path))};
            constexpr std::size_t most = 5;
            const std::vector<Problem>& losses = exported->losses;
            if (!losses.empty())
                words << tr("This format cannot keep everything (%1):")
                             .arg(shownCount(static_cast<std::int64_t>(losses.size())));
            for (std::size_t at = 0; at < std::min(most, losses.size()); ++at) words << shown(losses[at]);
            strip_->showNotice(words.join('\n'));
        });
}

void QuestionnairePage::removeQuestionnaire() {
    const Questionnaire* form = stored(draft_.id);
    if (form == nullptr || answersTo(form->id) > 0) return;
    std::vector<std::string> order;
    for (const Questionnaire& one : desk().outline()->questionnaires) order.push_back(one.id);
    change(questionnaireRemoved(*form, order), {});
}

void QuestionnairePage::openRealPage() {
    real_page_ = std::make_unique<QTemporaryDir>();
    if (!real_page_->isValid()) return strip_->showNotice(real_page_->errorString());
    const Language language = language_->currentIndex() == 0 ? Language::zh : Language::en;
    desk().jobs().run<std::string>(
        JobLane::reading, {}, this,
        [form = draft_, roster = desk().outline()->roster, language, folder = typed(real_page_->path())](
            const JobControl&) { return writeRealPage(form, roster, language, folder); },
        [this](Result<std::string> page) {
            if (!page) return strip_->showProblem(page.problem());
            if (!QDesktopServices::openUrl(QUrl::fromLocalFile(shown(*page))))
                strip_->showNotice(tr("No browser could be opened. The page is here: %1").arg(shown(*page)));
        });
}

}  // namespace diaoyan
