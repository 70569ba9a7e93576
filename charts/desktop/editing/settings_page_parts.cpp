// SPDX-License-Identifier: GPL-3.0-or-later
// How the settings page is laid out.
#include "charts/desktop/editing/settings_page.h"

#include "charts/desktop/editing/analysis_form.h"
#include "charts/desktop/editing/facts_form.h"
#include "charts/desktop/editing/fieldwork_model.h"
#include "charts/desktop/editing/office_edits.h"
#include "charts/desktop/editing/roster_model.h"
#include "charts/desktop/editing/table_panel.h"
#include "charts/desktop/look/message_strip.h"
#include "charts/desktop/look/theme.h"
#include "charts/desktop/look/words.h"

#include <QComboBox>
#include <QFileDialog>
#include <QFileInfo>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QStackedWidget>
#include <QStyledItemDelegate>
#include <QTabWidget>
#include <QTableView>
#include <QTableWidget>
#include <QVBoxLayout>

namespace diaoyan {

namespace {

/// A cell with a list to choose from where its column has one; other words may be typed all the same.
class ListedCell final : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QWidget* createEditor(QWidget* parent, const QStyleOptionViewItem& option,
                          const QModelIndex& index) const override {
        const auto* model = qobject_cast<const FieldworkModel*>(index.model());
        const QStringList choices = model == nullptr ? QStringList() : model->choices(index.column());
        if (choices.isEmpty()) return QStyledItemDelegate::createEditor(parent, option, index);
        auto* box = new QComboBox(parent);
        box->setEditable(true);
        box->addItems(choices);
        return box;
    }
    void setEditorData(QWidget* editor, const QModelIndex& index) const override {
        if (auto* box = qobject_cast<QComboBox*>(editor))
            box->setCurrentText(index.data(Qt::EditRole).toString());
        else
            QStyledItemDelegate::setEditorData(editor, index);
    }
    void setModelData(QWidget* editor, QAbstractItemModel* model, const QModelIndex& index) const override {
        if (auto* box = qobject_cast<QComboBox*>(editor))
            model->setData(index, box->currentText());
        else
            QStyledItemDelegate::setModelData(editor, model, index);
    }
};

}  // namespace

SettingsPage::SettingsPage(SurveyDesk& desk, QWidget* parent)
    : SurveyPage(desk, parent), strip_(new MessageStrip(this)), pages_(new QStackedWidget(this)),
      empty_(new EmptyNotice(this)), tabs_(new QTabWidget(this)) {
    auto* title = new QLabel(tr("Settings of the survey"), this);
    title->setObjectName("pageTitle");
    locked_ = new QLabel(tr("This file can only be read. Copy it to a folder of your own to change it."), this);
    locked_->setObjectName("quiet");
    locked_->setWordWrap(true);
    locked_->hide();
    empty_->setWords(tr("No survey is open"), tr("Open a survey file to see and change its settings."));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(12, 12, 12, 12);
    column->setSpacing(8);
    column->addWidget(title);
    column->addWidget(locked_);
    column->addWidget(strip_);
    column->addWidget(pages_, 1);
    buildTabs();
    pages_->addWidget(empty_);
    pages_->addWidget(tabs_);
    connectForms();
    connect(&this->desk(), &SurveyDesk::outlineChanged, this, [this] { awaited_ = false; });
}

void SettingsPage::buildTabs() {
    tabs_->setObjectName("settingsTabs");
    tabs_->setDocumentMode(true);
    facts_ = new FactsForm(this);
    analysis_ = new AnalysisForm(this);
    tabs_->addTab(scrolled(facts_), tr("The study"));
    tabs_->addTab(buildFieldwork(), tr("Fieldwork"));
    tabs_->addTab(scrolled(analysis_), tr("Analysis"));
    tabs_->addTab(buildRoster(), tr("Schools"));
    tabs_->addTab(buildFile(), tr("The file"));
}

QWidget* SettingsPage::scrolled(QWidget* inside) {
    auto* area = new QScrollArea(this);
    area->setWidget(inside);
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    return area;
}

QWidget* SettingsPage::buildFieldwork() {
    fieldwork_ = new FieldworkModel(this);
    fieldwork_panel_ = new TablePanel(
        tr("Talks, interviews, lessons observed, visits: reports count them. Double click a cell to change it."),
        fieldwork_, this);
    fieldwork_panel_->table().setObjectName("fieldworkTable");
    fieldwork_panel_->table().setAccessibleName(tr("Fieldwork"));
    fieldwork_panel_->table().setItemDelegate(new ListedCell(this));
    connect(fieldwork_panel_->addButton("add", tr("Add an entry"), "fieldworkAdd"), &QPushButton::clicked, this,
            &SettingsPage::addEntry);
    connect(fieldwork_panel_->addButton("remove", tr("Remove"), "fieldworkRemove"), &QPushButton::clicked, this,
            &SettingsPage::removeEntry);
    return fieldwork_panel_;
}

QWidget* SettingsPage::buildRoster() {
    roster_ = new RosterModel(this);
    roster_panel_ = new TablePanel(tr("The schools of the survey. How many sheets were issued is what response rates "
                                      "are counted from. Double click a cell to change it."),
                                   roster_, this);
    roster_panel_->table().setObjectName("rosterTable");
    roster_panel_->table().setAccessibleName(tr("Schools"));
    connect(roster_panel_->addButton("add", tr("Add a school"), "schoolAdd"), &QPushButton::clicked, this,
            &SettingsPage::addSchool);
    connect(roster_panel_->addButton("remove", tr("Remove"), "schoolRemove"), &QPushButton::clicked, this,
            &SettingsPage::removeSchool);
    connect(roster_panel_->addButton("import", tr("Import a roster…"), "rosterImport"), &QPushButton::clicked, this,
            &SettingsPage::askForRoster);
    return roster_panel_;
}

QWidget* SettingsPage::buildFile() {
    auto* panel = new QWidget(this);
    file_ = new QLabel(panel);
    file_->setObjectName("fileFacts");
    file_->setTextFormat(Qt::PlainText);
    file_->setWordWrap(true);
    file_->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    auto* copy = new QPushButton(themeIcon("save"), tr("Save a copy…"), panel);
    copy->setObjectName("saveCopy");
    copy->setToolTip(tr("A backup as the survey stands now; it may be made while answers come in"));
    auto* heading = new QLabel(tr("Where the answers came from"), panel);
    heading->setObjectName("sectionTitle");
    batches_ = new QTableWidget(0, 5, panel);
    batches_->setObjectName("batchTable");
    batches_->setAccessibleName(heading->text());
    batches_->setHorizontalHeaderLabels(
        {tr("When (UTC)"), tr("Questionnaire"), tr("File"), tr("Kept"), tr("Rejected")});
    batches_->setEditTriggers(QAbstractItemView::NoEditTriggers);
    batches_->setSelectionBehavior(QAbstractItemView::SelectRows);
    batches_->setWordWrap(false);
    batches_->verticalHeader()->hide();
    batches_->horizontalHeader()->setHighlightSections(false);
    batches_->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    auto* column = new QVBoxLayout(panel);
    column->setContentsMargins(12, 12, 12, 12);
    column->setSpacing(12);
    column->addWidget(file_);
    column->addWidget(copy, 0, Qt::AlignLeft);
    column->addWidget(heading);
    column->addWidget(batches_, 1);
    connect(copy, &QPushButton::clicked, this, &SettingsPage::askForCopy);
    return panel;
}

void SettingsPage::connectForms() {
    connect(facts_, &FactsForm::edited, this, [this](const QString& fact, const QString& words) {
        std::string& kept = record_.facts[typed(fact)];
        change(factSet(typed(fact), kept, typed(words)));
        kept = typed(words);
    });
    connect(fieldwork_, &FieldworkModel::edited, this, [this] {
        reviseFieldwork(fieldwork_->entries(), {"修改现场工作", "change the fieldwork"});
    });
    connect(roster_, &RosterModel::edited, this, [this] {
        reviseRoster(roster_->roster(), {"修改学校名册", "change the roster"});
    });
    connect(analysis_, &AnalysisForm::edited, this, [this](const AnalysisSettings& settings, const QString& setting) {
        change(analysisRevised(std::exchange(settings_, settings), settings, typed(setting)));
    });
}

void SettingsPage::askForRoster() {
    auto* dialog = new QFileDialog(this, tr("Import a roster"), {}, tr("Tables (*.csv *.xlsx *.xls *.ods)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, &SettingsPage::importRoster);
    dialog->open();
}

void SettingsPage::askForCopy() {
    const QFileInfo info(shown(desk().outline()->path));
    auto* dialog = new QFileDialog(this, tr("Save a copy"), info.absolutePath(), tr("Surveys (*.survey)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix("survey");
    dialog->selectFile(tr("%1 copy").arg(info.completeBaseName()) + ".survey");
    connect(dialog, &QFileDialog::fileSelected, this, &SettingsPage::saveCopy);
    dialog->open();
}

}  // namespace diaoyan
