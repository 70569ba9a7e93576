// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/printables/printables.h"

#include <cerrno>
#include <memory>
#include <new>
#include <qrencode.h>

namespace diaoyan {

namespace {

constexpr int quiet_modules = 4;                                 ///< ISO/IEC 18004
constexpr const char* dark_on_light = "\x1b[38;5;16;48;5;231m";  ///< the fixed colours, which no theme changes
constexpr const char* as_before = "\x1b[0m";

bool darkAt(const QrCode& code, int row, int column) {
    if (row < 0 || column < 0 || row >= code.width || column >= code.width) return false;
    return code
        .dark[static_cast<std::size_t>(row) * static_cast<std::size_t>(code.width) + static_cast<std::size_t>(column)];
}

}  // namespace

Result<QrCode> qrCode(const std::string& text) {
    constexpr std::size_t most_bytes = 2331;  // of version 40 with correction M; also keeps the length an int
    const auto too_long = [] {
        return Problem{"qr-too-long",
                       phrase("网址太长，二维码放不下（最多 {0} 字节）",
                              "the address is too long for a QR code (at most {0} bytes)",
                              {static_cast<std::uint64_t>(most_bytes)}),
                       {}};
    };
    if (text.empty()) return Problem{"qr-empty", phrase("二维码没有内容", "a QR code of nothing"), {}};
    if (text.size() > most_bytes) return too_long();
    const auto* bytes = reinterpret_cast<const unsigned char*>(text.data());
    const std::unique_ptr<QRcode, decltype(&QRcode_free)> made(
        QRcode_encodeData(static_cast<int>(text.size()), bytes, 0, QR_ECLEVEL_M), &QRcode_free);
    if (made == nullptr) {
        if (errno == ENOMEM) throw std::bad_alloc();
        return too_long();
    }
    QrCode code{made->width, {}};
    const auto modules = static_cast<std::size_t>(made->width) * static_cast<std::size_t>(made->width);
    code.dark.reserve(modules);
    for (std::size_t i = 0; i < modules; ++i) code.dark.push_back((made->data[i] & 1) != 0);
    return code;
}

std::string qrForTerminal(const QrCode& code) {
    std::string lines;
    for (int row = -quiet_modules; row < code.width + quiet_modules; row += 2) {
        lines += dark_on_light;
        for (int column = -quiet_modules; column < code.width + quiet_modules; ++column) {
            const bool upper = darkAt(code, row, column);
            const bool lower = darkAt(code, row + 1, column);
            lines += upper && lower ? "█" : upper ? "▀" : lower ? "▄" : " ";
        }
        lines += as_before;
        lines += '\n';
    }
    return lines;
}

}  // namespace diaoyan
