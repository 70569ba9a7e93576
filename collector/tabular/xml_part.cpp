// SPDX-License-Identifier: GPL-3.0-or-later
#include "collector/tabular/xml_part.h"

#include "collector/tabular/character_scan.h"

#include <algorithm>
#include <charconv>
#include <cstring>
#include <utility>

namespace diaoyan {

namespace {

/// Hands out bytes that `owner` keeps.
template <class Owner>
XmlReader::Read readerOfBytes(std::shared_ptr<const Owner> owner, std::string_view bytes) {
    return [owner = std::move(owner), bytes](char* to, std::size_t size) mutable -> Result<std::size_t> {
        const std::size_t count = std::min(size, bytes.size());
        std::memcpy(to, bytes.data(), count);
        bytes.remove_prefix(count);
        return count;
    };
}

}  // namespace

Problem XmlPart::broken(const XmlReader& xml, std::int64_t row) const {
    Problem problem = xml.problem() ? *xml.problem() : damagedPart(path, part.empty() ? "XML" : part);
    problem.where.row = row;
    return problem;
}

XmlPart xmlPartOf(std::shared_ptr<const ZipParts> parts, const std::string& name) {
    const std::string path = parts->path();
    return {path, name, [parts = std::move(parts), name]() -> Result<XmlReader> {
                Result<PartStream> opened = parts->part(name);
                if (!opened) return opened.problem();
                auto stream = std::make_shared<PartStream>(std::move(opened).value());
                return XmlReader([parts, stream](char* to, std::size_t size) { return stream->read(to, size); });
            }};
}

XmlPart xmlPartOf(std::shared_ptr<const FileBytes> bytes, const std::string& path) {
    return {path, {}, [bytes = std::move(bytes)]() -> Result<XmlReader> {
                return XmlReader(readerOfBytes(bytes, bytes->view()));
            }};
}

XmlPart xmlPartOf(std::shared_ptr<const WholeText> text, const std::string& path) {
    return {path, {}, [text = std::move(text)]() -> Result<XmlReader> {
                return XmlReader(readerOfBytes(text, text->view()));
            }};
}

template <class Number>
std::optional<Number> numberOfAttribute(std::optional<std::string_view> text) {
    if (!text) return std::nullopt;
    Number number{};
    const auto parsed = std::from_chars(text->data(), text->data() + text->size(), number);
    if (parsed.ec != std::errc{} || parsed.ptr != text->data() + text->size()) return std::nullopt;
    return number;
}

template std::optional<double> numberOfAttribute<double>(std::optional<std::string_view>);
template std::optional<std::int64_t> numberOfAttribute<std::int64_t>(std::optional<std::string_view>);

bool isUtf8(std::string_view text) {
    const CharacterScan scan = scanUtf8(text);
    return scan.valid() && scan.ends == text.size();
}

}  // namespace diaoyan
