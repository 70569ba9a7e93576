// SPDX-License-Identifier: GPL-3.0-or-later
#include "collector/store/code_hash.h"

#include "collector/web/wire/invitation.h"

#include <array>
#include <ctime>
#include <new>
#include <openssl/evp.h>
#include <openssl/rand.h>

namespace diaoyan {

std::string drawBytes(std::size_t bytes) {
    std::string drawn(bytes, '\0');
    if (RAND_bytes(reinterpret_cast<unsigned char*>(drawn.data()), static_cast<int>(bytes)) != 1)
        throw EnvironmentFailure(
            {"no-randomness",
             phrase("系统没有给出随机数，不能生成填写码", "the system gave no random numbers: codes cannot be made"),
             {}});
    return drawn;
}

std::string hexDigits(std::string_view bytes) {
    constexpr std::string_view hexadecimal = "0123456789abcdef";
    std::string digits;
    for (const char letter : bytes) {
        const auto byte = static_cast<unsigned char>(letter);
        digits += hexadecimal[byte >> 4];
        digits += hexadecimal[byte & 15];
    }
    return digits;
}

std::string drawCode() {
    // Bytes above the last whole multiple would make the first letters likelier than the others.
    constexpr std::size_t fair = 256 - 256 % codeLetters.size();
    std::string code;
    while (code.size() < codeLength)
        for (const char letter : drawBytes(codeLength)) {
            const auto byte = static_cast<unsigned char>(letter);
            if (byte < fair && code.size() < codeLength) code += codeLetters[byte % codeLetters.size()];
        }
    return code;
}

struct CodeHasher::State {
    explicit State(std::string salt_of_file) : salt(std::move(salt_of_file)) {
        if (context == nullptr || algorithm == nullptr) throw std::bad_alloc();
    }
    ~State() {
        EVP_MD_CTX_free(context);
        EVP_MD_free(algorithm);
    }
    State(const State&) = delete;
    State& operator=(const State&) = delete;

    std::string salt;
    EVP_MD* algorithm = EVP_MD_fetch(nullptr, "SHA256", nullptr);  // once: looking it up takes longer than a sum
    EVP_MD_CTX* context = EVP_MD_CTX_new();
};

CodeHasher::CodeHasher(std::string salt) : state_(std::make_unique<State>(std::move(salt))) {}
CodeHasher::CodeHasher(CodeHasher&&) noexcept = default;
CodeHasher& CodeHasher::operator=(CodeHasher&&) noexcept = default;
CodeHasher::~CodeHasher() = default;

std::string CodeHasher::hash(std::string_view code) {
    std::array<unsigned char, 32> sum{};
    const bool done = EVP_DigestInit_ex2(state_->context, state_->algorithm, nullptr) == 1 &&
                      EVP_DigestUpdate(state_->context, state_->salt.data(), state_->salt.size()) == 1 &&
                      EVP_DigestUpdate(state_->context, code.data(), code.size()) == 1 &&
                      EVP_DigestFinal_ex(state_->context, sum.data(), nullptr) == 1;
    if (!done) throw std::bad_alloc();
    return {reinterpret_cast<const char*>(sum.data()), bytes};
}

std::string codeSalt(SQLite::Database& database) {
    SQLite::Statement salt(database, "SELECT value FROM collection_settings WHERE name = 'code_salt'");
    return salt.executeStep() ? salt.getColumn(0).getString() : std::string();
}

std::string codeSaltForWriting(SQLite::Database& database) {
    std::string salt = codeSalt(database);
    if (!salt.empty()) return salt;
    salt = hexDigits(drawBytes(16));
    SQLite::Statement insert(database, "INSERT INTO collection_settings VALUES ('code_salt', ?)");
    insert.bind(1, salt);
    insert.exec();
    return salt;
}

bool isUsed(std::string_view used, std::int64_t place) {
    const auto byte = static_cast<std::size_t>(place) / 8;
    return byte < used.size() && (static_cast<unsigned char>(used[byte]) >> (place % 8) & 1) != 0;
}

}  // namespace diaoyan
