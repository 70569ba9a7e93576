// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collector/exporters/sav_columns.h"

#include <string>

namespace diaoyan {

/// Finishes what ReadStat 1.1.8 wrote before the first case. It makes the eight-byte names of variables by cutting the
/// long ones, perhaps within a character, and names the further segments of very long texts without looking whether
/// the name is given: good names of the same length are put in their place, wherever they stand, since other programs
/// call the file wrong otherwise. It does not write multiple response sets: they are added as record 7/7.
std::string finishSavDictionary(std::string dictionary, const SavPlan& plan);

}  // namespace diaoyan
