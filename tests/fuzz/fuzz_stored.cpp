// SPDX-License-Identifier: GPL-3.0-or-later
// What stands in a survey file that somebody sent: answer keys, rows of answers, pieces of a snapshot. What is taken
// must be safe to use: every row can be read, and rows that were written back are read as the same answers.
#include "collector/store/answer_rows.h"
#include "collector/store/snapshot.h"

#include <cstdlib>

using namespace diaoyan;

namespace {

std::vector<Item> everyItem() {
    std::vector<Item> all;
    for (const QuestionKind kind : {QuestionKind::single, QuestionKind::multiple, QuestionKind::ranking,
                                    QuestionKind::number, QuestionKind::text, QuestionKind::date}) {
        Item item{.id = std::to_string(all.size()), .kind = kind};
        if (hasOptions(kind))
            for (int i = 0; i < 11; ++i) item.options.push_back({.code = std::to_string(i)});
        all.push_back(std::move(item));
    }
    return all;
}

void readRows(std::string_view json) {
    const std::vector<Item> all = everyItem();
    const RowWriter writer(all, std::vector<bool>(all.size(), true));
    RowReader reader(writer.key());
    const auto answers = reader.read(json);
    if (!answers) return;
    AnswerBlock block = emptyBlock(all);
    appendSheet(block, all, {.answers = *answers}, 0, 1, {});
    std::string written;
    writer.write(block, 0, 0, OwnWords::keep, written);
    if (!reader.read(written)) std::abort();
}

void readKey(std::string_view json) {
    const Result<AnswerKey> key = keyFromJson(std::string(json));
    if (!key) return;
    const Result<AnswerKey> again = keyFromJson(keyToJson(*key));
    if (!again || *again != *key) std::abort();
    RowReader reader(*key);
    (void)reader.read(json);
}

void readPiece(std::string_view bytes, std::size_t rows) {
    Responses responses;
    responses.schools = {"S01", "S02"};
    (void)unpackSchools(bytes, true, responses);
    Column scratch;
    for (const Item& item : everyItem()) {
        Column column = emptyColumn(item);
        if (!unpackColumn(bytes, rows, 0, column, scratch)) continue;
        for (std::size_t row = 0; row < rows; ++row) (void)answerAt(column, item, row);
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size < 2) return 0;
    const std::string_view bytes(reinterpret_cast<const char*>(data + 1), size - 1);
    switch (data[0] % 4) {
    case 0: readRows(bytes); break;
    case 1: readKey(bytes); break;
    case 2: (void)KeylessRowReader().read(bytes); break;
    default: readPiece(bytes, data[0] / 4u); break;
    }
    return 0;
}
