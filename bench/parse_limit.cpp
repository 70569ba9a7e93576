// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/parse_limit.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <bit>
#include <cstring>
#include <memory>
#include <string_view>
#include <thread>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace diaoyan::bench {
namespace {

constexpr std::size_t numberColumns = 1;  ///< behind the columns of words; then the remarks
constexpr std::uint16_t noNumber = 0xFFFF;
constexpr std::size_t blockBytes = 64;

/// A bit per byte of a block that is one of two characters.
std::uint64_t bitsOf(const char* block, char one, char other) {
    std::uint64_t bits = 0;
#if defined(__SSE2__)
    for (std::size_t i = 0; i < blockBytes; i += 16) {
        const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(block + i));
        const __m128i equal =
            _mm_or_si128(_mm_cmpeq_epi8(bytes, _mm_set1_epi8(one)), _mm_cmpeq_epi8(bytes, _mm_set1_epi8(other)));
        bits |= std::uint64_t{static_cast<std::uint16_t>(_mm_movemask_epi8(equal))} << i;
    }
#else
    for (std::size_t i = 0; i < blockBytes; ++i) bits |= std::uint64_t{block[i] == one || block[i] == other} << i;
#endif
    return bits;
}

/// Finds the ends of cells, a block of 64 bytes at a time.
class CellEnds {
public:
    explicit CellEnds(const char* begin) : block_(begin - blockBytes) {}

    /// The comma or line feed that ends the next cell. REQUIRES: there is one.
    const char* next() {
        while (ends_ == 0) readBlock();
        const char* end = block_ + std::countr_zero(ends_);
        ends_ &= ends_ - 1;
        return end;
    }

private:
    void readBlock() {
        block_ += blockBytes;
        ends_ = bitsOf(block_, ',', '\n');
        const std::uint64_t quotes = bitsOf(block_, '"', '"');
        if (quotes == 0 && !quoted_) return;
        // Within quotation marks: an odd number of marks up to here.
        std::uint64_t inside = quotes;
        for (int shift = 1; shift < 64; shift *= 2) inside ^= inside << shift;
        if (quoted_) inside = ~inside;
        ends_ &= ~inside;
        quoted_ = (inside >> 63) != 0;
    }

    const char* block_;
    std::uint64_t ends_ = 0;
    bool quoted_ = false;
};

/// Words to numbers from 1, by a table of twice as many places as words.
class WordCodes {
public:
    WordCodes() : places_(256) {}

    std::uint16_t codeOf(std::string_view word) {
        std::size_t at = hashOf(word) & (places_.size() - 1);
        while (places_[at].code != 0) {
            if (same(places_[at].word, word)) return places_[at].code;
            at = (at + 1) & (places_.size() - 1);
        }
        words_.emplace_back(word);
        const auto code = static_cast<std::uint16_t>(words_.size());
        places_[at] = {word, code};
        if (2 * words_.size() > places_.size()) grow();
        return code;
    }

    const std::vector<std::string>& words() const { return words_; }

private:
    struct Seat {
        std::string_view word;
        std::uint16_t code = 0;
    };

    static std::size_t hashOf(std::string_view word) {
        std::uint64_t hash = word.size();
        for (std::size_t at = 0; at + 8 < word.size(); at += 8)
            hash = std::rotl((hash ^ eightBytes(word.data() + at)) * 0x9E3779B97F4A7C15u, 29);
        hash = (hash ^ lastBytes(word)) * 0xD1342543DE82EF95u;
        return hash ^ (hash >> 32);
    }

    static bool same(std::string_view one, std::string_view other) {
        if (one.size() != other.size()) return false;
        for (std::size_t at = 0; at + 8 < one.size(); at += 8)
            if (eightBytes(one.data() + at) != eightBytes(other.data() + at)) return false;
        return lastBytes(one) == lastBytes(other);
    }

    static std::uint64_t eightBytes(const char* bytes) {
        std::uint64_t eight = 0;
        std::memcpy(&eight, bytes, sizeof eight);
        return eight;
    }

    // Words are short: loads that overlap are faster than a loop over what is left.
    static std::uint64_t lastBytes(std::string_view word) {
        const char* const end = word.data() + word.size();
        if (word.size() >= 8) return eightBytes(end - 8);
        std::uint32_t first = 0;
        std::uint32_t last = 0;
        if (word.size() >= 4) {
            std::memcpy(&first, word.data(), sizeof first);
            std::memcpy(&last, end - sizeof last, sizeof last);
        } else {
            for (const char byte : word) last = last << 8 | static_cast<unsigned char>(byte);
        }
        return std::uint64_t{first} << 32 | last;
    }

    void grow() {
        std::vector<Seat> old(2 * places_.size());
        old.swap(places_);
        for (const Seat& seat : old) {
            if (seat.code == 0) continue;
            std::size_t at = hashOf(seat.word) & (places_.size() - 1);
            while (places_[at].code != 0) at = (at + 1) & (places_.size() - 1);
            places_[at] = seat;
        }
    }

    std::vector<Seat> places_;
    std::vector<std::string> words_;
};

/// What one thread made of its part.
struct CodedPart {
    CodedAnswers answers;
    std::vector<WordCodes> words;  ///< per column
};

std::uint16_t numberOf(std::string_view digits) {
    if (digits.empty()) return noNumber;
    unsigned number = 0;
    for (const char digit : digits) number = 10 * number + static_cast<unsigned>(digit - '0');
    return static_cast<std::uint16_t>(number);
}

/// The text of a cell with its quotation marks taken off.
void appendText(std::string_view cell, std::string& text) {
    if (cell.size() < 2 || cell.front() != '"') {
        text += cell;
        return;
    }
    for (std::size_t i = 1; i + 1 < cell.size(); ++i) {
        text += cell[i];
        if (cell[i] == '"') ++i;
    }
}

/// Rows from `begin` (of a line) to `end` (behind a line feed).
void parsePart(const char* begin, const char* end, CodedPart& part) {
    CodedAnswers& answers = part.answers;
    CellEnds ends(begin);
    const char* cell = begin;
    const auto take = [&] {
        const char* stop = ends.next();
        const std::string_view text(cell, static_cast<std::size_t>(stop - cell));
        cell = stop + 1;
        return text;
    };
    constexpr std::size_t shortRow = 400;
    for (CodedColumn& column : answers.columns) column.codes.reserve(static_cast<std::size_t>(end - begin) / shortRow);
    while (cell != end) {
        take();  // the row's number
        for (std::size_t c = 0; c < answers.columns.size(); ++c) {
            const std::string_view word = take();
            answers.columns[c].codes.push_back(word.empty() ? std::uint16_t{0} : part.words[c].codeOf(word));
        }
        answers.minutes.push_back(numberOf(take()));
        appendText(take(), answers.remarks);
        answers.remark_ends.push_back(answers.remarks.size());
    }
    for (std::size_t c = 0; c < answers.columns.size(); ++c) answers.columns[c].words = part.words[c].words();
    answers.rows = static_cast<std::int64_t>(answers.minutes.size());
}

template <class Value>
void append(std::vector<Value>& to, const std::vector<Value>& more) {
    to.insert(to.end(), more.begin(), more.end());
}

void appendRemarks(CodedAnswers& whole, const CodedAnswers& more) {
    for (const std::uint64_t end : more.remark_ends) whole.remark_ends.push_back(whole.remarks.size() + end);
    whole.remarks += more.remarks;
}

/// Adds a later part behind the first one, in the first one's codes.
void appendPart(CodedPart& whole, const CodedPart& part) {
    for (std::size_t c = 0; c < whole.words.size(); ++c) {
        std::vector<std::uint16_t> codes{0};
        for (const std::string& word : part.answers.columns[c].words) {
            // The table keeps views of the text it was filled from: this word has to outlive it, and does.
            codes.push_back(whole.words[c].codeOf(word));
        }
        std::vector<std::uint16_t>& column = whole.answers.columns[c].codes;
        column.reserve(column.size() + part.answers.columns[c].codes.size());
        for (const std::uint16_t code : part.answers.columns[c].codes) column.push_back(codes[code]);
        whole.answers.columns[c].words = whole.words[c].words();
    }
    append(whole.answers.minutes, part.answers.minutes);
    appendRemarks(whole.answers, part.answers);
    whole.answers.rows += part.answers.rows;
}

/// The file's bytes, with room behind them for whole blocks.
std::unique_ptr<char[]> readFile(int file, std::size_t size, int threads) {
    auto text = std::make_unique_for_overwrite<char[]>(size + 2 * blockBytes);
    std::fill_n(text.get() + size, 2 * blockBytes, '\0');
    std::vector<std::thread> readers;
    const std::size_t share = size / static_cast<std::size_t>(threads) + 1;
    for (std::size_t begin = 0; begin < size; begin += share) {
        readers.emplace_back([text = text.get(), file, begin, end = std::min(size, begin + share)] {
            std::size_t at = begin;
            while (at < end) {
                const ssize_t read = ::pread(file, text + at, end - at, static_cast<off_t>(at));
                if (read <= 0) return;
                at += static_cast<std::size_t>(read);
            }
        });
    }
    for (std::thread& reader : readers) reader.join();
    return text;
}

const char* behindLine(const char* at, const char* end) {
    const void* feed = std::memchr(at, '\n', static_cast<std::size_t>(end - at));
    return feed == nullptr ? end : static_cast<const char*>(feed) + 1;
}

}  // namespace

Result<CodedAnswers> parseAtTheLimit(const std::string& path, int threads) {
    const int file = ::open(path.c_str(), O_RDONLY);
    struct stat facts {};
    if (file < 0 || ::fstat(file, &facts) != 0)
        return Problem{"file-missing", phrase("没有这个文件", "there is no such file"), {.file = path}};
    const auto size = static_cast<std::size_t>(facts.st_size);
    const std::unique_ptr<char[]> text = readFile(file, size, threads);
    ::close(file);

    const char* const end = text.get() + size;
    const char* begin = behindLine(text.get(), end);
    // Two columns (row number, school) and the headings of the questions; the last two are not words.
    const auto commas = static_cast<std::size_t>(std::count<const char*>(text.get(), begin, ','));
    const std::size_t words = commas - numberColumns - 1;
    std::vector<CodedPart> parts(static_cast<std::size_t>(threads));
    std::vector<std::thread> parsers;
    const std::ptrdiff_t share = (end - begin) / threads;
    for (CodedPart& part : parts) {
        part.words.resize(words);
        part.answers.columns.resize(words);
        const bool last = &part == &parts.back();
        const char* stop = last || end - begin <= share ? end : behindLine(begin + share, end);
        parsers.emplace_back([begin, stop, &part] { parsePart(begin, stop, part); });
        begin = stop;
    }
    for (std::thread& parser : parsers) parser.join();
    for (std::size_t p = 1; p < parts.size(); ++p) appendPart(parts[0], parts[p]);
    return std::move(parts[0].answers);
}

namespace {

std::vector<std::int64_t> frequencies(const CodedColumn& column) {
    std::vector<std::int64_t> counts(column.words.size() + 1, 0);
    for (const std::uint16_t code : column.codes) ++counts[code];
    return counts;
}

/// Sum of the positions (from 1) of the options that a cell names; several are joined by ┋.
std::int64_t positionsIn(std::string_view words, const Question& question) {
    constexpr std::string_view joint = "┋";
    std::int64_t sum = 0;
    while (!words.empty()) {
        const std::size_t end = std::min(words.find(joint), words.size());
        for (std::size_t o = 0; o < question.options.size(); ++o)
            if (question.options[o].label.zh == words.substr(0, end)) sum += static_cast<std::int64_t>(o + 1);
        words.remove_prefix(std::min(words.size(), end + joint.size()));
    }
    return sum;
}

}  // namespace

Checksums checksumsOf(const CodedAnswers& answers, const Questionnaire& form) {
    Checksums found{.choices = 0, .ticks = 0, .different_minutes = 0, .sum_of_minutes = 0};
    for (std::size_t q = 0; q + 1 < answers.columns.size(); ++q) {
        const CodedColumn& column = answers.columns[q + 1];  // behind the school
        const std::vector<std::int64_t> counts = frequencies(column);
        std::int64_t sum = 0;
        for (std::size_t word = 0; word < column.words.size(); ++word)
            sum += counts[word + 1] * positionsIn(column.words[word], form.questions[q]);
        const auto position = static_cast<std::int64_t>(q + 1);
        *(form.questions[q].kind == QuestionKind::multiple ? found.ticks : found.choices) += position * sum;
    }
    std::vector<bool> seen(noNumber);
    for (const std::uint16_t minutes : answers.minutes) {
        if (minutes == noNumber) continue;
        seen[minutes] = true;
        *found.sum_of_minutes += minutes;
    }
    *found.different_minutes = std::count(seen.begin(), seen.end(), true);
    return found;
}

}  // namespace diaoyan::bench
