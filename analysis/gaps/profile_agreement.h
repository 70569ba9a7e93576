// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

namespace diaoyan {

/// Mean of an item in a group; undefined where nobody answered.
using ItemMeans = std::vector<std::vector<std::optional<double>>>;

/// Do the groups order the items alike, and how far apart are they?
struct ProfileAgreement {
    std::size_t groups = 0;
    std::int64_t items_ranked = 0;  ///< items with a mean in every group: those that are ranked
    /// Items x groups; 1 is the group's highest mean, ties share the mean rank; undefined for items not ranked.
    std::vector<std::vector<std::optional<double>>> ranks{};
    /// Groups x groups, row by row, over the items both answered: Spearman's correlation of the item means,
    /// and the root mean square of their differences. Spearman undefined below two items or without order.
    std::vector<std::optional<double>> spearman{};
    std::vector<std::optional<double>> rms_gap{};
    /// Kendall's coefficient of concordance, corrected for ties: 1 when all groups order the items alike.
    /// Undefined below two items or groups, or when no group orders them.
    std::optional<double> kendall_w{};

    bool operator==(const ProfileAgreement&) const = default;
};

/// Descriptive: no test, the items are not a sample. REQUIRES: as many means for every item.
/// Sources: Spearman (1904), Am. J. Psychol. 15:72-101; Kendall & Babington Smith (1939), Annals of Mathematical
/// Statistics 10:275-287. Equals R rank(-x), cor(method = "spearman").
ProfileAgreement profileAgreement(const ItemMeans& means);

}  // namespace diaoyan
