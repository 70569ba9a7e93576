// SPDX-License-Identifier: GPL-3.0-or-later
#include "collector/tabular/stat_text.h"

#include "collector/tabular/character_scan.h"
#include "collector/tabular/encoding.h"
#include "collector/tabular/file_bytes.h"
#include "collector/tabular/matching.h"
#include "collector/tabular/number_text.h"

#include <unicode/ucnv.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <cmath>

namespace diaoyan {

namespace {

constexpr std::string_view replacement = "\xEF\xBF\xBD";
constexpr double secondsPerDay = 86400;

bool isKnownToIcu(const std::string& name) {
    UErrorCode status = U_ZERO_ERROR;
    UConverter* converter = ucnv_open(name.c_str(), &status);
    if (converter) ucnv_close(converter);
    return U_SUCCESS(status) && !name.empty();
}

bool isUtf8(const std::string& name) {
    std::string key = foldForMatching(name);
    std::erase_if(key, [](char c) { return c == '-' || c == '_'; });
    return key == "utf8";
}

/// The texts, one a line, each without a character that is cut at its end, as labels often are.
std::string withoutCutEnds(std::string_view texts, CharacterScan (*scan)(std::string_view)) {
    std::string whole;
    while (!texts.empty()) {
        const std::size_t end = std::min(texts.find('\n'), texts.size());
        std::string_view line = texts.substr(0, end);
        while (!line.empty() && line.back() == ' ') line.remove_suffix(1);
        whole += line.substr(0, scan(line).ends);
        whole += '\n';
        texts.remove_prefix(std::min(end + 1, texts.size()));
    }
    return whole;
}

/// A few broken characters do not make it another encoding.
bool looksUtf8(std::string_view texts) {
    const CharacterScan scan = scanUtf8(withoutCutEnds(texts, scanUtf8));
    return scan.valid() || scan.wide >= 4 * scan.bad;
}

Problem guessRemark(const std::string& path, const std::string& name) {
    return fileProblem(
        "encoding-guessed", path,
        phrase("文件没有写明文字编码，按 {0} 读取；如文字显示不对，请指定编码",
               "the file does not say its encoding; {0} is a guess. If the text looks wrong, name the encoding",
               {name}));
}

StatEncoding guessed(const StatEncodingQuestion& question) {
    if (looksUtf8(question.texts)) return {"UTF-8", {}};
    std::string name = "windows-1252";
    const std::string texts = withoutCutEnds(question.texts, scanGb18030);
    const CharacterScan gb = scanGb18030(texts);
    if (Result<TextEncoding> found = detectEncoding(texts, question.path)) {
        name = found->name;
    } else if (gb.wide >= 20 * gb.bad && gb.common * 2 >= gb.wide) {
        name = "GB18030";
    }
    return {name, {guessRemark(question.path, name)}};
}

std::string_view withoutPadding(std::string_view bytes) {
    while (!bytes.empty() && (bytes.back() == ' ' || bytes.back() == '\0')) bytes.remove_suffix(1);
    return bytes;
}

bool isAscii(std::string_view bytes) {
    return std::all_of(bytes.begin(), bytes.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

std::string padded(unsigned number, std::size_t digits) {
    std::string text = std::to_string(number);
    return text.size() < digits ? std::string(digits - text.size(), '0') + text : text;
}

std::string clockText(std::int64_t seconds) {
    return padded(static_cast<unsigned>(seconds / 3600), 2) + ':' + padded(seconds / 60 % 60, 2) + ':' +
           padded(seconds % 60, 2);
}

}  // namespace

Result<StatEncoding> statEncoding(const StatEncodingQuestion& question) {
    if (!question.wanted.empty()) {
        if (isKnownToIcu(question.wanted)) return StatEncoding{question.wanted, {}};
        return fileProblem("encoding-unknown", question.path,
                           phrase("没有名为“{0}”的编码", "there is no encoding called \"{0}\"", {question.wanted}));
    }
    constexpr unsigned lastCodeThatSaysNothing = 4;  // EBCDIC, 7-bit, 8-bit ASCII, DEC Kanji
    std::string name = question.declared;
    if (!isKnownToIcu(name) && question.code_page > lastCodeThatSaysNothing)
        name = question.code_page == 65001 ? "UTF-8" : codePageName(question.code_page);
    if (!isKnownToIcu(name)) return guessed(question);
    if (!isUtf8(name)) return StatEncoding{name, {}};
    if (looksUtf8(question.texts)) return StatEncoding{"UTF-8", {}};
    StatEncoding other = guessed(question);
    other.remarks = {fileProblem(
        "encoding-wrong", question.path,
        phrase("文件自称 UTF-8，内容却不是，按 {0} 读取；如文字显示不对，请指定编码",
               "the file calls itself UTF-8 and is not; read as {0}. If the text looks wrong, name the encoding",
               {other.name}))};
    return other;
}

StatText::StatText(std::string encoding) : encoding_(std::move(encoding)), utf8_(isUtf8(encoding_)) {}

void StatText::append(std::string& to, std::string_view bytes) const {
    bytes = withoutPadding(bytes);
    std::string without_nuls;
    if (bytes.find('\0') != bytes.npos) {
        without_nuls = bytes;
        std::erase(without_nuls, '\0');
        bytes = without_nuls;
    }
    bool plain = isAscii(bytes);
    if (!plain && utf8_) {
        const CharacterScan scan = scanUtf8(bytes);
        plain = scan.valid() && scan.ends == bytes.size();
    }
    if (plain)
        to += bytes;
    else
        to += textFromCodePage(bytes, encoding_);
}

std::string StatText::label(std::string_view bytes) {
    std::string text;
    append(text, bytes);
    bool cut = false;
    while (text.ends_with(replacement)) {
        text.erase(text.size() - replacement.size());
        cut = true;
    }
    cut_labels_ += cut;
    return text;
}

std::string momentText(double seconds, StatMoment moment) {
    constexpr double firstSecond = -62135596800.0;  // of the year 1
    constexpr double lastSecond = 253402300800.0;   // behind the year 9999
    if (moment == StatMoment::none || !std::isfinite(seconds)) return numberText(seconds);
    if (moment == StatMoment::time) {
        if (seconds < 0 || seconds > 1e9) return numberText(seconds);
        return clockText(std::llround(seconds));
    }
    if (seconds < firstSecond || seconds >= lastSecond - 1) return numberText(seconds);
    const auto whole = static_cast<std::int64_t>(std::llround(seconds));
    const auto days = static_cast<std::int64_t>(std::floor(static_cast<double>(whole) / secondsPerDay));
    const std::chrono::year_month_day day{std::chrono::sys_days{std::chrono::days{days}}};
    std::string text = padded(static_cast<unsigned>(static_cast<int>(day.year())), 4) + '-' +
                       padded(static_cast<unsigned>(day.month()), 2) + '-' +
                       padded(static_cast<unsigned>(day.day()), 2);
    if (moment == StatMoment::date_and_time) text += 'T' + clockText(whole - days * 86400);
    return text;
}

void appendNumberText(std::string& to, double number) {
    constexpr double small = 1e9;
    if (!(std::fabs(number) < small) || number != std::floor(number)) {
        to += numberText(number);
        return;
    }
    std::array<char, 16> digits{};
    const auto written = std::to_chars(digits.data(), digits.data() + digits.size(), static_cast<int>(number));
    to.append(digits.data(), written.ptr);
}

double serialDay(double seconds) {
    constexpr double serialOf1970 = 25569;
    return seconds / secondsPerDay + serialOf1970;
}

}  // namespace diaoyan
