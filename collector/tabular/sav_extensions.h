// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collector/tabular/sav_dictionary.h"

namespace diaoyan {

/// One extension record (type 7) of an SPSS file.
struct SavExtension {
    unsigned subtype = 0;
    std::string_view data;
};

/// What the extension records add to the variables: encoding, long names, very long texts joined from their segments,
/// measures, labels and missing values of long texts, multiple response sets. A record that makes no sense adds
/// nothing and is counted in damaged_records.
void applySavExtensions(SavDictionary& dictionary, const std::vector<SavExtension>& extensions);

}  // namespace diaoyan
