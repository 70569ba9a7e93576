// SPDX-License-Identifier: GPL-3.0-or-later
#include "collector/importers/infer.h"

#include "collector/importers/cell_text.h"
#include "collector/importers/column_facts.h"
#include "collector/importers/option_guess.h"
#include "collector/tabular/matching.h"
#include "questionnaires/known_scales.h"

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
        : layout_(layout), facts_(facts), hints_(hints) {}

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

    Question blank(const std::string& number, const std::string& title) {
        Question question;
        question.title = untranslated(title.empty() ? "第" + number + "题" : title);
        const std::string position = std::to_string(inference_.questionnaire.questions.size() + 1);
        std::string id = isIdentifier(title) ? title : "q" + (number.empty() ? position : number);
        while (!ids_.insert(id).second) id += "_" + position;
        question.id = id;
        return question;
    }

    void keep(Question question) { inference_.questionnaire.questions.push_back(std::move(question)); }

    void guess(std::size_t index) {
        const SourceQuestion& source = layout_.questions[index];
        if (source.columns.size() > 1) return guessGroup(index);
        Question question = blank(source.number, source.title);
        guessOneColumn(question, source, of(source.columns.front()));
        keep(std::move(question));
    }

    void guessOneColumn(Question& question, const SourceQuestion& source, const ColumnFacts& facts) {
        if (isSchool(source, facts)) {
            question.roster_field = RosterField::school;
            question.kind = QuestionKind::text;
            return;
        }
        question.roster_field = rosterFieldOf(source.title);
        if (question.roster_field == RosterField::school) question.roster_field = RosterField::none;
        if (facts.filled == 0) {
            question.kind = QuestionKind::text;
            return unsure(question, phrase("没有任何作答，题型无法判断，暂作填空题",
                                           "nobody answered, so the kind is unknown; taken as text"));
        }
        const auto ordered = hints_.option_order.find(source.number);
        if (ordered != hints_.option_order.end() && !ordered->second.empty())
            return guessFromOrder(question, facts, ordered->second);
        if (layout_.dialect.coding == Coding::codes) return guessCoded(question, facts);
        if (const std::string joiner = likelyJoiner(facts, layout_.dialect); !joiner.empty())
            return guessMultiple(question, facts, joiner);
        if (2 * facts.ranked > facts.filled && !facts.rank_pieces.tooMany()) return guessRanking(question, facts);
        if (facts.dates == facts.filled) {
            question.kind = QuestionKind::date;
        } else if (facts.numbers == facts.filled) {
            guessNumbers(question, facts);
        } else if (looksLikeOptions(facts.values, facts.filled, facts.longest)) {
            guessChoice(question, facts.values);
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
            if (findSchool(hints_.roster, facts.values.values()[i])) found += facts.values.count(i);
        return facts.numbers == 0 && found > 0 && 10 * found >= 8 * facts.filled;
    }

    void guessFromOrder(Question& question, const ColumnFacts& facts, const std::vector<std::string>& labels) {
        std::vector<bool> words;
        for (const std::string& label : labels) {
            const auto& seen = facts.values.values();
            const auto place = std::find(seen.begin(), seen.end(), label);
            words.push_back(place != seen.end() &&
                            facts.values.hasWords(static_cast<std::size_t>(place - seen.begin())));
        }
        question.kind = facts.joined.contains(layout_.dialect.joiner) ? QuestionKind::multiple : QuestionKind::single;
        question.options = optionsNamed(labels, words);
        asScaleIfKnown(question, labels);
        for (std::size_t i = 0; i < labels.size(); ++i) {
            if (!labels[i].empty()) continue;
            question.options[i].label =
                phrase("选项{0}（无人选择）", "option {0} (nobody chose it)", {static_cast<std::int64_t>(i + 1)});
            unsure(question, phrase("第 {0} 个选项无人选择，文件中没有它的文字",
                                    "nobody chose option {0}, so its text is in neither file",
                                    {static_cast<std::int64_t>(i + 1)}));
        }
    }

    /// An export of option numbers does not say what they mean.
    void guessCoded(Question& question, const ColumnFacts& facts) {
        if (facts.codes != facts.filled || facts.smallest < 1 || facts.largest > 50) {
            question.kind = facts.numbers == facts.filled ? QuestionKind::number : QuestionKind::text;
            return;
        }
        question.kind = QuestionKind::single;
        for (int code = 1; code <= static_cast<int>(facts.largest); ++code)
            question.options.push_back(
                {.code = std::to_string(code), .label = phrase("选项{0}", "option {0}", {code})});
        unsure(question,
               phrase("文件只有选项序号，没有选项文字；请在问卷 JSON 中补上，或与按选项文本的文件一起导入",
                      "the file has option numbers without their texts; add them in the questionnaire's JSON, or "
                      "import the file of option texts with it"));
    }

    void guessMultiple(Question& question, const ColumnFacts& facts, const std::string& joiner) {
        const DistinctValues& pieces = facts.joined.at(joiner).pieces;
        std::vector<std::string> labels = pieces.values();
        std::set<std::string> words;
        for (std::size_t i = 0; i < labels.size(); ++i)
            if (pieces.hasWords(i)) words.insert(labels[i]);
        for (std::size_t i = 0; i < facts.values.values().size(); ++i) {
            const std::string& whole = facts.values.values()[i];
            if (whole.find(joiner) != std::string::npos) continue;
            if (std::find(labels.begin(), labels.end(), whole) == labels.end()) labels.push_back(whole);
            if (facts.values.hasWords(i)) words.insert(whole);
        }
        question.kind = QuestionKind::multiple;
        noteOrder(question, orderLabels(labels));
        std::vector<bool> with_words;
        for (const std::string& label : labels) with_words.push_back(words.contains(label));
        question.options = optionsNamed(labels, with_words);
        if (layout_.dialect.joiner.empty())
            unsure(question, phrase("按“{0}”分开后选项重复出现，判断为多选题",
                                    "taken as multiple choice, joined by \"{0}\"", {joiner}));
    }

    void guessRanking(Question& question, const ColumnFacts& facts) {
        question.kind = QuestionKind::ranking;
        std::vector<std::string> labels = facts.rank_pieces.values();
        std::sort(labels.begin(), labels.end());
        question.options = optionsNamed(labels);
        question.option_order = OptionOrder::first_appearance;
        unsure(question, phrase("判断为排序题；选项在问卷中的次序不明",
                                "taken as a ranking; the options' order on the form is unknown"));
    }

    void guessNumbers(Question& question, const ColumnFacts& facts) {
        const bool codes =
            facts.codes == facts.filled && facts.smallest >= 0 && facts.largest <= 10 && facts.filled >= 20;
        question.kind = QuestionKind::number;
        if (!codes) return;
        std::vector<std::string> labels = facts.values.values();
        orderLabels(labels);
        question.kind = QuestionKind::single;
        question.options = optionsNamed(labels);
        question.option_order = OptionOrder::first_appearance;
        unsure(question,
               phrase("答案是 {0} 到 {1} 的整数，按单选题统计；若是数值，请把题型改为 number",
                      "answers are whole numbers from {0} to {1}, counted as a single choice; make it a number if "
                      "they are quantities",
                      {static_cast<int>(facts.smallest), static_cast<int>(facts.largest)}));
    }

    void guessChoice(Question& question, const DistinctValues& values) {
        std::vector<std::string> labels = values.values();
        std::set<std::string> words;
        for (std::size_t i = 0; i < labels.size(); ++i)
            if (values.hasWords(i)) words.insert(labels[i]);
        const GuessedOrder order = orderLabels(labels);
        std::vector<bool> with_words;
        for (const std::string& label : labels) with_words.push_back(words.contains(label));
        question.kind = QuestionKind::single;
        question.options = optionsNamed(labels, with_words);
        asScaleIfKnown(question, labels);
        noteOrder(question, order);
    }

    static void asScaleIfKnown(Question& question, const std::vector<std::string>& labels) {
        if (question.kind == QuestionKind::multiple) return;
        const auto scale = recognizeScale(labels);
        if (!scale || !scale->in_order) return;
        question.kind = QuestionKind::scale;
        question.direction = scale->direction;
        applyScale(*scale, question.options);
    }

    void noteOrder(Question& question, GuessedOrder order) {
        question.option_order = OptionOrder::first_appearance;
        if (order == GuessedOrder::by_scale || order == GuessedOrder::by_number) {
            unsure(question,
                   phrase("选项按量表或数字大小排列；没有人选的选项不在文件中",
                          "options are put in the order of their scale or numbers; options nobody chose are not in "
                          "the file"));
        } else if (order == GuessedOrder::by_first_appearance) {
            unsure(question,
                   phrase("选项按首次出现的次序排列，可能与问卷不同；没有人选的选项不在文件中",
                          "options stand in order of first appearance, perhaps not the questionnaire's; options "
                          "nobody chose are not in the file"));
        }
    }

    void guessGroup(std::size_t index) {
        const SourceQuestion& source = layout_.questions[index];
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
            guessOneColumn(question, {source.number, column.part, {column}}, of(column));
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
        for (const SourceColumn& column : source.columns) names.push_back(column.part);
        return names;
    }

    void guessTicks(const SourceQuestion& source) {
        Question question = blank(source.number, source.title);
        question.kind = QuestionKind::multiple;
        question.options = optionsNamed(parts(source));
        keep(std::move(question));
    }

    void guessRankColumns(const SourceQuestion& source) {
        Question question = blank(source.number, source.title);
        question.kind = QuestionKind::ranking;
        question.options = optionsNamed(parts(source));
        unsure(question,
               phrase("每行的数字互不重复，判断为排序题", "numbers do not repeat within a row: taken as a ranking"));
        keep(std::move(question));
    }

    void guessMatrix(const SourceQuestion& source, QuestionKind cells) {
        Question question = blank(source.number, source.title);
        question.kind = QuestionKind::matrix;
        question.cells = cells;
        int row = 0;
        for (const SourceColumn& column : source.columns)
            question.rows.push_back({std::to_string(++row), untranslated(column.part)});
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
            noteOrder(question, order);
        }
        keep(std::move(question));
    }

    const SourceLayout& layout_;
    const TableFactsByColumn& facts_;
    const InferenceHints& hints_;
    Inference inference_;
    std::set<std::string> ids_;
};

}  // namespace

Result<Inference> inferQuestionnaire(RowSource& rows, const SourceLayout& layout, const InferenceHints& hints) {
    const Result<TableFactsByColumn> facts = surveyColumns(rows, layout);
    if (!facts) return facts.problem();
    return Guesser(layout, facts.value(), hints).run();
}

}  // namespace diaoyan
