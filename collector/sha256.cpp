// SPDX-License-Identifier: GPL-3.0-or-later
#include "collector/sha256.h"

#include <array>
#include <fstream>
#include <sys/types.h>

#include <sha2.h>

namespace diaoyan {

struct Sha256::State {
    SHA2_CTX context;
};

Sha256::Sha256() : state_(std::make_unique<State>()) {
    SHA256Init(&state_->context);
}
Sha256::~Sha256() = default;

void Sha256::add(std::string_view bytes) {
    SHA256Update(&state_->context, reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size());
}

std::string Sha256::finish() {
    std::array<char, SHA256_DIGEST_STRING_LENGTH> digits{};
    return SHA256End(&state_->context, digits.data());
}

std::string sha256OfFile(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    if (!file) return {};
    Sha256 sum;
    std::array<char, 1 << 16> block{};
    while (file.read(block.data(), block.size()) || file.gcount() > 0)
        sum.add({block.data(), static_cast<std::size_t>(file.gcount())});
    return file.bad() ? std::string{} : sum.finish();
}

}  // namespace diaoyan
