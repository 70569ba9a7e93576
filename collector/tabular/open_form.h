// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "questionnaires/exchange/form_format.h"

#include <cstdint>
#include <string>

namespace diaoyan {

/// What a file of a questionnaire may hold at most.
struct FormFileLimits {
    std::uint64_t file_bytes = 64ull << 20;
    std::uint64_t unpacked_bytes = 256ull << 20;
    std::size_t sheets = 100;
    std::size_t rows = 500'000;  ///< of all sheets together
    std::size_t columns = 1000;
    std::size_t cells = 4'000'000;
};

/// Opens a file that may hold a questionnaire, by its content: all sheets of an .xlsx, the .lss packed in an .lsa, or
/// text of any encoding. Which format it is says recogniseForm.
/// Problems: file-missing, file-unreadable, file-empty, file-damaged, file-truncated, file-encrypted, too-large,
/// encoding-unknown, not-a-form (another kind of file).
Result<FormDocument> openForm(const std::string& path, const FormFileLimits& limits = {});

}  // namespace diaoyan
