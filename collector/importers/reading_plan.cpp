// SPDX-License-Identifier: GPL-3.0-or-later
#include "collector/importers/reading_plan.h"

#include "collector/importers/cell_text.h"
#include "collector/tabular/matching.h"
#include "questionnaires/questionnaire_check.h"

#include <algorithm>

namespace diaoyan {

namespace {

Reading wholeReading(QuestionKind kind, Coding coding) {
    switch (kind) {
    case QuestionKind::single:
    case QuestionKind::scale: return coding == Coding::codes ? Reading::code : Reading::label;
    case QuestionKind::multiple: return Reading::joined_labels;
    case QuestionKind::ranking: return Reading::ranked_labels;
    case QuestionKind::number: return Reading::number;
    case QuestionKind::date: return Reading::date;
    case QuestionKind::text:
    case QuestionKind::matrix: break;
    }
    return Reading::words;
}

/// Columns that the questionnaire's questions are looked for in, and what has been found so far.
class Planner {
public:
    Planner(const SourceLayout& layout, const Questionnaire& questionnaire) : questionnaire_(questionnaire) {
        plan_.layout = layout;
        plan_.items = items(questionnaire);
        plan_.in_file.assign(plan_.items.size(), false);
        taken_.assign(layout.width, false);
    }

    ReadingPlan run(const std::string& school_heading) {
        for (const Question& question : questionnaire_.questions) findWhole(question);
        for (const Question& question : questionnaire_.questions) findParts(question);
        findSchoolColumn(school_heading);
        remark();
        return std::move(plan_);
    }

private:
    std::size_t itemIndex(const std::string& id) const {
        const auto found =
            std::find_if(plan_.items.begin(), plan_.items.end(), [&](const Item& item) { return item.id == id; });
        return static_cast<std::size_t>(found - plan_.items.begin());
    }

    bool known(std::size_t item) const { return item < plan_.items.size() && plan_.in_file[item]; }

    void take(std::size_t column, std::size_t item, Reading reading, std::size_t option = 0) {
        plan_.columns.push_back({column, item, reading, option});
        plan_.in_file[item] = true;
        taken_[column] = true;
    }

    bool sameTitle(const Question& question, const std::string& title) const {
        const std::string key = titleKey(title);
        return !key.empty() && (key == titleKey(question.title.zh) || key == titleKey(question.title.en) ||
                                title == question.id || title == questionnaire_.id + "." + question.id);
    }

    /// By the source's own name of the question, with or without the groups it stands in, else by title.
    bool isQuestion(const Question& question, const SourceQuestion& source) const {
        if (!source.id.empty()) {
            const std::string inner = source.id.substr(source.id.find_last_of('/') + 1);
            if (idFrom(source.id) == question.id || idFrom(inner) == question.id) return true;
        }
        return sameTitle(question, source.title);
    }

    /// A source question of the same title: one column for all of it, or one per option or row, or both.
    void findWhole(const Question& question) {
        for (const SourceQuestion& source : plan_.layout.questions) {
            if (taken_[source.columns.front().index]) continue;
            // Option numbers carry `第6题(运动)` and no title; the number in the questionnaire must do.
            const bool untitled = source.title == "第" + source.number + "题" && source.number == numberOf(question);
            if (!untitled && !isQuestion(question, source)) continue;
            bool any = false;
            for (const SourceColumn& column : source.columns)
                any = takeColumn(question, column, source.columns.size() == 1) || any;
            if (any) return;
        }
    }

    /// A lone column below a group's heading (`2007` below 学生) may be all there is of a question.
    bool takeColumn(const Question& question, const SourceColumn& column, bool alone) {
        if (column.words) return takeWordsColumn(question, column);
        const bool apart = question.kind == QuestionKind::matrix || question.kind == QuestionKind::multiple ||
                           question.kind == QuestionKind::ranking;
        if ((!column.part.empty() || !column.part_id.empty()) && (apart || !alone))
            return takePart(question, column.part, column.index, column.part_id);
        if (question.kind == QuestionKind::matrix || known(itemIndex(question.id))) return false;
        take(column.index, itemIndex(question.id), wholeReading(question.kind, plan_.layout.dialect.coding));
        return true;
    }

    /// What was written beside an option: the one that the heading names, else the first that asks for words.
    bool takeWordsColumn(const Question& question, const SourceColumn& column) {
        if (!isOneChoice(question.kind) && question.kind != QuestionKind::multiple) return false;
        std::optional<std::size_t> wanted = optionNamed(question, column.part, column.part_id);
        for (std::size_t option = 0; option < question.options.size() && !wanted; ++option)
            if (question.options[option].other) wanted = option;
        if (!wanted || taken_[column.index]) return false;
        take(column.index, itemIndex(question.id), Reading::own_words, *wanted);
        return true;
    }

    /// q6 -> 6: inferred questionnaires keep the number of their source; else the position counts.
    std::string numberOf(const Question& question) const {
        if (question.id.size() > 1 && question.id.front() == 'q' &&
            std::all_of(question.id.begin() + 1, question.id.end(), [](char c) { return c >= '0' && c <= '9'; }))
            return question.id.substr(1);
        for (std::size_t i = 0; i < questionnaire_.questions.size(); ++i)
            if (questionnaire_.questions[i].id == question.id) return std::to_string(i + 1);
        return {};
    }

    static bool named(const Text& label, const std::string& code, const std::string& part, const std::string& id) {
        if (!id.empty() && (id == code || idFrom(id) == code)) return true;
        const std::string key = foldForMatching(part);
        return !key.empty() && (key == foldForMatching(label.zh) || key == foldForMatching(label.en) || part == code);
    }

    static std::optional<std::size_t> optionNamed(const Question& question, const std::string& part,
                                                  const std::string& id) {
        for (std::size_t option = 0; option < question.options.size(); ++option)
            if (named(question.options[option].label, question.options[option].code, part, id)) return option;
        return std::nullopt;
    }

    bool takePart(const Question& question, const std::string& part, std::size_t column, const std::string& id = {}) {
        if (taken_[column]) return false;
        if (question.kind == QuestionKind::matrix) {
            for (const MatrixRow& row : question.rows) {
                const std::size_t item = itemIndex(question.id + "." + row.code);
                if (!named(row.label, row.code, part, id) || known(item)) continue;
                take(column, item, wholeReading(question.cells, plan_.layout.dialect.coding));
                return true;
            }
            return false;
        }
        if (question.kind != QuestionKind::multiple && question.kind != QuestionKind::ranking) return false;
        const auto option = optionNamed(question, part, id);
        if (!option) return false;
        take(column, itemIndex(question.id), question.kind == QuestionKind::multiple ? Reading::tick : Reading::rank,
             *option);
        return true;
    }

    /// Headings such as `首要期望(学习成绩优秀)`, `hope.study`, `期望—健康`, where the layout saw no group.
    void findParts(const Question& question) {
        const bool apart = question.kind == QuestionKind::matrix || question.kind == QuestionKind::multiple ||
                           question.kind == QuestionKind::ranking;
        for (const SourceQuestion& source : plan_.layout.questions) {
            for (const SourceColumn& column : source.columns) {
                if (taken_[column.index]) continue;
                if (takeWordsHeading(question, column)) continue;
                if (!apart) {
                    if (!known(itemIndex(question.id)) && !column.part.empty() && sameTitle(question, column.part))
                        take(column.index, itemIndex(question.id),
                             wholeReading(question.kind, plan_.layout.dialect.coding));
                    continue;
                }
                for (const std::string& stem : {question.id, questionnaire_.id + "." + question.id,
                                                titleKey(question.title.zh), question.title.zh, question.title.en})
                    if (takePart(question, partAfter(column.heading, stem), column.index)) break;
            }
        }
    }

    /// `hope.other.words`, `hope_other_words`: words beside one option.
    bool takeWordsHeading(const Question& question, const SourceColumn& column) {
        constexpr std::string_view end = ".words", spss = "_words";
        const bool words = column.heading.ends_with(end) || column.heading.ends_with(spss);
        if (!words || !hasOptions(question.kind)) return false;
        const std::string stem = column.heading.substr(0, column.heading.size() - end.size());
        const std::string code = partAfter(stem, question.id);
        if (!optionIndex(question.options, code)) return false;
        return takeWordsColumn(question, {.index = column.index, .heading = column.heading, .part_id = code});
    }

    /// What a heading has behind the question's name; the groups before the last / of a KoBo heading do not count.
    static std::string partAfter(const std::string& heading, const std::string& stem) {
        const std::size_t inner = heading.find_last_of('/');
        if (const std::string part = partDirectlyAfter(heading, stem); !part.empty() || inner == std::string::npos)
            return part;
        return partDirectlyAfter(heading.substr(inner + 1), stem);
    }

    static std::string partDirectlyAfter(const std::string& heading, const std::string& stem) {
        const std::string plain = takeNumber(heading).title;
        if (stem.empty() || !plain.starts_with(stem)) return {};
        const std::string_view rest = trimmed(std::string_view(plain).substr(stem.size()));
        for (const auto& [open, close] : {std::pair<std::string_view, std::string_view>{"(", ")"},
                                          {"（", "）"},
                                          {"[", "]"},
                                          {"—", ""},
                                          {"_", ""},
                                          {".", ""},
                                          {":", ""},
                                          {"：", ""},
                                          {"/", ""}}) {
            if (!rest.starts_with(open) || !rest.ends_with(close) || rest.size() < open.size() + close.size()) continue;
            return std::string(trimmed(rest.substr(open.size(), rest.size() - open.size() - close.size())));
        }
        return {};
    }

    void findSchoolColumn(const std::string& wanted) {
        for (const Question& question : questionnaire_.questions) {
            if (question.roster_field != RosterField::school) continue;
            const std::size_t item = itemIndex(question.id);
            plan_.school_item = item;
            for (const PlannedColumn& column : plan_.columns)
                if (column.item == item) plan_.school_column = column.column;
        }
        if (wanted.empty()) return;
        plan_.school_column.reset();
        for (std::size_t column = 0; column < plan_.layout.width; ++column)
            if (titleKey(plan_.layout.headings[column]) == titleKey(wanted)) plan_.school_column = column;
        if (!plan_.school_column) return;
        taken_[*plan_.school_column] = true;
        if (plan_.school_item && !known(*plan_.school_item))
            take(*plan_.school_column, *plan_.school_item, Reading::words);
    }

    void remark() {
        for (const SourceQuestion& source : plan_.layout.questions) {
            bool matched = false;
            for (const SourceColumn& column : source.columns) {
                matched = matched || taken_[column.index];
                if (taken_[column.index]) continue;
                plan_.remarks.push_back(
                    {"column-without-question",
                     phrase("这一列不对应问卷中的任何题目，未导入",
                            "this column belongs to no question of the questionnaire and was left out"),
                     {.column = column.heading}});
            }
            if (matched) ++plan_.questions_matched;
        }
        for (std::size_t item = 0; item < plan_.items.size(); ++item)
            if (!plan_.in_file[item])
                plan_.remarks.push_back({"question-without-column",
                                         phrase("文件中没有这道题，按“未询问”处理",
                                                "the file does not have this question; counted as not asked"),
                                         {.column = plan_.items[item].title.zh}});
    }

    const Questionnaire& questionnaire_;
    ReadingPlan plan_;
    std::vector<bool> taken_;
};

}  // namespace

ReadingPlan planReading(const SourceLayout& layout, const Questionnaire& questionnaire,
                        const std::string& school_heading) {
    return Planner(layout, questionnaire).run(school_heading);
}

Result<Done> checkPlan(const ReadingPlan& plan, const Questionnaire& questionnaire, const std::string& school_heading,
                       const std::string& file) {
    if (plan.questions_matched == 0)
        return Problem{"no-question-matched",
                       phrase("文件中没有一列对得上问卷“{0}”的题目",
                              "no column of the file matches a question of \"{0}\"", {questionnaire.title}),
                       {.file = file}};
    if (!school_heading.empty() && !plan.school_column)
        return Problem{"school-column-missing",
                       phrase("找不到指定的学校列", "the named school column is not in the file"),
                       {.file = file, .column = school_heading}};
    for (const PlannedColumn& column : plan.columns) {
        if (column.reading != Reading::code) continue;
        const Question* question = findQuestion(questionnaire, plan.items[column.item].question);
        if (question == nullptr || question->option_order == OptionOrder::known) continue;
        return Problem{
            "option-order-uncertain",
            phrase("文件里是选项序号，但问卷“{0}”这道题的选项次序只是推测的，不能对应；请在问卷 JSON 中核对次序并把 "
                   "option_order "
                   "改为 known，或与按选项文本的文件一起导入",
                   "the file has option numbers, but the order of this question's options in \"{0}\" is only a "
                   "guess; check it in the questionnaire's JSON and set option_order to known, or import the "
                   "file of option texts with it",
                   {questionnaire.title}),
            {.file = file, .column = plan.layout.headings[column.column]}};
    }
    return Done{};
}

}  // namespace diaoyan
