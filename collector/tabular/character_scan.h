// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace diaoyan {

/// What a walk over bytes under the rules of one encoding found.
struct CharacterScan {
    static constexpr std::size_t nowhere = static_cast<std::size_t>(-1);

    std::size_t ends = 0;             ///< where the last whole character ends; less than the size when it is cut
    std::size_t first_bad = nowhere;  ///< first byte that the encoding does not allow
    std::uint64_t bad = 0;            ///< number of such places
    std::uint64_t wide = 0;           ///< characters of two bytes and more
    std::uint64_t common = 0;         ///< of these: in the part of the set that everyday text uses
    std::uint64_t with_ascii = 0;     ///< of these: with a second byte that is ASCII

    bool valid() const { return first_bad == nowhere; }
};

/// Strict UTF-8 (no surrogates, no over-long forms). `common` counts every wide character.
CharacterScan scanUtf8(std::string_view bytes);

/// GB18030-2005 with all its two- and four-byte forms. Common: GB 2312 symbols and level 1.
CharacterScan scanGb18030(std::string_view bytes);

/// Big5. Common: symbols and level 1.
CharacterScan scanBig5(std::string_view bytes);

/// UTF-16 with whole surrogate pairs; NULs count as bad. `common` counts every character.
CharacterScan scanUtf16(std::string_view bytes, bool little_endian);

}  // namespace diaoyan
