// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "questionnaires/exchange/form_format.h"

#include <map>
#include <string>

namespace diaoyan {

/// Which answer a column of LimeSurvey's responses holds, in terms of the questionnaire that readLss makes.
struct LimeField {
    std::string question;  ///< id of the question
    std::string part;      ///< row of a matrix, or option of a multiple choice; empty: the question itself
    bool words = false;    ///< the words written beside the option 其他, which is `part`
    bool comment = false;  ///< `question` is the text question (or matrix of texts) of comments
    int rank = 0;          ///< ranking: which rank this column holds, from 1

    bool operator==(const LimeField&) const = default;
};

/// Field name or code heading -> LimeField.
using LimeFields = std::map<std::string, LimeField>;

/// Every way in which a column may be named: in .lsr and .vv files `<sid>X<gid>X<qid><suffix>`; in tables `Q1`,
/// `Q1[SQ001]`, `Q1[other]`, `Q1[comment]`, `Q1[SQ001comment]`, `Q1[SQ001_SQ002]`, dual scale `Q1[SQ001][1]` (the
/// second scale is question Q1_2), ranks `Q1[1]`; and the same with Expression Manager codes: `Q1_SQ001`, `Q1_other`,
/// dual scale `Q1_SQ001_0`. Columns of calculated questions, uploads and displayed texts are not among them.
/// Problems: as readLss.
Result<LimeFields> limeFields(const FormDocument& document);

}  // namespace diaoyan
