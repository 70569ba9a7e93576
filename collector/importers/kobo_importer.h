// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collector/importers/importers.h"

namespace diaoyan {

/// Tables of KoboToolbox, Ona and ODK Central: `group/question/option` headings, `_uuid`, `_submission_time`.
Evidence recogniseKobo(const SourceSample& sample);

/// Problems: no-header, no-questions.
Result<SourceLayout> layOutKobo(const SourceSample& sample);

}  // namespace diaoyan
