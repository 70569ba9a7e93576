// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointF>
#include <QRectF>
#include <QSizeF>

#include <optional>
#include <vector>

namespace diaoyan {

/// A label that wants to stand near its dot.
struct LabelWish {
    QPointF dot;
    QSizeF size;
    bool beside = true;  ///< else above and below are tried first
};

/// Where labels stand, in the order of the wishes: each as near to its dot as it can without covering another label,
/// a dot or what is taken; nothing where there is no room within reach. Earlier wishes choose first. Deterministic.
std::vector<std::optional<QRectF>> placeLabels(const std::vector<LabelWish>& wishes, const std::vector<QPointF>& dots,
                                               double dot_radius, const std::vector<QRectF>& taken,
                                               const QRectF& within);

}  // namespace diaoyan
