// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "questionnaires/exchange/form_format.h"

#include <fstream>
#include <iterator>
#include <optional>
#include <string>

namespace diaoyan {

inline std::optional<FormDocument> formAt(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    if (!file) return std::nullopt;
    return FormDocument{.name = path, .text = {std::istreambuf_iterator<char>(file), {}}};
}

/// A file of tests/data/forms.
inline FormDocument formFile(const std::string& name) {
    return formAt(std::string(DIAOYAN_SOURCE_DIR) + "/tests/data/forms/" + name).value();
}

/// A real file that may be read where it is and not be copied; nothing where the folder is absent.
inline std::optional<FormDocument> sharedForm(const std::string& name) {
    return formAt(std::string(DIAOYAN_SOURCE_DIR) + "/../shared/data/" + name);
}

}  // namespace diaoyan
