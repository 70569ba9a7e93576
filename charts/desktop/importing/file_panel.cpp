// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/desktop/importing/file_panel.h"

#include "charts/desktop/importing/choice_delegate.h"
#include "charts/desktop/importing/import_models.h"
#include "charts/desktop/importing/import_words.h"
#include "charts/desktop/importing/question_panel.h"
#include "charts/desktop/look/row_list.h"
#include "charts/desktop/look/words.h"

#include <QComboBox>
#include <QFileInfo>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QSplitter>
#include <QStackedWidget>
#include <QTabBar>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>
#include <iterator>

namespace diaoyan {

namespace {

enum Tab { questionsTab, schoolsTab, problemsTab };

QLabel* plainLabel(const char* name) {
    auto* label = new QLabel;
    label->setObjectName(name);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    return label;
}

}  // namespace

FilePanel::FilePanel(QWidget* parent)
    : QWidget(parent), questions_model_(new QuestionsModel(this)), spellings_model_(new SpellingsModel(this)),
      problems_model_(new ProblemsModel(this)) {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    buildCard(column);
    buildTables(column);
    connect(question_, &QuestionPanel::corrected, this, &FilePanel::corrected);
    connect(question_, &QuestionPanel::kindAsked, this, &FilePanel::kindAsked);
    connect(spellings_model_, &SpellingsModel::decided, this, &FilePanel::schoolDecided);
}

void FilePanel::buildCard(QVBoxLayout* column) {
    auto* card = new QFrame;
    card->setObjectName("card");
    name_ = plainLabel("sectionTitle");
    reasons_ = plainLabel("quiet");
    counts_ = plainLabel("importCounts");
    already_ = plainLabel("trouble");
    auto* words = new QVBoxLayout;
    words->setSpacing(4);
    for (QLabel* label : {name_, reasons_, counts_, already_}) words->addWidget(label);
    words->addStretch();
    form_ = new QComboBox;
    form_->setObjectName("formChoice");
    school_column_ = new QComboBox;
    school_column_->setObjectName("schoolColumnChoice");
    auto* choices = new QFormLayout;
    for (QComboBox* box : {form_, school_column_}) {
        box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
        box->setMinimumContentsLength(16);
    }
    choices->addRow(tr("&Questionnaire"), form_);
    choices->addRow(tr("Column of the &school"), school_column_);
    auto* row = new QHBoxLayout(card);
    row->setContentsMargins(12, 10, 12, 10);
    row->setSpacing(24);
    row->addLayout(words, 3);
    row->addLayout(choices, 2);
    column->addWidget(card);
    connect(form_, &QComboBox::activated, this,
            [this](int index) { emit formChosen(form_->itemData(index).toString()); });
    connect(school_column_, &QComboBox::activated, this,
            [this](int index) { emit schoolColumnChosen(school_column_->itemData(index).toString()); });
}

QTableView* FilePanel::table(QAbstractItemModel* model, const char* name, const QString& words) {
    auto* view = new QTableView;
    view->setObjectName(name);
    view->setAccessibleName(words);
    view->setModel(model);
    readByRows(*view);
    view->setItemDelegate(new ChoiceDelegate(view));
    view->setSelectionMode(QAbstractItemView::SingleSelection);
    view->setWordWrap(false);
    view->horizontalHeader()->setHighlightSections(false);
    view->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    tables_->addWidget(view);
    return view;
}

void FilePanel::buildTables(QVBoxLayout* column) {
    tabs_ = new QTabBar;
    tabs_->setObjectName("fileTabs");
    tabs_->setDrawBase(false);
    tabs_->setExpanding(false);
    for (int tab = 0; tab < 3; ++tab) tabs_->addTab(QString());
    tables_ = new QStackedWidget;
    questions_ = table(questions_model_, "questions", tr("Questions"));
    spellings_ = table(spellings_model_, "spellings", tr("Spellings of schools"));
    spellings_->setEditTriggers(QAbstractItemView::AllEditTriggers);
    problems_ = table(problems_model_, "problems", tr("Problems and remarks"));
    questions_->horizontalHeader()->setSectionResizeMode(QuestionsModel::titleColumn, QHeaderView::Stretch);
    questions_->setColumnWidth(QuestionsModel::shapeColumn, 90);
    spellings_->horizontalHeader()->setSectionResizeMode(SpellingsModel::textColumn, QHeaderView::Stretch);
    spellings_->horizontalHeader()->setSectionResizeMode(SpellingsModel::schoolColumn, QHeaderView::Stretch);
    problems_->horizontalHeader()->setStretchLastSection(true);
    question_ = new QuestionPanel(this);
    schools_hint_ = plainLabel("quiet");
    schools_hint_->hide();
    details_ = new QWidget;
    auto* inside = new QVBoxLayout(details_);
    inside->setContentsMargins(0, 0, 0, 0);
    inside->addWidget(question_);
    auto* left = new QWidget;
    auto* left_column = new QVBoxLayout(left);
    left_column->setContentsMargins(0, 0, 0, 0);
    left_column->addWidget(tables_);
    left_column->addWidget(schools_hint_);
    auto* splitter = new QSplitter(Qt::Horizontal);
    splitter->addWidget(left);
    splitter->addWidget(details_);
    left->setMinimumWidth(320);
    splitter->setStretchFactor(0, 5);
    splitter->setStretchFactor(1, 5);
    splitter->setChildrenCollapsible(false);
    column->addWidget(tabs_);
    column->addWidget(splitter, 1);
    connect(tabs_, &QTabBar::currentChanged, this, [this](int tab) {
        tables_->setCurrentIndex(tab);
        details_->setVisible(tab != schoolsTab);
        schools_hint_->setVisible(tab == schoolsTab);
    });
    connect(questions_->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &FilePanel::chooseQuestion);
    connect(problems_->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &FilePanel::chooseProblem);
}

void FilePanel::show(const FileDraft& file, const Roster& roster, const std::vector<Questionnaire>& forms) {
    file_ = file;
    const bool readable = file_.found && file_.counted;
    tables_->setVisible(readable);
    if (!readable) return;
    showCard();
    showForms(forms);
    showSchoolColumns();
    questions_model_->show(questionRows(file_));
    questions_->resizeColumnToContents(QuestionsModel::kindColumn);
    questions_->resizeColumnToContents(QuestionsModel::answeredColumn);
    spellings_model_->show(roster.schools.empty() ? std::vector<SchoolSpelling>{} : file_.counted->schools, roster);
    showProblems();
    showTabs(roster);
    if (!questions_->currentIndex().isValid() && questions_model_->rowCount() > 0)
        questions_->selectRow(0);
    else
        question_->show(file_, question_->question());
}

void FilePanel::showCard() {
    const ImportReport& report = *file_.counted;
    name_->setText(oneLine(QFileInfo(shown(file_.path)).fileName(), 80) + "　" + shown(sourceWords(*file_.counted)));
    reasons_->setText(oneLine(shown(reasonWords(*file_.found)), 200));
    reasons_->setVisible(!reasons_->text().isEmpty());
    counts_->setText(shown(rowWords(report)));
    counts_->setVisible(report.already_in_batch == 0);
    already_->setVisible(report.already_in_batch != 0);
    already_->setText(tr("These answers were imported before (import no. %1). They are not stored again.")
                          .arg(report.already_in_batch));
}

void FilePanel::showForms(const std::vector<Questionnaire>& forms) {
    form_->clear();
    form_->addItem(oneLine(shown(formWords(*file_.found, file_.form.has_value())), 60), QString());
    for (const Questionnaire& form : forms) form_->addItem(oneLine(shown(form.title), 60), shown(form.id));
    form_->setCurrentIndex(file_.form ? std::max(0, form_->findData(shown(file_.form->id))) : 0);
    form_->setEnabled(file_.counted->already_in_batch == 0);
}

void FilePanel::showSchoolColumns() {
    school_column_->clear();
    const std::string now = file_.counted->mapping.school_column;
    if (now.empty()) school_column_->addItem(tr("none found"), QString());
    for (const ColumnDecision& column : file_.found->mapping.columns)
        school_column_->addItem(oneLine(shown(column.heading), 60), shown(column.heading));
    school_column_->setCurrentIndex(std::max(0, school_column_->findData(shown(now))));
    school_column_->setEnabled(file_.counted->already_in_batch == 0);
}

void FilePanel::showProblems() {
    const ImportReport& report = *file_.counted;
    std::vector<ProblemsModel::Line> lines;
    const auto add = [&](const std::vector<Problem>& problems, ProblemsModel::Weight weight) {
        for (const Problem& problem : problems) lines.push_back({weight, problem});
    };
    add(report.problems, ProblemsModel::Weight::refused);
    add(report.warnings, ProblemsModel::Weight::warning);
    add(file_.found->uncertain, ProblemsModel::Weight::remark);
    add(report.remarks, ProblemsModel::Weight::remark);
    add(report.facts.remarks, ProblemsModel::Weight::remark);
    if (lines.size() == problems_model_->lines().size() &&
        std::equal(lines.begin(), lines.end(), problems_model_->lines().begin(),
                   [](const auto& a, const auto& b) { return a.weight == b.weight && a.problem == b.problem; }))
        return;
    problems_model_->show(std::move(lines));
    for (const int column :
         {ProblemsModel::kindColumn, ProblemsModel::rowColumn, ProblemsModel::placeColumn, ProblemsModel::textColumn}) {
        problems_->resizeColumnToContents(column);
        problems_->setColumnWidth(column, std::min(160, problems_->columnWidth(column)));
    }
}

void FilePanel::showTabs(const Roster& roster) {
    const ImportReport& report = *file_.counted;
    tabs_->setTabText(questionsTab, tr("Questions (%1)").arg(questions_model_->rowCount()));
    const auto open = std::count_if(report.schools.begin(), report.schools.end(), [](const SchoolSpelling& one) {
        return one.match.kind == SchoolMatchKind::unknown;
    });
    tabs_->setTabText(schoolsTab,
                      roster.schools.empty() || open == 0 ? tr("Schools") : tr("Schools (%1 to decide)").arg(open));
    tabs_->setTabText(problemsTab, report.problem_count > 0 ? tr("Problems (%1)").arg(shownCount(report.problem_count))
                                                            : tr("Remarks (%1)").arg(problems_model_->rowCount()));
    if (roster.schools.empty())
        schools_hint_->setText(tr("There is no list of schools yet: schools stay as they are written in the file."));
    else if (report.mapping.school_column.empty())
        schools_hint_->setText(tr("No column names the school. If there is one, choose it above."));
    else if (report.schools.empty())
        schools_hint_->setText(tr("Every school in the file is on the list, by its name or code."));
    else
        schools_hint_->setText(tr("Names that are merely similar are never matched by themselves: choose the school. "
                                  "What stays undecided can only be imported as \"school unknown\"."));
}

void FilePanel::chooseQuestion(const QModelIndex& index) {
    if (!index.isValid()) return;
    question_->show(file_, questions_model_->rows()[static_cast<std::size_t>(index.row())].id);
}

void FilePanel::chooseProblem(const QModelIndex& index) {
    if (!index.isValid()) return;
    const Problem& problem = problems_model_->lines()[static_cast<std::size_t>(index.row())].problem;
    if (const std::string id = questionConcerned(file_, problem); !id.empty()) showQuestion(id);
}

void FilePanel::showQuestion(const std::string& id) {
    for (int row = 0; row < questions_model_->rowCount(); ++row)
        if (questions_model_->rows()[static_cast<std::size_t>(row)].id == id) questions_->selectRow(row);
}

}  // namespace diaoyan
