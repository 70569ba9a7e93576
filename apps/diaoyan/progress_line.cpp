// SPDX-License-Identifier: GPL-3.0-or-later
#include "apps/diaoyan/progress_line.h"

#include <cmath>
#include <iostream>
#include <memory>

namespace diaoyan {

namespace {

using Clock = std::chrono::steady_clock;

std::string grouped(std::int64_t number) {
    std::string digits = std::to_string(number);
    for (std::size_t at = digits.size(); at > 3; at -= 3) digits.insert(at - 3, ",");
    return digits;
}

Text durationWords(std::int64_t seconds) {
    if (seconds < 60) return phrase("{0} 秒", "{0} s", {seconds});
    if (seconds < 3600) return phrase("{0} 分 {1} 秒", "{0} min {1} s", {seconds / 60, seconds % 60});
    return phrase("{0} 小时 {1} 分", "{0} h {1} min", {seconds / 3600, seconds % 3600 / 60});
}

}  // namespace

std::string progressWords(const ImportProgress& progress, std::chrono::duration<double> elapsed, Language language) {
    std::string words = phrase("已读 {0} 行", "{0} rows read", {grouped(progress.rows)}).in(language);
    if (progress.share >= 0) words += phrase("，{0}%", ", {0}%", {static_cast<int>(100 * progress.share)}).in(language);
    if (elapsed.count() <= 0) return words;
    const auto speed = static_cast<std::int64_t>(static_cast<double>(progress.rows) / elapsed.count());
    words += phrase("，{0} 行/秒", ", {0} rows/s", {grouped(speed)}).in(language);
    if (progress.share <= 0 || progress.share >= 1) return words;
    const auto left = static_cast<std::int64_t>(std::ceil(elapsed.count() * (1 - progress.share) / progress.share));
    return words + phrase("，还需约 {0}", ", about {0} left", {durationWords(left)}).in(language);
}

std::function<void(const ImportProgress&)> progressLine(Language language) {
    struct Line {
        std::string file;
        Clock::time_point begun;
        Clock::time_point shown;
    };
    const auto line = std::make_shared<Line>();
    return [line, language](const ImportProgress& progress) {
        const auto now = Clock::now();
        if (line->file != progress.file) *line = {progress.file, now, now};
        if (now - line->shown < std::chrono::milliseconds(200)) return;
        line->shown = now;
        std::cerr << "\r\x1b[K" << progressWords(progress, now - line->begun, language) << std::flush;
    };
}

}  // namespace diaoyan
