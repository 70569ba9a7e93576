// SPDX-License-Identifier: GPL-3.0-or-later
#include "collector/tabular/sav_words.h"

#include "collector/tabular/sav_cursor.h"

#include <algorithm>
#include <cstring>
#include <vector>
#include <zlib.h>

namespace diaoyan {

namespace {

constexpr std::size_t zlibHeaderBytes = 24;
constexpr std::size_t unpackedPiece = 64 << 10;

/// Where the zlib blocks end: the trailer's place by the header in front of them, or the end of a cut file.
std::string_view packedBlocks(std::string_view file, const SavDictionary& dictionary) {
    SavCursor header(file.substr(std::min(dictionary.data_begin, file.size())), dictionary.little_endian);
    header.u64();
    const std::uint64_t trailer = header.u64();
    const std::size_t begin = std::min(dictionary.data_begin + zlibHeaderBytes, file.size());
    const std::size_t end = std::clamp<std::uint64_t>(trailer, begin, file.size());
    return file.substr(begin, end - begin);
}

}  // namespace

/// Unpacks the blocks of a .zsav one behind the other.
struct SavWords::Unpacker {
    explicit Unpacker(std::string_view packed) : left(packed), buffer(unpackedPiece) { inflateInit(&stream); }
    ~Unpacker() { inflateEnd(&stream); }
    Unpacker(const Unpacker&) = delete;
    Unpacker& operator=(const Unpacker&) = delete;

    Outcome refill() {
        begin = end = 0;
        while (end == 0) {
            if (left.empty()) return between_blocks ? Outcome::end : Outcome::truncated;
            const std::size_t given = std::min<std::size_t>(left.size(), 1u << 30);
            stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(left.data()));
            stream.avail_in = static_cast<uInt>(given);
            stream.next_out = reinterpret_cast<Bytef*>(buffer.data());
            stream.avail_out = static_cast<uInt>(buffer.size());
            between_blocks = false;
            const int status = inflate(&stream, Z_NO_FLUSH);
            left.remove_prefix(given - stream.avail_in);
            end = buffer.size() - stream.avail_out;
            if (status == Z_STREAM_END) {
                between_blocks = true;
                if (inflateReset(&stream) != Z_OK) return Outcome::damaged;
            } else if (status != Z_OK && status != Z_BUF_ERROR) {
                return end > 0 ? Outcome::word : Outcome::damaged;
            }
        }
        return Outcome::word;
    }

    Outcome take(std::string_view& bytes) {
        std::size_t got = 0;
        while (got < word.size()) {
            if (begin == end) {
                const Outcome outcome = refill();
                if (outcome == Outcome::end && got > 0) return Outcome::truncated;
                if (outcome != Outcome::word) return outcome;
            }
            const std::size_t count = std::min(word.size() - got, end - begin);
            std::memcpy(word.data() + got, buffer.data() + begin, count);
            got += count;
            begin += count;
        }
        bytes = {word.data(), word.size()};
        return Outcome::word;
    }

    std::string_view left;
    std::vector<char> buffer;
    std::size_t begin = 0;
    std::size_t end = 0;
    bool between_blocks = true;
    std::array<char, 8> word{};
    z_stream stream{};
};

SavWords::SavWords(std::string_view file, const SavDictionary& dictionary)
    : data_(file.substr(std::min(dictionary.data_begin, file.size()))), compression_(dictionary.compression),
      bias_(dictionary.bias) {
    if (compression_ == 2) unpacker_ = std::make_unique<Unpacker>(packedBlocks(file, dictionary));
}

SavWords::~SavWords() = default;

SavWords::Outcome SavWords::raw(std::string_view& bytes) {
    if (unpacker_) return unpacker_->take(bytes);
    if (at_ == data_.size()) return Outcome::end;
    if (data_.size() - at_ < 8) return Outcome::truncated;
    bytes = data_.substr(at_, 8);
    at_ += 8;
    return Outcome::word;
}

SavWords::Outcome SavWords::coded(SavWord& word) {
    constexpr unsigned nothing = 0;
    constexpr unsigned endOfCases = 252;
    constexpr unsigned bytesFollow = 253;
    constexpr unsigned blanks = 254;
    constexpr unsigned systemMissing = 255;
    for (;;) {
        if (code_ == 8) {
            std::string_view codes;
            if (const Outcome outcome = raw(codes); outcome != Outcome::word) return outcome;
            std::copy(codes.begin(), codes.end(), code_bytes_.begin());
            code_ = 0;
        }
        const unsigned code = static_cast<unsigned char>(code_bytes_[code_++]);
        switch (code) {
        case nothing: continue;
        case endOfCases: --code_; return Outcome::end;
        case bytesFollow: {
            word.kind = SavWord::Kind::bytes;
            const Outcome outcome = raw(word.bytes);
            return outcome == Outcome::end ? Outcome::truncated : outcome;
        }
        case blanks: word.kind = SavWord::Kind::blank; return Outcome::word;
        case systemMissing: word.kind = SavWord::Kind::missing; return Outcome::word;
        default:
            word.kind = SavWord::Kind::number;
            word.number = code - bias_;
            return Outcome::word;
        }
    }
}

SavWords::Outcome SavWords::next(SavWord& word) {
    if (compression_ != 0) return coded(word);
    word.kind = SavWord::Kind::bytes;
    return raw(word.bytes);
}

}  // namespace diaoyan
