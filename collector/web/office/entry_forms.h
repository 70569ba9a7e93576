// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collector/web/office/desk.h"
#include "collector/web/office/keyed_sheet.h"
#include "collector/web/office/markup.h"

#include <string>
#include <vector>

namespace diaoyan::office {

/// What stands in the forms for keying a paper questionnaire.
struct EntryState {
    const Questionnaire& form;
    const KeyedSheetReader& reader;
    std::string number{};  ///< of the sheet
    FormFields typed{};
    std::vector<Problem> problems{};
    bool as_is = false;    ///< "the sheet says so" was ticked
    std::string keying{};  ///< random, of one opened form: the same form sent again is no second keying
};

/// A line per question to key numbers into.
Markup entryForm(const Desk& desk, const Visit& visit, const EntryState& state);

/// Two keyings side by side, with a choice where they differ; `typed` is the second one.
Markup comparisonForm(const Desk& desk, const Visit& visit, const EntryState& state,
                      const std::vector<KeyedDifference>& differences);

/// Numbers that were keyed once, each with a way to take the keying back.
Markup waitingList(const Desk& desk, const Visit& visit, const Questionnaire& form,
                   const std::vector<PaperEntry>& waiting);

// Fields of the forms besides those of the questionnaire: a dot first, as no item id has one there.
namespace entry_field {
inline constexpr std::string_view number = ".number";
inline constexpr std::string_view as_is = ".as-is";
inline constexpr std::string_view keying = ".keying";
inline constexpr std::string_view action = ".action";  ///< empty, "compare", "take-back"
inline constexpr std::string_view pick = ".pick/";     ///< before an item's id: first, second, third
inline constexpr std::string_view third = ".third/";   ///< before the fields of an item
}  // namespace entry_field

}  // namespace diaoyan::office
