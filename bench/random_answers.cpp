// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/random_answers.h"

#include "analysis/numeric/random.h"

#include <algorithm>

namespace diaoyan::bench {
namespace {

/// Fills the columns of `rows` respondents whose schools are known already.
class ColumnFiller {
public:
    ColumnFiller(const Responses& responses, Random& random) : responses_(responses), random_(random) {}

    void operator()(CodeColumn& column) {
        auto& bytes = std::get<std::vector<std::uint8_t>>(column.codes);
        for (std::size_t row = 0; row < responses_.rows; ++row) bytes.push_back(code(column.options, row));
    }
    void operator()(TickColumn& column) {
        for (std::size_t row = 0; row < responses_.rows; ++row)
            column.bits.push_back(static_cast<std::uint8_t>(random_() | 1));
    }
    void operator()(RankColumn& column) {
        for (std::size_t row = 0; row < responses_.rows; ++row) {
            const auto first = random_.below(column.options);
            for (std::size_t option = 0; option < column.options; ++option)
                column.ranks.push_back(static_cast<std::uint8_t>((option + first) % column.options + 1));
        }
    }
    void operator()(NumberColumn& column) {
        column.present.assign(responses_.rows, 1);
        for (std::size_t row = 0; row < responses_.rows; ++row)
            column.values.push_back(static_cast<double>(20 + random_.below(40)));
    }
    void operator()(TextColumn& column) { column.ends.assign(responses_.rows, 0); }

private:
    // Schools lean to the front or to the end of the options.
    std::uint8_t code(std::uint32_t options, std::size_t row) {
        if (random_.below(100) < 3) return static_cast<std::uint8_t>(options);
        return static_cast<std::uint8_t>(
            std::min(random_.below(options), random_.below(options) + responses_.school[row] % 2));
    }

    const Responses& responses_;
    Random& random_;
};

}  // namespace

Question plainQuestion(const std::string& id, QuestionKind kind, int options) {
    Question made{.id = id, .title = untranslated(id), .kind = kind};
    for (int o = 0; o < options; ++o)
        made.options.push_back({.code = std::to_string(o), .label = untranslated(std::to_string(o))});
    return made;
}

RandomAnswers randomAnswers(const std::vector<Question>& questions, std::size_t rows, int schools) {
    RandomAnswers made;
    std::vector<std::string> codes;
    for (int s = 0; s < schools; ++s) {
        codes.push_back("s" + std::to_string(s));
        made.roster.schools.push_back({.code = codes.back(), .name = codes.back()});
    }
    Questionnaire form{.id = "bench"};
    form.questions = questions;
    Responses responses = ResponsesBuilder(form, codes).take();
    Random random(defaultSeed);
    responses.rows = rows;
    for (std::size_t row = 0; row < rows; ++row)
        responses.school.push_back(static_cast<std::uint16_t>(random.below(static_cast<std::uint64_t>(schools))));
    ColumnFiller fill(responses, random);
    for (Column& column : responses.columns) std::visit(fill, column);
    made.responses = std::make_shared<const Responses>(std::move(responses));
    return made;
}

}  // namespace diaoyan::bench
