// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <bit>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace diaoyan {

/// Walks over the bytes of an SPSS file in the file's byte order. A read behind the end gives zeros and blanks, and
/// `failed` says so from then on: whoever reads looks once at the end of a record.
class SavCursor {
public:
    SavCursor(std::string_view bytes, bool little_endian) : bytes_(bytes), little_(little_endian) {}

    bool failed() const { return failed_; }
    bool atEnd() const { return at_ >= bytes_.size(); }
    std::size_t at() const { return at_; }
    std::size_t left() const { return bytes_.size() - at_; }

    /// The next `count` bytes; empty when there are not so many.
    std::string_view take(std::uint64_t count) {
        if (count > left()) {
            failed_ = true;
            at_ = bytes_.size();
            return {};
        }
        const std::string_view taken = bytes_.substr(at_, count);
        at_ += taken.size();
        return taken;
    }

    std::uint32_t u32() { return static_cast<std::uint32_t>(whole(4)); }
    std::int32_t i32() { return static_cast<std::int32_t>(u32()); }
    std::uint64_t u64() { return whole(8); }
    double number() { return std::bit_cast<double>(whole(8)); }
    unsigned byte() { return static_cast<unsigned>(whole(1)); }

    /// A text behind its length in four bytes.
    std::string_view counted() { return take(u32()); }

private:
    std::uint64_t whole(std::size_t count) {
        const std::string_view bytes = take(count);
        std::uint64_t value = 0;
        for (std::size_t i = 0; i < bytes.size(); ++i) {
            const std::size_t place = little_ ? bytes.size() - 1 - i : i;
            value = value << 8 | static_cast<unsigned char>(bytes[place]);
        }
        return value;
    }

    std::string_view bytes_;
    bool little_;
    std::size_t at_ = 0;
    bool failed_ = false;
};

}  // namespace diaoyan
