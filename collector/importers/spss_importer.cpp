// SPDX-License-Identifier: GPL-3.0-or-later
#include "collector/importers/spss_importer.h"

#include "collector/importers/cell_text.h"
#include "collector/importers/spss_groups.h"
#include "collector/importers/spss_values.h"
#include "questionnaires/known_scales.h"
#include "questionnaires/questionnaire_check.h"

#include <algorithm>
#include <array>
#include <filesystem>

namespace diaoyan {

namespace {

Problem noDictionary(const SourceSample& sample) {
    return {"no-dictionary",
            phrase("这不是统计软件的数据文件（.sav、.dta 等），没有变量定义",
                   "this is no file of a statistics program (.sav, .dta ...): it does not define its variables"),
            {.file = sample.file_name}};
}

Text formatName(const std::string& format) {
    if (format == "dta") return {"Stata 数据文件", "a Stata file"};
    if (format == "sas7bdat" || format == "xpt") return {"SAS 数据文件", "a SAS file"};
    return {"SPSS 数据文件", "an SPSS file"};
}

/// Does a column of dates hold times of day besides?
bool hasTimes(const SourceSample& sample, std::size_t column) {
    for (std::size_t row = 1; row < sample.rows.size(); ++row)
        if (column < sample.rows[row].size() && sample.rows[row][column].find('T') != std::string::npos) return true;
    return false;
}

bool isSchool(const std::string& title) {
    const std::string key = titleKey(title);
    constexpr std::array names{"学校", "学校代码", "学校名称", "所在学校", "就读学校", "school", "school code"};
    return std::find(names.begin(), names.end(), key) != names.end();
}

/// Makes a questionnaire of the groups.
class FormMaker {
public:
    FormMaker(const SourceSample& sample, const SpssGroups& groups) : sample_(sample), groups_(groups) {}

    ReadForm run() {
        Questionnaire& form = read_.questionnaire;
        const std::string stem = std::filesystem::path(sample_.file_name).stem().string();
        form.id = idFrom(stem);
        if (form.id.empty()) form.id = "survey";
        const std::string& label = sample_.dictionary->label;
        form.title = untranslated(label.empty() ? (stem.empty() ? form.id : stem) : label);
        form.role = roleNamed("respondent");
        for (const SpssGroup& group : groups_.questions) add(group);
        // A matrix may not have the id of its questionnaire.
        if (const Question* same = findQuestion(form, form.id); same != nullptr) form.id += "_form";
        return std::move(read_);
    }

private:
    void add(const SpssGroup& group) {
        Question question{.id = group.id, .title = untranslated(group.title)};
        switch (group.kind) {
        case SpssGroup::Kind::alone: alone(question, group.parts.front().column); break;
        case SpssGroup::Kind::ticks:
            question.kind = QuestionKind::multiple;
            for (const SpssPart& part : group.parts)
                question.options.push_back({.code = part.id, .label = untranslated(part.label)});
            break;
        case SpssGroup::Kind::matrix: matrix(question, group); break;
        }
        read_.questionnaire.questions.push_back(std::move(question));
    }

    SpssValues valuesOf(std::size_t column) {
        SpssValues values = spssValues(sample_, column, groups_.wjx);
        for (Problem& remark : values.remarks) read_.remarks.push_back(std::move(remark));
        return values;
    }

    QuestionKind plainKind(std::size_t column) const {
        switch (sample_.dictionary->variables[column].type) {
        case Variable::Type::number: return QuestionKind::number;
        case Variable::Type::date: return hasTimes(sample_, column) ? QuestionKind::text : QuestionKind::date;
        case Variable::Type::text: break;
        }
        return QuestionKind::text;
    }

    void alone(Question& question, std::size_t column) {
        question.options = valuesOf(column).options;
        question.kind = question.options.empty() ? plainKind(column) : QuestionKind::single;
        if (question.kind == QuestionKind::text && !school_ && isSchool(question.title.zh)) {
            question.roster_field = RosterField::school;
            school_ = true;
        }
        if (question.kind == QuestionKind::single && isSchool(question.title.zh))
            read_.remarks.push_back(
                {"school-by-value",
                 phrase("这个变量以取值和标签记录学校；如要按学校统计，名册的学校代码须与取值一致，并指定学校列",
                        "this variable tells the school by a value with a label; to count by school the codes of the "
                        "roster must be these values, and the column be named as the school's"),
                 {.column = sample_.dictionary->variables[column].name}});
        if (scaleOf(question)) question.kind = QuestionKind::scale;
    }

    /// Gives the options the scores of a known scale whose points stand in its order.
    static bool scaleOf(Question& question) {
        std::vector<std::string> labels;
        for (const Option& option : question.options)
            if (option.substantive) labels.push_back(option.label.zh);
        const auto scale = labels.empty() ? std::nullopt : recognizeScale(labels);
        if (!scale || !scale->in_order) return false;
        std::size_t place = 0;
        for (Option& option : question.options) {
            if (!option.substantive) continue;
            option.score = scale->labels[place].score;
            option.substantive = scale->labels[place].substantive;
            ++place;
        }
        question.direction = scale->direction;
        return true;
    }

    /// The options of all rows together; rows whose variables are of different kinds make a matrix of texts.
    void matrix(Question& question, const SpssGroup& group) {
        question.kind = QuestionKind::matrix;
        std::vector<QuestionKind> kinds;
        for (const SpssPart& part : group.parts) {
            question.rows.push_back({.code = part.id, .label = untranslated(part.label)});
            const SpssValues values = valuesOf(part.column);
            kinds.push_back(values.options.empty() ? plainKind(part.column) : QuestionKind::single);
            for (const Option& option : values.options) addOption(question, option);
        }
        const bool same = std::all_of(kinds.begin(), kinds.end(), [&](QuestionKind kind) { return kind == kinds[0]; });
        question.cells = same ? kinds.front() : QuestionKind::text;
        if (question.cells != QuestionKind::single) question.options.clear();
        if (question.cells == QuestionKind::single && scaleOf(question)) question.cells = QuestionKind::scale;
    }

    static void addOption(Question& question, const Option& option) {
        if (optionIndex(question.options, option.code)) return;
        question.options.push_back(option);
        const auto same = std::count_if(question.options.begin(), question.options.end(),
                                        [&](const Option& other) { return other.label == option.label; });
        if (same > 1) question.options.back().label = untranslated(option.label.zh + " (" + option.code + ")");
    }

    const SourceSample& sample_;
    const SpssGroups& groups_;
    ReadForm read_;
    bool school_ = false;
};

}  // namespace

Evidence recogniseSpss(const SourceSample& sample) {
    constexpr int certain = 100;
    if (sample.dictionary == nullptr) return {};
    return {certain,
            {phrase("{0}，自带变量定义", "{0}, with a dictionary of its variables", {formatName(sample.format)})}};
}

Result<SourceLayout> layOutSpss(const SourceSample& sample) {
    if (sample.dictionary == nullptr) return noDictionary(sample);
    SpssGroups groups = groupVariables(sample);
    SourceLayout layout;
    layout.dialect.coding = Coding::values;
    layout.width = sample.dictionary->variables.size();
    for (const Variable& variable : sample.dictionary->variables) layout.headings.push_back(variable.name);
    layout.sequence = groups.sequence;
    layout.submitted_at = groups.submitted_at;
    layout.seconds = groups.seconds;
    layout.left_out = std::move(groups.left_out);
    layout.remarks = std::move(groups.remarks);
    for (const SpssGroup& group : groups.questions) {
        SourceQuestion question{.number = group.number, .title = group.title, .columns = {}, .id = group.id};
        const bool alone = group.kind == SpssGroup::Kind::alone;
        for (const SpssPart& part : group.parts) {
            SourceColumn column{.index = part.column, .heading = layout.headings[part.column], .part = part.label};
            if (!alone) column.part_id = part.id;
            column.missing = spssValues(sample, part.column, groups.wjx).missing;
            column.ticked = group.ticked;
            for (const ValueLabel& value : sample.dictionary->variables[part.column].values)
                column.values.emplace_back(value.value, value.label);
            question.columns.push_back(std::move(column));
        }
        layout.questions.push_back(std::move(question));
    }
    if (layout.questions.empty())
        return Problem{"no-questions",
                       phrase("没有找到任何题目列", "no column of a question was found"),
                       {.file = sample.file_name}};
    for (std::size_t column = 0; column < layout.width; ++column)
        if (sample.dictionary->variables[column].type == Variable::Type::date && hasTimes(sample, column) &&
            layout.submitted_at != column)
            layout.remarks.push_back({"time-of-day",
                                      phrase("这个日期变量带有时刻，按文字保留",
                                             "this variable of dates has times of day and is kept as text"),
                                      {.column = layout.headings[column]}});
    return layout;
}

Result<ReadForm> formOfSpss(const SourceSample& sample) {
    if (sample.dictionary == nullptr) return noDictionary(sample);
    const SpssGroups groups = groupVariables(sample);
    ReadForm form = FormMaker(sample, groups).run();
    if (form.questionnaire.questions.empty())
        return Problem{"no-questions",
                       phrase("没有找到任何题目列", "no column of a question was found"),
                       {.file = sample.file_name}};
    return form;
}

}  // namespace diaoyan
