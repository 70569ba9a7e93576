// SPDX-License-Identifier: GPL-3.0-or-later
#include "collector/tabular/csv_source.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>
#include <map>
#ifdef __SSE2__
#include <emmintrin.h>
#endif

namespace diaoyan {

namespace {

/// The first separator or line break in [at, end), sixteen bytes at a time where the processor can.
inline const char* findBreak(const char* at, const char* end, char separator) {
#ifdef __SSE2__
    const __m128i separators = _mm_set1_epi8(separator);
    const __m128i feeds = _mm_set1_epi8('\n');
    const __m128i returns = _mm_set1_epi8('\r');
    for (; end - at >= 16; at += 16) {
        const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(at));
        const __m128i hits = _mm_or_si128(_mm_cmpeq_epi8(bytes, separators),
                                          _mm_or_si128(_mm_cmpeq_epi8(bytes, feeds), _mm_cmpeq_epi8(bytes, returns)));
        if (const auto mask = static_cast<unsigned>(_mm_movemask_epi8(hits))) return at + std::countr_zero(mask);
    }
#endif
    while (at != end && *at != separator && *at != '\n' && *at != '\r') ++at;
    return at;
}

std::int64_t countBreaks(const char* at, const char* end) {
    std::int64_t breaks = std::count(at, end, '\n');
    while ((at = static_cast<const char*>(std::memchr(at, '\r', static_cast<std::size_t>(end - at))))) {
        ++at;
        breaks += at == end || *at != '\n';
    }
    return breaks;
}

Cell textCell(const char* begin, const char* end) {
    Cell cell;
    if (begin != end) cell.kind = Cell::Kind::text;
    cell.text = std::string_view(begin, static_cast<std::size_t>(end - begin));
    return cell;
}

}  // namespace

RecordSplitter::Outcome RecordSplitter::quoted(const char*& at, const char* end, bool last, std::vector<Cell>& cells) {
    const char* const open = at++;
    const char* piece = at;
    const std::size_t scratch_begin = scratch_.size();
    quote_line_ = lines_;
    for (;;) {
        const auto* mark = static_cast<const char*>(std::memchr(at, '"', static_cast<std::size_t>(end - at)));
        if (!mark) return last ? Outcome::unclosed : Outcome::more;
        const char* behind = mark + 1;
        if (behind == end && !last) return Outcome::more;
        if (behind != end && *behind == '"') {
            scratch_.append(piece, behind);
            at = piece = behind + 1;
            continue;
        }
        at = findBreak(behind, end, separator_);
        if (at == end && !last) return Outcome::more;
        const bool plain = at == behind && piece == open + 1;
        if (plain) {
            cells.push_back(textCell(piece, mark));
        } else {
            scratch_.append(piece, mark).append(behind, at);
            unescaped_.push_back({cells.size(), scratch_begin});
            cells.emplace_back();
        }
        lines_ += countBreaks(open, mark);
        return Outcome::record;
    }
}

RecordSplitter::Outcome RecordSplitter::field(const char*& at, const char* end, bool last, std::vector<Cell>& cells) {
    const char* const begin = at;
    if (cells.size() >= limits_.columns) return Outcome::too_long;
    if (at != end && *at == '"') {
        const Outcome outcome = quoted(at, end, last, cells);
        if (outcome != Outcome::record) return outcome;
    } else {
        at = findBreak(at, end, separator_);
        if (at == end && !last) return Outcome::more;
        cells.push_back(textCell(begin, at));
    }
    return static_cast<std::uint64_t>(at - begin) > limits_.cell_bytes ? Outcome::too_long : Outcome::record;
}

/// Points the cells that were put together anew at their text, which moves no more.
void RecordSplitter::finish(const char* at, std::vector<Cell>& cells) {
    consumed_ = static_cast<std::size_t>(at - begin_);
    std::size_t end = scratch_.size();
    for (auto cell = unescaped_.rbegin(); cell != unescaped_.rend(); ++cell) {
        cells[cell->cell] = textCell(scratch_.data() + cell->begin, scratch_.data() + end);
        end = cell->begin;
    }
}

RecordSplitter::Outcome RecordSplitter::split(std::string_view text, bool last, std::vector<Cell>& cells) {
    begin_ = text.data();
    const bool too_much = text.size() > limits_.record_bytes;
    const bool final_text = last && !too_much;
    const char* at = begin_;
    const char* const end = begin_ + (too_much ? limits_.record_bytes : text.size());
    cells.clear();
    scratch_.clear();
    unescaped_.clear();
    lines_ = 0;
    quote_line_ = -1;
    if (text.empty()) return last ? Outcome::end : Outcome::more;
    const bool blank = *at == '\n' || *at == '\r';
    while (!blank) {
        quote_line_ = -1;
        const Outcome outcome = field(at, end, final_text, cells);
        if (outcome == Outcome::more && too_much) return Outcome::too_long;
        if (outcome != Outcome::record) return outcome;
        if (at == end || *at != separator_) break;
        ++at;
    }
    if (at != end) {
        if (*at == '\r' && at + 1 == end && !final_text) return too_much ? Outcome::too_long : Outcome::more;
        at += at[0] == '\r' && at + 1 != end && at[1] == '\n' ? 2 : 1;
        ++lines_;
    }
    finish(at, cells);
    return blank ? Outcome::blank : Outcome::record;
}

namespace {

struct Regularity {
    double share = 0;  ///< of the records that have the most frequent number of columns
    std::size_t columns = 0;
};

Regularity regularity(std::string_view text, bool last, char separator, const TableLimits& limits) {
    constexpr std::size_t wanted = 50;
    RecordSplitter splitter(separator, limits);
    std::vector<Cell> cells;
    std::vector<std::size_t> widths;
    while (widths.size() < wanted) {
        const auto outcome = splitter.split(text, last, cells);
        if (outcome != RecordSplitter::Outcome::record && outcome != RecordSplitter::Outcome::blank) break;
        if (outcome == RecordSplitter::Outcome::record) widths.push_back(cells.size());
        text.remove_prefix(splitter.consumed());
    }
    if (last && text.empty() && widths.size() > 2) widths.pop_back();  // it may be cut
    std::map<std::size_t, std::size_t> frequency;
    Regularity found;
    for (const std::size_t width : widths) {
        const double share = static_cast<double>(++frequency[width]) / static_cast<double>(widths.size());
        if (share >= found.share) found = {share, width};
    }
    return found;
}

}  // namespace

char findSeparator(std::string_view text, bool last, const TableLimits& limits) {
    if (text.starts_with("sep=") && text.size() > 5 && (text[5] == '\n' || text[5] == '\r')) return text[4];
    char best = 0;
    Regularity best_found;
    for (const char separator : {',', '\t', ';', '|'}) {
        const Regularity found = regularity(text, last, separator, limits);
        if (found.columns < 2) continue;
        if (found.share > best_found.share || (found.share == best_found.share && found.columns > best_found.columns)) {
            best = separator;
            best_found = found;
        }
    }
    return best;
}

}  // namespace diaoyan
