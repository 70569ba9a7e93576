// SPDX-License-Identifier: GPL-3.0-or-later
#include "collector/store/sheet_rows.h"

#include "collector/store/answer_cells.h"

#include <algorithm>

namespace diaoyan {

SheetWriter::SheetWriter(AnswerKey key) : key_(std::move(key)), answers_(key_.size()) {
    for (std::size_t place = 0; place < key_.size(); ++place) places_.emplace_back(key_[place].item, place);
    std::sort(places_.begin(), places_.end());
}

void SheetWriter::write(const AnswerSheet& sheet, std::string& json) {
    std::fill(answers_.begin(), answers_.end(), nullptr);
    auto at = places_.begin();
    for (const auto& [item, answer] : sheet.answers) {  // both are in the order of ids
        while (at != places_.end() && at->first < item) ++at;
        if (at == places_.end()) break;
        if (at->first == item) answers_[at->second] = &answer;
    }
    json += '[';
    for (std::size_t place = 0; place < key_.size(); ++place) {
        if (place > 0) json += ',';
        if (answers_[place] == nullptr)
            json += missingMark(MissingReason::unanswered);
        else
            appendCell(json, key_[place], *answers_[place]);
    }
    json += ']';
}

}  // namespace diaoyan
