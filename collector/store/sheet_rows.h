// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collector/store/answer_rows.h"
#include "questionnaires/answer.h"

#include <string>
#include <utility>
#include <vector>

namespace diaoyan {

/// Writes single sheets as rows of answers, without a detour through columns: they come one by one from respondents.
class SheetWriter {
public:
    explicit SheetWriter(AnswerKey key);

    const AnswerKey& key() const { return key_; }

    /// Appends the array of a sheet, with the respondents' own words. Answers to items that the key lacks are left out.
    void write(const AnswerSheet& sheet, std::string& json);

private:
    AnswerKey key_;
    std::vector<std::pair<std::string, std::size_t>> places_;  ///< item id and place in the array, by id
    std::vector<const Answer*> answers_;                       ///< per place
};

}  // namespace diaoyan
