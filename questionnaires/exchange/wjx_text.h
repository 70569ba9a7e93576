// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "questionnaires/exchange/form_format.h"

namespace diaoyan {

/// A questionnaire as 问卷星 takes it in as text: `1. 题干*[单选题]` with one option to a line, an empty line between
/// questions; of a matrix the first line holds the options, the others the rows. Questions are Q1, Q2 ..., options 1, 2
/// ... as 问卷星 numbers them in its files of answers.
bool recogniseWjxText(const FormDocument& document);
Result<ReadForm> readWjxText(const FormDocument& document);
WrittenForm writeWjxText(const Questionnaire& questionnaire);

}  // namespace diaoyan
