// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/desktop/results/compare_controls.h"

#include "charts/desktop/look/words.h"
#include "charts/desktop/results/compact_combo.h"

#include <QComboBox>
#include <QDoubleSpinBox>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QSignalBlocker>
#include <QSpinBox>

#include <algorithm>

namespace diaoyan {

namespace {

constexpr std::pair<ComparedSides, const char*> allSides[] = {
    {ComparedSides::schools, QT_TRANSLATE_NOOP("diaoyan::CompareControls", "Schools")},
    {ComparedSides::school_groups, QT_TRANSLATE_NOOP("diaoyan::CompareControls", "Groups of schools")},
    {ComparedSides::answer_groups, QT_TRANSLATE_NOOP("diaoyan::CompareControls", "Groups by an answer")},
    {ComparedSides::roles, QT_TRANSLATE_NOOP("diaoyan::CompareControls", "Teachers, parents, students")},
    {ComparedSides::waves, QT_TRANSLATE_NOOP("diaoyan::CompareControls", "Two surveys, earlier and later")},
};

QLabel* labelFor(QWidget* control, const QString& words) {
    auto* label = new QLabel(words, control->parentWidget());
    label->setBuddy(control);
    return label;
}

}  // namespace

CompareControls::CompareControls(QWidget* parent) : QWidget(parent) {
    auto* grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(8);
    grid->setVerticalSpacing(8);
    makeWho(*grid);
    makeWhat(*grid);
    makeOptions(*grid);
    grid->setColumnStretch(1, 3);
    grid->setColumnStretch(2, 5);
    grid->setColumnStretch(3, 5);
    for (QComboBox* combo : {form_, question_})
        connect(combo, &QComboBox::activated, this, [this, combo] {
            subject_chosen_ = true;
            if (combo == form_) {
                offerDetails();
                offerSubjects();
            }
            offerMeasures();
            emit changed();
        });
    connect(sides_, &QComboBox::activated, this, [this] {
        detail_->setCurrentIndex(-1);  // groups of another kind
        offerDetails();
        offerSubjects();
        offerMeasures();
        emit changed();
    });
    for (QComboBox* combo : {detail_, measure_, order_, adjustment_, pairs_, other_place_})
        connect(combo, &QComboBox::activated, this, &CompareControls::changed);
    connect(confidence_, &QDoubleSpinBox::valueChanged, this, &CompareControls::changed);
    connect(minimum_, &QSpinBox::valueChanged, this, &CompareControls::changed);
    connect(other_, &QPushButton::clicked, this, &CompareControls::otherWaveWanted);
    nameOtherWave({});
    offerDetails();
}

void CompareControls::makeWho(QGridLayout& grid) {
    sides_ = makeCompactCombo(this, "sides");
    for (const auto& [sides, words] : allSides) sides_->addItem(tr(words), static_cast<int>(sides));
    detail_ = makeCompactCombo(this, "detail");
    detail_->setAccessibleName(tr("Which groups"));
    other_ = new QPushButton(this);
    other_->setObjectName("otherWave");
    other_place_ = makeCompactCombo(this, "otherPlace");
    other_place_->addItem(tr("It was earlier"));
    other_place_->addItem(tr("It was later"));
    other_place_->setAccessibleName(tr("When the other survey was"));
    auto* rest = new QHBoxLayout;
    rest->setSpacing(8);
    rest->addWidget(detail_, 2);
    rest->addWidget(other_, 2);
    rest->addWidget(other_place_, 1);
    grid.addWidget(labelFor(sides_, tr("&Who")), 0, 0);
    grid.addWidget(sides_, 0, 1);
    grid.addLayout(rest, 0, 2, 1, 2);
}

void CompareControls::makeWhat(QGridLayout& grid) {
    form_ = makeCompactCombo(this, "form");
    question_ = makeCompactCombo(this, "question");
    question_->setAccessibleName(tr("Question"));
    measure_ = makeCompactCombo(this, "measure");
    measure_->setAccessibleName(tr("What is counted"));
    grid.addWidget(labelFor(form_, tr("On w&hat")), 1, 0);
    grid.addWidget(form_, 1, 1);
    grid.addWidget(question_, 1, 2);
    grid.addWidget(measure_, 1, 3);
}

void CompareControls::makeOptions(QGridLayout& grid) {
    options_ = new QWidget(this);
    confidence_ = new QDoubleSpinBox(options_);
    confidence_->setObjectName("confidence");
    confidence_->setRange(50, 99.99);
    confidence_->setDecimals(2);
    confidence_->setSuffix("%");
    confidence_->setValue(95);
    minimum_ = new QSpinBox(options_);
    minimum_->setObjectName("minimum");
    minimum_->setRange(1, 1000000);
    minimum_->setValue(10);
    order_ = makeCompactCombo(options_, "order");
    order_->addItem(tr("As on the roster"));
    order_->addItem(tr("Highest first"));
    adjustment_ = makeCompactCombo(options_, "adjustment");
    for (const Adjustment one :
         {Adjustment::holm, Adjustment::bonferroni, Adjustment::benjamini_hochberg, Adjustment::none})
        adjustment_->addItem(shown(adjustmentWords(one)), static_cast<int>(one));
    pairs_ = makeCompactCombo(options_, "pairs");
    pairs_->addItem(tr("By means"));
    pairs_->addItem(tr("By ranks"));
    auto* rows = new QGridLayout(options_);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setHorizontalSpacing(8);
    const std::pair<QWidget*, QString> all[] = {{confidence_, tr("&Confidence")},
                                                {minimum_, tr("&Fewest answers")},
                                                {order_, tr("Order of &schools")},
                                                {adjustment_, tr("Several &tests")},
                                                {pairs_, tr("&Pairs of groups")}};
    int place = 0;
    for (const auto& [control, words] : all) {
        rows->addWidget(labelFor(control, words), place / 3, place % 3 * 2);
        rows->addWidget(control, place / 3, place % 3 * 2 + 1);
        ++place;
    }
    for (const int column : {1, 3, 5}) rows->setColumnStretch(column, 1);
    minimum_->setToolTip(tr("Groups with fewer valid answers are listed without results."));
    adjustment_->setToolTip(tr("How p values are corrected where several tests are made at once."));
    options_->hide();
    grid.addWidget(options_, 2, 0, 1, 4);
}

void CompareControls::showOptions(bool wanted) {
    options_->setVisible(wanted);
}

ComparedSides CompareControls::sides() const {
    return static_cast<ComparedSides>(sides_->currentData().toInt());
}

const Questionnaire* CompareControls::questionnaire() const {
    if (study_ == nullptr) return nullptr;
    for (const StudyPart& part : study_->parts)
        if (part.questionnaire.id == chosenId(*form_)) return &part.questionnaire;
    return nullptr;
}

void CompareControls::takeSettings(const AnalysisSettings& settings) {
    if (settings_ == settings) return;
    settings_ = settings;
    const QSignalBlocker quiet(confidence_), quieter(minimum_);
    confidence_->setValue(100 * settings.confidence);
    minimum_->setValue(static_cast<int>(std::clamp<std::int64_t>(settings.minimum_n, 1, 1000000)));
}

void CompareControls::offer(const SurveyOutline& outline, const StudyPointer& study) {
    study_ = study;
    roster_ = outline.roster;
    takeSettings(outline.settings);
    std::vector<OfferedChoice> forms;
    for (const StudyPart& part : study_->parts)
        forms.push_back({part.questionnaire.id, part.questionnaire.role.name.empty() ? part.questionnaire.title
                                                                                     : part.questionnaire.role.name});
    offerChoices(*form_, forms);
    offerDetails();
    offerSubjects();
    offerMeasures();
}

void CompareControls::offerDetails() {
    const ComparedSides now = sides();
    std::vector<OfferedChoice> details;
    const Questionnaire* form = questionnaire();
    if (now == ComparedSides::schools) details = offeredSchools(roster_);
    if (now == ComparedSides::school_groups) details = offeredSchoolGroups(roster_);
    if (now == ComparedSides::answer_groups && form != nullptr) details = offeredAnswerGroups(*form);
    if (now == ComparedSides::roles) {
        details = offeredSchoolGroups(roster_);
        for (OfferedChoice& one : details) one.words = phrase("按{0}分开", "by {0}", {one.words});
        details.insert(details.begin(), {"", {"全体一起比", "everybody together"}});
    }
    if (now == ComparedSides::waves)
        details = {{"", {"全体一起比", "everybody together"}}, {"school", {"逐校比", "school by school"}}};
    offerChoices(*detail_, details);
    const bool waves = now == ComparedSides::waves;
    other_->setVisible(waves);
    other_place_->setVisible(waves);
    form_->setEnabled(now != ComparedSides::roles);
    order_->setEnabled(now == ComparedSides::schools);
    for (QComboBox* combo : {adjustment_, pairs_})
        combo->setEnabled(now == ComparedSides::school_groups || now == ComparedSides::answer_groups);
}

void CompareControls::offerSubjects() {
    const Questionnaire* form = questionnaire();
    std::vector<OfferedChoice> subjects;
    if (sides() == ComparedSides::roles && study_ != nullptr)
        subjects = offeredConstructs(*study_);
    else if (form != nullptr)
        subjects = offeredQuestions(*form);
    offerChoices(*question_, subjects);
    if (!subject_chosen_) offerUsualSubject();
}

// What people want to see first: satisfaction all in all.
void CompareControls::offerUsualSubject() {
    const Questionnaire* form = questionnaire();
    if (form == nullptr || sides() == ComparedSides::roles) return void(chooseId(*question_, "overall"));
    for (const bool overall : {true, false})
        for (const Question& question : form->questions)
            if (question.kind == QuestionKind::scale && (!overall || question.construct == "overall") &&
                chooseId(*question_, question.id))
                return;
}

void CompareControls::offerMeasures() {
    std::vector<OfferedChoice> measures;
    if (study_ != nullptr)
        measures = diaoyan::offeredMeasures(itemsToMeasure(*study_, wish()), settings_ ? settings_->definition : "");
    offerChoices(*measure_, measures);
    measure_->setEnabled(measures.size() > 1);
}

void CompareControls::nameOtherWave(const QString& name) {
    other_->setText(name.isEmpty() ? tr("Choose the &other survey…") : name);
    other_->setToolTip(tr("The survey file of the other wave; it is read only."));
    other_->setAccessibleName(name.isEmpty() ? tr("Choose the other survey") : tr("The other survey: %1").arg(name));
}

void CompareControls::chooseQuestion(const std::string& form, const std::string& question) {
    if (sides() == ComparedSides::roles) sides_->setCurrentIndex(0);
    if (!chooseId(*form_, form)) return;
    offerDetails();
    offerSubjects();
    subject_chosen_ = chooseId(*question_, question) || subject_chosen_;
    offerMeasures();
}

ComparisonWish CompareControls::wish() const {
    ComparisonWish wanted;
    wanted.sides = sides();
    wanted.by = chosenId(*detail_);
    if (wanted.sides != ComparedSides::roles) wanted.questionnaire = chosenId(*form_);
    wanted.question = chosenId(*question_);
    wanted.definition = chosenId(*measure_);
    wanted.confidence = confidence_->value() / 100;
    wanted.minimum_n = minimum_->value();
    wanted.order = order_->currentIndex() == 1 ? SchoolOrder::by_shrunken : SchoolOrder::roster;
    wanted.tests.adjustment = static_cast<Adjustment>(adjustment_->currentData().toInt());
    wanted.tests.alpha = 0.05;
    wanted.tests.pairs = pairs_->currentIndex() == 1 ? PairsBy::ranks : PairsBy::means;
    wanted.other_is_later = other_place_->currentIndex() == 1;
    return wanted;
}

}  // namespace diaoyan
