// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

namespace diaoyan::bench {

/// What a reader has to know about the machine, as "name: value" lines: processor, cores, memory, system, compiler,
/// build type. Nothing that tells whose machine it is.
std::vector<std::string> machineFacts();

}  // namespace diaoyan::bench
