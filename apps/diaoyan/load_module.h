// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "questionnaires/result.h"

#include <string>

namespace diaoyan {

/// The one name that a module of this program shows, from its file in lib/diaoyan; the place is known from the
/// program's own, wherever both were copied to. Problem: module-missing, with what cannot be done without it.
Result<void*> loadModule(const std::string& file, const char* name, const Text& without_it);

/// As `module-missing` for a module of another version of the program.
Problem otherVersion(const std::string& file, const char* version, const Text& without_it);

/// What a module gives (a struct with `version`), by the function that its one name is.
template <class Gift>
Result<const Gift*> giftOfModule(const std::string& file, const char* name, const Text& without_it) {
    const Result<void*> entry = loadModule(file, name, without_it);
    if (!entry) return entry.problem();
    const Gift* const gift = reinterpret_cast<const Gift* (*)()>(*entry)();
    if (std::string(gift->version) != DIAOYAN_VERSION) return otherVersion(file, gift->version, without_it);
    return gift;
}

}  // namespace diaoyan
