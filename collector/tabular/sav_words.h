// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collector/tabular/sav_dictionary.h"

#include <array>
#include <memory>
#include <string>
#include <string_view>

namespace diaoyan {

/// Eight bytes of a case, or what a bytecode says in place of them.
struct SavWord {
    enum class Kind { bytes, number, blank, missing };

    Kind kind = Kind::blank;
    std::string_view bytes;  ///< valid until the next word
    double number = 0;
};

/// The cases of an SPSS file, word by word, whatever their compression.
class SavWords {
public:
    enum class Outcome {
        word,
        end,        ///< the cases end here
        truncated,  ///< the file ends within a word
        damaged,    ///< zlib data that is none
    };

    SavWords(std::string_view file, const SavDictionary& dictionary);
    ~SavWords();
    SavWords(const SavWords&) = delete;
    SavWords& operator=(const SavWords&) = delete;

    Outcome next(SavWord& word);

private:
    struct Unpacker;

    Outcome raw(std::string_view& bytes);
    Outcome coded(SavWord& word);

    std::string_view data_;
    std::size_t at_ = 0;
    int compression_;
    double bias_;
    std::size_t code_ = 8;
    std::array<char, 8> code_bytes_{};
    std::unique_ptr<Unpacker> unpacker_;
};

}  // namespace diaoyan
