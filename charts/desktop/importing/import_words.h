// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collector/import_job.h"

namespace diaoyan {

// What importFiles found, in words for the dialog.

/// 问卷星，CSV，编码 GB18030
Text sourceWords(const ImportReport& report);

/// Why it was taken for that.
Text reasonWords(const ImportReport& report);

/// 读入 800 行：可导入 798，不能导入 2，...
Text rowWords(const ImportReport& report);

/// The questionnaire that was found without anybody's choice; `chosen`: somebody chose another one since.
Text formWords(const ImportReport& report, bool chosen);

/// What to do about a file that could not be read; empty where the problem itself says it.
Text importAdvice(const Problem& problem);

}  // namespace diaoyan
