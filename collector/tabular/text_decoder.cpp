// SPDX-License-Identifier: GPL-3.0-or-later
#include "collector/tabular/encoding.h"
#include "collector/tabular/file_bytes.h"

#include <unicode/ucnv.h>
#include <unicode/ustring.h>

#include <algorithm>
#include <utility>

namespace diaoyan {

struct TextDecoder::State {
    std::string_view bytes;
    std::string encoding;
    std::string path;
    std::size_t at = 0;
    std::int64_t line = 1;
    UConverter* from = nullptr;
    UConverter* to = nullptr;
    std::vector<UChar> pivot = std::vector<UChar>(8 << 10);
    UChar* pivot_source = nullptr;
    UChar* pivot_target = nullptr;

    void restart() {
        at = 0;
        line = 1;
        pivot_source = pivot_target = pivot.data();
        if (from) ucnv_reset(from);
        if (to) ucnv_reset(to);
    }

    ~State() {
        if (from) ucnv_close(from);
        if (to) ucnv_close(to);
    }
};

TextDecoder::TextDecoder(std::string_view bytes, const TextEncoding& encoding, std::string path)
    : state_(std::make_unique<State>()) {
    state_->bytes = bytes.substr(encoding.begins, encoding.ends - encoding.begins);
    state_->encoding = encoding.name;
    state_->path = std::move(path);
    if (encoding.name != "UTF-8") {
        UErrorCode status = U_ZERO_ERROR;
        state_->from = ucnv_open(encoding.name.c_str(), &status);
        state_->to = ucnv_open("UTF-8", &status);
        if (state_->from) {
            ucnv_setToUCallBack(state_->from, UCNV_TO_U_CALLBACK_STOP, nullptr, nullptr, nullptr, &status);
        }
        if (U_FAILURE(status)) {
            throw EnvironmentFailure(
                fileProblem("encoding-unknown", state_->path,
                            phrase("ICU 不支持编码 {0}", "ICU does not know the encoding {0}", {encoding.name})));
        }
    }
    state_->restart();
}

TextDecoder::~TextDecoder() = default;
TextDecoder::TextDecoder(TextDecoder&&) noexcept = default;

bool TextDecoder::finished() const {
    return state_->at == state_->bytes.size();
}

double TextDecoder::shareDecoded() const {
    return static_cast<double>(state_->at) / static_cast<double>(std::max<std::size_t>(state_->bytes.size(), 1));
}

void TextDecoder::rewind() {
    state_->restart();
}

Result<Done> TextDecoder::append(std::string& text, std::size_t source_bytes) {
    State& s = *state_;
    const std::size_t count = std::min(source_bytes, s.bytes.size() - s.at);
    if (!s.from) {
        text.append(s.bytes, s.at, count);
        s.at += count;
        return Done{};
    }
    const char* source = s.bytes.data() + s.at;
    const char* const source_end = source + count;
    const bool last = s.at + count == s.bytes.size();
    std::size_t filled = text.size();
    UErrorCode status = U_BUFFER_OVERFLOW_ERROR;
    while (status == U_BUFFER_OVERFLOW_ERROR) {
        text.resize(filled + std::max<std::size_t>(static_cast<std::size_t>(source_end - source) * 2, 64));
        char* target = text.data() + filled;
        status = U_ZERO_ERROR;
        ucnv_convertEx(s.to, s.from, &target, text.data() + text.size(), &source, source_end, s.pivot.data(),
                       &s.pivot_source, &s.pivot_target, s.pivot.data() + s.pivot.size(), false, last, &status);
        const auto now = static_cast<std::size_t>(target - text.data());
        s.line += std::count(text.data() + filled, text.data() + now, '\n');
        filled = now;
    }
    text.resize(filled);
    s.at = static_cast<std::size_t>(source - s.bytes.data());
    if (U_FAILURE(status)) {
        return fileProblem(
            "file-damaged", s.path,
            phrase("第 {0} 行有不符合 {1} 编码的字节，请重新导出，或指定正确的编码",
                   "line {0} holds bytes that are not {1}; export the file again or name the right encoding",
                   {s.line, s.encoding}),
            s.line);
    }
    return Done{};
}

std::string textFromCodePage(std::string_view bytes, const std::string& code_page) {
    UErrorCode status = U_ZERO_ERROR;
    UConverter* converter = ucnv_open(code_page.c_str(), &status);
    std::string text;
    if (U_SUCCESS(status)) {
        text.resize(bytes.size() * 6 + 8);  // no character of a code page takes more in UTF-8
        const int32_t length = ucnv_toAlgorithmic(UCNV_UTF8, converter, text.data(), static_cast<int32_t>(text.size()),
                                                  bytes.data(), static_cast<int32_t>(bytes.size()), &status);
        text.resize(U_SUCCESS(status) ? static_cast<std::size_t>(length) : 0);
    }
    if (converter) ucnv_close(converter);
    return text;
}

std::string codePageName(unsigned number) {
    if (number == 0x8000) return "macintosh";
    if (number == 0x8001) number = 1252;
    if (number == 1200) return "UTF-16LE";
    return (number < 1000 && number != 936 && number != 932 && number != 949 && number != 950 ? "ibm-" : "windows-") +
           std::to_string(number);
}

}  // namespace diaoyan
