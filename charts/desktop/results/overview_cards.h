// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/desktop/desk/survey_outline.h"

#include <QFrame>
#include <QString>

#include <cstdint>
#include <optional>
#include <vector>

namespace diaoyan {

/// One key number with its words, as a quiet card.
struct OverviewCard {
    QString heading{};              ///< 家长
    QString number{};               ///< 1,241
    std::optional<double> share{};  ///< of the small bar below it; none: no bar
    QStringList lines{};            ///< 回收率 82.7%（1,241 / 1,500）

    bool operator==(const OverviewCard&) const = default;
};

/// A card per role, and one for the latest import.
std::vector<OverviewCard> overviewCards(const SurveyOutline& outline);

/// From so many of the schools on the roster something came back, of one role.
std::int64_t schoolsThatAnswered(const ResponseRates& rates, const std::string& role);

QFrame* makeCard(const OverviewCard& card, QWidget* parent);

}  // namespace diaoyan
