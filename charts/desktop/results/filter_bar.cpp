// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/desktop/results/filter_bar.h"

#include "charts/desktop/desk/survey_desk.h"
#include "charts/desktop/look/theme.h"
#include "charts/desktop/look/words.h"
#include "charts/desktop/results/filter_menu.h"
#include "charts/desktop/results/wrapping_row.h"
#include "charts/desktop/views/plain_tip.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QToolButton>

#include <algorithm>
#include <cstdint>

namespace diaoyan {

namespace {

constexpr int chipLetters = 34;

std::int64_t respondentsOf(const StudyPointer& study, const std::string& questionnaire) {
    if (study == nullptr) return 0;
    for (const StudyPart& part : study->parts)
        if (part.questionnaire.id == questionnaire) return part.answers->respondents();
    return 0;
}

QLabel* plainLabel(QWidget* parent, const char* name) {
    auto* label = new QLabel(parent);
    label->setTextFormat(Qt::PlainText);
    label->setObjectName(name);
    return label;
}

}  // namespace

FilterBar::FilterBar(SurveyDesk& desk, QWidget* parent)
    : QFrame(parent), desk_(desk), chips_(new WrappingRow(8)), add_(new QPushButton(this)),
      clear_(new QPushButton(this)), left_(plainLabel(this, "filterLeft")), nobody_(plainLabel(this, "trouble")),
      note_(plainLabel(this, "quiet")), menu_(new FilterMenu(desk, this)) {
    setObjectName("filterBar");
    setAccessibleName(tr("Filter"));
    buildRow();
    connect(add_, &QPushButton::clicked, this, [this] { openChoices(*add_); });
    connect(clear_, &QPushButton::clicked, this, [this] { desk_.setFilter({}); });
    connect(&desk_, &SurveyDesk::studyChanged, this, &FilterBar::showFilter);
    connect(&desk_, &SurveyDesk::outlineChanged, this, &FilterBar::showFilter);
    showFilter();
}

void FilterBar::buildRow() {
    add_->setObjectName("addFilter");
    add_->setText(tr("&Add filter"));
    add_->setIcon(themeIcon("add"));
    clear_->setObjectName("clearFilter");
    clear_->setText(tr("Clear a&ll"));
    for (QPushButton* button : {add_, clear_}) button->setFlat(true);
    note_->setText(tr("For looking only: the report uses all answers."));
    nobody_->setText(tr("No answers fit this filter. Take a condition away."));
    nobody_->setAccessibleName(nobody_->text());
    auto* sign = new QLabel(this);
    sign->setPixmap(themeIcon("filter").pixmap(QSize(18, 18), devicePixelRatioF()));
    auto* numbers = new WrappingRow(16);
    for (QLabel* label : {left_, nobody_, note_}) {
        label->setMinimumWidth(1);
        numbers->addWidget(label);
    }
    auto* column = new QVBoxLayout;
    column->setSpacing(4);
    column->addLayout(chips_);
    column->addLayout(numbers);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(12, 6, 12, 6);
    row->setSpacing(8);
    row->addWidget(sign, 0, Qt::AlignTop);
    row->addLayout(column, 1);
}

void FilterBar::openChoices(const QWidget& anchor) {
    menu_->openBelow(anchor);
}

QString FilterBar::leftWords() const {
    QStringList parts;
    for (const Questionnaire& questionnaire : desk_.outline()->questionnaires) {
        const std::int64_t all = respondentsOf(desk_.wholeStudy(), questionnaire.id);
        if (all == 0) continue;
        const auto& list = desk_.outline()->questionnaires;
        const bool shared = std::count_if(list.begin(), list.end(), [&](const Questionnaire& other) {
                                return other.role.id == questionnaire.role.id;
                            }) > 1;
        const Text& name = shared && !questionnaire.title.empty() ? questionnaire.title : questionnaire.role.name;
        parts << tr("%1 %2 / %3")
                     .arg(shown(name).simplified().left(chipLetters),
                          shownCount(respondentsOf(desk_.study(), questionnaire.id)), shownCount(all));
    }
    return parts.join(tr("   "));
}

void FilterBar::addChip(int condition, const QString& words) {
    auto* chip = new QFrame(this);
    chip->setObjectName("card");
    auto* label = new QLabel(chip);
    label->setTextFormat(Qt::PlainText);
    const QString line = words.simplified();
    label->setText(line.size() > chipLetters ? line.left(chipLetters - 1) + QChar(0x2026) : line);
    label->setToolTip(plainTip(words));
    auto* away = new QToolButton(chip);
    away->setObjectName("removeCondition");
    away->setIcon(themeIcon("close"));
    away->setIconSize({14, 14});
    away->setAutoRaise(true);
    away->setToolTip(tr("Take this condition away"));
    away->setAccessibleName(tr("Take away: %1").arg(line));
    connect(away, &QToolButton::clicked, this, [this, condition] {
        AnswerFilter filter = desk_.filter();
        if (condition >= static_cast<int>(filter.conditions.size())) return;
        filter.conditions.erase(filter.conditions.begin() + condition);
        desk_.setFilter(filter);
    });
    auto* row = new QHBoxLayout(chip);
    row->setContentsMargins(10, 2, 2, 2);
    row->setSpacing(4);
    row->addWidget(label);
    row->addWidget(away);
    chips_->addWidget(chip);
}

void FilterBar::showFilter() {
    while (QLayoutItem* item = chips_->takeAt(0)) {
        QWidget* widget = item->widget();
        delete item;
        if (widget != add_ && widget != clear_) {
            widget->hide();
            widget->deleteLater();
        }
    }
    const AnswerFilter& filter = desk_.filter();
    const bool seen = desk_.isOpen() && !filter.empty();
    setVisible(seen);
    if (!seen) return;
    for (std::size_t i = 0; i < filter.conditions.size(); ++i)
        addChip(static_cast<int>(i), shown(filter.conditions[i].words));
    chips_->addWidget(add_);
    chips_->addWidget(clear_);
    left_->setText(leftWords());
    left_->setToolTip(plainTip(left_->text()));
    const std::vector<StudyPart> none;
    const std::vector<StudyPart>& parts = desk_.study() == nullptr ? none : desk_.study()->parts;
    nobody_->setVisible(desk_.study() != nullptr && std::all_of(parts.begin(), parts.end(), [](const StudyPart& part) {
                            return part.answers->respondents() == 0;
                        }));
    updateGeometry();
}

}  // namespace diaoyan
