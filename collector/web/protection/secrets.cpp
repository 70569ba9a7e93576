// SPDX-License-Identifier: GPL-3.0-or-later
#include "collector/web/protection/secrets.h"

#include "questionnaires/result.h"

#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <openssl/rand.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <vector>

namespace diaoyan {

namespace {

using Bytes = std::vector<unsigned char>;

/// 32 MB and about a tenth of a second for each guess.
constexpr std::uint64_t scryptCost = 32768, scryptBlock = 8, scryptLanes = 1;
constexpr std::size_t saltBytes = 16, hashBytes = 32;

Bytes randomBytes(std::size_t count) {
    Bytes bytes(count);
    if (RAND_bytes(bytes.data(), static_cast<int>(count)) != 1)
        throw EnvironmentFailure({"no-randomness", {"系统不能提供随机数", "the system gives no random numbers"}, {}});
    return bytes;
}

template <class Container>
std::string hex(const Container& bytes) {
    constexpr std::string_view digits = "0123456789abcdef";
    std::string text;
    text.reserve(2 * bytes.size());
    for (const unsigned char byte : bytes) {
        text += digits[byte >> 4];
        text += digits[byte & 15];
    }
    return text;
}

int hexDigit(char letter) {
    if (letter >= '0' && letter <= '9') return letter - '0';
    return letter >= 'a' && letter <= 'f' ? letter - 'a' + 10 : -1;
}

std::optional<Bytes> unhex(std::string_view text) {
    if (text.size() % 2 != 0) return std::nullopt;
    Bytes bytes;
    for (std::size_t at = 0; at < text.size(); at += 2) {
        const int high = hexDigit(text[at]), low = hexDigit(text[at + 1]);
        if (high < 0 || low < 0) return std::nullopt;
        bytes.push_back(static_cast<unsigned char>(high << 4 | low));
    }
    return bytes;
}

std::optional<std::int64_t> wholeNumber(std::string_view text) {
    constexpr std::size_t longest = 15;
    if (text.empty() || text.size() > longest || text.find_first_not_of("0123456789") != text.npos) return std::nullopt;
    std::int64_t number = 0;
    std::from_chars(text.data(), text.data() + text.size(), number);
    return number;
}

std::vector<std::string_view> parts(std::string_view text, char separator) {
    std::vector<std::string_view> found;
    for (std::size_t end = 0; end != text.npos; text.remove_prefix(end == text.npos ? text.size() : end + 1)) {
        end = text.find(separator);
        found.push_back(text.substr(0, end));
    }
    return found;
}

struct ScryptCosts {
    std::uint64_t n = scryptCost, r = scryptBlock, p = scryptLanes;
};

/// Nothing where libcrypto refuses the costs.
std::optional<Bytes> scrypt(std::string_view password, const Bytes& salt, const ScryptCosts& costs, std::size_t size) {
    constexpr std::uint64_t most_memory = 160 * 1024 * 1024;
    Bytes hash(size);
    if (EVP_PBE_scrypt(password.data(), password.size(), salt.data(), salt.size(), costs.n, costs.r, costs.p,
                       most_memory, hash.data(), hash.size()) != 1)
        return std::nullopt;
    return hash;
}

std::string lengthAnd(std::string_view text) {
    return std::to_string(text.size()) + ':' + std::string(text);
}

}  // namespace

std::string randomHex(std::size_t bytes) {
    return hex(randomBytes(bytes));
}

std::string hmacSha256(std::string_view key, std::string_view text) {
    std::array<unsigned char, 32> code{};
    unsigned length = 0;
    if (HMAC(EVP_sha256(), key.data(), static_cast<int>(key.size()),
             reinterpret_cast<const unsigned char*>(text.data()), text.size(), code.data(), &length) == nullptr ||
        length != code.size())
        throw EnvironmentFailure({"no-hmac", {"系统加密库不可用", "the system's crypto library failed"}, {}});
    return hex(code);
}

std::string newAnswerId() {
    Bytes bytes = randomBytes(16);
    bytes[6] = static_cast<unsigned char>((bytes[6] & 0x0F) | 0x40);  // version 4
    bytes[8] = static_cast<unsigned char>((bytes[8] & 0x3F) | 0x80);  // variant of RFC 9562
    std::string id = hex(bytes);
    for (const std::size_t at : {20, 16, 12, 8}) id.insert(at, 1, '-');
    return id;
}

std::string linkTag(std::string_view link_key, std::string_view questionnaire, std::string_view school,
                    std::string_view class_name) {
    if (link_key.empty()) return {};
    const std::string what = "link " + lengthAnd(questionnaire) + lengthAnd(school) + lengthAnd(class_name);
    return hmacSha256(link_key, what).substr(0, 16);
}

bool equalSecrets(std::string_view a, std::string_view b) {
    return a.size() == b.size() && CRYPTO_memcmp(a.data(), b.data(), a.size()) == 0;
}

std::string passwordHash(std::string_view password) {
    const Bytes salt = randomBytes(saltBytes);
    const auto hash = scrypt(password, salt, {}, hashBytes);
    if (!hash) throw EnvironmentFailure({"no-scrypt", {"不能计算口令的散列值", "the password cannot be hashed"}, {}});
    return "scrypt$" + std::to_string(scryptCost) + '$' + std::to_string(scryptBlock) + '$' +
           std::to_string(scryptLanes) + '$' + hex(salt) + '$' + hex(*hash);
}

bool passwordFits(std::string_view password, std::string_view hash) {
    // The file may come from somebody else: costs that would keep this computer busy for minutes are refused, and so
    // are hashes that many passwords share.
    constexpr std::int64_t most_cost = 131072, most_block = 16, most_lanes = 16;
    constexpr std::size_t shortest = 16, longest = 128;
    const auto fields = parts(hash, '$');
    if (fields.size() != 6 || fields[0] != "scrypt" || hash.size() > 600) return false;
    const auto n = wholeNumber(fields[1]), r = wholeNumber(fields[2]), p = wholeNumber(fields[3]);
    const auto salt = unhex(fields[4]), wanted = unhex(fields[5]);
    if (!n || !r || !p || !salt || !wanted || wanted->size() < shortest || wanted->size() > longest) return false;
    if (*n < 2 || *n > most_cost || *r < 1 || *r > most_block || *p < 1 || *p > most_lanes) return false;
    if (*n * *r * *p > most_cost * most_block) return false;
    const auto got =
        scrypt(password, *salt,
               {static_cast<std::uint64_t>(*n), static_cast<std::uint64_t>(*r), static_cast<std::uint64_t>(*p)},
               wanted->size());
    return got && CRYPTO_memcmp(got->data(), wanted->data(), wanted->size()) == 0;
}

std::string newPassword() {
    constexpr std::string_view letters = "23456789abcdefghjkmnpqrstuvwxyz";  // none that is taken for another
    std::string password;
    for (std::size_t count = 0; count < 12;) {
        const std::size_t pick = randomBytes(1)[0] & 31u;
        if (pick >= letters.size()) continue;  // drawn again, so that all are equally likely
        if (count > 0 && count % 4 == 0) password += '-';
        password += letters[pick];
        ++count;
    }
    return password;
}

std::string signedToken(std::string_view key, std::string_view payload, std::int64_t expires) {
    const std::string text = std::string(payload) + '.' + std::to_string(expires);
    return text + '.' + hmacSha256(key, "token " + text);
}

std::optional<std::string> readSignedToken(std::string_view key, std::string_view token, std::int64_t now) {
    constexpr std::size_t longest = 4096;
    const auto fields = token.size() > longest ? std::vector<std::string_view>{} : parts(token, '.');
    if (key.empty() || fields.size() != 3) return std::nullopt;
    const std::string_view text = token.substr(0, fields[0].size() + 1 + fields[1].size());
    if (!equalSecrets(hmacSha256(key, "token " + std::string(text)), fields[2])) return std::nullopt;
    const auto expires = wholeNumber(fields[1]);
    if (!expires || now > *expires) return std::nullopt;
    return std::string(fields[0]);
}

std::optional<std::string> cookieNamed(std::string_view header, std::string_view name) {
    for (std::string_view one : parts(header, ';')) {
        const std::size_t first = one.find_first_not_of(" \t");
        if (first == one.npos) continue;
        one = one.substr(first, one.find_last_not_of(" \t") - first + 1);
        const std::size_t equals = one.find('=');
        if (equals != one.npos && one.substr(0, equals) == name) return std::string(one.substr(equals + 1));
    }
    return std::nullopt;
}

}  // namespace diaoyan
