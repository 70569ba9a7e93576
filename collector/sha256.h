// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <string>
#include <string_view>

namespace diaoyan {

/// SHA-256 (FIPS 180-4) of bytes that come piece by piece.
class Sha256 {
public:
    Sha256();
    Sha256(Sha256&&) noexcept;
    ~Sha256();
    void add(std::string_view bytes);
    /// 64 lower-case hexadecimal digits; once.
    std::string finish();

private:
    struct State;
    std::unique_ptr<State> state_;
};

/// Of a whole file; empty when it cannot be read.
std::string sha256OfFile(const std::string& path);

}  // namespace diaoyan
