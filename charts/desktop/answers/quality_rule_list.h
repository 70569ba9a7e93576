// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/survey/exclusion_ledger.h"

#include <QWidget>

#include <vector>

class QCheckBox;
class QDoubleSpinBox;
class QLabel;

namespace diaoyan {

/// The rules of the ledger: which are looked for, against which limit, and what came of each.
class QualityRuleList : public QWidget {
    Q_OBJECT

public:
    explicit QualityRuleList(QWidget* parent = nullptr);

    std::vector<QualityRule> rules() const;
    /// Counts beside the rules; what could not be looked for says why.
    void showOutcomes(const std::vector<RuleOutcome>& outcomes);
    void forgetOutcomes();

signals:
    /// A rule was switched or its limit changed.
    void changed();

private:
    struct Line {
        QualityReason reason = QualityReason::straight_line;
        QCheckBox* on = nullptr;
        QDoubleSpinBox* limit = nullptr;
        QLabel* count = nullptr;
    };
    Line makeLine(const QualityRule& rule);

    std::vector<Line> lines_;
};

}  // namespace diaoyan
