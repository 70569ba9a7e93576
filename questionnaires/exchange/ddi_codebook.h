// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "questionnaires/exchange/form_format.h"

namespace diaoyan {

/// The variables of a DDI-Codebook (2.5): names, labels, categories, questions. A multiple choice is a variable per
/// option in a group of the type multipleResp, a matrix a group of the type grid.
bool recogniseDdi(const FormDocument& document);
Result<ReadForm> readDdi(const FormDocument& document);
WrittenForm writeDdi(const Questionnaire& questionnaire);

}  // namespace diaoyan
