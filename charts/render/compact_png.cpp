// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/render/compact_png.h"

#include <QBuffer>
#include <QImageWriter>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <cstring>
#include <vector>

namespace diaoyan {

namespace {

/// Colours found so far, in a small open-addressed table: a picture has a million pixels, a figure a
/// few hundred colours.
class Palette {
public:
    Palette() : keys_(places, 0), indices_(places, 0) {}

    /// Index of the colour, or -1 when it would be the 257th.
    int indexOf(QRgb colour) {
        std::size_t place = (colour * 2654435761U) >> 20;
        while (keys_[place] != 0) {
            if (keys_[place] == (colour | opaque)) { return indices_[place]; }
            place = (place + 1) % places;
        }
        if (table_.size() == 256) { return -1; }
        keys_[place] = colour | opaque;
        indices_[place] = static_cast<std::uint8_t>(table_.size());
        table_.push_back(colour | opaque);
        return indices_[place];
    }
    const QList<QRgb>& table() const { return table_; }

private:
    static constexpr std::size_t places = 4096;  // 12 bits of the hash
    static constexpr QRgb opaque = 0xFF000000U;
    std::vector<QRgb> keys_;
    std::vector<std::uint8_t> indices_;
    QList<QRgb> table_;
};

// Shades with the lowest `bits` bits of each part rounded off; colours of large areas stay.
QRgb rounded(QRgb colour, int bits) {
    const int half = (1 << bits) >> 1;
    const auto part = [&](int value) { return std::min(255, ((value + half) >> bits) << bits); };
    return qRgb(part(qRed(colour)), part(qGreen(colour)), part(qBlue(colour)));
}

// Large areas: colours that stand in long runs. They keep their exact value.
std::vector<QRgb> largeAreas(const QImage& picture) {
    const int width = picture.width();
    std::vector<QRgb> colours;
    for (int y = 0; y < picture.height(); y += 4) {
        const auto* line = reinterpret_cast<const QRgb*>(picture.constScanLine(y));
        int run = 0;
        for (int x = 1; x < width; ++x) {
            run = line[x] == line[x - 1] ? run + 1 : 0;
            if (run == 12 && colours.size() < 64 &&
                std::find(colours.begin(), colours.end(), line[x]) == colours.end()) {
                colours.push_back(line[x]);
            }
        }
    }
    std::sort(colours.begin(), colours.end());
    return colours;
}

bool fillIndexed(const QImage& picture, int bits, const std::vector<QRgb>& exact, QImage& indexed) {
    Palette palette;
    for (const QRgb colour : exact) { palette.indexOf(colour); }
    const int width = picture.width();
    const auto row_bytes = static_cast<std::size_t>(width);
    const QRgb* above = nullptr;
    const uchar* above_indices = nullptr;
    QRgb last = 0;
    int index = -1;
    for (int y = 0; y < picture.height(); ++y) {
        const auto* from = reinterpret_cast<const QRgb*>(picture.constScanLine(y));
        auto* to = indexed.scanLine(y);
        if (above != nullptr && std::memcmp(above, from, row_bytes * sizeof(QRgb)) == 0) {
            std::memcpy(to, above_indices, row_bytes);  // half of a figure's rows are as the row above
            continue;
        }
        for (int x = 0; x < width; ++x) {
            if (index < 0 || from[x] != last) {
                last = from[x];
                const bool kept = bits == 0 || std::binary_search(exact.begin(), exact.end(), last);
                index = palette.indexOf(kept ? last : rounded(last, bits));
                if (index < 0) { return false; }
            }
            to[x] = static_cast<uchar>(index);
        }
        above = from;
        above_indices = to;
    }
    indexed.setColorTable(palette.table());
    return true;
}

}  // namespace

QImage withPalette(const QImage& picture) {
    const QImage plain = picture.convertToFormat(QImage::Format_RGB32);
    QImage indexed(plain.size(), QImage::Format_Indexed8);
    if (fillIndexed(plain, 0, {}, indexed)) { return indexed; }
    const std::vector<QRgb> exact = largeAreas(plain);
    for (const int bits : {3, 4, 5}) {
        if (fillIndexed(plain, bits, exact, indexed)) { return indexed; }
    }
    return plain;
}

std::string compactPng(QImage picture, double pixel_ratio) {
    QImage compact = withPalette(picture);
    const int dots_per_metre = static_cast<int>(std::lround(96 * pixel_ratio / 0.0254));
    compact.setDotsPerMeterX(dots_per_metre);
    compact.setDotsPerMeterY(dots_per_metre);
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    QImageWriter writer(&buffer, "png");
    writer.setCompression(30);  // of 100; zlib level 2
    return writer.write(compact) ? bytes.toStdString() : std::string();
}

}  // namespace diaoyan
