// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collector/store/database.h"

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace diaoyan {

// One-time codes as the survey file knows them; for the files of this folder.

/// Random bytes of the operating system (libcrypto). Throws EnvironmentFailure (no-randomness).
std::string drawBytes(std::size_t bytes);
/// Lower-case hexadecimal digits of bytes.
std::string hexDigits(std::string_view bytes);
/// A code: every letter of codeLetters is equally likely at every place.
std::string drawCode();

/// Turns codes into what the file keeps of them: the first 16 bytes of SHA-256(salt + code).
class CodeHasher {
public:
    static constexpr std::size_t bytes = 16;

    explicit CodeHasher(std::string salt);
    CodeHasher(CodeHasher&&) noexcept;
    CodeHasher& operator=(CodeHasher&&) noexcept;
    ~CodeHasher();
    std::string hash(std::string_view code);

private:
    struct State;
    std::unique_ptr<State> state_;
};

/// The salt of this file; empty where no codes were made yet.
std::string codeSalt(SQLite::Database& database);
/// Makes it where there is none; within the transaction of the caller.
std::string codeSaltForWriting(SQLite::Database& database);

/// The bit of a place in code_uses.
bool isUsed(std::string_view used, std::int64_t place);

}  // namespace diaoyan
