// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collector/importers/importers.h"

#include <span>

namespace diaoyan {

/// The tools whose tables differ in the names of their columns only, one row each in platform_tables.cpp: 腾讯问卷,
/// 腾讯文档, 金数据, 卷王, 问卷网, Google Forms, Microsoft Forms.
std::span<const Importer> platformImporters();

}  // namespace diaoyan
