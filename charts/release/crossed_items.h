// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/release/part_plan.h"

#include <string>
#include <vector>

namespace diaoyan {

/// Which rows of a table "item by item" of all schools together (results of boys and girls) may be printed: a reason
/// per group of `by`, all of them hidden where the table would tell what a school that is hidden answered. A row is
/// hidden as a school is (releasedGroups). The table is printed only where hidden schools can exchange answers of
/// respondents who are in the same row of it, and hidden rows those of respondents of the same school; then every
/// printed table of the two items and of the schools stays as it is. Tables with a third item are not looked at
/// together. Problems: those of the engine.
Result<std::vector<HidingReason>> crossedReasons(const Tabulator& engine, const PartPlan& plan, const std::string& item,
                                                 const std::string& by);

}  // namespace diaoyan
