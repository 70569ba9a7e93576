// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "questionnaires/result.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace diaoyan {

/// How the bytes of a text file are to be read.
struct TextEncoding {
    std::string name;              ///< UTF-8, GB18030, UTF-16LE, UTF-16BE, Big5, windows-1252 ...
    std::size_t begins = 0;        ///< bytes of the byte order mark
    std::size_t ends = 0;          ///< the text ends here; less than the file when its last character is cut
    std::vector<Problem> remarks;  ///< guessed; ends within a character

    bool operator==(const TextEncoding&) const = default;
};

/// Told which bytes have been looked at and will most likely not be looked at again.
using PassedBytes = std::function<void(std::size_t begin, std::size_t end)>;

/// Finds the encoding of a whole file: byte order mark, strict UTF-8, UTF-16 by its pattern of NULs, strict
/// GB18030 that looks Chinese, then Big5, windows-1252 and others as a guess that is remarked.
/// `wanted` (any name ICU knows) overrules. `path` is for problems and remarks only.
/// Problems: encoding-unknown, file-damaged (NULs, a broken sequence; with its line).
Result<TextEncoding> detectEncoding(std::string_view bytes, const std::string& path, const std::string& wanted = {},
                                    const PassedBytes& passed = {});

/// Bytes of any encoding as UTF-8, piece by piece.
class TextDecoder {
public:
    /// `bytes` must outlive the decoder.
    TextDecoder(std::string_view bytes, const TextEncoding& encoding, std::string path);
    ~TextDecoder();
    TextDecoder(TextDecoder&&) noexcept;

    bool finished() const;
    double shareDecoded() const;  ///< of the bytes, 0 to 1

    /// Appends the text of about the next `source_bytes` bytes. Problem: file-damaged, with the line.
    Result<Done> append(std::string& text, std::size_t source_bytes);

    void rewind();

private:
    struct State;
    std::unique_ptr<State> state_;
};

/// Bytes in a code page (ICU's name) as UTF-8; what it does not allow becomes U+FFFD.
std::string textFromCodePage(std::string_view bytes, const std::string& code_page);

/// ICU's name of a Windows code page number: 936 -> windows-936.
std::string codePageName(unsigned number);

/// 1-based line of a byte: breaks are LF, CR LF and CR. For encodings in which these are single bytes.
std::int64_t lineOf(std::string_view bytes, std::size_t offset);

}  // namespace diaoyan
