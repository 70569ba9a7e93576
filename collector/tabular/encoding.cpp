// SPDX-License-Identifier: GPL-3.0-or-later
#include "collector/tabular/encoding.h"

#include "collector/tabular/character_scan.h"
#include "collector/tabular/file_bytes.h"
#include "collector/tabular/matching.h"

#include <simdjson.h>
#include <uchardet/uchardet.h>
#include <unicode/ucnv.h>

#include <algorithm>
#include <cstring>
#include <utility>

namespace diaoyan {

namespace {

constexpr std::size_t sampleBytes = 1 << 20;
constexpr std::string_view utf8Mark = "\xEF\xBB\xBF";
constexpr std::string_view utf16leMark = "\xFF\xFE";
constexpr std::string_view utf16beMark = "\xFE\xFF";

/// Some Chinese words in GBK happen to be valid UTF-8: 学校 reads as ѧУ. True for text that is UTF-8 without any
/// character of three bytes, but everyday Chinese in GB18030, most of it in words of two characters and more. Latin
/// letters with accents stand alone, and half of the Cyrillic and Greek ones fall outside everyday Chinese.
bool readsAsChineseWords(std::string_view utf8) {
    const auto byte = [&](std::size_t at) { return static_cast<unsigned char>(utf8[at]); };
    if (std::any_of(utf8.begin(), utf8.end(), [](char c) { return static_cast<unsigned char>(c) >= 0xE0; }))
        return false;
    const CharacterScan gb = scanGb18030(utf8);
    if (!gb.valid() || gb.ends != utf8.size() || gb.wide == 0 || gb.common != gb.wide) return false;
    std::uint64_t words = 0;
    for (std::size_t at = 0; at < utf8.size(); ++at) words += byte(at) >= 0x80 && (at == 0 || byte(at - 1) < 0x80);
    return words * 2 <= gb.wide;
}

Problem guessedRemark(const std::string& path, const std::string& name) {
    return fileProblem(
        "encoding-guessed", path,
        phrase("编码是猜测的：{0}。如文字显示不对，请指定编码，或另存为 UTF-8",
               "the encoding is a guess: {0}. If the text looks wrong, name the encoding or save as UTF-8", {name}));
}

Problem cutRemark(const std::string& path) {
    return fileProblem(
        "ends-within-character", path,
        phrase("文件在一个字的中间结束，可能没有下载完整；已读到此前为止",
               "the file ends within a character, perhaps an incomplete download; it was read up to there"));
}

Problem damaged(const std::string& path, std::string_view bytes, std::size_t at, const std::string& name) {
    const std::int64_t line = lineOf(bytes, at);
    if (bytes[at] == '\0') {
        return fileProblem("file-damaged", path,
                           phrase("第 {0} 行含有空字节（NUL），文件已损坏或不是文本，请重新导出",
                                  "line {0} holds a NUL byte; the file is damaged or no text, export it again", {line}),
                           line);
    }
    return fileProblem(
        "file-damaged", path,
        phrase("第 {0} 行有不符合 {1} 编码的字节，文件已损坏，或混用了两种编码；请重新导出",
               "line {0} holds bytes that are not {1}; the file is damaged or mixes two encodings, export it again",
               {line, name}),
        line);
}

Problem unknownEncoding(const std::string& path) {
    return fileProblem(
        "encoding-unknown", path,
        phrase("看不出文件的文字编码，请在 Excel 或 WPS 中另存为“CSV UTF-8”，或指定编码",
               "the text encoding cannot be told; save the file as \"CSV UTF-8\", or name the encoding"));
}

std::uint16_t unitAt(std::string_view bytes, std::size_t at, bool little_endian) {
    const auto first = static_cast<unsigned char>(bytes[at]);
    const auto second = static_cast<unsigned char>(bytes[at + 1]);
    return static_cast<std::uint16_t>(little_endian ? first | second << 8 : first << 8 | second);
}

std::int64_t lineOfUtf16(std::string_view bytes, std::size_t offset, bool little_endian) {
    std::int64_t line = 1;
    for (std::size_t at = 0; at + 2 <= offset; at += 2) line += unitAt(bytes, at, little_endian) == '\n';
    return line;
}

TextEncoding named(std::string name, std::size_t begins, std::size_t ends, std::size_t size, const std::string& path) {
    TextEncoding encoding{std::move(name), begins, ends, {}};
    if (ends < size) encoding.remarks.push_back(cutRemark(path));
    return encoding;
}

Result<TextEncoding> utf16(std::string_view bytes, const std::string& path, bool little_endian) {
    const std::size_t mark = bytes.starts_with(little_endian ? utf16leMark : utf16beMark) ? 2 : 0;
    const CharacterScan scan = scanUtf16(bytes, little_endian);
    const std::string name = little_endian ? "UTF-16LE" : "UTF-16BE";
    if (!scan.valid()) {
        const std::int64_t line = lineOfUtf16(bytes, scan.first_bad, little_endian);
        return fileProblem("file-damaged", path,
                           phrase("第 {0} 行有不符合 {1} 编码的内容，文件已损坏，请重新导出",
                                  "line {0} holds what is not {1}; the file is damaged, export it again", {line, name}),
                           line);
    }
    return named(name, mark, scan.ends, bytes.size(), path);
}

/// Text whose every second byte is often NUL: digits, separators and line breaks are there even among Chinese
/// characters. A stray NUL in other text is told by the line breaks, which then fall on the wrong side.
bool looksUtf16(std::string_view bytes, bool little_endian) {
    const std::string_view sample = bytes.substr(0, 64 << 10);
    std::size_t ascii = 0;
    std::size_t breaks = 0;
    std::size_t against = 0;
    for (std::size_t at = 0; at + 1 < sample.size(); at += 2) {
        const std::uint16_t unit = unitAt(sample, at, little_endian);
        ascii += unit > 0 && unit < 0x80;
        breaks += unit == '\n' || unit == '\r';
        const unsigned high = unit >> 8;
        against += unit == 0 || (high >= 0x09 && high <= 0x0D);
    }
    return ascii * 20 >= sample.size() / 2 && breaks > 0 && against * 20 <= ascii;
}

/// Chinese in GB18030, rather than Big5 or Western text whose bytes happen to pair up: letters of Western text make
/// pairs whose second byte is ASCII, and Big5 uses its own everyday part of the code space.
bool looksChinese(const CharacterScan& gb, std::string_view bytes) {
    if (gb.wide == 0 || gb.with_ascii * 2 > gb.wide || gb.common * 2 < gb.wide) return false;
    const std::string_view sample = bytes.substr(0, sampleBytes);
    const CharacterScan big5 = scanBig5(sample);
    return !big5.valid() || scanGb18030(sample).common * 10 >= big5.common * 9;
}

/// A few broken places in a file that is UTF-8 otherwise are damage, not another encoding.
bool mostlyUtf8(std::string_view bytes) {
    const CharacterScan scan = scanUtf8(bytes);
    return scan.valid() || scan.wide >= 4 * scan.bad;
}

bool isWholeUtf8(std::string_view bytes, const PassedBytes& passed) {
    constexpr std::size_t piece = 8 << 20;
    for (std::size_t begin = 0; begin < bytes.size();) {
        std::size_t end = std::min(begin + piece, bytes.size());
        // A piece must not end within a character; after three bytes that go on there is none.
        for (int back = 0; back < 3 && end < bytes.size() && (static_cast<unsigned char>(bytes[end]) & 0xC0) == 0x80;
             ++back)
            --end;
        const std::string_view text = bytes.substr(begin, end - begin);
        if (!simdjson::validate_utf8(text.data(), text.size()) || text.find('\0') != text.npos) return false;
        if (passed) passed(begin, end);
        begin = end;
    }
    return true;
}

/// A strict conversion of everything by ICU, for encodings that have no scan of their own.
std::size_t firstBadByIcu(std::string_view bytes, const std::string& name) {
    UErrorCode status = U_ZERO_ERROR;
    UConverter* converter = ucnv_open(name.c_str(), &status);
    if (U_FAILURE(status)) return 0;
    ucnv_setToUCallBack(converter, UCNV_TO_U_CALLBACK_STOP, nullptr, nullptr, nullptr, &status);
    const char* at = bytes.data();
    const char* end = at + bytes.size();
    std::size_t bad = CharacterScan::nowhere;
    std::vector<UChar> units(16 << 10);
    do {
        UChar* to = units.data();
        status = U_ZERO_ERROR;
        ucnv_toUnicode(converter, &to, units.data() + units.size(), &at, end, nullptr, true, &status);
        if (std::find(units.data(), to, UChar{0}) != to || (U_FAILURE(status) && status != U_BUFFER_OVERFLOW_ERROR)) {
            bad = static_cast<std::size_t>(at - bytes.data());
            bad = bad > 0 ? bad - 1 : 0;
            break;
        }
    } while (status == U_BUFFER_OVERFLOW_ERROR);
    ucnv_close(converter);
    return bad;
}

std::string guessByUchardet(std::string_view bytes) {
    uchardet_t guesser = uchardet_new();
    const std::string_view sample = bytes.substr(0, sampleBytes);
    std::string name;
    if (uchardet_handle_data(guesser, sample.data(), sample.size()) == 0) {
        uchardet_data_end(guesser);
        name = uchardet_get_charset(guesser);
    }
    uchardet_delete(guesser);
    return name;
}

Result<TextEncoding> guess(std::string_view bytes, const std::string& path) {
    const CharacterScan big5 = scanBig5(bytes);
    std::vector<std::string> candidates;
    if (big5.valid() && big5.wide > 0 && big5.common * 10 >= big5.wide * 8 && big5.with_ascii * 10 <= big5.wide * 7) {
        candidates.push_back("Big5");
    }
    if (const std::string name = guessByUchardet(bytes); !name.empty()) candidates.push_back(name);
    candidates.push_back("windows-1252");
    for (const std::string& name : candidates) {
        // The bytes that windows-1252 leaves free are converted to control characters; no text has those.
        const bool western = name == "windows-1252" || name == "WINDOWS-1252" || name.starts_with("ISO-8859-1");
        const bool free_bytes = western && bytes.find_first_of("\x81\x8D\x8F\x90\x9D") != bytes.npos;
        if (free_bytes || foldForMatching(name).starts_with("utf-")) continue;
        if (firstBadByIcu(bytes, name) != CharacterScan::nowhere) continue;
        TextEncoding encoding{western ? "windows-1252" : name, 0, bytes.size(), {}};
        encoding.remarks.push_back(guessedRemark(path, encoding.name));
        return encoding;
    }
    return unknownEncoding(path);
}

Result<TextEncoding> wantedEncoding(std::string_view bytes, const std::string& path, const std::string& wanted) {
    std::string key = foldForMatching(wanted);
    std::erase_if(key, [](char c) { return c == '-' || c == '_' || c == ' '; });
    if (key == "utf16le" || (key == "utf16" && !bytes.starts_with(utf16beMark))) return utf16(bytes, path, true);
    if (key == "utf16be" || key == "utf16") return utf16(bytes, path, false);
    const bool utf8 = key.starts_with("utf8");
    const bool gb = key.starts_with("gb") || key == "cp936" || key == "936" || key == "windows936";
    if (utf8 || gb) {
        const std::size_t mark = utf8 && bytes.starts_with(utf8Mark) ? utf8Mark.size() : 0;
        const CharacterScan scan = utf8 ? scanUtf8(bytes) : scanGb18030(bytes);
        const std::string name = utf8 ? "UTF-8" : "GB18030";
        if (!scan.valid()) return damaged(path, bytes, scan.first_bad, name);
        return named(name, mark, scan.ends, bytes.size(), path);
    }
    UErrorCode status = U_ZERO_ERROR;
    UConverter* converter = ucnv_open(wanted.c_str(), &status);
    if (U_FAILURE(status)) {
        return fileProblem("encoding-unknown", path,
                           phrase("没有名为“{0}”的编码", "there is no encoding called \"{0}\"", {wanted}));
    }
    ucnv_close(converter);
    const std::size_t bad = firstBadByIcu(bytes, wanted);
    if (bad != CharacterScan::nowhere) return damaged(path, bytes, bad, wanted);
    return TextEncoding{wanted, 0, bytes.size(), {}};
}

}  // namespace

std::int64_t lineOf(std::string_view bytes, std::size_t offset) {
    std::int64_t line = 1;
    for (std::size_t at = 0; at < offset && at < bytes.size(); ++at) {
        const bool pair = bytes[at] == '\r' && at + 1 < bytes.size() && bytes[at + 1] == '\n';
        line += bytes[at] == '\n' || (bytes[at] == '\r' && !pair);
    }
    return line;
}

Result<TextEncoding> detectEncoding(std::string_view bytes, const std::string& path, const std::string& wanted,
                                    const PassedBytes& passed) {
    if (!wanted.empty()) return wantedEncoding(bytes, path, wanted);
    if (bytes.starts_with(utf16leMark)) return utf16(bytes, path, true);
    if (bytes.starts_with(utf16beMark)) return utf16(bytes, path, false);

    const std::size_t mark = bytes.starts_with(utf8Mark) ? utf8Mark.size() : 0;
    if (isWholeUtf8(bytes, passed)) {
        if (mark || !readsAsChineseWords(bytes)) return named("UTF-8", mark, bytes.size(), bytes.size(), path);
        return TextEncoding{"GB18030", 0, bytes.size(), {guessedRemark(path, "GB18030")}};
    }
    if (mark || mostlyUtf8(bytes.substr(0, sampleBytes))) {
        const CharacterScan utf8 = scanUtf8(bytes);
        if (utf8.valid()) return named("UTF-8", mark, utf8.ends, bytes.size(), path);
        if (mark || utf8.wide >= 4 * utf8.bad) return damaged(path, bytes, utf8.first_bad, "UTF-8");
    }
    for (const bool little_endian : {true, false}) {
        if (bytes.find('\0') != bytes.npos && looksUtf16(bytes, little_endian))
            return utf16(bytes, path, little_endian);
    }
    const CharacterScan gb = scanGb18030(bytes);
    const bool nearly = gb.valid() || gb.wide >= 200 * gb.bad;
    if (nearly && looksChinese(gb, bytes)) {
        if (!gb.valid()) return damaged(path, bytes, gb.first_bad, "GB18030");
        return named("GB18030", 0, gb.ends, bytes.size(), path);
    }
    if (const std::size_t nul = bytes.find('\0'); nul != bytes.npos) return damaged(path, bytes, nul, "UTF-8");
    return guess(bytes, path);
}

}  // namespace diaoyan
