// SPDX-License-Identifier: GPL-3.0-or-later
#include "collector/sha256.h"

#include <array>
#include <fstream>
#include <new>
#include <openssl/evp.h>
#include <vector>

namespace diaoyan {

struct Sha256::State {
    EVP_MD_CTX* context = EVP_MD_CTX_new();
    ~State() { EVP_MD_CTX_free(context); }
};

Sha256::Sha256() : state_(std::make_unique<State>()) {
    if (state_->context == nullptr || EVP_DigestInit_ex(state_->context, EVP_sha256(), nullptr) != 1)
        throw std::bad_alloc();
}
Sha256::Sha256(Sha256&&) noexcept = default;
Sha256::~Sha256() = default;

void Sha256::add(std::string_view bytes) {
    EVP_DigestUpdate(state_->context, bytes.data(), bytes.size());
}

std::string Sha256::finish() {
    constexpr std::string_view hexadecimal = "0123456789abcdef";
    std::array<unsigned char, 32> sum{};
    EVP_DigestFinal_ex(state_->context, sum.data(), nullptr);
    std::string digits;
    for (const unsigned char byte : sum) {
        digits += hexadecimal[byte >> 4];
        digits += hexadecimal[byte & 15];
    }
    return digits;
}

std::string sha256OfFile(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    if (!file) return {};
    Sha256 sum;
    std::vector<char> block(1 << 20);
    while (file.read(block.data(), static_cast<std::streamsize>(block.size())) || file.gcount() > 0)
        sum.add({block.data(), static_cast<std::size_t>(file.gcount())});
    return file.bad() ? std::string{} : sum.finish();
}

}  // namespace diaoyan
