// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collector/answer_block.h"
#include "questionnaires/result.h"

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace diaoyan {

// The answers of a sheet as they stand in the survey file: a JSON array with a place per item. Item ids and option
// codes are not repeated a million times; they stand once, in the answer key of the batch:
//   key   [{"item":"hope","kind":"multiple","options":["study","health"]}, {"item":"minutes","kind":"number"} ...]
//   row   [[2,1], 35, ...]
// A choice is the number of its option in the key, from 1, or {"option":2,"words":"..."}; choices and rankings are
// arrays of these (a ranking with the most important first); numbers, texts and dates stand as they are. null: asked
// and left empty. false: not asked. {"invalid":"..."}: what stood there is no answer. Items that the key does not have
// were not asked. The key is of the day of the import: a questionnaire may change later, the answers need not.

/// One place of the array.
struct KeyItem {
    std::string item;
    QuestionKind kind = QuestionKind::single;
    std::vector<std::string> options;  ///< codes

    bool operator==(const KeyItem&) const = default;
};
using AnswerKey = std::vector<KeyItem>;

std::string keyToJson(const AnswerKey& key);
/// Problem: answers-damaged.
Result<AnswerKey> keyFromJson(const std::string& json);

/// Ids of the items that the key lacks: they were not asked.
std::vector<std::string> unaskedItems(const AnswerKey& key, const std::vector<Item>& items);

/// A row or a key that cannot be read: answers-damaged.
Problem damagedAnswers(std::string_view json, const char* why);

/// Whether the words that a respondent wrote beside an option are written.
enum class OwnWords { keep, leave_out };

/// Writes the rows of blocks as JSON.
class RowWriter {
public:
    /// The items of the blocks to come, and which of them the source has.
    RowWriter(const std::vector<Item>& items, const std::vector<bool>& asked);

    const AnswerKey& key() const { return key_; }

    /// Appends the array of one row. `first_full`: as in answersOfRow.
    void write(const AnswerBlock& block, std::size_t row, std::size_t first_full, OwnWords words,
               std::string& json) const;

private:
    AnswerKey key_;
    std::vector<std::size_t> items_;  ///< per place of the array
};

/// Reads rows straight into columns, as appendAnswer would fill them with the answers of a RowReader, but without
/// making a sheet of each. Items that the key lacks are Missing{not_asked}.
class ColumnReader {
public:
    ColumnReader(AnswerKey key, const std::vector<Item>& items);
    ~ColumnReader();

    /// Appends a row to columns, one per item, that have `row` rows. After a problem they are of no use.
    /// Problem: answers-damaged.
    Result<Done> read(std::string_view json, std::vector<Column>& columns, std::size_t row);

private:
    struct Parser;
    /// Where the answers of a place of the array go.
    struct Target {
        std::size_t item = 0;
        bool wanted = false;                 ///< the questionnaire has the item
        std::vector<std::size_t> options{};  ///< by the key's number: position among the item's options, or past them
    };
    void append(const Target& target, const KeyItem& place, const void* value, Column& column, std::size_t row) const;

    AnswerKey key_;
    std::vector<Item> items_;
    std::vector<Target> targets_;       ///< per place
    std::vector<std::size_t> unasked_;  ///< items
    std::unique_ptr<Parser> parser_;
};

/// Reads rows back. Keep one reader for many rows: it reuses its memory.
class RowReader {
public:
    explicit RowReader(AnswerKey key);
    ~RowReader();

    /// By item id; asked and left empty has no entry, and neither have items that the key lacks.
    /// Problem: answers-damaged.
    Result<std::map<std::string, Answer>> read(std::string_view json);

private:
    struct Parser;
    AnswerKey key_;
    std::unique_ptr<Parser> parser_;
};

/// Reads the rows of survey files of the first format, which had no key: a JSON object, item id -> answer:
///   choice "a" or {"code":"z","words":"..."}; choices ["a","b"] (the same inside); ranking {"order":["b","a"]};
///   number 3.5; words {"text":"..."}; date {"date":"2026-09-18"}; {"missing":"not_asked"},
///   {"missing":"invalid","was":"..."}. An item that was asked and left empty has no entry.
class KeylessRowReader {
public:
    KeylessRowReader();
    ~KeylessRowReader();

    /// Problem: answers-damaged.
    Result<std::map<std::string, Answer>> read(std::string_view json);

private:
    struct Parser;
    std::unique_ptr<Parser> parser_;
};

}  // namespace diaoyan
