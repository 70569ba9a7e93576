// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/desktop/results/question_controls.h"

#include "charts/desktop/look/theme.h"
#include "charts/desktop/look/words.h"
#include "charts/desktop/results/compact_combo.h"
#include "charts/desktop/results/wrapping_row.h"
#include "charts/figures/base_words.h"
#include "charts/figures/figures.h"
#include "charts/survey/chart_sources.h"
#include "charts/tables/json_table.h"

#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>

#include <algorithm>

namespace diaoyan {

namespace {

/// A combo and its label, which go together.
QWidget* pairOf(QComboBox* combo) {
    return combo->parentWidget();
}

}  // namespace

QuestionControls::QuestionControls(QWidget* parent) : QWidget(parent), row_(new WrappingRow(8)) {
    row_->setContentsMargins(0, 0, 0, 0);
    setLayout(row_);
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    buildChoices();
    buildButtons();
}

QComboBox* QuestionControls::combo(const QString& label, const char* name) {
    auto* pair = new QWidget(this);
    auto* line = new QHBoxLayout(pair);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(4);
    auto* words = new QLabel(label, pair);
    QComboBox* box = makeCompactCombo(pair, name);
    box->setMinimumContentsLength(9);
    words->setBuddy(box);
    line->addWidget(words);
    line->addWidget(box, 1);
    row_->addWidget(pair);
    return box;
}

QToolButton* QuestionControls::button(const QString& icon, const QString& words, const char* name) {
    auto* made = new QToolButton(this);
    made->setObjectName(name);
    made->setIcon(themeIcon(icon));
    made->setToolTip(words);
    made->setAccessibleName(words);
    made->setAutoRaise(true);
    made->setFocusPolicy(Qt::TabFocus);
    row_->addWidget(made);
    return made;
}

void QuestionControls::buildChoices() {
    kind_ = combo(tr("&Figure"), "figureKind");
    by_ = combo(tr("&By"), "groupBy");
    order_ = combo(tr("&Order"), "optionOrder");
    base_ = combo(tr("&Percentages in the table"), "tableBase");
    order_->addItem(tr("Most chosen first"), "count");
    order_->addItem(tr("As on the questionnaire"), "asked");
    widenList(*order_);
    intervals_ = new QCheckBox(tr("&Error bars"), this);
    intervals_->setObjectName("intervals");
    row_->addWidget(intervals_);
    connect(kind_, &QComboBox::activated, this, [this] {
        wanted_kind_ = chosenId(*kind_);
        emit kindChanged();
    });
    for (QComboBox* box : {by_, order_, base_}) connect(box, &QComboBox::activated, this, &QuestionControls::changed);
    connect(intervals_, &QCheckBox::toggled, this, &QuestionControls::changed);
}

void QuestionControls::buildButtons() {
    filter_ = button("filter", tr("Filter the answers"), "filterAnswers");
    connect(filter_, &QToolButton::clicked, this, &QuestionControls::filterWanted);
}

void QuestionControls::offer(const SurveyOutline& outline, const Questionnaire& questionnaire,
                             const std::string& question) {
    std::vector<OfferedChoice> groups{{"", {"全部一起", "everybody together"}}};
    if (!outline.roster.schools.empty()) groups.push_back({"school", {"学校", "school"}});
    for (const OfferedChoice& one : offeredSchoolGroups(outline.roster)) groups.push_back(one);
    for (const OfferedChoice& one : offeredAnswerGroups(questionnaire))
        if (one.id != question) groups.push_back(one);
    offerChoices(*by_, groups);

    const std::vector<Item> found = itemsToDraw(questionnaire, question);
    const bool options = !found.empty() && hasOptions(found.front().kind);
    const bool ordered = options && hasOrder(found.front());
    pairOf(order_)->setVisible(options && !ordered && found.front().kind != QuestionKind::ranking);
    intervals_->setVisible(options);

    std::vector<OfferedChoice> bases{{"", {"全部列出", "all of them"}}};
    for (const BaseKind base : basesOf(questionnaire, question)) bases.push_back({baseKindName(base), baseTitle(base)});
    offerChoices(*base_, bases);
    pairOf(base_)->setVisible(bases.size() > 1);
}

void QuestionControls::offerKinds(const std::vector<QuestionFigure>& figures, const std::string& usual) {
    std::vector<OfferedChoice> kinds;
    for (const FigureKind& kind : figureKinds())
        if (std::any_of(figures.begin(), figures.end(), [&](const QuestionFigure& one) { return one.kind == kind.id; }))
            kinds.push_back({kind.id, kind.title});
    offerChoices(*kind_, kinds);
    if (!chooseId(*kind_, wanted_kind_)) chooseId(*kind_, usual);
    kind_->setEnabled(kinds.size() > 1);
    pairOf(kind_)->setVisible(!kinds.empty());
}

void QuestionControls::addTo(QuestionWish& wish) const {
    wish.by = chosenId(*by_);
    wish.as_asked = chosenId(*order_) == "asked";
    wish.intervals = intervals_->isChecked();
    for (const BaseKind base : {BaseKind::asked, BaseKind::valid, BaseKind::cases, BaseKind::responses})
        if (baseKindName(base) == chosenId(*base_)) wish.base = base;
}

std::string QuestionControls::kind() const {
    return chosenId(*kind_);
}

}  // namespace diaoyan
