// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/desktop/results/questions_page.h"

#include "charts/desktop/look/message_strip.h"
#include "charts/desktop/look/theme.h"
#include "charts/desktop/look/words.h"
#include "charts/desktop/results/filter_menu.h"
#include "charts/desktop/results/question_controls.h"
#include "charts/desktop/results/question_delegate.h"
#include "charts/desktop/results/question_tree.h"
#include "charts/desktop/results/result_board.h"
#include "charts/desktop/results/searched_questions.h"

#include <QAction>
#include <QLineEdit>
#include <QPushButton>
#include <QShortcut>
#include <QSplitter>
#include <QStackedWidget>
#include <QToolButton>
#include <QTreeView>
#include <QVBoxLayout>

#include <algorithm>
#include <chrono>
#include <utility>

namespace diaoyan {

namespace {

/// So long the list is worked out before what is known of it is shown.
constexpr std::chrono::milliseconds oneStretch{60};

/// An item of a study with its part, in the order of the list.
struct ItemOfPart {
    const StudyPart* part = nullptr;
    Item item{};
};

std::vector<ItemOfPart> itemsOf(const Study& study) {
    std::vector<ItemOfPart> all;
    for (const StudyPart& part : study.parts)
        for (Item& item : items(part.questionnaire)) all.push_back({&part, std::move(item)});
    return all;
}

}  // namespace

QuestionsPage::QuestionsPage(SurveyDesk& desk, QWidget* parent)
    : SurveyPage(desk, parent), whole_(new QStackedWidget(this)), empty_(new EmptyNotice),
      sides_(new QSplitter(Qt::Horizontal)), search_(new QLineEdit), list_(new QTreeView), found_(new QStackedWidget),
      tree_(new QuestionTree(this)), searched_(new SearchedQuestions(this)), controls_(new QuestionControls),
      right_(new QStackedWidget), board_(new ResultBoard), written_(new EmptyNotice),
      read_(written_->addButton(tr("&Read the answers"))), filter_menu_(new FilterMenu(desk, this)),
      summing_(desk.jobs(), this), counting_(desk.jobs(), this) {
    empty_->setObjectName("questionsEmpty");
    read_->setObjectName("readAnswers");
    sides_->addWidget(makeList());
    sides_->addWidget(makeResults());
    sides_->setStretchFactor(1, 1);
    sides_->setChildrenCollapsible(false);
    sides_->setSizes({fontMetrics().averageCharWidth() * 44, 10000});
    whole_->addWidget(sides_);
    whole_->addWidget(empty_);
    auto* page = new QVBoxLayout(this);
    page->setContentsMargins(12, 12, 12, 12);
    page->addWidget(whole_);
    connectParts();
    addShortcuts();
}

QWidget* QuestionsPage::makeList() {
    search_->setObjectName("questionSearch");
    search_->setPlaceholderText(tr("Search questions (Ctrl+F)"));
    search_->setAccessibleName(tr("Search questions"));
    search_->setClearButtonEnabled(true);
    search_->addAction(themeIcon("search"), QLineEdit::LeadingPosition);
    searched_->setSourceModel(tree_);
    list_->setObjectName("questionList");
    list_->setAccessibleName(tr("Questions"));
    list_->setModel(searched_);
    list_->setItemDelegate(new QuestionDelegate(list_));
    list_->setHeaderHidden(true);
    list_->setIndentation(14);
    list_->setEditTriggers(QAbstractItemView::NoEditTriggers);
    list_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    list_->setTabKeyNavigation(false);
    auto* none = new EmptyNotice;
    none->setWords(tr("Nothing found"), tr("No question, option or number holds these words."));
    found_->addWidget(list_);
    found_->addWidget(none);
    auto* side = new QWidget;
    auto* column = new QVBoxLayout(side);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    column->addWidget(search_);
    column->addWidget(found_, 1);
    return side;
}

QWidget* QuestionsPage::makeResults() {
    controls_->setObjectName("questionControls");
    board_->setObjectName("questionBoard");
    written_->setObjectName("writtenAnswers");
    auto* results = new QWidget;
    auto* column = new QVBoxLayout(results);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    column->addWidget(controls_);
    column->addWidget(board_, 1);
    right_->addWidget(results);
    right_->addWidget(written_);
    auto* side = new QWidget;
    auto* inset = new QVBoxLayout(side);
    inset->setContentsMargins(8, 0, 0, 0);
    inset->addWidget(right_);
    return side;
}

void QuestionsPage::connectParts() {
    connect(search_, &QLineEdit::textChanged, this, &QuestionsPage::narrow);
    connect(list_->selectionModel(), &QItemSelectionModel::currentChanged, this, [this](const QModelIndex& now) {
        if (!narrowing_ && now.data(QuestionTree::IsQuestionRole).toBool())
            choose(typed(now.data(QuestionTree::IdRole).toString()));
    });
    connect(controls_, &QuestionControls::changed, this, &QuestionsPage::ask);
    connect(controls_, &QuestionControls::kindChanged, this, &QuestionsPage::showFigure);
    connect(controls_, &QuestionControls::copyWanted, &board_->figure(), &FigureView::copyPicture);
    connect(controls_, &QuestionControls::saveWanted, &board_->figure(), &FigureView::saveAs);
    connect(controls_, &QuestionControls::filterWanted, this,
            [this] { filter_menu_->openBelow(*controls_->filterButton()); });
    connect(board_, &ResultBoard::spotChosen, this, &QuestionsPage::filterBy);
    connect(board_, &ResultBoard::stopWanted, this, [this] {
        counting_.drop();
        board_->showWords(tr("Stopped"), tr("Choose a question to go on."));
    });
    connect(read_, &QPushButton::clicked, this, [this] { emit pageWanted("answers", shown(chosen_)); });
}

void QuestionsPage::addShortcuts() {
    auto* find = new QShortcut(QKeySequence::Find, this);
    find->setContext(Qt::WidgetWithChildrenShortcut);
    connect(find, &QShortcut::activated, this, [this] {
        search_->setFocus();
        search_->selectAll();
    });
    // From the search to what was found.
    auto* down = new QShortcut(Qt::Key_Down, search_, nullptr, nullptr, Qt::WidgetShortcut);
    connect(down, &QShortcut::activated, this, [this] { list_->setFocus(); });
}

void QuestionsPage::refresh() {
    const auto& outline = desk().outline();
    const bool any = outline != nullptr && !outline->questionnaires.empty();
    whole_->setCurrentIndex(any ? 0 : 1);
    if (!any) return showNothing();
    tree_->show(outline->questionnaires);
    if (chosen_.empty() || !tree_->find(chosen_).isValid()) {
        const QModelIndex first = tree_->index(0, 0, tree_->index(0, 0));
        chosen_ = typed(first.data(QuestionTree::IdRole).toString());
    }
    narrow(search_->text());
    if (desk().study() != nullptr && desk().study() != summed_) sumUp(0);
    choose(chosen_);
}

void QuestionsPage::showNothing() {
    summing_.drop();
    counting_.drop();
    summed_.reset();
    tree_->show({});
    if (desk().isOpen())
        empty_->setWords(tr("No questionnaire yet"),
                         tr("Write one, or import a file of answers: it brings its questions."));
    else
        empty_->setWords(tr("No survey is open"), tr("Open a survey file, or begin a new survey."));
}

void QuestionsPage::narrow(const QString& words) {
    // What the search takes from the list stays on the right.
    narrowing_ = true;
    searched_->search(words);
    narrowing_ = false;
    found_->setCurrentIndex(searched_->rowCount() > 0 ? 0 : 1);
    for (int form = 0; form < searched_->rowCount(); ++form) list_->expand(searched_->index(form, 0));
    selectChosen();
}

void QuestionsPage::selectChosen() {
    const QModelIndex at = searched_->mapFromSource(tree_->find(chosen_));
    if (!at.isValid()) return list_->selectionModel()->clear();
    if (list_->currentIndex() == at) return;
    list_->setCurrentIndex(at);
    list_->scrollTo(at);
}

void QuestionsPage::showSubject(const QString& subject) {
    bringUpToDate();
    if (!tree_->find(typed(subject)).isValid()) return;
    search_->clear();
    choose(typed(subject));
    selectChosen();
}

const Questionnaire* QuestionsPage::questionnaireOf(const std::string& id) const {
    if (desk().outline() == nullptr) return nullptr;
    for (const Questionnaire& one : desk().outline()->questionnaires)
        if (id.starts_with(one.id + ".")) {
            const std::string question = id.substr(one.id.size() + 1);
            if (findQuestion(one, question) != nullptr || findItem(one, question)) return &one;
        }
    return nullptr;
}

void QuestionsPage::choose(const std::string& id) {
    chosen_ = id;
    const Questionnaire* questionnaire = questionnaireOf(id);
    if (questionnaire == nullptr) return;
    controls_->offer(*desk().outline(), *questionnaire, id.substr(questionnaire->id.size() + 1));
    ask();
}

QuestionWish QuestionsPage::wish() const {
    const Questionnaire* questionnaire = questionnaireOf(chosen_);
    QuestionWish wanted{.questionnaire = questionnaire->id, .question = chosen_.substr(questionnaire->id.size() + 1)};
    wanted.settings = desk().outline()->settings;
    controls_->addTo(wanted);
    return wanted;
}

void QuestionsPage::sumUp(std::size_t from) {
    if (from == 0) {
        tree_->forgetSummaries();
        summed_ = desk().study();
    }
    summing_.run<SummedUp>(
        {},
        [study = summed_, from](const JobControl& control) -> Result<SummedUp> {
            const std::vector<ItemOfPart> all = itemsOf(*study);
            SummedUp done{.next = from};
            const auto begin = std::chrono::steady_clock::now();
            while (done.next < all.size() && std::chrono::steady_clock::now() - begin < oneStretch) {
                if (control.stopped()) return jobStopped();
                const ItemOfPart& one = all[done.next++];
                done.summaries[one.part->questionnaire.id + "." + one.item.id] = questionSummary(*one.part, one.item);
            }
            if (done.next == all.size()) done.next = 0;
            return done;
        },
        [this](const Result<SummedUp>& done) {
            if (!done) return;
            tree_->showSummaries(done->summaries);
            if (done->next > 0) sumUp(done->next);
        });
}

void QuestionsPage::ask() {
    const Questionnaire* questionnaire = questionnaireOf(chosen_);
    if (questionnaire == nullptr) return;
    counting_.drop();
    right_->setCurrentIndex(0);
    const StudyPart* part = desk().part(questionnaire->id);
    if (desk().study() == nullptr) return board_->showBusy(tr("Reading the answers"));
    if (part == nullptr)
        return board_->showWords(tr("No answers to this questionnaire yet"),
                                 tr("Import a file of answers, or collect them on the web."));
    const QuestionWish wanted = wish();
    if (!hasResults(*questionnaire, wanted.question)) return showWritten(*part);
    if (part->answers->respondents() == 0 && !desk().filter().empty())
        return board_->showWords(tr("No answers fit the filter"), tr("Take a condition of the filter away."));
    board_->showBusy(tr("Counting"));
    counting_.run<QuestionResults>(
        {},
        [study = desk().study(), wanted, language = shownLanguage()](const JobControl&) -> Result<QuestionResults> {
            for (const StudyPart& one : study->parts)
                if (one.questionnaire.id == wanted.questionnaire) return questionResults(one, wanted, language);
            return jobStopped();
        },
        [this, wanted](const Result<QuestionResults>& results) {
            if (!results) return board_->showProblem(results.problem());
            shown_ = wanted;
            showResults(*results);
        });
}

void QuestionsPage::showResults(const QuestionResults& results) {
    results_ = results;
    controls_->offerKinds(results.figures ? *results.figures : std::vector<QuestionFigure>{}, results.usual);
    if (!results.figures && !results.tables) return board_->showProblem(results.figures.problem());
    showFigure();
    QStringList remarks;
    if (!results.figures) remarks << tr("No figure: %1").arg(shown(results.figures.problem()));
    if (!results.tables) remarks << tr("No table: %1").arg(shown(results.tables.problem()));
    if (results.weighted) remarks << tr("The answers are weighted; the figure shows unweighted numbers.");
    board_->setRemark(remarks.join('\n'));
}

void QuestionsPage::showFigure() {
    const std::vector<ResultTable> tables = results_.tables ? *results_.tables : std::vector<ResultTable>{};
    const ChartSpec* figure = nullptr;
    if (results_.figures)
        for (const QuestionFigure& one : *results_.figures)
            if (one.kind == controls_->kind()) figure = &one.figure;
    if (figure == nullptr)
        board_->showTables(tables);
    else if (tables.empty())
        board_->showFigure(*figure);
    else
        board_->showFigureAndTables(*figure, tables, false);
}

void QuestionsPage::showWritten(const StudyPart& part) {
    right_->setCurrentIndex(1);
    const QModelIndex at = tree_->find(chosen_);
    const std::optional<Item> item = findItem(part.questionnaire, chosen_);
    const QuestionSummary summary = item ? questionSummary(part, *item) : QuestionSummary{};
    written_->setWords(at.data().toString().left(120),
                       tr("%1 of %2 wrote something. Their words stand in the answer sheets.")
                           .arg(shownCount(summary.answered), shownCount(part.answers->respondents())));
}

void QuestionsPage::filterBy(const FigureSpot& spot) {
    const auto& figure = board_->figure().spec();
    if (!figure || desk().outline() == nullptr) return;
    std::vector<std::string> piece;
    if (spot.category >= 0 && spot.category < static_cast<int>(figure->categories.size()))
        piece.push_back(figure->categories[static_cast<std::size_t>(spot.category)]);
    if (spot.series >= 0 && spot.series < static_cast<int>(figure->series.size()))
        piece.push_back(figure->series[static_cast<std::size_t>(spot.series)].name);
    if (spot.point >= 0 && spot.point < static_cast<int>(figure->points.size())) {
        const ChartPoint& point = figure->points[static_cast<std::size_t>(spot.point)];
        piece.push_back(point.name.empty() ? point.label : point.name);
    }
    if (const auto filter = filterFromFigure(desk().filter(), *desk().outline(), shown_, *figure, piece))
        desk().setFilter(*filter);
}

}  // namespace diaoyan
