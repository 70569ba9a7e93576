// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/desktop/answers/quality_rule_list.h"

#include "charts/desktop/answers/sheet_words.h"
#include "charts/desktop/look/words.h"
#include "charts/desktop/views/plain_tip.h"

#include <QCheckBox>
#include <QDoubleSpinBox>
#include <QGridLayout>
#include <QLabel>

#include <algorithm>

namespace diaoyan {

QualityRuleList::QualityRuleList(QWidget* parent) : QWidget(parent) {
    auto* grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(8);
    grid->setVerticalSpacing(6);
    grid->setColumnStretch(0, 1);
    int row = 0;
    for (const QualityRule& rule : usualQualityRules()) {
        lines_.push_back(makeLine(rule));
        grid->addWidget(lines_.back().on, row, 0);
        grid->addWidget(lines_.back().limit, row, 1);
        grid->addWidget(lines_.back().count, row, 2);
        ++row;
    }
}

QualityRuleList::Line QualityRuleList::makeLine(const QualityRule& rule) {
    const QualityRuleFacts& facts = qualityRuleFacts(rule.reason);
    const QString id = shown(qualityReasonName(rule.reason));
    Line line{rule.reason, new QCheckBox(shown(facts.title), this), new QDoubleSpinBox(this), new QLabel(this)};
    line.on->setObjectName("rule-" + id);
    line.on->setChecked(rule.on);
    line.on->setToolTip(plainTip(shown(facts.explanation)));
    line.limit->setObjectName("limit-" + id);
    line.limit->setDecimals(facts.decimals);
    line.limit->setRange(facts.least, facts.most);
    line.limit->setSingleStep(facts.decimals >= 4 ? 0.001 : facts.decimals == 2 ? 0.1 : facts.decimals == 1 ? 0.5 : 1);
    line.limit->setKeyboardTracking(false);
    const QString unit = shown(facts.unit);
    line.limit->setSuffix(unit.isEmpty() || unit == "%" ? unit : " " + unit);
    if (rule.reason == QualityReason::straight_line) line.limit->setSpecialValueText(tr("half, 6+"));
    line.limit->setValue(rule.limit * facts.factor);
    line.limit->setProperty("usual", line.limit->text());
    line.limit->setEnabled(rule.on);
    const QString side = facts.below ? tr("flagged below this") : tr("flagged from this on");
    line.limit->setAccessibleName(tr("Limit of: %1").arg(shown(facts.title)));
    line.limit->setToolTip(plainTip(shown(facts.explanation) + QStringLiteral(" — ") + side));
    line.count->setObjectName("count-" + id);
    line.count->setTextFormat(Qt::PlainText);
    line.count->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    line.count->setMinimumWidth(fontMetrics().horizontalAdvance("00,000"));
    connect(line.on, &QCheckBox::toggled, line.limit, &QWidget::setEnabled);
    connect(line.on, &QCheckBox::toggled, this, &QualityRuleList::changed);
    connect(line.limit, &QDoubleSpinBox::valueChanged, this, &QualityRuleList::changed);
    return line;
}

std::vector<QualityRule> QualityRuleList::rules() const {
    std::vector<QualityRule> rules = usualQualityRules();
    for (std::size_t i = 0; i < lines_.size(); ++i) {
        rules[i].on = lines_[i].on->isChecked();
        const double factor = qualityRuleFacts(rules[i].reason).factor;
        // A limit that nobody touched stays as exact as it was: 33 % stands for a third.
        const QDoubleSpinBox& limit = *lines_[i].limit;
        if (limit.text() != limit.property("usual").toString()) rules[i].limit = limit.value() / factor;
    }
    return rules;
}

void QualityRuleList::showOutcomes(const std::vector<RuleOutcome>& outcomes) {
    for (const Line& line : lines_) {
        const auto found = std::find_if(outcomes.begin(), outcomes.end(),
                                        [&](const RuleOutcome& outcome) { return outcome.rule.reason == line.reason; });
        const bool looked = found != outcomes.end();
        line.count->setText(!looked                       ? QString()
                            : found->not_done.has_value() ? QStringLiteral("—")
                                                          : shownCount(found->sheets));
        const Text note = !looked ? Text{} : found->not_done.value_or(found->note);
        line.count->setToolTip(plainTip(shown(note)));
        line.count->setAccessibleName(
            tr("%1: %2").arg(line.on->text(), note.empty() ? line.count->text() : shown(note)));
    }
}

void QualityRuleList::forgetOutcomes() {
    for (const Line& line : lines_) line.count->setText(line.on->isChecked() ? QStringLiteral("…") : QString());
}

}  // namespace diaoyan
