// SPDX-License-Identifier: GPL-3.0-or-later
#include "collector/importers/kind_guess.h"

#include "questionnaires/known_scales.h"

#include <algorithm>
#include <set>

namespace diaoyan {

namespace {

void asScaleIfKnown(Question& question, const std::vector<std::string>& labels) {
    if (question.kind == QuestionKind::multiple) return;
    const auto scale = recognizeScale(labels);
    if (!scale || !scale->in_order) return;
    question.kind = QuestionKind::scale;
    question.direction = scale->direction;
    applyScale(*scale, question.options);
}

}  // namespace

void guessFromOrder(Question& question, const ColumnFacts& facts, const std::vector<std::string>& labels,
                    const Dialect& dialect, std::vector<Text>& doubts) {
    std::vector<bool> words;
    for (const std::string& label : labels) {
        const auto& seen = facts.values.values();
        const auto place = std::find(seen.begin(), seen.end(), label);
        words.push_back(place != seen.end() && facts.values.hasWords(static_cast<std::size_t>(place - seen.begin())));
    }
    question.kind = facts.joined.contains(dialect.joiner) ? QuestionKind::multiple : QuestionKind::single;
    question.options = optionsNamed(labels, words);
    asScaleIfKnown(question, labels);
    for (std::size_t i = 0; i < labels.size(); ++i) {
        if (!labels[i].empty()) continue;
        question.options[i].label =
            phrase("选项{0}（无人选择）", "option {0} (nobody chose it)", {static_cast<std::int64_t>(i + 1)});
        doubts.push_back(phrase("第 {0} 个选项无人选择，文件中没有它的文字",
                                "nobody chose option {0}, so its text is in neither file",
                                {static_cast<std::int64_t>(i + 1)}));
    }
}

/// An export of option numbers does not say what they mean.
void guessCoded(Question& question, const ColumnFacts& facts, std::vector<Text>& doubts) {
    if (facts.codes != facts.filled || facts.smallest < 1 || facts.largest > 50) {
        question.kind = facts.numbers == facts.filled ? QuestionKind::number : QuestionKind::text;
        return;
    }
    question.kind = QuestionKind::single;
    for (int code = 1; code <= static_cast<int>(facts.largest); ++code)
        question.options.push_back({.code = std::to_string(code), .label = phrase("选项{0}", "option {0}", {code})});
    doubts.push_back(phrase("文件只有选项序号，没有选项文字；请在问卷 JSON 中补上，或与按选项文本的文件一起导入",
                            "the file has option numbers without their texts; add them in the questionnaire's JSON, or "
                            "import the file of option texts with it"));
}

void guessMultiple(Question& question, const ColumnFacts& facts, const std::string& joiner, const Dialect& dialect,
                   std::vector<Text>& doubts) {
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
    noteOrder(question, orderLabels(labels), doubts);
    std::vector<bool> with_words;
    for (const std::string& label : labels) with_words.push_back(words.contains(label));
    question.options = optionsNamed(labels, with_words);
    if (dialect.joiner.empty())
        doubts.push_back(
            phrase("按“{0}”分开后选项重复出现，判断为多选题", "taken as multiple choice, joined by \"{0}\"", {joiner}));
}

void guessRanking(Question& question, const ColumnFacts& facts, std::vector<Text>& doubts) {
    question.kind = QuestionKind::ranking;
    std::vector<std::string> labels = facts.rank_pieces.values();
    std::sort(labels.begin(), labels.end());
    question.options = optionsNamed(labels);
    question.option_order = OptionOrder::first_appearance;
    doubts.push_back(phrase("判断为排序题；选项在问卷中的次序不明",
                            "taken as a ranking; the options' order on the form is unknown"));
}

void guessNumbers(Question& question, const ColumnFacts& facts, std::vector<Text>& doubts) {
    const bool codes = facts.codes == facts.filled && facts.smallest >= 0 && facts.largest <= 10 && facts.filled >= 20;
    question.kind = QuestionKind::number;
    if (!codes) return;
    std::vector<std::string> labels = facts.values.values();
    orderLabels(labels);
    question.kind = QuestionKind::single;
    question.options = optionsNamed(labels);
    question.option_order = OptionOrder::first_appearance;
    doubts.push_back(
        phrase("答案是 {0} 到 {1} 的整数，按单选题统计；若是数值，请把题型改为 number",
               "answers are whole numbers from {0} to {1}, counted as a single choice; make it a number if "
               "they are quantities",
               {static_cast<int>(facts.smallest), static_cast<int>(facts.largest)}));
}

void guessChoice(Question& question, const DistinctValues& values, std::vector<Text>& doubts) {
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
    noteOrder(question, order, doubts);
}

void asKind(Question& question, QuestionKind kind, const ColumnFacts& facts, const Dialect& dialect) {
    std::vector<Text> doubts;
    question.options.clear();
    if (kind == QuestionKind::multiple) {
        std::string joiner = dialect.joiner;
        std::int64_t most = 0;
        for (const auto& [candidate, joined] : facts.joined)
            if (joiner.empty() && joined.cells > most && !joined.pieces.tooMany())
                most = joined.cells, joiner = candidate;
        if (facts.joined.contains(joiner))
            guessMultiple(question, facts, joiner, dialect, doubts);
        else
            guessChoice(question, facts.values, doubts);
    } else if (kind == QuestionKind::ranking) {
        guessRanking(question, facts, doubts);
    } else if (isOneChoice(kind)) {
        guessChoice(question, facts.values, doubts);
    }
    if (kind != QuestionKind::scale)
        for (Option& option : question.options) option.score.reset(), option.substantive = true;
    else if (question.kind != QuestionKind::scale)
        numberScale(question);
    question.kind = kind;
}

void numberScale(Question& question) {
    const auto points = std::count_if(question.options.begin(), question.options.end(),
                                      [](const Option& option) { return option.substantive; });
    double score = question.direction == ScaleDirection::best_first ? static_cast<double>(points) : 1;
    const double step = question.direction == ScaleDirection::best_first ? -1 : 1;
    for (Option& option : question.options) {
        option.score.reset();
        if (!option.substantive) continue;
        option.score = score;
        score += step;
    }
}

void noteOrder(Question& question, GuessedOrder order, std::vector<Text>& doubts) {
    question.option_order = OptionOrder::first_appearance;
    if (order == GuessedOrder::by_scale || order == GuessedOrder::by_number) {
        doubts.push_back(
            phrase("选项按量表或数字大小排列；没有人选的选项不在文件中",
                   "options are put in the order of their scale or numbers; options nobody chose are not in "
                   "the file"));
    } else if (order == GuessedOrder::by_first_appearance) {
        doubts.push_back(phrase("选项按首次出现的次序排列，可能与问卷不同；没有人选的选项不在文件中",
                                "options stand in order of first appearance, perhaps not the questionnaire's; options "
                                "nobody chose are not in the file"));
    }
}

}  // namespace diaoyan
