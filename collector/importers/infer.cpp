// SPDX-License-Identifier: GPL-3.0-or-later
#include "collector/importers/infer.h"

#include "collector/importers/cell_text.h"
#include "collector/importers/column_facts.h"
#include "collector/importers/kind_guess.h"
#include "collector/importers/school_match.h"
#include "collector/tabular/matching.h"
#include "questionnaires/known_scales.h"
#include "questionnaires/questionnaire_check.h"

#include <algorithm>
#include <set>

namespace diaoyan {

namespace {

bool isIdentifier(const std::string& text) {
    return !text.empty() && text.size() <= 40 && !(text.front() >= '0' && text.front() <= '9') &&
           std::all_of(text.begin(), text.end(), [](unsigned char c) {
               return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
           });
}

RosterField rosterFieldOf(const std::string& title) {
    const std::string key = titleKey(title);
    const auto is = [&](std::initializer_list<const char*> names) {
        return std::any_of(names.begin(), names.end(), [&](const char* name) { return key == name; });
    };
    if (is({"学校", "学校名称", "所在学校", "就读学校", "您所在的学校", "你所在的学校", "您孩子所在的学校",
            "孩子就读学校", "您的学校", "你的学校", "school"}))
        return RosterField::school;
    if (is({"年级", "所在年级", "您所在的年级", "你所在的年级", "就读年级", "grade"})) return RosterField::grade;
    if (is({"班级", "所在班级", "您所在的班级", "你所在的班级", "class"})) return RosterField::class_name;
    return RosterField::none;
}

/// One inference under way.
class Guesser {
public:
    Guesser(const SourceLayout& layout, const TableFactsByColumn& facts, const InferenceHints& hints)
        : layout_(layout), facts_(facts), hints_(hints), schools_(hints.roster) {}

    Inference run() {
        Questionnaire& form = inference_.questionnaire;
        form.id = hints_.id;
        form.title = untranslated(hints_.title);
        form.role = roleNamed("respondent");
        form.inferred = true;
        for (std::size_t i = 0; i < layout_.questions.size(); ++i) guess(i);
        return std::move(inference_);
    }

private:
    const ColumnFacts& of(const SourceColumn& column) const { return facts_.columns[column.index]; }

    void unsure(const Question& question, Text message) {
        inference_.uncertain.push_back({"inferred", std::move(message), {.column = question.title.zh}});
    }

    Question blank(const SourceQuestion& source) { return blank(source.number, source.title, source.id); }

    Question blank(const std::string& number, const std::string& title, const std::string& own_id = {}) {
        Question question;
        question.title = untranslated(!title.empty() ? title : own_id.empty() ? "第" + number + "题" : own_id);
        const std::string position = std::to_string(inference_.questionnaire.questions.size() + 1);
        std::string id = idFrom(own_id.substr(own_id.find_last_of('/') + 1));
        if (id.empty() || id.size() > 40) id = isIdentifier(title) ? title : "q" + (number.empty() ? position : number);
        while (!ids_.insert(id).second) id += "_" + position;
        question.id = id;
        return question;
    }

    void keep(Question question) { inference_.questionnaire.questions.push_back(std::move(question)); }

    /// The columns of answers decide on the kind; one with words belongs to an option, or is a question of its own.
    void guess(std::size_t index) {
        const SourceQuestion& whole = layout_.questions[index];
        SourceQuestion source = whole;
        std::erase_if(source.columns, [](const SourceColumn& column) { return column.words; });
        if (source.columns.empty()) source.columns = {whole.columns.front()};
        const auto has_part = [](const SourceColumn& column) {
            return !column.part.empty() || !column.part_id.empty();
        };
        // Beside ticks the joined answer says nothing new.
        if (source.columns.size() > 1 && !has_part(source.columns.front()) &&
            std::all_of(source.columns.begin() + 1, source.columns.end(),
                        [&](const SourceColumn& column) { return has_part(column) && allTicks(column); }))
            source.columns.erase(source.columns.begin());
        const std::size_t before = inference_.questionnaire.questions.size();
        if (source.columns.size() > 1 || (has_part(source.columns.front()) && allTicks(source.columns.front()))) {
            guessGroup(source, index);
        } else {
            Question question = blank(source);
            guessOneColumn(question, source, of(source.columns.front()));
            keep(std::move(question));
        }
        if (inference_.questionnaire.questions.size() != before + 1) return;
        for (const SourceColumn& column : whole.columns)
            if (column.words && column.index != source.columns.front().index)
                askForWords(inference_.questionnaire.questions.back(), column);
    }

    bool allTicks(const SourceColumn& column) const { return of(column).ticks == of(column).filled; }

    /// The option that respondents wrote words beside; a new one where none is it.
    void askForWords(Question& question, const SourceColumn& column) {
        if (!isOneChoice(question.kind) && question.kind != QuestionKind::multiple) return;
        for (Option& option : question.options) {
            const bool named = !column.part.empty() && option.label.zh == column.part;
            if (named) option.other = true;
            if (option.other) return;
        }
        const bool taken = optionIndex(question.options, "other").has_value();
        Option other{.code = taken ? "other_words" : "other", .label = {"其他", "other"}, .other = true};
        if (!column.part.empty()) other.label = untranslated(column.part);
        if (question.kind == QuestionKind::scale) question.kind = QuestionKind::single;
        question.options.push_back(std::move(other));
    }

    void guessOneColumn(Question& question, const SourceQuestion& source, const ColumnFacts& facts) {
        if (isSchool(source, facts)) {
            question.roster_field = RosterField::school;
            question.kind = QuestionKind::text;
            return;
        }
        question.roster_field = rosterFieldOf(source.title);
        if (question.roster_field == RosterField::school) question.roster_field = RosterField::none;
        if (const auto said = hints_.kinds.find(question.id); said != hints_.kinds.end())
            return asKind(question, said->second, facts, layout_.dialect);
        if (facts.filled == 0) {
            question.kind = QuestionKind::text;
            return unsure(question, phrase("没有任何作答，题型无法判断，暂作填空题",
                                           "nobody answered, so the kind is unknown; taken as text"));
        }
        std::vector<Text> doubts;
        guessKind(question, source, facts, doubts);
        for (Text& doubt : doubts) unsure(question, std::move(doubt));
    }

    void guessKind(Question& question, const SourceQuestion& source, const ColumnFacts& facts,
                   std::vector<Text>& doubts) {
        const Dialect& dialect = layout_.dialect;
        const auto ordered = hints_.option_order.find(source.number);
        if (ordered != hints_.option_order.end() && !ordered->second.empty())
            return guessFromOrder(question, facts, ordered->second, dialect, doubts);
        if (dialect.coding == Coding::codes) return guessCoded(question, facts, doubts);
        if (const std::string joiner = likelyJoiner(facts, dialect); !joiner.empty())
            return guessMultiple(question, facts, joiner, dialect, doubts);
        if (2 * facts.ranked > facts.filled && !facts.rank_pieces.tooMany())
            return guessRanking(question, facts, doubts);
        if (facts.dates == facts.filled) {
            question.kind = QuestionKind::date;
        } else if (facts.numbers == facts.filled) {
            guessNumbers(question, facts, doubts);
        } else if (isSuppressed(facts)) {
            guessSuppressed(question, source.columns.front(), facts);
        } else if (looksLikeOptions(facts.values, facts.filled, facts.longest)) {
            guessChoice(question, facts.values, doubts);
        } else {
            question.kind = QuestionKind::text;
        }
    }

    bool isSchool(const SourceQuestion& source, const ColumnFacts& facts) const {
        const std::string& heading = source.columns.front().heading;
        if (!hints_.school_heading.empty()) return titleKey(heading) == titleKey(hints_.school_heading);
        if (rosterFieldOf(source.title) == RosterField::school) return true;
        std::int64_t found = 0;
        for (std::size_t i = 0; i < facts.values.values().size(); ++i)
            if (schools_.match(facts.values.values()[i]).school) found += facts.values.count(i);
        return facts.numbers == 0 && found > 0 && 10 * found >= 8 * facts.filled;
    }

    /// Numbers, and marks in place of some.
    static bool isSuppressed(const ColumnFacts& facts) {
        std::int64_t marks = 0;
        for (const auto& [mark, times] : facts.suppressed) marks += times;
        return marks > 0 && facts.numbers > 0 && facts.numbers + marks == facts.filled;
    }

    void guessSuppressed(Question& question, const SourceColumn& column, const ColumnFacts& facts) {
        question.kind = QuestionKind::number;
        std::string marks;
        for (const auto& [mark, times] : facts.suppressed) {
            inference_.suppressed[column.index].push_back(mark);
            marks += (marks.empty() ? "" : " ") + mark;
        }
        unsure(question, phrase("数字中有 {0}，按“没有公布”处理，不算数字",
                                "among the numbers stands {0}: taken as not published, not as a number", {marks}));
    }

    void guessGroup(const SourceQuestion& source, std::size_t index) {
        const auto every = [&](auto test) {
            return std::all_of(source.columns.begin(), source.columns.end(),
                               [&](const SourceColumn& column) { return test(of(column)); });
        };
        if (every([](const ColumnFacts& facts) { return facts.ticks == facts.filled; })) return guessTicks(source);
        if (every([](const ColumnFacts& facts) { return facts.codes == facts.filled && facts.largest <= 50; })) {
            if (facts_.rank_rows[index]) return guessRankColumns(source);
            return guessMatrix(source,
                               layout_.dialect.coding == Coding::codes ? QuestionKind::single : QuestionKind::number);
        }
        if (every([](const ColumnFacts& facts) { return facts.numbers == facts.filled; }))
            return guessMatrix(source, QuestionKind::number);
        const DistinctValues shared = sharedValues(source);
        std::int64_t filled = 0;
        std::size_t longest = 0;
        for (const SourceColumn& column : source.columns) {
            filled += of(column).filled;
            longest = std::max(longest, of(column).longest);
        }
        const bool blanks =
            source.columns.front().part.starts_with("(") || source.columns.front().part.starts_with("（");
        if (!blanks && looksLikeOptions(shared, filled, longest)) return guessMatrix(source, QuestionKind::scale);
        for (const SourceColumn& column : source.columns) {
            Question question = blank(source.number, column.part.empty() ? source.title : column.part);
            guessOneColumn(question, {.number = source.number, .title = column.part, .columns = {column}}, of(column));
            keep(std::move(question));
        }
    }

    DistinctValues sharedValues(const SourceQuestion& source) const {
        DistinctValues shared;
        for (const SourceColumn& column : source.columns) {
            const DistinctValues& own = of(column).values;
            for (std::size_t i = 0; i < own.values().size(); ++i) shared.add(own.values()[i]);
            if (own.tooMany())
                for (std::size_t i = 0; i <= DistinctValues::limit; ++i) shared.add(std::to_string(i) + "?");
        }
        return shared;
    }

    std::vector<std::string> parts(const SourceQuestion& source) const {
        std::vector<std::string> names;
        for (const SourceColumn& column : source.columns)
            names.push_back(column.part.empty() ? column.part_id : column.part);
        return names;
    }

    /// The codes that the source itself gives its options or rows, where all have one.
    template <class Coded>
    static void useOwnCodes(std::vector<Coded>& coded, const SourceQuestion& source) {
        std::set<std::string> codes;
        for (const SourceColumn& column : source.columns) codes.insert(idFrom(column.part_id));
        if (codes.size() != source.columns.size() || codes.contains("")) return;
        for (std::size_t i = 0; i < coded.size(); ++i) coded[i].code = idFrom(source.columns[i].part_id);
    }

    void guessTicks(const SourceQuestion& source) {
        Question question = blank(source);
        question.kind = QuestionKind::multiple;
        question.options = optionsNamed(parts(source));
        useOwnCodes(question.options, source);
        keep(std::move(question));
    }

    void guessRankColumns(const SourceQuestion& source) {
        Question question = blank(source);
        question.kind = QuestionKind::ranking;
        question.options = optionsNamed(parts(source));
        useOwnCodes(question.options, source);
        unsure(question,
               phrase("每行的数字互不重复，判断为排序题", "numbers do not repeat within a row: taken as a ranking"));
        keep(std::move(question));
    }

    void guessMatrix(const SourceQuestion& source, QuestionKind cells) {
        Question question = blank(source);
        question.kind = QuestionKind::matrix;
        question.cells = cells;
        int row = 0;
        for (const std::string& name : parts(source))
            question.rows.push_back({std::to_string(++row), untranslated(name)});
        useOwnCodes(question.rows, source);
        if (cells == QuestionKind::single) {
            double largest = 1;
            for (const SourceColumn& column : source.columns) largest = std::max(largest, of(column).largest);
            for (int code = 1; code <= static_cast<int>(largest); ++code)
                question.options.push_back(
                    {.code = std::to_string(code), .label = phrase("选项{0}", "option {0}", {code})});
            unsure(question,
                   phrase("矩阵题只有选项序号，没有选项文字", "a matrix of option numbers without their texts"));
        }
        if (cells == QuestionKind::scale) {
            std::vector<std::string> labels = sharedValues(source).values();
            const GuessedOrder order = orderLabels(labels);
            question.options = optionsNamed(labels);
            const auto scale = recognizeScale(labels);
            question.cells = scale && scale->in_order ? QuestionKind::scale : QuestionKind::single;
            if (question.cells == QuestionKind::scale) {
                question.direction = scale->direction;
                applyScale(*scale, question.options);
            }
            std::vector<Text> doubts;
            noteOrder(question, order, doubts);
            for (Text& doubt : doubts) unsure(question, std::move(doubt));
        }
        keep(std::move(question));
    }

    const SourceLayout& layout_;
    const TableFactsByColumn& facts_;
    const InferenceHints& hints_;
    SchoolMatcher schools_;
    Inference inference_;
    std::set<std::string> ids_;
};

}  // namespace

void takeSuppressed(const Inference& inference, SourceLayout& layout) {
    for (SourceQuestion& question : layout.questions)
        for (SourceColumn& column : question.columns)
            if (const auto found = inference.suppressed.find(column.index); found != inference.suppressed.end())
                for (const std::string& mark : found->second)
                    column.missing.emplace_back(mark, MissingReason::unanswered);
}

Result<Inference> inferQuestionnaire(RowSource& rows, const SourceLayout& layout, const InferenceHints& hints) {
    const Result<TableFactsByColumn> facts = surveyColumns(rows, layout);
    if (!facts) return facts.problem();
    return Guesser(layout, facts.value(), hints).run();
}

}  // namespace diaoyan
