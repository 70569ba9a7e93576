// SPDX-License-Identifier: GPL-3.0-or-later
#include "collector/store/answer_rows.h"

#include "collector/store/answer_cells.h"
#include "questionnaires/json_names.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <simdjson.h>

namespace diaoyan {

namespace {

/// Appends one row of a column.
struct CellWriter {
    std::string& json;
    std::size_t row;

    void operator()(const CodeColumn& column) const {
        const std::size_t code =
            std::visit([&](const auto& codes) { return static_cast<std::size_t>(codes[row]); }, column.codes);
        if (code < column.options)
            appendDigits(json, code + 1);
        else
            json += missingMark(static_cast<MissingReason>(code - column.options));
    }
    void operator()(const TickColumn& column) const {
        const std::uint8_t* const bytes = column.bits.data() + row * column.bytes_per_row;
        const std::size_t begin = json.size();
        for (std::size_t byte = 0; byte < column.bytes_per_row; ++byte)
            for (unsigned left = bytes[byte]; left != 0; left &= left - 1) {
                json += json.size() == begin ? '[' : ',';
                appendDigits(json, byte * 8 + static_cast<unsigned>(__builtin_ctz(left)) + 1);
            }
        if (json.size() == begin)
            json += missingMark(reasonAt(column.reasons, row));
        else
            json += ']';
    }
    void operator()(const RankColumn& column) const {
        const std::uint8_t* const ranks = column.ranks.data() + row * column.options;
        std::vector<std::pair<int, std::size_t>> order;
        for (std::size_t option = 0; option < column.options; ++option)
            if (ranks[option] != 0) order.emplace_back(ranks[option], option);
        if (order.empty()) {
            json += missingMark(reasonAt(column.reasons, row));
            return;
        }
        std::sort(order.begin(), order.end());
        json += '[';
        for (const auto& [rank, option] : order) {
            if (json.back() != '[') json += ',';
            appendDigits(json, option + 1);
        }
        json += ']';
    }
    void operator()(const NumberColumn& column) const {
        const double value = column.values[row];
        if (column.present[row] == 0)
            json += missingMark(reasonAt(column.reasons, row));
        else if (value >= 0 && value < 1e9 && value == static_cast<double>(static_cast<std::uint32_t>(value)))
            appendDigits(json, static_cast<std::uint32_t>(value));
        else
            appendDigits(json, value);
    }
    void operator()(const TextColumn& column) const {
        const std::size_t begin = row == 0 ? 0 : column.ends[row - 1];
        if (column.ends[row] == begin)
            json += missingMark(reasonAt(column.reasons, row));
        else
            appendQuoted(json, std::string_view(column.bytes).substr(begin, column.ends[row] - begin));
    }
};

}  // namespace

Problem damagedAnswers(std::string_view json, const char* why) {
    return {
        "answers-damaged",
        phrase("调查文件中有一份答卷无法读取（{0}）", "an answer sheet in the survey file cannot be read ({0})", {why}),
        {.text = std::string(json.substr(0, 80))}};
}

std::string keyToJson(const AnswerKey& key) {
    nlohmann::ordered_json json = nlohmann::ordered_json::array();
    for (const KeyItem& item : key) {
        nlohmann::ordered_json place{{"item", item.item}, {"kind", nameIn(kindNames, item.kind)}};
        if (!item.options.empty()) place["options"] = item.options;
        json.push_back(std::move(place));
    }
    return json.dump();
}

Result<AnswerKey> keyFromJson(const std::string& text) {
    try {
        AnswerKey key;
        for (const nlohmann::json& place : nlohmann::json::parse(text)) {
            const auto kind = valueIn(kindNames, place.at("kind").get<std::string>());
            if (!kind || *kind == QuestionKind::matrix) return damagedAnswers(text, "kind");
            KeyItem item{.item = place.at("item").get<std::string>(), .kind = *kind, .options = {}};
            if (place.contains("options")) item.options = place.at("options").get<std::vector<std::string>>();
            key.push_back(std::move(item));
        }
        return key;
    } catch (const nlohmann::json::exception& error) { return damagedAnswers(text, error.what()); }
}

std::vector<std::string> unaskedItems(const AnswerKey& key, const std::vector<Item>& items) {
    std::vector<std::string> unasked;
    for (const Item& item : items)
        if (std::none_of(key.begin(), key.end(), [&](const KeyItem& place) { return place.item == item.id; }))
            unasked.push_back(item.id);
    return unasked;
}

RowWriter::RowWriter(const std::vector<Item>& items, const std::vector<bool>& asked) {
    for (std::size_t i = 0; i < items.size(); ++i) {
        if (!asked[i]) continue;
        KeyItem place{.item = items[i].id, .kind = items[i].kind, .options = {}};
        for (const Option& option : items[i].options) place.options.push_back(option.code);
        key_.push_back(std::move(place));
        items_.push_back(i);
    }
}

void RowWriter::write(const AnswerBlock& block, std::size_t row, std::size_t first_full, OwnWords words,
                      std::string& json) const {
    const auto fullAnswer = [&](std::size_t item) -> const Answer* {
        for (std::size_t at = first_full; at < block.in_full.size() && block.in_full[at].row == row; ++at)
            if (block.in_full[at].item == item) return &block.in_full[at].answer;
        return nullptr;
    };
    json += '[';
    for (std::size_t place = 0; place < items_.size(); ++place) {
        if (place > 0) json += ',';
        const Answer* const full = fullAnswer(items_[place]);
        if (full != nullptr && (words == OwnWords::keep || std::holds_alternative<Missing>(*full)))
            appendCell(json, key_[place], *full);
        else
            std::visit(CellWriter{json, row}, block.columns[items_[place]]);
    }
    json += ']';
}

namespace {

using simdjson::dom::element;

class AnswerOfCell {
public:
    AnswerOfCell(const KeyItem& item, const element& value) : item_(item), value_(value) {}

    /// Throws simdjson_error and std::out_of_range where the value is not as it should be.
    Answer read() const {
        if (value_.is_null()) return Missing{};
        if (value_.is_bool()) return Missing{MissingReason::not_asked, {}};
        std::string_view was;
        if (value_.is_object() && value_["invalid"].get(was) == simdjson::SUCCESS)
            return Missing{MissingReason::invalid, std::string(was)};
        switch (item_.kind) {
        case QuestionKind::single:
        case QuestionKind::scale: return choice(value_);
        case QuestionKind::multiple: return choices();
        case QuestionKind::ranking: return ranking();
        case QuestionKind::number: return Number{double(value_.get_double())};
        case QuestionKind::date: return Date{std::string(std::string_view(value_.get_string()))};
        case QuestionKind::text:
        case QuestionKind::matrix: break;
        }
        return Words{std::string(std::string_view(value_.get_string()))};
    }

private:
    Choice choice(const element& value) const {
        if (!value.is_object()) return {code(value), {}};
        return {code(value["option"].value()), std::string(std::string_view(value["words"].get_string()))};
    }
    std::string code(const element& number) const { return item_.options.at(std::uint64_t(number.get_uint64()) - 1); }
    Choices choices() const {
        Choices all;
        for (const element value : value_.get_array()) all.ticked.push_back(choice(value));
        return all;
    }
    Ranking ranking() const {
        Ranking all;
        for (const element value : value_.get_array()) all.order.push_back(code(value));
        return all;
    }

    const KeyItem& item_;
    const element& value_;
};

}  // namespace

struct RowReader::Parser {
    simdjson::dom::parser json;
};

RowReader::RowReader(AnswerKey key) : key_(std::move(key)), parser_(std::make_unique<Parser>()) {}
RowReader::~RowReader() = default;

Result<std::map<std::string, Answer>> RowReader::read(std::string_view json) {
    try {
        std::map<std::string, Answer> answers;
        std::size_t place = 0;
        for (const element value : parser_->json.parse(json.data(), json.size()).get_array()) {
            const KeyItem& item = key_.at(place++);
            Answer answer = AnswerOfCell(item, value).read();
            if (answer != Answer{Missing{}}) answers.emplace(item.item, std::move(answer));
        }
        if (place != key_.size()) return damagedAnswers(json, "length");
        return answers;
    } catch (const std::exception& error) { return damagedAnswers(json, error.what()); }
}

struct ColumnReader::Parser {
    simdjson::dom::parser json;
};

ColumnReader::ColumnReader(AnswerKey key, const std::vector<Item>& items)
    : key_(std::move(key)), items_(items), parser_(std::make_unique<Parser>()) {
    std::vector<bool> asked(items.size());
    for (const KeyItem& place : key_) {
        Target target;
        for (std::size_t item = 0; item < items.size() && !target.wanted; ++item) {
            if (items[item].id != place.item) continue;
            target = {.item = item, .wanted = true, .options = {}};
            asked[item] = true;
        }
        for (const std::string& code : place.options)
            target.options.push_back(target.wanted ? optionIndex(items[target.item].options, code).value_or(SIZE_MAX)
                                                   : SIZE_MAX);
        targets_.push_back(std::move(target));
    }
    for (std::size_t item = 0; item < items.size(); ++item)
        if (!asked[item]) unasked_.push_back(item);
}

ColumnReader::~ColumnReader() = default;

namespace {

/// The usual cells: a number of an option, or several. False where it is another one, and nothing was appended.
struct UsualCell {
    const std::vector<std::size_t>& options;
    const element& value;

    /// Position of an option by its number in the key; past all options where it is none.
    std::size_t position(const element& number) const {
        std::int64_t at = 0;
        if (number.get(at) != simdjson::SUCCESS || at < 1 || static_cast<std::size_t>(at) > options.size())
            return SIZE_MAX;
        return options[static_cast<std::size_t>(at) - 1];
    }
    bool operator()(CodeColumn& column) const {
        const std::size_t code = position(value);
        if (code >= column.options) return false;
        std::visit(
            [&](auto& codes) {
                codes.push_back(static_cast<typename std::decay_t<decltype(codes)>::value_type>(code));
            },
            column.codes);
        return true;
    }
    bool operator()(TickColumn& column) const {
        simdjson::dom::array numbers;
        if (value.get(numbers) != simdjson::SUCCESS || numbers.size() == 0) return false;
        const std::size_t begin = column.bits.size();
        column.bits.resize(begin + column.bytes_per_row, 0);
        for (const element number : numbers) {
            const std::size_t at = position(number);
            if (at >= column.options) {
                column.bits.resize(begin);
                return false;
            }
            column.bits[begin + at / 8] |= static_cast<std::uint8_t>(1u << (at % 8));
        }
        return true;
    }
    template <class Other>
    bool operator()(Other&) const {
        return false;
    }
};

bool fitsColumn(QuestionKind stored, QuestionKind now) {
    return isOneChoice(stored) ? isOneChoice(now) : stored == now;
}

}  // namespace

void ColumnReader::append(const Target& target, const KeyItem& place, const void* value, Column& column,
                          std::size_t row) const {
    const element& cell = *static_cast<const element*>(value);
    const Item& item = items_[target.item];
    if (fitsColumn(place.kind, item.kind) && std::visit(UsualCell{target.options, cell}, column)) return;
    const Answer answer = AnswerOfCell(place, cell).read();
    appendAnswer(column, item, &answer, row);
}

Result<Done> ColumnReader::read(std::string_view json, std::vector<Column>& columns, std::size_t row) {
    static const Answer not_asked = Missing{MissingReason::not_asked, {}};
    try {
        std::size_t place = 0;
        for (const element value : parser_->json.parse(json.data(), json.size()).get_array()) {
            const Target& target = targets_.at(place);
            if (target.wanted) append(target, key_[place], &value, columns[target.item], row);
            ++place;
        }
        if (place != key_.size()) return damagedAnswers(json, "length");
        for (const std::size_t item : unasked_) appendAnswer(columns[item], items_[item], &not_asked, row);
        return Done{};
    } catch (const std::exception& error) { return damagedAnswers(json, error.what()); }
}

}  // namespace diaoyan
