// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "questionnaires/exchange/form_format.h"

namespace diaoyan {

/// The survey structure of LimeSurvey (.lss), of both generations: texts inside the tables of questions and answers
/// with a language column (until about DBVersion 400), or in tables of their own. Comments (types O and P) become
/// questions of their own, id + "comment"; a dual scale becomes two matrices, id and id + "_2".
bool recogniseLss(const FormDocument& document);
Result<ReadForm> readLss(const FormDocument& document);

}  // namespace diaoyan
