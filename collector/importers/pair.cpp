// SPDX-License-Identifier: GPL-3.0-or-later
#include "collector/importers/pair.h"

#include "collector/importers/cell_text.h"
#include "collector/tabular/matching.h"

#include <algorithm>
#include <set>

namespace diaoyan {

namespace {

constexpr int mostOptions = 60;

/// The texts behind the numbers 1, 2 ...; empty where nobody chose a number. No order at all where the numbers are
/// typed answers, which stand for themselves in both files, or where two numbers have one text.
std::vector<std::string> labelsInOrder(const std::map<int, std::string>& seen) {
    const auto itself = [](const auto& one) { return std::to_string(one.first) == one.second; };
    if (seen.empty() || seen.rbegin()->first > mostOptions || std::all_of(seen.begin(), seen.end(), itself)) return {};
    std::vector<std::string> labels(static_cast<std::size_t>(seen.rbegin()->first));
    std::set<std::string> different;
    for (const auto& [code, label] : seen) {
        labels[static_cast<std::size_t>(code - 1)] = label;
        different.insert(label);
    }
    if (different.size() != seen.size() || 2 * seen.size() < labels.size()) return {};
    return labels;
}

/// One question that both files have.
struct PairedQuestion {
    const SourceQuestion* texts = nullptr;
    const SourceQuestion* numbers = nullptr;
    std::map<int, std::string> labels;  ///< one column of numbers: what each number was seen to mean
};

const SourceQuestion* byNumber(const SourceLayout& layout, const std::string& number) {
    for (const SourceQuestion& question : layout.questions)
        if (!number.empty() && question.number == number) return &question;
    return nullptr;
}

std::string_view cellAt(const std::vector<Cell>& cells, const std::optional<std::size_t>& column) {
    return column && *column < cells.size() ? trimmed(cells[*column].text) : std::string_view{};
}

class Pairing {
public:
    Pairing(const PairedFile& texts, const PairedFile& numbers) : texts_(texts), numbers_(numbers) {
        for (const SourceQuestion& question : texts.layout.questions)
            if (const SourceQuestion* other = byNumber(numbers.layout, question.number);
                other != nullptr && question.columns.size() == 1)
                questions_.push_back({&question, other, {}});
    }

    Result<OptionOrders> run() {
        texts_.rows.rewind();
        numbers_.rows.rewind();
        for (std::int64_t row = 0;; ++row) {
            const Result<bool> more = texts_.rows.next(text_cells_);
            if (!more) return more.problem();
            const Result<bool> other = numbers_.rows.next(number_cells_);
            if (!other) return other.problem();
            if (*more != *other)
                return disagree(phrase("两个文件的行数不同", "the files have different numbers of rows"), {});
            if (!*more) break;
            if (row < texts_.layout.header_rows) continue;
            if (cellAt(text_cells_, texts_.layout.sequence) != cellAt(number_cells_, numbers_.layout.sequence))
                return disagree(phrase("两个文件的序号不同", "the files differ in 序号"), {});
            for (PairedQuestion& question : questions_)
                if (const Result<Done> same = compare(question); !same) return same.problem();
        }
        return orders();
    }

private:
    Problem disagree(Text message, const std::string& column) const {
        return {"pair-disagrees",
                phrase("两个文件不是同一次调查的文本与序号下载：{0}",
                       "the files are not the texts and the numbers of one survey: {0}", {message}),
                {.file = numbers_.name, .row = texts_.rows.rowNumber(), .column = column}};
    }

    Result<Done> compare(PairedQuestion& question) {
        const SourceColumn& column = question.texts->columns.front();
        const std::string_view text = cellAt(text_cells_, column.index);
        return question.numbers->columns.size() == 1 ? compareOne(question, text) : compareTicks(question, text);
    }

    Result<Done> compareOne(PairedQuestion& question, std::string_view text) {
        const auto code = codeIn(cellAt(number_cells_, question.numbers->columns.front().index));
        if (!code || *code < 1 || text.empty()) return Done{};
        const std::string label(takeWords(text).label);
        const auto [known, fresh] = question.labels.emplace(*code, label);
        if (!fresh && foldForMatching(known->second) != foldForMatching(label))
            return disagree(phrase("序号 {0} 有时是“{1}”，有时是“{2}”", "number {0} stands for \"{1}\" and for \"{2}\"",
                                   {*code, known->second, label}),
                            question.texts->columns.front().heading);
        return Done{};
    }

    Result<Done> compareTicks(const PairedQuestion& question, std::string_view text) const {
        std::set<std::string> ticked;
        const std::string& joiner = texts_.layout.dialect.joiner;
        const auto& marks = texts_.layout.dialect.not_asked_marks;
        if (std::find(marks.begin(), marks.end(), text) == marks.end())
            for (const std::string_view piece : splitJoined(text, joiner))
                ticked.insert(foldForMatching(takeWords(piece).label));
        for (const std::string& mark : texts_.layout.dialect.unanswered_marks) ticked.erase(foldForMatching(mark));
        for (const SourceColumn& option : question.numbers->columns) {
            const bool one = codeIn(cellAt(number_cells_, option.index)).value_or(0) > 0;
            if (one != (ticked.erase(foldForMatching(option.part)) > 0))
                return disagree(phrase("选项“{0}”在一个文件中被选、在另一个中没有",
                                       "option \"{0}\" is ticked in one file only", {option.part}),
                                option.heading);
        }
        if (!ticked.empty())
            return disagree(phrase("“{0}”在序号文件中没有对应的列", "\"{0}\" has no column in the file of numbers",
                                   {*ticked.begin()}),
                            question.texts->columns.front().heading);
        return Done{};
    }

    OptionOrders orders() const {
        OptionOrders orders;
        for (const PairedQuestion& question : questions_) {
            std::vector<std::string> labels;
            if (question.numbers->columns.size() > 1) {
                for (const SourceColumn& option : question.numbers->columns) labels.push_back(option.part);
            } else {
                labels = labelsInOrder(question.labels);
            }
            if (!labels.empty()) orders.emplace(question.texts->number, std::move(labels));
        }
        return orders;
    }

    const PairedFile& texts_;
    const PairedFile& numbers_;
    std::vector<PairedQuestion> questions_;
    std::vector<Cell> text_cells_;
    std::vector<Cell> number_cells_;
};

}  // namespace

Result<OptionOrders> pairFiles(const PairedFile& texts, const PairedFile& numbers) {
    return Pairing(texts, numbers).run();
}

bool looksLikePair(const SourceLayout& a, const SourceLayout& b) {
    if (a.dialect.coding == b.dialect.coding || a.questions.size() != b.questions.size()) return false;
    std::size_t same = 0;
    for (const SourceQuestion& question : a.questions) {
        const SourceQuestion* other = byNumber(b, question.number);
        if (other == nullptr) return false;
        if (titleKey(other->title) == titleKey(question.title)) ++same;
    }
    return same > 0;
}

}  // namespace diaoyan
