// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/desktop/results/satisfaction_controls.h"

#include "analysis/statistics/satisfaction.h"
#include "charts/desktop/look/words.h"
#include "charts/desktop/results/compact_combo.h"
#include "charts/desktop/results/filter_words.h"
#include "charts/desktop/results/wrapping_row.h"

#include <QCheckBox>
#include <QComboBox>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QSignalBlocker>

#include <algorithm>

namespace diaoyan {

namespace {

const std::string ownId = "?own";

std::vector<std::string> usualCodes(const Item& scale) {
    ItemCounts nobody;
    nobody.options.assign(scale.options.size(), 0);
    std::vector<std::string> codes;
    const auto usual = defaultSatisfactionDefinition(scale);
    if (!usual) return codes;
    if (const auto reading = satisfaction(scale, nobody, *usual))
        for (const Option& option : reading->counted) codes.push_back(option.code);
    return codes;
}

QLabel* labelled(QWidget* control, const QString& words) {
    auto* label = new QLabel(words, control->parentWidget());
    label->setBuddy(control);
    return label;
}

}  // namespace

SatisfactionControls::SatisfactionControls(QWidget* parent)
    : QWidget(parent), form_(makeCompactCombo(this, "form")), question_(makeCompactCombo(this, "question")),
      split_(makeCompactCombo(this, "split")), definition_(makeCompactCombo(this, "definition")),
      keep_(new QPushButton(tr("&Keep as the survey's own"), this)), ticks_(new QWidget(this)),
      tick_row_(new WrappingRow(12)) {
    keep_->setObjectName("keepDefinition");
    tick_row_->setContentsMargins(0, 0, 0, 0);
    ticks_->setLayout(tick_row_);
    auto* grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(8);
    grid->setVerticalSpacing(8);
    grid->addWidget(labelled(form_, tr("&Respondents")), 0, 0);
    grid->addWidget(form_, 0, 1);
    grid->addWidget(labelled(question_, tr("&Question")), 0, 2);
    grid->addWidget(question_, 0, 3);
    grid->addWidget(labelled(split_, tr("&Split by")), 0, 4);
    grid->addWidget(split_, 0, 5);
    grid->addWidget(labelled(definition_, tr("&Definition")), 1, 0);
    grid->addWidget(definition_, 1, 1, 1, 3);
    grid->addWidget(keep_, 1, 4, 1, 2);
    grid->addWidget(ticks_, 2, 1, 1, 5);
    for (const auto& [column, stretch] : {std::pair{1, 2}, {3, 5}, {5, 3}}) grid->setColumnStretch(column, stretch);
    connect(form_, &QComboBox::activated, this, [this] {
        offerQuestions();
        offerDefinitions();
        emit changed();
    });
    connect(question_, &QComboBox::activated, this, [this] {
        offerDefinitions();
        emit changed();
    });
    connect(split_, &QComboBox::activated, this, &SatisfactionControls::changed);
    connect(definition_, &QComboBox::activated, this, [this] {
        offerTicks();
        emit changed();
    });
    connect(keep_, &QPushButton::clicked, this, &SatisfactionControls::definitionKept);
    ticks_->hide();
}

const Questionnaire* SatisfactionControls::questionnaire() const {
    if (study_ == nullptr) return nullptr;
    for (const StudyPart& part : study_->parts)
        if (part.questionnaire.id == chosenId(*form_)) return &part.questionnaire;
    return nullptr;
}

bool SatisfactionControls::own() const {
    return chosenId(*definition_) == ownId;
}

void SatisfactionControls::offer(const SurveyOutline& outline, const StudyPointer& study) {
    study_ = study;
    settings_ = outline.settings;
    read_only_ = outline.read_only;
    std::vector<OfferedChoice> forms;
    for (const StudyPart& part : study_->parts) {
        const Questionnaire& form = part.questionnaire;
        if (scalesOf(form, {}).empty()) continue;
        forms.push_back({form.id, form.role.name.empty() ? form.title : form.role.name});
    }
    offerChoices(*form_, forms);
    offerChoices(*split_, offeredSplits(outline.roster));
    offerQuestions();
    offerDefinitions();
}

void SatisfactionControls::offerQuestions() {
    const Questionnaire* form = questionnaire();
    offerChoices(*question_, form == nullptr ? std::vector<OfferedChoice>{} : offeredScales(*form));
}

void SatisfactionControls::offerDefinitions() {
    const Questionnaire* form = questionnaire();
    std::vector<OfferedChoice> choices;
    if (form != nullptr) choices = offeredMeasures(scalesOf(*form, chosenId(*question_)), settings_.definition);
    if (!choices.empty()) {
        choices.front().words = phrase("{0}（本调查所用）", "{0} (the survey's own)", {choices.front().words});
        choices.push_back({ownId, {"自己勾选哪些选项算满意……", "tick the options that count as satisfied…"}});
    }
    offerChoices(*definition_, choices);
    offerTicks();
}

// The options of the first scale; others that have the same codes follow it.
void SatisfactionControls::offerTicks() {
    const Questionnaire* form = questionnaire();
    const std::vector<Item> scales = form == nullptr ? std::vector<Item>{} : scalesOf(*form, chosenId(*question_));
    ticks_->setVisible(own() && !scales.empty());
    if (own() && !scales.empty()) {
        // What was ticked before; at first what the usual definition counts.
        std::vector<std::string> before = usualCodes(scales.front());
        if (!boxes_.empty()) before.clear();
        for (const QCheckBox* box : boxes_)
            if (box->isChecked()) before.push_back(typed(box->property("code").toString()));
        while (QLayoutItem* item = tick_row_->takeAt(0)) {
            if (item->widget() != nullptr) item->widget()->deleteLater();
            delete item;
        }
        boxes_.clear();
        for (const Option& option : scales.front().options) {
            if (!option.substantive) continue;
            auto* box = new QCheckBox(shortName(shown(option.label)).replace('&', "&&"), ticks_);
            box->setProperty("code", shown(option.code));
            box->setObjectName("tick-" + shown(option.code));
            box->setChecked(std::find(before.begin(), before.end(), option.code) != before.end());
            tick_row_->addWidget(box);
            boxes_.push_back(box);
            connect(box, &QCheckBox::toggled, this, [this] {
                sayKeeping();
                emit changed();
            });
        }
    }
    sayKeeping();
}

bool SatisfactionControls::nothingTicked() const {
    return own() && std::none_of(boxes_.begin(), boxes_.end(), [](const QCheckBox* box) { return box->isChecked(); });
}

void SatisfactionControls::sayKeeping() {
    const bool same = wish().definition == settings_.definition;
    keep_->setEnabled(!read_only_ && !same && !nothingTicked() && definition_->currentIndex() >= 0);
    keep_->setToolTip(read_only_ ? tr("This survey file can only be read.")
                      : same     ? tr("This is the survey's own definition already.")
                             : tr("All pages then use this definition unless another is chosen. It can be undone."));
}

void SatisfactionControls::fitView(SatisfactionView view) {
    question_->setEnabled(view != SatisfactionView::drivers);
    split_->setEnabled(view == SatisfactionView::rates || view == SatisfactionView::tables);
}

void SatisfactionControls::chooseQuestion(const std::string& form, const std::string& question) {
    if (!chooseId(*form_, form)) return;
    offerQuestions();
    chooseId(*question_, question);
    offerDefinitions();
}

SatisfactionWish SatisfactionControls::wish() const {
    SatisfactionWish wanted;
    wanted.questionnaire = chosenId(*form_);
    wanted.question = chosenId(*question_);
    wanted.by = chosenId(*split_);
    wanted.confidence = settings_.confidence;
    wanted.minimum_n = std::max<std::int64_t>(1, settings_.minimum_n);
    if (!own()) {
        wanted.definition = chosenId(*definition_);
        return wanted;
    }
    for (const QCheckBox* box : boxes_)
        if (box->isChecked())
            wanted.definition += (wanted.definition.empty() ? "" : "+") + typed(box->property("code").toString());
    return wanted;
}

}  // namespace diaoyan
