// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collector/importers/importers.h"

namespace diaoyan {

/// 问卷星 downloads, 按选项文本 and 按选项序号: `3、题干`, `第6题(选项)`, ┋, 〖 〗, (跳过)/(空), -3/-2.
Evidence recogniseWjx(const SourceSample& sample);

/// Problems: duplicate-heading, no-questions, scores-not-answers (按分数).
Result<SourceLayout> layOutWjx(const SourceSample& sample);

}  // namespace diaoyan
