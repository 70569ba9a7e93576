// SPDX-License-Identifier: GPL-3.0-or-later
#include "collector/tabular/whole_text.h"

#include "collector/tabular/html_tokens.h"

#include <utility>

namespace diaoyan {

namespace {

constexpr std::uint64_t mostConverted = 256ull << 20;

/// Files that say gb2312 and are UTF-8 are many; text that is UTF-8 throughout is nothing else.
std::string encodingOf(std::string_view bytes, const std::string& path, const std::string& wanted) {
    if (!wanted.empty()) return wanted;
    const Result<TextEncoding> found = detectEncoding(bytes, path);
    if (found && found->remarks.empty() && found->name.starts_with("UTF-")) return {};
    const std::string declared = declaredCharset(bytes);
    return declared.empty() || !detectEncoding(bytes, path, declared) ? std::string{} : declared;
}

}  // namespace

std::string_view WholeText::view() const {
    if (converted) return *converted;
    return bytes->view().substr(encoding.begins, encoding.ends - encoding.begins);
}

Result<WholeText> wholeText(FileBytes bytes, const std::string& path, const std::string& wanted) {
    WholeText text;
    text.bytes = std::make_shared<const FileBytes>(std::move(bytes));
    const std::string_view view = text.bytes->view();
    Result<TextEncoding> encoding = detectEncoding(view, path, wanted);
    if (!encoding) return encoding.problem();
    text.encoding = std::move(encoding).value();
    if (text.encoding.name == "UTF-8") return text;
    if (view.size() > mostConverted)
        return fileProblem("too-large", path,
                           phrase("文件的编码是 {0}，超过 {1} 字节时请先另存为 UTF-8",
                                  "the encoding of the file is {0}; beyond {1} bytes save it as UTF-8 first",
                                  {text.encoding.name, mostConverted}));
    auto converted = std::make_shared<std::string>();
    TextDecoder decoder(view, text.encoding, path);
    while (!decoder.finished())
        if (const auto done = decoder.append(*converted, 1 << 20); !done) return done.problem();
    text.converted = std::move(converted);
    return text;
}

Result<WholeText> wholeMarkup(FileBytes bytes, const std::string& path, const std::string& wanted) {
    const std::string encoding = encodingOf(bytes.view(), path, wanted);
    return wholeText(std::move(bytes), path, encoding);
}

}  // namespace diaoyan
