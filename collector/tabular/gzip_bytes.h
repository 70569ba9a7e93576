// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collector/tabular/file_bytes.h"

namespace diaoyan {

/// What a gzip file holds, unpacked into a nameless file beside the other temporary ones, so that memory does not grow
/// with it. Problems: file-truncated, file-damaged, file-empty, too-large (more than `unpacked_limit`, or unpacking to
/// so much more than it has that it can only be meant to do harm), file-unreadable (no room).
Result<FileBytes> unpackGzip(const FileBytes& packed, const std::string& path, std::uint64_t unpacked_limit);

}  // namespace diaoyan
