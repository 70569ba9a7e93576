// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>

namespace diaoyan {

/// What a share is a share of.
enum class BaseKind {
    enrolment,  ///< people on the roster (在校/在编人数)
    issued,     ///< questionnaires handed out (发放)
    returned,   ///< questionnaires that came back (回收)
    asked,      ///< respondents who were not routed past the question
    answered,   ///< asked and answered, 不了解 included (有作答)
    valid,      ///< asked and answered substantively (有效作答)
    cases,      ///< multiple response: respondents with at least one tick (个案)
    responses,  ///< multiple response: ticks (响应)
};

/// A percentage that knows its base. There is no other way to carry one.
struct Share {
    std::int64_t count = 0;
    std::int64_t base = 0;
    BaseKind kind = BaseKind::valid;
    /// What is printed in place of the rounded percentage, in tenths of a percent, where parts must add up to 100.0.
    std::optional<std::int64_t> printed_tenths{};

    /// count / base; undefined for an empty base.
    std::optional<double> proportion() const;
    std::optional<double> percent() const;
    bool operator==(const Share&) const = default;
};

/// 100 * count / base with `decimals` digits, rounded half up on the exact integers: "44.4".
/// Empty when the base is 0. With one decimal: printed_tenths, where there is one. Source: floor((2*10^d*100*c + b) /
/// (2b)).
std::string percentText(const Share& share, int decimals = 1);

}  // namespace diaoyan
